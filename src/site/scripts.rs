//! The site's scripts without comments, indentation and empty lines, which is most of what a minifier gains
//! once a file is compressed. A script is read token by token, so that nothing in its strings, templates and
//! regular expressions is touched. Where the reading is not certain, the script stays as it is.

use std::iter::Peekable;
use std::str::CharIndices;

/// The same script, shorter where that is certainly safe.
#[must_use]
pub(super) fn minified(bytes: &[u8]) -> Vec<u8> {
    let script = std::str::from_utf8(bytes).ok();
    let shorter = script.and_then(|script| Reader::new(script).read());
    shorter.map_or_else(|| bytes.to_vec(), String::into_bytes)
}

/// Comments and line ends of other kinds, which no script of today has: those of HTML, of Unix, of Unicode.
const UNUSUAL: [&str; 4] = ["<!--", "-->", "\u{2028}", "\u{2029}"];

/// Words after which a `/` begins a regular expression, as after an operator.
const BEFORE_EXPRESSIONS: [&str; 12] = [
    "return",
    "typeof",
    "instanceof",
    "in",
    "new",
    "delete",
    "void",
    "throw",
    "case",
    "do",
    "else",
    "default",
];

/// Words that may be names as well, so that a `/` after them can be either.
const CONTEXTUAL: [&str; 4] = ["of", "yield", "await", "async"];

/// Words whose parentheses are followed by a statement.
const BEFORE_STATEMENTS: [&str; 4] = ["if", "while", "for", "with"];

/// What a `/` that is no comment would be.
#[derive(Clone, Copy, PartialEq)]
enum Slash {
    Division,
    Expression,
    Unknown,
}

/// What has been opened and not closed yet.
enum Open {
    /// A parenthesis, and what a `/` after it is.
    Parenthesis(Slash),
    Bracket,
    Brace,
    /// A `${` within a template.
    Part,
}

struct Reader<'s> {
    script: &'s str,
    letters: Peekable<CharIndices<'s>>,
    out: String,
    open: Vec<Open>,
    slash: Slash,
    /// The word that was read last, if nothing came after it.
    word: &'s str,
    /// Whether a full stop came last, after which any word is a name.
    dotted: bool,
    spaced: bool,
}

impl<'s> Reader<'s> {
    fn new(script: &'s str) -> Self {
        Self {
            script,
            letters: script.char_indices().peekable(),
            out: String::with_capacity(script.len()),
            open: Vec::new(),
            slash: Slash::Expression,
            word: "",
            dotted: false,
            spaced: false,
        }
    }

    /// The shorter script; none where it can't be read with certainty.
    fn read(mut self) -> Option<String> {
        if self.script.starts_with("#!") || UNUSUAL.iter().any(|mark| self.script.contains(mark)) {
            return None;
        }
        while let Some((at, letter)) = self.letters.next() {
            match letter {
                '\n' | '\r' => self.end_line(),
                ' ' | '\t' | '\u{b}' | '\u{c}' => self.spaced = true,
                '/' if self.next_is('/') => self.line_comment(),
                '/' if self.next_is('*') => self.comment(at)?,
                '/' if self.slash == Slash::Expression => self.expression(at)?,
                '/' if self.slash == Slash::Unknown => return None,
                '"' | '\'' => self.string(at, letter)?,
                '`' => self.template(at)?,
                '\\' | '@' => return None,
                letter if is_of_a_word(letter) => self.word(at, letter),
                letter if !letter.is_ascii() => return None,
                letter => self.mark(at, letter)?,
            }
        }
        if !self.open.is_empty() {
            return None;
        }
        self.end_line();
        Some(self.out)
    }

    fn next_is(&mut self, wanted: char) -> bool {
        self.letters.peek().is_some_and(|(_, next)| *next == wanted)
    }

    /// Where the next letter is.
    fn here(&mut self) -> usize {
        self.letters.peek().map_or(self.script.len(), |(at, _)| *at)
    }

    /// Adds what was read since a place, as it is.
    fn add_from(&mut self, at: usize) {
        let end = self.here();
        if self.spaced && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        self.spaced = false;
        self.out.push_str(&self.script[at..end]);
    }

    fn end_line(&mut self) {
        self.spaced = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// What came last is a value, or something else.
    fn after(&mut self, slash: Slash) {
        self.slash = slash;
        self.word = "";
        self.dotted = false;
    }

    fn line_comment(&mut self) {
        while self
            .letters
            .next_if(|(_, next)| !matches!(next, '\n' | '\r'))
            .is_some()
        {}
    }

    /// A comment parts words as a space does, and over several lines it ends one as a line end does.
    fn comment(&mut self, begin: usize) -> Option<()> {
        let inside = &self.script[begin + 2..];
        let length = inside.find("*/")?;
        while self.here() < begin + 2 + length + 2 {
            self.letters.next();
        }
        if inside[..length].contains(['\n', '\r']) {
            self.end_line();
        } else {
            self.spaced = true;
        }
        Some(())
    }

    fn string(&mut self, begin: usize, quote: char) -> Option<()> {
        loop {
            match self.letters.next()?.1 {
                letter if letter == quote => break,
                '\n' | '\r' => return None,
                '\\' => {
                    let (_, escaped) = self.letters.next()?;
                    // A line that goes on may end in two letters.
                    if escaped == '\r' {
                        self.letters.next_if(|(_, next)| *next == '\n');
                    }
                }
                _ => {}
            }
        }
        self.add_from(begin);
        self.after(Slash::Division);
        Some(())
    }

    /// The text of a template, up to its end or to the next part that is code.
    fn template(&mut self, begin: usize) -> Option<()> {
        loop {
            match self.letters.next()?.1 {
                '`' => {
                    self.add_from(begin);
                    self.after(Slash::Division);
                    return Some(());
                }
                '\\' => {
                    self.letters.next()?;
                }
                '$' if self.next_is('{') => {
                    self.letters.next();
                    self.add_from(begin);
                    self.open.push(Open::Part);
                    self.after(Slash::Expression);
                    return Some(());
                }
                _ => {}
            }
        }
    }

    fn expression(&mut self, begin: usize) -> Option<()> {
        let mut in_class = false;
        loop {
            match self.letters.next()?.1 {
                '\n' | '\r' => return None,
                '\\' => {
                    if matches!(self.letters.next()?.1, '\n' | '\r') {
                        return None;
                    }
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => break,
                _ => {}
            }
        }
        self.add_from(begin);
        self.after(Slash::Division);
        Some(())
    }

    fn word(&mut self, begin: usize, first: char) {
        // The full stop of a number is no operator.
        let number = first.is_ascii_digit();
        while self
            .letters
            .next_if(|(_, next)| is_of_a_word(*next) || number && *next == '.')
            .is_some()
        {}
        let end = self.here();
        let word = &self.script[begin..end];
        let named = self.dotted || number;
        self.add_from(begin);
        self.after(match word {
            _ if named => Slash::Division,
            word if BEFORE_EXPRESSIONS.contains(&word) => Slash::Expression,
            word if CONTEXTUAL.contains(&word) => Slash::Unknown,
            _ => Slash::Division,
        });
        self.word = if named { "" } else { word };
    }

    fn mark(&mut self, begin: usize, mark: char) -> Option<()> {
        let mut slash = Slash::Expression;
        match mark {
            '(' => self.open.push(Open::Parenthesis(match self.word {
                word if BEFORE_STATEMENTS.contains(&word) => Slash::Expression,
                word if CONTEXTUAL.contains(&word) => Slash::Unknown,
                _ => Slash::Division,
            })),
            '[' => self.open.push(Open::Bracket),
            '{' => self.open.push(Open::Brace),
            ')' => match self.open.pop()? {
                Open::Parenthesis(after) => slash = after,
                _ => return None,
            },
            ']' => match self.open.pop()? {
                Open::Bracket => slash = Slash::Division,
                _ => return None,
            },
            '}' => match self.open.pop()? {
                // Of a block or of an object: only a parser knows.
                Open::Brace => slash = Slash::Unknown,
                Open::Part => return self.template(begin),
                _ => return None,
            },
            '+' | '-' if self.next_is(mark) => {
                self.letters.next();
                slash = Slash::Unknown;
            }
            '.' => slash = Slash::Unknown,
            _ => {}
        }
        self.add_from(begin);
        self.after(slash);
        self.dotted = mark == '.';
        Some(())
    }
}

/// Whether a letter is of a name, a number or a word of the language.
fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$' | '#')
}

#[cfg(test)]
mod tests;
