//! What it takes to send the user's edits: more about each of them, those that the hub has taken, what was thrown away,
//! what was brought together without asking, and how to undo.
//!
//! SQLite only, so plain SQL; each step may run twice, because a crash may come between any two.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES_SQL: &str = "
CREATE INDEX IF NOT EXISTS outbox_create ON outbox(id) WHERE op IN ('create', 'restore');
CREATE INDEX IF NOT EXISTS outbox_by_group ON outbox(group_id);
CREATE TABLE IF NOT EXISTS archive (
  mutation_id BLOB PRIMARY KEY NOT NULL,
  ord INTEGER NOT NULL,
  device_seq INTEGER,
  group_id BLOB NOT NULL,
  t TEXT NOT NULL, id BLOB NOT NULL,
  op TEXT NOT NULL,
  base_epoch BLOB, base_version INTEGER NOT NULL,
  fields TEXT NOT NULL,
  deps TEXT NOT NULL, supersedes BLOB,
  state TEXT NOT NULL, refusal TEXT,
  verb TEXT NOT NULL, title TEXT NOT NULL,
  workspace_id BLOB,
  at INTEGER NOT NULL,
  done_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS archive_by_time ON archive(done_at);
CREATE TABLE IF NOT EXISTS discarded (
  mutation_id BLOB PRIMARY KEY NOT NULL,
  mutation TEXT NOT NULL,
  verb TEXT NOT NULL, title TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS merge_note (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  t TEXT NOT NULL, record_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  mutation_id BLOB,
  fields TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS undo_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id BLOB NOT NULL,
  at INTEGER NOT NULL,
  verb TEXT NOT NULL, title TEXT NOT NULL,
  record_t TEXT, record_id BLOB,
  parts TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);
";

/// Table, column and what it holds.
const COLUMNS: &[(&str, &str, &str)] = &[
    ("outbox", "device_seq", "INTEGER"),
    ("outbox", "base_epoch", "BLOB"),
    ("outbox", "deps", "TEXT NOT NULL DEFAULT '[]'"),
    ("outbox", "supersedes", "BLOB"),
    ("outbox", "refusal", "TEXT"),
    ("outbox", "verb", "TEXT NOT NULL DEFAULT ''"),
    ("outbox", "title", "TEXT NOT NULL DEFAULT ''"),
    ("outbox", "workspace_id", "BLOB"),
    // What the hub's row was before the hub removed it.
    ("base", "last", "TEXT"),
    ("sync_state", "next_ord", "INTEGER NOT NULL DEFAULT 0"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        // Until now the number only said in which order edits were made; none was sent.
        if !manager.has_column("outbox", "ord").await? {
            db.execute_unprepared("ALTER TABLE outbox RENAME COLUMN device_seq TO ord").await?;
        }
        for (table, column, holds) in COLUMNS {
            if !manager.has_column(*table, *column).await? {
                db.execute_unprepared(&format!("ALTER TABLE {table} ADD COLUMN {column} {holds}")).await?;
            }
        }
        db.execute_unprepared(
            "UPDATE sync_state SET next_ord = next_device_seq, next_device_seq = 1 WHERE next_ord = 0",
        )
        .await?;
        db.execute_unprepared(TABLES_SQL).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
