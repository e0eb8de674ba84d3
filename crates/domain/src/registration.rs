//! Registrations of deals: from the draft to the protection of a customer, and to its end. Read [`take`] for what may
//! follow what, and [`standing`] for what holds today.
//!
//! A protection is a row of its own, the claim, made from customer and product. So two laptops that approve the same
//! customer offline write one row: the hub keeps the first, and the second is an ordinary conflict. An approval counts
//! only for whoever holds the claim.

mod form;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use tandem_model::{
    ApprovalReason, ClaimId, MemberId, RegistrationStatus as Status, RejectionReason, Row, claim, registration::Model,
};
use uuid::Uuid;

use crate::{
    check::{Refusal, RefusalCode, check_row},
    deal::Moment,
    duplicate::{Class, Reason, Subject, claim_key},
};

pub use form::{Form, write};

/// Days that a customer is protected from the approval on.
pub const PROTECTION_DAYS: u64 = 90;
/// Days that an extension adds.
pub const EXTENSION_DAYS: u64 = 60;
pub const MOST_EXTENSIONS: i32 = 1;
/// Working time in which a registration is to be decided, minutes: two days of eight hours.
pub const DECIDE_WITHIN: i64 = 2 * 8 * 60;
/// Days before its end from which a protection is shown as ending.
pub const ENDING_DAYS: u64 = 14;

/// Something that may be the same customer, as whoever decided saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Code of the [`tandem_model::Table`].
    pub table: String,
    pub id: Uuid,
    /// Its name then.
    pub title: String,
    pub partner: Option<String>,
    pub score: i32,
    pub class: Class,
    pub reasons: Vec<Reason>,
}

/// The checks at the time of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub checks: Vec<Check>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To be decided until `due_at`, microseconds UTC.
    Submit {
        due_at: Option<i64>,
    },
    Review,
    Return {
        answer: String,
    },
    /// With a reason where the customer seems to be known.
    Approve {
        reason: Option<ApprovalReason>,
    },
    Reject {
        reason: RejectionReason,
        answer: String,
    },
    /// With what has happened since.
    Extend {
        answer: String,
    },
    Withdraw,
}

/// What a step is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pub by: Option<MemberId>,
    pub now: Moment,
    /// The claim of customer and product, whoever holds it.
    pub claim: Option<&'a claim::Model>,
    pub checks: &'a [Check],
    pub partner_name: &'a str,
}

/// What becomes of the claim.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimAfter {
    Stays,
    Becomes(claim::Model),
    Goes,
}

/// What a registration is on a day: `holds` says that the claim of its customer is its own. `None` for a status of a
/// newer version.
pub fn standing(status: &str, protected_until: Option<NaiveDate>, holds: bool, today: NaiveDate) -> Option<Status> {
    let status = Status::parse(status)?;
    if !matches!(status, Status::Approved | Status::Extended) {
        return Some(status);
    }
    let is_over = protected_until.is_some_and(|day| day < today);
    Some(match (is_over, holds) {
        (true, _) => Status::Expired,
        (false, false) => Status::Superseded,
        (false, true) => status,
    })
}

pub fn is_undecided(status: Status) -> bool {
    matches!(status, Status::Submitted | Status::UnderReview)
}

/// Steps that may follow; whether one does depends on the rest too.
pub fn may_follow(standing: Status, step: &Step) -> bool {
    use Status::{Approved, Draft, Extended, Returned, Submitted, Superseded, UnderReview};
    match step {
        Step::Submit { .. } => matches!(standing, Draft | Returned),
        Step::Review => standing == Submitted,
        Step::Return { .. } | Step::Approve { .. } => is_undecided(standing),
        Step::Reject { .. } => is_undecided(standing) || standing == Superseded,
        Step::Extend { .. } => standing == Approved,
        Step::Withdraw => {
            matches!(standing, Draft | Submitted | UnderReview | Returned | Approved | Extended | Superseded)
        }
    }
}

/// The registration after a step, and what becomes of the claim.
///
/// # Errors
/// The step does not follow, something it needs is missing, or another holds the claim ([`RefusalCode::Taken`]).
pub fn take(before: &Model, step: &Step, desk: Desk<'_>) -> Result<(Model, ClaimAfter), Refusal> {
    let today = desk.now.today;
    let holds = desk.claim.is_some_and(|claim| claim.registration_id == before.id);
    let stands = standing(&before.status, before.protected_until, holds, today);
    let stands = stands.ok_or_else(|| Refusal::on(RefusalCode::UnknownCode, "status"))?;
    if !may_follow(stands, step) {
        return Err(Refusal::new(RefusalCode::Decided));
    }
    let mut row = Model { updated_at: desk.now.at, ..before.clone() };
    let claim = match step {
        Step::Submit { due_at } => {
            form::check_complete(before)?;
            (row.submitted_at, row.due_at, row.answer, row.reason) = (Some(desk.now.at), *due_at, None, None);
            move_to(&mut row, Status::Submitted)
        }
        Step::Review => move_to(&mut row, Status::UnderReview),
        Step::Return { answer } => {
            row.answer = Some(said("answer", answer)?);
            decide(&mut row, desk, None)?;
            move_to(&mut row, Status::Returned)
        }
        Step::Approve { reason } => approve(&mut row, *reason, desk)?,
        Step::Reject { reason, answer } => {
            row.answer = said("answer", answer).ok();
            decide(&mut row, desk, Some(reason.code()))?;
            row.protected_until = None;
            move_to(&mut row, Status::Rejected)
        }
        Step::Extend { answer } => extend(&mut row, answer, desk)?,
        Step::Withdraw => {
            row.protected_until = None;
            move_to(&mut row, Status::Withdrawn);
            if holds { ClaimAfter::Goes } else { ClaimAfter::Stays }
        }
    };
    check_row(&Row::Registration(row.clone()))?;
    Ok((row, claim))
}

fn approve(row: &mut Model, reason: Option<ApprovalReason>, desk: Desk<'_>) -> Result<ClaimAfter, Refusal> {
    let is_held = |claim: &claim::Model| claim.registration_id != row.id && claim.protected_until >= desk.now.today;
    if desk.claim.is_some_and(is_held) {
        return Err(Refusal::on(RefusalCode::Taken, "customer"));
    }
    if reason.is_none() && desk.checks.iter().any(|check| check.class >= Class::Likely) {
        return Err(Refusal::on(RefusalCode::Empty, "reason"));
    }
    decide(row, desk, reason.map(ApprovalReason::code))?;
    row.answer = None;
    let until = later(desk.now.today, PROTECTION_DAYS)?;
    row.protected_until = Some(until);
    move_to(row, Status::Approved);
    Ok(ClaimAfter::Becomes(claim_of(row, desk, until)?))
}

fn extend(row: &mut Model, answer: &str, desk: Desk<'_>) -> Result<ClaimAfter, Refusal> {
    if row.extensions >= MOST_EXTENSIONS {
        return Err(Refusal::new(RefusalCode::Decided));
    }
    row.answer = Some(said("answer", answer)?);
    let until = later(row.protected_until.unwrap_or(desk.now.today), EXTENSION_DAYS)?;
    (row.protected_until, row.extensions) = (Some(until), row.extensions + 1);
    move_to(row, Status::Extended);
    Ok(ClaimAfter::Becomes(claim_of(row, desk, until)?))
}

fn decide(row: &mut Model, desk: Desk<'_>, reason: Option<&str>) -> Result<(), Refusal> {
    let evidence = Evidence { checks: desk.checks.to_vec() };
    row.evidence = Some(serde_json::to_string(&evidence).map_err(|_| Refusal::on(RefusalCode::BadValue, "evidence"))?);
    (row.decided_at, row.decided_by, row.reason) = (Some(desk.now.at), desk.by, reason.map(str::to_owned));
    Ok(())
}

fn move_to(row: &mut Model, status: Status) -> ClaimAfter {
    status.code().clone_into(&mut row.status);
    ClaimAfter::Stays
}

fn later(day: NaiveDate, days: u64) -> Result<NaiveDate, Refusal> {
    day.checked_add_days(Days::new(days)).ok_or_else(|| Refusal::on(RefusalCode::BadValue, "protected_until"))
}

fn said(field: &str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::on(RefusalCode::Empty, field)) } else { Ok(text.to_owned()) }
}

fn claim_of(row: &Model, desk: Desk<'_>, until: NaiveDate) -> Result<claim::Model, Refusal> {
    Ok(claim::Model {
        id: claim_id(row).ok_or_else(|| Refusal::on(RefusalCode::Empty, "customer"))?,
        registration_id: row.id,
        partner_id: row.partner_id,
        partner_name: desk.partner_name.to_owned(),
        customer: row.customer.clone(),
        protected_until: until,
        version: desk.claim.map_or(0, |claim| claim.version),
    })
}

/// The claim that an approval would make: the same for everybody who registers this customer and product.
pub fn claim_id(row: &Model) -> Option<ClaimId> {
    let key = claim_key(&subject(row))?;
    let name = format!("{key}|{}", row.product_id.map(|id| id.to_string()).unwrap_or_default());
    Some(ClaimId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())))
}

/// Its customer, to be compared with others.
pub fn subject(row: &Model) -> Subject {
    Subject {
        name: row.customer.clone(),
        country: row.country.clone(),
        domain: row.domain.clone(),
        contact_name: row.contact_name.clone(),
        email: row.contact_email.clone(),
        phone: row.contact_phone.clone(),
        tax_id: row.tax_id.clone(),
        parent: row.parent_name.clone(),
        product: row.product_id.map(|id| id.0),
    }
}

/// What was seen at the decision; nothing where none was made, or another version wrote something else.
pub fn evidence(row: &Model) -> Evidence {
    row.evidence.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
