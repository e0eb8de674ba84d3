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

/// A cargo call in the top folder.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = sh::tied(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).args(words);
    command
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
