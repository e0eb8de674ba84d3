//! The languages that Tandem ships, and how a wish of the system or the user finds one of them.

/// Regions (ISO 3166) whose English writes the month first, by CLDR.
const MONTH_FIRST: &[&str] = &["AS", "CA", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// The source: every message exists in it.
    #[default]
    English,
    German,
    Arabic,
}

impl Language {
    pub const ALL: &'static [Self] = &[Self::English, Self::German, Self::Arabic];

    /// Tag of the folder under `locales/`, of the setting, and of `lang` in the window.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Arabic => "ar",
        }
    }

    /// Tag for numbers. Arabic says which digits it wants, because engines choose differently.
    pub const fn intl_tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar-u-nu-latn",
            other => other.tag(),
        }
    }

    /// Tag for dates. English writes the day first, except where the system's region is known to put the month there.
    pub fn date_tag(self, region: Option<&str>) -> &'static str {
        match self {
            Self::English if region.is_some_and(|region| MONTH_FIRST.contains(&region)) => "en-US",
            Self::English => "en-GB",
            other => other.intl_tag(),
        }
    }

    /// What its speakers call it; never translated.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Arabic => "العربية",
        }
    }

    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Arabic)
    }

    /// Value of the `dir` attribute.
    pub const fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Reads `de`, `de-AT`, `de_CH.UTF-8`; `None` for a language that isn't shipped and for `C` or `POSIX`.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The first wish that is shipped, else English.
    pub fn negotiate<T: AsRef<str>>(wishes: &[T]) -> Self {
        wishes.iter().find_map(|tag| Self::parse(tag.as_ref())).unwrap_or_default()
    }
}

/// The region in a tag of the system: `AT` of `de-AT` and of `de_AT.UTF-8@euro`.
pub fn region_of(tag: &str) -> Option<String> {
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    // A single letter begins an extension.
    let mut parts = tag.split(['-', '_']).skip(1).take_while(|part| part.len() > 1);
    let region = parts.find(|part| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic()))?;
    Some(region.to_ascii_uppercase())
}
