//! Which column is which field, told from its heading.

use super::{FIELDS, Map, Source};

/// What other programs call the fields, beside the words of this one. Folded.
#[rustfmt::skip]
const ALSO: &[(&str, &[&str])] = &[
    ("name", &["name", "partner", "partner name", "company", "company name", "account name", "firma", "firmenname",
               "unternehmen", "partnername", "الاسم", "الشريك", "اسم الشريك", "الشركة", "اسم الشركة"]),
    ("domain", &["domain", "website", "web site", "web", "url", "webseite", "internet", "homepage", "الموقع", "النطاق"]),
    ("kind", &["kind", "type", "partner type", "art", "typ", "partnertyp", "partnerart", "النوع"]),
    ("tier", &["tier", "level", "stufe", "status", "المستوى"]),
    ("region", &["region", "territory", "gebiet", "المنطقة"]),
    ("country", &["country", "land", "البلد", "الدولة"]),
    ("city", &["city", "town", "ort", "stadt", "المدينة"]),
    ("language", &["language", "sprache", "اللغة"]),
    ("owner_id", &["owner", "partner manager", "account manager", "responsible", "betreuer", "betreuerin",
                   "verantwortlich", "zustandig", "المسؤول"]),
    ("since", &["since", "partner since", "start", "start date", "seit", "partner seit", "beginn", "منذ"]),
    ("tags", &["tags", "labels", "schlagworte", "schlagworter", "الوسوم"]),
    ("note", &["note", "notes", "comment", "notiz", "notizen", "bemerkung", "ملاحظة", "ملاحظات"]),
];

/// Letters in lower case without accents, single blanks, no marks at the ends; Arabic stays Arabic.
pub fn fold(text: &str) -> String {
    let plain: String =
        text.chars().map(|sign| if matches!(sign, '_' | '-' | '\u{a0}') { ' ' } else { sign }).collect();
    let words: Vec<String> = plain.split_whitespace().map(|word| word.chars().map(fold_sign).collect()).collect();
    words.join(" ").trim_matches(['*', ':', '.', ' ']).to_owned()
}

fn fold_sign(sign: char) -> String {
    let lower: String = sign.to_lowercase().collect();
    if ('\u{c0}'..='\u{24f}').contains(&sign) { any_ascii::any_ascii(&lower) } else { lower }
}

/// Each field with the first column whose heading names it. `named` are the words of this program for the fields.
pub fn detect(headings: &[String], named: &[(&'static str, String)]) -> Map {
    let headings: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
    let means = |field: &str, heading: &String| {
        named.iter().any(|(of, word)| *of == field && fold(word) == *heading)
            || ALSO.iter().any(|(of, words)| *of == field && words.contains(&heading.as_str()))
    };
    let mut map = Map::new();
    let mut taken = Vec::new();
    for field in FIELDS {
        let found = headings.iter().enumerate().position(|(at, heading)| !taken.contains(&at) && means(field, heading));
        if let Some(at) = found {
            taken.push(at);
            map.insert((*field).to_owned(), Source::Column(at));
        }
    }
    map
}
