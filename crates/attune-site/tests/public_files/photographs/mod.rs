//! Photographs that an owner adds, from the file to the finished site. The tests generate their pictures; there is no
//! camera's file in the project.

mod cache;
mod made;
mod rejected;
mod sampling;

use super::pictures;
use super::project::{Project, messages_of};
