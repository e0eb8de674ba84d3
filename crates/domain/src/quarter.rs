//! Calendar quarters.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A calendar quarter, named by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(NaiveDate);

impl Quarter {
    pub fn of(day: NaiveDate) -> Self {
        let back = u32::from(day.month0() as u8 % 3);
        let first = day - Days::new(u64::from(day.day0())) - Months::new(back);
        Self(first)
    }

    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    /// First day of the quarter after this one.
    pub fn end(self) -> NaiveDate {
        self.0 + Months::new(3)
    }

    pub fn back(self, quarters: u32) -> Self {
        Self(self.0 - Months::new(3 * quarters))
    }

    /// Reads what [`Quarter::code`] writes.
    pub fn parse(code: &str) -> Option<Self> {
        let (year, number) = code.split_once("-Q")?;
        let number: u32 = number.parse().ok().filter(|number| (1..=4).contains(number))?;
        let year: i32 = year.parse().ok().filter(|year| (1..=9_999).contains(year))?;
        Some(Self(NaiveDate::from_ymd_opt(year, number * 3 - 2, 1)?))
    }

    /// As it stands in an address: `2026-Q3`.
    pub fn code(self) -> String {
        format!("{}-Q{}", self.year(), self.number())
    }

    /// 1 to 4.
    pub fn number(self) -> u32 {
        self.0.month0() / 3 + 1
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The last `n` quarters up to this one, oldest first.
    pub fn last(self, n: u32) -> impl Iterator<Item = Quarter> {
        (0..n).rev().map(move |back| self.back(back))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("2026-01-01", "2026-01-01", 1)]
    #[case("2026-03-31", "2026-01-01", 1)]
    #[case("2026-11-30", "2026-10-01", 4)]
    fn a_day_lies_in_its_quarter(#[case] day: &str, #[case] first: &str, #[case] number: u32) {
        let quarter = Quarter::of(day.parse().unwrap());
        assert_eq!((quarter.first_day(), quarter.number()), (first.parse().unwrap(), number));
    }

    #[test]
    fn eight_quarters_end_with_this_one() {
        let quarters: Vec<_> =
            Quarter::of("2026-11-22".parse().unwrap()).last(8).map(|q| (q.year(), q.number())).collect();
        assert_eq!(quarters, [(2025, 1), (2025, 2), (2025, 3), (2025, 4), (2026, 1), (2026, 2), (2026, 3), (2026, 4)]);
    }

    #[test]
    fn a_quarter_is_read_as_it_was_written() {
        for quarter in Quarter::of("2026-11-22".parse().unwrap()).last(5) {
            assert_eq!(Quarter::parse(&quarter.code()), Some(quarter));
        }
        for wrong in ["", "2026", "2026-Q0", "2026-Q5", "2026-Qx", "-1-Q2", "99999-Q1"] {
            assert_eq!(Quarter::parse(wrong), None, "{wrong}");
        }
    }
}
