//! Horizontal bars by stage: the name at the inline start, the value beside its bar, the count at the end.

use crate::canvas::{Anchor, Canvas, draw};
use crate::chart::{Chart, LegendEntry, LegendMark, TableTwin};
use crate::error::Error;
use crate::hits::hit;
use crate::ink::Ink;
use crate::scale::Scale;
use crate::spec::{Bar, BarsSpec, Frame, Page, check_count};
use crate::text::{Face, cut, plain, widest, width};

/// Height of one comfortable row in layout units.
const ROW: f64 = 30.0;
/// Few rows in a high frame stand further apart, up to this.
const MOST_ROW: f64 = 44.0;
const BAR: f64 = 15.0;
/// Share of the width below which a longest bar shows nothing any more: the counts then make room for it.
const LEAST_BARS: f64 = 0.3;
/// Free space between the columns of text and the bars.
const GAP: f64 = 12.0;
const VALUE_GAP: f64 = 8.0;
const SLOT: u8 = 1;

/// The frame height at which `bars` rows stand comfortably.
pub fn bars_height_px(bars: usize, text_scale: f32) -> u32 {
    ((bars.max(1) as f64 * ROW) * f64::from(text_scale)).ceil() as u32
}

/// One bar for each stage. Rows share the frame's height; counts stand at the end where there is room for them.
pub fn stage_bars(spec: &BarsSpec, frame: &Frame) -> Result<Chart, Error> {
    let page = frame.page()?;
    check_count(spec.bars.len())?;
    let layout = Layout::new(&page, &spec.bars);
    let svg = draw(&page, &spec.wording.summary, |canvas| {
        let rows = spec.bars.iter().enumerate();
        rows.into_iter().try_for_each(|(index, bar)| draw_row(canvas, &page, &layout, index, bar))
    })?;
    let known = spec.bars.iter().enumerate().filter(|(_, bar)| bar.value.value.is_some());
    let hits = known.map(|(index, bar)| {
        let area = (0.0, layout.row * index as f64, page.width, layout.row);
        hit(&page, area, (0, index), (&bar.name, &spec.value_header, &bar.value.label))
    });
    Ok(Chart {
        svg,
        hits: hits.collect(),
        table: table(spec),
        legend: vec![LegendEntry { name: spec.value_header.clone(), mark: LegendMark::Solid, slot: SLOT }],
        summary: spec.wording.summary.clone(),
    })
}

fn table(spec: &BarsSpec) -> TableTwin {
    let row = |bar: &Bar| vec![bar.name.clone(), bar.value.label.clone(), bar.count.clone()];
    TableTwin {
        caption: spec.wording.caption.clone(),
        headers: vec![spec.wording.category_header.clone(), spec.value_header.clone(), spec.count_header.clone()],
        rows: spec.bars.iter().map(row).collect(),
    }
}

struct Layout {
    row: f64,
    bar: f64,
    names: f64,
    /// With the gap before them; nothing where they have to stay away.
    counts: f64,
    start: f64,
    lengths: Scale,
}

impl Layout {
    fn new(page: &Page, bars: &[Bar]) -> Self {
        let measure = |texts: Vec<String>, face| widest(texts.iter().map(String::as_str), face).ceil();
        let names = measure(bars.iter().map(|b| plain(&b.name)).collect(), Face::Label).min(page.width * 0.34);
        let counts = measure(bars.iter().map(|b| plain(&b.count)).collect(), Face::Tick).min(page.width * 0.25);
        let values = measure(bars.iter().map(|b| plain(&b.value.label)).collect(), Face::Value).min(page.width * 0.34);
        let start = (names + GAP).min(page.width - 1.0);
        let until = |counts: f64| page.width - counts - values - VALUE_GAP;
        let counts = if until(counts + GAP) - start < page.width * LEAST_BARS { 0.0 } else { counts + GAP };
        let longest = until(counts).max(start);
        let row = (page.height / bars.len().max(1) as f64).min(MOST_ROW);
        let high = bars.iter().filter_map(|bar| bar.value.value).max().unwrap_or(0);
        let lengths = Scale::new(0, high.max(1), start, longest);
        Self { row, bar: BAR.min(row * 0.6), names, counts, start, lengths }
    }
}

fn draw_row(canvas: &Canvas<'_>, page: &Page, layout: &Layout, index: usize, bar: &Bar) -> Result<(), Error> {
    let middle = layout.row * (index as f64 + 0.5);
    let baseline = middle + 4.5;
    let name = cut(&plain(&bar.name), Face::Label, layout.names);
    canvas.text(Ink::Label, Anchor::Start, (0.0, baseline), &name)?;
    let value = bar.value.value.unwrap_or(0).max(0);
    let length = if value > 0 { (layout.lengths.at(value) - layout.start).max(1.0) } else { 0.0 };
    if length > 0.0 {
        canvas.rect(Ink::BarEnd(SLOT), (layout.start, middle - layout.bar / 2.0), length, layout.bar)?;
    }
    let from = if length > 0.0 { layout.start + length + VALUE_GAP } else { layout.start };
    let room = page.width - layout.counts - from;
    let words = cut(&plain(&bar.value.label), Face::Value, room.max(0.0));
    let ink = if bar.value.value.is_some() { Ink::Value } else { Ink::Tick };
    if width(&words, Face::Value) > 0.0 {
        canvas.text(ink, Anchor::Start, (from, baseline), &words)?;
    }
    if layout.counts == 0.0 {
        return Ok(());
    }
    let count = cut(&plain(&bar.count), Face::Tick, layout.counts - GAP);
    canvas.text(Ink::Tick, Anchor::End, (page.width, baseline), &count)
}
