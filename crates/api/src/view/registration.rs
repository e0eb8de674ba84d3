//! Registrations: the inbox, one of them with all that speaks for and against it, and what the form sends.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ConflictView, MemberRef, Money, PartnerRef};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxPart {
    Undecided,
    Ending,
    Open,
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxFilter {
    pub part: InboxPart,
    /// Only those of the user's own partners.
    pub mine: bool,
    /// How many at most.
    pub shown: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxView {
    pub rows: Vec<RegistrationRow>,
    pub counts: InboxCountsView,
    /// The token belongs to somebody, so that there is something to call theirs.
    pub has_mine: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxCountsView {
    pub undecided: u32,
    pub ending: u32,
    pub open: u32,
    pub all: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationRow {
    pub id: Uuid,
    pub customer: String,
    pub country: Option<String>,
    pub partner: PartnerRef,
    /// Who looks after the partner.
    pub owner: Option<MemberRef>,
    pub product: Option<String>,
    pub money: Option<Money>,
    /// What holds today: a code of its status, or the source's own.
    pub status: String,
    /// Its name in the UI language.
    pub status_name: String,
    /// Microseconds UTC.
    pub due_at: Option<i64>,
    pub clock: Option<ClockView>,
    #[ts(type = "string | null")]
    pub protected_until: Option<chrono::NaiveDate>,
    /// Microseconds UTC.
    pub updated_at: i64,
    /// The closest customer that is known already, of those still to be decided.
    pub closest: Option<ClosestView>,
}

/// The time that is left to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockView {
    /// Working minutes; negative when it is over.
    pub minutes: i64,
    /// The same in words.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosestView {
    pub class: ClassView,
    pub score: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClassView {
    Possible,
    Likely,
    Exact,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationView {
    pub row: RegistrationRow,
    /// As the form has it.
    pub form: RegistrationForm,
    pub member_name: Option<String>,
    /// Microseconds UTC.
    pub submitted_at: Option<i64>,
    pub decided_at: Option<i64>,
    pub decided_by: Option<String>,
    /// Why it was decided so, in words.
    pub reason: Option<String>,
    /// What the partner was told.
    pub answer: Option<String>,
    /// What looks like the same customer: now, or when it was decided.
    pub checks: Vec<CheckView>,
    /// The checks are those of the decision.
    pub checks_are_kept: bool,
    /// Whoever protects the customer, when that is another registration.
    pub holder: Option<HolderView>,
    pub steps: Vec<StepView>,
    /// An approval has to say why.
    pub needs_reason: bool,
    /// Fields with edits that the hub does not have.
    pub pending: bool,
    pub conflicts: Vec<ConflictView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HolderView {
    pub registration_id: Uuid,
    pub partner_name: String,
    #[ts(type = "string")]
    pub protected_until: chrono::NaiveDate,
}

/// What may be done with it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepView {
    Edit,
    Submit,
    Review,
    Approve,
    Return,
    Reject,
    Extend,
    Withdraw,
}

/// Something that may be the same customer.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    pub kind: CheckKind,
    pub id: Uuid,
    pub title: String,
    pub partner: Option<String>,
    /// 0 to 100.
    pub score: i32,
    pub class: ClassView,
    /// What weighs most first.
    pub reasons: Vec<LikenessView>,
    /// Both side by side; empty for what was seen at a decision.
    pub compared: Vec<ComparedView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    Registration,
    Account,
    Deal,
    Person,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LikenessView {
    pub code: String,
    pub text: String,
    /// Negative for what speaks against.
    pub points: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedView {
    pub label: String,
    pub this: Option<String>,
    pub that: Option<String>,
}

/// What the form sends. A text that is empty is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationForm {
    pub partner_id: Uuid,
    pub customer: String,
    pub country: Option<String>,
    pub domain: Option<String>,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub tax_id: Option<String>,
    pub parent_name: Option<String>,
    pub product_id: Option<Uuid>,
    pub money: Option<Money>,
    #[ts(type = "string | null")]
    pub close_on: Option<chrono::NaiveDate>,
    pub note: Option<String>,
}

/// A form while it is filled in; `id` of the draft that it belongs to.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateQuery {
    pub id: Option<Uuid>,
    pub form: RegistrationForm,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatesView {
    pub checks: Vec<CheckView>,
}

/// What the form offers to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormChoices {
    pub products: Vec<ChoiceOf>,
    /// The user may see and set money.
    pub has_finance: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceOf {
    pub id: Uuid,
    pub name: String,
}
