//! Days as people write them. A year first needs no choice; else somebody says whether the day or the month leads.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::deal::YEARS;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// `None` for what is no day; a year has four digits.
pub(super) fn parse(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let [one, two, three] = parts(text)?;
    let (year, month, day) = match (one.1, order) {
        (4, _) => (one.0, two.0, three.0),
        (_, _) if three.1 != 4 => return None,
        (_, DayOrder::DayFirst) => (three.0, two.0, one.0),
        (_, DayOrder::MonthFirst) => (three.0, one.0, two.0),
    };
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    YEARS.contains(&day.year()).then_some(day)
}

/// The order that fits more of the texts; the day first where both do.
pub(super) fn guess_day_order<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> DayOrder {
    let fits = |order| texts.clone().filter(|text| parse(text, order).is_some()).count();
    if fits(DayOrder::MonthFirst) > fits(DayOrder::DayFirst) { DayOrder::MonthFirst } else { DayOrder::DayFirst }
}

/// Three numbers, each with how many digits it has.
fn parts(text: &str) -> Option<[(u32, usize); 3]> {
    let plain: String = text.trim().chars().map(digit).collect();
    // A time of day behind it says nothing more.
    let date = plain.split([' ', 'T']).next()?;
    let numbers: Vec<&str> = date.trim_end_matches('.').split(['-', '.', '/']).collect();
    let number = |text: &str| (text.len() <= 4).then(|| Some((text.parse().ok()?, text.len())))?;
    match numbers.as_slice() {
        [one, two, three] => Some([number(one)?, number(two)?, number(three)?]),
        _ => None,
    }
}

/// Arabic digits as the ones that programs read.
pub(super) fn digit(sign: char) -> char {
    let from = match sign {
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return sign,
    };
    char::from_digit(u32::from(sign) - u32::from(from), 10).unwrap_or(sign)
}
