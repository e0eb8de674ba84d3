//! Open deals by update, stage and owner, and registrations by their end and update, so that lists and the forecast read no
//! more than they show.

use sea_orm_migration::prelude::*;

use crate::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for index in index::create_local_sql() {
            db.execute_unprepared(&index).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
