//! Keys by which the same customer is found, also for accounts that came before there were keys.

use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use sea_orm_migration::prelude::*;
use tandem_domain::duplicate::{Profile, Subject, keys_of};
use tandem_model::Table as Synced;
use uuid::Uuid;

use crate::match_key;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Accounts of one statement.
const CHUNK: usize = 100;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(match_key::CREATE_SQL).await?;
        let list = format!("SELECT {}", match_key::subject_sql(Synced::Account));
        let accounts = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, list)).await?;
        for chunk in accounts.chunks(CHUNK) {
            let mut values = Vec::new();
            for row in chunk {
                values.extend(values_of(row)?);
            }
            if !values.is_empty() {
                // Begun anew after a crash, what is there stays.
                let sql = format!("INSERT OR IGNORE INTO match_key (key, t, id) VALUES {}", values.join(", "));
                db.execute_unprepared(&sql).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        // The cache is never taken back to an older schema: an older version refuses the file instead.
        Ok(())
    }
}

fn values_of(row: &QueryResult) -> Result<impl Iterator<Item = String>, DbErr> {
    let id: Uuid = row.try_get_by_index(0)?;
    let subject = Subject {
        name: row.try_get_by_index(1)?,
        country: row.try_get_by_index(2)?,
        domain: row.try_get_by_index(3)?,
        parent: row.try_get_by_index(8)?,
        ..Subject::default()
    };
    let value = move |key: String| format!("('{}', 'account', x'{}')", key.replace('\'', "''"), id.simple());
    Ok(keys_of(&Profile::of(&subject)).into_iter().map(value))
}
