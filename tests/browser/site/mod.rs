//! The server that a scenario reads from: a static host that counts what it is asked for, and that
//! can be told to fail. Written on plain sockets, because a server that keeps to the rules can't
//! break an answer off.

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
use answer::covers;
use files::Files;
pub use files::{FRAME_PATH, PAINTED_PATH};

use support::waiting::LastActivity;

use crate::engine::Scripts;
use crate::problem::{Outcome, Problem};

/// What the pages are given besides their own, before any script of theirs runs.
#[derive(Clone, Copy, Default)]
pub struct Props {
    /// Three thousand pixels more at the foot, so that there is something to scroll.
    pub tall: bool,
    /// The browser is never idle; what waits for that is kept in `__idle`.
    pub busy: bool,
    pub storage: Storage,
    pub voice: Voice,
    pub worker: Worker,
    pub clock: Clock,
    pub lacks: Lacks,
    /// Each page asks for [`PAINTED_PATH`] once it is painted.
    pub tells_paint: bool,
    /// Statements of JavaScript that each page runs once it is read, before the app is asked for.
    pub meddle: &'static str,
    pub timers: Timers,
}

/// What the device's clock shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    #[default]
    Right,
    /// The year 1970, and it goes backwards.
    Wrong,
}

/// What the browser hasn't got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lacks {
    #[default]
    Nothing,
    /// `window.print`, as in some apps that show web pages.
    Print,
    /// The element `dialog`, and layers of styles, as Safari before 15.4.
    Dialog,
}

/// What a page does by itself after a second or more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timers {
    #[default]
    Run,
    /// It never does it: on a slow machine that would be before a scenario has seen what comes first.
    Stopped,
}

/// Whether the site is kept for when there is no connection, and its menu's pages are read ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Worker {
    /// Pages name no worker, which would answer in the server's place, and fetch nothing that nobody asks for.
    #[default]
    Unnamed,
    /// Pages name one that is not there: what is done beside it can be watched.
    Missing,
    /// Pages are served as they were built, so nothing else about them can be watched.
    Works,
}

/// Whether a page may store anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    #[default]
    Allowed,
    /// Even to look at it throws, as where a visitor blocks cookies.
    Refused,
}

/// What stands in for the browser's voices, from `voice.js`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The browser's own, if it has any.
    #[default]
    Real,
    /// Two that speak on the device.
    Local,
    /// The same, once the scenario lets them come.
    Late,
    /// The same, but neither ever begins.
    Mute,
    /// Two that send every word to their maker.
    Remote,
    /// None at all.
    None,
    /// A browser without speech synthesis.
    Unsupported,
    /// Two on a device that lets a page speak only within a press, and afterwards if it has done so once.
    InPress,
    /// Two in a browser that has no utterances, as in Lockdown Mode.
    Speechless,
}

/// A site on a port of its own; dropping it ends it.
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
    state: Mutex<State>,
    /// When the site was last asked for something, or had something sent.
    heard: Arc<LastActivity>,
    /// Told of every change, so that held answers look again.
    changes: watch::Sender<()>,
}

#[derive(Default)]
struct State {
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
            heard: Arc::default(),
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

    /// From now on answers requests for `path` so; one `*` in it stands for anything. Held ones are
    /// answered at once, in the new way.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.shared.state().answers.insert(path.to_owned(), answer);
        self.shared.changes.send_replace(());
    }

    /// From now on answers every request as a static host would.
    pub fn mend(&self) {
        self.shared.state().answers.clear();
        self.shared.changes.send_replace(());
    }

    /// How often `path` was asked for; one `*` in it stands for anything.
    pub fn requests(&self, path: &str) -> usize {
        let state = self.shared.state();
        let asked = state
            .requests
            .iter()
            .filter(|(asked, _)| *asked == path || covers(path, asked));
        asked.map(|(_, requests)| requests).sum()
    }

    /// When the site was last asked for something, or had something sent.
    pub fn heard(&self) -> Arc<LastActivity> {
        Arc::clone(&self.shared.heard)
    }

    /// How many scripts were asked for.
    pub fn script_requests(&self) -> usize {
        self.requests("*.js")
    }

    /// The paths of the pages that the site's own map names.
    pub fn pages(&self) -> Outcome<Vec<String>> {
        self.shared.files().pages()
    }

    /// From now on serves the site in `folder`, as after it was put on the host.
    pub fn replace(&self, folder: &Path) {
        *self.shared.files() = Files::new(folder);
    }

    /// From now on gives pages these props.
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
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How `path` is to be answered, once it isn't held.
    async fn decided(&self, path: &str) -> Answer {
        let mut changes = self.changes.subscribe();
        loop {
            let answer = self.state().answer(path);
            if answer != Answer::Held || changes.changed().await.is_err() {
                return answer;
            }
        }
    }
}

impl State {
    /// The answer to requests for `path`; one that names it alone goes before one with a `*`.
    fn answer(&self, path: &str) -> Answer {
        let by_pattern = || {
            let mut answers = self.answers.iter();
            answers
                .find(|(pattern, _)| covers(pattern, path))
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
    // Ends all connections when it is dropped.
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve(stream, Arc::clone(&shared)));
        while connections.try_join_next().is_some() {}
    }
}

/// Answers one request, then closes.
async fn serve(mut stream: TcpStream, shared: Arc<Shared>) {
    let Some(path) = requested(&mut stream).await else {
        return;
    };
    shared.heard.now();
    *shared.state().requests.entry(path.clone()).or_default() += 1;
    let answer = shared.decided(&path).await;
    let props = shared.state().props;
    let reply = shared.files().reply(&path, props, shared.scripts);
    // A visitor who has gone on by now is nobody's problem.
    let _ = answer::send(&mut stream, &path, answer, reply).await;
    shared.heard.now();
}

/// Reads a request to the end of its head; gives its path without the query.
async fn requested(stream: &mut TcpStream) -> Option<String> {
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
