//! How many of the labelled pairs are found, and what makes two customers the same.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::BTreeMap;

use super::*;

const SET: &str = include_str!("../../../../tests/fixtures/duplicates.csv");

struct Pair {
    id: String,
    held: bool,
    same: bool,
    one: Profile,
    other: Profile,
}

fn pairs() -> Vec<Pair> {
    let mut reader = csv::Reader::from_reader(SET.as_bytes());
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(Result::unwrap);
    rows.map(|row| Pair {
        id: row["id"].clone(),
        held: row["split"] == "held",
        same: row["same"] == "1",
        one: Profile::of(&subject(&row, "a_")),
        other: Profile::of(&subject(&row, "b_")),
    })
    .collect()
}

fn subject(row: &BTreeMap<String, String>, side: &str) -> Subject {
    let text = |column: &str| Some(row[&format!("{side}{column}")].clone()).filter(|text| !text.is_empty());
    Subject {
        name: text("name").unwrap(),
        country: text("country"),
        domain: text("domain"),
        contact_name: text("contact"),
        email: text("email"),
        phone: text("phone"),
        tax_id: text("tax"),
        parent: text("parent"),
        product: None,
    }
}

/// Recall and precision of "likely" and better.
fn rates<'a>(pairs: impl Iterator<Item = &'a Pair>) -> (f64, f64) {
    let (mut hits, mut misses, mut false_alarms) = (0.0, 0.0, 0.0);
    for pair in pairs {
        let found = compare(&pair.one, &pair.other).is_some_and(|found| found.class >= Class::Likely);
        match (pair.same, found) {
            (true, true) => hits += 1.0,
            (true, false) => misses += 1.0,
            (false, true) => false_alarms += 1.0,
            (false, false) => {}
        }
    }
    (hits / (hits + misses), hits / (hits + false_alarms))
}

#[test]
fn duplicates_of_the_labelled_set_are_found_and_few_others() {
    let pairs = pairs();
    assert!(pairs.len() >= 500);
    for (part, of_part) in [("whole", None), ("held", Some(true)), ("tune", Some(false))] {
        let (recall, precision) = rates(pairs.iter().filter(|pair| of_part.is_none_or(|held| pair.held == held)));
        println!("{part}: recall {recall:.4}, precision {precision:.4}");
        assert!(recall >= 0.98 && precision >= 0.90, "{part}: recall {recall:.4}, precision {precision:.4}");
    }
}

#[test]
fn whatever_is_alike_has_a_key_in_common() {
    let alike = |pair: &Pair| compare(&pair.one, &pair.other).is_some_and(|found| found.class >= Class::Likely);
    let shares = |pair: &Pair| {
        let others = keys_of(&pair.other);
        keys_of(&pair.one).iter().any(|key| others.contains(key))
    };
    let lost: Vec<String> =
        pairs().into_iter().filter(|pair| alike(pair) && !shares(pair)).map(|pair| pair.id).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

fn acme() -> Subject {
    Subject { name: "Acme Rail AG".into(), country: Some("DE".into()), ..Subject::default() }
}

fn met(one: &Subject, other: &Subject) -> Option<Match> {
    compare(&Profile::of(one), &Profile::of(other))
}

#[test]
fn the_key_makes_an_exact_match_unless_the_product_is_another() {
    let with = |domain: &str, product| Subject {
        domain: Some(domain.into()),
        product: Some(Uuid::from_u128(product)),
        ..acme()
    };
    let exact = met(&with("www.acme.de", 1), &Subject { name: "ACME".into(), ..with("acme.de", 1) }).unwrap();
    assert_eq!(exact.class, Class::Exact);
    assert_eq!(exact.reasons[0], Reason { code: Likely::Domain, points: 70 });
    assert_eq!(met(&with("acme.de", 1), &with("acme.de", 2)).unwrap().class, Class::Likely);
    assert_eq!(met(&with("acme.de", 1), &with("acme-rail.de", 1)).unwrap().class, Class::Likely);
    assert_eq!(met(&acme(), &acme()).unwrap().class, Class::Exact);
}

#[test]
fn a_parent_alone_is_worth_a_look_and_a_tax_number_speaks_against_a_name() {
    let child = Subject { name: "Nordlicht Wagen".into(), parent: Some("Acme Rail".into()), ..Subject::default() };
    let found = met(&acme(), &child).unwrap();
    assert_eq!((found.class, found.score), (Class::Possible, 30));
    let taxed = |tax: &str| Subject { tax_id: Some(tax.into()), ..acme() };
    assert_eq!(met(&taxed("DE 123 456 789"), &taxed("123456789")).unwrap().class, Class::Exact);
    assert_eq!(met(&taxed("DE123456789"), &taxed("DE987654321")).unwrap().class, Class::Possible);
}

#[test]
fn a_claim_stands_on_the_domain_or_else_on_name_and_country() {
    let named = claim_key(&acme()).unwrap();
    assert_eq!(claim_key(&Subject { name: "ACME RAIL".into(), ..acme() }), Some(named.clone()));
    assert_ne!(claim_key(&Subject { country: Some("AT".into()), ..acme() }), Some(named));
    let mail = Subject { email: Some("x@acme.de".into()), ..acme() };
    assert_eq!(claim_key(&mail).as_deref(), Some("d:acme.de"));
    assert_eq!(claim_key(&Subject::default()), None);
}
