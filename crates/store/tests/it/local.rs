//! What the user does: row, base copy and outbox line, all of them or none.

use serde_json::{Value, json};
use tandem_model::{Row, Table};
use tandem_store::Change;

use crate::support::{Cache, NOW, deal, edit, id, put_deal};

fn outbox(cache: &Cache) -> Vec<(i64, String, i64, Value)> {
    let sqlite = cache.raw();
    let mut statement =
        sqlite.prepare("SELECT device_seq, op, base_version, fields FROM outbox ORDER BY device_seq").unwrap();
    let lines = statement.query_map([], |row| {
        let fields: String = row.get(3)?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, serde_json::from_str(&fields).unwrap()))
    });
    lines.unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn an_edit_keeps_the_hubs_row_and_notes_old_and_new() {
    let cache = Cache::new().await;
    let mut edited = deal(1);
    edited.version = 5;
    cache.remote(vec![put_deal(&edited)]).await;
    edited.stage = "won".into();
    edited.amount_minor = None;
    cache.local(vec![put_deal(&edited)]).await;
    assert_eq!(cache.deal(1).await.unwrap(), edited);
    let fields = json!({"stage": {"old": "engaging", "new": "won"}, "amount_minor": {"old": 125_000, "new": null}});
    assert_eq!(outbox(&cache), [(1, "set".into(), 5, fields)]);
    let base: String = cache.raw().query_row("SELECT row FROM base", [], |row| row.get(0)).unwrap();
    assert_eq!(serde_json::from_str::<tandem_model::deal::Model>(&base).unwrap().stage, "engaging");
}

#[tokio::test]
async fn a_second_edit_adds_a_line_and_leaves_the_base_as_the_hub_said() {
    let cache = Cache::new().await;
    let mut edited = deal(1);
    cache.remote(vec![put_deal(&edited)]).await;
    for stage in ["proposal", "proposal", "won"] {
        edited.stage = stage.into();
        cache.local(vec![put_deal(&edited)]).await;
    }
    let lines = outbox(&cache);
    assert_eq!(lines.len(), 2, "an edit that changes nothing makes no line");
    assert_eq!(lines[1].3, json!({"stage": {"old": "proposal", "new": "won"}}));
    assert_eq!(cache.number("SELECT count(*) FROM base WHERE row LIKE '%engaging%'"), 1);
}

#[tokio::test]
async fn a_new_row_a_removal_and_its_return_are_told_apart() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    let gone = Change::Del { table: Table::Deal, id: id(1), version: 0 };
    cache.local(vec![gone.clone(), gone, put_deal(&deal(1)), put_deal(&deal(2))]).await;
    let ops: Vec<_> = outbox(&cache).into_iter().map(|(seq, op, version, _)| (seq, op, version)).collect();
    assert_eq!(ops, [(1, "del".to_owned(), 1), (2, "restore".to_owned(), 1), (3, "create".to_owned(), 0)]);
    assert_eq!(cache.deal(2).await.unwrap().version, 0);
}

#[tokio::test]
async fn a_write_that_fails_in_the_middle_leaves_nothing_behind() {
    let cache = Cache::new().await;
    let fail = "CREATE TRIGGER fail BEFORE INSERT ON outbox WHEN NEW.device_seq = 3
                BEGIN SELECT RAISE(ABORT, 'made to fail'); END";
    cache.raw().execute_batch(fail).unwrap();
    let group = edit(NOW);
    let changes = (1..=3).map(|n| put_deal(&deal(n))).collect();
    cache.store.write(group, changes).await.unwrap_err();
    for table in ["deal", "base", "outbox", "deal_rollup", "search_doc"] {
        assert_eq!(cache.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    cache.local(vec![put_deal(&deal(1))]).await;
    assert_eq!(outbox(&cache)[0].0, 1, "the numbers have no gap");
}

#[tokio::test]
async fn a_caller_who_stops_waiting_leaves_all_or_nothing() {
    let cache = Cache::new().await;
    for round in 0..40u32 {
        let (store, first) = (cache.store.clone(), u128::from(round) * 10);
        let changes: Vec<Change> = (first..first + 10).map(|n| put_deal(&deal(n))).collect();
        let write =
            tokio::spawn(async move { store.write(edit(NOW), changes).await });
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
    assert_eq!(written.topics.into_iter().collect::<Vec<_>>(), [Table::Deal]);
    let written = cache.store.write(group, vec![Change::Put(Row::Deal(deal(1)))]).await.unwrap();
    assert!(written.topics.is_empty());
}
