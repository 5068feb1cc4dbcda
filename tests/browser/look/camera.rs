//! Takes the screenshots: brings a page into a state, then captures it at each width and in each scheme.

use std::path::Path;

use fantoccini::key::Key;
use serde_json::json;

use super::save;
use super::selection::{PageState, SETTINGS, Selection, WIDTHS};
use super::sheet::{Series, Shot};
use crate::copy::Page;
use crate::devtools::{self, devtools, emulate_media, file};
use crate::problem::Outcome;
use crate::site::{Answer, Props, Timers, Voice};
use crate::visitor::{CONTENT, OTHER_PAGE, Visitor};

/// Lazy images would be missing from a screenshot of the whole page.
const EAGER: &str =
    "document.querySelectorAll('[loading=lazy]').forEach((image) => { image.loading = 'eager' })";
const IMAGES_LOADED: &str =
    "[...document.images].every((image) => image.complete) && document.fonts.status === 'loaded'";

pub struct Camera<'a> {
    pub visitor: &'a Visitor,
    pub folder: &'a Path,
}

/// Without reduced motion, a screenshot may catch an animation halfway.
const REDUCED_MOTION: (&str, &str) = ("prefers-reduced-motion", "reduce");

impl Camera<'_> {
    /// A page in one state, at every width and in every scheme.
    pub async fn widths(
        &self,
        page: Page,
        state: PageState,
        selection: &Selection,
    ) -> Outcome<Series> {
        let mut shots = Vec::new();
        for width in selection.widths(&WIDTHS) {
            self.view(width).await?;
            self.enter_state(page, state).await?;
            for scheme in selection.schemes() {
                let features = [("prefers-color-scheme", scheme), REDUCED_MOTION];
                emulate_media(&self.visitor.client, &features).await?;
                let name = format!("{}-{}-{width}-{scheme}", page.file_stem(), state.name());
                let shot = self.shot(&name, width, state == PageState::Plain).await?;
                shots.push(Shot {
                    caption: format!("{width} {scheme}"),
                    ..shot
                });
            }
        }
        Ok(Series::new(state.name(), shots))
    }

    /// A page with each setting that a visitor can make.
    pub async fn settings(&self, page: Page, selection: &Selection) -> Outcome<Vec<Series>> {
        let mut series = Vec::new();
        for setting in &SETTINGS {
            let mut shots = Vec::new();
            for width in selection.widths(setting.widths) {
                self.view(width).await?;
                self.visitor.open(page.path).await?;
                let add_styles = "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]); \
                    document.adoptedStyleSheets.push(sheet)";
                let style = vec![json!(setting.style)];
                self.visitor.client.execute(add_styles, style).await?;
                for scheme in selection.schemes() {
                    let mut features = setting.features.to_vec();
                    features.extend([("prefers-color-scheme", scheme), REDUCED_MOTION]);
                    emulate_media(&self.visitor.client, &features).await?;
                    let name = format!("{}-{}-{width}-{scheme}", page.file_stem(), setting.name);
                    let shot = self.shot(&name, width, true).await?;
                    shots.push(Shot {
                        caption: format!("{width} {scheme}"),
                        ..shot
                    });
                }
            }
            series.push(Series::new(setting.name, shots));
        }
        emulate_media(&self.visitor.client, &[]).await?;
        Ok(series)
    }

    /// Gives the page a viewport of this width, with the usual height of such a screen.
    async fn view(&self, width: u32) -> Outcome {
        let height = match width {
            ..480 => 844,
            480..1024 => 1024,
            1024..1600 => 800,
            1600.. => 1080,
        };
        let view =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let client = &self.visitor.client;
        devtools(client, "Emulation.setDeviceMetricsOverride", view).await?;
        Ok(())
    }

    /// Opens a page and brings it into a state.
    async fn enter_state(&self, page: Page, state: PageState) -> Outcome {
        let visitor = self.visitor;
        // The content that was held or refused for the last screenshot is served again.
        visitor.site.answer(CONTENT, Answer::Usual);
        visitor.site.props(Props {
            voice: Voice::Local,
            timers: Timers::Stopped,
            ..Props::default()
        });
        visitor.open_app(page.path).await?;
        match state {
            PageState::Plain => Ok(()),
            PageState::Loading => self.leave_for(page, Answer::Held, "#progress").await,
            PageState::Failed => self.leave_for(page, Answer::Status(500), "#failure").await,
            PageState::Offline => self.leave_for(page, Answer::HungUp, "#failure").await,
            PageState::Display => {
                self.open_tool(page, "header [data-tool=display]", "#display")
                    .await
            }
            PageState::Listening => {
                self.open_tool(page, "main [data-tool=listen]", "#listen")
                    .await
            }
            PageState::Skip => visitor.press(Key::Tab.into()).await,
            PageState::Focus => {
                // A key press makes `:focus-visible` apply.
                visitor.press(Key::Tab.into()).await?;
                let focus = "(document.querySelector('main a[href], main summary') \
                    ?? document.querySelector('nav a[href]')).focus()";
                visitor.ask(focus).await?;
                Ok(())
            }
        }
    }

    /// Follows a link of the menu whose page doesn't load, and waits for the notice.
    async fn leave_for(&self, page: Page, answer: Answer, notice: &str) -> Outcome {
        self.visitor.site.answer(CONTENT, answer);
        self.visitor.follow_in_place(OTHER_PAGE).await?;
        self.shown(page, notice).await
    }

    /// Presses a tool's button, and waits until the tool is open.
    async fn open_tool(&self, page: Page, button: &str, tool: &str) -> Outcome {
        self.visitor.follow_in_place(button).await?;
        self.shown(page, tool).await
    }

    async fn shown(&self, page: Page, selector: &str) -> Outcome {
        let shown = format!("document.querySelector({selector:?}).checkVisibility()");
        let what = format!("{selector} is shown at {}", page.path);
        self.visitor.see(&what, &shown).await
    }

    /// A screenshot of the viewport, or of the whole page.
    async fn shot(&self, name: &str, width: u32, whole: bool) -> Outcome<Shot> {
        self.visitor.wait_two_frames().await?;
        let wanted = if whole {
            self.visitor.ask(EAGER).await?;
            self.visitor
                .see("all pictures have come", IMAGES_LOADED)
                .await?;
            devtools::full_page_screenshot(&self.visitor.client, width).await?
        } else {
            json!({ "format": "png" })
        };
        let client = &self.visitor.client;
        let picture = file(&devtools(client, "Page.captureScreenshot", wanted).await?)?;
        let name = format!("{name}.png");
        save(self.folder, &name, &picture)?;
        Ok(Shot {
            file: name,
            caption: String::new(),
            width,
        })
    }
}
