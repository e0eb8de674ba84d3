//! What a business review of a quarter counts: which promises it opens with and what became of them, and how the deals
//! that ended went.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use tandem_model::code::TaskStatus;

use crate::Quarter;

/// Quarters that a review can be about: the running one and those before it.
pub const QUARTERS: u32 = 5;

/// The quarter that a review is about where nothing else is said: the last one that is over.
pub fn last_closed(today: NaiveDate) -> Quarter {
    Quarter::of(today).back(1)
}

/// A promise as far as a review goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise<'a> {
    /// [`TaskStatus`] code.
    pub status: &'a str,
    pub due_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub made_on: NaiveDate,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// By its day, or without one.
    Kept,
    Late,
    Dropped,
    /// Open, though its day has passed.
    Missed,
    Open,
}

/// Of the promises that were to be kept and not dropped, those kept by their day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub kept: u32,
    pub due: u32,
}

impl Promise<'_> {
    pub fn fate(&self, today: NaiveDate) -> Fate {
        let passed = |day: NaiveDate| self.due_on.is_some_and(|due| due < day);
        match TaskStatus::parse(self.status) {
            Some(TaskStatus::Kept) if self.closed_on.is_some_and(passed) => Fate::Late,
            Some(TaskStatus::Kept) => Fate::Kept,
            Some(TaskStatus::Dropped) => Fate::Dropped,
            _ if passed(today) => Fate::Missed,
            _ => Fate::Open,
        }
    }

    /// Whether the review of a quarter opens with it: due in that quarter, or made in it without a day, or still owed from
    /// before.
    pub fn is_settled_in(&self, quarter: Quarter) -> bool {
        let day = self.due_on.unwrap_or(self.made_on);
        let owed = self.is_open() && day < quarter.first_day();
        owed || Quarter::of(day) == quarter
    }

    /// Whether it is for the time after the quarter: open, and not settled in it.
    pub fn is_ahead_of(&self, quarter: Quarter) -> bool {
        self.is_open() && !self.is_settled_in(quarter)
    }

    fn is_open(&self) -> bool {
        !matches!(TaskStatus::parse(self.status), Some(TaskStatus::Kept | TaskStatus::Dropped))
    }
}

pub fn tally(fates: impl IntoIterator<Item = Fate>) -> Tally {
    let mut tally = Tally::default();
    for fate in fates {
        tally.due += u32::from(matches!(fate, Fate::Kept | Fate::Late | Fate::Missed));
        tally.kept += u32::from(fate == Fate::Kept);
    }
    tally
}

/// A deal that was won or lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub won: bool,
    pub opened_on: Option<NaiveDate>,
    pub ended_on: NaiveDate,
    pub amount_minor: Option<i64>,
    pub currency: String,
    /// It had a protection.
    pub registered: bool,
}

/// How the deals of some days ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub won: u32,
    pub lost: u32,
    /// Won, of those that are registered.
    pub registered_won: u32,
    pub registered_lost: u32,
    /// Half of the won deals took no longer from their first day to their last; `None` where no first day is known.
    pub cycle_days: Option<i64>,
    /// Minor units, rounded down: of the won deals whose amount is known, by currency.
    pub average: BTreeMap<String, i64>,
}

/// Of the deals that ended on `from` or later and before `until`.
pub fn record<'a>(ended: impl IntoIterator<Item = &'a Ended>, from: NaiveDate, until: NaiveDate) -> Record {
    let mut record = Record::default();
    let mut cycles: Vec<i64> = Vec::new();
    let mut amounts: BTreeMap<String, (i128, i128)> = BTreeMap::new();
    for deal in ended.into_iter().filter(|deal| (from..until).contains(&deal.ended_on)) {
        if !deal.won {
            record.lost += 1;
            record.registered_lost += u32::from(deal.registered);
            continue;
        }
        record.won += 1;
        record.registered_won += u32::from(deal.registered);
        // A source may put the days the wrong way round.
        cycles.extend(deal.opened_on.map(|opened| (deal.ended_on - opened).num_days().max(0)));
        if let Some(minor) = deal.amount_minor {
            let (sum, n) = amounts.entry(deal.currency.clone()).or_default();
            (*sum, *n) = (*sum + i128::from(minor), *n + 1);
        }
    }
    cycles.sort_unstable();
    record.cycle_days = cycles.get(cycles.len().saturating_sub(1) / 2).copied();
    let mean = |(sum, n): (i128, i128)| i64::try_from(sum / n).unwrap_or(i64::MAX);
    record.average = amounts.into_iter().map(|(currency, sum)| (currency, mean(sum))).collect();
    record
}

/// Basis points; `None` where there is nothing to take a share of.
pub fn share_bp(part: i64, whole: i64) -> Option<i64> {
    let (part, whole) = (i128::from(part), i128::from(whole));
    (whole > 0).then(|| i64::try_from((part * 10_000 + whole / 2) / whole).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
