//! What the machine must have before anything can be built: Debian or Ubuntu packages, Node, parts of the Rust toolchain.
//! `ensure` lists what is missing, asks (unless root or `--yes`), installs it with apt, and says what to do where it can't.

use std::io::{BufRead, IsTerminal, Write};
use std::os::unix::fs::MetadataExt;
use std::process::Command;

use crate::error::{Error, Result};
use crate::sh;

/// Compiling and starting the desktop app.
pub const BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// Showing it on a machine without a screen, and driving it there.
pub const DESKTOP: &[&str] = &[
    "xvfb",
    "dbus",
    "dunst",
    "gnome-keyring",
    "libglib2.0-bin",
    "webkit2gtk-driver",
    "fonts-noto-core",
    "fonts-noto-cjk",
];
/// Everything else that the tests use.
pub const TESTS: &[&str] = &["chromium", "postgresql"];
/// Making packages.
pub const BUNDLES: &[&str] = &["libayatana-appindicator3-dev"];

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Makes sure that all packages of the groups are installed.
pub fn ensure(groups: &[&[&'static str]], yes: bool) -> Result<()> {
    let wanted = choose_packages(groups);
    if sh::find_program("dpkg-query").is_none() || sh::find_program("apt-get").is_none() {
        return accept_other_system(&wanted);
    }
    let missing = list_missing(&wanted);
    if missing.is_empty() {
        println!("system packages: all {} are installed", wanted.len());
        return Ok(());
    }
    let admin = admin_prefix(&missing)?;
    if !is_root() && !yes {
        ask_to_install(&missing)?;
    }
    println!("installing system packages: {}", missing.join(" "));
    sh::run(&mut apt(&admin, &["update", "-qq"]))?;
    let mut words = vec!["install", "--yes", "--no-install-recommends", "-qq"];
    words.extend(&missing);
    sh::run(&mut apt(&admin, &words))
}

/// Fails with advice unless Node is new enough for the UI's tools.
pub fn ensure_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let advice = format!("Node {major}.{minor} or newer, with npm, is needed to build the UI: https://nodejs.org/");
    if sh::find_program("node").is_none() || sh::find_program("npm").is_none() {
        return Err(Error::Missing(advice));
    }
    let version = sh::capture(Command::new("node").arg("--version"))?;
    if parse_version(&version).is_some_and(|found| found >= OLDEST_NODE) {
        return Ok(());
    }
    Err(Error::Missing(format!("{advice} (found {version})")))
}

/// Fails with advice unless the toolchain has this part, for example `rustfmt`.
pub fn ensure_cargo_part(subcommand: &str, component: &str) -> Result<()> {
    if sh::succeeds(&mut crate::places::cargo(&[subcommand, "--version"])) {
        return Ok(());
    }
    Err(Error::Missing(format!("cargo has no `{subcommand}` here: `rustup component add {component}` adds it")))
}

pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// The browser for the screen tests.
pub fn find_browser() -> Option<std::path::PathBuf> {
    BROWSERS.iter().find_map(|name| sh::find_program(name))
}

/// Ubuntu's `chromium` goes by another name, and any browser of the family will do.
fn choose_packages(groups: &[&[&'static str]]) -> Vec<&'static str> {
    let ubuntu =
        std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=ubuntu"));
    let mut wanted = Vec::new();
    for package in groups.iter().copied().flatten().copied() {
        match package {
            "chromium" if find_browser().is_some() => {}
            "chromium" if ubuntu => wanted.push("chromium-browser"),
            other => wanted.push(other),
        }
    }
    wanted
}

fn list_missing(wanted: &[&'static str]) -> Vec<&'static str> {
    let mut query = Command::new("dpkg-query");
    query.args(["-W", "-f", "${db:Status-Status} ${Package}\n"]).args(wanted);
    // It fails as soon as one package is unknown, and still lists the others.
    let answer = query.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let installed: Vec<&str> = answer.lines().filter_map(|line| line.strip_prefix("installed ")).collect();
    wanted.iter().copied().filter(|package| !installed.contains(package)).collect()
}

fn accept_other_system(wanted: &[&str]) -> Result<()> {
    let list = wanted.join(" ");
    if sh::succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"])) {
        println!(
            "this is not Debian or Ubuntu, so nothing is installed for you; needed here by their Debian names: {list}"
        );
        return Ok(());
    }
    Err(Error::Missing(format!(
        "this machine has no apt, so packages can't be installed for you, and WebKitGTK 4.1 was not found.\n\
         Install what your system calls these Debian packages, then try again:\n  {list}"
    )))
}

/// The words to put before a command that needs root.
fn admin_prefix(missing: &[&str]) -> Result<Vec<&'static str>> {
    if is_root() {
        return Ok(Vec::new());
    }
    if sh::find_program("sudo").is_some() {
        return Ok(vec!["sudo"]);
    }
    Err(Error::Missing(format!(
        "system packages are missing and there is no sudo here. As root:\n  apt-get update && apt-get install --no-install-recommends {}",
        missing.join(" ")
    )))
}

fn ask_to_install(missing: &[&str]) -> Result<()> {
    let list = missing.join(" ");
    if !std::io::stdin().is_terminal() {
        return Err(Error::Missing(format!(
            "system packages are missing: {list}\n`--yes` installs them without asking"
        )));
    }
    print!("These system packages are missing:\n  {list}\nInstall them now with apt? [Y/n] ");
    std::io::stdout().flush().map_err(Error::io("ask"))?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).map_err(Error::io("read the answer"))?;
    match answer.trim().to_lowercase().as_str() {
        "" | "y" | "yes" => Ok(()),
        _ => Err(Error::Missing(format!("without these packages it can't go on: {list}"))),
    }
}

fn apt(admin: &[&str], words: &[&str]) -> Command {
    let mut all: Vec<&str> = admin.to_vec();
    all.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    all.extend(words);
    let mut command = Command::new(all[0]);
    command.args(&all[1..]);
    command
}

/// `v20.19.2` as (20, 19).
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST_NODE, apt, list_missing, parse_version};
    use crate::sh;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(parse_version("v20.19.2\n"), Some((20, 19)));
        assert!(parse_version("v20.9.0").is_some_and(|old| old < OLDEST_NODE));
        assert_eq!(parse_version("banana"), None);
    }

    #[test]
    fn a_package_that_nobody_has_is_missing() {
        assert_eq!(list_missing(&["tandem-package-of-nobody"]), ["tandem-package-of-nobody"]);
    }

    #[test]
    fn apt_never_asks_questions() {
        let call = sh::render(&apt(&["sudo"], &["update"]));
        assert_eq!(call, "sudo env DEBIAN_FRONTEND=noninteractive apt-get update");
    }
}
