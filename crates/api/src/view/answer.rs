//! What partners ask about themselves, answered in words to send them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::PartnerRef;

#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct AnswersQuery {
    /// Of a partner.
    pub id: Uuid,
    /// Part of the name of somebody who works there.
    pub text: Option<String>,
    /// `en de ar`; that of the partner where nothing is said, if Tandem speaks it.
    pub language: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswersView {
    pub partner: PartnerRef,
    /// Of all words of the answers.
    pub language: String,
    /// Microseconds UTC of the last sync.
    pub as_of: Option<i64>,
    /// About people first, when somebody's name was typed.
    pub answers: Vec<AnswerView>,
    /// People whose names fit and that are not shown.
    pub more_people: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerView {
    /// Names it among the others.
    pub key: String,
    /// What was asked.
    pub title: String,
    pub lines: Vec<String>,
    /// Where it is from and of when it is.
    pub source: String,
    /// All of it, to be sent.
    pub text: String,
}
