//! What the user may see and do, as the hub last said, and what was last withdrawn.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: &[(&str, &str)] = &[
    ("access", "TEXT"),
    ("withdrawn_at", "INTEGER"),
    ("withdrawn_rows", "INTEGER NOT NULL DEFAULT 0"),
    ("withdrawn_edits", "INTEGER NOT NULL DEFAULT 0"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (column, holds) in COLUMNS {
            // A crash may come between any two statements.
            if !manager.has_column("sync_state", column).await? {
                let sql = format!("ALTER TABLE sync_state ADD COLUMN {column} {holds}");
                manager.get_connection().execute_unprepared(&sql).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
