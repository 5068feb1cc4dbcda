//! Where the view was on each entry of the history, so that Back and Forward lead to where a visitor
//! was reading. Each entry's state holds its own position, which outlasts the page, and memory those of the
//! entries left last, as a state can't be written any more once its entry was left. No storage is touched.
//!
//! While a page stands the browser restores the view by itself; it can't where the page has to be
//! swapped in first.

use crate::browser::scroll;

/// Whether the visitor scrolls.
#[derive(PartialEq)]
enum View {
    Rests,
    /// It has moved since it was last looked at.
    Moves,
    /// It has not, and will soon be looked at again.
    Slows,
}

/// How many entries memory holds.
const MOST: usize = 50;

/// The positions, by the key of each entry.
pub struct Memory {
    current: u32,
    next: u32,
    /// Pairs of key and position, in CSS pixels from the top, the newest last.
    positions: Vec<(u32, u32)>,
    /// What the current entry's state holds: to write it costs a slow device some milliseconds.
    written: String,
    view: View,
}

impl Memory {
    /// Takes up what this entry remembers, or gives it a key.
    pub fn begin() -> Self {
        // Keys of an earlier load of this tab may still be in its history: begin somewhere else.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most 2^31"
        )]
        let next = (web_sys::js_sys::Math::random() * f64::from(i32::MAX)) as u32;
        let mut memory = Self {
            current: next,
            next,
            positions: Vec::new(),
            written: String::new(),
            view: View::Rests,
        };
        let y = memory.read();
        // Not every browser restores the view of a page that is loaded again.
        if y > 0 && scroll::position() == 0 {
            scroll::to(y);
        }
        memory.write();
        memory
    }

    /// Takes over the current entry's state, and gives its position. An entry without one is new.
    fn read(&mut self) -> u32 {
        self.written = scroll::entry().unwrap_or_default();
        let (key, y) = self.written.split_once(' ').unwrap_or_default();
        let (Ok(key), Ok(y)) = (key.parse(), y.parse()) else {
            self.current = self.next;
            self.next += 1;
            return 0;
        };
        self.current = key;
        // A newer one than the state's, if it could not be written before the entry was left.
        let newer = self.positions.iter().find(|(noted, _)| *noted == key);
        let y = newer.map_or(y, |(_, y)| *y);
        self.remember(y);
        y
    }

    /// What the current entry's state holds: its key and its position.
    fn state(&self) -> String {
        let position = self.positions.iter().find(|(key, _)| *key == self.current);
        let y = position.map_or(0, |(_, y)| *y);
        [&self.current.to_string(), " ", &y.to_string()].concat()
    }

    /// Lets the current entry outlast the page with its position.
    pub fn write(&mut self) {
        let state = self.state();
        if state != self.written && scroll::set_entry(&state) {
            self.written = state;
        }
    }

    /// Notes that the view has moved, and writes it where that begins or has come to rest: browsers
    /// allow only so many writes. True where it begins, and is to be looked at.
    pub fn scroll(&mut self) -> bool {
        self.note();
        let begins = self.view == View::Rests;
        if begins {
            self.write();
        }
        self.view = if begins { View::Slows } else { View::Moves };
        begins
    }

    /// Looks at the view again; true where that is to be done once more.
    pub fn look(&mut self) -> bool {
        let moves = self.view == View::Moves;
        if !moves {
            self.write();
        }
        self.view = if moves { View::Slows } else { View::Rests };
        moves
    }

    /// Remembers the view of the current entry.
    fn note(&mut self) {
        self.remember(scroll::position());
    }

    fn remember(&mut self, y: u32) {
        let current = self.current;
        self.positions.retain(|(key, _)| *key != current);
        if self.positions.len() == MOST {
            self.positions.remove(0);
        }
        self.positions.push((current, y));
    }

    /// Adds an entry at `href`, which begins at its top. The view is that of the entry before where its page
    /// `is_left`, and not where that page has never come.
    pub fn push(&mut self, href: &str, is_left: bool) {
        if is_left {
            self.note();
            self.write();
        }
        self.add(href);
    }

    /// Adds an entry at `href` for the page that is shown, as it is in view now.
    pub fn push_shown(&mut self, href: &str) {
        self.add(href);
        self.note();
        self.write();
    }

    /// Adds an entry at `href` and makes it the current one.
    fn add(&mut self, href: &str) {
        self.current = self.next;
        self.next += 1;
        self.written = self.state();
        scroll::push_entry(&self.written, href);
    }

    /// Follows the browser to another entry; gives where its view was. The view of the entry that was
    /// left is noted already: the browser may have moved since.
    pub fn arrive(&mut self) -> u32 {
        let y = self.read();
        self.write();
        y
    }
}
