//! Reminders of learners before they are written: who gets what, in which language, and who is left out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::PartnerRef;

#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReminderQuery {
    pub enrollment_ids: Vec<Uuid>,
    /// People who are written to although they were lately.
    pub included: Vec<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemindersView {
    /// By the language of the mail.
    pub groups: Vec<ReminderGroup>,
    /// Drafts that will be written.
    pub written: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReminderGroup {
    pub language: String,
    /// What its speakers call it.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    pub letters: Vec<ReminderLetter>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReminderLetter {
    pub person_id: Uuid,
    pub name: String,
    pub email: Option<String>,
    pub partner: PartnerRef,
    pub subject: String,
    pub text: String,
    pub written: bool,
    /// Was written to lately, so that the user says whether it happens again.
    pub rests: bool,
    /// Sentences: why there is no draft, or why it is in this language.
    pub notes: Vec<String>,
}
