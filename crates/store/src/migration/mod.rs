//! Schema of the cache file: the shared tables first, then what only a laptop keeps.

mod m20261122_000101_laptop;
mod m20261126_000102_judgement;
mod m20261126_000103_two_way;
mod m20261126_000104_anew;
mod m20261126_000105_deal_index;
mod m20261126_000106_access;
mod m20261127_000107_deal_past;
mod m20261127_000107_match_key;
mod m20261127_000107_task;
mod m20261127_000108_severe;
mod m20261127_000108_talk_index;
mod m20261127_000109_undo_batch;
mod m20261127_000110_mail_index;
mod m20261127_000111_open_index;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

pub(crate) const MIGRATION_TABLE: &str = "seaql_migrations";

pub(crate) struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = tandem_model::migration::migrations();
        all.push(Box::new(m20261122_000101_laptop::Migration));
        all.push(Box::new(m20261126_000102_judgement::Migration));
        all.push(Box::new(m20261126_000103_two_way::Migration));
        all.push(Box::new(m20261126_000104_anew::Migration));
        all.push(Box::new(m20261126_000105_deal_index::Migration));
        all.push(Box::new(m20261126_000106_access::Migration));
        all.push(Box::new(m20261127_000107_deal_past::Migration));
        all.push(Box::new(m20261127_000107_match_key::Migration));
        all.push(Box::new(m20261127_000107_task::Migration));
        all.push(Box::new(m20261127_000108_severe::Migration));
        all.push(Box::new(m20261127_000108_talk_index::Migration));
        all.push(Box::new(m20261127_000109_undo_batch::Migration));
        all.push(Box::new(m20261127_000110_mail_index::Migration));
        all.push(Box::new(m20261127_000111_open_index::Migration));
        all
    }
}
