//! Plural categories for Fluent, answered by ICU4X.
//!
//! `fluent-bundle` asks a crate of this name which plural variant a number takes. The published one follows old
//! CLDR data and is wrong in Arabic above 102, among others; the window's own `Intl` is right, so the two sides of
//! Tandem would disagree. This crate has the interface that `fluent-bundle` calls and nothing more; the workspace
//! puts it in place by `[patch.crates-io]`. Start with [`PluralRules::select`].

use std::sync::Arc;

use icu::locale::Locale;
use icu::plurals::{
    PluralCategory as IcuCategory, PluralRuleType as IcuType, PluralRules as IcuRules, PluralRulesOptions,
};
use unic_langid::LanguageIdentifier;

pub mod operands;

use operands::PluralOperands;

/// Languages that `fluent-bundle` may negotiate with. Any other language falls back to English there.
const LANGUAGES: &[&str] = &[
    "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "he", "hi",
    "hr", "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "mk", "ms", "mt", "nb", "nl", "nn", "no", "pl", "pt",
    "pt-PT", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PluralRuleType {
    CARDINAL,
    ORDINAL,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PluralCategory {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER,
}

/// The rules of one language. `fluent-bundle` keeps one in its memo per bundle.
#[derive(Clone, Debug)]
pub struct PluralRules {
    locale: LanguageIdentifier,
    rules: Arc<IcuRules>,
}

impl PluralRules {
    /// # Errors
    /// When ICU4X has no rules for the language.
    pub fn create(locale: LanguageIdentifier, kind: PluralRuleType) -> Result<Self, &'static str> {
        let tag = Locale::try_from_str(&locale.to_string()).map_err(|_| "not a language tag")?;
        let kind = match kind {
            PluralRuleType::CARDINAL => IcuType::Cardinal,
            PluralRuleType::ORDINAL => IcuType::Ordinal,
        };
        let options = PluralRulesOptions::default().with_type(kind);
        let rules = IcuRules::try_new(tag.into(), options).map_err(|_| "no plural rules for this language")?;
        Ok(Self { locale, rules: Arc::new(rules) })
    }

    /// # Errors
    /// When the number cannot be turned into operands.
    pub fn select<N: TryInto<PluralOperands>>(&self, number: N) -> Result<PluralCategory, &'static str> {
        let operands: PluralOperands = number.try_into().map_err(|_| "not a number")?;
        let decimal = operands.to_decimal().ok_or("not a number")?;
        Ok(match self.rules.category_for(&decimal) {
            IcuCategory::Zero => PluralCategory::ZERO,
            IcuCategory::One => PluralCategory::ONE,
            IcuCategory::Two => PluralCategory::TWO,
            IcuCategory::Few => PluralCategory::FEW,
            IcuCategory::Many => PluralCategory::MANY,
            IcuCategory::Other => PluralCategory::OTHER,
        })
    }

    pub fn get_locales(_kind: PluralRuleType) -> Vec<LanguageIdentifier> {
        LANGUAGES.iter().filter_map(|tag| tag.parse().ok()).collect()
    }

    pub fn get_locale(&self) -> &LanguageIdentifier {
        &self.locale
    }
}
