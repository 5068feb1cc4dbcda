//! The repository itself: its manifests, imports and documents.

mod compiled_once;
mod documents;
mod environment;
mod imports;
mod layers;
