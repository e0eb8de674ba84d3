//! Which language a wish leads to.

use tandem_l10n::{Language, region_of};

#[test]
fn the_first_shipped_wish_wins() {
    assert_eq!(Language::negotiate(&["fr-FR", "de_AT.UTF-8", "ar"]), Language::German);
    assert_eq!(Language::negotiate(&["AR-eg"]), Language::Arabic);
}

#[test]
fn english_answers_where_nothing_fits() {
    assert_eq!(Language::negotiate(&["C", "POSIX", "ja-JP", ""]), Language::English);
    assert_eq!(Language::negotiate::<&str>(&[]), Language::English);
}

#[test]
fn similar_tags_are_not_mistaken() {
    assert_eq!(Language::parse("den"), None);
    assert_eq!(Language::parse("arz-EG"), None);
}

#[test]
fn only_arabic_runs_from_right_to_left() {
    let directions: Vec<_> = Language::ALL.iter().map(|language| (language.tag(), language.dir())).collect();
    assert_eq!(directions, [("en", "ltr"), ("de", "ltr"), ("ar", "rtl")]);
}

#[test]
fn the_region_is_found_in_tags_of_every_system() {
    let found = ["en-US", "de_AT.UTF-8@euro", "zh-Hant-TW", "en", "C.UTF-8", "ar-u-nu-latn", ""].map(region_of);
    let expected = [Some("US"), Some("AT"), Some("TW"), None, None, None, None];
    assert_eq!(found.each_ref().map(Option::as_deref), expected);
}
