//! The display choices: they apply at once, are stored on the device, and can be reset in one step.

mod choices;
mod dialog;
mod ruler;

use super::Scenario;
use crate::problem::Outcome;
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let dialog = dialog::all().into_iter();
    choices::all().into_iter().chain(dialog).chain(ruler::all())
}

/// The button in the header.
const BUTTON: &str = "header [data-tool=display]";
const IS_OPEN: &str = "document.querySelector('#display').open";

async fn open(visitor: &Visitor) -> Outcome {
    visitor.click(BUTTON).await?;
    visitor.see("the dialog is open", IS_OPEN).await
}

/// Clicks the button of a value.
async fn choose(visitor: &Visitor, name: &str, value: &str) -> Outcome {
    let button = format!("#display [name={name}][value={value:?}]");
    visitor
        .ask(&format!(
            "document.querySelector({button:?}).scrollIntoView({{ block: 'center' }})"
        ))
        .await?;
    visitor.click(&button).await?;
    visitor
        .check(
            &format!("{name} {value} is the one that is pressed"),
            &format!(
                "[...document.querySelectorAll('#display [name={name}][aria-pressed=true]')].map(({{ value }}) => value).join() === {value:?}"
            ),
        )
        .await
}

/// Clears the choices, so that the next scenario in this browser starts without any.
async fn forget(visitor: &Visitor) -> Outcome {
    visitor.ask("localStorage.clear()").await?;
    Ok(())
}
