//! The languages that Tandem ships, and how a wish of the system or the user finds one of them.

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

    /// Tag for numbers and dates. Arabic says which digits it wants, because engines choose differently.
    pub const fn intl_tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar-u-nu-latn",
            other => other.tag(),
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
