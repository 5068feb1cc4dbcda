//! Where the view was on each entry of the history, so that Back and Forward lead to where a visitor
//! was reading. Kept in memory and, over a reload, in the entry itself: no storage is touched.

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
        scroll::set_entry(&memory.key());
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

    /// What an entry's state holds while the page lives.
    pub fn key(&self) -> String {
        self.current.to_string()
    }

    /// Remembers the view of the entry that stands.
    pub fn note(&mut self) {
        let current = self.current;
        self.positions.retain(|(key, _)| *key != current);
        self.positions.push((current, scroll::position()));
    }

    /// Adds an entry at `href` and makes it the current one.
    pub fn push(&mut self, href: &str) {
        self.note();
        self.current = self.next;
        self.next += 1;
        scroll::push_entry(&self.key(), href);
    }

    /// Follows the browser to the entry that now stands; gives where its view was.
    pub fn arrive(&mut self) -> u32 {
        self.note();
        let key = scroll::entry().and_then(|state| state.split(' ').next()?.parse().ok());
        if let Some(key) = key {
            self.current = key;
        } else {
            // An anchor on the page that the browser followed by itself: a new entry without a key.
            self.current = self.next;
            self.next += 1;
            scroll::set_entry(&self.key());
        }
        self.positions
            .iter()
            .find(|(key, _)| *key == self.current)
            .map_or(0, |(_, y)| *y)
    }

    /// Leaves everything in the entry that stands, for when the page is loaded again.
    pub fn leave(&mut self) {
        self.note();
        let mut state = self.key();
        for (key, y) in &self.positions {
            state = [&state, " ", &key.to_string(), ":", &y.to_string()].concat();
        }
        scroll::set_entry(&state);
    }
}
