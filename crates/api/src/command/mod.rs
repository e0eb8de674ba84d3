//! What a user can do, one file a noun.

pub(crate) mod activity;
pub(crate) mod calendar;
pub(crate) mod deal;
pub(crate) mod decision;
pub(crate) mod export;
pub(crate) mod hub;
pub(crate) mod import;
pub(crate) mod partner;
pub(crate) mod registration;
pub(crate) mod reminder;
pub(crate) mod saved_view;
pub(crate) mod settings;
pub(crate) mod sync;
pub(crate) mod target;
pub(crate) mod task;
