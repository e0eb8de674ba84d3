//! What the laptop has judged: when, against which benchmarks, and which deals have changed since.

use sea_orm_migration::prelude::*;

use crate::rollup;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES_SQL: &str = "
CREATE TABLE IF NOT EXISTS judgement (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  judged_on TEXT,
  benchmarks TEXT,
  seq INTEGER NOT NULL DEFAULT 0,
  won_seq INTEGER NOT NULL DEFAULT 0,
  judged_seq INTEGER NOT NULL DEFAULT 0
);
INSERT OR IGNORE INTO judgement (id) VALUES (1);
CREATE TABLE IF NOT EXISTS unjudged_deal (
  deal_id BLOB PRIMARY KEY NOT NULL, seq INTEGER NOT NULL
) WITHOUT ROWID;
DROP INDEX IF EXISTS stall_flag_by_severity;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(TABLES_SQL).await?;
        db.execute_unprepared(&rollup::create_sql()).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
