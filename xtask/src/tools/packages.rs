//! Finds programs, and installs missing ones from the system's packages as root on Debian and Ubuntu. Otherwise the
//! error has the command to run.

use std::{fs, path::PathBuf, process::Command, time::Instant};

use super::installer;
use super::program::{self, Program};
use crate::{console, error::Error, run};

/// The systems whose package names differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Debian,
    Ubuntu,
    Other,
}

impl System {
    fn parse(os_release: &str) -> Self {
        let lines = os_release.lines().filter_map(|line| {
            let value = line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE="))?;
            Some(value.trim_matches('"').split(' '))
        });
        let names: Vec<_> = lines.flatten().collect();
        match () {
            () if names.contains(&"ubuntu") => Self::Ubuntu,
            () if names.contains(&"debian") => Self::Debian,
            () => Self::Other,
        }
    }
}

/// Returns the paths of these programs, in the same order, and installs missing ones.
pub fn find_or_install<const N: usize>(programs: [Program; N]) -> Result<[PathBuf; N], Error> {
    let mut missing = programs.to_vec();
    missing.retain(|program| program.find().is_none());
    if !missing.is_empty() {
        install(&missing)?;
    }
    let mut paths = [const { PathBuf::new() }; N];
    for (path, program) in paths.iter_mut().zip(programs) {
        let (name, need) = (program.name(), program.about().need);
        let remedy = "install it manually and check that it is on the PATH";
        let missing = Error::StillMissing { name, need, remedy };
        *path = program.find().ok_or(missing)?;
    }
    Ok(paths)
}

fn install(missing: &[Program]) -> Result<(), Error> {
    let system = System::parse(&fs::read_to_string("/etc/os-release").unwrap_or_default());
    let packages = packages(missing, system);
    let why = match system {
        System::Other => Some("only packages of Debian and Ubuntu are supported"),
        _ if !is_root() => Some("that needs root"),
        _ => None,
    };
    let arguments = ["install", "-y", "--no-install-recommends"];
    if let Some(why) = why {
        let (line, packages) = (arguments.join(" "), packages.join(" "));
        let line = format!("sudo apt-get {line} {packages}");
        let names = name_list(missing);
        return Err(Error::PackagesMissing { names, why, line });
    }

    for program in missing {
        let (name, need) = (program.name(), program.about().need);
        console::note(format_args!("{name} is needed {need}."));
    }
    console::step(format_args!(
        "Installing {} from the system's packages: 1 to 5 minutes, once.",
        packages.join(", ")
    ));
    let began = Instant::now();
    let mut lists = program::entries("/var/lib/apt/lists");
    if !lists.any(|path| path.to_string_lossy().contains("_Packages")) {
        apt_get(&["update"], &[])?;
    }
    if apt_get(&arguments, &packages).is_err() {
        // Outdated package lists name files that are no longer on the server.
        apt_get(&["update"], &[])?;
        apt_get(&arguments, &packages)?;
    }
    console::done("Installed", began.elapsed());
    Ok(())
}

fn packages(missing: &[Program], system: System) -> Vec<&'static str> {
    let at = usize::from(system == System::Ubuntu);
    let packages = missing.iter().map(|program| program.about().packages[at]);
    // Without any font, pages have no text to measure.
    let mut packages: Vec<_> = packages.chain(["fonts-dejavu-core"]).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// The names for a sentence: “a, b and c are”.
fn name_list(missing: &[Program]) -> String {
    let names: Vec<_> = missing.iter().map(|program| program.name()).collect();
    match names.split_last() {
        Some((last, [])) => format!("{last} is"),
        Some((last, rest)) => format!("{} and {last} are", rest.join(", ")),
        None => String::new(),
    }
}

fn apt_get(arguments: &[&str], packages: &[&str]) -> Result<(), Error> {
    let mut command = Command::new("apt-get");
    // Wait if another run or the system's updater is installing packages.
    command.args(["-o", "DPkg::Lock::Timeout=300"]);
    command.args(arguments).args(packages);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    installer::run(&mut command, "the system's packages")
}

fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::Program::{Firefox, MiniBrowser, WebKitDriver, Xvfb};
    use super::*;

    #[test]
    fn the_system_is_read_from_its_own_description() {
        for (text, system) in [
            ("NAME=\"Debian GNU/Linux\"\nID=debian\n", System::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Ubuntu),
            ("ID=fedora\n", System::Other),
        ] {
            assert_eq!(System::parse(text), system);
        }
    }

    #[test]
    fn what_is_missing_reads_as_a_sentence_and_its_packages_are_named_once() {
        let packages = packages(&[WebKitDriver, MiniBrowser], System::Debian);
        assert_eq!(packages, ["fonts-dejavu-core", "webkit2gtk-driver"]);
        let three = name_list(&[Firefox, MiniBrowser, Xvfb]);
        assert_eq!(three, "firefox-esr, MiniBrowser and Xvfb are");
        assert_eq!(name_list(&[Xvfb]), "Xvfb is");
    }
}
