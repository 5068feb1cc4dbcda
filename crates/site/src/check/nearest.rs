//! Finds the name that was probably meant.

use strsim::osa_distance;

use super::quote::MAX_NAME;

/// The most similar known name, if it differs in one letter or in at most a third of its letters. Ignores case and
/// the difference between hyphen and underscore. `None` for a name too long to have been typed.
pub(super) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let is_short = |name: &str| name.len() <= MAX_NAME;
    if !is_short(name) {
        return None;
    }
    let normalized = |name: &str| name.to_lowercase().replace('-', "_");
    let name = normalized(name);
    known
        .into_iter()
        .filter(|candidate| is_short(candidate))
        .map(|candidate| (osa_distance(&name, &normalized(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Quotes names and joins them with commas.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<_> = names
        .into_iter()
        .map(|name| format!("\"{name}\""))
        .collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_another_word_is_not() {
        let known = ["title", "menu_label", "description"];
        assert_eq!(nearest("descripton", known), Some("description"));
        assert_eq!(nearest("menu-Label", known), Some("menu_label"));
        assert_eq!(nearest("picture", known), None);
        assert_eq!(nearest("", known), None);
    }
}
