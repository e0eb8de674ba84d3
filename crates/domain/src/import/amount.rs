//! Amounts as people write them: with a point or a comma before the fraction, and thousands apart or not.

use serde::{Deserialize, Serialize};

use super::day::digit;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimals {
    #[default]
    Point,
    Comma,
}

impl Decimals {
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    const fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn other(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }
}

/// Between thousands, whatever stands before the fraction: blanks of all widths, apostrophes, the Arabic sign.
const BETWEEN_THOUSANDS: [char; 6] = [' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}', '\u{66c}'];
const ARABIC_DECIMAL: char = '\u{66b}';

/// Minor units of a currency with so many decimal `places`. `None` for what is no amount: two ways between thousands, a
/// fraction that the currency does not have, or three digits behind the sign, which are thousands to half of the world.
pub(super) fn parse(text: &str, decimals: Decimals, places: u32) -> Option<i64> {
    let plain: String = text.trim().chars().map(digit).collect();
    let (minus, plain) = match plain.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    let sign = if plain.contains(ARABIC_DECIMAL) { ARABIC_DECIMAL } else { decimals.sign() };
    let (whole, fraction) = plain.split_once(sign).unwrap_or((plain, ""));
    if plain.ends_with(sign) || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let minor = scaled(&ungrouped(whole, decimals)?, fraction, places)?;
    Some(if minus { -minor } else { minor })
}

/// A number of a workbook: no signs between thousands, nothing to choose.
pub(super) fn parse_number(text: &str, places: u32) -> Option<i64> {
    let (minus, plain) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let kept = fraction.trim_end_matches('0');
    let most = usize::try_from(places).ok()?;
    if whole.is_empty() || !is_plain(whole) || !is_plain(kept) || kept.len() > most {
        return None;
    }
    let minor = joined(whole, kept, places)?;
    Some(if minus { -minor } else { minor })
}

fn scaled(whole: &str, fraction: &str, places: u32) -> Option<i64> {
    let most = usize::try_from(places).ok()?;
    let kept = match fraction.len() {
        length if length <= most => fraction,
        3 => return None,
        _ => fraction.trim_end_matches('0'),
    };
    if kept.len() > most { None } else { joined(whole, kept, places) }
}

fn joined(whole: &str, fraction: &str, places: u32) -> Option<i64> {
    let missing = places.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    let part = if fraction.is_empty() { 0 } else { fraction.parse::<i64>().ok()? };
    let whole = whole.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(places)?)?;
    whole.checked_add(part.checked_mul(10_i64.checked_pow(missing)?)?)
}

/// Digits alone. Groups have one sign and three digits, the first of them fewer.
fn ungrouped(whole: &str, decimals: Decimals) -> Option<String> {
    let is_between = |sign: char| sign == decimals.other() || BETWEEN_THOUSANDS.contains(&sign);
    let between = whole.chars().find(|sign| is_between(*sign));
    let groups: Vec<&str> = match between {
        Some(between) => whole.split(between).collect(),
        None => vec![whole],
    };
    let is_digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let fits = (rest.is_empty() || first.len() <= 3) && rest.iter().all(|group| group.len() == 3);
    (fits && groups.iter().all(is_digits)).then(|| groups.concat())
}

/// The sign that fits more of the amounts, each with the places of its currency; the point where both do.
pub(super) fn guess<'a>(amounts: impl Iterator<Item = (&'a str, u32)> + Clone) -> Decimals {
    let fits = |way| amounts.clone().filter(|(text, places)| parse(text, way, *places).is_some()).count();
    if fits(Decimals::Comma) > fits(Decimals::Point) { Decimals::Comma } else { Decimals::Point }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const POINT: Decimals = Decimals::Point;
    const COMMA: Decimals = Decimals::Comma;

    #[rstest::rstest]
    #[case("12500", POINT, 2, Some(1_250_000))]
    #[case("12500", COMMA, 2, Some(1_250_000))]
    #[case("1,250.5", POINT, 2, Some(125_050))]
    #[case("1.250,5", COMMA, 2, Some(125_050))]
    #[case("1 250 000,00", COMMA, 2, Some(125_000_000))]
    #[case("1\u{202f}250,05", COMMA, 2, Some(125_005))]
    #[case("1'250.00", POINT, 2, Some(125_000))]
    #[case("1’250’000", POINT, 0, Some(1_250_000))]
    #[case("12.500", COMMA, 2, Some(1_250_000))]
    #[case("12.500", POINT, 2, None)]
    #[case("12.500", POINT, 3, Some(12_500))]
    #[case("1200.00", POINT, 0, Some(1_200))]
    #[case("1200.50", POINT, 0, None)]
    #[case("0.4999", POINT, 4, Some(4_999))]
    #[case("١٬٢٥٠٫٥", POINT, 2, Some(125_050))]
    #[case("-5", POINT, 2, Some(-500))]
    #[case("1.250,50", POINT, 2, None)]
    #[case("1,250.50", COMMA, 2, None)]
    #[case("1,25,000", POINT, 2, None)]
    #[case("1 250,000", POINT, 2, None)]
    #[case("1234,500", POINT, 2, None)]
    #[case("12.", POINT, 2, None)]
    #[case(".5", POINT, 2, None)]
    #[case("", POINT, 2, None)]
    #[case("€ 12", POINT, 2, None)]
    #[case("1e5", POINT, 2, None)]
    #[case("9223372036854775807", POINT, 2, None)]
    fn an_amount_is_read_in_the_way_that_was_chosen(
        #[case] text: &str,
        #[case] decimals: Decimals,
        #[case] places: u32,
        #[case] minor: Option<i64>,
    ) {
        assert_eq!(parse(text, decimals, places), minor, "{text}");
    }

    #[rstest::rstest]
    #[case("12.345", 3, Some(12_345))]
    #[case("12.345", 2, None)]
    #[case("12.5", 2, Some(1_250))]
    #[case("1250000", 0, Some(1_250_000))]
    #[case("-3", 2, Some(-300))]
    #[case("NaN", 2, None)]
    #[case("1e20", 2, None)]
    fn a_number_of_a_workbook_leaves_nothing_to_choose(
        #[case] text: &str,
        #[case] places: u32,
        #[case] minor: Option<i64>,
    ) {
        assert_eq!(parse_number(text, places), minor, "{text}");
    }

    #[test]
    fn the_way_is_told_from_all_lines() {
        let of = |texts: &[&'static str]| guess(texts.iter().copied().map(|text| (text, 2)));
        assert_eq!(of(&["12.500", "7", "1.250,50"]), COMMA);
        assert_eq!(of(&["12,500", "7", "1,250.50"]), POINT);
        assert_eq!(of(&["12", "7"]), POINT);
    }

    fn written(minor: i64, decimals: Decimals, places: u32) -> String {
        let digits = format!("{:0>1$}", minor, places as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places as usize);
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                grouped.push(decimals.other());
            }
            grouped.push(digit);
        }
        if places == 0 { grouped } else { format!("{grouped}{}{fraction}", decimals.sign()) }
    }

    proptest! {
        #[test]
        fn what_is_written_in_a_way_is_read_back_in_it(minor in 0_i64..10_000_000_000, places in 0_u32..4, comma: bool) {
            let decimals = if comma { COMMA } else { POINT };
            prop_assert_eq!(parse(&written(minor, decimals, places), decimals, places), Some(minor));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,24}", places in 0_u32..5) {
            for decimals in Decimals::ALL {
                let _ = parse(&text, decimals, places);
            }
            let _ = parse_number(&text, places);
        }
    }
}
