//! The program `photographs`: compiled when a photograph has to be decoded or made, and run for each.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use super::PhotographError;
use super::answer::{Answer, File, Kind};
use super::cache::{Entry, Made, Record};
use super::progress::Progress;
use super::rejected::Rejected;
use crate::say;

/// The program could not be compiled or did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    #[error(
        "the program that reads photographs can't be compiled: `{line}` failed, and its own message stands above; \
         photographs need it, so see to that and try again"
    )]
    Compile { line: String },
    #[error("`{line}` can't be run: {source}; check that Rust is installed and try again")]
    Start { line: String, source: io::Error },
    #[error(
        "the program that reads photographs stopped at {path} ({status}); save the picture anew in a picture \
         program, or take it away"
    )]
    Stopped { path: String, status: ExitStatus },
}

/// Decodes a photograph to its end, whose header was found good.
pub fn read(path: &str, kind: Kind, bytes: &[u8]) -> Result<Result<(), Rejected>, PhotographError> {
    let (last, _) = run("read", path, kind, bytes, |_| {})?;
    Ok(match last {
        Answer::Rejected(rejected) => Err(rejected.into()),
        _ => Ok(()),
    })
}

/// Makes every size of a photograph in every format.
pub fn make(
    path: &str,
    kind: Kind,
    bytes: &[u8],
    progress: &Progress,
) -> Result<Result<Made, Rejected>, PhotographError> {
    let (last, mut files) = run("make", path, kind, bytes, |width| progress.size(width))?;
    let picture = match last {
        Answer::Made(picture) => picture,
        Answer::Rejected(rejected) => return Ok(Err(rejected.into())),
        other => {
            let path = path.to_owned();
            let reason = match other {
                Answer::Failed(reason) => reason,
                other => format!("{other:?}"),
            };
            return Err(PhotographError::Encode { path, reason });
        }
    };
    files.sort_by_key(|(file, _)| (file.format, file.width));
    let entry = |(file, bytes): &(File, Vec<u8>)| Entry::of(file.format, file.width, bytes);
    let record = Record {
        width: picture.width,
        height: picture.height,
        tone: picture.tone,
        files: files.iter().map(entry).collect(),
    };
    let files = files.into_iter().map(|(_, bytes)| bytes).collect();
    Ok(Ok(Made { record, files }))
}

/// The last answer, and the files before it.
type Ended = (Answer, Vec<(File, Vec<u8>)>);

fn run(
    task: &str,
    path: &str,
    kind: Kind,
    bytes: &[u8],
    mut begun: impl FnMut(u32),
) -> Result<Ended, ProgramError> {
    let mut command = Command::new(program()?);
    command.args([task, kind.name()]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| start(&command, source))?;
    if let Some(mut input) = child.stdin.take() {
        // A program that ends early gives no last answer, which is seen below.
        let _closed_pipe = input.write_all(bytes);
    }
    let (mut last, mut files) = (None, Vec::new());
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        while let Ok(answer) = next(&mut output) {
            match answer {
                Answer::Size(width) => begun(width),
                Answer::File(file) => {
                    let mut bytes = Vec::new();
                    let read = (&mut output).take(file.length).read_to_end(&mut bytes);
                    if read.is_err() {
                        break;
                    }
                    files.push((file, bytes));
                }
                answer => last = Some(answer),
            }
        }
    }
    let status = child.wait().map_err(|source| start(&command, source))?;
    let stopped = || ProgramError::Stopped {
        path: path.to_owned(),
        status,
    };
    let last = last.filter(|_| status.success()).ok_or_else(stopped)?;
    Ok((last, files))
}

fn next(output: &mut impl BufRead) -> io::Result<Answer> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    Ok(serde_json::from_str(&line)?)
}

/// Where the program lies, after cargo has seen to it that it is there and up to date.
fn program() -> Result<&'static Path, ProgramError> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    if let Some(program) = PROGRAM.get() {
        return Ok(program);
    }
    let program = compile()?;
    Ok(PROGRAM.get_or_init(|| program))
}

/// Cargo's words where there is nothing to compile.
const IDLE: [&str; 2] = ["Blocking", "Finished"];

/// Lets cargo show how far it is, and asks it where the program lies.
fn compile() -> Result<PathBuf, ProgramError> {
    let mut command = build();
    let shown = io::stderr().is_terminal();
    let stream = if shown {
        Stdio::inherit()
    } else {
        Stdio::piped()
    };
    let spawned = command.stdout(Stdio::null()).stderr(stream).spawn();
    let mut child = spawned.map_err(|source| start(&command, source))?;
    let tell = || {
        say::note(
            "The program that reads photographs is made ready; the first time that takes minutes.",
        );
    };
    let mut told = shown;
    if shown {
        tell();
    }
    let lines = child
        .stderr
        .take()
        .map(|lines| BufReader::new(lines).lines());
    for line in lines.into_iter().flatten().map_while(Result::ok) {
        if !IDLE.iter().any(|word| line.trim_start().starts_with(word)) {
            if !told {
                tell();
                told = true;
            }
            say::note(line);
        }
    }
    let status = child.wait().map_err(|source| start(&command, source))?;

    let mut ask = build();
    ask.args(["--quiet", "--message-format=json"]);
    let output = ask.output().map_err(|source| start(&ask, source))?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let program = messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message.get("executable")?.as_str()?))
    });
    let line = line(&command);
    program
        .filter(|_| status.success())
        .ok_or(ProgramError::Compile { line })
}

/// Cargo and the project's folder, as cargo names them to the programs that it runs.
fn build() -> Command {
    let project = env::var_os("CARGO_MANIFEST_DIR");
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["build", "--profile", "native", "--package", "photographs"])
        .current_dir(project.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()))
        .stdin(Stdio::null());
    command
}

fn start(command: &Command, source: io::Error) -> ProgramError {
    let line = line(command);
    ProgramError::Start { line, source }
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    words.join(" ")
}
