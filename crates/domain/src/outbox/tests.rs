//! What may be sent, in which order, and what may be folded.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::*;
use crate::mutation::Base;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// `group` holds one edit unless lines share it.
fn line(n: u128, group: u128, record: u128, state: LineState) -> Line {
    Line { mutation_id: id(n), group_id: id(group), record: (Table::Deal, id(record)), state, deps: Vec::new() }
}

fn batch(lines: &[Line], most: usize) -> Vec<Vec<u128>> {
    next_batch(lines, most).into_iter().map(|group| group.into_iter().map(|id| id.as_u128()).collect()).collect()
}

use LineState::{Parked, Queued, Sending};

#[test]
fn groups_go_whole_and_in_order() {
    let lines = [line(1, 1, 1, Sending), line(2, 2, 2, Queued), line(3, 2, 3, Queued), line(4, 4, 1, Queued)];
    assert_eq!(batch(&lines, 10), [vec![1], vec![2, 3], vec![4]]);
    assert_eq!(batch(&lines, 2), [vec![1]]);
    assert_eq!(batch(&lines[1..], 1), [vec![2, 3]]);
}

#[test]
fn a_refused_edit_holds_back_its_record_and_nothing_else() {
    let lines = [line(1, 1, 1, Parked), line(2, 2, 1, Queued), line(3, 3, 2, Queued)];
    assert_eq!(batch(&lines, 10), [[3]]);
}

#[test]
fn a_group_that_waits_holds_back_all_of_its_records() {
    let lines = [
        line(1, 1, 1, Parked),
        line(2, 2, 1, Queued),
        line(3, 2, 2, Queued),
        line(4, 4, 2, Queued),
        line(5, 5, 3, Queued),
    ];
    assert_eq!(batch(&lines, 10), [[5]]);
}

#[test]
fn an_edit_follows_what_it_depends_on() {
    let mut lines = vec![line(1, 1, 1, Parked), line(2, 2, 2, Queued), line(3, 3, 3, Queued)];
    lines[1].deps = vec![id(1)];
    lines[2].deps = vec![id(99)];
    assert_eq!(batch(&lines, 10), [[3]]);
    lines[0].state = Queued;
    assert_eq!(batch(&lines, 10), [[1], [2], [3]]);
}

fn edit(n: u128, op: Op, changes: Value) -> Mutation {
    let change = |pair: &Value| FieldChange { old: pair[0].clone(), new: pair[1].clone() };
    Mutation {
        mutation_id: id(n),
        device_seq: 1,
        table: Table::Deal,
        id: id(1),
        op,
        base: Base::default(),
        fields: changes.as_object().unwrap().iter().map(|(name, pair)| (name.clone(), change(pair))).collect(),
        deps: Vec::new(),
        at: n as i64,
        supersedes: None,
    }
}

#[test]
fn two_edits_that_were_never_sent_become_one() {
    let first = edit(1, Op::Set, json!({ "name": ["a", "b"], "region": ["x", "y"] }));
    let folded = coalesce(&first, &edit(2, Op::Set, json!({ "name": ["b", "c"] }))).unwrap();
    assert_eq!(folded, Mutation { at: 2, ..edit(1, Op::Set, json!({ "name": ["a", "c"], "region": ["x", "y"] })) });
}

#[test]
fn a_field_that_came_back_asks_for_nothing() {
    let first = edit(1, Op::Set, json!({ "amount_minor": [1, 2], "currency": ["EUR", "EUR"], "name": ["a", "b"] }));
    let folded =
        coalesce(&first, &edit(2, Op::Set, json!({ "amount_minor": [2, 1], "currency": ["EUR", "EUR"] }))).unwrap();
    assert_eq!(folded.fields.keys().collect::<Vec<_>>(), ["name"]);
}

#[test]
fn a_removal_and_a_repair_stay_apart() {
    let first = edit(1, Op::Set, json!({ "name": ["a", "b"] }));
    assert_eq!(coalesce(&first, &edit(2, Op::Del, json!({}))), None);
    assert_eq!(coalesce(&edit(1, Op::Del, json!({})), &edit(2, Op::Set, json!({}))), None);
    let repair = Mutation { supersedes: Some(id(1)), ..edit(2, Op::Set, json!({ "name": ["b", "c"] })) };
    assert_eq!(coalesce(&first, &repair), None);
}
