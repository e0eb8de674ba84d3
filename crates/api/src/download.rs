//! Files that the user asked for: whole under their name, and never in the place of another.

use std::{io, path::Path};

use tempfile::NamedTempFile;

/// Files of one name beside each other.
const MOST_NAMES: u32 = 1_000;

/// Puts a written file under the first free name, which it returns.
pub(crate) fn keep(mut file: NamedTempFile, folder: &Path, stem: &str, ending: &str) -> io::Result<String> {
    file.as_file().sync_all()?;
    for number in 1..=MOST_NAMES {
        let name = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem} ({number}).{ending}") };
        match file.persist_noclobber(folder.join(&name)) {
            Ok(_) => return Ok(name),
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => file = taken.file,
            Err(failed) => return Err(failed.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
