//! Runs a transaction again when the database says that it lost a race.

use std::time::Duration;

use sea_orm::{DbErr, RuntimeErr, sqlx};

use crate::{Error, Result};

const ATTEMPTS: u32 = 10;
const FIRST_PAUSE: Duration = Duration::from_millis(2);

/// Runs `transaction` until it ends in something else than a lost race, ten times at most.
pub async fn retry<T, F, Fut>(mut transaction: F) -> Result<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T>>,
{
    let mut pause = FIRST_PAUSE;
    for _ in 1..ATTEMPTS {
        match transaction().await {
            Err(Error::Db(error)) if is_lost_race(&error) => tokio::time::sleep(pause).await,
            result => return result,
        }
        pause *= 2;
    }
    transaction().await
}

/// PostgreSQL: serialization failure, deadlock, unique violation (two writers created the same row).
/// SQLite: busy, locked, and their extended forms.
fn is_lost_race(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return false;
    };
    let sqlx::Error::Database(cause) = cause.as_ref() else { return false };
    matches!(cause.code().as_deref(), Some("40001" | "40P01" | "23505" | "5" | "6" | "261" | "262" | "517" | "773"))
}
