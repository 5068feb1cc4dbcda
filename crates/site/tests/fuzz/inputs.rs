//! The inputs. Each is generated from a number alone, its seed, so that it can be generated again.

use std::collections::BTreeMap;

use fastrand::Rng;
use serde_json::Value;
use site::check::sources::Sources;
use site::source::schema;
use support::hostile::NAMES;
use support::project::good_content;
use support::published;

use crate::generate::{Generator, any};
use crate::mutate;
use crate::strings::{self, pick};

/// Valid content that inputs are made from.
struct Origin {
    texts: BTreeMap<String, String>,
    values: BTreeMap<String, Value>,
}

impl Origin {
    fn new(texts: BTreeMap<String, String>) -> Self {
        let values = texts.iter().map(|(path, text)| {
            let value = serde_json::from_str(text).expect("the origin is JSON");
            (path.clone(), value)
        });
        Self {
            values: values.collect(),
            texts,
        }
    }
}

/// Generates inputs.
pub struct Inputs {
    /// A small site with every kind of part: quick to check.
    small: Origin,
    /// The site's own content.
    real: Origin,
    schemas: BTreeMap<&'static str, Value>,
    sources: Sources,
}

impl Inputs {
    pub fn new() -> Self {
        let mut small = published::texts(&good_content());
        for text in small.values_mut() {
            // The small site uses the real site's artwork, which has no such drawing.
            *text = text.replace("room.svg#narrow", "room.svg#wide");
            // So that the other pages stay valid where a page has changed.
            *text = text.replace("/session/#groups", "/session/");
            *text = text.replace("\"about-therapy\", ", "\"about-therapy\", \"story\", ");
        }
        small.insert(
            "pages/story.json".into(),
            include_str!("everything.json").into(),
        );
        let mut sources = published::sources();
        sources.pictures.insert("/images/room.jpg".into(), Ok(()));
        let mut real = std::mem::take(&mut sources.texts);
        real.retain(|path, _| !path.starts_with("schema/"));
        let schemas = schema::files().into_iter();
        Self {
            small: Origin::new(small),
            real: Origin::new(real),
            schemas: schemas
                .map(|(name, text)| (name, serde_json::from_str(&text).expect("a schema is JSON")))
                .collect(),
            sources,
        }
    }

    /// The small site and the real one, unchanged.
    pub fn undamaged(&self) -> [Sources; 2] {
        [&self.small, &self.real].map(|origin| self.with(origin.texts.clone()))
    }

    /// The input of a seed.
    pub fn input(&self, seed: u64) -> Sources {
        let mut rng = Rng::with_seed(seed);
        let rng = &mut rng;
        let origin = if rng.u8(..40) == 0 {
            &self.real
        } else {
            &self.small
        };
        let mut texts = origin.texts.clone();
        for _ in 0..=rng.usize(..2) {
            let at = rng.usize(..origin.texts.len());
            let (path, value) = origin
                .values
                .iter()
                .nth(at)
                .expect("a number below their count");
            let text = texts.entry(path.clone()).or_default();
            match rng.u8(..100) {
                0..8 => *text = bytes(rng),
                8..20 => *text = any(rng, 5).to_string(),
                20..55 => *text = self.generated(rng, path),
                55..80 => {
                    let other = rng.usize(..origin.values.len());
                    let other = origin.values.values().nth(other).unwrap_or(value);
                    let mut changed = value.clone();
                    for _ in 0..=rng.usize(..3) {
                        mutate::value(rng, &mut changed, other);
                    }
                    *text = changed.to_string();
                }
                80..98 => {
                    for _ in 0..=rng.usize(..3) {
                        mutate::text(rng, text);
                    }
                }
                98 => drop(texts.remove(path)),
                _ => {
                    let name = format!("pages/{}.json", pick(rng, &NAMES));
                    texts.insert(name, origin.texts[path].clone());
                }
            }
        }
        self.with(texts)
    }

    fn with(&self, texts: BTreeMap<String, String>) -> Sources {
        Sources {
            texts,
            ..self.sources.clone()
        }
    }

    fn generated(&self, rng: &mut Rng, path: &str) -> String {
        let is_page = path.starts_with("pages/");
        let name = match path.strip_suffix(".json") {
            Some(name) if !is_page => format!("{name}.schema.json"),
            _ => "page.schema.json".to_owned(),
        };
        let line = [
            "../".repeat(path.matches('/').count()),
            "schema/".into(),
            name.clone(),
        ]
        .concat();
        let generator = Generator {
            schema: &self.schemas[name.as_str()],
            line: &line,
            // A random list of pages is never valid.
            mild: path != "site.json" && rng.u8(..4) > 0,
        };
        let value = generator.file(rng);
        if rng.bool() {
            value.to_string()
        } else {
            format!("{value:#}")
        }
    }
}

/// A file that isn't JSON.
fn bytes(rng: &mut Rng) -> String {
    if rng.bool() {
        return strings::characters(rng);
    }
    let bytes: Vec<u8> = (0..rng.usize(..200)).map(|_| rng.u8(..)).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}
