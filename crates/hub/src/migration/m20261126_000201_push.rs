//! What the hub needs to take edits: what it has answered, who changed what, what removed rows were, what the imported
//! files said.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["applied", "answered", "imported"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [applied(), answered(), imported()] {
            manager.create_table(table).await?;
        }
        for (table, mut column) in columns() {
            // A crash may come between any two statements.
            if !manager.has_column(table, column.get_column_name()).await? {
                let mut alter = Table::alter();
                manager.alter_table(alter.table(Alias::new(table)).add_column(&mut column).to_owned()).await?;
            }
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("change_by_row").table(Alias::new("change")).to_owned()).await?;
        manager.drop_index(Index::drop().name("tombstone_by_age").table(Alias::new("tombstone")).to_owned()).await?;
        for (table, column) in columns() {
            let mut alter = Table::alter();
            let name = Alias::new(column.get_column_name());
            manager.alter_table(alter.table(Alias::new(table)).drop_column(name).to_owned()).await?;
        }
        for table in TABLES.iter().rev() {
            manager.drop_table(Table::drop().table(Alias::new(*table)).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}

fn table(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name)).if_not_exists();
    table
}

fn key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut key = Index::create();
    for column in columns {
        key.col(Alias::new(*column));
    }
    key
}

fn applied() -> TableCreateStatement {
    table("applied")
        .col(uuid("mutation_id").primary_key())
        .col(uuid("ws"))
        .col(uuid("device_id"))
        .col(string("req_hash"))
        .col(text("result"))
        .col(boolean("parked"))
        .col(uuid_null("supersedes"))
        .col(big_integer("at"))
        .to_owned()
}

fn answered() -> TableCreateStatement {
    table("answered")
        .col(uuid("ws"))
        .col(uuid("device_id"))
        .col(big_integer("device_seq"))
        .col(uuid("mutation_id"))
        .primary_key(&mut key(&["ws", "device_id", "device_seq"]))
        .to_owned()
}

fn imported() -> TableCreateStatement {
    table("imported")
        .col(string("t"))
        .col(uuid("row_id"))
        .col(text("said"))
        .primary_key(&mut key(&["t", "row_id"]))
        .to_owned()
}

fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("device", big_integer("acked_through").default(0).to_owned()),
        ("change_group", uuid_null("actor").to_owned()),
        ("change_group", uuid_null("device").to_owned()),
        ("tombstone", text_null("was").to_owned()),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &str, table: &'static str, columns: &[&'static str]| {
        key(columns).name(name).table(Alias::new(table)).if_not_exists().to_owned()
    };
    vec![
        index("applied_by_age", "applied", &["at"]),
        index("applied_by_superseded", "applied", &["supersedes"]),
        index("answered_by_mutation", "answered", &["mutation_id"]),
        index("change_by_row", "change", &["row_id", "version"]),
        index("tombstone_by_age", "tombstone", &["deleted_at"]),
    ]
}
