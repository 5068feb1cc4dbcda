//! `cargo xtask fuzz`: tries bad content, a million inputs by default. The test `fuzz` generates and checks them.

use std::{process::ExitCode, time::SystemTime};

use crate::{console, error::Error, project::Project, run};

pub fn fuzz(project: &Project, inputs: u64, seed: Option<u64>) -> Result<ExitCode, Error> {
    // A new seed for each run, so that it tries new inputs.
    let now = SystemTime::UNIX_EPOCH.elapsed();
    let seed = seed.unwrap_or(now.map_or(0, |now| now.as_secs() * 1_000_000));
    console::step(format_args!(
        "Trying {inputs} inputs, starting with seed {seed} …"
    ));
    let mut command = project.cargo(&["test", "--locked", "--profile", "fuzz"]);
    command.args(["--package", "site", "--test", "fuzz", "--", "--nocapture"]);
    command.env("ATTUNE_FUZZ_INPUTS", inputs.to_string());
    command.env("ATTUNE_FUZZ_SEED", seed.to_string());
    run::succeed("trying bad content", &mut command).inspect_err(|_| {
        console::note(
            "If no seed is named above, as after a stack overflow, the seeds being tried are in \
             target/tmp/fuzz-at-work-0 and the files next to it.",
        );
    })?;
    Ok(ExitCode::SUCCESS)
}
