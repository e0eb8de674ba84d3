//! Equality with ICU4X, through the same door that `fluent-bundle` uses.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use icu::decimal::input::Decimal;
use icu::locale::Locale;
use icu::plurals::PluralRules as IcuRules;
use intl_pluralrules::operands::PluralOperands;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

const SHIPPED: [&str; 3] = ["en", "de", "ar"];

fn ours(tag: &str) -> PluralRules {
    PluralRules::create(tag.parse().unwrap(), PluralRuleType::CARDINAL).unwrap()
}

fn icu(tag: &str) -> IcuRules {
    IcuRules::try_new_cardinal(Locale::try_from_str(tag).unwrap().into()).unwrap()
}

fn name(category: PluralCategory) -> String {
    let name = format!("{category:?}");
    format!("{}{}", &name[..1], name[1..].to_lowercase())
}

fn operands(number: f64) -> PluralOperands {
    number.try_into().unwrap()
}

#[test]
fn every_shipped_language_equals_icu_for_small_numbers_and_whole_millions() {
    for tag in SHIPPED {
        let (ours, icu) = (ours(tag), icu(tag));
        for number in (0..=20_000_u64).chain((1..=200).map(|n| n * 1_000_000)) {
            let expected = format!("{:?}", icu.category_for(number));
            assert_eq!(name(ours.select(operands(number as f64)).unwrap()), expected, "{tag} {number}");
        }
    }
}

#[test]
fn every_shipped_language_equals_icu_for_decimals() {
    for tag in SHIPPED {
        let (ours, icu) = (ours(tag), icu(tag));
        for thousandths in 0..=12_000_u32 {
            let number = f64::from(thousandths) / 1000.0;
            let decimal: Decimal = number.to_string().parse().unwrap();
            let expected = format!("{:?}", icu.category_for(&decimal));
            assert_eq!(name(ours.select(operands(number)).unwrap()), expected, "{tag} {number}");
        }
    }
}

#[test]
fn visible_zeros_count_as_digits() {
    let one_point_zero = PluralOperands { n: 1.0, i: 1, v: 1, w: 0, f: 0, t: 0 };
    assert_eq!(ours("en").select(one_point_zero).unwrap(), PluralCategory::OTHER);
    assert_eq!(ours("en").select(operands(1.0)).unwrap(), PluralCategory::ONE);
}

#[test]
fn arabic_goes_on_above_one_hundred_and_two() {
    let categories = [(100.0, "Other"), (102.0, "Other"), (103.0, "Few"), (110.0, "Few"), (111.0, "Many")];
    for (number, expected) in categories {
        assert_eq!(name(ours("ar").select(operands(number)).unwrap()), expected, "{number}");
    }
}

#[test]
fn numbers_without_end_are_answered_and_huge_ones_are_not_zero() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(ours("en").select(operands(number)).unwrap(), PluralCategory::OTHER);
    }
    assert_eq!(ours("ar").select(operands(1e20)).unwrap(), PluralCategory::OTHER);
    assert_eq!(ours("ar").select(operands(-1.0)).unwrap(), PluralCategory::ONE);
}

#[test]
fn every_listed_language_has_rules() {
    for kind in [PluralRuleType::CARDINAL, PluralRuleType::ORDINAL] {
        for tag in PluralRules::get_locales(kind) {
            let rules = PluralRules::create(tag.clone(), kind).unwrap();
            assert_eq!(rules.get_locale(), &tag);
        }
    }
}
