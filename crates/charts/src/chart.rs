//! What a drawn chart gives back: the picture, where to point, and the same numbers as a table.

use serde::Serialize;

/// A finished chart. `svg` is safe to place in a page: it holds only our own elements and classes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    pub svg: String,
    pub hits: Vec<HitArea>,
    pub table: TableTwin,
    pub legend: Vec<LegendEntry>,
    /// The caller's one-sentence finding; also the picture's accessible name.
    pub summary: String,
}

/// Where one value can be pointed at, in CSS pixels of the frame. Later areas lie above earlier ones.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HitArea {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    /// Position of the series in the legend.
    pub series: usize,
    /// Position of the category along the axis.
    pub index: usize,
    /// The category, for example a quarter or a stage.
    pub label: String,
    pub series_name: String,
    /// The value as the caller worded it.
    pub value: String,
}

/// The chart's numbers for people who do not see the picture, in the caller's words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableTwin {
    pub caption: String,
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// How the page's legend shows one series.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendEntry {
    pub name: String,
    pub mark: LegendMark,
    /// Palette slot, 1 to 6.
    pub slot: u8,
}

/// The small picture beside a legend name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LegendMark {
    Solid,
    Tint,
    Dashed,
}
