//! Working days, Monday to Friday. Holidays need a region's calendar, which the schema does not have yet.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Working days after `from` up to and including `to`; 0 when `to` is not later.
///
/// A deal that entered its stage on Friday has been there one working day on Monday.
pub fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    if to <= from {
        return 0;
    }
    let days = (to - from).num_days();
    let (weeks, rest) = (days / 7, days % 7);
    let extra = (1..=rest).filter(|n| is_working_day(to - Days::new((rest - n) as u64))).count();
    weeks * 5 + extra as i64
}

/// The first day that is `n` working days after `from`: the inverse of [`working_days`]. `None` beyond the calendar.
pub fn nth_working_day(from: NaiveDate, n: i64) -> Option<NaiveDate> {
    let n = u64::try_from(n).ok()?;
    let (weeks, mut left) = (n.saturating_sub(1) / 5, n - n.saturating_sub(1) / 5 * 5);
    let mut day = from.checked_add_days(Days::new(weeks * 7))?;
    while left > 0 {
        day = day.succ_opt()?;
        left -= u64::from(is_working_day(day));
    }
    Some(day)
}

fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[rstest::rstest]
    #[case("2026-11-20", "2026-11-20", 0)]
    #[case("2026-11-20", "2026-11-23", 1)] // Friday to Monday
    #[case("2026-11-20", "2026-11-22", 0)] // Friday to Sunday
    #[case("2026-11-21", "2026-11-23", 1)] // Saturday to Monday
    #[case("2026-11-16", "2026-11-23", 5)]
    #[case("2026-11-23", "2026-11-16", 0)]
    fn weekends_do_not_count(#[case] from: &str, #[case] to: &str, #[case] expected: i64) {
        assert_eq!(working_days(day(from), day(to)), expected);
    }

    proptest! {
        #[test]
        fn the_formula_equals_counting_day_by_day(start in 0i64..20_000, length in 0i64..400) {
            let from = day("1990-01-01") + chrono::Days::new(start as u64);
            let counted = (1..=length).filter(|n| is_working_day(from + chrono::Days::new(*n as u64))).count();
            prop_assert_eq!(working_days(from, from + chrono::Days::new(length as u64)), counted as i64);
        }

        #[test]
        fn the_nth_working_day_is_the_first_with_so_many(start in 0i64..20_000, n in 1i64..400) {
            let from = day("1990-01-01") + chrono::Days::new(start as u64);
            let found = nth_working_day(from, n).unwrap();
            prop_assert_eq!(working_days(from, found), n);
            prop_assert_eq!(working_days(from, found - chrono::Days::new(1)), n - 1);
        }
    }
}
