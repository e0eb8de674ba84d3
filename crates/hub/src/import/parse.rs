//! Numbers and dates as the sources write them: exact, without floating point, `None` for anything else.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

/// Furthest day from the start of a run that is believed.
const MAX_DAYS: i64 = 5_000;
/// Namespace of all imported ids: the same source row has the same id at every import.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d0c_7a52_8f1b_4c3e_9a77_2e5d_10b4_c6f8);

/// The id of the row that `key` names among rows of `noun`.
pub fn row_id(noun: &str, key: &[&str]) -> Uuid {
    // A unit separator can't be typed by accident, so ("a", "bc") and ("ab", "c") stay apart.
    Uuid::new_v5(&NAMESPACE, format!("{noun}\u{1f}{}", key.join("\u{1f}")).as_bytes())
}

/// Reads an unsigned decimal as an integer of `decimals` places: `parse_decimal("12.5", 2)` is 1250.
pub fn parse_decimal(text: &str, decimals: u32) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || text.ends_with('.') {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let missing = decimals.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    let fraction_value: i64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    let whole_value = whole.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(decimals)?)?;
    whole_value.checked_add(fraction_value.checked_mul(10_i64.checked_pow(missing)?)?)
}

pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = shaped.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()?;
    (1900..=2100).contains(&date.year()).then_some(date)
}

/// Days from the start of a run; before it they are negative.
pub fn parse_days(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let shaped = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    shaped.then(|| text.parse::<i64>().ok()).flatten().filter(|days| days.abs() <= MAX_DAYS)
}

/// Microseconds UTC of the day's first instant.
pub fn midnight_us(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce() - NaiveDate::default().num_days_from_ce()) * 86_400_000_000
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_and_nothing_else_passes() {
        assert_eq!(parse_decimal("1054", 2), Some(105_400));
        assert_eq!(parse_decimal("12.5", 2), Some(1_250));
        assert_eq!(parse_decimal("1100.04", 8), Some(110_004_000_000));
        assert_eq!(parse_decimal("0", 2), Some(0));
        assert_eq!(parse_decimal("7.500", 2), Some(750));
        for wrong in ["", "-1", "+1", "1.", ".5", "1.005", "1e3", "NaN", "1,000", "٣", "99999999999999999999"] {
            assert_eq!(parse_decimal(wrong, 2), None, "{wrong}");
        }
    }

    #[test]
    fn dates_are_strict() {
        assert_eq!(parse_date("2017-03-01"), NaiveDate::from_ymd_opt(2017, 3, 1));
        for wrong in ["", "2017-3-1", "2017-02-30", "01.03.2017", "2017-03-01T00", "9999-12-31", "0001-01-01"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_may_be_negative_but_not_absurd() {
        assert_eq!(parse_days("-159"), Some(-159));
        for wrong in ["", "-", "--1", "+3", "1.5", "99999"] {
            assert_eq!(parse_days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn midnight_counts_from_1970() {
        assert_eq!(midnight_us(parse_date("1970-01-02").unwrap()), 86_400_000_000);
    }

    #[test]
    fn keys_with_the_same_letters_stay_apart() {
        assert_ne!(row_id("deal", &["a", "bc"]), row_id("deal", &["ab", "c"]));
        assert_eq!(row_id("deal", &["a"]), row_id("deal", &["a"]));
    }
}
