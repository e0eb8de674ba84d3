//! Bringing together what two people wrote into one note: nothing that either added is lost, nothing is made up.

use std::collections::BTreeSet;

use serde_json::Value;
use tandem_domain::{
    Base, FieldChange, Mutation, Op,
    merge::{Current, Effect, merge},
    mutation::Fields,
};
use tandem_model::Table;
use uuid::Uuid;

/// Three texts, cut at the bytes 0xFF; what is not UTF-8 is replaced.
pub fn run(bytes: &[u8]) {
    let mut parts = bytes.splitn(3, |byte| *byte == 0xFF).map(|part| String::from_utf8_lossy(part).into_owned());
    let (old, theirs, mine) =
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let text = |text: &str| if text.is_empty() { Value::Null } else { Value::from(text) };
    let row: Fields = [("note".to_owned(), text(&theirs))].into_iter().collect();
    let mutation = Mutation {
        mutation_id: Uuid::from_u128(1),
        device_seq: 1,
        table: Table::Partner,
        id: Uuid::from_u128(2),
        op: Op::Set,
        base: Base::default(),
        fields: [("note".to_owned(), FieldChange { old: text(&old), new: text(&mine) })].into(),
        deps: Vec::new(),
        at: 0,
        supersedes: None,
    };
    let merged = merge(Current::There(&row), &mutation);
    if !merged.clashes.is_empty() {
        assert_eq!(merged.effect, Effect::Keep);
        assert!(theirs != old && mine != old && mine != theirs, "a conflict without two changes");
        return;
    }
    let after = match merged.effect {
        Effect::Write(after) => after["note"].as_str().unwrap_or("").to_owned(),
        Effect::Keep => theirs.clone(),
        Effect::Remove => panic!("removed by a change"),
    };
    match (theirs == old, mine == old) {
        (true, _) => assert_eq!(after, mine),
        (_, true) => assert_eq!(after, theirs),
        _ => check_lines(&old, &theirs, &mine, &after),
    }
}

fn check_lines(old: &str, theirs: &str, mine: &str, after: &str) {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (old, theirs, mine, after) = (lines(old), lines(theirs), lines(mine), lines(after));
    for line in theirs.difference(&old).chain(mine.difference(&old)) {
        assert!(line.is_empty() || after.contains(line), "{line:?} was added and is lost");
    }
    for line in &after {
        assert!(line.is_empty() || theirs.contains(line) || mine.contains(line), "{line:?} comes from nowhere");
    }
}
