//! The hub's own tables: workspace, tokens, devices and the feed.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 7] = ["workspace", "token", "device", "feed_head", "change_group", "change", "tombstone"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in access().into_iter().chain(feed()) {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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

fn key(columns: [&'static str; 2]) -> IndexCreateStatement {
    let mut key = Index::create();
    for column in columns {
        key.col(Alias::new(column));
    }
    key
}

fn access() -> Vec<TableCreateStatement> {
    vec![
        table("workspace")
            .col(uuid("id").primary_key())
            .col(integer("ordinal").unique_key())
            .col(string("name"))
            .col(uuid("epoch"))
            .col(blob("secret"))
            .col(boolean("loading"))
            .to_owned(),
        table("token")
            .col(uuid("id").primary_key())
            .col(uuid("ws"))
            .col(string("name"))
            .col(uuid_null("member_id"))
            .col(string("hash").unique_key())
            .col(big_integer("created_at"))
            .col(big_integer_null("revoked_at"))
            .to_owned(),
        table("device")
            .col(uuid("ws"))
            .col(uuid("id"))
            .col(uuid("token_id"))
            .col(string("app"))
            .col(integer("client_schema"))
            .col(big_integer("first_seen_at"))
            .col(big_integer("last_seen_at"))
            .primary_key(&mut key(["ws", "id"]))
            .to_owned(),
    ]
}

fn feed() -> Vec<TableCreateStatement> {
    vec![
        table("feed_head")
            .col(uuid("ws").primary_key())
            .col(big_integer("seq"))
            .col(string("chain"))
            .col(big_integer("horizon"))
            .to_owned(),
        table("change_group")
            .col(uuid("group_id").primary_key())
            .col(uuid("ws"))
            .col(big_integer_null("seq"))
            .col(big_integer("enq_at"))
            .col(integer("size"))
            .col(string("content_hash"))
            .col(string_null("chain"))
            .to_owned(),
        table("change")
            .col(uuid("group_id"))
            .col(integer("ord"))
            .col(string("t"))
            .col(uuid("row_id"))
            .col(big_integer("version"))
            .col(string("op"))
            .primary_key(&mut key(["group_id", "ord"]))
            .to_owned(),
        table("tombstone")
            .col(string("t"))
            .col(uuid("row_id"))
            .col(big_integer("version"))
            .col(big_integer("deleted_at"))
            .primary_key(&mut key(["t", "row_id"]))
            .to_owned(),
    ]
}

/// The unique one makes a number that was given twice impossible, whatever the code does.
fn indexes() -> Vec<IndexCreateStatement> {
    let group = |name: &str, columns: &[&'static str]| {
        let mut index = Index::create();
        index.name(name).table(Alias::new("change_group")).if_not_exists();
        for column in columns {
            index.col(Alias::new(*column));
        }
        index
    };
    vec![
        group("change_group_by_seq", &["ws", "seq"]).unique().to_owned(),
        group("change_group_waiting", &["ws", "seq", "enq_at", "group_id"]),
    ]
}
