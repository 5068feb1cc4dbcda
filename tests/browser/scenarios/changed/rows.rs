//! The table of changes that translators, extensions and faults make to a page, and the effect on the app.

use App::{Fails, Panics, Runs, ShutsDown, StaysPlain};
use When::{After, Before, WhileLoading};

/// When the page is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On every page load, before any part of the app is requested.
    Before,
    /// On the first page, while the WebAssembly is loading.
    WhileLoading,
    /// On the first page, once the app runs.
    After,
}

/// The effect on the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum App {
    /// It runs, and swaps pages in.
    Runs,
    /// It doesn't start, logs the reason, and leaves the page plain HTML.
    StaysPlain,
    /// It can't start in this browser.
    Fails,
    /// It ran and then stops: links load whole pages.
    ShutsDown,
    /// It panics while it hydrates the page.
    Panics,
}

/// One change of a page.
pub struct Row {
    pub name: &'static str,
    pub when: When,
    pub app: App,
    /// Whether it is also tried in Firefox and WebKit.
    pub in_every_engine: bool,
    /// The change, as statements of JavaScript.
    pub script: &'static str,
}

const fn row(name: &'static str, when: When, app: App, script: &'static str) -> Row {
    Row {
        name,
        when,
        app,
        in_every_engine: false,
        script,
    }
}

/// A row for all three engines.
const fn in_every_engine(name: &'static str, when: When, app: App, script: &'static str) -> Row {
    Row {
        in_every_engine: true,
        ..row(name, when, app, script)
    }
}

/// Wraps each text node of the page in two nested elements, as Google Translate does.
macro_rules! translate {
    ($then:literal) => {
        concat!(
            "const wrap = (root) => { \
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); \
                const texts = []; \
                while (walker.nextNode()) texts.push(walker.currentNode); \
                for (const text of texts) { \
                    if (!text.data.trim() || !text.parentElement || text.parentElement.closest('script, style, font')) continue; \
                    const outer = document.createElement('font'); \
                    outer.append(document.createElement('font')); \
                    outer.firstChild.append(text.data); \
                    text.replaceWith(outer); \
                } \
            }; \
            wrap(document.body); \
            document.documentElement.classList.add('translated-ltr'); \
            document.documentElement.lang = 'fr';",
            $then
        )
    };
}

const TRANSLATED: &str = translate!("");
/// Wraps the text again whenever the page changes.
const TRANSLATING: &str = translate!(
    "new MutationObserver((changes) => { \
        for (const { addedNodes } of changes) for (const node of addedNodes) if (node.isConnected) wrap(node.parentElement); \
    }).observe(document.body, { childList: true, subtree: true, characterData: true });"
);

/// Inserts a toolbar with the given statement.
macro_rules! toolbar {
    ($place:literal) => {
        concat!(
            "const bar = document.createElement('div'); bar.textContent = 'A toolbar'; const at = (css) => document.querySelector(css);",
            $place
        )
    };
}

const FIRST_IN_BODY: &str = toolbar!("document.body.prepend(bar);");
const LAST_IN_BODY: &str = toolbar!("document.body.append(bar);");
const BEFORE_MAIN: &str = toolbar!("at('main').before(bar);");
const AFTER_FOOTER: &str = toolbar!("at('footer').after(bar);");
const FIRST_IN_HEADER: &str = toolbar!("at('header').prepend(bar);");
const LAST_IN_HEADER: &str = toolbar!("at('header').append(bar);");
const FIRST_IN_NAV: &str = toolbar!("at('header nav').prepend(bar);");
const FIRST_IN_FOOTER: &str = toolbar!("at('footer').prepend(bar);");
const FIRST_IN_MAIN: &str = toolbar!("at('main').prepend(bar);");
const LAST_IN_MAIN: &str = toolbar!("at('main').append(bar);");
const AROUND_MAIN: &str = toolbar!("at('main').before(bar); bar.append(at('main'));");
const AROUND_ARTICLE: &str =
    toolbar!("at('main article').before(bar); bar.append(at('main article'));");
const COMMENT_IN_BODY: &str = "document.body.prepend(document.createComment('added'));";
const COMMENT_IN_NAV: &str =
    "document.querySelector('header nav').prepend(document.createComment('added'));";
const SPACE_IN_BODY: &str = "document.body.prepend(' ');";
const WITHOUT_BUTTON: &str = "document.querySelector('header button').remove();";
const WITHOUT_NAME: &str = "document.querySelector('header .brand').lastChild.remove();";
const WITHOUT_MAIN: &str = "document.querySelector('main').remove();";
/// A careless toolbar that adds itself with `innerHTML`, which recreates every node.
const BODY_REWRITTEN: &str = "document.body.innerHTML += '<div>A toolbar</div>';";
const COPIED_MAIN: &str =
    "const main = document.querySelector('main'); main.replaceWith(main.cloneNode(true));";
const DUPLICATE_MAIN: &str =
    "const main = document.querySelector('main'); main.after(main.cloneNode(true));";
const ATTRIBUTES: &str = "for (const element of document.querySelectorAll('*')) { element.setAttribute('data-seen', ''); element.classList.add('seen'); }";
const DARK_MODE: &str = "const style = document.createElement('style'); style.textContent = 'html { filter: invert(1) }'; \
    document.head.append(style); document.body.append(style.cloneNode(true)); \
    document.documentElement.setAttribute('data-darkreader-mode', 'dynamic'); \
    for (const element of document.querySelectorAll('body *')) element.style.setProperty('--darkreader', '1');";
const EDITABLE: &str = "document.querySelector('main').contentEditable = 'true';";
const SPLIT: &str =
    "for (const link of document.querySelectorAll('nav a')) link.firstChild.splitText(2);";
const NO_WEBASSEMBLY: &str = "delete window.WebAssembly;";
/// Dispatches the browser's error event: an error thrown by a driver's script doesn't reach the page.
pub const TRAP: &str = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));";
const PROMISE: &str = "dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { \
    promise: Promise.resolve(), reason: new WebAssembly.RuntimeError('unreachable') }));";
/// No node is an instance of `Comment`: the app panics when it hydrates the marker at the end of a list.
const WITHOUT_COMMENTS: &str =
    "Object.defineProperty(Comment, Symbol.hasInstance, { value: () => false });";
/// The app can no longer create elements, so it panics when it renders.
const CANNOT_RENDER: &str = "document.createElement = () => null;";

/// As above, on a page where a content blocker has removed the notices.
const CANNOT_RENDER_WITHOUT_NOTICES: &str = "for (const notice of document.querySelectorAll('.notice')) notice.remove(); document.createElement = () => null;";

pub const ROWS: &[Row] = &[
    in_every_engine("each text is wrapped", Before, Runs, TRANSLATED),
    row("each text is wrapped", WhileLoading, Runs, TRANSLATED),
    row("each text is wrapped", After, Runs, TRANSLATED),
    row("a translator goes on", Before, Runs, TRANSLATING),
    in_every_engine("a translator goes on", After, Runs, TRANSLATING),
    in_every_engine(
        "an element comes first in body",
        Before,
        StaysPlain,
        FIRST_IN_BODY,
    ),
    row(
        "an element comes first in body",
        WhileLoading,
        StaysPlain,
        FIRST_IN_BODY,
    ),
    row("an element comes first in body", After, Runs, FIRST_IN_BODY),
    row("an element comes last in body", Before, Runs, LAST_IN_BODY),
    row(
        "an element comes before main",
        WhileLoading,
        StaysPlain,
        BEFORE_MAIN,
    ),
    row("an element comes before main", After, Runs, BEFORE_MAIN),
    in_every_engine(
        "an element comes after the footer",
        Before,
        StaysPlain,
        AFTER_FOOTER,
    ),
    row(
        "an element comes after the footer",
        After,
        Runs,
        AFTER_FOOTER,
    ),
    in_every_engine(
        "an element comes first in header",
        WhileLoading,
        StaysPlain,
        FIRST_IN_HEADER,
    ),
    row(
        "an element comes last in header",
        Before,
        StaysPlain,
        LAST_IN_HEADER,
    ),
    row(
        "an element comes first in header",
        After,
        Runs,
        FIRST_IN_HEADER,
    ),
    row(
        "an element comes first in nav",
        Before,
        StaysPlain,
        FIRST_IN_NAV,
    ),
    row(
        "an element comes first in footer",
        WhileLoading,
        StaysPlain,
        FIRST_IN_FOOTER,
    ),
    row(
        "an element comes first in main",
        Before,
        Runs,
        FIRST_IN_MAIN,
    ),
    row(
        "an element comes first in main",
        WhileLoading,
        Runs,
        FIRST_IN_MAIN,
    ),
    in_every_engine("an element comes first in main", After, Runs, FIRST_IN_MAIN),
    row("an element comes last in main", After, Runs, LAST_IN_MAIN),
    row("main is wrapped", Before, StaysPlain, AROUND_MAIN),
    row("main is wrapped", After, Runs, AROUND_MAIN),
    row("the article is wrapped", After, Runs, AROUND_ARTICLE),
    row(
        "a comment comes first in body",
        Before,
        StaysPlain,
        COMMENT_IN_BODY,
    ),
    in_every_engine(
        "a comment comes first in nav",
        WhileLoading,
        StaysPlain,
        COMMENT_IN_NAV,
    ),
    row(
        "a space comes first in body",
        Before,
        StaysPlain,
        SPACE_IN_BODY,
    ),
    row("a button is removed", Before, StaysPlain, WITHOUT_BUTTON),
    row("a button is removed", After, Runs, WITHOUT_BUTTON),
    row("a text is removed", WhileLoading, StaysPlain, WITHOUT_NAME),
    row("main is removed", After, ShutsDown, WITHOUT_MAIN),
    row("the body is rewritten", After, ShutsDown, BODY_REWRITTEN),
    row(
        "main is replaced by its copy",
        After,
        ShutsDown,
        COPIED_MAIN,
    ),
    row("main is there twice", Before, StaysPlain, DUPLICATE_MAIN),
    row("main is there twice", After, Runs, DUPLICATE_MAIN),
    row("attributes are changed", Before, Runs, ATTRIBUTES),
    row("a dark mode brings its styles", Before, Runs, DARK_MODE),
    row("a dark mode brings its styles", After, Runs, DARK_MODE),
    row("main can be edited", WhileLoading, Runs, EDITABLE),
    row("texts are cut into pieces", Before, Runs, SPLIT),
    row("WebAssembly is refused", Before, Fails, NO_WEBASSEMBLY),
    row(
        "the app can't hydrate the page",
        Before,
        Panics,
        WITHOUT_COMMENTS,
    ),
    row("the app traps", After, ShutsDown, TRAP),
    row("a promise of the app fails", After, ShutsDown, PROMISE),
    row(
        "the app can't render, and its notices are gone",
        After,
        ShutsDown,
        CANNOT_RENDER_WITHOUT_NOTICES,
    ),
    in_every_engine("the app can't render", After, ShutsDown, CANNOT_RENDER),
];
