//! The countries of the sample workspace, and what is said and named there.

pub use super::words_germanic::{ENGLISH, GERMAN, NORWEGIAN};
pub use super::words_other::{ARABIC, BULGARIAN, JAPANESE, UKRAINIAN};
pub use super::words_romance::{FRENCH, SPANISH};

pub struct Language {
    /// BCP 47.
    pub tag: &'static str,
    pub style: Style,
    pub given: &'static [&'static str],
    pub family: &'static [&'static str],
    /// Name of a firm and its domain label.
    pub firm_stems: &'static [(&'static str, &'static str)],
    pub firm_words: &'static [&'static str],
    pub account_stems: &'static [&'static str],
    /// In the order of [`SECTORS`].
    pub account_words: &'static [&'static str],
    /// What a deal is about.
    pub topics: &'static [&'static str],
    pub steps: &'static [&'static str],
    pub calls: &'static [&'static str],
    pub emails: &'static [&'static str],
    pub meetings: &'static [&'static str],
    pub notes: &'static [&'static str],
    pub workshops: &'static [&'static str],
    /// What the vendor promises a partner.
    pub our_promises: &'static [&'static str],
    /// What a partner promises the vendor.
    pub their_promises: &'static [&'static str],
}

/// How names are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "Tessel Bank".
    WordLast,
    /// "Banco Campo".
    WordFirst,
    /// "بنك النيل", with the comma of the Arabic script.
    Arabic,
    /// "星銀行", and the family name first.
    Japanese,
}

pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    pub region: &'static str,
    pub language: &'static Language,
    pub currency: &'static Currency,
    /// Which of the four desks looks after it, see [`DESKS`].
    pub desk: usize,
    pub cities: &'static [&'static str],
}

pub struct Currency {
    /// ISO 4217.
    pub code: &'static str,
    /// Hundredths of a unit for one euro.
    pub rate: i64,
    /// Minor units of one unit.
    pub minor: i64,
}

impl Language {
    pub fn person(&self, given: &str, family: &str) -> String {
        if self.style == Style::Japanese { format!("{family} {given}") } else { format!("{given} {family}") }
    }

    pub fn firm(&self, stem: &str, word: &str) -> String {
        if self.style == Style::Japanese { format!("{stem}{word}") } else { format!("{stem} {word}") }
    }

    pub fn account(&self, stem: &str, word: &str) -> String {
        match self.style {
            Style::WordLast => format!("{stem} {word}"),
            Style::WordFirst | Style::Arabic => format!("{word} {stem}"),
            Style::Japanese => format!("{stem}{word}"),
        }
    }

    pub fn deal(&self, account: &str, topic: &str) -> String {
        let between = match self.style {
            Style::Arabic => "، ",
            Style::Japanese => " ",
            Style::WordLast | Style::WordFirst => ", ",
        };
        format!("{account}{between}{topic}")
    }
}

const EUR: Currency = Currency { code: "EUR", rate: 100, minor: 100 };
const USD: Currency = Currency { code: "USD", rate: 110, minor: 100 };
const SAR: Currency = Currency { code: "SAR", rate: 410, minor: 100 };
const JPY: Currency = Currency { code: "JPY", rate: 16_500, minor: 1 };

pub const WORKSPACE: &str = "Nordlys";

/// The four partner success managers that every size has: name, mail, region.
pub const DESKS: &[(&str, &str, &str)] = &[
    ("Ingrid Solberg", "ingrid.solberg@nordlys.example", "Nordics"),
    ("Mateo Ortega", "mateo.ortega@nordlys.example", "Southern Europe"),
    ("Layla Farouk", "layla.farouk@nordlys.example", "Middle East"),
    ("Yuki Tanaka", "yuki.tanaka@nordlys.example", "Asia-Pacific"),
];

pub const SECTORS: &[&str] =
    &["finance", "medical", "energy", "transport", "retail", "public", "insurance", "industry"];

/// Name, series and list price in euro.
pub const PRODUCTS: &[(&str, &str, i64)] = &[
    ("Core Platform", "Core", 48_000),
    ("Core Platform Plus", "Core", 92_000),
    ("Analytics", "Insight", 26_000),
    ("Analytics Pro", "Insight", 54_000),
    ("Identity", "Trust", 18_000),
    ("Vault", "Trust", 31_000),
    ("Connect", "Edge", 12_500),
    ("Field Kit", "Edge", 8_400),
];

/// Code and title.
pub const COURSES: &[(&str, &str)] = &[
    ("PO-100", "Partner Onboarding"),
    ("SF-110", "Sales Foundations"),
    ("CA-200", "Cloud Associate"),
    ("CA-300", "Cloud Architect"),
    ("DA-210", "Data Analyst"),
    ("SE-220", "Security Essentials"),
    ("MS-310", "Migration Specialist"),
    ("CS-120", "Customer Success"),
];

#[rustfmt::skip]
pub const COUNTRIES: &[Country] = &[
    Country { code: "NO", region: "Nordics", language: &NORWEGIAN, currency: &EUR, desk: 0, cities: &["Oslo", "Bergen", "Trondheim", "Stavanger", "Tromsø", "Drammen"] },
    Country { code: "DE", region: "DACH", language: &GERMAN, currency: &EUR, desk: 0, cities: &["Hamburg", "München", "Köln", "Leipzig", "Stuttgart", "Bremen"] },
    Country { code: "SA", region: "Middle East", language: &ARABIC, currency: &SAR, desk: 2, cities: &["الرياض", "جدة", "الدمام", "المدينة المنورة", "أبها", "تبوك"] },
    Country { code: "JP", region: "Asia-Pacific", language: &JAPANESE, currency: &JPY, desk: 3, cities: &["東京", "大阪", "名古屋", "福岡", "札幌", "横浜"] },
    Country { code: "BG", region: "Eastern Europe", language: &BULGARIAN, currency: &EUR, desk: 3, cities: &["София", "Пловдив", "Варна", "Бургас", "Русе", "Плевен"] },
    Country { code: "GB", region: "UK & Ireland", language: &ENGLISH, currency: &EUR, desk: 1, cities: &["London", "Manchester", "Leeds", "Bristol", "Glasgow", "Cardiff"] },
    Country { code: "FR", region: "Southern Europe", language: &FRENCH, currency: &EUR, desk: 1, cities: &["Lyon", "Paris", "Nantes", "Lille", "Toulouse", "Rennes"] },
    Country { code: "AE", region: "Middle East", language: &ARABIC, currency: &USD, desk: 2, cities: &["دبي", "أبوظبي", "الشارقة", "العين", "عجمان", "الفجيرة"] },
    Country { code: "UA", region: "Eastern Europe", language: &UKRAINIAN, currency: &EUR, desk: 3, cities: &["Київ", "Львів", "Одеса", "Харків", "Вінниця", "Чернівці"] },
    Country { code: "ES", region: "Southern Europe", language: &SPANISH, currency: &EUR, desk: 1, cities: &["Madrid", "Barcelona", "Valencia", "Sevilla", "Bilbao", "Málaga"] },
    Country { code: "US", region: "Americas", language: &ENGLISH, currency: &USD, desk: 1, cities: &["Boston", "Denver", "Austin", "Seattle", "Chicago", "Atlanta"] },
    Country { code: "EG", region: "Middle East", language: &ARABIC, currency: &USD, desk: 2, cities: &["القاهرة", "الإسكندرية", "الجيزة", "المنصورة", "أسوان", "طنطا"] },
];
