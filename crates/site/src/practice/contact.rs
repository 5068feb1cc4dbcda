use super::{Facts, MadePage};

pub(super) fn page(_facts: Facts) -> Option<MadePage> {
    None
}
