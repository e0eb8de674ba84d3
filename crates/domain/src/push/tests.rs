//! What a group of edits does at the hub, and what it leaves for somebody to decide.
#![allow(clippy::unwrap_used)]

use serde_json::json;
use tandem_model::{AccountId, MemberId, PartnerId, deal, partner};

use super::*;
use crate::mutation::{Base, FieldChange};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

const ALICE: Author = Author { member: Some(MemberId(Uuid::from_u128(71))), device: Uuid::from_u128(81) };

fn deal(stage: &str, amount: i64) -> Row {
    Row::Deal(deal::Model {
        id: id(1).into(),
        code: "D-1".into(),
        name: "Deal".into(),
        partner_id: PartnerId(id(2)),
        account_id: None::<AccountId>,
        product_id: None,
        owner_id: MemberId(id(71)),
        region: "Nordics".into(),
        stage: stage.into(),
        stage_entered_on: None,
        opened_on: None,
        close_on: None,
        amount_minor: Some(amount),
        currency: "EUR".into(),
        next_step: None,
        next_step_on: None,
        last_two_way_at: None,
        push_count: 0,
        partner_updated_on: None,
        protected_until: None,
        slow_by_design: false,
        snoozed_until: None,
        updated_at: 0,
        version: 3,
    })
}

fn partner() -> Row {
    Row::Partner(partner::Model {
        id: PartnerId(id(2)),
        name: "Partner".into(),
        kind: "reseller".into(),
        tier: None,
        country: None,
        city: None,
        region: "Nordics".into(),
        domain: None,
        language: None,
        owner_id: MemberId(id(71)),
        since: None,
        note: None,
        tags: None,
        version: 1,
    })
}

fn mutation(n: u128, table: Table, record: u128, op: Op, changes: Value) -> Mutation {
    let change = |pair: &Value| FieldChange { old: pair[0].clone(), new: pair[1].clone() };
    Mutation {
        mutation_id: id(n),
        device_seq: 1,
        table,
        id: id(record),
        op,
        base: Base { epoch: None, v: 1 },
        fields: changes.as_object().unwrap().iter().map(|(name, pair)| (name.clone(), change(pair))).collect(),
        deps: Vec::new(),
        at: 5,
        supersedes: None,
    }
}

fn edit(n: u128, changes: Value) -> Mutation {
    mutation(n, Table::Deal, 1, Op::Set, changes)
}

fn held(rows: Vec<Row>) -> BTreeMap<RecordKey, Held> {
    rows.into_iter()
        .map(|row| ((row.table(), row.uuid()), Held { row: Some(row), last: None, touched: None }))
        .collect()
}

fn conflicts(plan: &GroupPlan) -> Vec<conflict::Model> {
    let rows = plan.rows.values().flatten();
    rows.filter_map(|row| match row {
        Row::Conflict(row) => Some(row.clone()),
        _ => None,
    })
    .collect()
}

fn statuses(plan: &GroupPlan) -> Vec<Status> {
    plan.verdicts.iter().map(|verdict| verdict.status).collect()
}

#[test]
fn a_move_is_written_with_its_line_of_history() {
    let stages = json!({ "stage": ["engaging", "won"], "stage_entered_on": [null, "2026-11-20"], "close_on": [null, "2026-11-20"] });
    let plan = plan_group(&held(vec![deal("engaging", 100)]), &[], &[edit(1, stages)], ALICE);
    assert_eq!(statuses(&plan), [Status::Applied]);
    let history = plan.rows.values().flatten().find_map(|row| match row {
        Row::StageChange(row) => Some(row),
        _ => None,
    });
    let history = history.unwrap();
    assert_eq!((history.from_stage.as_deref(), history.to_stage.as_str()), (Some("engaging"), "won"));
    assert_eq!(history.changed_on.to_string(), "2026-11-20");
}

#[test]
fn a_clash_leaves_the_hubs_row_and_keeps_both_values() {
    let amount = json!({ "amount_minor": [100, 200], "currency": ["EUR", "EUR"] });
    let plan = plan_group(&held(vec![deal("engaging", 150)]), &[], &[edit(1, amount)], ALICE);
    assert_eq!(statuses(&plan), [Status::Conflict]);
    assert!(!plan.rows.contains_key(&(Table::Deal, id(1))));
    let conflict = &conflicts(&plan)[0];
    assert_eq!(conflict.mine, r#"{"amount_minor":200,"currency":"EUR"}"#);
    assert_eq!(conflict.theirs, r#"{"amount_minor":150,"currency":"EUR"}"#);
    assert_eq!(conflict.base, r#"{"amount_minor":100,"currency":"EUR"}"#);
    assert_eq!((conflict.mine_by, conflict.state.as_str()), (ALICE.member, "open"));
}

#[test]
fn a_later_edit_of_the_same_field_moves_the_open_conflict_on() {
    let rows = held(vec![deal("engaging", 150)]);
    let change = |old: i64, new: i64| json!({ "amount_minor": [old, new], "currency": ["EUR", "EUR"] });
    let first = conflicts(&plan_group(&rows, &[], &[edit(1, change(100, 200))], ALICE));
    let plan = plan_group(&rows, &first, &[edit(2, change(200, 250))], ALICE);
    let moved = conflicts(&plan);
    assert_eq!(moved.len(), 1);
    assert_eq!((moved[0].id, moved[0].mine.as_str()), (first[0].id, r#"{"amount_minor":250,"currency":"EUR"}"#));
    assert_eq!(moved[0].base, first[0].base);
}

#[test]
fn a_second_edit_of_a_removed_record_leaves_the_first_one_in_the_conflict() {
    let gone = Held { last: Some(deal("engaging", 150)), ..Held::default() };
    let rows = BTreeMap::from([((Table::Deal, id(1)), gone)]);
    let first = conflicts(&plan_group(&rows, &[], &[edit(1, json!({ "name": ["Deal", "Better"] }))], ALICE));
    let moved = conflicts(&plan_group(&rows, &first, &[edit(2, json!({ "region": ["Nordics", "South"] }))], ALICE));
    assert_eq!((moved.len(), moved[0].id), (1, first[0].id));
    let mine: Fields = serde_json::from_str(&moved[0].mine).unwrap();
    assert_eq!(
        (&mine["name"], &mine["region"], &mine["amount_minor"]),
        (&json!("Better"), &json!("South"), &json!(150))
    );
    assert_eq!(moved[0].fields, r#"["name","region"]"#);
    let base: Value = serde_json::from_str(&moved[0].base).unwrap();
    assert_eq!(base, json!({ "name": "Deal", "region": "Nordics" }));
}

#[test]
fn an_edit_that_says_nothing_of_a_wish_leaves_it_in_its_conflict() {
    let rows = held(vec![deal("engaging", 150)]);
    let wish = edit(1, json!({ "amount_minor": [100, 200], "currency": ["EUR", "EUR"] }));
    let first = conflicts(&plan_group(&rows, &[], &[wish], ALICE));
    // The amount is not what this edit is about: it only was seen.
    let other = edit(2, json!({ "amount_minor": [120, 120], "currency": ["EUR", "USD"] }));
    let second = conflicts(&plan_group(&rows, &first, &[other], ALICE));
    assert_eq!((second.len(), second[0].mine.as_str()), (1, r#"{"amount_minor":120,"currency":"USD"}"#));
    assert_ne!(second[0].id, first[0].id);
}

#[test]
fn a_conflict_ends_when_its_author_writes_what_is_there() {
    let rows = held(vec![deal("engaging", 150)]);
    let change = |old: i64, new: i64| json!({ "amount_minor": [old, new], "currency": ["EUR", "EUR"] });
    let first = conflicts(&plan_group(&rows, &[], &[edit(1, change(100, 200))], ALICE));
    let plan = plan_group(&rows, &first, &[edit(2, change(200, 150))], ALICE);
    assert_eq!((statuses(&plan)[0], conflicts(&plan)[0].state.as_str()), (Status::Applied, "closed"));
}

#[test]
fn deciding_for_mine_writes_the_value_and_closes_the_conflict_in_one_group() {
    let rows = held(vec![deal("engaging", 150)]);
    let change = |old: i64, new: i64| json!({ "amount_minor": [old, new], "currency": ["EUR", "EUR"] });
    let open = conflicts(&plan_group(&rows, &[], &[edit(1, change(100, 200))], ALICE));
    let record = open[0].id.0.as_u128();
    let close = json!({ "state": ["open", "closed"], "choice": [null, "mine"], "closed_at": [null, 9] });
    let group = [mutation(2, Table::Conflict, record, Op::Set, close), edit(3, change(150, 200))];
    let mut rows = rows;
    rows.insert((Table::Conflict, open[0].id.0), Held { row: Some(Row::Conflict(open[0].clone())), ..Held::default() });
    let plan = plan_group(&rows, &open, &group, ALICE);
    assert_eq!(statuses(&plan), [Status::Applied, Status::Applied]);
    let closed = &conflicts(&plan)[0];
    assert_eq!((closed.choice.as_deref(), closed.closed_by), (Some("mine"), ALICE.member));
    assert!(matches!(&plan.rows[&(Table::Deal, id(1))], Some(Row::Deal(deal)) if deal.amount_minor == Some(200)));
}

#[test]
fn a_decision_on_a_conflict_that_the_hub_has_lost_makes_no_conflict_about_it() {
    let close = json!({ "state": ["open", "closed"], "choice": [null, "mine"], "closed_at": [null, 9] });
    let amount = json!({ "amount_minor": [150, 200], "currency": ["EUR", "EUR"] });
    let group = [mutation(2, Table::Conflict, 50, Op::Set, close), edit(3, amount)];
    let plan = plan_group(&held(vec![deal("engaging", 150)]), &[], &group, ALICE);
    assert_eq!((statuses(&plan), conflicts(&plan)), (vec![Status::Applied, Status::Applied], vec![]));
    assert!(matches!(&plan.rows[&(Table::Deal, id(1))], Some(Row::Deal(deal)) if deal.amount_minor == Some(200)));
}

#[test]
fn one_refused_edit_takes_its_whole_group_with_it() {
    let group = [
        edit(1, json!({ "name": ["Deal", "Better name"] })),
        edit(2, json!({ "amount_minor": [100, -1], "currency": ["EUR", "EUR"] })),
    ];
    let plan = plan_group(&held(vec![deal("engaging", 100)]), &[], &group, ALICE);
    assert!(plan.rows.is_empty());
    assert_eq!(statuses(&plan), [Status::Parked, Status::Parked]);
    let codes: Vec<_> = plan.verdicts.iter().map(|verdict| verdict.refusal.clone().unwrap().code).collect();
    assert_eq!(codes, [RefusalCode::WaitsForOther, RefusalCode::Negative]);
}

#[test]
fn a_value_of_another_type_is_refused() {
    let plan = plan_group(&held(vec![deal("engaging", 1)]), &[], &[edit(1, json!({ "name": ["Deal", 7] }))], ALICE);
    assert_eq!(plan.verdicts[0].refusal.clone().unwrap().code, RefusalCode::BadValue);
}

#[test]
fn frame_data_and_conflicts_are_not_a_laptops_to_make() {
    for (table, op) in [(Table::Member, Op::Set), (Table::Conflict, Op::Create), (Table::Product, Op::Del)] {
        let plan = plan_group(&BTreeMap::new(), &[], &[mutation(1, table, 9, op, json!({}))], ALICE);
        assert_eq!(plan.verdicts[0].refusal.clone().unwrap().code, RefusalCode::NotEditable, "{table:?}");
    }
}

#[test]
fn what_belongs_to_a_removed_record_is_kept_whole_for_a_decision() {
    let new = json!({ "partner_id": [null, id(2)], "deal_id": [null, id(1)], "kind": [null, "call"], "subject": [null, "Hello"],
        "two_way": [null, true], "happened_at": [null, 1], "person_id": [null, null], "member_id": [null, null] });
    let touch = mutation(1, Table::Activity, 3, Op::Create, new);
    assert_eq!(
        records_of(std::slice::from_ref(&touch)),
        [(Table::Partner, id(2)), (Table::Deal, id(1)), (Table::Activity, id(3))]
    );
    let plan = plan_group(&held(vec![partner()]), &[], std::slice::from_ref(&touch), ALICE);
    assert_eq!(statuses(&plan), [Status::Conflict]);
    assert!(conflicts(&plan)[0].mine.contains("Hello"));
    let plan = plan_group(&held(vec![partner(), deal("engaging", 1)]), &[], &[touch], ALICE);
    assert_eq!(statuses(&plan), [Status::Applied]);
    assert!(plan.rows.contains_key(&(Table::Activity, id(3))));
}

#[test]
fn a_laptops_own_line_of_history_is_only_a_preview() {
    let line = json!({ "deal_id": [null, id(1)], "to_stage": [null, "won"], "changed_on": [null, "2026-11-20"] });
    let plan = plan_group(&BTreeMap::new(), &[], &[mutation(1, Table::StageChange, 5, Op::Create, line)], ALICE);
    assert_eq!((statuses(&plan), plan.rows.len()), (vec![Status::Applied], 0));
}

fn creation(row: &Row) -> BTreeMap<String, FieldChange> {
    let known = fields_of(row).unwrap().into_iter().filter(|(name, _)| name != "id" && name != "version");
    known.map(|(name, new)| (name, FieldChange { old: Value::Null, new })).collect()
}

fn of_deal(n: u128, op: Op, fields: BTreeMap<String, FieldChange>) -> Mutation {
    Mutation {
        mutation_id: id(n),
        device_seq: 1,
        table: Table::Deal,
        id: id(1),
        op,
        base: Base { epoch: None, v: 2 },
        fields,
        deps: Vec::new(),
        at: 0,
        supersedes: None,
    }
}

#[test]
fn a_removal_that_is_withheld_of_what_the_hub_never_had_is_kept_as_well() {
    let row = fields_of(&deal("engaging", 100)).unwrap().into_iter().filter(|(name, _)| name != "id");
    let seen = row.map(|(name, old)| (name, FieldChange { old, new: Value::Null }));
    let removal = of_deal(5, Op::Del, seen.collect());
    let withheld = BTreeSet::from([removal.mutation_id]);
    let plan = plan_within(&BTreeMap::new(), &[], &[removal], ALICE, &withheld);
    assert_eq!(statuses(&plan), [Status::Conflict], "as if it were there");
    assert!(plan.graves.contains_key(&(Table::Deal, id(1))));
}

#[test]
fn a_removal_of_what_the_hub_never_had_is_kept_and_meets_its_creation_as_a_conflict() {
    let made = creation(&deal("engaging", 100));
    let seen =
        made.iter().map(|(name, change)| (name.clone(), FieldChange { old: change.new.clone(), new: Value::Null }));
    let plan = plan_group(&BTreeMap::new(), &[], &[of_deal(5, Op::Del, seen.collect())], ALICE);
    let key = (Table::Deal, id(1));
    assert_eq!((statuses(&plan), plan.rows.len()), (vec![Status::Applied], 0));
    assert_eq!(plan.graves[&key], deal("engaging", 100));

    let grave = Held { last: Some(plan.graves[&key].clone()), ..Held::default() };
    let partner_row = Held { row: Some(partner()), ..Held::default() };
    let held = BTreeMap::from([(key, grave), ((Table::Partner, id(2)), partner_row)]);
    let plan = plan_group(&held, &[], &[of_deal(6, Op::Create, made.clone())], ALICE);
    assert_eq!(statuses(&plan), [Status::Conflict]);
    assert!(!plan.rows.contains_key(&key), "it stays removed until somebody decides");
    let mine: Fields = serde_json::from_str(&conflicts(&plan)[0].mine).unwrap();
    assert_eq!(mine["amount_minor"], 100);
    // Removed once more, it keeps what it was.
    let plan = plan_group(&held, &[], &[of_deal(7, Op::Del, BTreeMap::new())], ALICE);
    assert!(plan.graves.is_empty());
    let plan = plan_group(&held, &[], &[of_deal(8, Op::Restore, made)], ALICE);
    assert!(plan.rows[&key].is_some(), "who brings it back on purpose does");
}
