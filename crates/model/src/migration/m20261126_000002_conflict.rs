//! Conflicts between edits, and what several people write on a partner: notes and tags.

use sea_orm_migration::{prelude::*, schema::*};

use super::INDEXES;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(conflict()).await?;
        for index in INDEXES.iter().filter(|index| index.table == crate::Table::Conflict) {
            manager.create_index(index.create()).await?;
        }
        for column in ["note", "tags"] {
            // A crash may come between any two statements.
            if !manager.has_column("partner", column).await? {
                let mut table = Table::alter();
                table.table(Alias::new("partner")).add_column(text_null(Alias::new(column)));
                manager.alter_table(table).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(Alias::new("conflict")).if_exists().to_owned()).await?;
        for column in ["note", "tags"] {
            let mut table = Table::alter();
            manager.alter_table(table.table(Alias::new("partner")).drop_column(Alias::new(column)).to_owned()).await?;
        }
        Ok(())
    }
}

fn conflict() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table(Alias::new("conflict"))
        .if_not_exists()
        .col(uuid("id").primary_key())
        .col(string("record_table"))
        .col(uuid("record_id"))
        .col(string("kind"))
        .col(text("fields"))
        .col(text("base"))
        .col(text("mine"))
        .col(text("theirs"))
        .col(uuid_null("mine_by"))
        .col(uuid("mine_device"))
        .col(big_integer("mine_at"))
        .col(uuid_null("theirs_by"))
        .col(big_integer_null("theirs_at"))
        .col(uuid("mutation_id"))
        .col(string("state"))
        .col(string_null("choice"))
        .col(uuid_null("closed_by"))
        .col(big_integer_null("closed_at"))
        .col(big_integer("version"));
    table
}
