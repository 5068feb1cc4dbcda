//! A line diff of two texts.

/// All lines of both texts: `-` before removed lines, `+` before new ones.
pub fn lines(before: &str, after: &str) -> String {
    let before: Vec<&str> = before.lines().collect();
    let after: Vec<&str> = after.lines().collect();
    let common = common(&before, &after);
    let (mut at, mut to) = (0, 0);
    let mut all = Vec::new();
    while at < before.len() || to < after.len() {
        let gone =
            at < before.len() && (to == after.len() || common[at + 1][to] >= common[at][to + 1]);
        if at < before.len() && to < after.len() && before[at] == after[to] {
            all.push(format!("    {}", before[at]));
            (at, to) = (at + 1, to + 1);
        } else if gone {
            all.push(format!("  - {}", before[at]));
            at += 1;
        } else {
            all.push(format!("  + {}", after[to]));
            to += 1;
        }
    }
    all.join("\n")
}

/// The length of the longest common subsequence from each pair of positions on.
fn common(before: &[&str], after: &[&str]) -> Vec<Vec<usize>> {
    let mut lengths = vec![vec![0; after.len() + 1]; before.len() + 1];
    for at in (0..before.len()).rev() {
        for to in (0..after.len()).rev() {
            lengths[at][to] = if before[at] == after[to] {
                lengths[at + 1][to + 1] + 1
            } else {
                lengths[at + 1][to].max(lengths[at][to + 1])
            };
        }
    }
    lengths
}
