//! `cargo xtask gen`: writes the generated sources anew: typed messages from `locales/`, the UI's types from `crates/api`.
//! They are committed, so that a build needs no generator; `check` proves them fresh.

use std::process::Command;

use crate::args::{Args, Spec};
use crate::error::{Error, Result};
use crate::places;
use crate::sh;

pub const SUMMARY: &str = "write the generated sources anew: typed messages and the UI's types";
pub const USAGE: &str = "gen";

/// Words first: the views are made of them.
const GENERATORS: &[&str] = &["gen_messages", "gen_ipc"];
const GENERATED: &[&str] = &["crates/l10n/src/generated.rs", "ui/src/generated/messages.ts", "ui/src/generated/ipc.ts"];

pub fn run(words: &[String]) -> Result<()> {
    Args::parse(words, &Spec { flags: &[], options: &[], words: &[] })?;
    for generator in GENERATORS {
        // With the whole workspace in view, so that nothing is built a second time with other features.
        sh::run(&mut places::cargo(&["build", "--quiet", "--workspace", "--example", generator]))?;
        sh::run(&mut Command::new(places::target()?.join("debug/examples").join(generator)))?;
    }
    Ok(())
}

/// Generates; fails if that changed anything, because then what is committed was stale.
pub fn check() -> Result<()> {
    let before = read_all();
    run(&[])?;
    let stale: Vec<&str> = GENERATED
        .iter()
        .zip(before.iter().zip(read_all()))
        .filter(|(_, (old, new))| *old != new)
        .map(|(name, _)| *name)
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    let list = stale.join(", ");
    Err(Error::Missing(format!(
        "these generated files were stale and have just been written anew, commit them: {list}"
    )))
}

fn read_all() -> Vec<Option<Vec<u8>>> {
    GENERATED.iter().map(|name| std::fs::read(places::root().join(name)).ok()).collect()
}
