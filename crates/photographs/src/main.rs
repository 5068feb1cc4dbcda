//! Reads a photograph and makes what is served of it. A program of its own, since its codecs take minutes to
//! compile and a site without photographs has no use for them. `attune-site` compiles and runs it, checks every
//! file's header before, and keeps what was made.
//!
//! The photograph comes on the ordinary input, the answers of [`answer`] go to the ordinary output, and no file
//! is read or written.

mod answer;
mod decode;
mod encode;
mod sizes;
mod tone;

use std::env;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use answer::{Answer, File, Format, Kind, Picture, Rejected};
use decode::decode;
use encode::EncodeError;

const USAGE: &str = "photographs: reads a photograph and makes what is served of it

  photographs read JPEG|PNG    decodes it to its end
  photographs make JPEG|PNG    makes every size in every format";

/// Why nothing more is made.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("the picture can't be shown")]
    Rejected(Rejected),
    #[error(transparent)]
    Encode(#[from] EncodeError),
    #[error("the picture can't be taken in or the answer given: {0}; try again")]
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
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let task = match words.first() {
        Some(&"read") => Some(Task::Read),
        Some(&"make") => Some(Task::Make),
        _ => None,
    };
    let named = |kind: &Kind| words.get(1).is_some_and(|word| *word == kind.name());
    let (Some(task), Some(kind)) = (task, [Kind::Jpeg, Kind::Png].into_iter().find(named)) else {
        let _closed_pipe = writeln!(io::stderr(), "{USAGE}");
        return ExitCode::from(2);
    };
    let last = match run(task, kind) {
        Ok(answer) => Ok(answer),
        Err(Error::Rejected(rejected)) => Ok(Answer::Rejected(rejected)),
        Err(Error::Encode(error)) => Ok(Answer::Failed(error.to_string())),
        Err(Error::Pipe(error)) => Err(error),
    };
    match last.and_then(|answer| say(&answer)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _closed_pipe = writeln!(io::stderr(), "{}", Error::Pipe(error));
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task, kind: Kind) -> Result<Answer, Error> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let decoded = decode(kind, &bytes)?;
    match task {
        Task::Read => Ok(Answer::Sound),
        Task::Make => make(kind, &decoded.prepare()).map(Answer::Made),
    }
}

/// Makes every size in every format: from narrow to wide, and in each the best format first.
fn make(kind: Kind, image: &image::DynamicImage) -> Result<Picture, Error> {
    for width in sizes::widths(image.width()) {
        say(&Answer::Size(width))?;
        let height = sizes::height(image.width(), image.height(), width);
        let small = sizes::shrink(image, width, height);
        for format in Format::of(kind) {
            let bytes = format.encode(&small)?;
            let length = bytes.len() as u64;
            say(&Answer::File(File {
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

fn say(answer: &Answer) -> io::Result<()> {
    let mut output = io::stdout();
    writeln!(output, "{}", serde_json::to_string(answer)?)?;
    output.flush()
}
