//! What users write: few different values, so that they meet often.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tandem_domain::{FieldChange, Fields, policy::atomic_set};
use tandem_model::{DealStage, Table};
use uuid::Uuid;

use crate::rng::Rng;

pub type Wishes = BTreeMap<&'static str, Value>;

/// A whole new record, without what the hub sets.
pub fn record(table: Table, rng: &mut Rng, partner: Option<Uuid>, deal: Option<Uuid>, person: Option<Uuid>) -> Fields {
    let name = word(rng);
    let row = match table {
        Table::Partner => json!({
            "name": name, "kind": "reseller", "tier": null, "country": "DE", "city": "Berlin", "region": "North",
            "domain": null, "language": null, "owner_id": owner(rng), "since": null, "note": "one\ntwo\nthree",
            "tags": "a\nb",
        }),
        Table::Person => json!({
            "partner_id": partner, "name": name, "email": null, "phone": "1", "role": "sales", "region": "North",
        }),
        Table::Deal => json!({
            "code": format!("D-{}", rng.below(1000)), "name": name, "partner_id": partner, "account_id": null,
            "product_id": null, "owner_id": owner(rng), "region": "North", "stage": "prospecting",
            "stage_entered_on": null, "opened_on": "2026-03-01", "close_on": "2026-12-01", "amount_minor": 100,
            "currency": "EUR", "next_step": null, "next_step_on": null, "last_two_way_at": null, "push_count": 0,
            "partner_updated_on": null, "protected_until": null, "slow_by_design": false, "snoozed_until": null,
            "updated_at": 0,
        }),
        Table::Activity => json!({
            "partner_id": partner, "deal_id": deal, "person_id": person, "member_id": null, "kind": "call",
            "subject": name, "two_way": true, "happened_at": 1,
        }),
        _ => Value::Null,
    };
    match row {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// Often one of three, so that users meet; else one of many, so that it tells where it came from.
fn word(rng: &mut Rng) -> String {
    if rng.chance(40) { format!("w{}", rng.below(3)) } else { format!("w{}", rng.below(100_000)) }
}

fn owner(rng: &mut Rng) -> Uuid {
    Uuid::from_u128(700 + rng.below(3) as u128)
}

fn day(rng: &mut Rng) -> String {
    format!("2026-0{}-1{}", 1 + rng.below(9), rng.below(10))
}

/// One action of a user on a record that they see.
pub fn wishes(table: Table, shown: &Fields, rng: &mut Rng) -> Wishes {
    match table {
        Table::Partner => partner(shown, rng),
        Table::Deal => deal(shown, rng),
        Table::Person => match rng.below(3) {
            0 => Wishes::from([("name", word(rng).into())]),
            1 => Wishes::from([("phone", word(rng).into())]),
            _ => Wishes::from([("email", word(rng).into()), ("name", word(rng).into())]),
        },
        Table::Activity => match rng.below(2) {
            0 => Wishes::from([("subject", word(rng).into())]),
            _ => Wishes::from([("two_way", Value::from(rng.chance(50)))]),
        },
        _ => Wishes::new(),
    }
}

fn partner(shown: &Fields, rng: &mut Rng) -> Wishes {
    match rng.below(6) {
        0 => Wishes::from([("name", word(rng).into())]),
        1 => Wishes::from([("city", word(rng).into())]),
        2 => Wishes::from([("country", Value::from(*rng.pick(&["DE", "FR", "IT"]).unwrap_or(&"DE")))]),
        3 => Wishes::from([("tags", tags(shown.get("tags"), rng))]),
        _ => Wishes::from([("note", note(shown.get("note"), rng))]),
    }
}

fn deal(shown: &Fields, rng: &mut Rng) -> Wishes {
    let number = |name: &str| shown.get(name).and_then(Value::as_i64).unwrap_or(0);
    match rng.below(12) {
        0 => Wishes::from([("name", word(rng).into())]),
        1 | 2 => Wishes::from([("amount_minor", Value::from(100 * rng.below(5)))]),
        3 => Wishes::from([("currency", Value::from(*rng.pick(&["EUR", "USD", "GBP"]).unwrap_or(&"EUR")))]),
        4 | 5 => stage(rng),
        6 | 7 => Wishes::from([("push_count", Value::from(number("push_count") + 1)), ("close_on", day(rng).into())]),
        8 => Wishes::from([("next_step", word(rng).into()), ("next_step_on", day(rng).into())]),
        9 => Wishes::from([("last_two_way_at", Value::from(number("last_two_way_at") + rng.below(9) as i64))]),
        10 => Wishes::from([("opened_on", day(rng).into())]),
        _ => Wishes::from([("push_count", Value::from(number("push_count") + 1))]),
    }
}

fn stage(rng: &mut Rng) -> Wishes {
    let stage = *rng.pick(DealStage::ALL).unwrap_or(&DealStage::Engaging);
    let mut wishes = Wishes::from([("stage", Value::from(stage.code())), ("stage_entered_on", day(rng).into())]);
    if !stage.is_open() {
        wishes.insert("close_on", day(rng).into());
    }
    wishes
}

fn lines(text: Option<&Value>) -> Vec<String> {
    text.and_then(Value::as_str).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn text(lines: &[String]) -> Value {
    if lines.is_empty() { Value::Null } else { lines.join("\n").into() }
}

fn tags(now: Option<&Value>, rng: &mut Rng) -> Value {
    let mut tags = lines(now);
    if rng.chance(35) && !tags.is_empty() {
        tags.remove(rng.below(tags.len()));
    } else {
        tags.push(format!("t{}", rng.below(12)));
    }
    tags.sort_unstable();
    tags.dedup();
    text(&tags)
}

fn note(now: Option<&Value>, rng: &mut Rng) -> Value {
    let mut note = lines(now);
    let place = rng.below(note.len() + 1);
    match rng.below(4) {
        0 if place < note.len() => drop(note.remove(place)),
        1 if place < note.len() => note[place] = word(rng),
        2 => note.push(word(rng)),
        _ => note.insert(place, word(rng)),
    }
    text(&note)
}

/// What was seen and what is wanted, with the rest of each atomic set as witness; empty when nothing changes.
pub fn changes(table: Table, shown: &Fields, wishes: &Fields) -> BTreeMap<String, FieldChange> {
    let seen = |name: &str| shown.get(name).cloned().unwrap_or(Value::Null);
    let mut changes = BTreeMap::new();
    for (name, new) in wishes.iter().filter(|(name, new)| seen(name) != **new) {
        for other in atomic_set(table, name) {
            let witness = FieldChange { old: seen(other), new: seen(other) };
            changes.entry(other.to_owned()).or_insert(witness);
        }
        changes.insert(name.clone(), FieldChange { old: seen(name), new: new.clone() });
    }
    changes
}

/// All fields of a new record.
pub fn creation(fields: &Fields) -> BTreeMap<String, FieldChange> {
    let known = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "id" | "version"));
    known.map(|(name, value)| (name.clone(), FieldChange { old: Value::Null, new: value.clone() })).collect()
}

/// The whole record as its user last saw it.
pub fn removal(shown: &Fields) -> BTreeMap<String, FieldChange> {
    let known = shown.iter().filter(|(name, _)| !matches!(name.as_str(), "id" | "version"));
    known.map(|(name, value)| (name.clone(), FieldChange { old: value.clone(), new: Value::Null })).collect()
}
