//! What deals were before they changed, from the day on which this laptop began to keep it; and the index of open deals
//! by close knows what they are worth.

use sea_orm_migration::prelude::*;

use crate::{index, rollup};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(rollup::PAST_SQL).await?;
        // During a first load there are none of these; it makes them at its end.
        let kept = "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = 'unjudged_deal_changed'";
        let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, kept);
        if db.query_one_raw(statement).await?.is_some() {
            db.execute_unprepared(&rollup::create_triggers_sql()).await?;
            db.execute_unprepared("DROP INDEX IF EXISTS deal_open_by_close").await?;
            for index in index::create_local_sql() {
                db.execute_unprepared(&index).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
