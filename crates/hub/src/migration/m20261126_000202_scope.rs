//! Who may see what: the bucket of each row, of each change and of what was removed, and what each member was given.
//!
//! Whoever had a token before goes on seeing everything.

use sea_orm_migration::{prelude::*, schema::*};

use crate::place;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(access()).await?;
        manager.create_table(feed_bucket()).await?;
        for (table, mut column) in columns() {
            // A crash may come between any two statements.
            if !manager.has_column(table, column.get_column_name()).await? {
                let mut alter = Table::alter();
                manager.alter_table(alter.table(Alias::new(table)).add_column(&mut column).to_owned()).await?;
            }
        }
        let db = manager.get_connection();
        for sql in place::fill_sql() {
            db.execute_unprepared(&sql).await?;
        }
        db.execute_unprepared(KEEP_ACCESS).await?;
        for index in place::indexes().into_iter().chain([feed_index()]) {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in place::SCOPED {
            manager.get_connection().execute_unprepared(&place::drop_index_sql(*table)).await?;
        }
        for (table, column) in columns() {
            let mut alter = Table::alter();
            let name = Alias::new(column.get_column_name());
            manager.alter_table(alter.table(Alias::new(table)).drop_column(name).to_owned()).await?;
        }
        for table in ["access", "feed_bucket"] {
            manager.drop_table(Table::drop().table(Alias::new(table)).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}

const KEEP_ACCESS: &str = "INSERT INTO access (ws, principal, role, finance) \
    SELECT DISTINCT token.ws, coalesce(token.member_id, token.id), 'admin', TRUE FROM token \
    WHERE NOT EXISTS (SELECT 1 FROM access WHERE access.ws = token.ws \
    AND access.principal = coalesce(token.member_id, token.id))";

fn access() -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new("access")).if_not_exists();
    table
        .col(uuid("ws"))
        .col(uuid("principal"))
        .col(string("role"))
        .col(text_null("regions"))
        .col(boolean("finance"))
        .primary_key(Index::create().col(Alias::new("ws")).col(Alias::new("principal")))
        .to_owned()
}

fn feed_bucket() -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new("feed_bucket")).if_not_exists();
    table
        .col(uuid("group_id"))
        .col(string("bucket"))
        .col(uuid("ws"))
        .col(big_integer_null("seq"))
        .primary_key(Index::create().col(Alias::new("group_id")).col(Alias::new("bucket")))
        .to_owned()
}

fn feed_index() -> IndexCreateStatement {
    let mut index = Index::create();
    index.name("feed_bucket_by_seq").table(Alias::new("feed_bucket")).if_not_exists();
    index.col(Alias::new("ws")).col(Alias::new("bucket")).col(Alias::new("seq")).to_owned()
}

fn columns() -> Vec<(&'static str, ColumnDef)> {
    let nowhere = || string("bucket").default("n").to_owned();
    let finance = || boolean("finance").default(false).to_owned();
    let of_rows = place::SCOPED.iter().flat_map(|table| [(table.code(), nowhere()), (table.code(), finance())]);
    let others = [
        ("tombstone", string_null("bucket").to_owned()),
        ("tombstone", finance()),
        ("change", nowhere()),
        ("change", string_null("left_bucket").to_owned()),
    ];
    of_rows.chain(others).collect()
}
