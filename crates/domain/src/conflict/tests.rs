//! Each choice on each kind of conflict.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use tandem_model::{Choice, ConflictId, MemberId, PartnerId, Row, conflict, partner};
use uuid::Uuid;

use super::{Decision, Settled, settle};
use crate::{
    check::{Refusal, RefusalCode},
    deal::Moment,
    mutation::{Fields, fields_of},
};

fn moment() -> Moment {
    Moment { today: "2026-11-23".parse().unwrap(), at: 77 }
}

fn record() -> partner::Model {
    partner::Model {
        id: PartnerId(Uuid::from_u128(9)),
        name: "Theirs".into(),
        kind: "reseller".into(),
        tier: None,
        country: None,
        city: Some("Oslo".into()),
        region: "EMEA".into(),
        domain: None,
        language: None,
        owner_id: MemberId(Uuid::from_u128(2)),
        since: None,
        note: None,
        tags: None,
        version: 3,
    }
}

fn conflict(kind: &str, mine: Value) -> conflict::Model {
    conflict::Model {
        id: ConflictId(Uuid::from_u128(1)),
        record_table: "partner".into(),
        record_id: record().id.0,
        kind: kind.into(),
        fields: r#"["name"]"#.into(),
        base: r#"{"name":"Base"}"#.into(),
        mine: mine.to_string(),
        theirs: r#"{"name":"Theirs"}"#.into(),
        mine_by: None,
        mine_device: Uuid::from_u128(4),
        mine_at: 1,
        theirs_by: None,
        theirs_at: None,
        mutation_id: Uuid::from_u128(5),
        state: "open".into(),
        choice: None,
        closed_by: None,
        closed_at: None,
        version: 1,
    }
}

fn decide(choice: Choice, values: Value) -> Decision {
    let values = match values {
        Value::Object(values) => values,
        _ => Fields::new(),
    };
    Decision { choice, values, by: Some(MemberId(Uuid::from_u128(2))) }
}

fn named(name: &str) -> Settled {
    Settled::Becomes(Row::Partner(partner::Model { name: name.into(), ..record() }))
}

#[test]
fn mine_theirs_and_a_third_value_each_win_by_name() {
    let open = conflict("field", json!({ "name": "Mine" }));
    let now = Row::Partner(record());
    for (choice, values, wanted) in [
        (Choice::Mine, Value::Null, named("Mine")),
        (Choice::Theirs, Value::Null, Settled::Stays),
        (Choice::Edited, json!({ "name": "Third" }), named("Third")),
    ] {
        let (closed, settled) = settle(&open, &decide(choice, values), Some(&now), moment()).unwrap();
        assert_eq!(settled, wanted);
        assert_eq!((closed.state.as_str(), closed.choice.as_deref()), ("closed", Some(choice.code())));
        assert_eq!((closed.closed_by, closed.closed_at), (Some(MemberId(Uuid::from_u128(2))), Some(77)));
    }
}

#[test]
fn what_was_removed_comes_back_whole_or_stays_away() {
    let mut mine = fields_of(&Row::Partner(partner::Model { name: "Mine".into(), ..record() })).unwrap();
    mine.remove("id");
    mine.remove("version");
    let open = conflict("removed", Value::Object(mine));
    let (_, back) = settle(&open, &decide(Choice::Mine, Value::Null), None, moment()).unwrap();
    assert_eq!(back, Settled::Becomes(Row::Partner(partner::Model { name: "Mine".into(), version: 0, ..record() })));
    let (_, away) = settle(&open, &decide(Choice::Theirs, Value::Null), None, moment()).unwrap();
    assert_eq!(away, Settled::Stays);
}

#[test]
fn a_removal_of_what_others_changed_is_done_or_dropped() {
    let open = conflict("changed", json!({}));
    let now = Row::Partner(record());
    let settled =
        |choice| settle(&open, &decide(choice, Value::Null), Some(&now), moment()).map(|(_, settled)| settled);
    assert_eq!(settled(Choice::Mine), Ok(Settled::Goes));
    assert_eq!(settled(Choice::Theirs), Ok(Settled::Stays));
    assert_eq!(settled(Choice::Edited), Err(Refusal::new(RefusalCode::BadValue)));
}

#[test]
fn what_is_decided_gone_or_senseless_is_refused() {
    let open = conflict("field", json!({ "name": "Mine" }));
    let now = Row::Partner(record());
    let refused =
        |conflict: &conflict::Model, decision, now| settle(conflict, &decision, now, moment()).unwrap_err().code;
    let closed = conflict::Model { state: "closed".into(), ..open.clone() };
    assert_eq!(refused(&closed, decide(Choice::Mine, Value::Null), Some(&now)), RefusalCode::Decided);
    assert_eq!(refused(&open, decide(Choice::Mine, Value::Null), None), RefusalCode::Gone);
    for values in [json!({ "city": "Rome" }), json!({ "version": 9 }), json!({ "name": 7 })] {
        assert_eq!(refused(&open, decide(Choice::Edited, values), Some(&now)), RefusalCode::BadValue);
    }
    assert_eq!(refused(&open, decide(Choice::Edited, json!({ "name": " " })), Some(&now)), RefusalCode::Empty);
}
