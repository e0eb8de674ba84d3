//! Numbers, percentages and amounts as text.
//!
//! Digits and grouping come from ICU. Where the sign, the percent sign, the currency and the word for a million go is
//! CLDR data kept here, because ICU4X has no stable formatter for them yet; `tests/it/intl.json` holds what the
//! window's `Intl` makes of the same numbers, and a test compares.

use std::convert::Infallible;

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

use crate::language::Language;
use crate::money::exponent;
use crate::symbol::symbol;

const NO_BREAK_SPACE: char = '\u{a0}';
const LEFT_TO_RIGHT: char = '\u{200e}';
const RIGHT_TO_LEFT: char = '\u{200f}';
/// Significant digits of a compact amount.
const COMPACT_DIGITS: u32 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    Auto,
    /// Only from five digits on, as compact amounts do.
    Min2,
    Never,
}

/// The digits of one language; plain ones where ICU has no data, which never happens for shipped languages.
pub struct Digits(Option<DecimalFormatter>);

impl Digits {
    pub fn new(language: Language, grouping: Grouping) -> Self {
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(match grouping {
            Grouping::Auto => GroupingStrategy::Auto,
            Grouping::Min2 => GroupingStrategy::Min2,
            Grouping::Never => GroupingStrategy::Never,
        });
        let locale = Locale::try_from_str(language.intl_tag()).unwrap_or(Locale::UNKNOWN);
        Self(DecimalFormatter::try_new(locale.into(), options).ok())
    }

    pub fn format(&self, decimal: &Decimal) -> String {
        self.0.as_ref().map_or_else(|| decimal.to_string(), |formatter| formatter.format_to_string(decimal))
    }
}

impl Memoizable for Digits {
    type Args = Grouping;
    type Error = Infallible;

    fn construct(language: LanguageIdentifier, grouping: Grouping) -> Result<Self, Self::Error> {
        Ok(Self::new(Language::parse(&language.to_string()).unwrap_or_default(), grouping))
    }
}

pub struct Numbers {
    language: Language,
    grouped: Digits,
    compact: Digits,
}

impl Numbers {
    pub fn new(language: Language) -> Self {
        let digits = |grouping| Digits::new(language, grouping);
        Self { language, grouped: digits(Grouping::Auto), compact: digits(Grouping::Min2) }
    }

    pub fn integer(&self, number: i64) -> String {
        self.grouped.format(&Decimal::from(number))
    }

    pub fn percent(&self, basis_points: i64) -> String {
        let (tenths, places) = trimmed(divided(i128::from(basis_points.abs()), 10), 1);
        let number = self.grouped.format(&scaled(tenths, places));
        let sign = if basis_points < 0 { self.minus() } else { "" };
        match self.language {
            Language::English => format!("{sign}{number}%"),
            Language::German => format!("{sign}{number}{NO_BREAK_SPACE}%"),
            Language::Arabic => format!("{sign}{number}{LEFT_TO_RIGHT}%{LEFT_TO_RIGHT}"),
        }
    }

    pub fn money(&self, amount_minor: i64, currency: &str) -> String {
        let places = exponent(currency);
        let minor = i128::from(amount_minor).abs();
        let unit = 10_i128.pow(places);
        let decimal = if minor >= 100 * unit { scaled(divided(minor, unit), 0) } else { scaled(minor, places) };
        self.amount(amount_minor < 0, &self.grouped.format(&decimal), None, currency)
    }

    pub fn money_compact(&self, amount_minor: i64, currency: &str) -> String {
        let places = exponent(currency);
        let minor = significant(i128::from(amount_minor).abs());
        let (step, unit) = self.compact_unit(minor, places);
        let (digits, places) = trimmed(minor, places + step);
        let number = self.compact.format(&scaled(digits, places));
        let unit = unit.map(|unit| unit.word(digits, places));
        self.amount(amount_minor < 0, &number, unit, currency)
    }

    /// Puts sign, number, unit and currency into the order of the language.
    fn amount(&self, negative: bool, number: &str, unit: Option<&str>, currency: &str) -> String {
        let symbol = symbol(self.language, currency);
        let sign = if negative { self.minus() } else { "" };
        let spaced = unit.map(|unit| format!("{NO_BREAK_SPACE}{unit}")).unwrap_or_default();
        match self.language {
            Language::English => {
                // A symbol that ends in a letter or a dot would run into the digits.
                let gap = if symbol.ends_with(|c: char| c.is_alphabetic() || c == '.') { "\u{a0}" } else { "" };
                format!("{sign}{symbol}{gap}{number}{}", unit.unwrap_or_default())
            }
            Language::German => format!("{sign}{number}{spaced}{NO_BREAK_SPACE}{symbol}"),
            Language::Arabic if unit.is_some() => {
                format!("{sign}{RIGHT_TO_LEFT}{number}{spaced}{NO_BREAK_SPACE}{symbol}")
            }
            Language::Arabic => format!("{RIGHT_TO_LEFT}{sign}{number}{NO_BREAK_SPACE}{symbol}"),
        }
    }

    const fn minus(&self) -> &'static str {
        match self.language {
            Language::Arabic => "\u{200e}-",
            _ => "-",
        }
    }

    /// The power of ten that is left out, and its word; none where the language writes the number in full.
    fn compact_unit(&self, minor: i128, places: u32) -> (u32, Option<&'static Unit>) {
        let units: &[Unit] = match self.language {
            Language::English => ENGLISH,
            Language::German => GERMAN,
            Language::Arabic => ARABIC,
        };
        units
            .iter()
            .find(|unit| minor >= 10_i128.pow(unit.power + places))
            .map_or((0, None), |unit| (unit.power, Some(unit)))
    }
}

struct Unit {
    power: u32,
    word: &'static str,
    /// Where the language has another form for 3 to 9.
    few: &'static str,
}

impl Unit {
    const fn new(power: u32, word: &'static str) -> Self {
        Self { power, word, few: word }
    }

    const fn word(&self, digits: i128, places: u32) -> &'static str {
        if places == 0 && digits >= 3 && digits <= 9 { self.few } else { self.word }
    }
}

// CLDR 48, `decimalFormats`, short currency patterns. Largest first.
const ENGLISH: &[Unit] = &[Unit::new(12, "T"), Unit::new(9, "B"), Unit::new(6, "M"), Unit::new(3, "K")];
const GERMAN: &[Unit] = &[Unit::new(12, "Bio."), Unit::new(9, "Mrd."), Unit::new(6, "Mio.")];
const ARABIC: &[Unit] = &[
    Unit::new(12, "ترليون"),
    Unit::new(9, "مليار"),
    Unit::new(6, "مليون"),
    Unit { power: 3, word: "ألف", few: "آلاف" },
];

/// Division that rounds half away from zero, as `Intl` does. For numbers that are not negative.
const fn divided(number: i128, by: i128) -> i128 {
    (number + by / 2) / by
}

/// Keeps the first digits only, the rest becomes zeros.
fn significant(number: i128) -> i128 {
    let digits = number.checked_ilog10().map_or(1, |log| log + 1);
    let cut = 10_i128.pow(digits.saturating_sub(COMPACT_DIGITS));
    divided(number, cut) * cut
}

/// Drops zeros at the end of the fraction.
const fn trimmed(mut number: i128, mut places: u32) -> (i128, u32) {
    while places > 0 && number % 10 == 0 {
        number /= 10;
        places -= 1;
    }
    (number, places)
}

fn scaled(number: i128, places: u32) -> Decimal {
    let mut decimal = Decimal::from(number);
    decimal.multiply_pow10(-(places as i16));
    decimal.pad_end(-(places as i16));
    decimal
}
