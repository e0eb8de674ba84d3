//! Which column is which field, told from its heading.

use super::{
    Cell, DayOrder, Decimals, Kind, Line, Map, Plan, Sheet, Source, amount, cells::text_of, day::guess_day_order,
};

/// A word of this program for a field.
pub type Named = (Kind, &'static str, String);

/// What other programs call the fields of each kind, beside the words of this one. Folded.
#[rustfmt::skip]
const PARTNERS: &[(&str, &[&str])] = &[
    ("name", &["name", "partner", "partner name", "company", "company name", "account name", "firma", "firmenname",
               "unternehmen", "partnername", "الاسم", "الشريك", "اسم الشريك", "الشركة", "اسم الشركة"]),
    ("domain", &["domain", "website", "web site", "web", "url", "webseite", "internet", "homepage", "الموقع", "النطاق"]),
    ("kind", &["kind", "type", "partner type", "art", "typ", "partnertyp", "partnerart", "النوع"]),
    ("tier", &["tier", "level", "stufe", "status", "المستوى"]),
    ("region", REGION),
    ("country", &["country", "land", "البلد", "الدولة"]),
    ("city", &["city", "town", "ort", "stadt", "المدينة"]),
    ("language", &["language", "sprache", "اللغة"]),
    ("owner_id", OWNER),
    ("since", &["since", "partner since", "start", "start date", "seit", "partner seit", "beginn", "منذ"]),
    ("tags", &["tags", "labels", "schlagworte", "schlagworter", "الوسوم"]),
    ("note", &["note", "notes", "comment", "notiz", "notizen", "bemerkung", "ملاحظة", "ملاحظات"]),
];
#[rustfmt::skip]
const PEOPLE: &[(&str, &[&str])] = &[
    ("name", &["name", "full name", "contact", "contact name", "person", "ansprechpartner", "ansprechpartnerin",
               "kontakt", "vollstandiger name", "الاسم", "الاسم الكامل", "جهة الاتصال"]),
    ("email", &["email", "e mail", "mail", "email address", "e mail address", "e mail adresse", "البريد",
                "البريد الإلكتروني"]),
    ("partner_id", PARTNER),
    ("role", &["role", "function", "job title", "title", "position", "rolle", "funktion", "الدور", "الوظيفة"]),
    ("phone", &["phone", "telephone", "mobile", "phone number", "telefon", "telefonnummer", "mobil", "handy", "tel",
                "الهاتف", "رقم الهاتف", "الجوال"]),
    ("region", REGION),
];
#[rustfmt::skip]
const DEALS: &[(&str, &[&str])] = &[
    ("code", &["number", "code", "deal number", "deal id", "opportunity id", "id", "no", "nr", "nummer", "الرقم"]),
    ("name", &["deal", "deal name", "opportunity", "opportunity name", "name", "title", "geschaft", "projekt",
               "bezeichnung", "titel", "الصفقة", "اسم الصفقة", "الاسم"]),
    ("partner_id", PARTNER),
    ("stage", &["stage", "status", "phase", "stufe", "المرحلة", "الحالة"]),
    ("amount_minor", &["amount", "value", "deal value", "total", "betrag", "wert", "summe", "volumen", "المبلغ",
                       "القيمة"]),
    ("currency", &["currency", "currency code", "wahrung", "العملة"]),
    ("close_on", &["close", "close date", "closing date", "expected close", "expected close date", "abschluss",
                   "abschlussdatum", "تاريخ الإغلاق", "الإغلاق"]),
    ("owner_id", OWNER),
    ("account_id", &["customer", "end customer", "account", "account name", "kunde", "endkunde", "العميل"]),
    ("product_id", &["product", "produkt", "المنتج"]),
    ("next_step", &["next step", "next steps", "nachster schritt", "الخطوة التالية"]),
    ("next_step_on", &["next step date", "next step on", "next step by", "nachster schritt am", "nachster schritt bis"]),
    ("region", REGION),
    ("opened_on", &["opened", "opened on", "open date", "created", "created on", "created date", "eroffnet", "angelegt",
                    "erstellt", "تاريخ الإنشاء"]),
];
const PARTNER: &[&str] = &[
    "partner",
    "partner name",
    "partnername",
    "company",
    "company name",
    "firma",
    "unternehmen",
    "reseller",
    "الشريك",
    "اسم الشريك",
    "الشركة",
];
const REGION: &[&str] = &["region", "territory", "gebiet", "المنطقة"];
#[rustfmt::skip]
const OWNER: &[&str] = &["owner", "partner manager", "account manager", "responsible", "betreuer", "betreuerin",
                         "verantwortlich", "zustandig", "المسؤول"];

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

/// Each field of the kind with the first column whose heading names it.
pub fn detect(kind: Kind, headings: &[String], named: &[Named]) -> Map {
    let also = match kind {
        Kind::Partners => PARTNERS,
        Kind::People => PEOPLE,
        Kind::Deals => DEALS,
    };
    let headings: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
    let means = |field: &str, heading: &String| {
        named.iter().any(|(whose, of, word)| *whose == kind && *of == field && fold(word) == *heading)
            || also.iter().any(|(of, words)| *of == field && words.contains(&heading.as_str()))
    };
    let mut map = Map::new();
    let mut taken = Vec::new();
    for field in kind.fields() {
        let found = headings.iter().enumerate().position(|(at, heading)| !taken.contains(&at) && means(field, heading));
        if let Some(at) = found {
            taken.push(at);
            map.insert((*field).to_owned(), Source::Column(at));
        }
    }
    map
}

/// The kind whose fields the headings name most of; partners where several do.
pub fn guess_kind(headings: &[String], named: &[Named]) -> Kind {
    let mut best = (Kind::Partners, 0);
    for kind in Kind::ALL {
        let fields = detect(kind, headings, named).len();
        if fields > best.1 {
            best = (kind, fields);
        }
    }
    best.0
}

impl Plan {
    /// Days and amounts as most of the lines have them. `places`: decimal places of an amount in a currency.
    pub fn guess(sheet: &Sheet, kind: Kind, map: Map, places: fn(&str) -> u32) -> Self {
        let mut plan = Self { kind, map, days: DayOrder::default(), decimals: Decimals::default() };
        let of = |field| sheet.lines.iter().filter_map(|line| text_of(line, &plan, field)).collect::<Vec<String>>();
        let days: Vec<String> = kind.days().iter().copied().flat_map(of).collect();
        let amount = |line| {
            let currency = text_of(line, &plan, "currency").unwrap_or_default().to_uppercase();
            Some((text_of(line, &plan, "amount_minor")?, places(&currency)))
        };
        let amounts: Vec<(String, u32)> = sheet.lines.iter().filter_map(amount).collect();
        plan.days = guess_day_order(days.iter().map(String::as_str));
        plan.decimals = amount::guess(amounts.iter().map(|(text, places)| (text.as_str(), *places)));
        plan
    }

    /// An amount that is written as a text, in minor units of its currency; one with signs in it where there is one.
    pub fn amount_sample(&self, sheet: &Sheet, places: fn(&str) -> u32) -> Option<(String, i64, String)> {
        let at = match self.map.get("amount_minor")? {
            Source::Column(at) => *at,
            Source::Fixed(_) => return None,
        };
        let read = |line: &Line| {
            let currency = text_of(line, self, "currency")?.to_uppercase();
            let Cell::Text(text) = line.cells.get(at)? else { return None };
            let minor = amount::parse(text, self.decimals, places(&currency))?;
            Some((text.trim().to_owned(), minor, currency))
        };
        let is_telling = |(text, ..): &(String, i64, String)| text.contains(['.', ',']);
        sheet.lines.iter().filter_map(read).find(is_telling).or_else(|| sheet.lines.iter().find_map(read))
    }
}
