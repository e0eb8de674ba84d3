//! The digits of a number as plural rules see them (Unicode TR 35, part 3, "Plural operand meanings").

use icu::decimal::input::Decimal;

/// More digits than this decide nothing: every rule looks at the last few.
const DIGITS: usize = 18;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PluralOperands {
    /// Absolute value.
    pub n: f64,
    /// Integer digits.
    pub i: u64,
    /// Number of visible fraction digits, with trailing zeros.
    pub v: usize,
    /// Number of visible fraction digits, without trailing zeros.
    pub w: usize,
    /// Visible fraction digits, with trailing zeros.
    pub f: u64,
    /// Visible fraction digits, without trailing zeros.
    pub t: u64,
}

impl TryFrom<f64> for PluralOperands {
    type Error = &'static str;

    /// Never refuses: the caller unwraps, so a number that isn't finite counts like zero.
    fn try_from(number: f64) -> Result<Self, Self::Error> {
        let n = if number.is_finite() { number.abs() } else { 0.0 };
        let text = n.to_string();
        let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = &fraction[..fraction.len().min(DIGITS)];
        let trimmed = fraction.trim_end_matches('0');
        Ok(Self {
            n,
            i: last_digits(integer),
            v: fraction.len(),
            w: trimmed.len(),
            f: fraction.parse().unwrap_or(0),
            t: trimmed.parse().unwrap_or(0),
        })
    }
}

impl PluralOperands {
    /// `None` only for operands that no number has.
    pub(crate) fn to_decimal(self) -> Option<Decimal> {
        if self.v == 0 {
            return Some(Decimal::from(self.i));
        }
        format!("{}.{:0>width$}", self.i, self.f, width = self.v).parse().ok()
    }
}

/// The last digits, with a one before them where more were cut off: 10^20 must not look like zero.
fn last_digits(integer: &str) -> u64 {
    let cut = integer.len().saturating_sub(DIGITS);
    let tail: u64 = integer[cut..].parse().unwrap_or(0);
    if cut > 0 { tail + 10_u64.pow(DIGITS as u32) } else { tail }
}
