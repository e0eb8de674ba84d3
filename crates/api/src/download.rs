//! Files that the user asked for: whole under their name, and never in the place of another.

use std::{fs, io, path::Path};

use tempfile::NamedTempFile;

/// Files of one name beside each other.
const MOST_NAMES: u32 = 1_000;

/// Bytes of a name that somebody else chose, within that of a file: systems take 255 in all.
const MOST_NAME_BYTES: usize = 120;

/// Puts a written file under the first free name, which it returns.
pub(crate) fn keep(mut file: NamedTempFile, folder: &Path, stem: &str, ending: &str) -> io::Result<String> {
    file.as_file().sync_all()?;
    for stem in stems(stem) {
        let name = format!("{stem}.{ending}");
        match file.persist_noclobber(folder.join(&name)) {
            Ok(_) => return Ok(name),
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => file = taken.file,
            Err(failed) => return Err(failed.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Makes the first free folder of that name, which it returns.
pub(crate) fn free_folder(folder: &Path, stem: &str) -> io::Result<String> {
    fs::create_dir_all(folder)?;
    for name in stems(stem) {
        match fs::create_dir(folder.join(&name)) {
            Ok(()) => return Ok(name),
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {}
            Err(failed) => return Err(failed),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn stems(stem: &str) -> impl Iterator<Item = String> {
    (1..=MOST_NAMES).map(move |number| if number == 1 { stem.to_owned() } else { format!("{stem} ({number})") })
}

/// A name as part of a file's: without what some system takes for a path.
pub(crate) fn file_name(name: &str) -> String {
    // The last ones show a name in another order than it has.
    let path =
        |sign: char| sign.is_control() || "\\/:*?\"<>|".contains(sign) || ('\u{2028}'..='\u{202e}').contains(&sign);
    let kept = |sign: char| if path(sign) { ' ' } else { sign };
    let mut name: String = name.chars().map(kept).take(60).collect();
    while name.len() > MOST_NAME_BYTES {
        name.pop();
    }
    name.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Acme", "Acme")]
    #[case("../a/b: c?", "a b  c")]
    #[case("شركة النيل", "شركة النيل")]
    #[case("a\r\nb", "a  b")]
    #[case("..", "")]
    #[case("\u{202e}gpj.exe", "gpj.exe")]
    fn a_name_makes_no_path(#[case] name: &str, #[case] wanted: &str) {
        assert_eq!(file_name(name), wanted);
    }

    #[test]
    fn a_name_is_as_long_as_systems_take_it_in_any_script() {
        for sign in ["a", "ش", "山", "🙂"] {
            let name = file_name(&sign.repeat(1 << 18));
            assert!(!name.is_empty() && name.len() <= MOST_NAME_BYTES, "{name}");
        }
    }
}
