//! What the hub's answer does: base, record, archive, conflicts and the journal.

use serde_json::json;
use tandem_domain::push::{Status, Verdict};
use tandem_model::{ConflictId, Row, Table, conflict, partner};
use tandem_store::{Change, MergeKind};
use uuid::Uuid;

use crate::support::{Cache, deal, id, partner as a_partner, put_deal, verdict};

async fn edited() -> Cache {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    cache.edit_deal(1, |deal| deal.name = "Mine".into()).await;
    cache
}

#[tokio::test]
async fn an_acknowledged_edit_leaves_the_hubs_row_and_nothing_else() {
    let cache = edited().await;
    let sent = cache.push().await;
    let mut theirs = deal(1);
    (theirs.version, theirs.name, theirs.next_step) = (4, "Mine".into(), Some("Theirs".into()));
    let written = cache.answer(vec![verdict(&sent[0][0], Status::Applied)], vec![put_deal(&theirs)]).await;
    assert!(written.topics.contains(&Table::Deal));
    assert_eq!(cache.deal(1).await.unwrap(), theirs);
    for table in ["outbox", "base"] {
        assert_eq!(cache.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(cache.number("SELECT count(*) FROM archive WHERE state = 'acked'"), 1);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
}

#[tokio::test]
async fn an_edit_without_a_verdict_is_offered_again() {
    let cache = edited().await;
    let sent = cache.push().await;
    cache.answer(vec![], vec![]).await;
    assert_eq!(cache.push().await, sent);
}

#[tokio::test]
async fn a_verdict_on_what_was_never_sent_changes_nothing() {
    let cache = edited().await;
    let entry = cache.store.list_queue(1).await.unwrap().remove(0);
    let (refusal, combined, conflicts) = (None, Vec::new(), Vec::new());
    let forged = Verdict { mutation_id: entry.mutation_id, status: Status::Applied, refusal, combined, conflicts };
    cache.answer(vec![forged], vec![]).await;
    assert_eq!(cache.store.queue_counts().await.unwrap().waiting, 1);
}

#[tokio::test]
async fn a_later_edit_lies_over_the_answer_to_the_earlier_one() {
    let cache = edited().await;
    let sent = cache.push().await;
    cache.edit_deal(1, |deal| deal.next_step = Some("Later".into())).await;
    let mut theirs = deal(1);
    (theirs.version, theirs.name, theirs.region) = (4, "Mine".into(), "APAC".into());
    cache.answer(vec![verdict(&sent[0][0], Status::Applied)], vec![put_deal(&theirs)]).await;
    let seen = cache.deal(1).await.unwrap();
    assert_eq!((seen.next_step.as_deref(), seen.region.as_str(), seen.version), (Some("Later"), "APAC", 4));
    assert_eq!(cache.number("SELECT version FROM base"), 4);
}

#[tokio::test]
async fn an_answer_that_leaves_the_record_for_the_next_pull_does_not_show_the_old_value() {
    let cache = edited().await;
    let sent = cache.push().await;
    cache.answer(vec![verdict(&sent[0][0], Status::Applied)], vec![]).await;
    assert_eq!(cache.deal(1).await.unwrap().name, "Mine");
    let mut theirs = deal(1);
    (theirs.version, theirs.name) = (2, "Mine".into());
    cache.remote(vec![put_deal(&theirs)]).await;
    assert_eq!(cache.deal(1).await.unwrap(), theirs);
}

fn conflict(mutation_id: Uuid) -> conflict::Model {
    conflict::Model {
        id: ConflictId(id(77)),
        record_table: "deal".into(),
        record_id: id(1),
        kind: "field".into(),
        fields: r#"["name"]"#.into(),
        base: "{}".into(),
        mine: r#"{"name":"Mine"}"#.into(),
        theirs: r#"{"name":"Theirs"}"#.into(),
        mine_by: None,
        mine_device: id(5),
        mine_at: 1,
        theirs_by: None,
        theirs_at: None,
        mutation_id,
        state: "open".into(),
        choice: None,
        closed_by: None,
        closed_at: None,
        version: 1,
    }
}

#[tokio::test]
async fn a_conflict_shows_the_hubs_value_and_keeps_both() {
    let cache = edited().await;
    let sent = cache.push().await;
    let mut theirs = deal(1);
    (theirs.version, theirs.name) = (2, "Theirs".into());
    // Pulled before the answer: the user still sees their own.
    cache.remote(vec![put_deal(&theirs)]).await;
    assert_eq!(cache.deal(1).await.unwrap().name, "Mine");
    let row = conflict(sent[0][0].mutation_id);
    let changes = vec![put_deal(&theirs), Change::Put(Row::Conflict(row.clone()))];
    cache.answer(vec![verdict(&sent[0][0], Status::Conflict)], changes).await;
    assert_eq!(cache.deal(1).await.unwrap().name, "Theirs");
    assert_eq!(cache.store.queue_counts().await.unwrap().open_conflicts, 1);
    assert_eq!(cache.store.list_conflicts(true, 9).await.unwrap(), std::slice::from_ref(&row));
    assert_eq!(cache.store.conflicts_of(Table::Deal, id(1)).await.unwrap(), std::slice::from_ref(&row));
    // Closing it is an edit of its row like any other.
    let closed = conflict::Model { state: "closed".into(), choice: Some("theirs".into()), ..row };
    cache.local(vec![Change::Put(Row::Conflict(closed))]).await;
    assert_eq!(cache.store.list_conflicts(true, 9).await.unwrap(), []);
    assert_eq!(cache.push().await[0][0].table, Table::Conflict);
}

#[tokio::test]
async fn a_record_removed_under_an_edit_stays_in_sight_until_the_hub_has_answered() {
    let cache = edited().await;
    let gone = Change::Del { table: Table::Deal, id: id(1), version: 2 };
    cache.remote(vec![gone.clone()]).await;
    assert_eq!(cache.deal(1).await.unwrap().name, "Mine");
    cache.edit_deal(1, |deal| deal.next_step = Some("More".into())).await;
    let sent = cache.push().await;
    assert_eq!(cache.deal(1).await.unwrap().next_step.as_deref(), Some("More"));
    cache.answer(vec![verdict(&sent[0][0], Status::Conflict)], vec![gone]).await;
    assert_eq!(cache.deal(1).await, None);
    assert_eq!(cache.number("SELECT count(*) FROM base"), 0);
}

#[tokio::test]
async fn the_hubs_line_of_history_takes_the_place_of_the_preview() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    cache.edit_deal(1, |deal| deal.stage = "proposal".into()).await;
    let sent = cache.push().await;
    let rows = cache.store.counts().await.unwrap()[&Table::StageChange];
    assert_eq!(rows, 1);
    let mut line = cache
        .raw()
        .query_row("SELECT id FROM stage_change", [], |row| row.get::<_, [u8; 16]>(0))
        .map(Uuid::from_bytes)
        .unwrap();
    let found = cache.store.find_row(Table::StageChange, line).await.unwrap().unwrap();
    let mut kept = found;
    kept.set_version(3);
    let mut theirs = deal(1);
    (theirs.version, theirs.stage) = (2, "proposal".into());
    cache.answer(vec![verdict(&sent[0][0], Status::Applied)], vec![put_deal(&theirs), Change::Put(kept.clone())]).await;
    line = kept.uuid();
    assert_eq!(cache.store.find_row(Table::StageChange, line).await.unwrap(), Some(kept));
    assert_eq!(cache.number("SELECT count(*) FROM stage_change"), 1);
}

#[tokio::test]
async fn a_stage_that_the_hub_did_not_take_leaves_no_line_of_history() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    cache.edit_deal(1, |deal| deal.stage = "proposal".into()).await;
    let sent = cache.push().await;
    let mut theirs = deal(1);
    (theirs.version, theirs.stage) = (2, "lost".into());
    cache.answer(vec![verdict(&sent[0][0], Status::Conflict)], vec![put_deal(&theirs)]).await;
    assert_eq!(cache.number("SELECT count(*) FROM stage_change"), 0);
}

#[tokio::test]
async fn what_was_brought_together_is_told_once_each() {
    let cache = Cache::new().await;
    let put = |row: &partner::Model| Change::Put(Row::Partner(row.clone()));
    let base = partner::Model { tags: Some("gold".into()), ..a_partner(1, "Nordwind") };
    cache.remote(vec![put(&base)]).await;
    cache.local(vec![put(&partner::Model { tags: Some("gold\nmine".into()), ..base.clone() })]).await;
    let theirs = partner::Model { tags: Some("gold\ntheirs".into()), tier: Some("silver".into()), version: 2, ..base };
    cache.remote(vec![put(&theirs)]).await;
    let Some(Row::Partner(seen)) = cache.store.find_row(Table::Partner, id(1)).await.unwrap() else { panic!() };
    assert_eq!((seen.tags.as_deref(), seen.tier.as_deref()), (Some("gold\nmine\ntheirs"), Some("silver")));
    let sent = cache.push().await;
    let merged = partner::Model { tags: Some("gold\nmine\ntheirs".into()), version: 3, ..theirs };
    let verdict = Verdict { combined: vec!["tags".into()], ..verdict(&sent[0][0], Status::Merged) };
    cache.answer(vec![verdict], vec![put(&merged)]).await;
    let notes = cache.store.list_journal(9).await.unwrap();
    let told: Vec<_> = notes.iter().map(|note| (note.kind, note.fields[0].name.as_str())).collect();
    assert_eq!(told, [(MergeKind::Combined, "tags"), (MergeKind::CameIn, "tier")]);
    assert_eq!(notes[0].fields[0].before, json!("gold"));
    assert_eq!(notes[0].fields[0].now, json!("gold\nmine\ntheirs"));
    assert_eq!(notes[1].fields[0].before, json!("gold"));
}
