//! Partners: the list and the page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ActivityView, ConflictView, MemberRef, Money};

#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct PartnerFilter {
    pub text: Option<String>,
    pub region: Option<String>,
    pub tier: Option<String>,
    pub owner_id: Option<Uuid>,
    pub sort: Option<PartnerSort>,
    pub descending: Option<bool>,
    /// `next` of the page before.
    pub after: Option<String>,
    pub limit: Option<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartnerSort {
    #[default]
    Name,
    Tier,
    Region,
    OpenDeals,
    WonThisQuarter,
    LastTouch,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnerListView {
    pub rows: Vec<PartnerRow>,
    pub total: u32,
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnerRow {
    pub id: Uuid,
    pub name: String,
    pub kind: String,
    pub tier: Option<String>,
    pub country: Option<String>,
    pub region: String,
    pub owner: MemberRef,
    pub open_deals: u32,
    pub open_pipeline: Vec<Money>,
    pub won_this_quarter: Vec<Money>,
    pub stalled_deals: u32,
    /// Microseconds UTC.
    pub last_touch_at: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnerPageView {
    pub row: PartnerRow,
    pub city: Option<String>,
    pub domain: Option<String>,
    pub language: Option<String>,
    #[ts(type = "string | null")]
    pub since: Option<NaiveDate>,
    pub note: Option<String>,
    pub tags: Vec<String>,
    /// Fields, by their name in the data, with changes that are not at the hub yet.
    pub pending: Vec<String>,
    /// Open ones.
    pub conflicts: Vec<ConflictView>,
    pub deals_total: u32,
    pub people_total: u32,
    pub learners_total: u32,
    pub people: Vec<PersonView>,
    pub activity: Vec<ActivityView>,
    /// Newest sync that this page was computed from, microseconds UTC.
    pub as_of: Option<i64>,
}

/// The people of a partner.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct PeopleFilter {
    pub partner_id: Uuid,
    /// `next` of the page before.
    pub after: Option<String>,
    pub limit: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeoplePageView {
    /// Contacts before learners, each by name.
    pub rows: Vec<PersonView>,
    pub total: u32,
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    pub id: Uuid,
    pub name: String,
    pub role: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub region: Option<String>,
}
