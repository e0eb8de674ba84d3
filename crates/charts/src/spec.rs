//! What callers bring: the frame to fill, the numbers, and every word in the reader's language.

use serde::{Deserialize, Serialize};

use crate::chart::{LegendEntry, LegendMark, TableTwin};
use crate::error::Error;

/// Upper bound for categories of one chart; beyond it a picture says nothing and the page grows heavy.
pub const MAX_POINTS: usize = 400;
/// Upper bound for series of one chart: the palette has six slots that stay distinct in every vision type.
pub const MAX_SERIES: usize = 6;

/// Words a tick value in the reader's language.
pub type TickLabel<'a> = &'a dyn Fn(i64) -> String;

/// The box the chart fills, in CSS pixels, and how its reader reads.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    pub width_px: u32,
    pub height_px: u32,
    pub rtl: bool,
    /// 1.0 is the style sheet's own text size; 0.5 to 3.0.
    pub text_scale: f32,
}

/// One value with its wording; a missing value is a gap, never a zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub value: Option<i64>,
    pub label: String,
}

impl Point {
    pub fn new(value: i64, label: impl Into<String>) -> Self {
        Self { value: Some(value), label: label.into() }
    }

    /// `label` says in the reader's language that there is no value.
    pub fn missing(label: impl Into<String>) -> Self {
        Self { value: None, label: label.into() }
    }
}

/// Values of one kind, one for each category.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Series {
    pub name: String,
    pub points: Vec<Point>,
}

/// Words for the chart as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// Caption of the table twin.
    pub caption: String,
    /// One sentence with the finding, or the empty state's sentence.
    pub summary: String,
    /// Header of the table's first column, for example "Quarter".
    pub category_header: String,
}

/// A quantity over time: columns, with an optional target line and forecast.
pub struct ColumnsSpec<'a> {
    pub wording: Wording,
    pub categories: Vec<String>,
    /// Shorter names of the categories for below the columns; none takes the names themselves.
    pub marks: Vec<String>,
    pub actual: Series,
    pub target: Option<Series>,
    /// Expected totals: drawn where they exceed the actual value.
    pub forecast: Option<Series>,
    pub tick_label: TickLabel<'a>,
}

/// Up to six series side by side over named categories.
pub struct GroupsSpec<'a> {
    pub wording: Wording,
    pub categories: Vec<String>,
    pub series: Vec<Series>,
    pub tick_label: TickLabel<'a>,
}

/// Up to six lines over time.
pub struct LinesSpec<'a> {
    pub wording: Wording,
    pub categories: Vec<String>,
    pub series: Vec<Series>,
    pub threshold: Option<Threshold>,
    pub tick_label: TickLabel<'a>,
}

/// A level to reach, drawn as a dashed line across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    pub value: i64,
    pub label: String,
}

/// Horizontal bars, one for each stage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BarsSpec {
    pub wording: Wording,
    pub value_header: String,
    pub count_header: String,
    pub bars: Vec<Bar>,
}

/// One stage: its name, its value, and how many things make it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub name: String,
    pub value: Point,
    pub count: String,
}

/// The frame in layout units: text keeps the style sheet's size there and the whole picture scales with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    pub width: f64,
    pub height: f64,
    pub rtl: bool,
    pub scale: f64,
}

impl Frame {
    pub(crate) fn page(&self) -> Result<Page, Error> {
        let usable = (16..=8192).contains(&self.width_px)
            && (8..=8192).contains(&self.height_px)
            && (0.5..=3.0).contains(&self.text_scale);
        if !usable {
            let Frame { width_px, height_px, text_scale, .. } = *self;
            return Err(Error::FrameUnusable { width_px, height_px, text_scale });
        }
        let scale = f64::from(self.text_scale);
        let units = |px: u32| (f64::from(px) / scale * 10.0).round() / 10.0;
        Ok(Page { width: units(self.width_px), height: units(self.height_px), rtl: self.rtl, scale })
    }
}

/// One series as it is drawn: where it stands in the legend, in which colour, and how.
pub(crate) struct Drawn<'a> {
    pub series: &'a Series,
    pub mark: LegendMark,
    pub slot: u8,
}

/// Slots in the order series take them; the second is kept for targets as long as possible.
const SLOT_ORDER: [u8; MAX_SERIES] = [1, 3, 4, 5, 6, 2];

/// Gives each series its colour, refusing more than the palette can tell apart.
pub(crate) fn drawn(series: &[Series]) -> Result<Vec<Drawn<'_>>, Error> {
    if series.len() > MAX_SERIES {
        return Err(Error::TooManySeries { count: series.len() });
    }
    let one = |(series, slot)| Drawn { series, mark: LegendMark::Solid, slot };
    Ok(series.iter().zip(SLOT_ORDER).map(one).collect())
}

/// Refuses series that do not fit the categories.
pub(crate) fn check(categories: &[String], all: &[Drawn<'_>]) -> Result<(), Error> {
    check_count(categories.len())?;
    let uneven = all.iter().map(|d| d.series.points.len()).find(|found| *found != categories.len());
    uneven.map_or(Ok(()), |found| Err(Error::SeriesUneven { expected: categories.len(), found }))
}

pub(crate) fn check_count(count: usize) -> Result<(), Error> {
    if count > MAX_POINTS { Err(Error::TooManyPoints { count }) } else { Ok(()) }
}

/// Lowest and highest value shown, always including zero: lengths are compared, so they start there.
pub(crate) fn extent<'a>(all: impl IntoIterator<Item = &'a Series>) -> (i64, i64) {
    let values = all.into_iter().flat_map(|s| s.points.iter().filter_map(|p| p.value));
    values.fold((0, 0), |(low, high), v| (low.min(v), high.max(v)))
}

pub(crate) fn table(wording: &Wording, categories: &[String], all: &[Drawn<'_>]) -> TableTwin {
    let headers =
        std::iter::once(wording.category_header.clone()).chain(all.iter().map(|d| d.series.name.clone())).collect();
    let row = |(index, category): (usize, &String)| {
        let cells = all.iter().map(|d| d.series.points.get(index).map(|p| p.label.clone()).unwrap_or_default());
        std::iter::once(category.clone()).chain(cells).collect()
    };
    TableTwin { caption: wording.caption.clone(), headers, rows: categories.iter().enumerate().map(row).collect() }
}

pub(crate) fn legend(all: &[Drawn<'_>]) -> Vec<LegendEntry> {
    all.iter().map(|d| LegendEntry { name: d.series.name.clone(), mark: d.mark, slot: d.slot }).collect()
}
