//! Working days, Monday to Friday. Holidays need a region's calendar, which the schema does not have yet.

use chrono::{Datelike, NaiveDate, Weekday};

/// Working days after `from` up to and including `to`; 0 when `to` is not later.
///
/// A deal that entered its stage on Friday has been there one working day on Monday.
pub fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    if to <= from {
        return 0;
    }
    let days = (to - from).num_days();
    let (weeks, rest) = (days / 7, days % 7);
    let extra = (1..=rest).filter(|n| is_working_day(to - chrono::Days::new((rest - n) as u64))).count();
    weeks * 5 + extra as i64
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
    }
}
