//! The browser tests: one file per subject, one function per scenario. Each scenario has its own copy of the
//! site, and fails when the statement in its name is no longer true.
//!
//! A scenario runs once in each engine, in a window as wide as a phone. `at_every_size` adds a desktop window
//! where the layout matters; `only_in` limits it to the engines that can show a difference.

mod anchors;
mod axe;
mod changed;
mod colours;
mod console;
mod display;
mod easy_read;
mod failing;
pub mod faults;
mod first_view;
mod focus;
mod fonts;
mod forget;
mod history;
mod hostile;
mod hosts;
mod hydrating;
mod keyboard;
mod lacking;
mod layout;
mod letter;
mod links;
mod listen;
mod moving;
mod offline;
mod outlines;
mod paper;
mod policy;
mod preparing;
mod reading;
mod starting;
mod terms;
mod waiting;
mod walks;

pub use layout::{SPACING, TWICE};

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::browser::BrowserConfig;
use crate::copy::Page;
use crate::engine::{Engine, Scripts, Size};
use crate::problem::Outcome;
use crate::settings::BuiltSite;
use crate::visitor::Visitor;

/// Most scenarios take far less, even those that wait for a page to time out. A scenario isn't ended at its
/// limit: see `watch`.
const LIMIT: Duration = Duration::from_secs(90);

/// A running scenario.
type ScenarioFuture<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;
type Run = Arc<dyn for<'a> Fn(&'a Visitor) -> ScenarioFuture<'a> + Send + Sync>;

/// A test of something that a visitor would notice.
#[derive(Clone)]
pub struct Scenario {
    pub name: &'static str,
    /// The page or host that it tests, if the scenario exists once for each.
    pub subject: Option<String>,
    pub run: Run,
    /// The longest it takes on a typical computer. It is ended only long after that.
    pub limit: Duration,
    /// The built site that it visits.
    pub built: BuiltSite,
    /// The window sizes that it runs at.
    pub sizes: &'static [Size],
    /// The engines that it runs in.
    pub engines: &'static [Engine],
}

impl Scenario {
    /// Runs it at phone and desktop width, because the layout matters.
    fn at_every_size(self) -> Self {
        Self {
            sizes: &SIZES,
            ..self
        }
    }

    /// Runs it only in these engines: the others can't run it, or would show the same.
    fn only_in(self, engines: &'static [Engine]) -> Self {
        Self { engines, ..self }
    }

    /// Runs it on the site of the sample practice.
    fn on_the_sample(self) -> Self {
        Self {
            built: BuiltSite::Sample,
            ..self
        }
    }

    /// Sets another limit, for a scenario that takes longer than most.
    fn with_limit(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// Its full name in this browser; with it, the scenario can be run alone.
    pub fn at(&self, config: BrowserConfig) -> String {
        match &self.subject {
            Some(subject) => format!("{config}: {}: {subject}", self.name),
            None => format!("{config}: {}", self.name),
        }
    }
}

/// Lists scenarios, each named after its function.
macro_rules! scenarios {
    ($($name:ident),* $(,)?) => {
        [$($crate::scenarios::Scenario {
            name: stringify!($name),
            subject: None,
            run: $crate::scenarios::run(|visitor| Box::pin($name(visitor))),
            limit: $crate::scenarios::LIMIT,
            built: $crate::settings::BuiltSite::Release,
            sizes: &$crate::scenarios::PHONE,
            engines: &$crate::engine::Engine::ALL,
        }),*]
    };
}
use scenarios;

fn run(test: fn(&Visitor) -> ScenarioFuture<'_>) -> Run {
    Arc::new(test)
}

/// Makes one scenario for each subject. One long scenario would end at the first failure, and run again whole.
fn each<T, P>(
    name: &'static str,
    subjects: impl IntoIterator<Item = (String, T)>,
    test: P,
) -> Vec<Scenario>
where
    T: Copy + Send + Sync + 'static,
    P: AsyncFn(&Visitor, T) -> Outcome + Copy + Send + Sync + 'static,
{
    let scenario = |(subject, parameter): (String, T)| Scenario {
        name,
        subject: Some(subject),
        run: Arc::new(move |visitor| Box::pin(async move { test(visitor, parameter).await })),
        limit: LIMIT,
        built: BuiltSite::Release,
        sizes: &PHONE,
        engines: &Engine::ALL,
    };
    subjects.into_iter().map(scenario).collect()
}

/// Makes one scenario for each of these pages.
fn each_page<P>(name: &'static str, pages: impl IntoIterator<Item = Page>, test: P) -> Vec<Scenario>
where
    P: AsyncFn(&Visitor, Page) -> Outcome + Copy + Send + Sync + 'static,
{
    each(
        name,
        pages.into_iter().map(|page| (page.path.to_owned(), page)),
        test,
    )
}

/// A phone in portrait orientation, where every scenario runs.
const PHONE: [Size; 1] = [Size {
    width: 390,
    height: 844,
}];

/// The phone and a desktop window.
const SIZES: [Size; 2] = [
    PHONE[0],
    Size {
        width: 1280,
        height: 800,
    },
];

/// Every scenario in every browser and size that it runs in, sorted by browser.
pub fn all() -> impl Iterator<Item = (BrowserConfig, Scenario)> {
    let sizes = Engine::ALL
        .into_iter()
        .flat_map(|engine| SIZES.map(|size| (engine, size)));
    sizes.flat_map(|(engine, size)| {
        let config = move |scripts| BrowserConfig {
            engine,
            size,
            scripts,
        };
        let applies = move |scenario: &Scenario| {
            scenario.sizes.contains(&size) && scenario.engines.contains(&engine)
        };
        let running = with_scripts().filter(applies);
        let running = running.map(move |scenario| (config(Scripts::Run), scenario));
        let refused = reading::all()
            .into_iter()
            .chain(easy_read::without_scripts())
            .chain(terms::all())
            .chain(letter::without_scripts())
            .chain(paper::with_scripts_refused())
            .chain(axe::with_scripts_refused())
            .chain(outlines::all())
            .filter(applies)
            .map(move |scenario| (config(Scripts::Refused), scenario));
        // WebKit's driver can't turn scripts off.
        let turned_off = reading::turned_off()
            .into_iter()
            .chain(easy_read::without_scripts())
            .chain(terms::all())
            .filter(move |scenario| applies(scenario) && engine != Engine::WebKit)
            .map(move |scenario| (config(Scripts::TurnedOff), scenario));
        running.chain(refused).chain(turned_off)
    })
}

fn with_scripts() -> impl Iterator<Item = Scenario> {
    waiting::all()
        .into_iter()
        .chain(hydrating::all())
        .chain(starting::all())
        .chain(changed::all())
        .chain(console::all())
        .chain(moving::all())
        .chain(preparing::all())
        .chain(history::all())
        .chain(anchors::all())
        .chain(keyboard::all())
        .chain(links::all())
        .chain(failing::all())
        .chain(faults::all())
        .chain(first_view::all())
        .chain(hostile::all())
        .chain(policy::all())
        .chain(offline::all())
        .chain(hosts::all())
        .chain(layout::all())
        .chain(focus::all())
        .chain(forget::all())
        .chain(fonts::all())
        .chain(colours::all())
        .chain(display::all())
        .chain(listen::all())
        .chain(letter::all())
        .chain(outlines::with_scripts())
        .chain(lacking::all())
        .chain(easy_read::all())
        .chain(terms::all())
        .chain(walks::all())
        .chain(paper::all())
        .chain(axe::all())
        .chain(outlines::all())
}
