//! Everything the UI may ask or do: queries, commands, views, user-facing errors, and the [`Shell`] it needs.
//!
//! [`routes`] is the table of contents; [`Core`] is the running application without a window.

pub mod error;
pub mod events;
pub mod export;
pub mod routes;
pub mod sheet;
pub mod shell;
pub mod view;

mod checks;
mod command;
mod core;
mod csv_file;
mod download;
mod draft;
mod edit;
mod import;
mod list_file;
mod notify;
mod open;
mod query;
mod reason;
mod refresh;
mod settings;
mod title;
mod words;
mod xlsx_file;

pub use crate::core::Core;
pub use error::{ApiError, ErrorKind};
pub use events::CoreEvent;
pub use open::KEY_NAME as CACHE_KEY_NAME;
pub use routes::{Command, Outcome, Topic};
pub use shell::{Alert, RecordRef, Shell, Snooze};
pub use tandem_sync::{Secret, Vault, VaultError};
