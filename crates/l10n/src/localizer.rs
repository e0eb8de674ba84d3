//! The one door for words: a [`Localizer`] is cheap to copy and knows its language's messages and formats.
//!
//! Nothing here fails: a missing message falls back to English and then to its id, a missing format to plain digits.
//! The tests prove that neither happens with what is shipped.

use std::sync::OnceLock;

use chrono::NaiveDate;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

use crate::date::{DateStyle, Dates, FluentDate};
use crate::function;
use crate::language::Language;
use crate::number::Numbers;

include!(concat!(env!("OUT_DIR"), "/resources.rs"));

/// A variable of a message.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    Number(i64),
    Text(&'a str),
    Date(NaiveDate),
}

/// Families of messages whose id ends in a stable code of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeSet {
    DealStage,
    PartnerTier,
    PartnerKind,
    PersonRole,
    ActivityKind,
    TrainingResult,
    RegistrationStatus,
    RejectionReason,
    ApprovalReason,
    /// Why two customers may be one.
    Likeness,
    TaskSide,
    TaskStatus,
}

impl CodeSet {
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::DealStage => "deal-stage",
            Self::PartnerTier => "partner-tier",
            Self::PartnerKind => "partner-kind",
            Self::PersonRole => "person-role",
            Self::ActivityKind => "activity-kind",
            Self::TrainingResult => "training-result",
            Self::RegistrationStatus => "registration-status",
            Self::RejectionReason => "registration-rejection",
            Self::ApprovalReason => "registration-approval",
            Self::Likeness => "registration-likeness",
            Self::TaskSide => "task-side",
            Self::TaskStatus => "task-status",
        }
    }
}

struct Words {
    /// The language itself, then English.
    chain: Vec<FluentBundle<FluentResource>>,
    numbers: Numbers,
    dates: Dates,
    date_tag: &'static str,
}

#[derive(Clone, Copy)]
pub struct Localizer {
    language: Language,
    words: &'static Words,
}

impl Localizer {
    /// For a system whose region isn't known.
    pub fn new(language: Language) -> Self {
        Self::in_region(language, None)
    }

    /// Parses a language's files on first use and keeps them: switching back and forth costs nothing.
    pub fn in_region(language: Language, region: Option<&str>) -> Self {
        static DAY_FIRST: OnceLock<Words> = OnceLock::new();
        static MONTH_FIRST: OnceLock<Words> = OnceLock::new();
        static GERMAN: OnceLock<Words> = OnceLock::new();
        static ARABIC: OnceLock<Words> = OnceLock::new();
        let date_tag = language.date_tag(region);
        let cell = match language {
            Language::English if date_tag == Language::English.date_tag(None) => &DAY_FIRST,
            Language::English => &MONTH_FIRST,
            Language::German => &GERMAN,
            Language::Arabic => &ARABIC,
        };
        Self { language, words: cell.get_or_init(|| words(language, date_tag)) }
    }

    pub const fn language(&self) -> Language {
        self.language
    }

    /// Tag by which the window writes dates as this does.
    pub const fn date_tag(&self) -> &'static str {
        self.words.date_tag
    }

    /// The text of a message. Call the typed functions of [`crate::tr`] instead, wherever the id is known.
    pub fn message(&self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.find_message(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// The word for a stable code, or the code itself where this version doesn't know it.
    pub fn code_word(&self, set: CodeSet, code: &str) -> String {
        let id = format!("{}-{}", set.prefix(), code.replace('_', "-"));
        self.find_message(&id, &[]).unwrap_or_else(|| code.to_owned())
    }

    fn find_message(&self, id: &str, args: &[(&'static str, Arg<'_>)]) -> Option<String> {
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, value(*arg))).collect();
        self.words.chain.iter().find_map(|bundle| {
            let pattern = bundle.get_message(id)?.value()?;
            Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        })
    }

    pub fn format_number(&self, number: i64) -> String {
        self.words.numbers.integer(number)
    }

    /// Basis points as a percentage with at most one decimal.
    pub fn format_percent_bp(&self, basis_points: i64) -> String {
        self.words.numbers.percent(basis_points)
    }

    /// An amount in minor units of an ISO 4217 currency: whole units from 100 on, every minor digit below.
    pub fn format_money(&self, amount_minor: i64, currency: &str) -> String {
        self.words.numbers.money(amount_minor, currency)
    }

    /// Three significant digits and the language's word for thousand or million: `€4.82M`, `4,82 Mio. €`.
    pub fn format_money_compact(&self, amount_minor: i64, currency: &str) -> String {
        self.words.numbers.money_compact(amount_minor, currency)
    }

    pub fn format_date(&self, date: NaiveDate, style: DateStyle) -> String {
        self.words.dates.date(date, style)
    }

    /// Day and month without the year, for rows that are near in time.
    pub fn format_day(&self, date: NaiveDate) -> String {
        self.words.dates.day(date)
    }

    /// Short name of the month, for axes.
    pub fn month_label(&self, date: NaiveDate) -> String {
        self.words.dates.month(date)
    }

    /// Quarter of the calendar year that the date lies in, with its year.
    pub fn quarter_label(&self, date: NaiveDate) -> String {
        let (year, quarter) = year_and_quarter(date);
        crate::tr::chart_quarter_of_year(self, quarter, &year.to_string())
    }

    /// The same with the last two digits of its year, for crowded axes.
    pub fn quarter_label_short(&self, date: NaiveDate) -> String {
        let (year, quarter) = year_and_quarter(date);
        crate::tr::chart_quarter_short(self, quarter, &format!("{:02}", year.rem_euclid(100)))
    }
}

/// Removes the marks that keep left-to-right and right-to-left names apart: for files and logs, not for screens.
pub fn strip_isolates(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

fn year_and_quarter(date: NaiveDate) -> (i32, i64) {
    use chrono::Datelike;
    (date.year(), i64::from(date.month0() / 3 + 1))
}

fn value(arg: Arg<'_>) -> FluentValue<'_> {
    match arg {
        Arg::Number(number) => number.into(),
        Arg::Text(text) => text.into(),
        Arg::Date(date) => FluentValue::Custom(Box::new(FluentDate { date, style: DateStyle::Medium })),
    }
}

fn words(language: Language, date_tag: &'static str) -> Words {
    let mut chain = vec![bundle(language, date_tag)];
    if language != Language::English {
        chain.push(bundle(Language::English, Language::English.date_tag(None)));
    }
    Words { chain, numbers: Numbers::new(language), dates: Dates::new(date_tag), date_tag }
}

/// The formats that messages call know their bundle's tag and nothing else, so it is that of the dates.
fn bundle(language: Language, date_tag: &str) -> FluentBundle<FluentResource> {
    // Which digits to use is said again where a format is made: an identifier has no room for it.
    let (tag, _) = date_tag.split_once("-u-").unwrap_or((date_tag, ""));
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    for (_, source) in RESOURCES.iter().filter(|(tag, _)| *tag == language.tag()) {
        // A syntax error costs its message only, and `codegen::check` reports it before that can ship.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    function::install(&mut bundle);
    bundle
}
