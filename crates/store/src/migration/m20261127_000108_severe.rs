//! Of which severely stalled deals the user was told. Whoever was told that a deal stalls is not told again at once.

use sea_orm_migration::prelude::*;

use crate::rollup;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(&rollup::severe_sql()).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}
