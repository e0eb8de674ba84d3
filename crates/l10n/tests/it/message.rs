//! Messages through their typed functions.

use chrono::NaiveDate;
use tandem_l10n::{CodeSet, Language, Localizer, strip_isolates, tr};

fn in_each(text: impl Fn(&Localizer) -> String) -> [String; 3] {
    [Language::English, Language::German, Language::Arabic]
        .map(|language| strip_isolates(&text(&Localizer::new(language))))
}

#[test]
fn counts_take_the_form_of_each_language() {
    assert_eq!(in_each(|l| tr::deal_count(l, 1)), ["1 deal", "1 Deal", "صفقة واحدة"]);
    assert_eq!(in_each(|l| tr::deal_count(l, 1234)), ["1,234 deals", "1.234 Deals", "1,234 صفقة"]);
}

#[test]
fn arabic_has_all_six_forms() {
    let l = Localizer::new(Language::Arabic);
    let counts = [0, 1, 2, 3, 11, 100, 103, 111, 200];
    let texts = counts.map(|count| strip_isolates(&tr::deal_count(&l, count)));
    let expected =
        ["لا صفقات", "صفقة واحدة", "صفقتان", "3 صفقات", "11 صفقة", "100 صفقة", "103 صفقات", "111 صفقة", "200 صفقة"];
    assert_eq!(texts, expected);
}

#[test]
fn names_stay_apart_from_the_text_around_them() {
    let l = Localizer::new(Language::Arabic);
    let text = tr::notification_stalled_title(&l, "Northgate (x2)");
    assert!(text.contains("\u{2068}Northgate (x2)\u{2069}"), "{text:?}");
}

#[test]
fn dates_inside_messages_follow_the_language() {
    let day = NaiveDate::from_ymd_opt(2027, 9, 5).unwrap();
    let expected = ["Closed on 5 September 2027", "Abgeschlossen am 5. September 2027", "أُغلقت في 5 سبتمبر 2027"];
    assert_eq!(in_each(|l| tr::deal_closed_on(l, day)), expected);
}

#[test]
fn quarters_have_long_and_short_names() {
    let day = NaiveDate::from_ymd_opt(2026, 9, 30).unwrap();
    assert_eq!(in_each(|l| l.quarter_label(day)), ["Q3 2026", "Q3 2026", "الربع الثالث 2026"]);
    assert_eq!(in_each(|l| l.quarter_label_short(day)), ["Q3 26", "Q3 26", "ر3 26"]);
}

#[test]
fn known_codes_have_words_and_unknown_ones_stay_raw() {
    assert_eq!(in_each(|l| l.code_word(CodeSet::PartnerTier, "gold")), ["Gold", "Gold", "ذهبي"]);
    assert_eq!(in_each(|l| l.code_word(CodeSet::DealStage, "legal review")), ["legal review"; 3]);
}

#[test]
fn an_unknown_id_shows_itself() {
    assert_eq!(in_each(|l| l.message("deal-none-such", &[])), ["deal-none-such"; 3]);
}
