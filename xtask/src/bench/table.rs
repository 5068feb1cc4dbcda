//! The table of figures: what was measured, the bound it is held to, and how to measure it again.

use comfy_table::{Table, presets};

use crate::error::Error;

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
    Count,
}

#[derive(Clone, Copy)]
pub enum Bound {
    AtMost(f64),
    AtLeast(f64),
    /// Told for what stands beside it.
    None,
}

/// What was measured, and the figure.
pub type Row = (String, f64, Unit, Bound);
pub type Rows = Result<Vec<Row>, Error>;

/// `measure` is what `--only` names it.
pub fn cells(measure: &str, (what, value, unit, bound): &Row) -> [String; 5] {
    let written = |value| unit.written(value);
    let command = format!("cargo xtask bench --only {measure}");
    let (bound, is_met) = match *bound {
        Bound::AtMost(most) => (format!("≤ {}", written(most)), *value <= most),
        Bound::AtLeast(least) => (format!("≥ {}", written(least)), *value >= least),
        Bound::None => return [what, &written(*value), "", "", &command].map(str::to_owned),
    };
    let met = if is_met { "yes" } else { "NO" };
    [what, &written(*value), &bound, met, &command].map(str::to_owned)
}

impl Unit {
    fn written(self, value: f64) -> String {
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
pub fn drawn(rows: &[[String; 5]]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::ASCII_MARKDOWN)
        .set_header(["measure", "value", "bound", "met", "measured by"])
        .add_rows(rows);
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_beyond_its_bound_is_plain_to_see() {
        let most = Bound::AtMost(10_000.0);
        let cells = |value| cells("sizes", &("styles".to_owned(), value, Unit::Bytes, most));
        assert_eq!(cells(9_800.0)[1..4], ["9.8 KB", "≤ 10.0 KB", "yes"]);
        assert_eq!(cells(10_100.0)[1..4], ["10.1 KB", "≤ 10.0 KB", "NO"]);
    }
}
