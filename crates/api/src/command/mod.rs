//! What a user can do, one file a noun.

pub(crate) mod hub;
pub(crate) mod settings;
