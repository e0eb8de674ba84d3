//! From what is on record to one value for each signal and window.

use chrono::NaiveDate;

use super::{Facts, Profile, QUARTERS, QuarterSum, Signal, WINDOWS, Window};
use crate::{Quarter, task::KeptRate};

/// Values of different units are not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Count,
    /// Basis points.
    #[default]
    Share,
    /// Minor units of an ISO 4217 currency.
    Money(String),
}

/// A signal now and before; `None` where there is no data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    pub unit: Unit,
    pub values: [Option<i64>; WINDOWS],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub profile: Profile,
    /// In the order of [`Signal::ALL`].
    signals: Vec<Series>,
}

impl Measured {
    pub fn new(profile: Profile, series: impl Fn(Signal) -> Series) -> Self {
        Self { profile, signals: Signal::ALL.iter().map(|signal| series(*signal)).collect() }
    }

    pub fn series(&self, signal: Signal) -> &Series {
        &self.signals[signal as usize]
    }
}

pub fn measure(facts: &Facts, today: NaiveDate) -> Measured {
    let last = Quarter::of(today).back(1);
    Measured::new(facts.profile.clone(), |signal| match signal {
        Signal::Target => target(facts, last),
        Signal::Won => won(facts, last),
        Signal::Coverage => coverage(facts, last),
        Signal::Moving => moving(facts),
        Signal::Registered => count(facts, |window| window.registered),
        Signal::Passed => count(facts, |window| window.passed),
        Signal::Completion => shares(facts, |window| (window.passed, window.ended)),
        Signal::Touches => count(facts, |window| window.touches),
        Signal::Theirs => shares(facts, |window| kept(window.theirs)),
        Signal::Ours => shares(facts, |window| kept(window.ours)),
    })
}

/// What was won in each of the last `n` full quarters, oldest first, in the currency of most; with its code.
pub fn won_by_quarter(facts: &Facts, today: NaiveDate, n: u32) -> Option<(&str, Vec<(Quarter, i64)>)> {
    let currency = main_currency(&facts.won)?;
    let last = Quarter::of(today).back(1);
    let won = |quarter: Quarter| (quarter, in_quarter(&facts.won, currency, quarter));
    Some((currency, last.last(n).map(won).collect()))
}

fn kept(rate: KeptRate) -> (u32, u32) {
    (rate.kept, rate.due)
}

/// The quarters of a window, of which `last` is the newest in the present one.
fn quarters(last: Quarter, window: usize) -> impl Iterator<Item = Quarter> {
    last.back(u32::try_from(window).unwrap_or(0)).last(QUARTERS)
}

/// The currency with the largest sum; of equals the first by its code.
fn main_currency(sums: &[QuarterSum]) -> Option<&str> {
    let total = |currency: &str| of_currency(sums, currency).fold(0_i64, |sum, one| sum.saturating_add(one.minor));
    let mut currencies: Vec<&str> = sums.iter().map(|sum| sum.currency.as_str()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    currencies.into_iter().rev().max_by_key(|currency| total(currency))
}

fn of_currency<'a>(sums: &'a [QuarterSum], currency: &'a str) -> impl Iterator<Item = &'a QuarterSum> {
    sums.iter().filter(move |sum| sum.currency == currency)
}

fn in_quarter(sums: &[QuarterSum], currency: &str, quarter: Quarter) -> i64 {
    of_currency(sums, currency)
        .filter(|sum| sum.quarter == quarter)
        .fold(0_i64, |sum, one| sum.saturating_add(one.minor))
}

fn sum(values: impl Iterator<Item = i64>) -> i64 {
    values.fold(0, i64::saturating_add)
}

/// Basis points; `None` of nothing.
fn share(part: i64, whole: i64) -> Option<i64> {
    let share = (whole > 0).then(|| i128::from(part) * 10_000 / i128::from(whole))?;
    Some(i64::try_from(share).unwrap_or(if share < 0 { i64::MIN } else { i64::MAX }))
}

/// A window that reaches back beyond the first amount on record has no value: the partner may not have been one.
fn won(facts: &Facts, last: Quarter) -> Series {
    let Some(currency) = main_currency(&facts.won) else { return Series::default() };
    let oldest = of_currency(&facts.won, currency).map(|sum| sum.quarter).min();
    let value = |window: usize| {
        let first = quarters(last, window).next();
        (window == 0 || oldest <= first)
            .then(|| sum(quarters(last, window).map(|quarter| in_quarter(&facts.won, currency, quarter))))
    };
    Series { unit: Unit::Money(currency.to_owned()), values: std::array::from_fn(value) }
}

/// Over the quarters that have a target.
fn target(facts: &Facts, last: Quarter) -> Series {
    let Some(currency) = main_currency(&facts.targets) else { return Series::default() };
    let value = |window: usize| {
        let aimed = |quarter: &Quarter| in_quarter(&facts.targets, currency, *quarter) > 0;
        let won = sum(quarters(last, window).filter(aimed).map(|quarter| in_quarter(&facts.won, currency, quarter)));
        share(won, sum(quarters(last, window).map(|quarter| in_quarter(&facts.targets, currency, quarter))))
    };
    Series { unit: Unit::Share, values: std::array::from_fn(value) }
}

/// In the currency that most was won in. What was open before is not on record.
fn coverage(facts: &Facts, last: Quarter) -> Series {
    let value = main_currency(&facts.won).and_then(|currency| {
        let known = facts.open.iter().filter(|(of, _)| of == currency).map(|(_, minor)| *minor);
        let open = known.reduce(i64::saturating_add).or((facts.open_deals == 0).then_some(0))?;
        share(open, sum(quarters(last, 0).map(|quarter| in_quarter(&facts.won, currency, quarter))))
    });
    now_only(value)
}

fn moving(facts: &Facts) -> Series {
    let moving = facts.open_deals.saturating_sub(facts.stalled_deals);
    now_only(share(moving.into(), facts.open_deals.into()))
}

fn now_only(value: Option<i64>) -> Series {
    let mut series = Series::default();
    series.values[0] = value;
    series
}

/// Further back than the first one on record nothing is known.
fn count(facts: &Facts, of: fn(&Window) -> u32) -> Series {
    let first = facts.windows.iter().rposition(|window| of(window) > 0).unwrap_or(0).max(1);
    let value = |window: usize| (window <= first).then(|| of(&facts.windows[window]).into());
    Series { unit: Unit::Count, values: std::array::from_fn(value) }
}

fn shares(facts: &Facts, of: fn(&Window) -> (u32, u32)) -> Series {
    let value = |window: usize| {
        let (part, whole) = of(&facts.windows[window]);
        share(part.into(), whole.into())
    };
    Series { unit: Unit::Share, values: std::array::from_fn(value) }
}
