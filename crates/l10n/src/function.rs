//! What messages may call, and how numbers inside them are written.

use std::str::FromStr;

use fluent::concurrent::FluentBundle;
use fluent::types::{FluentNumber, FluentNumberStyle};
use fluent::{FluentArgs, FluentResource, FluentValue};
use icu::decimal::input::Decimal;
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::date::{DateStyle, FluentDate};
use crate::number::{Digits, Grouping};

pub fn install(bundle: &mut FluentBundle<FluentResource>) {
    bundle.set_use_isolating(true);
    bundle.set_formatter(Some(format_value));
    // Both fail only when called twice for one bundle.
    let _ = bundle.add_builtins();
    let _ = bundle.add_function("DATETIME", datetime);
}

/// `None` leaves the value to Fluent itself.
fn format_value(value: &FluentValue<'_>, memo: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if number.options.style != FluentNumberStyle::Decimal {
        return None;
    }
    let decimal = decimal(number)?;
    let grouping = if number.options.use_grouping { Grouping::Auto } else { Grouping::Never };
    memo.with_try_get::<Digits, _, _>(grouping, |digits| digits.format(&decimal)).ok()
}

fn decimal(number: &FluentNumber) -> Option<Decimal> {
    let mut decimal = Decimal::from_str(&number.value.to_string()).ok()?;
    // Three is what the window's formatter uses when nothing is said.
    decimal.round(-(number.options.maximum_fraction_digits.unwrap_or(3) as i16));
    decimal.trim_end();
    decimal.pad_end(-(number.options.minimum_fraction_digits.unwrap_or(0) as i16));
    Some(decimal)
}

/// `DATETIME($day, dateStyle: "long")`; the same call works in the window.
fn datetime<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    let Some(FluentValue::Custom(custom)) = positional.first() else { return FluentValue::Error };
    let Some(date) = custom.as_ref().as_any().downcast_ref::<FluentDate>() else { return FluentValue::Error };
    let style = match named.get("dateStyle") {
        Some(FluentValue::String(style)) if style == "long" => DateStyle::Long,
        _ => DateStyle::Medium,
    };
    FluentValue::Custom(Box::new(FluentDate { style, ..*date }))
}
