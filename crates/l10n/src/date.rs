//! Business dates as text, by ICU.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use fluent::types::FluentType;
use icu::calendar::{Date, Gregorian};
use icu::datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu::datetime::fieldsets::{M, MD, YMD};
use icu::locale::Locale;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

use crate::language::Language;

/// As `dateStyle` of the window's formatter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// `5 Sept 2027`, `05.09.2027`: for tables.
    #[default]
    Medium,
    /// `5 September 2027`, `5. September 2027`: for sentences.
    Long,
}

/// One language's formatters. Each falls back to ISO 8601 where ICU has no data, which never happens for shipped ones.
pub struct Dates {
    medium: Option<Formatter<Gregorian, YMD>>,
    long: Option<Formatter<Gregorian, YMD>>,
    day: Option<Formatter<Gregorian, MD>>,
    month: Option<Formatter<Gregorian, M>>,
}

impl Dates {
    /// `tag` is one of [`Language::date_tag`].
    pub fn new(tag: &str) -> Self {
        let locale = || Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN).into();
        Self {
            medium: Formatter::try_new(locale(), YMD::medium()).ok(),
            long: Formatter::try_new(locale(), YMD::long()).ok(),
            day: Formatter::try_new(locale(), MD::medium()).ok(),
            month: Formatter::try_new(locale(), M::medium()).ok(),
        }
    }

    pub fn date(&self, date: NaiveDate, style: DateStyle) -> String {
        let formatter = match style {
            DateStyle::Medium => &self.medium,
            DateStyle::Long => &self.long,
        };
        written(date, |date| Some(formatter.as_ref()?.format(date).to_string()))
    }

    pub fn day(&self, date: NaiveDate) -> String {
        written(date, |date| Some(self.day.as_ref()?.format(date).to_string()))
    }

    pub fn month(&self, date: NaiveDate) -> String {
        written(date, |date| Some(self.month.as_ref()?.format(date).to_string()))
    }
}

fn written(date: NaiveDate, format: impl Fn(&Date<Gregorian>) -> Option<String>) -> String {
    Date::try_new_gregorian(date.year(), date.month() as u8, date.day() as u8)
        .ok()
        .and_then(|date| format(&date))
        .unwrap_or_else(|| date.to_string())
}

impl Memoizable for Dates {
    type Args = ();
    type Error = std::convert::Infallible;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        let region = language.region.as_ref().map(|region| region.as_str());
        Ok(Self::new(Language::parse(language.language.as_str()).unwrap_or_default().date_tag(region)))
    }
}

/// A date as a variable of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct FluentDate {
    pub date: NaiveDate,
    pub style: DateStyle,
}

impl FluentType for FluentDate {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, memo: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        memo.with_try_get::<Dates, _, _>((), |dates| dates.date(self.date, self.style))
            .unwrap_or_else(|_| self.date.to_string())
            .into()
    }

    fn as_string_threadsafe(&self, memo: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        memo.with_try_get::<Dates, _, _>((), |dates| dates.date(self.date, self.style))
            .unwrap_or_else(|_| self.date.to_string())
            .into()
    }
}
