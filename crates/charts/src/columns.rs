//! Columns from a zero line: won revenue by quarter with target and forecast, scores by course side by side.
//! Read `quarter_columns` first.

use crate::axis::{Crowding, Margins, Plot};
use crate::canvas::{Canvas, draw};
use crate::chart::{Chart, LegendMark};
use crate::curve::runs;
use crate::error::Error;
use crate::hits::{Area, hits};
use crate::ink::Ink;
use crate::labels::Labels;
use crate::spec::{
    ColumnsSpec, Drawn, Frame, GroupsSpec, Page, Point, Series, TickLabel, check, drawn, extent, legend, table,
};
use crate::text::{Face, plain, width};

const WIDEST_COLUMN: f64 = 28.0;
/// Share of a category's stretch that its columns fill.
const FILLED: f64 = 0.6;
const GAP_IN_GROUP: f64 = 2.0;
/// Height of the area that answers for a point of the target line.
const POINT_REACH: f64 = 16.0;
const LABEL_RISE: f64 = 6.0;
const TARGET_SLOT: u8 = 2;

/// Columns of one quantity over time, with its target as a dashed line and a forecast as a tinted extension.
/// Series in hits and legend: actual, then forecast, then target, as far as given.
pub fn quarter_columns(spec: &ColumnsSpec<'_>, frame: &Frame) -> Result<Chart, Error> {
    let page = frame.page()?;
    let mut all = vec![Drawn { series: &spec.actual, mark: LegendMark::Solid, slot: 1 }];
    let forecast = spec.forecast.as_ref().map(|series| Drawn { series, mark: LegendMark::Tint, slot: 1 });
    let target = spec.target.as_ref().map(|series| Drawn { series, mark: LegendMark::Dashed, slot: TARGET_SLOT });
    all.extend(forecast);
    all.extend(target);
    check(&spec.categories, &all)?;
    let plot = plot(&page, all.iter().map(|d| d.series), spec.tick_label);
    let grid = Grid::new(&plot, spec.categories.len(), 1);
    let svg = draw(&page, &spec.wording.summary, |canvas| {
        if spec.categories.is_empty() {
            return plot.draw_foot(canvas);
        }
        plot.draw_values(canvas)?;
        draw_quarters(canvas, &plot, &grid, spec)?;
        let marks = if spec.marks.is_empty() { &spec.categories } else { &spec.marks };
        plot.draw_names(canvas, &page, &grid.names(marks), Crowding::Skip)?;
        label_quarters(canvas, &page, &plot, &grid, spec)
    })?;
    let mut chart = Chart {
        svg,
        hits: Vec::new(),
        table: table(&spec.wording, &spec.categories, &all),
        legend: legend(&all),
        summary: spec.wording.summary.clone(),
    };
    for (series, one) in all.iter().enumerate() {
        let areas = one.series.points.iter().enumerate().map(|(index, point)| match one.mark {
            LegendMark::Solid => Some(grid.band(&plot, index)),
            LegendMark::Dashed => around(&plot, &grid, index, point),
            LegendMark::Tint => tint(&plot, &grid, spec, index),
        });
        chart.hits.extend(hits(&page, &spec.categories, series, one.series, areas));
    }
    Ok(chart)
}

/// Columns of up to six series side by side over named categories.
pub fn grouped_columns(spec: &GroupsSpec<'_>, frame: &Frame) -> Result<Chart, Error> {
    let page = frame.page()?;
    let all = drawn(&spec.series)?;
    check(&spec.categories, &all)?;
    let plot = plot(&page, spec.series.iter(), spec.tick_label);
    let grid = Grid::new(&plot, spec.categories.len(), all.len());
    let svg = draw(&page, &spec.wording.summary, |canvas| {
        if spec.categories.is_empty() || all.is_empty() {
            return plot.draw_foot(canvas);
        }
        plot.draw_values(canvas)?;
        draw_groups(canvas, &page, &plot, &grid, &all)?;
        plot.draw_names(canvas, &page, &grid.names(&spec.categories), Crowding::Cut)
    })?;
    let mut areas = Vec::new();
    for (series, one) in all.iter().enumerate() {
        let bands = (0..spec.categories.len()).map(|index| Some(grid.column_band(&plot, index, series)));
        areas.extend(hits(&page, &spec.categories, series, one.series, bands));
    }
    Ok(Chart {
        svg,
        hits: areas,
        table: table(&spec.wording, &spec.categories, &all),
        legend: legend(&all),
        summary: spec.wording.summary.clone(),
    })
}

fn plot<'a>(page: &Page, all: impl IntoIterator<Item = &'a Series>, words: TickLabel<'_>) -> Plot {
    Plot::new(page, extent(all), Margins { top: 16.0, end: 2.0, gap: 8.0 }, words)
}

/// Where columns stand along the axis.
struct Grid {
    start: f64,
    step: f64,
    column: f64,
    in_group: usize,
}

impl Grid {
    fn new(plot: &Plot, categories: usize, in_group: usize) -> Self {
        let step = (plot.end - plot.start) / categories.max(1) as f64;
        let in_group = in_group.max(1);
        let filled = if in_group == 1 { FILLED } else { 0.76 };
        let room = step * filled - GAP_IN_GROUP * (in_group - 1) as f64;
        let column = (room / in_group as f64).clamp(0.2, WIDEST_COLUMN);
        Self { start: plot.start, step, column, in_group }
    }

    fn center(&self, index: usize) -> f64 {
        self.start + self.step * (index as f64 + 0.5)
    }

    /// Inline start of one column.
    fn column_start(&self, index: usize, series: usize) -> f64 {
        let pitch = self.column + GAP_IN_GROUP;
        let group = pitch * self.in_group as f64 - GAP_IN_GROUP;
        self.center(index) - group / 2.0 + pitch * series as f64
    }

    fn names(&self, categories: &[String]) -> Vec<(f64, String)> {
        categories.iter().enumerate().map(|(index, name)| (self.center(index), name.clone())).collect()
    }

    fn band(&self, plot: &Plot, index: usize) -> Area {
        (self.center(index) - self.step / 2.0, plot.top, self.step, plot.bottom - plot.top)
    }

    fn column_band(&self, plot: &Plot, index: usize, series: usize) -> Area {
        let slice = self.step / self.in_group as f64;
        let start = self.center(index) - self.step / 2.0 + slice * series as f64;
        (start, plot.top, slice, plot.bottom - plot.top)
    }
}

fn draw_quarters(canvas: &Canvas<'_>, plot: &Plot, grid: &Grid, spec: &ColumnsSpec<'_>) -> Result<(), Error> {
    for (index, point) in spec.actual.points.iter().enumerate() {
        let start = grid.column_start(index, 0);
        let Some((_, top, width, height)) = tint(plot, grid, spec, index) else {
            column(canvas, plot, (start, grid.column), point, 1, true)?;
            continue;
        };
        canvas.rect(Ink::Tint, (start, top), width, height)?;
        canvas.rect(Ink::Outline, (start, top), width, height)?;
        column(canvas, plot, (start, grid.column), point, 1, false)?;
    }
    let target = spec.target.as_ref().map_or(&[][..], |series| &series.points);
    for run in runs(target, |index, value| (grid.center(index), plot.values.at(value))) {
        match run.as_slice() {
            // A lone target has no line to lie on: it becomes a dash across its column.
            [(x, y)] => canvas.line(Ink::Dashed(TARGET_SLOT), (x - grid.step / 3.0, *y), (x + grid.step / 3.0, *y))?,
            _ => canvas.path(Ink::Dashed(TARGET_SLOT), &run)?,
        }
    }
    Ok(())
}

/// The stretch between what is reached and what is expected, where more is expected.
fn tint(plot: &Plot, grid: &Grid, spec: &ColumnsSpec<'_>, index: usize) -> Option<Area> {
    let expected = spec.forecast.as_ref()?.points.get(index)?.value?;
    let reached = spec.actual.points.get(index).and_then(|p| p.value).unwrap_or(0).max(0);
    if expected <= reached {
        return None;
    }
    let (top, foot) = (plot.values.at(expected), plot.values.at(reached));
    Some((grid.column_start(index, 0), top, grid.column, foot - top))
}

/// A value that is not zero always shows, be it one unit high.
fn column(
    canvas: &Canvas<'_>,
    plot: &Plot,
    (start, width): (f64, f64),
    point: &Point,
    slot: u8,
    rounded: bool,
) -> Result<(), Error> {
    let zero = plot.values.at(0);
    match point.value {
        Some(value) if value > 0 => {
            let top = plot.values.at(value).min(zero - 1.0);
            let ink = if rounded { Ink::Column(slot) } else { Ink::Fill(slot) };
            canvas.rect(ink, (start, top), width, zero - top)
        }
        Some(value) if value < 0 => {
            canvas.rect(Ink::Fill(slot), (start, zero), width, (plot.values.at(value) - zero).max(1.0))
        }
        _ => Ok(()),
    }
}

/// Names what the eye looks for, as far as there is room: the forecast, the newest value and the highest.
fn label_quarters(
    canvas: &Canvas<'_>,
    page: &Page,
    plot: &Plot,
    grid: &Grid,
    spec: &ColumnsSpec<'_>,
) -> Result<(), Error> {
    let mut labels = Labels::new(page.width);
    for index in 0..spec.actual.points.len() {
        labels.keep_off(standing(plot, grid, spec, index));
    }
    let foreseen = |index: &usize| tint(plot, grid, spec, *index).is_some();
    let known = |index: &usize| spec.actual.points[*index].value.is_some();
    let all = 0..spec.actual.points.len();
    let expected = all.clone().rev().find(foreseen).and_then(|at| Some((at, spec.forecast.as_ref()?.points.get(at)?)));
    let newest = all.clone().rev().find(|at| known(at) && !foreseen(at));
    let highest = all.filter(|at| known(at) && !foreseen(at)).max_by_key(|at| spec.actual.points[*at].value);
    let shown =
        expected.into_iter().chain([newest, highest].into_iter().flatten().map(|at| (at, &spec.actual.points[at])));
    for (index, point) in shown {
        let text = plain(&point.label);
        let top = plot.values.at(point.value.unwrap_or(0).max(0));
        let wide = width(&text, Face::Value);
        let baseline = |x| clear_of_target(plot, grid, spec, (x, top), wide) - LABEL_RISE;
        // Moved aside it still stands over the middle of its column.
        labels.put(canvas, (grid.center(index), wide / 2.0 - LABEL_RISE), baseline, &text)?;
    }
    Ok(())
}

/// All that stands on the zero line at one place: what is reached and what is expected beyond it.
fn standing(plot: &Plot, grid: &Grid, spec: &ColumnsSpec<'_>, index: usize) -> Area {
    let reached = spec.actual.points[index].value.unwrap_or(0).max(0);
    let zero = plot.values.at(0);
    let top = tint(plot, grid, spec, index).map_or_else(|| plot.values.at(reached), |(_, top, ..)| top);
    (grid.column_start(index, 0), top, grid.column, zero - top)
}

/// Lifts a label above the target line where that line would cross its letters.
fn clear_of_target(plot: &Plot, grid: &Grid, spec: &ColumnsSpec<'_>, (x, top): (f64, f64), width: f64) -> f64 {
    let Some(target) = &spec.target else { return top };
    let place = |index: usize, value| (grid.center(index), plot.values.at(value));
    let heights: Vec<f64> = runs(&target.points, place)
        .iter()
        .flat_map(|run| [x - width / 2.0, x, x + width / 2.0].map(|at| height_at(run, at)))
        .flatten()
        .collect();
    let crosses = heights.iter().any(|y| (top - LABEL_RISE - 12.0..=top - LABEL_RISE + 3.0).contains(y));
    if crosses { heights.into_iter().fold(top, f64::min) } else { top }
}

fn height_at(run: &[(f64, f64)], x: f64) -> Option<f64> {
    let pair = run.windows(2).find(|pair| pair[0].0 <= x && x <= pair[1].0)?;
    let share = (x - pair[0].0) / (pair[1].0 - pair[0].0).max(f64::EPSILON);
    Some(pair[0].1 + (pair[1].1 - pair[0].1) * share)
}

fn draw_groups(canvas: &Canvas<'_>, page: &Page, plot: &Plot, grid: &Grid, all: &[Drawn<'_>]) -> Result<(), Error> {
    let mut labels = Labels::new(page.width);
    // A label wider than its own stretch would stand on a neighbour.
    let room = if grid.in_group == 1 { grid.step } else { grid.column + GAP_IN_GROUP };
    for (series, one) in all.iter().enumerate() {
        for (index, point) in one.series.points.iter().enumerate() {
            let start = grid.column_start(index, series);
            column(canvas, plot, (start, grid.column), point, one.slot, true)?;
            let text = plain(&point.label);
            let Some(value) = point.value.filter(|_| width(&text, Face::Value) <= room) else { continue };
            let top = plot.values.at(value.max(0));
            labels.put(canvas, (start + grid.column / 2.0, 0.0), |_| top - LABEL_RISE, &text)?;
        }
    }
    Ok(())
}

fn around(plot: &Plot, grid: &Grid, index: usize, point: &Point) -> Option<Area> {
    let y = plot.values.at(point.value?);
    Some((grid.center(index) - grid.step / 2.0, y - POINT_REACH / 2.0, grid.step, POINT_REACH))
}
