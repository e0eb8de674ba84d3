//! Lines over time: certified people, scores, pace. Each line ends in a marker with its name or value beside it.

use crate::axis::{Crowding, Margins, Plot};
use crate::canvas::{Anchor, Canvas, draw};
use crate::chart::Chart;
use crate::error::Error;
use crate::hits::{Area, hits};
use crate::ink::Ink;
use crate::labels::spread;
use crate::spec::{Drawn, Frame, LinesSpec, Page, Point, check, drawn, extent, legend, table};
use crate::text::{Face, cut, plain, widest, width};

/// Free space between the plot's edges and the first and last point.
const INSET: f64 = 6.0;
const MARKER: f64 = 4.0;
/// A value without neighbours, inside a line that has gaps.
const LONE: f64 = 2.0;
const LABEL_GAP: f64 = 8.0;
const LINE_HEIGHT: f64 = 14.0;
/// From this many series on, colour alone no longer tells them apart.
const MANY: usize = 3;
const REACH: f64 = 16.0;
const TARGET_SLOT: u8 = 2;

/// Up to six lines, with an optional threshold as a dashed line across.
pub fn curve(spec: &LinesSpec<'_>, frame: &Frame) -> Result<Chart, Error> {
    let page = frame.page()?;
    let all = drawn(&spec.series)?;
    check(&spec.categories, &all)?;
    let ends = ends(&page, &all);
    let face = if all.len() >= MANY { Face::Label } else { Face::Value };
    let gutter = widest(ends.iter().map(|end| end.text.as_str()), face);
    let margin = if gutter > 0.0 { gutter + LABEL_GAP - INSET + 1.0 } else { 4.0 };
    let margins = Margins { top: 10.0, end: margin, gap: 6.0 };
    let (low, high) = extent(&spec.series);
    let level = spec.threshold.as_ref().map_or(0, |t| t.value);
    let plot = Plot::new(&page, (low.min(level), high.max(level)), margins, spec.tick_label);
    let across = Across::new(&plot, spec.categories.len());
    let svg = draw(&page, &spec.wording.summary, |canvas| {
        if spec.categories.is_empty() {
            return plot.draw_foot(canvas);
        }
        plot.draw_values(canvas)?;
        draw_threshold(canvas, &plot, &across, spec)?;
        for one in &all {
            draw_line(canvas, &plot, &across, one)?;
        }
        draw_ends(canvas, &page, &plot, &across, (&all, &ends))?;
        let names: Vec<_> = spec.categories.iter().enumerate().map(|(i, name)| (across.at(i), name.clone())).collect();
        plot.draw_names(canvas, &page, &names, Crowding::Skip)
    })?;
    let mut areas = Vec::new();
    for (series, one) in all.iter().enumerate() {
        let around = one.series.points.iter().enumerate().map(|(index, point)| across.around(&plot, index, point));
        areas.extend(hits(&page, &spec.categories, series, one.series, around));
    }
    Ok(Chart {
        svg,
        hits: areas,
        table: table(&spec.wording, &spec.categories, &all),
        legend: legend(&all),
        summary: spec.wording.summary.clone(),
    })
}

/// Where points stand along the axis.
struct Across {
    first: f64,
    step: f64,
}

impl Across {
    fn new(plot: &Plot, points: usize) -> Self {
        let length = (plot.end - plot.start - 2.0 * INSET).max(1.0);
        match points {
            0 | 1 => Self { first: plot.start + INSET + length / 2.0, step: length },
            many => Self { first: plot.start + INSET, step: length / (many - 1) as f64 },
        }
    }

    fn at(&self, index: usize) -> f64 {
        self.first + self.step * index as f64
    }

    fn around(&self, plot: &Plot, index: usize, point: &Point) -> Option<Area> {
        let y = plot.values.at(point.value?);
        Some((self.at(index) - self.step / 2.0, y - REACH / 2.0, self.step, REACH))
    }
}

/// The newest value of a line and the text beside it.
struct End {
    index: usize,
    value: i64,
    text: String,
}

/// With few lines the value stands at the end, with many the name does.
fn ends(page: &Page, all: &[Drawn<'_>]) -> Vec<End> {
    let many = all.len() >= MANY;
    let end = |one: &Drawn<'_>| {
        let newest = one.series.points.iter().enumerate().rev().find_map(|(index, p)| Some((index, p, p.value?)));
        let (index, point, value) = newest?;
        let (words, face) = if many { (&one.series.name, Face::Label) } else { (&point.label, Face::Value) };
        Some(End { index, value, text: cut(&plain(words), face, page.width * 0.3) })
    };
    all.iter().map(|one| end(one).unwrap_or(End { index: 0, value: 0, text: String::new() })).collect()
}

fn draw_line(canvas: &Canvas<'_>, plot: &Plot, across: &Across, one: &Drawn<'_>) -> Result<(), Error> {
    for run in runs(&one.series.points, |index, value| (across.at(index), plot.values.at(value))) {
        match run.as_slice() {
            [at] => canvas.circle(Ink::Fill(one.slot), *at, LONE)?,
            _ => canvas.path(Ink::Line(one.slot), &run)?,
        }
    }
    Ok(())
}

fn draw_ends(
    canvas: &Canvas<'_>,
    page: &Page,
    plot: &Plot,
    across: &Across,
    (all, ends): (&[Drawn<'_>], &[End]),
) -> Result<(), Error> {
    let known = |(_, one): &(usize, &Drawn<'_>)| one.series.points.iter().any(|p| p.value.is_some());
    let shown: Vec<_> = all.iter().enumerate().filter(known).map(|(at, one)| (at, one, &ends[at])).collect();
    let ink = if all.len() >= MANY { Ink::Label } else { Ink::Value };
    let baselines: Vec<f64> = shown.iter().map(|(_, _, end)| plot.values.at(end.value) + 4.0).collect();
    let placed = spread(&baselines, LINE_HEIGHT, 10.0, page.height - LINE_HEIGHT);
    for ((at, one, end), baseline) in shown.into_iter().zip(placed) {
        let place = (across.at(end.index), plot.values.at(end.value));
        marker(canvas, if all.len() >= MANY { at } else { 0 }, one.slot, place)?;
        let x = across.at(all[at].series.points.len().saturating_sub(1)) + LABEL_GAP;
        canvas.text(ink, Anchor::Start, (x, baseline), &end.text)?;
    }
    Ok(())
}

/// A shape for each place in the legend, so that six lines stay apart without colour.
fn marker(canvas: &Canvas<'_>, shape: usize, slot: u8, (x, y): (f64, f64)) -> Result<(), Error> {
    let (ink, r) = (Ink::Marker(slot), MARKER);
    match shape {
        1 => canvas.rect(ink, (x - r, y - r), 2.0 * r, 2.0 * r),
        2 => canvas.polygon(ink, &[(x, y - r - 1.0), (x + r + 1.0, y), (x, y + r + 1.0), (x - r - 1.0, y)]),
        3 => canvas.polygon(ink, &[(x, y - r - 1.0), (x + r + 1.0, y + r), (x - r - 1.0, y + r)]),
        4 => canvas.polygon(ink, &[(x, y + r + 1.0), (x + r + 1.0, y - r), (x - r - 1.0, y - r)]),
        5 => canvas.rect(ink, (x - 2.0, y - r - 1.0), 4.0, 2.0 * r + 2.0),
        _ => canvas.circle(ink, (x, y), r),
    }
}

/// The level to reach. Its label stands above the dashes at the end where the lines leave more room.
fn draw_threshold(canvas: &Canvas<'_>, plot: &Plot, across: &Across, spec: &LinesSpec<'_>) -> Result<(), Error> {
    let Some(threshold) = &spec.threshold else { return Ok(()) };
    let y = plot.values.at(threshold.value);
    canvas.line(Ink::ThinDashed(TARGET_SLOT), (plot.start, y), (plot.end, y))?;
    let text = cut(&plain(&threshold.label), Face::Tick, plot.end - plot.start);
    let reach = width(&text, Face::Tick);
    let room = |from: f64, to: f64| {
        let inside = |(index, _): &(usize, &Point)| (from..=to).contains(&across.at(*index));
        let points = spec.series.iter().flat_map(|s| s.points.iter().enumerate().filter(inside));
        let distances = points.filter_map(|(_, p)| Some((plot.values.at(p.value?) - (y - LABEL_GAP)).abs()));
        distances.fold(f64::INFINITY, f64::min)
    };
    let late = room(plot.end - reach - across.step, plot.end);
    let early = room(plot.start, plot.start + reach + across.step);
    let (anchor, x) = if late >= early { (Anchor::End, plot.end) } else { (Anchor::Start, plot.start + 2.0) };
    canvas.text(Ink::Tick, anchor, (x, (y - 6.0).max(10.0)), &text)
}

/// Unbroken stretches of a line: a missing value ends one and the next value starts another.
pub(crate) fn runs(points: &[Point], place: impl Fn(usize, i64) -> (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (index, point) in points.iter().enumerate() {
        match (point.value, runs.last_mut()) {
            (Some(value), Some(run)) => run.push(place(index, value)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
