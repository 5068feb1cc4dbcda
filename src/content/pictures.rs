//! The pictures of a page.

use super::model::{Block, Page, Picture};

/// All pictures of a page, from top to bottom.
pub fn all(page: &mut Page) -> impl Iterator<Item = &mut Picture> {
    page.picture.iter_mut().chain(below(&mut page.blocks))
}

/// The pictures of a page's blocks from top to bottom.
pub fn below(blocks: &mut [Block]) -> impl Iterator<Item = &mut Picture> {
    blocks.iter_mut().flat_map(|block| match block {
        Block::Picture(figure) => vec![&mut figure.picture],
        Block::Pictures(figures) => figures
            .iter_mut()
            .map(|figure| &mut figure.picture)
            .collect(),
        Block::LinkCard(card) => card.picture.iter_mut().collect(),
        Block::Ideas(ideas) | Block::Steps(ideas) => {
            ideas.iter_mut().map(|idea| &mut idea.picture).collect()
        }
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::List(_)
        | Block::Quote(_)
        | Block::Note(_)
        | Block::Questions(_)
        | Block::WordList(_)
        | Block::Gap(_)
        | Block::TestResults(_) => Vec::new(),
    })
}
