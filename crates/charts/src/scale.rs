//! From values to places: round tick values, and the mapping of a value range onto layout units.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use crate::canvas::SUBPIXELS;

/// Multiples, in tenths, that read well on an axis.
const ROUND_TENTHS: [i128; 7] = [10, 20, 25, 40, 50, 80, 100];

/// Round values from at or below `low` to at or above `high`, zero among them, `intervals` steps or a few more.
pub fn tick_values(low: i64, high: i64, intervals: u32) -> Vec<i64> {
    let (low, high) = (i128::from(low.min(0)), i128::from(high.max(0)));
    let wanted = (high - low).max(1).div_ceil_by(i128::from(intervals.max(1)));
    let step = round_step(wanted);
    let first = low.div_euclid(step);
    let last = (high.max(low + 1)).div_ceil_by(step);
    let clamp = |tick: i128| tick.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64;
    let mut ticks: Vec<i64> = (first..=last).map(|n| clamp(n * step)).collect();
    ticks.dedup();
    ticks
}

trait DivCeil {
    fn div_ceil_by(self, by: Self) -> Self;
}

impl DivCeil for i128 {
    fn div_ceil_by(self, by: i128) -> i128 {
        -(-self).div_euclid(by)
    }
}

/// The smallest whole round number at or above `wanted`.
fn round_step(wanted: i128) -> i128 {
    let mut power = 1;
    loop {
        let fits = |tenths: &i128| (tenths * power) % 10 == 0 && tenths * power / 10 >= wanted;
        if let Some(tenths) = ROUND_TENTHS.into_iter().find(|t| fits(t)) {
            return tenths * power / 10;
        }
        power *= 10;
    }
}

/// A value range laid onto a stretch of the page. `from` is where the lowest value goes, `to` the highest.
pub(crate) struct Scale {
    range: RangedCoordf64,
    limit: (i32, i32),
}

impl Scale {
    pub(crate) fn new(low: i64, high: i64, from: f64, to: f64) -> Self {
        let (low, high) = (low as f64, (high as f64).max(low as f64 + 1.0));
        let tenths = |units: f64| (units * SUBPIXELS).round() as i32;
        Self { range: RangedCoordf64::from(low..high), limit: (tenths(from), tenths(to)) }
    }

    pub(crate) fn at(&self, value: i64) -> f64 {
        f64::from(self.range.map(&(value as f64), self.limit)) / SUBPIXELS
    }
}

#[cfg(test)]
mod tests {
    use super::tick_values;

    #[test]
    fn ticks_are_round_and_enclose_the_values() {
        assert_eq!(tick_values(0, 1_230_000, 3), [0, 500_000, 1_000_000, 1_500_000]);
        assert_eq!(tick_values(0, 21, 3), [0, 8, 16, 24]);
        assert_eq!(tick_values(0, 100, 5), [0, 20, 40, 60, 80, 100]);
        assert_eq!(tick_values(-30, 70, 3), [-40, 0, 40, 80]);
    }

    #[test]
    fn no_value_at_all_still_has_an_axis() {
        assert_eq!(tick_values(0, 0, 3), [0, 1]);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let ticks = tick_values(i64::MIN, i64::MAX, 3);
        assert!(ticks.len() >= 2 && ticks.is_sorted() && ticks.contains(&0), "{ticks:?}");
    }
}
