//! The table of figures: what was measured, the bound it is held to, and how to measure it again.

/// A figure with its unit; the unit decides how it is written.
#[derive(Clone, Copy)]
pub enum Unit {
    /// Bytes, written in thousands.
    Bytes,
    Milliseconds,
    /// Out of a hundred.
    Score,
    /// A plain number, such as the shift of a layout.
    Plain,
    /// How many.
    Count,
}

#[derive(Clone, Copy)]
pub enum Bound {
    AtMost(f64),
    AtLeast(f64),
    /// Told for what stands beside it.
    None,
}

pub struct Row {
    pub measure: String,
    pub value: f64,
    pub unit: Unit,
    pub bound: Bound,
    pub command: &'static str,
}

impl Unit {
    pub fn written(self, value: f64) -> String {
        match self {
            Self::Bytes if value >= 1_000_000.0 => format!("{:.1} MB", value / 1_000_000.0),
            Self::Bytes => format!("{:.1} KB", value / 1000.0),
            Self::Milliseconds => format!("{value:.0} ms"),
            Self::Score | Self::Count => format!("{value:.0}"),
            Self::Plain => format!("{value:.3}"),
        }
    }
}

impl Bound {
    fn written(self, unit: Unit) -> String {
        match self {
            Self::AtMost(bound) => format!("≤ {}", unit.written(bound)),
            Self::AtLeast(bound) => format!("≥ {}", unit.written(bound)),
            Self::None => String::new(),
        }
    }

    /// Whether a value meets it, in a word.
    fn met_by(self, value: f64) -> &'static str {
        match self {
            Self::None => "",
            Self::AtMost(bound) if value <= bound => "yes",
            Self::AtLeast(bound) if value >= bound => "yes",
            Self::AtMost(_) | Self::AtLeast(_) => "NO",
        }
    }
}

/// The table as text, its columns as wide as their longest entry.
pub fn drawn(rows: &[Row]) -> String {
    let heading = ["measure", "value", "bound", "met", "measured by"].map(str::to_owned);
    let mut lines = vec![heading];
    lines.extend(rows.iter().map(|row| {
        [
            row.measure.clone(),
            row.unit.written(row.value),
            row.bound.written(row.unit),
            row.bound.met_by(row.value).to_owned(),
            row.command.to_owned(),
        ]
    }));
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max();
    let widths: [usize; 5] = std::array::from_fn(|column| width(column).unwrap_or(0));
    let text: Vec<String> = lines
        .iter()
        .map(|line| {
            let cells: Vec<String> = line
                .iter()
                .zip(widths)
                .map(|(cell, width)| format!("{cell:width$}"))
                .collect();
            cells.join("  ").trim_end().to_owned()
        })
        .collect();
    text.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_beyond_its_bound_is_plain_to_see() {
        let row = |value| Row {
            measure: "styles, brotli".to_owned(),
            value,
            unit: Unit::Bytes,
            bound: Bound::AtMost(10_000.0),
            command: "cargo xtask bench --only sizes",
        };
        let text = drawn(&[row(9_800.0), row(10_100.0)]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[1],
            "styles, brotli  9.8 KB   ≤ 10.0 KB  yes  cargo xtask bench --only sizes"
        );
        assert_eq!(
            lines[2],
            "styles, brotli  10.1 KB  ≤ 10.0 KB  NO   cargo xtask bench --only sizes"
        );
    }
}
