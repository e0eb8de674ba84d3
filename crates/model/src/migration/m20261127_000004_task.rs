//! Promises of both sides.

use sea_orm_migration::{prelude::*, schema::*};

use super::INDEXES;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(task()).await?;
        for index in INDEXES.iter().filter(|index| index.table == crate::Table::Task) {
            manager.create_index(index.create()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(Alias::new("task")).if_exists().to_owned()).await
    }
}

fn task() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table(Alias::new("task"))
        .if_not_exists()
        .col(uuid("id").primary_key())
        .col(uuid("partner_id"))
        .col(uuid_null("deal_id"))
        .col(string("side"))
        .col(uuid_null("owner_id"))
        .col(uuid_null("person_id"))
        .col(text("title"))
        .col(date_null("due_on"))
        .col(string("status"))
        .col(date_null("closed_on"))
        .col(date("made_on"))
        .col(uuid_null("origin_id"))
        .col(big_integer("version"));
    table
}
