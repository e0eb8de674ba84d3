//! Promises of both sides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{DealRef, MemberRef, PartnerRef};

/// Whose promises: those of a deal, or of a partner with all its deals. One of the two is given.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct TaskFilter {
    pub partner_id: Option<Uuid>,
    pub deal_id: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TasksView {
    /// By day, those without one last.
    pub open: Vec<TaskView>,
    /// The latest first; the older ones are left out.
    pub closed: Vec<TaskView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    pub id: Uuid,
    pub title: String,
    /// `us them`, or the source's own code.
    pub side: String,
    /// `open kept dropped`, or the source's own code.
    pub status: String,
    pub partner: PartnerRef,
    pub deal: Option<DealRef>,
    pub owner: Option<MemberRef>,
    pub person_name: Option<String>,
    #[ts(type = "string | null")]
    pub due_on: Option<chrono::NaiveDate>,
    #[ts(type = "string | null")]
    pub closed_on: Option<chrono::NaiveDate>,
    #[ts(type = "string")]
    pub made_on: chrono::NaiveDate,
    /// Days since its day has passed, or until it comes when negative; `None` when it has none or is no longer open.
    pub overdue_days: Option<i64>,
    /// When it is due, or what became of it, in a few words.
    pub when: String,
    /// Changed here and not at the hub yet.
    pub pending: bool,
}

/// How well one side keeps what it promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptRateView {
    pub side: String,
    /// In time.
    pub kept: u32,
    /// That fell due.
    pub due: u32,
}
