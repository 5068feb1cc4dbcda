//! Real browsers over WebDriver: what a visitor would notice, in Chromium, Firefox and WebKit, each as
//! wide as a phone and as a desktop window.
//!
//! - `scenarios`: what is checked, in sentences; each with a site and a browser of its own.
//! - `visitor`: what a scenario can do in a browser, and see in it.
//! - `site`: the server that a scenario reads from, which can be made to fail in every way.
//! - `browsers`, `browser`, `driver`, `engine`: starting browsers, keeping and ending them.
//! - `watch`: ends what hangs; `support::waiting` says how time is counted, here and in other tests.
//! - `print`: pages on paper, and their words.
//! - `hostile`: a site of words that have hurt other sites.
//! - `look`: pictures of everything in place of tests, for `cargo xtask look`.
//! - `settings`: which programs and which sites to use, from the environment.
//!
//! `cargo xtask test` finds or installs the browsers, builds the sites and calls this.

#![expect(clippy::doc_markdown, reason = "the names of browsers are no code")]

mod browser;
mod browsers;
mod chromium_log;
mod copy;
mod devtools;
mod driver;
mod engine;
mod hostile;
mod look;
mod print;
mod problem;
mod scenarios;
mod settings;
mod site;
mod visitor;
mod watch;

use std::num::NonZero;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use libtest_mimic::{Arguments, Trial};

use browsers::Browsers;
use settings::Settings;

fn main() -> ExitCode {
    if let Some(folder) = look::folder() {
        return match look::take(&folder) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => {
                eprintln!("{problem}");
                ExitCode::FAILURE
            }
        };
    }
    let mut arguments = Arguments::from_args();
    // One more than processors: a scenario waits for its browser now and then, as for a page that is held.
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    arguments.test_threads.get_or_insert(threads + 1);
    // Listing the scenarios asks for no browser.
    let settings = match Settings::from_environment() {
        Ok(settings) => Some(settings),
        Err(_) if arguments.list => None,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let browsers = match settings.map(Browsers::new).transpose() {
        Ok(browsers) => browsers.map(Arc::new),
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let trials = scenarios::all()
        .map(|(place, scenario)| {
            let browsers = browsers.clone();
            Trial::test(scenario.at(place), move || match browsers {
                Some(browsers) => Ok(browsers.run(place, &scenario)?),
                None => Ok(()),
            })
        })
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Browsers and drivers end here, before the process does.
    drop(browsers);
    print!("{}", scenarios::faults::table());
    conclusion.exit_code()
}
