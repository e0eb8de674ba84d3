//! Direct labels that lie neither on one another nor on a mark: the first to ask for a place keeps it.

use crate::canvas::{Anchor, Canvas};
use crate::error::Error;
use crate::hits::Area;
use crate::ink::Ink;
use crate::text::{Face, width};

/// Height of a line of value text above its baseline.
const ASCENT: f64 = 9.0;
const PAD: f64 = 3.0;
/// How far a label moves at a time when its place is taken.
const STEP: f64 = 3.0;

#[derive(Clone, Copy)]
struct Extent {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// Value labels of one chart.
pub(crate) struct Labels {
    page_width: f64,
    taken: Vec<Extent>,
}

impl Labels {
    pub(crate) fn new(page_width: f64) -> Self {
        Self { page_width, taken: Vec::new() }
    }

    /// Keeps labels off a mark.
    pub(crate) fn keep_off(&mut self, (left, top, width, height): Area) {
        self.taken.push(Extent { left, right: left + width, top, bottom: top + height });
    }

    /// Writes `text` on `baseline(x)`, centred on `x` or up to `reach` aside; leaves it out when every such place is
    /// taken.
    pub(crate) fn put(
        &mut self,
        canvas: &Canvas<'_>,
        (x, reach): (f64, f64),
        baseline: impl Fn(f64) -> f64,
        text: &str,
    ) -> Result<(), Error> {
        let half = width(text, Face::Value) / 2.0;
        if text.is_empty() || half * 2.0 > self.page_width {
            return Ok(());
        }
        let steps = (reach / STEP).max(0.0) as u32;
        let aside = (1..=steps).map(f64::from).flat_map(|step| [-step * STEP, step * STEP]);
        for shift in std::iter::once(0.0).chain(aside) {
            let x = (x + shift).clamp(half, self.page_width - half);
            let baseline = baseline(x).max(ASCENT + 2.0);
            let own = Extent { left: x - half, right: x + half, top: baseline - ASCENT, bottom: baseline };
            if !self.taken.iter().any(|other| own.meets(other)) {
                self.taken.push(own);
                return canvas.text(Ink::Value, Anchor::Middle, (x, baseline), text);
            }
        }
        Ok(())
    }
}

impl Extent {
    fn meets(&self, other: &Extent) -> bool {
        let beside = self.right + PAD <= other.left || other.right + PAD <= self.left;
        let apart = self.bottom + PAD <= other.top || other.bottom + PAD <= self.top;
        !beside && !apart
    }
}

/// Moves baselines, sorted or not, at least `gap` apart inside `top..=bottom` and returns them in the given order.
pub(crate) fn spread(baselines: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..baselines.len()).collect();
    order.sort_by(|a, b| baselines[*a].total_cmp(&baselines[*b]));
    let mut placed = baselines.to_vec();
    let mut least = top;
    for &at in &order {
        placed[at] = placed[at].max(least);
        least = placed[at] + gap;
    }
    let mut most = bottom;
    for &at in order.iter().rev() {
        placed[at] = placed[at].min(most);
        most = placed[at] - gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn labels_of_close_lines_move_apart_and_keep_their_order() {
        assert_eq!(spread(&[50.0, 52.0, 10.0], 14.0, 10.0, 100.0), [50.0, 64.0, 10.0]);
        assert_eq!(spread(&[99.0, 98.0], 14.0, 10.0, 100.0), [100.0, 86.0]);
    }
}
