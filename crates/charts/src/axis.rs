//! Axes shared by columns and lines: the value axis with its grid at the inline start, categories along the foot.

use crate::canvas::{Anchor, Canvas};
use crate::error::Error;
use crate::ink::Ink;
use crate::scale::{Scale, tick_values};
use crate::spec::{Page, TickLabel};
use crate::text::{Face, cut, plain, widest, width};

/// Room below the plot for category names.
const FOOT: f64 = 24.0;
/// Category names sit this far above the lower edge.
const NAME_RISE: f64 = 5.0;
/// Free space between two category names.
const NAME_GAP: f64 = 8.0;
/// A category narrower than this shows no cut name: too little would be left of it.
const LEAST_CUT: f64 = 44.0;

/// Where the marks go, in inline coordinates.
pub(crate) struct Plot {
    pub start: f64,
    pub end: f64,
    pub top: f64,
    pub bottom: f64,
    pub values: Scale,
    ticks: Vec<(i64, String)>,
    tick_end: f64,
}

/// Space around the plot that a chart kind asks for.
pub(crate) struct Margins {
    pub top: f64,
    pub end: f64,
    /// Between tick labels and the plot.
    pub gap: f64,
}

/// How category names cope with too little room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Crowding {
    /// Time: show every second, third … counted from the newest.
    Skip,
    /// Names: cut each one.
    Cut,
}

impl Plot {
    pub(crate) fn new(page: &Page, (low, high): (i64, i64), margins: Margins, tick_label: TickLabel<'_>) -> Self {
        let top = margins.top.min(page.height / 4.0);
        let bottom = (page.height - FOOT).max(top + 1.0);
        let intervals = if bottom - top < 60.0 { 2 } else { 3 + ((bottom - top) / 240.0) as u32 * 2 };
        let most = page.width * 0.4;
        let word = |value: i64| (value, cut(&plain(&tick_label(value)), Face::Tick, most));
        let ticks: Vec<_> = snug_ticks(low, high, intervals).into_iter().map(word).collect();
        let tick_end = widest(ticks.iter().map(|(_, text)| text.as_str()), Face::Tick).ceil();
        let start = tick_end + margins.gap;
        let end = (page.width - margins.end).max(start + 1.0);
        let reach = |at: Option<&(i64, String)>| at.map_or(0, |(value, _)| *value);
        let values = Scale::new(reach(ticks.first()), reach(ticks.last()), bottom, top);
        Self { start, end, top, bottom, values, ticks, tick_end }
    }

    /// Grid lines, the zero line on top of them, and the tick labels.
    pub(crate) fn draw_values(&self, canvas: &Canvas<'_>) -> Result<(), Error> {
        for (value, text) in &self.ticks {
            let y = self.values.at(*value);
            let ink = if *value == 0 { Ink::Axis } else { Ink::Grid };
            canvas.line(ink, (self.start, y), (self.end, y))?;
            canvas.text(Ink::Tick, Anchor::End, (self.tick_end, y + 4.0), text)?;
        }
        Ok(())
    }

    /// Only the foot line: what an empty chart shows.
    pub(crate) fn draw_foot(&self, canvas: &Canvas<'_>) -> Result<(), Error> {
        canvas.line(Ink::Axis, (self.start, self.bottom), (self.end, self.bottom))
    }

    /// Names below their centres, which are `step` apart.
    pub(crate) fn draw_names(
        &self,
        canvas: &Canvas<'_>,
        page: &Page,
        names: &[(f64, String)],
        crowding: Crowding,
    ) -> Result<(), Error> {
        let step = (self.end - self.start) / names.len().max(1) as f64;
        let clean: Vec<(f64, String)> = names.iter().map(|(x, name)| (*x, plain(name))).collect();
        let widest = widest(clean.iter().map(|(_, name)| name.as_str()), Face::Tick);
        let cuts = crowding == Crowding::Cut && step >= LEAST_CUT;
        // Cut names keep apart by themselves: the estimate of a width is rather too large than too small.
        let gap = if cuts { 0.0 } else { NAME_GAP };
        let room = if cuts { step - gap } else { page.width / 2.0 };
        // The newest name may have to move inwards from the edge; its neighbours keep clear of that too.
        let inwards = clean.last().map_or(0.0, |(x, name)| {
            let half = width(name, Face::Tick).min(room) / 2.0;
            (x + half - page.width).max(0.0)
        });
        let needed = (widest.min(room) + gap + inwards) / step;
        let every = (needed.ceil() as usize).clamp(1, names.len().max(1));
        let newest = names.len().saturating_sub(1);
        for (_, (x, name)) in clean.iter().enumerate().filter(|(at, _)| (newest - at).is_multiple_of(every)) {
            let name = cut(name, Face::Tick, room);
            let half = width(&name, Face::Tick) / 2.0;
            let x = x.min(page.width - half).max(half);
            canvas.text(Ink::Tick, Anchor::Middle, (x, page.height - NAME_RISE), &name)?;
        }
        Ok(())
    }
}

/// One step more where that leaves less empty space above the highest value.
fn snug_ticks(low: i64, high: i64, intervals: u32) -> Vec<i64> {
    let few = tick_values(low, high, intervals);
    let more = tick_values(low, high, intervals + 1);
    let span = |ticks: &[i64]| match ticks {
        [first, .., last] => i128::from(*last) - i128::from(*first),
        _ => 0,
    };
    if span(&more) < span(&few) { more } else { few }
}
