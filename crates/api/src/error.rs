//! The one shape in which a failure reaches the UI: what happened and what to do, in the user's language.

use serde::Serialize;
use tandem_l10n::{Localizer, tr};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    Refused,
    NotFound,
    Offline,
    Auth,
    Conflict,
    Locked,
    Internal,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    pub kind: ErrorKind,
    /// A sentence that says what to do.
    pub message: String,
    /// The input that was refused.
    pub field: Option<String>,
    /// For the log and the copy button; never personal data.
    pub detail: Option<String>,
}

impl ApiError {
    pub(crate) fn new(kind: ErrorKind, message: String) -> Self {
        Self { kind, message, field: None, detail: None }
    }

    pub(crate) fn on(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    pub(crate) fn because(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    pub(crate) fn locked(loc: &Localizer) -> Self {
        Self::new(ErrorKind::Locked, tr::error_locked(loc))
    }

    pub(crate) fn not_found(loc: &Localizer) -> Self {
        Self::new(ErrorKind::NotFound, tr::error_not_found(loc))
    }

    pub(crate) fn internal(loc: &Localizer, detail: impl ToString) -> Self {
        let error = Self::new(ErrorKind::Internal, tr::error_internal(loc)).because(detail);
        tracing::error!(detail = error.detail, "request failed");
        error
    }

    pub(crate) fn store(loc: &Localizer, error: &tandem_store::Error) -> Self {
        use tandem_store::Error as E;
        match error {
            E::DiskFull => Self::new(ErrorKind::Refused, tr::error_disk_full(loc)).because(error),
            E::WrongKey | E::Missing | E::NewerSchema(_) | E::NoCipher | E::Corrupt => Self::locked(loc).because(error),
            E::NotCommitted | E::BadRow(_) | E::Io(_) | E::Sql(_) | E::Db(_) | E::Stopped => Self::internal(loc, error),
        }
    }
}
