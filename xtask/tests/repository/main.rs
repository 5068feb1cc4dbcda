//! The repository itself: its manifests and its documents.

mod compiled_once;
mod documents;
