//! End-to-end tests over WebDriver: anything a visitor would notice, in Chromium, Firefox and WebKit, in
//! windows the size of a phone and of a desktop.
//!
//! - `scenarios`: the tests, named as sentences; each has its own site and browser.
//! - `visitor`: the actions and observations available to a scenario.
//! - `site`: the test server, which can be made to fail in every way.
//! - `browsers`, `browser`, `driver`, `engine`: starting, reusing and closing browsers.
//! - `watch`: ends scenarios that hang; `support::waiting` defines how time is counted, here and in other tests.
//! - `print`: printed pages and their words.
//! - `hostile`: a site whose texts are known attack strings.
//! - `look`: screenshots of everything instead of tests, for `cargo xtask look`.
//! - `settings`: paths of programs and sites, from the environment.
//!
//! `cargo xtask test` finds or installs the browsers, builds the sites and runs this.

#![expect(clippy::doc_markdown, reason = "browser names are not code")]

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
    // One more than the number of processors, because scenarios sometimes just wait for their browser.
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    arguments.test_threads.get_or_insert(threads + 1);
    // Listing the scenarios needs no browser.
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
        .map(|(config, scenario)| {
            let browsers = browsers.clone();
            Trial::test(scenario.at(config), move || match browsers {
                Some(browsers) => Ok(browsers.run(config, &scenario)?),
                None => Ok(()),
            })
        })
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Close browsers and drivers before the process exits.
    drop(browsers);
    print!("{}", scenarios::faults::table());
    conclusion.exit_code()
}
