//! A cache file of the version before goes on as it is, with what the user did in it.

use std::path::Path;

use tandem_domain::Op;
use tandem_model::Table;
use tandem_store::{Key, LoadState, OpenOptions, Store};

use crate::support::{Cache, NOW, deal, edit, id, partner, put_deal, raw};

/// Every table, index and trigger, word for word as they were released.
const SCHEMA_1: &str = include_str!("../fixtures/schema_1.sql");

/// One partner, one deal with a changed name, one deal that was removed; nothing of it was ever sent.
pub const ROWS: &str = "
INSERT INTO sync_state (id, device_id, next_device_seq, cursor, first_sync_done) VALUES (1, zeroblob(16), 3, 'c', 1);
INSERT INTO partner (id, name, kind, region, owner_id, version)
  VALUES (x'00000000000000000000000000000001', 'Nordwind', 'reseller', 'EMEA', zeroblob(16), 4);
INSERT INTO deal (id, code, name, partner_id, owner_id, region, stage, currency, push_count, slow_by_design, updated_at, version)
  VALUES (x'00000000000000000000000000000002', 'D-2', 'Mine', x'00000000000000000000000000000001', zeroblob(16), 'EMEA',
          'engaging', 'EUR', 0, 0, 5, 3);
INSERT INTO base VALUES
  ('deal', x'00000000000000000000000000000002', 3, (SELECT json_object('id', '00000000-0000-0000-0000-000000000002',
   'code', 'D-2', 'name', 'Theirs', 'partner_id', '00000000-0000-0000-0000-000000000001', 'account_id', NULL,
   'product_id', NULL, 'owner_id', '00000000-0000-0000-0000-000000000000', 'region', 'EMEA', 'stage', 'engaging',
   'stage_entered_on', NULL, 'opened_on', NULL, 'close_on', NULL, 'amount_minor', NULL, 'currency', 'EUR',
   'next_step', NULL, 'next_step_on', NULL, 'last_two_way_at', NULL, 'push_count', 0, 'partner_updated_on', NULL,
   'protected_until', NULL, 'slow_by_design', json('false'), 'snoozed_until', NULL, 'updated_at', 5, 'version', 3))),
  ('deal', x'00000000000000000000000000000003', 1, '{}');
INSERT INTO outbox VALUES
  (x'00000000000000000000000000000011', 1, x'00000000000000000000000000000021', 'deal',
   x'00000000000000000000000000000002', 'set', 3, '{\"name\":{\"old\":\"Theirs\",\"new\":\"Mine\"}}', 'queued', 7),
  (x'00000000000000000000000000000012', 2, x'00000000000000000000000000000022', 'deal',
   x'00000000000000000000000000000003', 'del', 1, '{}', 'queued', 8);
";

/// As the first release left it.
pub fn write_old_file(path: &Path, key: &Key, statements: &str) {
    let sqlite = raw(path, key);
    sqlite.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    sqlite.execute_batch(SCHEMA_1).unwrap();
    sqlite.execute_batch(statements).unwrap();
}

async fn opened(statements: &str) -> Cache {
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("cache.db"), Key::random().unwrap());
    write_old_file(&path, &key, statements);
    let store = Store::open(&path, &key, OpenOptions::default()).await.unwrap();
    Cache::of(store, key, path, folder)
}

fn schema(cache: &Cache) -> Vec<String> {
    let sqlite = cache.raw();
    let sql = "SELECT m.name || ' ' || coalesce((SELECT group_concat(name) FROM
               (SELECT name FROM pragma_table_info(m.name) ORDER BY name)), '') FROM sqlite_master m ORDER BY m.name";
    let mut statement = sqlite.prepare(sql).unwrap();
    let found = statement.query_map([], |row| row.get(0)).unwrap();
    found.map(Result::unwrap).collect()
}

#[tokio::test]
async fn an_old_file_ends_with_the_schema_of_a_new_one() {
    assert_eq!(schema(&opened(ROWS).await), schema(&Cache::new().await));
}

#[tokio::test]
async fn what_the_user_did_in_an_old_file_is_sent_and_the_sync_goes_on() {
    let cache = opened(ROWS).await;
    let state = cache.store.sync_state().await.unwrap();
    assert_eq!((state.load, state.cursor.as_deref()), (LoadState::Done, Some("c")));
    assert_eq!(cache.deal(2).await.unwrap().name, "Mine");
    let sent: Vec<_> = cache.push().await.into_iter().flatten().collect();
    let told: Vec<_> = sent.iter().map(|mutation| (mutation.device_seq, mutation.op, mutation.id)).collect();
    assert_eq!(told, [(1, Op::Set, id(2)), (2, Op::Del, id(3))]);
    let mut theirs = partner(1, "Nordwind");
    (theirs.note, theirs.version) = (Some("New".into()), 5);
    cache.remote(vec![tandem_store::Change::Put(tandem_model::Row::Partner(theirs.clone()))]).await;
    let found = cache.store.find_row(Table::Partner, id(1)).await.unwrap();
    assert_eq!(found, Some(tandem_model::Row::Partner(theirs)));
    cache.store.write(edit(NOW), vec![put_deal(&deal(9))]).await.unwrap();
    assert_eq!(cache.push().await.len(), 3);
    assert_eq!(cache.store.integrity_check().await.unwrap(), Vec::<String>::new());
}

/// The laptop's own step may run again after a crash in it.
#[tokio::test]
async fn a_migration_that_was_broken_off_goes_on() {
    for half in [
        "ALTER TABLE outbox RENAME COLUMN device_seq TO ord;",
        "ALTER TABLE outbox RENAME COLUMN device_seq TO ord; ALTER TABLE outbox ADD COLUMN device_seq INTEGER;
         ALTER TABLE base ADD COLUMN last TEXT; ALTER TABLE sync_state ADD COLUMN next_ord INTEGER NOT NULL DEFAULT 0;
         UPDATE sync_state SET next_ord = next_device_seq, next_device_seq = 1 WHERE next_ord = 0;",
    ] {
        let cache = opened(&format!("{ROWS}{half}")).await;
        assert_eq!(schema(&cache), schema(&Cache::new().await));
        let numbers: Vec<i64> = cache.push().await.iter().flatten().map(|mutation| mutation.device_seq).collect();
        assert_eq!(numbers, [1, 2]);
    }
}
