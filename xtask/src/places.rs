//! Where things are: the top folder of the project, the build folder, the programs that cargo has built.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::sh;

/// The top folder of the project. Cargo says where we were built from, so this works from any folder.
pub fn root() -> PathBuf {
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// A cargo call in the top folder, the same as one by hand. What the outer cargo says about this very program stays
/// out: build scripts that look at it would run again at each change between the two ways to call, and everything
/// above them, the database among it, be built anew.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = sh::tied(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).args(words);
    let names = std::env::vars_os().map(|(name, _)| name);
    for name in names.filter(|name| name.to_str().is_some_and(is_about_xtask)) {
        command.env_remove(name);
    }
    command
}

fn is_about_xtask(variable: &str) -> bool {
    const NAMES: [&str; 6] = [
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_LINKS",
        "CARGO_MANIFEST_PATH",
        "CARGO_PRIMARY_PACKAGE",
    ];
    variable.starts_with("CARGO_PKG_") || NAMES.contains(&variable)
}

/// What `cargo metadata` says about our own crates.
pub fn metadata() -> Result<Value> {
    let text = sh::capture(&mut cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    serde_json::from_str(&text).map_err(|error| Error::answer("cargo metadata", error))
}

/// Cargo's build folder: `target`, or wherever the developer has moved it.
pub fn target() -> Result<PathBuf> {
    let metadata = metadata()?;
    let folder =
        metadata["target_directory"].as_str().ok_or_else(|| Error::answer("cargo metadata", "no target_directory"))?;
    Ok(PathBuf::from(folder))
}

/// Makes the folder if it is not there.
pub fn ensure_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(Error::io(format!("make the folder {}", folder.display())))
}

/// All files below a folder, without build results, packages and hidden folders. In a stable order.
pub fn list_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect_files(folder, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let doing = || format!("read the folder {}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(Error::io(doing()))? {
        let entry = entry.map_err(Error::io(doing()))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let kind = entry.file_type().map_err(Error::io(doing()))?;
        if kind.is_dir() {
            if !name.starts_with('.') && !matches!(&*name, "target" | "node_modules" | "dist" | "gen" | "results") {
                collect_files(&entry.path(), found)?;
            }
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{cargo, is_about_xtask};

    #[test]
    fn a_nested_cargo_hears_nothing_about_this_program() {
        // Cargo sets these for a test as well.
        let about: Vec<_> = std::env::vars().map(|(name, _)| name).filter(|name| is_about_xtask(name)).collect();
        assert!(about.iter().any(|name| name == "CARGO_MANIFEST_DIR"));
        let call = cargo(&["build"]);
        let removed: Vec<_> = call.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        assert!(about.iter().all(|name| removed.iter().any(|gone| *gone == name.as_str())));
    }

    #[test]
    fn where_cargo_keeps_its_files_is_passed_on() {
        assert!(!["CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_NET_OFFLINE"].into_iter().any(is_about_xtask));
    }
}
