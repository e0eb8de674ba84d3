//! Shapes that several screens share.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// An amount; sums over several currencies are lists of these, largest first, never added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Money {
    /// Minor units (cents) of `currency`.
    pub minor: i64,
    /// ISO 4217.
    pub currency: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnerRef {
    pub id: Uuid,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberRef {
    pub id: Uuid,
    pub name: String,
}

/// Why something needs the user: a sentence in the UI language and the code it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReasonView {
    pub code: String,
    pub text: String,
    /// The same in a few words, for the row of a list.
    pub short: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityView {
    pub id: Uuid,
    /// `call email meeting note workshop`, or the source's own code.
    pub kind: String,
    pub subject: String,
    pub two_way: bool,
    /// Microseconds UTC.
    pub happened_at: i64,
    pub member_name: Option<String>,
    pub person_name: Option<String>,
    pub deal: Option<DealRef>,
    /// Logged here and not at the hub yet.
    pub pending: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealRef {
    pub id: Uuid,
    pub code: String,
    pub name: String,
}

/// A chart as drawn by the renderer: SVG with theme classes, hit areas for tooltips, and the same numbers as a table.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChartView {
    pub svg: String,
    pub width: f64,
    pub height: f64,
    /// One sentence with the finding; the accessible name.
    pub summary: String,
    pub hits: Vec<HitView>,
    pub table: TableView,
    pub legend: Vec<LegendView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HitView {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    pub series: u32,
    pub index: u32,
    pub label: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableView {
    pub caption: String,
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LegendView {
    /// 1 to 6: the chart colour slot.
    pub slot: u32,
    /// Drawn as a dashed line rather than a filled square.
    pub dashed: bool,
    pub label: String,
}

/// Where a chart will stand: its box in CSS pixels and the user's text scale.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChartBox {
    pub width: u32,
    pub height: u32,
    /// 1.0 is normal.
    pub text_scale: f64,
}
