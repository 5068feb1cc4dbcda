//! The reading ruler.

use fantoccini::key::Key;

use super::{choose, forget, open};
use crate::copy::{ABOUT, BOOKLET, HOME, IN_A_SESSION};
use crate::problem::Outcome;
use crate::scenarios::{Scenario, scenarios};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let laid_out = scenarios![the_ruler_follows_the_pointer];
    let others = scenarios![a_booklet_has_no_ruler_and_no_fault];
    laid_out
        .map(Scenario::at_every_size)
        .into_iter()
        .chain(others)
}

async fn the_ruler_follows_the_pointer(visitor: &Visitor) -> Outcome {
    visitor.open_app(ABOUT.path).await?;
    open(visitor).await?;
    choose(visitor, "ruler", "on").await?;
    visitor.press(Key::Escape.into()).await?;
    let at = "document.querySelector('.ruler').style.getPropertyValue('--at')";
    // Keep moving the pointer: focus that returns from the dialog also moves the ruler, one frame later.
    let follows = |y| {
        format!(
            "dispatchEvent(new PointerEvent('pointermove', {{ clientX: 50, clientY: {y} }})), {at} === '{y}px'"
        )
    };
    visitor.see("the ruler is there", &follows(300)).await?;
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor
        .see(
            "the ruler is on the next page",
            "document.querySelector('.ruler')?.checkVisibility() === true",
        )
        .await?;
    visitor.see("it follows there", &follows(200)).await?;
    forget(visitor).await
}

async fn a_booklet_has_no_ruler_and_no_fault(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor
        .ask("localStorage.setItem('display', 'ruler=on')")
        .await?;
    visitor.open(BOOKLET).await?;
    visitor
        .see(
            "the booklet is there",
            "document.querySelector('.sides .leaf')?.checkVisibility() === true",
        )
        .await?;
    visitor.wait_two_frames().await?;
    visitor.console_is_empty().await?;
    forget(visitor).await
}
