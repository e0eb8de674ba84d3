//! A word-sized line beside a figure: decoration for the eye, silent for screen readers, since the figure says it.

use crate::canvas::draw;
use crate::curve::runs;
use crate::error::Error;
use crate::ink::Ink;
use crate::scale::Scale;
use crate::spec::{Frame, Point, check_count};

const INSET: f64 = 3.0;
const DOT: f64 = 3.5;
const LONE: f64 = 1.5;

/// Draws values over equal steps in palette slot 1 to 6; `None` is a gap. Returns an SVG that is hidden from
/// assistive technology. The range is the values' own: a sparkline shows the shape, not the size.
pub fn sparkline(values: &[Option<i64>], slot: u8, frame: &Frame) -> Result<String, Error> {
    let page = frame.page()?;
    check_count(values.len())?;
    if !(1..=6).contains(&slot) {
        return Err(Error::SlotUnknown { slot });
    }
    let known = || values.iter().flatten().copied();
    let (low, high) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    let flat = low == high;
    let foot = if flat { page.height / 2.0 } else { page.height - INSET };
    let heights = Scale::new(low, high, foot, INSET);
    let start = INSET - 1.0;
    let step = (page.width - start - INSET).max(1.0) / values.len().saturating_sub(1).max(1) as f64;
    let points: Vec<Point> = values.iter().map(|value| Point { value: *value, label: String::new() }).collect();
    let lines = runs(&points, |index, value| (start + step * index as f64, heights.at(value)));
    draw(&page, "", |canvas| {
        for run in &lines {
            match run.as_slice() {
                [at] => canvas.circle(Ink::Fill(slot), *at, LONE)?,
                _ => canvas.path(Ink::ThinLine(slot), run)?,
            }
        }
        lines.last().and_then(|run| run.last()).map_or(Ok(()), |at| canvas.circle(Ink::Marker(slot), *at, DOT))
    })
}
