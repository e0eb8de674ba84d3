//! The policy, cell by cell, and what is withheld from a group.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;
use crate::{
    check::RefusalCode,
    mutation::{Base, FieldChange, Mutation, Op, row_of},
    push::{Author, Held, Status, plan_within},
};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn grant(role: Role, regions: Option<&[&str]>, finance: bool) -> Grant {
    let regions = regions.map(|regions| regions.iter().map(|region| (*region).to_owned()).collect());
    Grant { role, regions, finance }
}

fn north(role: Role) -> Grant {
    grant(role, Some(&["North"]), true)
}

fn place(region: &str) -> Place {
    Place { bucket: Bucket::Region(region.into()), finance: false }
}

const PUBLIC: Place = Place { bucket: Bucket::Public, finance: false };

#[test]
fn somebody_without_a_role_may_not_even_read_what_everybody_may() {
    for grant in [Grant::nothing(), grant(Role::Nobody, None, true)] {
        assert_eq!(may(&grant, Deed::Read, Table::Product, &PUBLIC), Err(Denied::Scope));
        assert_eq!(may(&grant, Deed::Read, Table::Deal, &place("North")), Err(Denied::Scope));
        assert!(!grant.has_finance());
    }
}

#[test]
fn what_belongs_to_nothing_known_is_only_for_who_sees_all_regions() {
    for role in Role::ALL {
        assert!(may(&north(role), Deed::Read, Table::Deal, &Place::nowhere()).is_err() || role == Role::Admin);
    }
    assert!(may(&grant(Role::ReadOnly, None, false), Deed::Read, Table::Deal, &Place::nowhere()).is_ok());
}

#[test]
fn a_role_that_this_version_does_not_know_may_do_nothing() {
    let grant: Grant = serde_json::from_str(r#"{"role":"emperor","regions":null,"finance":true}"#).unwrap();
    assert_eq!(grant.role, Role::Nobody);
    assert_eq!(grant.buckets(), Some(Vec::new()));
}

#[test]
fn the_bucket_counts_before_the_facet_and_the_facet_before_the_role() {
    let target = Place { finance: true, ..place("South") };
    let blind = grant(Role::ReadOnly, Some(&["North"]), false);
    assert_eq!(may(&blind, Deed::Create, Table::Target, &target), Err(Denied::Scope));
    let target = Place { finance: true, ..place("North") };
    assert_eq!(may(&blind, Deed::Create, Table::Target, &target), Err(Denied::Facet));
    assert_eq!(may(&blind, Deed::Set("amount_minor"), Table::Deal, &place("North")), Err(Denied::Facet));
    assert_eq!(may(&blind, Deed::Set("name"), Table::Deal, &place("North")), Err(Denied::Role));
}

#[test]
fn reaches_are_equal_for_who_sees_the_same_and_for_nobody_else() {
    let whole = [Grant::everything(), grant(Role::Manager, None, true), grant(Role::Admin, Some(&["North"]), false)];
    assert!(whole.iter().all(|grant| grant.reach().is_empty()));
    let others = [
        Grant::nothing(),
        grant(Role::Manager, None, false),
        grant(Role::Manager, Some(&[]), false),
        north(Role::Manager),
        grant(Role::Manager, Some(&["North"]), false),
        grant(Role::Manager, Some(&["North", "South"]), true),
    ];
    for (place, grant) in others.iter().enumerate() {
        assert!(!grant.reach().is_empty());
        assert!(others[..place].iter().all(|other| other.reach() != grant.reach()), "{grant:?}");
    }
    assert_eq!(north(Role::Manager).reach(), north(Role::ReadOnly).reach());
}

#[test]
fn a_region_whose_name_looks_like_another_code_is_a_region() {
    for name in ["p", "n", "", "r:", "r:North"] {
        assert_eq!(Bucket::parse(&Bucket::Region(name.into()).code()), Bucket::Region(name.into()));
    }
    assert_ne!(Bucket::Region("p".into()).code(), Bucket::Public.code());
}

fn deal_fields(region: &str) -> Value {
    json!({
        "id": id(1), "code": "D-1", "name": "Deal", "partner_id": id(2), "account_id": null, "product_id": null,
        "owner_id": id(71), "region": region, "stage": "engaging", "stage_entered_on": null, "opened_on": null,
        "close_on": null, "amount_minor": 100, "currency": "EUR", "next_step": null, "next_step_on": null,
        "last_two_way_at": null, "push_count": 0, "partner_updated_on": null, "protected_until": null,
        "slow_by_design": false, "snoozed_until": null, "updated_at": 0, "version": 3,
    })
}

fn held(region: &str) -> BTreeMap<RecordKey, Held> {
    let Value::Object(fields) = deal_fields(region) else { unreachable!() };
    let row = row_of(Table::Deal, fields).unwrap();
    BTreeMap::from([((Table::Deal, id(1)), Held { row: Some(row), ..Held::default() })])
}

fn edit(op: Op, changes: Value) -> Mutation {
    let change = |pair: &Value| FieldChange { old: pair[0].clone(), new: pair[1].clone() };
    Mutation {
        mutation_id: id(900),
        device_seq: 1,
        table: Table::Deal,
        id: id(1),
        op,
        base: Base::default(),
        fields: changes.as_object().unwrap().iter().map(|(name, pair)| (name.clone(), change(pair))).collect(),
        deps: Vec::new(),
        at: 0,
        supersedes: None,
    }
}

fn judged(grant: &Grant, region: &str, edit: &Mutation) -> Result<bool, RefusalCode> {
    let places = BTreeMap::from([((Table::Deal, id(1)), place(region)), ((Table::Partner, id(2)), place(region))]);
    let withheld = withhold(grant, &places, &held(region), std::slice::from_ref(edit));
    withheld.map(|withheld| !withheld.is_empty()).map_err(|(_, refusal)| refusal.code)
}

#[test]
fn an_edit_is_judged_by_where_the_record_is_and_by_where_it_would_be() {
    let rename = edit(Op::Set, json!({ "name": ["Deal", "Other"] }));
    let away = edit(Op::Set, json!({ "region": ["North", "South"] }));
    let manager = north(Role::Manager);
    assert_eq!(judged(&manager, "North", &rename), Ok(false));
    assert_eq!(judged(&manager, "South", &rename), Ok(true));
    assert_eq!(judged(&manager, "North", &away), Ok(true));
    assert_eq!(judged(&grant(Role::Manager, Some(&["North", "South"]), true), "North", &away), Ok(false));
    assert_eq!(judged(&north(Role::SuccessManager), "North", &away), Err(RefusalCode::Forbidden));
    assert_eq!(judged(&north(Role::ReadOnly), "North", &rename), Err(RefusalCode::Forbidden));
    assert_eq!(judged(&north(Role::ReadOnly), "South", &rename), Ok(true));
}

#[test]
fn what_is_withheld_changes_nothing_and_is_kept_as_a_conflict_with_both_values() {
    let held = held("South");
    let rename = edit(Op::Set, json!({ "name": ["Deal", "Other"], "amount_minor": [100, 100] }));
    let author = Author { member: None, device: id(81) };
    let plan = plan_within(&held, &[], &[rename], author, &BTreeSet::from([id(900)]));
    assert_eq!(plan.verdicts[0].status, Status::Conflict);
    let Some((_, Some(Row::Conflict(conflict)))) = plan.rows.into_iter().next() else { panic!("no conflict") };
    assert_eq!((conflict.mine.as_str(), conflict.theirs.as_str()), (r#"{"name":"Other"}"#, r#"{"name":"Deal"}"#));
    assert_eq!(conflict.fields, r#"["name"]"#);
}

#[test]
fn a_withheld_edit_of_what_already_is_as_wanted_asks_for_nothing() {
    let rename = edit(Op::Set, json!({ "name": ["Old", "Deal"] }));
    let author = Author { member: None, device: id(81) };
    let plan = plan_within(&held("South"), &[], &[rename], author, &BTreeSet::from([id(900)]));
    assert_eq!((plan.verdicts[0].status, plan.rows.len()), (Status::Applied, 0));
}

#[test]
fn a_withheld_count_adds_to_what_is_there_when_it_is_decided_for() {
    let push = edit(Op::Set, json!({ "push_count": [1, 2] }));
    let mut held = held("South");
    if let Some(Row::Deal(deal)) = held.values_mut().next().and_then(|held| held.row.as_mut()) {
        deal.push_count = 2;
    }
    let author = Author { member: None, device: id(81) };
    let plan = plan_within(&held, &[], &[push], author, &BTreeSet::from([id(900)]));
    let Some((_, Some(Row::Conflict(conflict)))) = plan.rows.into_iter().next() else { panic!("no conflict") };
    assert_eq!((conflict.mine.as_str(), conflict.theirs.as_str()), (r#"{"push_count":3}"#, r#"{"push_count":2}"#));
}

#[test]
fn who_may_not_see_money_neither_sets_nor_loses_it() {
    let blind = grant(Role::Manager, Some(&["North"]), false);
    let amount = edit(Op::Set, json!({ "amount_minor": [null, 5], "currency": ["XXX", "EUR"] }));
    assert_eq!(judged(&blind, "North", &amount), Ok(true));
    let Row::Deal(seen) = redact(&blind, held("North").into_values().next().unwrap().row.unwrap()) else { panic!() };
    assert_eq!((seen.amount_minor, seen.currency.as_str(), seen.name.as_str()), (None, "XXX", "Deal"));
    // Removing: the amount was not seen, so it does not count as changed since.
    let removal =
        edit(Op::Del, json!({ "name": ["Deal", null], "amount_minor": [null, null], "currency": ["XXX", null] }));
    assert_eq!(trim(&blind, None, &removal).fields.keys().collect::<Vec<_>>(), ["name"]);
    // Bringing back: with the amount that it had.
    let gone = held("North").into_values().next().map(|held| Held { row: None, last: held.row, touched: None });
    let back =
        edit(Op::Restore, json!({ "amount_minor": [null, null], "currency": [null, "XXX"], "name": [null, "D"] }));
    let back = trim(&blind, gone.as_ref(), &back);
    assert_eq!((&back.fields["amount_minor"].new, &back.fields["currency"].new), (&json!(100), &json!("EUR")));
}

#[test]
fn a_conflict_that_shows_an_amount_is_about_money() {
    let conflict = |mine: Value| {
        let text = |value: Value| Value::from(value.to_string());
        let fields = json!({ "record_table": "deal", "record_id": id(1), "base": text(json!({})), "mine": text(mine),
                             "theirs": text(json!({})) });
        is_about_money(Table::Conflict, fields.as_object().unwrap())
    };
    assert!(conflict(json!({ "amount_minor": 5 })) && conflict(json!({ "name": "x", "currency": "EUR" })));
    assert!(!conflict(json!({ "name": "x" })) && !conflict(json!({ "amount_minor": null, "currency": "XXX" })));
}
