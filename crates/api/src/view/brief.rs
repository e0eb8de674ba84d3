//! What to know before a talk with a partner, on one page.

use serde::Serialize;
use ts_rs::TS;

use super::{ActivityView, DealRef, KeptRateView, MemberRef, Money, PartnerRef, TaskView};

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefView {
    pub partner: PartnerRef,
    pub tier: Option<String>,
    pub kind: String,
    pub region: String,
    pub owner: MemberRef,
    #[ts(type = "string")]
    pub today: chrono::NaiveDate,
    pub last_talk: Option<ActivityView>,
    /// The latest first, those that nobody answered too.
    pub touches: Vec<ActivityView>,
    /// News are from the days after this one.
    #[ts(type = "string")]
    pub news_after: chrono::NaiveDate,
    pub moves: Part<MoveView>,
    /// What the partner's learners did since, as sentences.
    pub training: Vec<String>,
    /// Worst first.
    pub risks: Part<RiskView>,
    /// By day.
    pub ours: Part<TaskView>,
    pub theirs: Part<TaskView>,
    /// What is planned next on open deals, by day.
    pub steps: Part<StageMoveView>,
    pub numbers: Vec<FigureView>,
    /// Ours, then theirs.
    pub kept: Vec<KeptRateView>,
    /// Microseconds UTC of the last sync.
    pub as_of: Option<i64>,
}

/// The first rows of a list, as many as a page has room for.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Part<T: TS> {
    pub rows: Vec<T>,
    pub total: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveView {
    pub deal: DealRef,
    pub course: CourseView,
    pub from_stage: Option<String>,
    pub to_stage: String,
    #[ts(type = "string")]
    pub on: chrono::NaiveDate,
    pub money: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CourseView {
    New,
    Forward,
    Back,
    Won,
    Lost,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RiskView {
    pub kind: RiskKind,
    /// `None` for what is about no single deal.
    pub deal: Option<DealRef>,
    /// Why, in a few words each, in the UI language.
    pub reasons: Vec<String>,
    pub money: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RiskKind {
    Stalled,
    Closing,
    Protection,
    Learners,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StageMoveView {
    pub deal: DealRef,
    pub text: String,
    #[ts(type = "string | null")]
    pub on: Option<chrono::NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureView {
    pub kind: FigureKind,
    /// Set for amounts.
    pub money: Vec<Money>,
    /// Set for counts.
    pub count: Option<u32>,
    /// What the figure means, in the UI language.
    pub meaning: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    OpenPipeline,
    WonThisQuarter,
    Target,
    StalledDeals,
    IdleLearners,
}
