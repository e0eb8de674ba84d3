//! Whether a row makes sense. A laptop asks before it keeps an edit, the hub before it takes one.

use serde::{Deserialize, Serialize};
use tandem_model::{
    DealStage, RegistrationStatus, Row, Table, activity, claim,
    code::{TaskSide, TaskStatus},
    deal, partner, person, registration, task,
};

use crate::{mutation::Op, target};

/// Longest note, bytes. A conflict keeps three of them in one row.
pub const MAX_NOTE_BYTES: usize = 16 << 10;
/// Longest of the other texts, bytes.
pub const MAX_TEXT_BYTES: usize = 2 << 10;

/// Why the rule says no. The codes are on the wire, so they only ever grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    Empty,
    TooLong,
    Negative,
    /// Not one of the codes that the field may hold.
    UnknownCode,
    /// Not three capital letters.
    BadCurrency,
    /// Of another type, or a text that no database keeps, such as one with a NUL.
    BadValue,
    /// Such records are not edited on a laptop.
    NotEditable,
    /// The token or the role does not allow it.
    Forbidden,
    /// Another one of the user's edits has to be taken first.
    WaitsForOther,
    /// A day that has to lie ahead, and does not.
    Past,
    /// Somebody has decided it before.
    Decided,
    /// The record is no longer there.
    Gone,
    /// Another registration protects the customer.
    Taken,
    /// Something belongs to the record, which would be left without it.
    InUse,
    /// A code that a newer hub sent.
    #[serde(other)]
    Other,
}

/// A rule that says no: a refusal, not a failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub code: RefusalCode,
    pub field: Option<String>,
}

impl Refusal {
    pub fn new(code: RefusalCode) -> Self {
        Self { code, field: None }
    }

    pub fn on(code: RefusalCode, field: &str) -> Self {
        Self { code, field: Some(field.to_owned()) }
    }
}

type Checked = Result<(), Refusal>;

/// # Errors
/// The first field that does not make sense.
pub fn check_row(row: &Row) -> Checked {
    match row {
        Row::Deal(row) => check_deal(row),
        Row::Partner(row) => check_partner(row),
        Row::Person(row) => check_person(row),
        Row::Activity(row) => check_activity(row),
        Row::Task(row) => check_task(row),
        Row::Account(row) => check_name(&row.name),
        Row::Registration(row) => check_registration(row),
        Row::Claim(row) => check_claim(row),
        Row::Target(row) => target::check(row),
        Row::StageChange(_) | Row::Conflict(_) => Ok(()),
        // The program's frame comes from the CRM and the learning system.
        Row::Member(_)
        | Row::Product(_)
        | Row::Course(_)
        | Row::CourseRun(_)
        | Row::Exam(_)
        | Row::Enrollment(_)
        | Row::Attempt(_) => Err(Refusal::new(RefusalCode::NotEditable)),
    }
}

/// # Errors
/// What a laptop may not do to records of this kind, whatever it says about them.
pub fn check_op(table: Table, op: Op) -> Checked {
    let allowed = match table {
        Table::Deal | Table::Person | Table::Activity | Table::Task | Table::Account | Table::StageChange => true,
        // An import that is taken back removes what it made; who may, the roles say.
        Table::Partner | Table::Registration | Table::Claim | Table::Target => true,
        Table::Conflict => op == Op::Set,
        _ => false,
    };
    if allowed { Ok(()) } else { Err(Refusal::new(RefusalCode::NotEditable)) }
}

fn check_deal(row: &deal::Model) -> Checked {
    check_name(&row.name)?;
    if DealStage::parse(&row.stage).is_none() {
        return Err(Refusal::on(RefusalCode::UnknownCode, "stage"));
    }
    if row.amount_minor.is_some_and(|amount| amount < 0) {
        return Err(Refusal::on(RefusalCode::Negative, "amount_minor"));
    }
    if row.push_count < 0 {
        return Err(Refusal::on(RefusalCode::Negative, "push_count"));
    }
    check_currency(&row.currency)?;
    check_text("code", Some(&row.code), MAX_TEXT_BYTES)?;
    check_text("region", Some(&row.region), MAX_TEXT_BYTES)?;
    check_text("next_step", row.next_step.as_deref(), MAX_TEXT_BYTES)
}

pub(crate) fn check_currency(currency: &str) -> Checked {
    if currency.len() != 3 || !currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Err(Refusal::on(RefusalCode::BadCurrency, "currency"));
    }
    Ok(())
}

fn check_registration(row: &registration::Model) -> Checked {
    if row.customer.trim().is_empty() {
        return Err(Refusal::on(RefusalCode::Empty, "customer"));
    }
    if RegistrationStatus::parse(&row.status).is_none() {
        return Err(Refusal::on(RefusalCode::UnknownCode, "status"));
    }
    if row.amount_minor.is_some_and(|amount| amount < 0) {
        return Err(Refusal::on(RefusalCode::Negative, "amount_minor"));
    }
    if row.extensions < 0 {
        return Err(Refusal::on(RefusalCode::Negative, "extensions"));
    }
    check_currency(&row.currency)?;
    check_text("customer", Some(&row.customer), MAX_TEXT_BYTES)?;
    let texts = [
        ("country", &row.country),
        ("domain", &row.domain),
        ("contact_name", &row.contact_name),
        ("contact_email", &row.contact_email),
        ("contact_phone", &row.contact_phone),
        ("tax_id", &row.tax_id),
        ("parent_name", &row.parent_name),
        ("note", &row.note),
        ("reason", &row.reason),
        ("answer", &row.answer),
    ];
    texts.into_iter().try_for_each(|(field, text)| check_text(field, text.as_deref(), MAX_TEXT_BYTES))?;
    check_text("evidence", row.evidence.as_deref(), MAX_NOTE_BYTES)
}

fn check_claim(row: &claim::Model) -> Checked {
    check_text("partner_name", Some(&row.partner_name), MAX_TEXT_BYTES)?;
    check_text("customer", Some(&row.customer), MAX_TEXT_BYTES)
}

fn check_partner(row: &partner::Model) -> Checked {
    check_name(&row.name)?;
    check_text("note", row.note.as_deref(), MAX_NOTE_BYTES)?;
    check_text("tags", row.tags.as_deref(), MAX_TEXT_BYTES)?;
    check_text("city", row.city.as_deref(), MAX_TEXT_BYTES)?;
    check_text("region", Some(&row.region), MAX_TEXT_BYTES)?;
    check_text("domain", row.domain.as_deref(), MAX_TEXT_BYTES)
}

fn check_person(row: &person::Model) -> Checked {
    check_name(&row.name)?;
    check_text("email", row.email.as_deref(), MAX_TEXT_BYTES)?;
    check_text("region", row.region.as_deref(), MAX_TEXT_BYTES)?;
    check_text("phone", row.phone.as_deref(), MAX_TEXT_BYTES)
}

fn check_activity(row: &activity::Model) -> Checked {
    if row.subject.trim().is_empty() {
        return Err(Refusal::on(RefusalCode::Empty, "subject"));
    }
    check_text("subject", Some(&row.subject), MAX_TEXT_BYTES)
}

fn check_task(row: &task::Model) -> Checked {
    if row.title.trim().is_empty() {
        return Err(Refusal::on(RefusalCode::Empty, "title"));
    }
    check_text("title", Some(&row.title), MAX_TEXT_BYTES)?;
    if TaskSide::parse(&row.side).is_none() {
        return Err(Refusal::on(RefusalCode::UnknownCode, "side"));
    }
    let Some(status) = TaskStatus::parse(&row.status) else {
        return Err(Refusal::on(RefusalCode::UnknownCode, "status"));
    };
    // An open promise has no end, any other has one.
    if (status == TaskStatus::Open) != row.closed_on.is_none() {
        return Err(Refusal::on(RefusalCode::BadValue, "closed_on"));
    }
    Ok(())
}

fn check_name(name: &str) -> Checked {
    if name.trim().is_empty() {
        return Err(Refusal::on(RefusalCode::Empty, "name"));
    }
    check_text("name", Some(name), MAX_TEXT_BYTES)
}

fn check_text(field: &str, text: Option<&str>, most: usize) -> Checked {
    let Some(text) = text else { return Ok(()) };
    if text.len() > most {
        return Err(Refusal::on(RefusalCode::TooLong, field));
    }
    // PostgreSQL can't keep it.
    if text.contains('\0') {
        return Err(Refusal::on(RefusalCode::BadValue, field));
    }
    Ok(())
}
