//! Random strings: hostile words, and any characters.

use fastrand::Rng;
use support::hostile::{REFUSED, WORDS};

/// Words of any kind; where `mild`, those that the check accepts.
pub fn any(rng: &mut Rng, mild: bool) -> String {
    match rng.u8(..20) {
        0 if !mild => characters(rng),
        1 => "la ".repeat(rng.usize(1..if mild { 1600 } else { 4000 })),
        2..8 if !mild => pick(rng, &REFUSED).to_owned(),
        8 => [pick(rng, &WORDS), " ", pick(rng, &WORDS)].concat(),
        9..12 => "Plain words.".to_owned(),
        _ => pick(rng, &WORDS).to_owned(),
    }
}

/// Any characters.
pub fn characters(rng: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..rng.usize(..40) {
        text.push(match rng.u8(..4) {
            0 => char::from(rng.u8(..128)),
            1 => rng.char('\u{80}'..='\u{3ff}'),
            2 => rng.char('\u{2000}'..='\u{20ff}'),
            _ => rng.char(..),
        });
    }
    text
}

/// One of these.
pub fn pick<'a>(rng: &mut Rng, some: &[&'a str]) -> &'a str {
    some[rng.usize(..some.len())]
}
