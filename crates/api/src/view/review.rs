//! The pack of a business review: a document in the language of whoever gets it. The window, Markdown and paper show the
//! same words, so both sides have the same pack.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{ChartView, PartnerRef};

#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct ReviewQuery {
    pub id: Uuid,
    /// As `2026-Q3`: one of those that a review offers. The last one that is over where nothing is said.
    pub quarter: Option<String>,
    /// `en de ar`; that of the window where nothing is said.
    pub language: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    pub partner: PartnerRef,
    /// Heading.
    pub title: String,
    /// Tier, type, region and owner.
    pub about: Vec<String>,
    pub quarter: QuarterRef,
    /// Those that there can be a review of, the newest first.
    pub quarters: Vec<QuarterRef>,
    /// Of all the words below.
    pub language: String,
    #[ts(type = "string")]
    pub today: chrono::NaiveDate,
    /// Microseconds UTC of the last sync.
    pub as_of: Option<i64>,
    /// The day of the last sync, in words.
    pub stamp: Option<String>,
    /// In the order in which they are talked through.
    pub sections: Vec<ReviewSection>,
    /// What a review has elsewhere and nothing is known of here.
    pub left_out: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuarterRef {
    /// As `2026-Q3`.
    pub code: String,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewSection {
    pub part: ReviewPart,
    pub title: String,
    /// What is to be known about all of it.
    pub note: Option<String>,
    pub figures: Vec<ReviewFigure>,
    pub chart: Option<ChartView>,
    pub tables: Vec<ReviewTable>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewPart {
    /// Of the quarter, with what became of them.
    Promises,
    Scorecard,
    /// The quarter beside the one before and the one a year before.
    Compared,
    Pipeline,
    Ended,
    Enablement,
    /// Of the quarter that comes next.
    Targets,
    /// For the time after the quarter.
    Ahead,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewFigure {
    /// Stays the same in every language.
    pub key: String,
    pub name: String,
    pub value: String,
    pub meaning: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewTable {
    /// Stays the same in every language.
    pub key: String,
    pub caption: String,
    pub headers: Vec<String>,
    pub rows: Vec<ReviewRow>,
    /// How many rows there is no room for, if any.
    pub more: Option<String>,
    /// What to say where there are no rows.
    pub empty: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewRow {
    pub key: String,
    /// One for each header; the first names the row.
    pub cells: Vec<String>,
    /// What the row means, where its name is that of a figure.
    pub meaning: Option<String>,
    /// The deal that the row is about.
    pub deal: Option<Uuid>,
    pub mood: ReviewMood,
}

/// Told by words as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewMood {
    Good,
    Bad,
    Plain,
}
