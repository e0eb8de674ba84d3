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

/// What there is to tell about stalled deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It has stalled, or has a new cause.
    Stalled,
    /// It was told of as stalled, and is severe since.
    Severe,
}

impl News {
    /// Of what was told, and of what was not.
    fn tables(self) -> (&'static str, &'static str) {
        match self {
            Self::Stalled => ("stall_notice", "untold_stall"),
            Self::Severe => ("severe_notice", "untold_severe"),
        }
    }

    /// Flags `f` that are untold.
    fn untold_sql(self) -> &'static str {
        match self {
            Self::Stalled => "untold_stall u CROSS JOIN stall_flag f ON f.deal_id = u.deal_id",
            Self::Severe => {
                "untold_severe u CROSS JOIN stall_flag f ON f.deal_id = u.deal_id
                 WHERE NOT EXISTS (SELECT 1 FROM untold_stall WHERE deal_id = u.deal_id)"
            }
        }
    }
}

/// Stalled deals that the user was not told about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    pub count: u64,
    /// The worst of them, worst first.
    pub worst: Vec<stall_flag::Model>,
}

impl Store {
    /// Up to `most` of the untold ones, and how many there are.
    pub async fn list_untold_stalls(&self, news: News, most: u64) -> Result<Untold, Error> {
        let from = news.untold_sql();
        let count = self.number(&format!("SELECT count(*) FROM {from}"), vec![]).await?.unsigned_abs();
        if count == 0 {
            return Ok(Untold::default());
        }
        let sql = format!("SELECT f.* FROM {from} ORDER BY f.severity DESC, f.deal_id LIMIT ?");
        Ok(Untold { count, worst: self.rows(&sql, vec![most.cast_signed().into()]).await? })
    }

    /// Notes that the user was told all news of these kinds. `at` in microseconds UTC.
    pub async fn save_told_stalls(&self, kinds: Vec<News>, at: i64) -> Result<(), Error> {
        let work = move |tx: &Transaction<'_>| {
            for (notice, untold) in kinds.into_iter().map(News::tables) {
                let sql = format!(
                    "INSERT OR REPLACE INTO {notice} (deal_id, cause, at)
                     SELECT f.deal_id, f.cause, ? FROM {untold} u JOIN stall_flag f ON f.deal_id = u.deal_id"
                );
                tx.execute(&sql, [at])?;
            }
            Ok(())
        };
        self.writer().transaction(Priority::Sync, work).await
    }

    /// What the user was last told about a deal.
    pub async fn find_stall_notice(&self, deal: DealId) -> Result<Option<stall_notice::Model>, Error> {
        Ok(stall_notice::Entity::find_by_id(deal).one(self.reader()).await?)
    }
}
