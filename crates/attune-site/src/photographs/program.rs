//! Runs the program `photographs` for each photograph that has to be decoded or encoded. Compiles it first.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use super::answer::{Answer, File, SourceFormat};
use super::cache::{Entry, Record, Variants};
use super::error::{PhotographError, ProgramError};
use super::progress::Progress;
use super::rejected::Rejected;
use crate::console;

/// Decodes a photograph completely, to check it. Its header must have been checked.
pub fn read(
    path: &str,
    format: SourceFormat,
    bytes: &[u8],
) -> Result<Result<(), Rejected>, PhotographError> {
    let (last, _) = run("read", path, format, bytes, |_| {})?;
    Ok(match last {
        Answer::Rejected(rejected) => Err(rejected.into()),
        _ => Ok(()),
    })
}

/// Encodes a photograph in every size and format.
pub fn make(
    path: &str,
    format: SourceFormat,
    bytes: &[u8],
    progress: &Progress,
) -> Result<Result<Variants, Rejected>, PhotographError> {
    let (last, mut files) = run("make", path, format, bytes, |width| progress.size(width))?;
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
    Ok(Ok(Variants { record, files }))
}

/// The last answer, and the files before it.
type Outcome = (Answer, Vec<(File, Vec<u8>)>);

fn run(
    task: &str,
    path: &str,
    format: SourceFormat,
    bytes: &[u8],
    mut on_size: impl FnMut(u32),
) -> Result<Outcome, ProgramError> {
    let mut command = Command::new(program()?);
    command.args([task, format.name()]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| start_error(&command, source))?;
    if let Some(mut input) = child.stdin.take() {
        // A program that stops early gives no last answer, which is reported below.
        let _closed_pipe = input.write_all(bytes);
    }
    let (mut last, mut files) = (None, Vec::new());
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        while let Ok(answer) = next_answer(&mut output) {
            match answer {
                Answer::Size(width) => on_size(width),
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
    let status = child
        .wait()
        .map_err(|source| start_error(&command, source))?;
    let stopped = || ProgramError::Stopped {
        path: path.to_owned(),
        status,
    };
    let last = last.filter(|_| status.success()).ok_or_else(stopped)?;
    Ok((last, files))
}

fn next_answer(output: &mut impl BufRead) -> io::Result<Answer> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    Ok(serde_json::from_str(&line)?)
}

/// The path of the program. Cargo compiles it at the first call, if it isn't up to date.
fn program() -> Result<&'static Path, ProgramError> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    if let Some(program) = PROGRAM.get() {
        return Ok(program);
    }
    let program = compile()?;
    Ok(PROGRAM.get_or_init(|| program))
}

/// The first words of cargo's messages when there is nothing to compile.
const IDLE_MESSAGES: [&str; 2] = ["Blocking", "Finished"];

/// Compiles the program and shows cargo's progress; then queries cargo for the program's path.
fn compile() -> Result<PathBuf, ProgramError> {
    let mut command = build();
    let is_terminal = io::stderr().is_terminal();
    let stream = if is_terminal {
        Stdio::inherit()
    } else {
        Stdio::piped()
    };
    let spawned = command.stdout(Stdio::null()).stderr(stream).spawn();
    let mut child = spawned.map_err(|source| start_error(&command, source))?;
    let announce = || {
        console::note(
            "Preparing the program that reads photographs; the first time, this takes minutes.",
        );
    };
    let mut announced = is_terminal;
    if is_terminal {
        announce();
    }
    let lines = child
        .stderr
        .take()
        .map(|lines| BufReader::new(lines).lines());
    for line in lines.into_iter().flatten().map_while(Result::ok) {
        if !IDLE_MESSAGES
            .iter()
            .any(|word| line.trim_start().starts_with(word))
        {
            if !announced {
                announce();
                announced = true;
            }
            console::note(line);
        }
    }
    let status = child
        .wait()
        .map_err(|source| start_error(&command, source))?;

    let mut query = build();
    query.args(["--quiet", "--message-format=json"]);
    let output = query
        .output()
        .map_err(|source| start_error(&query, source))?;
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

/// The cargo command. Cargo passes its own path and the project's folder to the programs that it runs.
fn build() -> Command {
    let project = env::var_os("CARGO_MANIFEST_DIR");
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["build", "--profile", "native", "--package", "photographs"])
        .current_dir(project.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()))
        .stdin(Stdio::null());
    command
}

fn start_error(command: &Command, source: io::Error) -> ProgramError {
    let line = line(command);
    ProgramError::Start { line, source }
}

/// The command as it is typed in a terminal.
fn line(command: &Command) -> String {
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    words.join(" ")
}
