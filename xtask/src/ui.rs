//! The UI from outside: its packages from the lock file, its build, its checks. Nothing is done again that is still fresh.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::error::{Error, Result};
use crate::places;
use crate::sh;
use crate::system;

/// Installs exactly what the lock file of this folder says, unless that has been done since it changed.
pub fn ensure_packages(folder: &str) -> Result<()> {
    system::ensure_node()?;
    let folder_path = places::root().join(folder);
    let lock = folder_path.join("package-lock.json");
    if !lock.is_file() {
        return Err(Error::Missing(format!("{folder}/package-lock.json is missing: it belongs in the repository")));
    }
    // npm writes this file last, so an interrupted installation is done again.
    let stamp = folder_path.join("node_modules/.package-lock.json");
    if modified(&stamp).is_some_and(|done| newest(&[lock, folder_path.join("package.json")]) <= Some(done)) {
        println!("{folder}: npm packages are up to date");
        return Ok(());
    }
    sh::run(&mut npm(&["ci", "--prefix", folder, "--no-audit", "--no-fund"]))
}

/// Builds the UI into `ui/dist`, which the app embeds, unless the build is newer than every source.
pub fn ensure_built() -> Result<()> {
    ensure_packages("ui")?;
    let root = places::root();
    let mut sources = places::list_files(&root.join("ui"))?;
    sources.extend(places::list_files(&root.join("locales"))?);
    sources.push(root.join("ui/node_modules/.package-lock.json"));
    if modified(&root.join("ui/dist/index.html")).is_some_and(|built| newest(&sources) <= Some(built)) {
        println!("ui: the build is up to date");
        return Ok(());
    }
    run_script("ui", "build")
}

/// Runs a script of a folder's `package.json`.
pub fn run_script(folder: &str, script: &str) -> Result<()> {
    sh::run(&mut npm(&["run", "--silent", "--prefix", folder, script]))
}

fn npm(words: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(places::root()).args(words).env("NPM_CONFIG_UPDATE_NOTIFIER", "false");
    command
}

fn modified(file: &Path) -> Option<SystemTime> {
    file.metadata().ok()?.modified().ok()
}

fn newest(files: &[impl AsRef<Path>]) -> Option<SystemTime> {
    files.iter().filter_map(|file| modified(file.as_ref())).max()
}
