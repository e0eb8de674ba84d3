//! Why the rule says no, and what to do about it.

use tandem_domain::{Refusal, RefusalCode};
use tandem_l10n::{Localizer, tr};
use tandem_model::Table;

use super::field;
use crate::{ApiError, Core};

/// One sentence that says what is wrong and how it is mended.
pub(crate) fn sentence(loc: &Localizer, table: Table, refusal: &Refusal) -> String {
    let named = refusal.field.as_deref().map(|name| field::label(loc, table, name)).unwrap_or_default();
    match (refusal.code, named.as_str()) {
        (RefusalCode::Empty, name) => tr::error_empty_field(loc, name),
        (RefusalCode::TooLong, name) => tr::sync_refused_too_long(loc, name),
        (RefusalCode::Negative, name) => tr::sync_refused_negative(loc, name),
        (RefusalCode::BadCurrency, _) => tr::sync_refused_currency(loc),
        (RefusalCode::Past, name) => tr::sync_refused_past(loc, name),
        (RefusalCode::NotEditable, _) => tr::sync_refused_not_editable(loc),
        (RefusalCode::Forbidden, _) => tr::error_forbidden(loc),
        (RefusalCode::WaitsForOther, _) => tr::sync_refused_waits(loc),
        (RefusalCode::Decided, _) => tr::sync_refused_decided(loc),
        (RefusalCode::Taken, _) => tr::registration_taken(loc),
        (RefusalCode::InUse, _) => tr::sync_refused_in_use(loc),
        (RefusalCode::Gone, _) => tr::error_not_found(loc),
        (RefusalCode::UnknownCode | RefusalCode::BadValue | RefusalCode::Other, "") => tr::sync_refused_other(loc),
        (RefusalCode::UnknownCode | RefusalCode::BadValue | RefusalCode::Other, name) => tr::error_bad_value(loc, name),
    }
}

impl Core {
    pub(crate) fn refusal(&self, table: Table, refusal: &Refusal) -> ApiError {
        let error = self.refused(sentence(&self.loc(), table, refusal));
        match &refusal.field {
            Some(name) => error.on(name),
            None => error,
        }
    }
}
