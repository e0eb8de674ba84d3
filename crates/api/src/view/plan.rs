//! What is planned with a partner, and how its people learn.

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Money, PartnerRef};

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    pub partner: PartnerRef,
    /// The earliest first: some that are over, the running one, some that come.
    pub quarters: Vec<PlannedQuarter>,
    /// Of amounts that are typed without one.
    pub currency: String,
    /// Whether targets may be set; who sees no money sees no targets.
    pub may_set: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedQuarter {
    /// As `2026-Q4`.
    pub code: String,
    pub label: String,
    pub running: bool,
    pub targets: Vec<PlannedTarget>,
    /// So far.
    pub won: Vec<Money>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedTarget {
    pub id: Uuid,
    pub money: Money,
    /// Won of it, basis points; `None` for a target of nothing.
    pub reached_bp: Option<i64>,
    /// Changed here and not at the hub yet.
    pub pending: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnerTrainingView {
    #[ts(type = "string")]
    pub today: chrono::NaiveDate,
    pub courses: Vec<CourseCount>,
    /// Who is learning, those that did nothing for longest first.
    pub learning: Vec<LearnerView>,
    /// People who passed a course at least.
    pub certified: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CourseCount {
    pub code: String,
    pub title: String,
    /// People who passed it.
    pub certified: u32,
    pub running: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LearnerView {
    pub enrollment_id: Uuid,
    pub name: String,
    pub course_title: String,
    #[ts(type = "string | null")]
    pub last_active_on: Option<chrono::NaiveDate>,
    #[ts(type = "string | null")]
    pub ends_on: Option<chrono::NaiveDate>,
}
