//! What is stored as codes and values, in the user's words: fields, edits, refusals.

pub(crate) mod field;
pub(crate) mod import;
pub(crate) mod letter;
pub(crate) mod refusal;
pub(crate) mod verb;
