//! The bucket of each promise, on hubs that had their buckets before there were any.

use sea_orm_migration::{prelude::*, schema::*};
use tandem_model::Table as SyncedTable;

use crate::place;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = SyncedTable::Task.code();
        for mut column in [string("bucket").default("n").to_owned(), boolean("finance").default(false).to_owned()] {
            // A new hub has made them with those of the other tables.
            if !manager.has_column(table, column.get_column_name()).await? {
                let mut alter = Table::alter();
                manager.alter_table(alter.table(Alias::new(table)).add_column(&mut column).to_owned()).await?;
            }
        }
        manager.create_index(place::index(SyncedTable::Task)).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The columns go with the table.
        Ok(())
    }
}
