//! Where the view was on each entry of the history, so that Back and Forward lead to where a visitor
//! was reading. Kept in memory and in the entries' own states, which outlast the page: no storage is
//! touched.
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

/// The positions, by the key of each entry.
pub struct Memory {
    current: u32,
    next: u32,
    /// Pairs of key and position, in CSS pixels from the top; the others are at the top.
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
            next: next + 1,
            positions: Vec::new(),
            written: String::new(),
            view: View::Rests,
        };
        if let Some(state) = scroll::entry() {
            memory.read(&state);
            memory.written = state;
        }
        // Not every browser restores the view of a page that is loaded again.
        let y = memory.remembered();
        if y > 0 && scroll::position() == 0 {
            scroll::to(y);
        }
        memory.write();
        memory
    }

    fn read(&mut self, state: &str) {
        let mut words = state.split(' ');
        if let Some(key) = words.next().and_then(|word| word.parse().ok()) {
            self.current = key;
        }
        for (key, y) in words.filter_map(|pair| pair.split_once(':')) {
            if let (Ok(key), Ok(y)) = (key.parse(), y.parse()) {
                self.positions.push((key, y));
            }
        }
    }

    /// What the current entry's state holds: its key, then the positions of all entries.
    fn state(&self) -> String {
        let mut state = self.current.to_string();
        for (key, y) in &self.positions {
            state = [&state, " ", &key.to_string(), ":", &y.to_string()].concat();
        }
        state
    }

    /// Lets the current entry outlast the page with all that is remembered.
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
        let current = self.current;
        self.positions.retain(|(key, _)| *key != current);
        match scroll::position() {
            0 => {}
            y => self.positions.push((current, y)),
        }
    }

    /// Adds an entry at `href` and makes it the current one.
    pub fn push(&mut self, href: &str) {
        self.note();
        self.write();
        self.current = self.next;
        self.next += 1;
        self.written = self.state();
        scroll::push_entry(&self.written, href);
    }

    /// Follows the browser to the entry that now stands; gives where its view was. The view of the
    /// entry that was left is noted already: the browser may have moved since.
    pub fn arrive(&mut self) -> u32 {
        self.written = scroll::entry().unwrap_or_default();
        let key = self
            .written
            .split(' ')
            .next()
            .and_then(|key| key.parse().ok());
        // None: an anchor on the page that the browser followed by itself, a new entry.
        self.current = key.unwrap_or(self.next);
        self.next += u32::from(key.is_none());
        self.write();
        self.remembered()
    }

    fn remembered(&self) -> u32 {
        self.positions
            .iter()
            .find(|(key, _)| *key == self.current)
            .map_or(0, |(_, y)| *y)
    }
}
