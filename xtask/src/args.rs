//! Command line options, by hand: a handful of flags does not pay for a parser crate in a tool that every clean machine builds first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::error::{Error, Result};

/// What a command accepts. Anything else is refused with its name.
pub struct Spec {
    pub flags: &'static [&'static str],
    pub options: &'static [&'static str],
    /// Plain words the command accepts; empty means none.
    pub words: &'static [&'static str],
}

#[derive(Debug, Default)]
pub struct Args {
    flags: BTreeSet<String>,
    options: BTreeMap<String, String>,
    pub words: Vec<String>,
}

impl Args {
    pub fn parse(given: &[String], spec: &Spec) -> Result<Self> {
        let mut args = Self::default();
        let mut rest = given.iter();
        while let Some(word) = rest.next() {
            let Some(name) = word.strip_prefix("--") else {
                if !spec.words.contains(&word.as_str()) {
                    return Err(Error::Usage(format!("`{word}` is not understood here")));
                }
                args.words.push(word.clone());
                continue;
            };
            let (name, inline) =
                name.split_once('=').map_or((name, None), |(name, value)| (name, Some(value.to_owned())));
            if spec.flags.contains(&name) && inline.is_none() {
                args.flags.insert(name.to_owned());
            } else if spec.options.contains(&name) {
                let value = inline.or_else(|| rest.next().cloned());
                let value = value.ok_or_else(|| Error::Usage(format!("`--{name}` needs a value")))?;
                args.options.insert(name.to_owned(), value);
            } else {
                return Err(Error::Usage(format!("`{word}` is not an option of this command")));
            }
        }
        Ok(args)
    }

    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(flag)
    }

    pub fn find(&self, option: &str) -> Option<&str> {
        self.options.get(option).map(String::as_str)
    }

    pub fn find_path(&self, option: &str) -> Option<PathBuf> {
        self.find(option).map(PathBuf::from)
    }
}

#[cfg(test)]
mod tests {
    use super::{Args, Spec};

    const SPEC: Spec = Spec { flags: &["yes"], options: &["data"], words: &["rust"] };

    fn parse(line: &str) -> Result<Args, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Args::parse(&words, &SPEC).map_err(|error| error.to_string())
    }

    #[test]
    fn flags_options_and_words_are_told_apart() {
        for line in ["--yes --data a/b rust", "rust --data=a/b --yes"] {
            let args = parse(line).unwrap_or_default();
            assert!(args.has("yes"));
            assert_eq!(args.find("data"), Some("a/b"));
            assert_eq!(args.words, ["rust"]);
        }
    }

    #[test]
    fn what_is_unknown_is_refused_by_name() {
        assert_eq!(parse("--no").err().as_deref(), Some("`--no` is not an option of this command"));
        assert_eq!(parse("go").err().as_deref(), Some("`go` is not understood here"));
        assert_eq!(parse("--data").err().as_deref(), Some("`--data` needs a value"));
    }
}
