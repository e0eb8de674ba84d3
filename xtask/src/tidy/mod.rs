//! The project's own rules, checked on the sources: layers (`layers`) and files (`files`). Each finding is a sentence to act on.

mod files;
mod layers;

use crate::error::{Error, Result};
use crate::places;

/// Prints what it finds; fails if it finds anything.
pub fn check() -> Result<()> {
    let findings = find_all()?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        count => Err(Error::Steps(vec![format!("{count} of the project's rules, as listed above")])),
    }
}

fn find_all() -> Result<Vec<String>> {
    let mut findings = layers::find(&places::metadata()?);
    let root = places::root();
    for path in places::list_files(&root)? {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if !files::is_ours(&name) {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(Error::io(format!("read {name}")))?;
        findings.extend(files::find(&name, &text));
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_project_is_tidy() {
        let findings = super::find_all().unwrap_or_else(|error| vec![error.to_string()]);
        assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
    }
}
