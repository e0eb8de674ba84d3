//! Reads `locales/` as a developer's tool: writes the typed message functions of both sides, and finds what is wrong.
//!
//! `cargo xtask gen` calls [`generate`] and writes the two files; `cargo xtask check` and a test call [`check`].

mod catalog;
mod check;
mod render;

use std::path::{Path, PathBuf};

pub use check::{Finding, Problem};

use catalog::Catalog;

/// The language that all others are compared with.
const SOURCE: &str = "en";

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{path}: {source}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{0}: no folder for the source language")]
    NoSource(PathBuf),
}

/// Text of the two generated files.
#[derive(Debug, PartialEq, Eq)]
pub struct Generated {
    /// `crates/l10n/src/generated.rs`
    pub rust: String,
    /// `ui/src/generated/messages.ts`
    pub typescript: String,
}

/// # Errors
/// When the folder cannot be read or lacks the source language.
pub fn generate(locales: &Path) -> Result<Generated, Error> {
    let catalogs = Catalog::read_all(locales)?;
    let source = source(&catalogs, locales)?;
    Ok(Generated { rust: render::rust(source), typescript: render::typescript(source) })
}

/// Everything that is wrong in the files, in the order of language and file. Empty means that they may ship.
///
/// # Errors
/// When the folder cannot be read or lacks the source language.
pub fn check(locales: &Path) -> Result<Vec<Finding>, Error> {
    let catalogs = Catalog::read_all(locales)?;
    let source = source(&catalogs, locales)?;
    Ok(catalogs.iter().flat_map(|catalog| check::findings(catalog, source)).collect())
}

fn source<'a>(catalogs: &'a [Catalog], locales: &Path) -> Result<&'a Catalog, Error> {
    catalogs.iter().find(|catalog| catalog.language == SOURCE).ok_or_else(|| Error::NoSource(locales.join(SOURCE)))
}
