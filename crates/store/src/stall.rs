//! Stalled deals, and which of them the user was told about.

use chrono::NaiveDate;
use rusqlite::Transaction;
use sea_orm::EntityTrait;
use tandem_model::DealId;

use crate::{
    Error, Store,
    gate::Priority,
    local::{stall_flag, stall_notice},
};

/// What the rules found about one deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StallFlag {
    pub deal_id: DealId,
    /// 0 to 100.
    pub severity: i32,
    /// JSON of the verdict.
    pub verdict: String,
    /// Same text, same cause: nobody is told twice.
    pub cause: String,
    /// The first day of the stretch in which the deal has been stalled.
    pub since_on: NaiveDate,
}

/// Stalled deals with a cause that the user was not told about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    pub count: u64,
    /// The worst of them, worst first.
    pub worst: Vec<stall_flag::Model>,
}

impl Store {
    /// Up to `most` of the untold ones, and how many there are.
    pub async fn list_untold_stalls(&self, most: u64) -> Result<Untold, Error> {
        let count = self.number("SELECT count(*) FROM untold_stall", vec![]).await?.unsigned_abs();
        if count == 0 {
            return Ok(Untold::default());
        }
        let sql = "SELECT f.* FROM untold_stall u LEFT JOIN stall_flag f ON f.deal_id = u.deal_id
                   WHERE f.deal_id IS NOT NULL ORDER BY f.severity DESC, f.deal_id LIMIT ?";
        Ok(Untold { count, worst: self.rows(sql, vec![most.cast_signed().into()]).await? })
    }

    /// Notes that the user was told of all that are untold. `at` in microseconds UTC.
    pub async fn save_told_stalls(&self, at: i64) -> Result<(), Error> {
        let work = move |tx: &Transaction<'_>| {
            let sql = "INSERT OR REPLACE INTO stall_notice (deal_id, cause, at)
                       SELECT f.deal_id, f.cause, ? FROM untold_stall u JOIN stall_flag f ON f.deal_id = u.deal_id";
            tx.execute(sql, [at])?;
            Ok(())
        };
        self.writer().transaction(Priority::Sync, work).await
    }

    /// What the user was last told about a deal.
    pub async fn find_stall_notice(&self, deal: DealId) -> Result<Option<stall_notice::Model>, Error> {
        Ok(stall_notice::Entity::find_by_id(deal).one(self.reader()).await?)
    }
}
