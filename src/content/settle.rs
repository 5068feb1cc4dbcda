//! What an owner has filled in takes its place; what is still to be filled in is left out and listed.

use super::model::{Block, Page};

/// Settles a page. Gives what is still to be filled in.
pub(super) fn settle(page: &mut Page) -> Vec<String> {
    let mut gaps = Vec::new();
    page.blocks.retain_mut(|block| match block {
        Block::Ideas(ideas) | Block::Steps(ideas) => {
            ideas.retain_mut(|idea| {
                idea.text.extend(idea.own_words.take());
                if let Some(photograph) = idea.photograph.take() {
                    idea.picture = photograph;
                }
                let gap = idea.gap.take().filter(|_| idea.text.is_empty());
                gaps.extend(gap.map(|gap| gap.0));
                !idea.text.is_empty()
            });
            !ideas.is_empty()
        }
        Block::Gap(gap) => {
            if let Some(words) = gap.own_words.take() {
                *block = Block::Paragraph(words);
                return true;
            }
            gaps.push(gap.gap.0.clone());
            false
        }
        _ => true,
    });
    gaps
}
