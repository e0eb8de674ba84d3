//! What can go wrong in a developer command, told as the sentence the developer needs.

use std::fmt;
use std::io;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub enum Error {
    /// The command line makes no sense; the text says why.
    Usage(String),
    /// This machine lacks something; the text says what and how to get it.
    Missing(String),
    /// A program ran and said no.
    Failed { command: String, outcome: String },
    /// A program or file could not be used at all.
    Io { doing: String, source: io::Error },
    /// A program answered in a way that this command does not understand.
    Answer { of: String, problem: String },
    /// Some of several steps failed; they have printed why.
    Steps(Vec<String>),
}

impl Error {
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }

    pub fn answer(of: impl Into<String>, problem: impl fmt::Display) -> Self {
        Self::Answer { of: of.into(), problem: problem.to_string() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) | Self::Missing(text) => f.write_str(text),
            Self::Failed { command, outcome } => write!(f, "`{command}` ended with {outcome}"),
            Self::Io { doing, source } => write!(f, "could not {doing}: {source}"),
            Self::Answer { of, problem } => write!(f, "did not understand the answer of {of}: {problem}"),
            Self::Steps(names) => write!(f, "failed: {}", names.join(", ")),
        }
    }
}

impl std::error::Error for Error {}
