//! The weekly walk through what is to close.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DealRow, Money};

#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct ForecastQuery {
    /// Quarters from now: 0 is the running one. Up to 4.
    pub ahead: Option<u8>,
    /// Of the whole team, not only of the member that works here.
    pub all: Option<bool>,
    pub since: Option<ForecastSince>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ForecastSince {
    Day,
    #[default]
    Week,
    Month,
    /// The end of the quarter before the running one.
    Quarter,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForecastView {
    /// "Q4 2026" in the user's words.
    pub quarter: String,
    /// Changes after this day are told.
    #[ts(type = "string")]
    pub since: NaiveDate,
    /// When this laptop began to keep what deals were, where that is later than `since`.
    #[ts(type = "string | null")]
    pub known_from: Option<NaiveDate>,
    /// `None` for a token of the whole team: then there is no "mine".
    pub me: Option<String>,
    /// Open deals that close in time, soonest first.
    pub here: Vec<ForecastRow>,
    /// Deals that were to close in time and no longer are.
    pub left: Vec<ForecastRow>,
    /// Of all that close in time, also beyond the rows.
    pub now: ForecastSum,
    pub then: ForecastSum,
    /// By how much the sums differ, by currency.
    pub difference: Vec<Money>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForecastSum {
    pub count: u32,
    pub sum: Vec<Money>,
    /// Deals without an amount.
    pub unpriced: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForecastRow {
    pub deal: DealRow,
    /// Most telling first; empty when nothing changed.
    pub shifts: Vec<ShiftView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShiftView {
    pub mood: ShiftMood,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShiftMood {
    Good,
    Bad,
    Plain,
}
