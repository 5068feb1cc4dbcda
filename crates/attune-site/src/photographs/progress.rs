//! Prints one line for each picture, because making one takes seconds. On a terminal the line updates in place.

use std::io::{IsTerminal, stderr};

use crate::console;

pub struct Progress {
    total: usize,
    count: usize,
    in_place: bool,
    path: String,
}

impl Progress {
    /// `total` is the number of pictures that have to be made.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            count: 0,
            in_place: stderr().is_terminal(),
            path: String::new(),
        }
    }

    /// Reports that the next picture is started.
    pub fn picture(&mut self, path: &str) {
        self.count += 1;
        path.trim_start_matches('/').clone_into(&mut self.path);
        if !self.in_place {
            console::note(format_args!("{} …", self.line()));
        }
    }

    /// Reports that one of its sizes is started.
    pub fn size(&self, width: u32) {
        if self.in_place {
            console::progress(format_args!("{}, {width} px …", self.line()));
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
            console::progress("");
        }
    }
}
