//! Installing programs from the system's packages. On Debian and Ubuntu that is done when
//! this runs as root; elsewhere the one line to run is named.

use std::{fs, process::Command, time::Instant};

use super::{
    install,
    programs::{self, Program},
};
use crate::{error::Error, run, say};

/// A family of systems by the names of its packages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum System {
    Debian,
    Ubuntu,
    Other,
}

impl System {
    fn here() -> Self {
        Self::named_in(&fs::read_to_string("/etc/os-release").unwrap_or_default())
    }

    fn named_in(os_release: &str) -> Self {
        let mut names = Vec::new();
        for key in ["ID=", "ID_LIKE="] {
            let lines = os_release.lines().filter_map(|line| line.strip_prefix(key));
            names.extend(lines.flat_map(|value| value.trim_matches('"').split(' ')));
        }
        match () {
            () if names.contains(&"ubuntu") => Self::Ubuntu,
            () if names.contains(&"debian") => Self::Debian,
            () => Self::Other,
        }
    }
}

pub fn install(missing: &[Program]) -> Result<(), Error> {
    let system = System::here();
    let packages = packages(missing, system);
    let why = match system {
        System::Other => Some("only Debian's and Ubuntu's packages are known here"),
        _ if !is_root() => Some("that takes an administrator"),
        _ => None,
    };
    if let Some(why) = why {
        return Err(Error::PackagesMissing {
            names: named(missing),
            why,
            line: format!(
                "sudo apt-get install -y --no-install-recommends {}",
                packages.join(" ")
            ),
        });
    }

    for program in missing {
        say::note(format_args!(
            "{} is needed {}.",
            program.name(),
            program.need()
        ));
    }
    say::step(format_args!(
        "Installing {} from the system's packages: 1 to 5 minutes, once.",
        packages.join(", ")
    ));
    let began = Instant::now();
    if !has_package_lists() {
        apt_get(&["update"], &[])?;
    }
    let arguments = ["install", "-y", "--no-install-recommends"];
    if apt_get(&arguments, &packages).is_err() {
        // Lists of yesterday name files that are gone today.
        apt_get(&["update"], &[])?;
        apt_get(&arguments, &packages)?;
    }
    say::done("Installed", began.elapsed());
    Ok(())
}

fn packages(missing: &[Program], system: System) -> Vec<&'static str> {
    let mut packages: Vec<_> = missing
        .iter()
        .map(|program| program.package(system))
        .collect();
    // Without any font a page has no text to measure.
    packages.push("fonts-dejavu-core");
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// “a, b and c are”: what is missing, ready for a sentence.
fn named(missing: &[Program]) -> String {
    let names: Vec<_> = missing.iter().map(|program| program.name()).collect();
    match names.split_last() {
        Some((last, [])) => format!("{last} is"),
        Some((last, rest)) => format!("{} and {last} are", rest.join(", ")),
        None => String::new(),
    }
}

fn apt_get(arguments: &[&str], packages: &[&str]) -> Result<(), Error> {
    let mut command = Command::new("apt-get");
    command
        // Another run, or the system's own updater, may be installing: wait for it.
        .args(["-o", "DPkg::Lock::Timeout=300"])
        .args(arguments)
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    install::run_to_the_end(&mut command, "the system's packages")
}

fn has_package_lists() -> bool {
    programs::entries("/var/lib/apt/lists").any(|path| path.to_string_lossy().contains("_Packages"))
}

pub fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::{
        Program::{Firefox, MiniBrowser, WebKitDriver, Xvfb},
        *,
    };

    #[test]
    fn the_system_is_read_from_its_own_description() {
        let is = |text| System::named_in(text);
        assert!(is("NAME=\"Debian GNU/Linux\"\nID=debian\n") == System::Debian);
        assert!(is("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n") == System::Ubuntu);
        assert!(is("ID=fedora\n") == System::Other);
    }

    #[test]
    fn a_package_that_holds_two_programs_is_named_once() {
        let wanted = packages(&[WebKitDriver, MiniBrowser], System::Debian);
        assert_eq!(wanted, ["fonts-dejavu-core", "webkit2gtk-driver"]);
    }

    #[test]
    fn what_is_missing_reads_as_a_sentence() {
        assert_eq!(named(&[Xvfb]), "Xvfb is");
        assert_eq!(
            named(&[Firefox, MiniBrowser, Xvfb]),
            "firefox-esr, MiniBrowser and Xvfb are"
        );
    }
}
