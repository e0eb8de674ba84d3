//! What the user does: row, base copy and outbox line, all of them or none.

use serde_json::{Value, json};
use tandem_model::{Row, Table};
use tandem_store::Change;

use crate::support::{Cache, NOW, day, deal, edit, id, put_deal, put_partner};

/// Number, what it does, the hub's version that it saw, and its fields.
fn outbox(cache: &Cache) -> Vec<(Option<i64>, String, i64, Value)> {
    let sqlite = cache.raw();
    let mut statement = sqlite.prepare("SELECT device_seq, op, base_version, fields FROM outbox ORDER BY ord").unwrap();
    let lines = statement.query_map([], |row| {
        let fields: String = row.get(3)?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, serde_json::from_str(&fields).unwrap()))
    });
    lines.unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn an_edit_keeps_the_hubs_row_and_notes_old_and_new_of_all_that_belongs_together() {
    let cache = Cache::new().await;
    let mut edited = deal(1);
    edited.version = 5;
    cache.remote(vec![put_deal(&edited)]).await;
    edited.amount_minor = None;
    cache.local(vec![put_deal(&edited)]).await;
    assert_eq!(cache.deal(1).await.unwrap(), edited);
    let fields = json!({"amount_minor": {"old": 125_000, "new": null}, "currency": {"old": "EUR", "new": "EUR"}});
    assert_eq!(outbox(&cache), [(None, "set".into(), 5, fields)]);
    let base: String = cache.raw().query_row("SELECT row FROM base", [], |row| row.get(0)).unwrap();
    assert_eq!(serde_json::from_str::<tandem_model::deal::Model>(&base).unwrap().amount_minor, Some(125_000));
}

#[tokio::test]
async fn edits_that_were_never_sent_become_one_and_the_base_stays_as_the_hub_said() {
    let cache = Cache::new().await;
    let mut edited = deal(1);
    cache.remote(vec![put_deal(&edited)]).await;
    for name in ["One", "Two", "Two", "Three"] {
        edited.name = name.into();
        cache.local(vec![put_deal(&edited)]).await;
    }
    assert_eq!(outbox(&cache), [(None, "set".into(), 1, json!({"name": {"old": "Deal 1", "new": "Three"}}))]);
    assert_eq!(cache.number("SELECT count(*) FROM base WHERE row LIKE '%Deal 1%'"), 1);
    assert_eq!(cache.deal(1).await.unwrap().name, "Three");
}

#[tokio::test]
async fn an_edit_that_goes_back_to_what_the_hub_has_leaves_nothing_to_send() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    let mut edited = deal(1);
    edited.name = "Other".into();
    cache.local(vec![put_deal(&edited)]).await;
    cache.local(vec![put_deal(&deal(1))]).await;
    for table in ["outbox", "base"] {
        assert_eq!(cache.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(cache.deal(1).await.unwrap(), deal(1));
}

#[tokio::test]
async fn a_removal_carries_the_whole_row_and_its_return_leaves_nothing() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    let gone = Change::Del { table: Table::Deal, id: id(1), version: 0 };
    cache.local(vec![gone.clone(), gone]).await;
    let lines = outbox(&cache);
    assert_eq!((lines.len(), lines[0].1.as_str(), lines[0].2), (1, "del", 1));
    assert_eq!(lines[0].3["name"], json!({"old": "Deal 1", "new": null}));
    assert_eq!(lines[0].3["stage"]["old"], "engaging");
    assert_eq!(cache.deal(1).await, None);
    cache.local(vec![put_deal(&deal(1))]).await;
    assert_eq!(outbox(&cache), []);
    assert_eq!(cache.deal(1).await.unwrap(), deal(1));
}

#[tokio::test]
async fn a_new_row_carries_all_of_its_fields_and_what_names_it_depends_on_it() {
    let cache = Cache::new().await;
    cache.local(vec![put_partner(1, "Nordwind")]).await;
    cache.local(vec![put_deal(&deal(2))]).await;
    let queue = cache.store.list_queue(10).await.unwrap();
    let deps: String = cache.raw().query_row("SELECT deps FROM outbox WHERE t = 'deal'", [], |row| row.get(0)).unwrap();
    assert_eq!(serde_json::from_str::<Vec<uuid::Uuid>>(&deps).unwrap(), [queue[0].mutation_id]);
    assert_eq!(outbox(&cache)[1].3["name"], json!({"old": null, "new": "Deal 2"}));
    assert_eq!(cache.deal(2).await.unwrap().version, 0);
}

#[tokio::test]
async fn a_new_stage_shows_its_line_of_history_at_once_and_makes_no_edit_of_it() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    let mut edited = deal(1);
    (edited.stage, edited.stage_entered_on) = ("proposal".into(), Some(day("2026-11-26")));
    cache.local(vec![put_deal(&edited)]).await;
    let sql =
        "SELECT count(*) FROM stage_change WHERE from_stage = 'engaging' AND to_stage = 'proposal' AND version = 0";
    assert_eq!(cache.number(sql), 1);
    assert_eq!(cache.number("SELECT count(*) FROM outbox"), 1);
    cache.store.undo(NOW).await.unwrap();
    assert_eq!(cache.number("SELECT count(*) FROM stage_change"), 0);
}

#[tokio::test]
async fn a_write_that_fails_in_the_middle_leaves_nothing_behind() {
    let cache = Cache::new().await;
    let fail = "CREATE TRIGGER fail BEFORE INSERT ON outbox WHEN NEW.ord = 3
                BEGIN SELECT RAISE(ABORT, 'made to fail'); END";
    cache.raw().execute_batch(fail).unwrap();
    let group = edit(NOW);
    let changes = (1..=3).map(|n| put_deal(&deal(n))).collect();
    cache.store.write(group, changes).await.unwrap_err();
    for table in ["deal", "base", "outbox", "deal_rollup", "search_doc"] {
        assert_eq!(cache.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    cache.local(vec![put_deal(&deal(1))]).await;
    assert_eq!(cache.number("SELECT ord FROM outbox"), 1, "the order has no gap");
    assert_eq!(cache.number("SELECT count(*) FROM undo_step"), 1);
}

#[tokio::test]
async fn a_caller_who_stops_waiting_leaves_all_or_nothing() {
    let cache = Cache::new().await;
    for round in 0..40u32 {
        let (store, first) = (cache.store.clone(), u128::from(round) * 10);
        let changes: Vec<Change> = (first..first + 10).map(|n| put_deal(&deal(n))).collect();
        let write = tokio::spawn(async move { store.write(edit(NOW), changes).await });
        for _ in 0..round {
            tokio::task::yield_now().await;
        }
        write.abort();
        let _ = write.await;
    }
    cache.local(vec![put_deal(&deal(9_999))]).await;
    let (deals, lines) = (cache.number("SELECT count(*) FROM deal"), cache.number("SELECT count(*) FROM outbox"));
    assert_eq!(deals, lines);
    assert_eq!(deals % 10, 1);
}

#[tokio::test]
async fn what_was_touched_is_told() {
    let cache = Cache::new().await;
    let group = edit(NOW);
    let written = cache.store.write(group.clone(), vec![put_deal(&deal(1))]).await.unwrap();
    assert!(written.group_id.is_some());
    // The deal, and the line of history that comes of it.
    assert_eq!(written.topics.into_iter().collect::<Vec<_>>(), [Table::Deal, Table::StageChange]);
    let written = cache.store.write(group, vec![Change::Put(Row::Deal(deal(1)))]).await.unwrap();
    assert!(written.topics.is_empty() && written.group_id.is_none());
}
