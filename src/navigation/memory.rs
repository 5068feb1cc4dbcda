//! Where the view was on each entry of the history, so that Back and Forward lead to where a visitor
//! was reading. Kept in memory and in the entries' own states, which outlast the page: no storage is
//! touched.
//!
//! While a page stands the browser restores the view by itself; it can't where the page has to be
//! swapped in first.

use crate::browser::scroll;

/// The positions, by the key of each entry.
pub struct Memory {
    current: u32,
    next: u32,
    /// Pairs of key and position, in CSS pixels from the top.
    positions: Vec<(u32, u32)>,
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
        };
        if let Some(state) = scroll::entry() {
            memory.read(&state);
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
    pub fn state(&self) -> String {
        let mut state = self.current.to_string();
        for (key, y) in &self.positions {
            state = [&state, " ", &key.to_string(), ":", &y.to_string()].concat();
        }
        state
    }

    /// Lets the current entry outlast the page with all that is remembered.
    pub fn write(&self) {
        scroll::set_entry(&self.state());
    }

    /// Remembers the view of the current entry.
    pub fn note(&mut self) {
        let current = self.current;
        self.positions.retain(|(key, _)| *key != current);
        self.positions.push((current, scroll::position()));
    }

    /// Adds an entry at `href` and makes it the current one.
    pub fn push(&mut self, href: &str) {
        self.note();
        self.write();
        self.current = self.next;
        self.next += 1;
        scroll::push_entry(&self.state(), href);
    }

    /// Follows the browser to the entry that now stands; gives where its view was. The view of the
    /// entry that was left is noted already: the browser may have moved since.
    pub fn arrive(&mut self) -> u32 {
        let key = scroll::entry().and_then(|state| state.split(' ').next()?.parse().ok());
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
