//! The health of partners, and partners side by side.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Money, PartnerRow};

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HealthView {
    /// 0 to 100; `None` when nothing is known that could be compared.
    pub score: Option<u32>,
    pub peers: PeersView,
    pub parts: Vec<HealthPartView>,
    /// `None` when no signal has a past.
    pub trend: Option<TrendView>,
}

/// Whom the partner is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeersView {
    /// `region` is type, tier and region, `tier` type and tier, then `kind` and `all`.
    pub width: String,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HealthPartView {
    /// `results pipeline capability engagement trust`
    pub part: String,
    /// Of 100.
    pub weight: u32,
    /// 0 to 100.
    pub score: Option<u32>,
    pub signals: Vec<SignalView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignalView {
    pub signal: String,
    /// `None` where there is no data.
    pub value: Option<SignalValue>,
    /// 0 to 100; `None` also where there is nothing to compare with.
    pub score: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum SignalValue {
    Count {
        count: i64,
    },
    /// Basis points.
    Share {
        share: i64,
    },
    Money {
        money: Money,
    },
}

/// What moved in 90 days.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrendView {
    pub points: i32,
    /// Signals that have a past to compare with.
    pub compared: u32,
    /// Those that moved most, at most three.
    pub movers: Vec<MoverView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoverView {
    pub signal: String,
    pub points: i32,
    pub now: SignalValue,
    pub before: SignalValue,
}

/// Of all partners that have one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScoresView {
    pub scores: Vec<ScoreView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScoreView {
    pub id: Uuid,
    pub score: u32,
}

/// Two to four partners.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareQuery {
    pub ids: Vec<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareView {
    /// In the order that was asked for; those that are gone are left out.
    pub partners: Vec<ComparedPartnerView>,
    pub marks: Vec<MarksView>,
    /// Newest sync that this was computed from, microseconds UTC.
    pub as_of: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedPartnerView {
    pub row: PartnerRow,
    pub health: HealthView,
    /// In the last four full quarters, in the currency of most.
    pub won: Option<Money>,
    /// SVG of the last eight full quarters.
    pub spark: String,
    /// What the sparkline shows, for its accessible name.
    pub spark_summary: String,
    /// Of the courses that ended in the last year, if any did.
    pub passed: Option<u32>,
    /// Basis points.
    pub completion: Option<u32>,
    pub learners_total: u32,
}

/// A row of figures: who is best and who worst.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarksView {
    pub row: CompareRow,
    /// One for each partner.
    pub marks: Vec<Option<MarkView>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CompareRow {
    Health,
    Results,
    Pipeline,
    Capability,
    Engagement,
    Trust,
    Won,
    Open,
    Stalled,
    Passed,
    Completion,
    Touch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkView {
    Best,
    Worst,
}
