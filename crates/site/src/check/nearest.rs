//! Finds what was probably meant.

use strsim::osa_distance;

use super::quote::MAX_NAME;

/// The known name that differs least, if it differs little: at most a third of its letters. Capitals
/// and the choice between hyphen and underscore don't count. Of a name that no one types there is none.
pub(super) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let typed = |name: &str| name.len() <= MAX_NAME;
    if !typed(name) {
        return None;
    }
    let levelled = |name: &str| name.to_lowercase().replace('-', "_");
    let name = levelled(name);
    known
        .into_iter()
        .filter(|candidate| typed(candidate))
        .map(|candidate| (osa_distance(&name, &levelled(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Names in quotation marks, with commas between them.
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
