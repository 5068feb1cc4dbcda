//! The test server: a static host that counts requests and can be made to fail. It uses plain sockets, because
//! a server that follows the rules can't break off a response.

mod answer;
mod files;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

pub use answer::Answer;
use answer::matches;
use files::Files;
pub use files::{FIRST_PAINT_PATH, FRAME_PATH};

use support::waiting::LastActivity;

use crate::engine::Scripts;
use crate::problem::{Outcome, Problem};

/// Changes to the pages and their environment, made before any of their scripts run.
#[derive(Clone, Copy, Default)]
pub struct Props {
    /// Adds 3000 pixels at the bottom, so that there is something to scroll.
    pub tall: bool,
    /// The browser is never idle; callbacks that wait for that are collected in `__idle`.
    pub busy: bool,
    pub storage: Storage,
    pub voice: Voice,
    pub worker: Worker,
    pub clock: Clock,
    pub lacks: Lacks,
    /// Each page requests [`FIRST_PAINT_PATH`] after its first paint.
    pub reports_paint: bool,
    /// JavaScript that each page runs at `DOMContentLoaded`, before the app is requested.
    pub meddle: &'static str,
    pub timers: Timers,
}

/// The device's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    #[default]
    Right,
    /// Shows the year 1970 and runs backwards.
    Wrong,
}

/// A feature that the browser lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lacks {
    #[default]
    Nothing,
    /// `window.print`, as in some in-app browsers.
    Print,
    /// The `dialog` element and cascade layers, as in Safari before 15.4.
    Dialog,
}

/// Timers of a second or more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timers {
    #[default]
    Run,
    /// They never fire: on a slow machine they could fire before a scenario has seen the earlier state.
    Stopped,
}

/// Whether pages reference a service worker. Only then do they store the site for offline use and prefetch the menu's
/// pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Worker {
    /// Pages reference no worker, which would answer instead of the server, and prefetch nothing.
    #[default]
    Unnamed,
    /// Pages reference a worker that doesn't exist, so that the server sees everything else a page does in advance.
    Missing,
    /// Pages are served exactly as they were built, without the instrumentation.
    Works,
}

/// Whether a page may store anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    #[default]
    Allowed,
    /// Any access to `localStorage` throws, as when a visitor blocks cookies.
    Refused,
}

/// The fake for the browser's speech synthesis, from `voice.js`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// No fake: the browser's own voices, if it has any.
    #[default]
    Real,
    /// Two voices that speak on the device.
    Local,
    /// The same, available once the scenario calls `arrive()`.
    Late,
    /// The same, but speech never starts.
    Mute,
    /// Two voices that send the text to a remote service.
    Remote,
    /// No voices.
    None,
    /// A browser without speech synthesis.
    Unsupported,
    /// Two voices on a device that requires a user gesture for the first speech.
    InPress,
    /// Two voices in a browser without `SpeechSynthesisUtterance`, as in Lockdown Mode.
    Speechless,
}

/// A site on its own port. Dropping it stops the server.
pub struct TestSite {
    /// `http://127.0.0.1:PORT`.
    pub origin: String,
    /// The path of the app's JavaScript.
    pub script: String,
    /// The path of the app's WebAssembly.
    pub wasm: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    files: Mutex<Files>,
    scripts: Scripts,
    state: Mutex<SiteState>,
    /// The last time a request arrived or a response was sent.
    last_activity: Arc<LastActivity>,
    /// Notified of every change, so that held requests check their answer again.
    changes: watch::Sender<()>,
}

#[derive(Default)]
struct SiteState {
    answers: HashMap<String, Answer>,
    requests: HashMap<String, usize>,
    props: Props,
}

impl TestSite {
    /// Serves the site in `folder`.
    pub async fn start(folder: &Path, scripts: Scripts) -> Outcome<Self> {
        let failed = |source| Problem::Start {
            what: "the tests' own server".into(),
            source,
        };
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(failed)?;
        let origin = format!("http://{}", listener.local_addr().map_err(failed)?);
        let files = Files::new(folder);
        let (script, wasm) = (files.attribute("data-js")?, files.attribute("data-wasm")?);
        let (changes, _) = watch::channel(());
        let shared = Arc::new(Shared {
            files: Mutex::new(files),
            scripts,
            state: Mutex::default(),
            last_activity: Arc::default(),
            changes,
        });
        let task = tokio::spawn(accept(listener, Arc::clone(&shared)));
        Ok(Self {
            origin,
            script,
            wasm,
            shared,
            task,
        })
    }

    /// Sets the answer for `path`, in which one `*` matches anything. Requests that are held get the new answer
    /// at once.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.shared.state().answers.insert(path.to_owned(), answer);
        self.shared.changes.send_replace(());
    }

    /// Resets all answers: every request is answered as by a static host.
    pub fn reset_answers(&self) {
        self.shared.state().answers.clear();
        self.shared.changes.send_replace(());
    }

    /// The number of requests for `path`, in which one `*` matches anything.
    pub fn requests(&self, path: &str) -> usize {
        let state = self.shared.state();
        let matching = state
            .requests
            .iter()
            .filter(|(requested, _)| *requested == path || matches(path, requested));
        matching.map(|(_, requests)| requests).sum()
    }

    /// The last time a request arrived or a response was sent.
    pub fn last_activity(&self) -> Arc<LastActivity> {
        Arc::clone(&self.shared.last_activity)
    }

    /// The number of requests for scripts.
    pub fn script_requests(&self) -> usize {
        self.requests("*.js")
    }

    /// The paths of the pages in the sitemap.
    pub fn pages(&self) -> Outcome<Vec<String>> {
        self.shared.files().pages()
    }

    /// Serves the site in `folder` from now on, as after a deployment.
    pub fn replace(&self, folder: &Path) {
        *self.shared.files() = Files::new(folder);
    }

    /// Applies these props to pages from now on.
    pub fn props(&self, props: Props) {
        self.shared.state().props = props;
    }
}

impl Drop for TestSite {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, SiteState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer for `path`, once it isn't held.
    async fn released_answer(&self, path: &str) -> Answer {
        let mut changes = self.changes.subscribe();
        loop {
            let answer = self.state().answer(path);
            if answer != Answer::Held || changes.changed().await.is_err() {
                return answer;
            }
        }
    }
}

impl SiteState {
    /// The answer for `path`; an exact path takes precedence over a pattern.
    fn answer(&self, path: &str) -> Answer {
        let by_pattern = || {
            let mut answers = self.answers.iter();
            answers
                .find(|(pattern, _)| matches(pattern, path))
                .map(|(_, answer)| answer)
        };
        self.answers
            .get(path)
            .or_else(by_pattern)
            .copied()
            .unwrap_or_default()
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    // Closes all connections when dropped.
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve(stream, Arc::clone(&shared)));
        while connections.try_join_next().is_some() {}
    }
}

/// Answers one request, then closes.
async fn serve(mut stream: TcpStream, shared: Arc<Shared>) {
    let Some(path) = read_request(&mut stream).await else {
        return;
    };
    shared.last_activity.now();
    *shared.state().requests.entry(path.clone()).or_default() += 1;
    let answer = shared.released_answer(&path).await;
    let props = shared.state().props;
    let reply = shared.files().reply(&path, props, shared.scripts);
    // The browser may have closed the connection, which is no problem.
    let _ = answer::send(&mut stream, &path, answer, reply).await;
    shared.last_activity.now();
}

/// Reads the head of a request and returns its path without the query.
async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut piece = [0; 2048];
        let length = stream
            .read(&mut piece)
            .await
            .ok()
            .filter(|&length| length > 0)?;
        head.extend_from_slice(&piece[..length]);
    }
    let head = String::from_utf8_lossy(&head);
    let target = head.split(' ').nth(1)?;
    Some(target.split('?').next().unwrap_or(target).to_owned())
}
