//! Steps that are taken back as one, however many groups the hub gets them in.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        if !manager.has_column("undo_step", "batch").await? {
            db.execute_unprepared("ALTER TABLE undo_step ADD COLUMN batch BLOB").await?;
        }
        // Without it, every count of steps reads all that they hold.
        let index = "CREATE INDEX IF NOT EXISTS undo_step_by_batch ON undo_step(coalesce(batch, group_id))";
        db.execute_unprepared(index).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
