//! The scroll position of each history entry, so that Back and Forward return to it. Each entry's state stores its own
//! position, which survives leaving the page. This module also caches the positions of recent entries, as the state of
//! an entry can't be written once the visitor has left it. It uses no storage.
//!
//! Within a page the browser restores the position itself; it can't if the app has to render another page first.

use crate::browser::scroll;

/// Whether the visitor is scrolling.
#[derive(PartialEq)]
enum ScrollState {
    Idle,
    /// The view has moved since the last check.
    Moved,
    /// The view has not moved since the last check; another check is due.
    Slowing,
}

/// How many positions are cached.
const MAX_POSITIONS: usize = 50;

/// The scroll positions, by the key of each history entry.
pub struct ScrollMemory {
    current: u32,
    next: u32,
    /// Pairs of key and position, in CSS pixels from the top, the newest last.
    positions: Vec<(u32, u32)>,
    /// The state of the current entry. It is written only if it changes: a write takes a slow device some milliseconds.
    written: String,
    scroll_state: ScrollState,
}

impl ScrollMemory {
    /// Restores the position from the current entry's state, or gives the entry a key.
    pub fn start() -> Self {
        // The tab's history may contain keys from an earlier page load: start at a random key.
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
            scroll_state: ScrollState::Idle,
        };
        let y = memory.read();
        // Not every browser restores the position on reload.
        if y > 0 && scroll::position() == 0 {
            scroll::to(y);
        }
        memory.write();
        memory
    }

    /// Reads the current entry's state and returns its position. An entry without a state is new.
    fn read(&mut self) -> u32 {
        self.written = scroll::entry_state().unwrap_or_default();
        let (key, y) = self.written.split_once(' ').unwrap_or_default();
        let (Ok(key), Ok(y)) = (key.parse(), y.parse()) else {
            self.current = self.next;
            self.next += 1;
            return 0;
        };
        self.current = key;
        // The cached position is newer if it couldn't be written before the visitor left the entry.
        let cached = self.positions.iter().find(|(known, _)| *known == key);
        let y = cached.map_or(y, |(_, y)| *y);
        self.set_position(y);
        y
    }

    /// The state for the current entry: its key and its position.
    fn state(&self) -> String {
        let position = self.positions.iter().find(|(key, _)| *key == self.current);
        let y = position.map_or(0, |(_, y)| *y);
        [&self.current.to_string(), " ", &y.to_string()].concat()
    }

    /// Writes key and position to the current entry's state.
    pub fn write(&mut self) {
        let state = self.state();
        if state != self.written && scroll::set_entry_state(&state) {
            self.written = state;
        }
    }

    /// Records the position. Browsers limit the number of writes, so the state is written only when scrolling starts
    /// and when it ends. Returns whether scrolling starts, and a check is due.
    pub fn on_scroll(&mut self) -> bool {
        self.record_position();
        let starts = self.scroll_state == ScrollState::Idle;
        if starts {
            self.write();
        }
        self.scroll_state = if starts {
            ScrollState::Slowing
        } else {
            ScrollState::Moved
        };
        starts
    }

    /// Checks whether scrolling has ended. Returns whether another check is due.
    pub fn check_idle(&mut self) -> bool {
        let moved = self.scroll_state == ScrollState::Moved;
        if !moved {
            self.write();
        }
        self.scroll_state = if moved {
            ScrollState::Slowing
        } else {
            ScrollState::Idle
        };
        moved
    }

    /// Records the scroll position as that of the current entry.
    fn record_position(&mut self) {
        self.set_position(scroll::position());
    }

    fn set_position(&mut self, y: u32) {
        let current = self.current;
        self.positions.retain(|(key, _)| *key != current);
        if self.positions.len() == MAX_POSITIONS {
            self.positions.remove(0);
        }
        self.positions.push((current, y));
    }

    /// Adds an entry at `href`, which starts at the top. Records the position of the previous entry if its page
    /// `is_shown`; otherwise the position belongs to another page.
    pub fn push(&mut self, href: &str, is_shown: bool) {
        if is_shown {
            self.record_position();
            self.write();
        }
        self.add(href);
    }

    /// Adds an entry at `href` for the shown page, with its current position.
    pub fn push_shown(&mut self, href: &str) {
        self.add(href);
        self.record_position();
        self.write();
    }

    /// Adds an entry at `href` and makes it the current one.
    fn add(&mut self, href: &str) {
        self.current = self.next;
        self.next += 1;
        self.written = self.state();
        scroll::push_entry(&self.written, href);
    }

    /// Follows the browser to another entry and returns its position. Doesn't record the position of the previous
    /// entry: that is already recorded, and the browser may have scrolled since.
    pub fn restore(&mut self) -> u32 {
        let y = self.read();
        self.write();
        y
    }
}
