//! Currency symbols (CLDR 48), where a language writes something else than the ISO code.

use crate::language::Language;

/// The same in all shipped languages.
const COMMON: &[(&str, &str)] = &[
    ("BRL", "R$"),
    ("CAD", "CA$"),
    ("CNY", "CN¥"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("HKD", "HK$"),
    ("ILS", "₪"),
    ("INR", "₹"),
    ("KRW", "₩"),
    ("MXN", "MX$"),
    ("NZD", "NZ$"),
    ("TWD", "NT$"),
    ("VND", "₫"),
    ("XAF", "FCFA"),
    ("XCD", "EC$"),
    ("XCG", "Cg."),
    ("XOF", "F\u{202f}CFA"),
    ("XPF", "CFPF"),
];
const ENGLISH: &[(&str, &str)] = &[("AUD", "A$"), ("JPY", "¥"), ("PHP", "₱"), ("USD", "$")];
const GERMAN: &[(&str, &str)] = &[("AUD", "AU$"), ("JPY", "¥"), ("THB", "฿"), ("USD", "$")];
const ARABIC: &[(&str, &str)] = &[
    ("AED", "د.إ.\u{200f}"),
    ("AUD", "AU$"),
    ("BHD", "د.ب.\u{200f}"),
    ("DZD", "د.ج.\u{200f}"),
    ("EGP", "ج.م.\u{200f}"),
    ("GBP", "UK£"),
    ("IQD", "د.ع.\u{200f}"),
    ("IRR", "ر.إ."),
    ("JOD", "د.أ.\u{200f}"),
    ("JPY", "JP¥"),
    ("KWD", "د.ك.\u{200f}"),
    ("LBP", "ل.ل.\u{200f}"),
    ("LYD", "د.ل.\u{200f}"),
    ("MAD", "د.م.\u{200f}"),
    ("MRU", "أ.م."),
    ("OMR", "ر.ع.\u{200f}"),
    ("QAR", "ر.ق.\u{200f}"),
    ("SAR", "ر.س.\u{200f}"),
    ("SDG", "ج.س."),
    ("SYP", "ل.س.\u{200f}"),
    ("THB", "฿"),
    ("TND", "د.ت.\u{200f}"),
    ("USD", "US$"),
    ("YER", "ر.ي.\u{200f}"),
];

/// The currency as the language writes it; its code where there is no symbol.
pub fn symbol(language: Language, currency: &str) -> &str {
    let own = match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Arabic => ARABIC,
    };
    own.iter().chain(COMMON).find(|(code, _)| *code == currency).map_or(currency, |(_, symbol)| symbol)
}
