//! What a user wants of a record, as commands carry it: a field that is left out stays as it is, `null` empties it.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Money;

#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct DealEdit {
    /// Stage code.
    pub stage: Option<String>,
    #[serde(deserialize_with = "given")]
    pub amount: Option<Option<Money>>,
    #[serde(deserialize_with = "given")]
    pub close_on: Option<Option<NaiveDate>>,
    #[serde(deserialize_with = "given")]
    pub next_step: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    pub next_step_on: Option<Option<NaiveDate>>,
    #[serde(deserialize_with = "given")]
    pub snoozed_until: Option<Option<NaiveDate>>,
    pub slow_by_design: Option<bool>,
}

/// A touch with a partner, about one of its deals or none. A next step of ours is that of the deal; one of the partner,
/// or without a deal, is a promise.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct TouchEdit {
    pub partner_id: Uuid,
    pub deal_id: Option<Uuid>,
    /// `call email meeting note workshop`.
    pub kind: String,
    pub subject: String,
    /// Both sides took part.
    pub two_way: bool,
    pub next_step: Option<String>,
    pub next_step_on: Option<NaiveDate>,
    /// Who does the next step: `us them`; `us` where it is left out.
    pub next_side: Option<String>,
    /// Who took part, on the partner's side.
    pub person_id: Option<Uuid>,
}

/// A promise with a partner, about one of its deals or none.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct NewTask {
    pub partner_id: Uuid,
    pub deal_id: Option<Uuid>,
    /// Who owes it: `us them`.
    pub side: String,
    pub title: String,
    pub due_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct TaskEdit {
    pub title: Option<String>,
    pub side: Option<String>,
    #[serde(deserialize_with = "given")]
    pub due_on: Option<Option<NaiveDate>>,
}

/// What is there, `null` too, in contrast to what is left out.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// How a conflict is decided, or what was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceView {
    Mine,
    Theirs,
    Edited,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn null_empties_and_left_out_leaves() {
        let edit: DealEdit = serde_json::from_str(r#"{"closeOn":null,"nextStep":"Call"}"#).unwrap();
        assert_eq!(edit.close_on, Some(None));
        assert_eq!(edit.next_step, Some(Some("Call".into())));
        assert_eq!((edit.amount, edit.next_step_on), (None, None));
    }
}

/// What an exported list is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    Csv,
    Xlsx,
}
