//! Today: what needs the user now, computed on the laptop.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{DealRef, MemberRef, Money, PartnerRef, ReasonView};

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    #[ts(type = "string")]
    pub today: chrono::NaiveDate,
    pub kpis: Vec<KpiView>,
    pub groups: Vec<TodayGroup>,
    /// All items, also those that the groups cut off.
    pub total: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KpiView {
    pub kind: KpiKind,
    /// Set for money tiles.
    pub money: Vec<Money>,
    /// Set for counting tiles.
    pub count: Option<i64>,
    /// The line below the number, in the UI language.
    pub note: String,
    /// SVG of the sparkline.
    pub spark: String,
    /// What the sparkline shows, for its accessible name.
    pub spark_summary: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KpiKind {
    OpenPipeline,
    WonThisQuarter,
    StalledDeals,
    StalledLearners,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayGroup {
    pub kind: TodayKind,
    pub total: u32,
    pub items: Vec<TodayItem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TodayKind {
    Registrations,
    OverduePromises,
    DuePromises,
    Stalled,
    ClosingSoon,
    ProtectionEnding,
    StalledLearners,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayItem {
    /// Deal, registration, promise, or enrolment for a learner.
    pub id: Uuid,
    /// What a promise is about.
    pub deal: Option<DealRef>,
    pub kind: TodayKind,
    pub title: String,
    pub partner: PartnerRef,
    pub owner: Option<MemberRef>,
    pub money: Option<Money>,
    pub reasons: Vec<ReasonView>,
    /// 0 to 100.
    pub severity: Option<u32>,
    /// Days that the item has waited, or until it is due when negative.
    pub age_days: Option<i64>,
    pub stage: Option<String>,
    #[ts(type = "string | null")]
    pub due_on: Option<chrono::NaiveDate>,
}
