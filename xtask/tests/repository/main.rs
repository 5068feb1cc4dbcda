//! The repository itself: its manifests, imports and documents.

mod compiled_once;
mod documents;
mod imports;
mod layers;
