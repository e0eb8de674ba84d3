//! What it takes to start over beside the rows in sight, and to find out whether they are the hub's.
//!
//! SQLite only, so plain SQL; each step may run twice, because a crash may come between any two.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES_SQL: &str = "
CREATE INDEX IF NOT EXISTS archive_by_record ON archive(t, id);
CREATE TABLE IF NOT EXISTS incident (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  t TEXT NOT NULL,
  missing INTEGER NOT NULL, surplus INTEGER NOT NULL, different INTEGER NOT NULL
);
";

/// Column of `sync_state` and what it holds.
const COLUMNS: &[(&str, &str)] = &[
    // Counts up whenever answers to what was asked before say nothing any more.
    ("round", "INTEGER NOT NULL DEFAULT 0"),
    // When the rows were last found to be the hub's.
    ("checked_at", "INTEGER"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for (column, holds) in COLUMNS {
            if !manager.has_column("sync_state", *column).await? {
                db.execute_unprepared(&format!("ALTER TABLE sync_state ADD COLUMN {column} {holds}")).await?;
            }
        }
        db.execute_unprepared(TABLES_SQL).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
