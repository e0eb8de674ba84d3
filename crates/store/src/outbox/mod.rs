//! What the user did and the hub has not taken yet.
//!
//! What a screen shows is the hub's row with these edits laid over it. Read [`edit`] for how one comes in, [`lay`] for
//! how row and edits are brought together, [`push`] for how they leave, [`archive`] for what is kept of them afterwards.

pub(crate) mod archive;
pub(crate) mod edit;
pub(crate) mod fold;
pub(crate) mod lay;
pub(crate) mod line;
pub(crate) mod push;
pub(crate) mod renew;
