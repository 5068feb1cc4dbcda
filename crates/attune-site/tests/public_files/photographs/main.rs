//! Photographs that an owner supplies, from the file to the finished site, by the build's own binary.
//! The tests draw their pictures; no camera's file lies in the project.

mod drawn;
mod kept;
mod made;
mod project;
#[path = "../../../../tests/published/mod.rs"]
mod published;
mod refused;
mod sampled;
