//! The first released schema.

use sea_orm_migration::{prelude::*, schema::*};

use super::{INDEXES, LATER};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A synced table: id first, version last.
fn synced(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name)).if_not_exists().col(uuid("id").primary_key());
    table
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in people_and_partners().into_iter().chain(deals()).chain(training()) {
            manager.create_table(table).await?;
        }
        for index in INDEXES.iter().filter(|index| !LATER.contains(&index.table)) {
            manager.create_index(index.create()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in crate::Table::ALL.iter().rev().filter(|table| !LATER.contains(table)) {
            manager.drop_table(Table::drop().table(Alias::new(table.code())).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}

fn people_and_partners() -> Vec<TableCreateStatement> {
    vec![
        synced("member")
            .col(string("name"))
            .col(string_null("email"))
            .col(string_null("region"))
            .col(big_integer("version"))
            .to_owned(),
        synced("partner")
            .col(string("name"))
            .col(string("kind"))
            .col(string_null("tier"))
            .col(string_null("country"))
            .col(string_null("city"))
            .col(string("region"))
            .col(string_null("domain"))
            .col(string_null("language"))
            .col(uuid("owner_id"))
            .col(date_null("since"))
            .col(big_integer("version"))
            .to_owned(),
        synced("person")
            .col(uuid("partner_id"))
            .col(string("name"))
            .col(string_null("email"))
            .col(string_null("phone"))
            .col(string("role"))
            .col(string_null("region"))
            .col(big_integer("version"))
            .to_owned(),
        synced("account")
            .col(string("name"))
            .col(string_null("sector"))
            .col(string_null("country"))
            .col(string_null("domain"))
            .col(integer_null("founded_year"))
            .col(big_integer_null("revenue_minor"))
            .col(string_null("currency"))
            .col(big_integer_null("employees"))
            .col(string_null("parent_name"))
            .col(big_integer("version"))
            .to_owned(),
        synced("product")
            .col(string("name"))
            .col(string_null("series"))
            .col(big_integer("price_minor"))
            .col(string("currency"))
            .col(big_integer("version"))
            .to_owned(),
    ]
}

fn deals() -> Vec<TableCreateStatement> {
    vec![
        synced("deal")
            .col(string("code"))
            .col(string("name"))
            .col(uuid("partner_id"))
            .col(uuid_null("account_id"))
            .col(uuid_null("product_id"))
            .col(uuid("owner_id"))
            .col(string("region"))
            .col(string("stage"))
            .col(date_null("stage_entered_on"))
            .col(date_null("opened_on"))
            .col(date_null("close_on"))
            .col(big_integer_null("amount_minor"))
            .col(string("currency"))
            .col(string_null("next_step"))
            .col(date_null("next_step_on"))
            .col(big_integer_null("last_two_way_at"))
            .col(integer("push_count"))
            .col(date_null("partner_updated_on"))
            .col(date_null("protected_until"))
            .col(boolean("slow_by_design"))
            .col(date_null("snoozed_until"))
            .col(big_integer("updated_at"))
            .col(big_integer("version"))
            .to_owned(),
        synced("stage_change")
            .col(uuid("deal_id"))
            .col(string_null("from_stage"))
            .col(string("to_stage"))
            .col(date("changed_on"))
            .col(big_integer("version"))
            .to_owned(),
        synced("activity")
            .col(uuid("partner_id"))
            .col(uuid_null("deal_id"))
            .col(uuid_null("person_id"))
            .col(uuid_null("member_id"))
            .col(string("kind"))
            .col(string("subject"))
            .col(boolean("two_way"))
            .col(big_integer("happened_at"))
            .col(big_integer("version"))
            .to_owned(),
        synced("target")
            .col(uuid("partner_id"))
            .col(date("quarter_on"))
            .col(big_integer("amount_minor"))
            .col(string("currency"))
            .col(big_integer("version"))
            .to_owned(),
    ]
}

fn training() -> Vec<TableCreateStatement> {
    vec![
        synced("course").col(string("code")).col(string("title")).col(big_integer("version")).to_owned(),
        synced("course_run")
            .col(uuid("course_id"))
            .col(string("code"))
            .col(date("starts_on"))
            .col(integer("length_days"))
            .col(big_integer("version"))
            .to_owned(),
        synced("exam")
            .col(uuid("run_id"))
            .col(string("code"))
            .col(string("kind"))
            .col(date_null("due_on"))
            .col(integer("weight_bp"))
            .col(big_integer("version"))
            .to_owned(),
        synced("enrollment")
            .col(uuid("run_id"))
            .col(uuid("person_id"))
            .col(uuid("partner_id"))
            .col(string("region"))
            .col(date_null("registered_on"))
            .col(date_null("last_active_on"))
            .col(string_null("result"))
            .col(big_integer("version"))
            .to_owned(),
        synced("attempt")
            .col(uuid("exam_id"))
            .col(uuid("enrollment_id"))
            .col(date("submitted_on"))
            .col(boolean("banked"))
            .col(integer_null("score_bp"))
            .col(big_integer("version"))
            .to_owned(),
    ]
}
