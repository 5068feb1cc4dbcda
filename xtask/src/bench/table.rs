//! The table of figures: what was measured, the bound it is held to, and how to measure it again.

use comfy_table::{Table, presets};

/// A figure with its unit; the unit decides how it is written.
#[derive(Clone, Copy)]
pub enum Unit {
    /// Bytes, written in thousands.
    Bytes,
    Milliseconds,
    /// From 0 to 1, written out of a hundred.
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

impl Row {
    pub fn new(
        command: &'static str,
        measure: impl Into<String>,
        value: f64,
        unit: Unit,
        bound: Bound,
    ) -> Self {
        let measure = measure.into();
        Self {
            measure,
            value,
            unit,
            bound,
            command,
        }
    }

    fn cells(&self) -> [String; 5] {
        let (sign, bound, met) = match self.bound {
            Bound::AtMost(bound) => ("≤", bound, self.value <= bound),
            Bound::AtLeast(bound) => ("≥", bound, self.value >= bound),
            Bound::None => ("", 0.0, true),
        };
        let (bound, met) = match (sign, met) {
            ("", _) => (String::new(), ""),
            (_, true) => (format!("{sign} {}", self.unit.written(bound)), "yes"),
            (_, false) => (format!("{sign} {}", self.unit.written(bound)), "NO"),
        };
        let value = self.unit.written(self.value);
        let (measure, command) = (self.measure.clone(), self.command.to_owned());
        [measure, value, bound, met.to_owned(), command]
    }
}

impl Unit {
    pub fn written(self, value: f64) -> String {
        match self {
            Self::Bytes if value >= 1_000_000.0 => format!("{:.1} MB", value / 1_000_000.0),
            Self::Bytes => format!("{:.1} KB", value / 1000.0),
            Self::Milliseconds => format!("{value:.0} ms"),
            Self::Score => format!("{:.0}", value * 100.0),
            Self::Count => format!("{value:.0}"),
            Self::Plain => format!("{value:.3}"),
        }
    }
}

/// The table, as Markdown too reads it.
pub fn drawn(rows: &[Row]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::ASCII_MARKDOWN)
        .set_header(["measure", "value", "bound", "met", "measured by"])
        .add_rows(rows.iter().map(Row::cells));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_beyond_its_bound_is_plain_to_see() {
        let row = |value| Row::new("x", "styles", value, Unit::Bytes, Bound::AtMost(10_000.0));
        assert_eq!(
            row(9_800.0).cells(),
            ["styles", "9.8 KB", "≤ 10.0 KB", "yes", "x"]
        );
        assert_eq!(
            row(10_100.0).cells(),
            ["styles", "10.1 KB", "≤ 10.0 KB", "NO", "x"]
        );
    }
}
