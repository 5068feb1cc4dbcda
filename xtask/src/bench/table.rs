//! The table of figures: each with its value, its bound and the command to repeat the measurement.

use comfy_table::{Table, presets};

use crate::error::Error;

/// The unit of a figure, which determines its format.
#[derive(Clone, Copy)]
pub enum Unit {
    /// Printed as KB or MB.
    Bytes,
    Milliseconds,
    /// From 0 to 1, printed as 0 to 100.
    Score,
    /// A number without a unit, such as cumulative layout shift.
    Plain,
    Count,
}

#[derive(Clone, Copy)]
pub enum Bound {
    AtMost(f64),
    AtLeast(f64),
    /// Printed for comparison only.
    None,
}

/// Label, value, unit and bound.
pub type Row = (String, f64, Unit, Bound);
pub type Rows = Result<Vec<Row>, Error>;

/// The cells of a row. `measure` is the value of `--only` that selects it.
pub fn cells(measure: &str, (label, value, unit, bound): &Row) -> [String; 5] {
    let format = |value| unit.format(value);
    let command = format!("cargo xtask bench --only {measure}");
    let (bound, is_met) = match *bound {
        Bound::AtMost(max) => (format!("≤ {}", format(max)), *value <= max),
        Bound::AtLeast(min) => (format!("≥ {}", format(min)), *value >= min),
        Bound::None => return [label, &format(*value), "", "", &command].map(str::to_owned),
    };
    let met = if is_met { "yes" } else { "NO" };
    [label, &format(*value), &bound, met, &command].map(str::to_owned)
}

impl Unit {
    fn format(self, value: f64) -> String {
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

/// The table as Markdown.
pub fn render(rows: &[[String; 5]]) -> Table {
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
        let max = Bound::AtMost(10_000.0);
        let cells = |value| cells("sizes", &("styles".to_owned(), value, Unit::Bytes, max));
        assert_eq!(cells(9_800.0)[1..4], ["9.8 KB", "≤ 10.0 KB", "yes"]);
        assert_eq!(cells(10_100.0)[1..4], ["10.1 KB", "≤ 10.0 KB", "NO"]);
    }
}
