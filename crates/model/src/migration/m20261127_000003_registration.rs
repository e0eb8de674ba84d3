//! Registrations of deals, and whose a customer is.

use sea_orm_migration::{prelude::*, schema::*};

use super::INDEXES;
use crate::Table as Synced;

const TABLES: [Synced; 2] = [Synced::Registration, Synced::Claim];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(registration()).await?;
        manager.create_table(claim()).await?;
        for index in INDEXES.iter().filter(|index| TABLES.contains(&index.table)) {
            manager.create_index(index.create()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            manager.drop_table(Table::drop().table(Alias::new(table.code())).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}

fn registration() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table(Alias::new("registration"))
        .if_not_exists()
        .col(uuid("id").primary_key())
        .col(uuid("partner_id"))
        .col(uuid_null("member_id"))
        .col(string("customer"))
        .col(string_null("country"))
        .col(string_null("domain"))
        .col(string_null("contact_name"))
        .col(string_null("contact_email"))
        .col(string_null("contact_phone"))
        .col(string_null("tax_id"))
        .col(string_null("parent_name"))
        .col(uuid_null("product_id"))
        .col(big_integer_null("amount_minor"))
        .col(string("currency"))
        .col(date_null("close_on"))
        .col(text_null("note"))
        .col(string("status"))
        .col(big_integer_null("submitted_at"))
        .col(big_integer_null("due_at"))
        .col(big_integer_null("decided_at"))
        .col(uuid_null("decided_by"))
        .col(string_null("reason"))
        .col(text_null("answer"))
        .col(text_null("evidence"))
        .col(date_null("protected_until"))
        .col(integer("extensions"))
        .col(big_integer("updated_at"))
        .col(big_integer("version"));
    table
}

fn claim() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table(Alias::new("claim"))
        .if_not_exists()
        .col(uuid("id").primary_key())
        .col(uuid("registration_id"))
        .col(uuid("partner_id"))
        .col(string("partner_name"))
        .col(string("customer"))
        .col(date("protected_until"))
        .col(big_integer("version"));
    table
}
