//! Clocks that stand still at night and on free days. Read [`WorkWeek::due_at`].

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// When somebody works, by the clock of where they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkWeek {
    /// Days without work.
    free: [Weekday; 2],
    /// Minutes after midnight.
    opens: u32,
    closes: u32,
    /// Minutes that the clock is ahead of UTC.
    offset: i32,
}

const MINUTE_US: i64 = 60_000_000;
/// Longer than any deadline: an end that lies further away is not looked for.
const MOST_DAYS: u64 = 400;

/// Countries whose week begins on Sunday.
const FRIDAY_FREE: &[&str] =
    &["BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "PS", "QA", "SA", "SD", "SY", "YE"];

impl WorkWeek {
    /// Nine to five on the working days of a country (ISO 3166-1 alpha-2), `offset` minutes ahead of UTC.
    pub fn of_country(country: Option<&str>, offset: i32) -> Self {
        let sunday_first = country.is_some_and(|country| FRIDAY_FREE.contains(&country));
        let free = if sunday_first { [Weekday::Fri, Weekday::Sat] } else { [Weekday::Sat, Weekday::Sun] };
        Self { free, opens: 9 * 60, closes: 17 * 60, offset }
    }

    /// The moment `minutes` of work after `from`; both microseconds UTC. `None` outside of the calendar.
    pub fn due_at(&self, from: i64, minutes: i64) -> Option<i64> {
        let start = self.local(from)?;
        let mut left = minutes.max(0);
        for ahead in 0..MOST_DAYS {
            let day = start.date().checked_add_days(Days::new(ahead))?;
            let Some((opens, closes)) = self.hours(day) else { continue };
            let begins = opens.max(start);
            let here = (closes - begins).num_minutes().max(0);
            if here >= left && begins < closes {
                return self.utc(begins.checked_add_signed(chrono::Duration::minutes(left))?);
            }
            left -= here;
        }
        None
    }

    /// Minutes of work from one moment to another, both microseconds UTC; negative when `to` is the earlier one.
    pub fn minutes_between(&self, from: i64, to: i64) -> i64 {
        if to < from {
            return -self.minutes_between(to, from);
        }
        let Some((start, end)) = self.local(from).zip(self.local(to)) else { return 0 };
        let days = (end.date() - start.date()).num_days().clamp(0, MOST_DAYS.cast_signed());
        let days = (0..=days).filter_map(|ahead| self.hours(start.date() + chrono::Duration::days(ahead)));
        days.map(|(opens, closes)| (closes.min(end) - opens.max(start)).num_minutes().max(0)).sum()
    }

    /// `None` on a free day.
    fn hours(&self, day: NaiveDate) -> Option<(NaiveDateTime, NaiveDateTime)> {
        let at = |minutes: u32| {
            NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).map(|time| day.and_time(time))
        };
        if self.free.contains(&day.weekday()) { None } else { at(self.opens).zip(at(self.closes)) }
    }

    fn local(&self, at: i64) -> Option<NaiveDateTime> {
        let zone = FixedOffset::east_opt(self.offset * 60)?;
        Some(DateTime::from_timestamp_micros(at)?.with_timezone(&zone).naive_local())
    }

    fn utc(&self, local: NaiveDateTime) -> Option<i64> {
        Some(local.and_utc().timestamp_micros() - i64::from(self.offset) * MINUTE_US)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<DateTime<FixedOffset>>().unwrap().timestamp_micros()
    }

    #[rstest::rstest]
    #[case("2026-11-26T10:00:00+01:00", 240, "2026-11-26T14:00:00+01:00")]
    #[case("2026-11-26T16:00:00+01:00", 120, "2026-11-27T10:00:00+01:00")] // over night
    #[case("2026-11-27T16:00:00+01:00", 120, "2026-11-30T10:00:00+01:00")] // over a week-end
    #[case("2026-11-28T12:00:00+01:00", 60, "2026-11-30T10:00:00+01:00")] // on a free day
    #[case("2026-11-26T03:00:00+01:00", 960, "2026-11-27T17:00:00+01:00")] // two whole days
    fn a_clock_stands_still_outside_of_working_hours(#[case] from: &str, #[case] minutes: i64, #[case] due: &str) {
        let week = WorkWeek::of_country(Some("DE"), 60);
        assert_eq!(week.due_at(at(from), minutes), Some(at(due)));
        assert_eq!(week.minutes_between(at(from), at(due)), minutes);
        assert_eq!(week.minutes_between(at(due), at(from)), -minutes);
    }

    #[test]
    fn the_week_is_that_of_the_country_and_the_hours_those_of_the_zone() {
        let friday = at("2026-11-27T10:00:00+03:00");
        assert_eq!(WorkWeek::of_country(Some("SA"), 180).due_at(friday, 60), Some(at("2026-11-29T10:00:00+03:00")));
        assert_eq!(WorkWeek::of_country(Some("AE"), 180).due_at(friday, 60), Some(at("2026-11-27T11:00:00+03:00")));
        assert_eq!(
            WorkWeek::of_country(None, -300).due_at(at("2026-11-27T10:00:00Z"), 0),
            Some(at("2026-11-27T14:00:00Z"))
        );
    }

    proptest! {
        #[test]
        fn what_is_due_after_so_many_minutes_is_so_many_minutes_away(
            from in 1_700_000_000i64..1_900_000_000, minutes in 1i64..5_000, offset in -720i32..=840,
        ) {
            let (from, week) = (from * 60_000_000 / 60, WorkWeek::of_country(Some("EG"), offset));
            let from = from / MINUTE_US * MINUTE_US;
            let due = week.due_at(from, minutes).unwrap();
            prop_assert_eq!(week.minutes_between(from, due), minutes);
        }
    }
}
