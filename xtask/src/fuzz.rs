//! `cargo xtask fuzz`: bad content by the million. The test `fuzz` makes and tries it.

use std::{process::ExitCode, time::SystemTime};

use crate::{console, error::Error, project::Project, run};

pub fn fuzz(project: &Project, inputs: u64, seed: Option<u64>) -> Result<ExitCode, Error> {
    // Another seed each time, so that every run tries something new.
    let now = SystemTime::UNIX_EPOCH.elapsed();
    let seed = seed.unwrap_or(now.map_or(0, |now| now.as_secs() * 1_000_000));
    console::step(format_args!(
        "Trying {inputs} inputs, the first of seed {seed} …"
    ));
    let mut command = project.cargo(&["test", "--locked", "--profile", "fuzz", "--test", "fuzz"]);
    command.args(["--", "--nocapture"]);
    command.env("ATTUNE_FUZZ_INPUTS", inputs.to_string());
    command.env("ATTUNE_FUZZ_SEED", seed.to_string());
    run::succeed("trying bad content", &mut command).inspect_err(|_| {
        console::note(
            "Where no seed is named above, as after an overflow of the stack, the seeds that were at work stand in \
             target/tmp/fuzz-at-work-0 and those beside it.",
        );
    })?;
    Ok(ExitCode::SUCCESS)
}
