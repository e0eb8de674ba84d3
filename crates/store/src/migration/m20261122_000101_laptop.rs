//! What only a laptop keeps: where its sync stands, what the hub last said, what the user did since,
//! sums and search for the screens.
//!
//! SQLite only, so plain SQL; each statement may run twice, because a crash may come between any two.

use sea_orm_migration::prelude::*;
use uuid::Uuid;

use crate::{index, rollup};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES_SQL: &str = "
CREATE TABLE IF NOT EXISTS sync_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  device_id BLOB NOT NULL,
  next_device_seq INTEGER NOT NULL DEFAULT 1,
  hub_epoch BLOB, workspace_id BLOB, workspace_name TEXT, me BLOB,
  cursor TEXT,
  load_phase TEXT,
  snapshot_table TEXT, snapshot_after BLOB, snapshot_as_of TEXT,
  rows_done INTEGER NOT NULL DEFAULT 0, rows_total INTEGER NOT NULL DEFAULT 0, bytes_done INTEGER NOT NULL DEFAULT 0,
  first_sync_done INTEGER NOT NULL DEFAULT 0,
  last_synced_at INTEGER
);
CREATE TABLE IF NOT EXISTS base (
  t TEXT NOT NULL, id BLOB NOT NULL, version INTEGER NOT NULL, row TEXT,
  PRIMARY KEY (t, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (
  mutation_id BLOB PRIMARY KEY NOT NULL,
  device_seq INTEGER NOT NULL UNIQUE,
  group_id BLOB NOT NULL,
  t TEXT NOT NULL, id BLOB NOT NULL,
  op TEXT NOT NULL,
  base_version INTEGER NOT NULL,
  fields TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS outbox_by_row ON outbox(t, id, device_seq);
CREATE INDEX IF NOT EXISTS outbox_by_state ON outbox(state, device_seq);
CREATE TABLE IF NOT EXISTS stall_flag (
  deal_id BLOB PRIMARY KEY NOT NULL,
  severity INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  cause TEXT NOT NULL,
  since_on TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS stall_flag_by_severity ON stall_flag(severity, deal_id);
CREATE TABLE IF NOT EXISTS stall_notice (
  deal_id BLOB PRIMARY KEY NOT NULL, cause TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS daily_count (
  kind TEXT NOT NULL, day_on TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, day_on)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS search_doc (
  rid INTEGER PRIMARY KEY, t TEXT NOT NULL, id BLOB NOT NULL, hash INTEGER NOT NULL,
  UNIQUE (id, t)
);
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(
  deal, partner, person,
  content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(TABLES_SQL).await?;
        db.execute_unprepared(&rollup::create_sql()).await?;
        for index in index::create_local_sql() {
            db.execute_unprepared(&index).await?;
        }
        let device = Query::insert()
            .into_table("sync_state")
            .columns(["id", "device_id"])
            .values_panic([1.into(), Uuid::new_v4().into()])
            .on_conflict(OnConflict::column("id").do_nothing().to_owned())
            .to_owned();
        manager.execute(device).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
