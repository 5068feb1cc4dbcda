//! One calm line a picture, because making one takes seconds. On a terminal it changes in place.

use std::io::{IsTerminal, stderr};

use crate::say;

pub struct Progress {
    total: usize,
    count: usize,
    in_place: bool,
    path: String,
}

impl Progress {
    /// For as many pictures as have to be made.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            count: 0,
            in_place: stderr().is_terminal(),
            path: String::new(),
        }
    }

    /// The next picture is begun.
    pub fn picture(&mut self, path: &str) {
        self.count += 1;
        path.trim_start_matches('/').clone_into(&mut self.path);
        if !self.in_place {
            say::note(format_args!("{} …", self.line()));
        }
    }

    /// One of its sizes is begun.
    pub fn size(&self, width: u32) {
        if self.in_place {
            say::progress(format_args!("{}, {width} px …", self.line()));
        }
    }

    fn line(&self) -> String {
        let Self {
            path, count, total, ..
        } = self;
        format!("Making pictures: {path} ({count} of {total})")
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.in_place && self.count > 0 {
            say::progress("");
        }
    }
}
