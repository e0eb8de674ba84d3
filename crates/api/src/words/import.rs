//! What is wrong with a file, and with a line of it.

use tandem_domain::{
    Refusal,
    import::{Cause, Kind, Problem},
};
use tandem_l10n::{Localizer, tr};

use super::{field, refusal};
use crate::sheet::{MAX_CELLS, MAX_COLUMNS, MAX_LINES, Trouble, TroubleCause};

/// What is wrong, on which line, and what to do.
pub(crate) fn trouble(loc: &Localizer, trouble: Trouble) -> String {
    let what = match trouble.cause {
        TroubleCause::TooLarge => tr::import_too_large(loc),
        TroubleCause::NoSheet => tr::import_no_sheet(loc),
        TroubleCause::Encoding => tr::import_encoding(loc),
        TroubleCause::OpenQuote => tr::import_open_quote(loc),
        TroubleCause::Broken => tr::import_broken(loc),
        TroubleCause::Bomb => tr::import_bomb(loc),
        TroubleCause::TooManyColumns => tr::import_too_many_columns(loc, MAX_COLUMNS as i64),
        TroubleCause::TooManyLines => tr::import_too_many_lines(loc, MAX_LINES as i64),
        TroubleCause::TooManyCells => tr::import_too_many_cells(loc, MAX_CELLS as i64),
        TroubleCause::CellTooLong => tr::import_cell_too_long(loc),
        TroubleCause::Empty => tr::import_empty(loc),
    };
    match trouble.line {
        Some(line) => tr::import_on_line(loc, i64::try_from(line).unwrap_or(i64::MAX), &what),
        None => what,
    }
}

/// Name of a field in a file.
pub(crate) fn label(loc: &Localizer, kind: Kind, field: &str) -> String {
    match (kind, field) {
        (_, "partner_id") => tr::deal_partner(loc),
        (Kind::People, "role") => tr::person_role(loc),
        (Kind::Deals, "name") => tr::import_deal(loc),
        (Kind::Deals, "code") => tr::deal_code(loc),
        (Kind::Deals, "currency") => tr::deal_currency(loc),
        (Kind::Deals, "account_id") => tr::deal_account(loc),
        (Kind::Deals, "product_id") => tr::deal_product(loc),
        _ => field::label(loc, kind.table(), field),
    }
}

pub(crate) fn problem(loc: &Localizer, kind: Kind, problem: &Problem) -> String {
    let name = problem.field.map(|field| label(loc, kind, field)).unwrap_or_default();
    match &problem.cause {
        Cause::Missing => tr::import_missing(loc, &name),
        Cause::Unknown(value) => tr::import_unknown(loc, &name, value),
        Cause::NotFound(value) => match problem.field {
            Some("owner_id") => tr::import_no_member(loc, value),
            Some("partner_id") => tr::import_no_partner(loc, value),
            _ => tr::import_not_found(loc, &name, value),
        },
        Cause::NoPartnerOfMail(value) => tr::import_no_partner_of_mail(loc, value),
        Cause::BadMail(value) => tr::import_bad_mail(loc, value),
        Cause::BadDay(value) => tr::import_bad_day(loc, &name, value),
        Cause::BadAmount(value, currency) => tr::import_bad_amount(loc, &name, value, currency),
        Cause::AmountMissing => tr::import_amount_missing(loc),
        Cause::Formula => tr::import_formula(loc, &name),
        Cause::Fault => tr::import_fault(loc, &name),
        Cause::TooManyCells => tr::import_too_many_in_line(loc),
        Cause::Twice(line) => tr::import_twice(loc, i64::try_from(*line).unwrap_or(i64::MAX)),
        Cause::Ambiguous => match kind {
            Kind::Partners => tr::import_ambiguous(loc),
            Kind::People => tr::import_ambiguous_person(loc),
            Kind::Deals => tr::import_ambiguous_deal(loc),
        },
        Cause::OtherNumber(code) => tr::import_other_number(loc, code),
        Cause::Refused(tandem_domain::RefusalCode::Forbidden) => tr::import_forbidden(loc, &name),
        Cause::Refused(code) => {
            let field = problem.field.map(str::to_owned);
            refusal::sentence(loc, kind.table(), &Refusal { code: *code, field })
        }
    }
}
