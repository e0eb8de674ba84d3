//! How two changes meet, by tables and properties.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};
use tandem_model::{ConflictKind, Table};
use uuid::Uuid;

use super::*;
use crate::mutation::Base;

fn fields(value: Value) -> Fields {
    value.as_object().unwrap().clone()
}

/// `changes`: field name to `[old, new]`.
fn mutation(table: Table, op: Op, changes: Value) -> Mutation {
    let change = |pair: &Value| FieldChange { old: pair[0].clone(), new: pair[1].clone() };
    Mutation {
        mutation_id: Uuid::from_u128(1),
        device_seq: 1,
        table,
        id: Uuid::from_u128(2),
        op,
        base: Base { epoch: None, v: 1 },
        fields: fields(changes).iter().map(|(name, pair)| (name.clone(), change(pair))).collect(),
        deps: Vec::new(),
        at: 0,
        supersedes: None,
    }
}

fn edit(table: Table, changes: Value) -> Mutation {
    mutation(table, Op::Set, changes)
}

fn written(merged: &Merged) -> Value {
    match &merged.effect {
        Effect::Write(row) => Value::Object(row.clone()),
        other => panic!("nothing was written: {other:?}"),
    }
}

#[rstest]
#[case::untouched(json!("a"), json!("b"), Some(json!("b")))]
#[case::already_so(json!("b"), json!("b"), Some(json!("b")))]
#[case::changed_meanwhile(json!("c"), json!("b"), None)]
fn a_field_is_taken_when_it_is_as_it_was_seen(#[case] now: Value, #[case] new: Value, #[case] after: Option<Value>) {
    let row = fields(json!({ "name": now }));
    let merged = merge(Current::There(&row), &edit(Table::Person, json!({ "name": ["a", new] })));
    match after {
        Some(value) => {
            assert!(merged.clashes.is_empty() && merged.combined.is_empty());
            assert_eq!(
                lay_over(Some(&row), &edit(Table::Person, json!({ "name": ["a", "b"] }))).unwrap()["name"],
                value
            );
        }
        None => {
            assert_eq!(merged.effect, Effect::Keep);
            assert_eq!(merged.clashes[0].theirs, fields(json!({ "name": "c" })));
            assert_eq!(merged.clashes[0].mine, fields(json!({ "name": "b" })));
            assert_eq!(merged.clashes[0].base, fields(json!({ "name": "a" })));
        }
    }
}

#[test]
fn edits_of_different_fields_both_stay() {
    let row = fields(json!({ "name": "a", "email": "new@x" }));
    let merged = merge(Current::There(&row), &edit(Table::Person, json!({ "name": ["a", "b"] })));
    assert_eq!(written(&merged), json!({ "name": "b", "email": "new@x" }));
}

#[test]
fn an_amount_never_keeps_the_currency_of_somebody_else() {
    let row = fields(json!({ "amount_minor": 100, "currency": "EUR" }));
    let merged = merge(
        Current::There(&row),
        &edit(Table::Deal, json!({ "amount_minor": [100, 200], "currency": ["USD", "USD"] })),
    );
    assert_eq!(merged.effect, Effect::Keep);
    assert_eq!(merged.clashes.len(), 1);
    assert_eq!(merged.clashes[0].fields, ["amount_minor", "currency"]);
}

#[test]
fn clean_fields_of_a_mutation_are_taken_though_others_clash() {
    let row = fields(json!({ "name": "theirs", "phone": "1" }));
    let merged =
        merge(Current::There(&row), &edit(Table::Person, json!({ "name": ["a", "mine"], "phone": ["1", "2"] })));
    assert_eq!(written(&merged), json!({ "name": "theirs", "phone": "2" }));
    assert_eq!(merged.clashes[0].fields, ["name"]);
}

#[rstest]
#[case::latest_day(Table::Deal, "partner_updated_on", json!(["2026-01-01", "2026-02-01"]), json!("2026-01-15"), json!("2026-02-01"))]
#[case::theirs_is_later(Table::Deal, "partner_updated_on", json!(["2026-01-01", "2026-02-01"]), json!("2026-03-01"), json!("2026-03-01"))]
#[case::earliest_day(Table::Deal, "opened_on", json!(["2026-03-01", "2026-02-01"]), json!("2026-01-01"), json!("2026-01-01"))]
#[case::unknown_yields(Table::Deal, "last_two_way_at", json!([5, 9]), Value::Null, json!(9))]
#[case::both_pushes_count(Table::Deal, "push_count", json!([1, 2]), json!(3), json!(4))]
#[case::both_pushes_count_though_they_end_alike(Table::Deal, "push_count", json!([1, 2]), json!(2), json!(3))]
#[case::tags_of_both(Table::Partner, "tags", json!(["a\nb", "b\nc"]), json!("a\nb\nd"), json!("b\nc\nd"))]
#[case::last_tag_goes(Table::Partner, "tags", json!(["a\nb", Value::Null]), json!("a"), Value::Null)]
#[case::notes_line_by_line(Table::Partner, "note", json!(["one\ntwo\nthree", "ONE\ntwo\nthree"]), json!("one\ntwo\nthree\nfour"), json!("ONE\ntwo\nthree\nfour"))]
#[case::a_step_forward(Table::Deal, "stage", json!(["prospecting", "proposal"]), json!("engaging"), json!("proposal"))]
fn a_policy_brings_both_changes_together(
    #[case] table: Table,
    #[case] field: &str,
    #[case] change: Value,
    #[case] now: Value,
    #[case] after: Value,
) {
    let row = fields(json!({ field: now.clone() }));
    let merged = merge(Current::There(&row), &edit(table, json!({ field: change })));
    assert_eq!(merged.clashes, []);
    assert_eq!(merged.combined, [field]);
    let expected = if now == after { Effect::Keep } else { Effect::Write(fields(json!({ field: after }))) };
    assert_eq!(merged.effect, expected);
}

#[rstest]
#[case::same_line(Table::Partner, "note", json!(["one", "mine"]), json!("theirs"))]
#[case::a_step_back(Table::Deal, "stage", json!(["engaging", "prospecting"]), json!("won"))]
#[case::closed_both_ways(Table::Deal, "stage", json!(["engaging", "won"]), json!("lost"))]
#[case::an_unknown_stage(Table::Deal, "stage", json!(["engaging", "won"]), json!("from a newer version"))]
fn what_no_policy_can_join_is_a_conflict(
    #[case] table: Table,
    #[case] field: &str,
    #[case] change: Value,
    #[case] now: Value,
) {
    let row = fields(json!({ field: now }));
    let merged = merge(Current::There(&row), &edit(table, json!({ field: change })));
    assert_eq!((merged.effect, merged.clashes.len()), (Effect::Keep, 1));
}

#[test]
fn a_restored_record_that_is_there_already_is_not_counted_twice() {
    let row = fields(json!({ "push_count": 3, "name": "a" }));
    let restore =
        mutation(Table::Deal, Op::Restore, json!({ "push_count": [Value::Null, 3], "name": [Value::Null, "a"] }));
    assert_eq!(merge(Current::There(&row), &restore), Merged::keep());
}

#[test]
fn an_edit_that_was_built_on_a_joined_note_does_not_drop_the_other_half() {
    // The author wrote twice before the hub's first answer, which already holds the line of somebody else.
    let row = fields(json!({ "note": "theirs\n\nhere\n\nmine" }));
    let second = edit(Table::Partner, json!({ "note": ["\n\nhere\n\nmine", "\n\nhere\n\nmine, again"] }));
    let merged = merge(Current::There(&row), &second);
    assert_eq!(written(&merged), json!({ "note": "theirs\n\nhere\n\nmine, again" }));
}

#[test]
fn an_edit_of_a_removed_record_keeps_the_whole_record() {
    let last = fields(json!({ "id": "x", "version": 4, "name": "a", "phone": "1" }));
    let merged = merge(Current::Gone(Some(&last)), &edit(Table::Person, json!({ "name": ["a", "b"] })));
    assert_eq!(merged.effect, Effect::Keep);
    assert_eq!(merged.clashes[0].kind, ConflictKind::Removed);
    assert_eq!(merged.clashes[0].mine, fields(json!({ "name": "b", "phone": "1" })));
}

#[test]
fn a_removal_counts_only_for_the_record_that_was_seen() {
    let removal = mutation(Table::Person, Op::Del, json!({ "name": ["a", Value::Null], "phone": ["1", Value::Null] }));
    let seen = fields(json!({ "name": "a", "phone": "1" }));
    assert_eq!(merge(Current::There(&seen), &removal).effect, Effect::Remove);
    let changed = fields(json!({ "name": "a", "phone": "2" }));
    let merged = merge(Current::There(&changed), &removal);
    assert_eq!(merged.effect, Effect::Keep);
    assert_eq!(
        (merged.clashes[0].kind, &merged.clashes[0].fields[..]),
        (ConflictKind::Changed, &["phone".to_owned()][..])
    );
    assert_eq!(merge(Current::Gone(None), &removal), Merged::keep());
}

#[test]
fn what_only_the_hub_says_is_left_alone() {
    let row = fields(json!({ "code": "D-1", "version": 3 }));
    let merged = merge(Current::There(&row), &edit(Table::Deal, json!({ "code": ["D-1", "D-2"], "version": [3, 9] })));
    assert_eq!(merged, Merged::keep());
}

fn short_text() -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), "[ab\n]{0,6}".prop_map(Value::from)]
}

/// As the model has them: sorted, without repetition, nothing instead of none.
fn tags() -> impl Strategy<Value = Value> {
    proptest::sample::subsequence(vec!["a", "b", "c"], 0..=3)
        .prop_map(|tags| if tags.is_empty() { Value::Null } else { Value::from(tags.join("\n")) })
}

fn any_change() -> impl Strategy<Value = (Table, &'static str, Value, Value, Value)> {
    let text = |table: Table, field: &'static str| {
        (short_text(), short_text(), short_text()).prop_map(move |(now, old, new)| (table, field, now, old, new))
    };
    let number = (0i64..5, 0i64..5, 0i64..5)
        .prop_map(|(now, old, new)| (Table::Deal, "push_count", now.into(), old.into(), new.into()));
    let stage = || proptest::sample::select(DealStage::ALL).prop_map(|stage| Value::from(stage.code()));
    let stages = (stage(), stage(), stage()).prop_map(|(now, old, new)| (Table::Deal, "stage", now, old, new));
    let tags = (tags(), tags(), tags()).prop_map(|(now, old, new)| (Table::Partner, "tags", now, old, new));
    prop_oneof![text(Table::Partner, "note"), tags, text(Table::Person, "name"), number, stages]
}

proptest! {
    /// Nothing that was not seen is replaced unless a policy says how, and then it is reported.
    #[test]
    fn no_value_is_overwritten_in_silence((table, field, now, old, new) in any_change()) {
        let row = fields(json!({ field: now.clone() }));
        let merged = merge(Current::There(&row), &edit(table, json!({ field: [old.clone(), new.clone()] })));
        let after = match &merged.effect { Effect::Write(row) => row[field].clone(), _ => now.clone() };
        let seen = now == old || now == new || old == new;
        prop_assert!(after == now || seen || merged.combined == [field]);
        // And nothing that was wanted disappears.
        prop_assert!(after == new || old == new || !merged.clashes.is_empty() || merged.combined == [field]);
    }

    /// Sent twice, as after a lost answer, it changes nothing more; a sum is why the hub remembers what it applied.
    #[test]
    fn a_mutation_that_was_taken_is_taken_once((table, field, now, old, new) in any_change()) {
        prop_assume!(policy_of(table, field) != Policy::Add && policy_of(table, field) != Policy::Text3);
        let edit = edit(table, json!({ field: [old, new] }));
        let once = lay_over(Some(&fields(json!({ field: now }))), &edit).unwrap();
        prop_assert_eq!(lay_over(Some(&once), &edit).unwrap(), once);
    }
}
