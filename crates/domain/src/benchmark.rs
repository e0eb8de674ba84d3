//! How long won deals stayed in a stage: what "too long" is measured against.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tandem_model::{DealStage, stage_change};

use crate::workdays::working_days;

/// Fewest won deals for which the 75th percentile is trusted.
pub const MIN_SAMPLE: u32 = 20;

/// Working days without a benchmark of one's own, for pipelines too young to have one.
const FIXED: &[(DealStage, i64)] =
    &[(DealStage::Prospecting, 30), (DealStage::Engaging, 30), (DealStage::Proposal, 21), (DealStage::Negotiation, 14)];

/// One stay of a won deal in a stage, working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dwell {
    pub stage: DealStage,
    pub days: i64,
}

/// The limit for one stage and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Benchmark {
    /// Working days.
    pub limit_days: i64,
    /// Won deals behind it; 0 for the fixed table.
    pub n: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Stored>", into = "Vec<Stored>")]
pub struct Benchmarks(BTreeMap<DealStage, Benchmark>);

/// Stage code, limit and number of deals.
type Stored = (String, i64, u32);

impl From<Vec<Stored>> for Benchmarks {
    fn from(stored: Vec<Stored>) -> Self {
        let one = |(code, limit_days, n): Stored| Some((DealStage::parse(&code)?, Benchmark { limit_days, n }));
        Self(stored.into_iter().filter_map(one).collect())
    }
}

impl From<Benchmarks> for Vec<Stored> {
    fn from(benchmarks: Benchmarks) -> Self {
        benchmarks.0.into_iter().map(|(stage, found)| (stage.code().to_owned(), found.limit_days, found.n)).collect()
    }
}

impl Benchmarks {
    /// Do they set the same limits, if from other deals?
    pub fn same_limits(&self, other: &Self) -> bool {
        let limit =
            |benchmarks: &Self, stage| benchmarks.for_stage(stage).map(|found| (found.limit_days, found.n == 0));
        DealStage::OPEN.iter().all(|stage| limit(self, *stage) == limit(other, *stage))
    }

    /// P75 when at least [`MIN_SAMPLE`] won deals passed the stage, else 1.5 × median, else the fixed table.
    pub fn from_dwells(dwells: impl IntoIterator<Item = Dwell>) -> Self {
        let mut by_stage: BTreeMap<DealStage, Vec<i64>> = BTreeMap::new();
        for dwell in dwells {
            by_stage.entry(dwell.stage).or_default().push(dwell.days);
        }
        Self(by_stage.into_iter().map(|(stage, days)| (stage, limit(days))).collect())
    }

    pub fn for_stage(&self, stage: DealStage) -> Option<Benchmark> {
        let fixed = || FIXED.iter().find(|(s, _)| *s == stage).map(|(_, d)| Benchmark { limit_days: *d, n: 0 });
        self.0.get(&stage).copied().or_else(fixed)
    }
}

fn limit(mut days: Vec<i64>) -> Benchmark {
    days.sort_unstable();
    let n = days.len() as u32;
    let limit_days = if n >= MIN_SAMPLE { nearest_rank(&days, 75) } else { (3 * nearest_rank(&days, 50) + 1) / 2 };
    Benchmark { limit_days, n }
}

/// Nearest-rank percentile of a sorted, non-empty list: the smallest value with at least `percent` % at or below it.
fn nearest_rank(sorted: &[i64], percent: usize) -> i64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted[rank - 1]
}

/// Stays of one won deal, from its stage history in order of date. A stage entered twice gives two stays.
pub fn dwells(history: &[stage_change::Model]) -> Vec<Dwell> {
    let stay = |from: &stage_change::Model, until: NaiveDate| {
        let stage = DealStage::parse(&from.to_stage).filter(|stage| stage.is_open())?;
        Some(Dwell { stage, days: working_days(from.changed_on, until) })
    };
    history.windows(2).filter_map(|pair| stay(&pair[0], pair[1].changed_on)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stays(days: &[i64]) -> Vec<Dwell> {
        days.iter().map(|days| Dwell { stage: DealStage::Engaging, days: *days }).collect()
    }

    #[test]
    fn twenty_won_deals_give_the_75th_percentile() {
        let benchmarks = Benchmarks::from_dwells(stays(&(1..=20).collect::<Vec<_>>()));
        assert_eq!(benchmarks.for_stage(DealStage::Engaging), Some(Benchmark { limit_days: 15, n: 20 }));
    }

    #[test]
    fn fewer_give_one_and_a_half_times_the_median_rounded_up() {
        let benchmarks = Benchmarks::from_dwells(stays(&[10, 11, 40]));
        assert_eq!(benchmarks.for_stage(DealStage::Engaging), Some(Benchmark { limit_days: 17, n: 3 }));
    }

    #[test]
    fn one_more_won_deal_that_moves_no_limit_makes_no_difference() {
        let of = |days: &[i64]| Benchmarks::from_dwells(stays(days));
        assert!(of(&[10, 11, 40]).same_limits(&of(&[10, 10, 11, 11, 40])));
        assert!(!of(&[10, 11, 40]).same_limits(&of(&[10, 12, 12, 40])));
        assert!(!of(&[20, 20, 20]).same_limits(&Benchmarks::default()), "30 days, but from nobody's deals");
    }

    #[test]
    fn none_gives_the_fixed_table_and_a_closed_stage_has_no_limit() {
        let benchmarks = Benchmarks::default();
        assert_eq!(benchmarks.for_stage(DealStage::Negotiation), Some(Benchmark { limit_days: 14, n: 0 }));
        assert_eq!(benchmarks.for_stage(DealStage::Won), None);
    }
}
