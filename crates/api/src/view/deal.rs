//! Deals: the table and the page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ActivityView, ConflictView, MemberRef, Money, PartnerRef, ReasonView};

#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct DealFilter {
    /// Words or the beginning of words in code, name, partner or account.
    pub text: Option<String>,
    pub region: Option<String>,
    pub stage: Option<String>,
    pub owner_id: Option<Uuid>,
    pub partner_id: Option<Uuid>,
    /// Only open deals, or only those that are stalled.
    pub only: Option<DealOnly>,
    pub sort: Option<DealSort>,
    pub descending: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    pub limit: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DealOnly {
    Open,
    Stalled,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DealSort {
    #[default]
    Updated,
    Name,
    Amount,
    CloseOn,
    StageEntered,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealPageView {
    pub rows: Vec<DealRow>,
    /// Rows behind the filter; `None` while a text search has too many to count at once.
    pub total: Option<u32>,
    pub sum: Vec<Money>,
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealRow {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub partner: PartnerRef,
    pub owner: MemberRef,
    pub region: String,
    pub stage: String,
    #[ts(type = "string | null")]
    pub stage_entered_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub close_on: Option<NaiveDate>,
    pub money: Option<Money>,
    pub next_step: Option<String>,
    #[ts(type = "string | null")]
    pub next_step_on: Option<NaiveDate>,
    /// Microseconds UTC.
    pub updated_at: i64,
    /// 0 to 100 when stalled.
    pub severity: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealView {
    pub row: DealRow,
    pub account_name: Option<String>,
    pub product_name: Option<String>,
    #[ts(type = "string | null")]
    pub opened_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub protected_until: Option<NaiveDate>,
    pub last_two_way_at: Option<i64>,
    pub push_count: u32,
    /// ISO 4217, also while the amount is unknown.
    pub currency: String,
    pub slow_by_design: bool,
    #[ts(type = "string | null")]
    pub snoozed_until: Option<NaiveDate>,
    /// Fields, by their name in the data, with changes that are not at the hub yet.
    pub pending: Vec<String>,
    /// Open ones.
    pub conflicts: Vec<ConflictView>,
    pub history: Vec<StageStep>,
    pub stall: Option<StallView>,
    pub activity: Vec<ActivityView>,
    pub as_of: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StageStep {
    pub from_stage: Option<String>,
    pub to_stage: String,
    #[ts(type = "string")]
    pub changed_on: NaiveDate,
    /// Calendar days until the next step, or until today for the last of an open deal.
    pub days: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StallView {
    pub severity: u32,
    #[ts(type = "string")]
    pub since_on: NaiveDate,
    /// The reasons that make the verdict.
    pub reasons: Vec<ReasonView>,
    /// Signals that add to the severity only.
    pub also: Vec<ReasonView>,
}
