//! The hub's schema: the shared tables first, then its own.

mod m20261122_000101_hub;
mod m20261126_000201_push;
mod m20261126_000202_scope;
mod m20261127_000203_registration;
mod m20261127_000204_task;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = tandem_model::migration::migrations();
        all.push(Box::new(m20261122_000101_hub::Migration));
        all.push(Box::new(m20261126_000201_push::Migration));
        all.push(Box::new(m20261126_000202_scope::Migration));
        all.push(Box::new(m20261127_000203_registration::Migration));
        all.push(Box::new(m20261127_000204_task::Migration));
        all
    }
}
