//! The check's rules, and the files that are built from the site's real content, both in memory.

mod phases;
mod practice;
mod prerendered;
mod rules;
