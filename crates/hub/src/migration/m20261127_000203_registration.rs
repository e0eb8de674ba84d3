//! The buckets of registrations and claims, on a hub that had buckets before it had these tables.

use sea_orm_migration::{prelude::*, schema::*};
use tandem_model::Table as Synced;

use crate::place;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [Synced::Registration, Synced::Claim] {
            for mut column in [string("bucket").default("n").to_owned(), boolean("finance").default(false).to_owned()] {
                // Already there where the tables are as old as the buckets; a crash may come between two statements.
                if !manager.has_column(table.code(), column.get_column_name()).await? {
                    let mut alter = Table::alter();
                    let alter = alter.table(Alias::new(table.code())).add_column(&mut column);
                    manager.alter_table(alter.to_owned()).await?;
                }
            }
        }
        for index in place::indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The tables go with the shared schema, and their columns with them.
        Ok(())
    }
}
