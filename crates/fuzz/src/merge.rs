//! Merging against an oracle that says each policy once more, field by field and without any sharing of code; and what
//! must hold whatever the policies are.

use serde_json::{Value, json};
use tandem_domain::{
    Base, FieldChange, Mutation, Op,
    merge::{Current, Effect, Merged, merge},
    mutation::Fields,
    policy::{Policy, atomic_set, policy_of},
};
use tandem_model::Table;
use uuid::Uuid;

use crate::pick::Pick;

/// A field of each policy, and sets that stand or fall together.
const FIELDS: &[(Table, &[&str])] = &[
    (Table::Deal, &["name", "stage", "stage_entered_on", "close_on", "amount_minor", "currency", "push_count"]),
    (Table::Deal, &["opened_on", "updated_at", "next_step", "next_step_on", "code", "last_two_way_at"]),
    (Table::Partner, &["tags", "name", "city", "country"]),
    (Table::Conflict, &["state", "choice", "mine"]),
];

fn value(field: &str, pick: &mut Pick<'_>) -> Value {
    let words = match field {
        "stage" => &["prospecting", "engaging", "proposal", "negotiation", "won", "lost", ""][..],
        "tags" => &["", "a", "b", "a\nb", "b\nc", "c\na\n"],
        "stage_entered_on" | "close_on" | "opened_on" | "next_step_on" => &["2026-01-01", "2026-02-01", "2027-01-01"],
        "amount_minor" | "push_count" | "updated_at" | "last_two_way_at" => {
            let numbers = [0, 1, 2, 7, -3, i64::MAX, i64::MIN];
            return if pick.below(8) == 0 { Value::Null } else { json!(pick.of(&numbers)) };
        }
        _ => &["x", "y", "z"],
    };
    if pick.below(8) == 0 { Value::Null } else { json!(pick.of(words)) }
}

pub fn run(bytes: &[u8]) {
    let mut pick = Pick(bytes);
    let (table, names) = *pick.of(FIELDS);
    let op = *pick.of(&[Op::Set, Op::Set, Op::Set, Op::Create, Op::Restore, Op::Del]);
    let row: Fields = names.iter().map(|name| ((*name).to_owned(), value(name, &mut pick))).collect();
    let mut mutation = Mutation {
        mutation_id: Uuid::from_u128(1),
        device_seq: 1,
        table,
        id: Uuid::from_u128(2),
        op,
        base: Base::default(),
        fields: Default::default(),
        deps: Vec::new(),
        at: 0,
        supersedes: None,
    };
    for name in names {
        if pick.below(3) > 0 {
            let old = if pick.below(2) == 0 { row[*name].clone() } else { value(name, &mut pick) };
            let change = FieldChange { old, new: value(name, &mut pick) };
            mutation.fields.insert((*name).to_owned(), change);
        }
    }
    let merged = merge(Current::There(&row), &mutation);
    assert_eq!(merged, merge(Current::There(&row), &mutation), "the same twice");
    match op {
        Op::Del => check_removal(&row, &mutation, &merged),
        _ => check_set(&row, &mutation, &merged),
    }
}

fn check_removal(row: &Fields, mutation: &Mutation, merged: &Merged) {
    let seen = mutation
        .fields
        .iter()
        .all(|(name, change)| policy_of(mutation.table, name) != Policy::Conflict || row[name] == change.old);
    assert_eq!(merged.effect == Effect::Remove, seen, "a row goes only when it is as it was seen");
    assert_eq!(merged.clashes.is_empty(), seen);
}

fn check_set(row: &Fields, mutation: &Mutation, merged: &Merged) {
    let after = match &merged.effect {
        Effect::Write(after) => after,
        Effect::Keep => row,
        Effect::Remove => panic!("removed by a change"),
    };
    let clashing: Vec<&String> = merged.clashes.iter().flat_map(|clash| &clash.fields).collect();
    for (name, was) in row {
        let change = mutation.fields.get(name);
        let is = &after[name];
        let together = atomic_set(mutation.table, name);
        let moves = |name: &&str| mutation.fields.get(*name).is_some_and(|change| change.old != change.new);
        let Some(change) = change.filter(|_| together.iter().any(moves)) else {
            assert_eq!(is, was, "{name}: nobody asked for it");
            continue;
        };
        let wanted: Option<Vec<Value>> = together
            .iter()
            .filter_map(|name| Some((name, mutation.fields.get(*name)?)))
            .map(|(name, change)| oracle(mutation, name, &row[*name], change))
            .collect();
        match wanted {
            None => {
                assert!(clashing.contains(&name), "{name}: neither taken nor a conflict: {mutation:?} on {row:?}");
                assert_eq!(is, was, "{name}: a conflict changes nothing");
            }
            Some(_) => {
                assert!(!clashing.contains(&name), "{name}: a conflict without need: {mutation:?} on {row:?}");
                assert_eq!(Some(is), oracle(mutation, name, was, change).as_ref(), "{name}: {mutation:?} on {row:?}");
            }
        }
    }
    assert_eq!(after.len(), row.len(), "a field too many");
}

/// What becomes of one field; `None` when nobody can say.
fn oracle(mutation: &Mutation, name: &str, is: &Value, change: &FieldChange) -> Option<Value> {
    let (old, new) = (&change.old, &change.new);
    let policy = policy_of(mutation.table, name);
    if policy == Policy::Derived {
        return Some(is.clone());
    }
    if is == old {
        return Some(new.clone());
    }
    let counts = policy == Policy::Add && mutation.op == Op::Set;
    if is == new && !counts {
        return Some(new.clone());
    }
    match policy {
        Policy::Add if counts => {
            let number = |value: &Value| if value.is_null() { 0 } else { i128::from(value.as_i64().unwrap()) };
            // Neither the difference nor the sum may leave the range.
            let difference = i64::try_from(number(new) - number(old)).ok()?;
            i64::try_from(number(is) + i128::from(difference)).ok().map(Value::from)
        }
        Policy::Add | Policy::First => Some(is.clone()),
        Policy::Max => Some(if key(is) >= key(new) { is.clone() } else { new.clone() }),
        Policy::Min if is.is_null() => Some(new.clone()),
        Policy::Min if new.is_null() => Some(is.clone()),
        Policy::Min => Some(if key(is) <= key(new) { is.clone() } else { new.clone() }),
        Policy::SetUnion => {
            let lines = |value: &Value| -> Vec<String> {
                value.as_str().unwrap_or("").lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
            };
            let (is, old, new) = (lines(is), lines(old), lines(new));
            let mut all: Vec<String> =
                is.into_iter().filter(|line| new.contains(line) || !old.contains(line)).collect();
            all.extend(new.into_iter().filter(|line| !old.contains(line)));
            all.sort();
            all.dedup();
            Some(if all.is_empty() { Value::Null } else { Value::from(all.join("\n")) })
        }
        Policy::State => {
            let pipeline = ["prospecting", "engaging", "proposal", "negotiation", "won", "lost"];
            let place = |value: &Value| pipeline.iter().position(|stage| value == *stage);
            let (from, to) = (place(is)?, place(new)?);
            (from < 4 && to > from).then(|| new.clone())
        }
        _ => None,
    }
}

/// Unknown comes before everything.
fn key(value: &Value) -> (bool, i64, String) {
    (!value.is_null(), value.as_i64().unwrap_or(0), value.as_str().unwrap_or("").to_owned())
}
