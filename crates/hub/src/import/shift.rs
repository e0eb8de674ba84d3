//! Moves the dates of a source so that its newest day becomes a given day.
//!
//! Each source is moved by its own number of days, because the two were recorded in different years. The newest day is
//! that of something that happened (an engagement, a closing, a registration, a submission): what was still planned then,
//! such as the date of an exam, moves along and may lie behind it. A few stray dates years after all others don't count
//! as newest: they would leave everything else in the past. They are set to the newest day itself.

use chrono::{Days, NaiveDate};

/// Days without any date after which the rest counts as stray.
const STRAY_GAP_DAYS: i64 = 365;
/// At most one in so many dates can be stray.
const STRAY_SHARE: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    days: i64,
    last: NaiveDate,
}

impl Shift {
    pub fn new(newest: NaiveDate, to: NaiveDate) -> Self {
        Self { days: (to - newest).num_days(), last: to }
    }

    pub fn days(self) -> i64 {
        self.days
    }

    /// Of something that happened: never later than the newest day.
    pub fn happened(self, date: NaiveDate) -> NaiveDate {
        self.planned(date).min(self.last)
    }

    /// Of something that was planned: moves along.
    pub fn planned(self, date: NaiveDate) -> NaiveDate {
        let days = Days::new(self.days.unsigned_abs());
        let moved = if self.days < 0 { date.checked_sub_days(days) } else { date.checked_add_days(days) };
        moved.unwrap_or(self.last)
    }
}

/// The newest day, strays set aside; `None` without any date.
pub fn find_newest(dates: impl Iterator<Item = NaiveDate>) -> Option<NaiveDate> {
    let mut dates: Vec<NaiveDate> = dates.collect();
    dates.sort_unstable();
    let most_strays = dates.len() / STRAY_SHARE;
    (1..=most_strays)
        .map(|strays| dates.len() - strays)
        .find(|first| (dates[*first] - dates[first - 1]).num_days() > STRAY_GAP_DAYS)
        .map(|first| dates[first - 1])
        .or(dates.last().copied())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_newest_day_becomes_the_given_day_and_strays_stop_there() {
        let shift = Shift::new(day("2017-12-31"), day("2026-11-22"));
        assert_eq!(shift.happened(day("2017-12-31")), day("2026-11-22"));
        assert_eq!(shift.happened(day("2017-12-01")), day("2026-10-23"));
        assert_eq!(shift.happened(day("2026-03-12")), day("2026-11-22"));
        assert_eq!(shift.planned(day("2018-01-02")), day("2026-11-24"));
        let back = Shift::new(day("2017-12-31"), day("2017-12-01"));
        assert_eq!(back.happened(day("2017-12-30")), day("2017-11-30"));
    }

    #[test]
    fn two_dates_years_after_all_others_are_not_the_newest() {
        let usual = (0..1_000).map(|i| day("2016-10-01") + Days::new(i % 400));
        let strays = [day("2026-03-12"), day("2026-03-12")];
        assert_eq!(find_newest(usual.clone().chain(strays)), Some(day("2017-11-04")));
        assert_eq!(find_newest(usual), Some(day("2017-11-04")));
    }

    #[test]
    fn a_handful_of_dates_has_no_strays() {
        assert_eq!(find_newest([day("2016-10-01"), day("2026-03-12")].into_iter()), Some(day("2026-03-12")));
        assert_eq!(find_newest(std::iter::empty()), None);
    }
}
