//! Equality with the window: `intl.json` is what `Intl` answers for the same input (see `ui/scripts/intl-fixture.mjs`).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use tandem_l10n::{DateStyle, Language, Localizer, region_of};

#[derive(Deserialize)]
struct Expected {
    numbers: Vec<(i64, String)>,
    percent: Vec<(i64, String)>,
    money: Vec<(i64, String, String)>,
    compact: Vec<(i64, String, String)>,
    symbols: Vec<(i64, String, String)>,
    medium: Vec<(NaiveDate, String)>,
    long: Vec<(NaiveDate, String)>,
    day: Vec<(NaiveDate, String)>,
    month: Vec<(NaiveDate, String)>,
    plural: Vec<(i64, String)>,
}

fn for_each_language(compare: impl Fn(&Localizer, &Expected)) {
    let all: BTreeMap<String, Expected> = serde_json::from_str(include_str!("intl.json")).unwrap();
    assert_eq!(all.len(), Language::ALL.len() + 1, "and English where the month comes first");
    for (tag, expected) in &all {
        compare(&Localizer::in_region(Language::parse(tag).unwrap(), region_of(tag).as_deref()), expected);
    }
}

fn assert_same<T: std::fmt::Debug>(l: &Localizer, cases: &[(T, String)], format: impl Fn(&T) -> String) {
    let differing: Vec<_> = cases
        .iter()
        .map(|(input, expected)| (input, format(input), expected))
        .filter(|(_, actual, expected)| actual != *expected)
        .collect();
    assert!(differing.is_empty(), "{}: (input, ours, Intl) {differing:#?}", l.language().tag());
}

fn assert_same_amounts(l: &Localizer, cases: &[(i64, String, String)], format: impl Fn(i64, &str) -> String) {
    let cases: Vec<_> = cases.iter().map(|(minor, currency, text)| ((*minor, currency), text.clone())).collect();
    assert_same(l, &cases, |(minor, currency)| format(*minor, currency));
}

#[test]
fn numbers_equal_the_window() {
    for_each_language(|l, expected| assert_same(l, &expected.numbers, |number| l.format_number(*number)));
}

#[test]
fn percentages_equal_the_window() {
    for_each_language(|l, expected| assert_same(l, &expected.percent, |points| l.format_percent_bp(*points)));
}

#[test]
fn amounts_equal_the_window() {
    for_each_language(|l, expected| assert_same_amounts(l, &expected.money, |minor, code| l.format_money(minor, code)));
}

#[test]
fn compact_amounts_equal_the_window() {
    for_each_language(|l, expected| {
        assert_same_amounts(l, &expected.compact, |minor, code| l.format_money_compact(minor, code));
    });
}

#[test]
fn every_currency_symbol_equals_the_window() {
    for_each_language(|l, expected| {
        assert_same_amounts(l, &expected.symbols, |minor, code| l.format_money(minor, code))
    });
}

#[test]
fn dates_equal_the_window() {
    for_each_language(|l, expected| {
        assert_same(l, &expected.medium, |day| l.format_date(*day, DateStyle::Medium));
        assert_same(l, &expected.long, |day| l.format_date(*day, DateStyle::Long));
        assert_same(l, &expected.day, |day| l.format_day(*day));
        assert_same(l, &expected.month, |day| l.month_label(*day));
    });
}

#[test]
fn plural_forms_equal_the_window() {
    // Two counts of one category read the same but for their digits.
    for_each_language(|l, expected| {
        let form = |count| {
            tandem_l10n::tr::deal_count(l, count).replace(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'), "")
        };
        for (a, one) in &expected.plural {
            for (b, other) in expected.plural.iter().filter(|(_, other)| other == one) {
                assert_eq!(form(*a), form(*b), "{} {a} {b}: both {one} {other}", l.language().tag());
            }
        }
    });
}

#[test]
fn amounts_follow_the_exponent_of_the_currency() {
    let l = Localizer::new(Language::English);
    assert_eq!(l.format_money(1234, "JPY"), "¥1,234");
    assert_eq!(l.format_money(12_345, "KWD"), "KWD\u{a0}12.345");
    assert_eq!(l.format_money(9_950, "EUR"), "€99.50");
    assert_eq!(l.format_money(i64::MIN, "EUR"), "-€92,233,720,368,547,758");
    assert_eq!(l.format_money_compact(482_345_600, "EUR"), "€4.82M");
}

#[test]
fn dates_inside_messages_follow_the_region_as_those_beside_them_do() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let text = |region| {
        let l = Localizer::in_region(Language::English, region);
        (tandem_l10n::strip_isolates(&tandem_l10n::tr::deal_closed_on(&l, day)), l.format_day(day), l.date_tag())
    };
    let (day_first, month_first) = (
        ("Closed on 22 November 2026".to_owned(), "22 Nov".to_owned(), "en-GB"),
        ("Closed on November 22, 2026".to_owned(), "Nov 22".to_owned(), "en-US"),
    );
    assert_eq!(text(None), day_first);
    assert_eq!(text(Some("DE")), day_first);
    assert_eq!(text(Some("US")), month_first);
}
