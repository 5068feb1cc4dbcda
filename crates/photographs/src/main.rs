//! Decodes a photograph and encodes it in the sizes and formats that are served. It is a separate program, since
//! its codecs take minutes to compile and a site without photographs doesn't need them. `attune-site` checks every
//! file's header, compiles and runs this program, and caches its output.
//!
//! It reads the photograph from stdin and writes the answers of [`answer`] to stdout. It reads and writes no files.

mod answer;
mod decode;
mod encode;
mod sizes;
mod tone;

use std::env;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use answer::{Answer, File, Format, Picture, Rejected, SourceFormat};
use decode::decode;
use encode::EncodeError;

const USAGE: &str = "photographs: reads a photograph and makes what is served of it

  photographs read JPEG|PNG    decodes it to its end
  photographs make JPEG|PNG    makes every size in every format";

/// An error that stops the program.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("the picture can't be shown")]
    Rejected(Rejected),
    #[error(transparent)]
    Encode(#[from] EncodeError),
    #[error("the picture can't be read or the answer sent: {0}; try again")]
    Pipe(#[from] io::Error),
}

impl From<Rejected> for Error {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}

#[derive(Clone, Copy)]
enum Task {
    Read,
    Make,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let task = match arguments.first() {
        Some(&"read") => Some(Task::Read),
        Some(&"make") => Some(Task::Make),
        _ => None,
    };
    let is_named = |source: &SourceFormat| {
        arguments
            .get(1)
            .is_some_and(|argument| *argument == source.name())
    };
    let formats = [SourceFormat::Jpeg, SourceFormat::Png];
    let (Some(task), Some(source)) = (task, formats.into_iter().find(is_named)) else {
        let _closed_pipe = writeln!(io::stderr(), "{USAGE}");
        return ExitCode::from(2);
    };
    let last = match run(task, source) {
        Ok(answer) => Ok(answer),
        Err(Error::Rejected(rejected)) => Ok(Answer::Rejected(rejected)),
        Err(Error::Encode(error)) => Ok(Answer::Failed(error.to_string())),
        Err(Error::Pipe(error)) => Err(error),
    };
    match last.and_then(|answer| send(&answer)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _closed_pipe = writeln!(io::stderr(), "{}", Error::Pipe(error));
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task, source: SourceFormat) -> Result<Answer, Error> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let decoded = decode(source, &bytes)?;
    match task {
        Task::Read => Ok(Answer::Decoded),
        Task::Make => make(source, &decoded.prepare()).map(Answer::Made),
    }
}

/// Encodes every size in every format: from narrow to wide, and each size in the best format first.
fn make(source: SourceFormat, image: &image::DynamicImage) -> Result<Picture, Error> {
    for width in sizes::widths(image.width()) {
        send(&Answer::Size(width))?;
        let height = sizes::height(image.width(), image.height(), width);
        let resized = sizes::shrink(image, width, height);
        for format in Format::of(source) {
            let bytes = format.encode(&resized)?;
            let length = bytes.len() as u64;
            send(&Answer::File(File {
                format,
                width,
                length,
            }))?;
            io::stdout().write_all(&bytes)?;
        }
    }
    Ok(Picture {
        width: image.width(),
        height: image.height(),
        tone: tone::tone(image),
    })
}

fn send(answer: &Answer) -> io::Result<()> {
    let mut output = io::stdout();
    writeln!(output, "{}", serde_json::to_string(answer)?)?;
    output.flush()
}
