//! Whose facts a site shows: the owner's, or those of the sample practice.

use std::process::Command;

use crate::project::Project;

/// Whose facts the site shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// Those of `public/content/practice.json`.
    Own,
    /// Those of the made-up practice that shows how the site looks when they are filled in.
    Sample,
}

impl Practice {
    /// The choice that the argument `--sample` makes.
    pub fn of(sample: bool) -> Self {
        if sample { Self::Sample } else { Self::Own }
    }

    /// Tells `attune-site`, which the command runs, whose facts to read.
    pub fn tell(self, project: &Project, command: &mut Command) {
        if self == Self::Sample {
            command.env("ATTUNE_SAMPLE", project.root.join("tests/sample-practice"));
        }
    }
}
