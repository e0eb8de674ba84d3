//! Which deals are stalled at the moment, and which of them the user was told about.

use chrono::NaiveDate;
use rusqlite::Transaction;
use sea_orm::{DbBackend, EntityTrait, Statement};
use tandem_model::DealId;

use crate::{
    Error, Store,
    gate::Priority,
    local::{stall_flag, stall_notice},
    read::today::STALLED_LEARNER_SQL,
    rows::blob,
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
}

impl Store {
    /// Replaces all flags by what the rules found on `today`. A deal that was stalled before keeps its first day.
    pub async fn save_stall_flags(&self, flags: Vec<StallFlag>, today: NaiveDate) -> Result<(), Error> {
        let work = move |tx: &Transaction<'_>| {
            tx.execute_batch("CREATE TEMP TABLE found (deal_id BLOB PRIMARY KEY) WITHOUT ROWID")?;
            let sql = "INSERT INTO stall_flag (deal_id, severity, verdict, cause, since_on) VALUES (?, ?, ?, ?, ?)
                       ON CONFLICT DO UPDATE SET severity = excluded.severity, verdict = excluded.verdict, cause = excluded.cause
                       WHERE verdict <> excluded.verdict OR severity <> excluded.severity OR cause <> excluded.cause";
            let (mut save, mut note) = (tx.prepare(sql)?, tx.prepare("INSERT OR IGNORE INTO temp.found VALUES (?)")?);
            let day = today.format("%F").to_string();
            for flag in &flags {
                save.execute((blob(&flag.deal_id.0), flag.severity, &flag.verdict, &flag.cause, &day))?;
                note.execute([blob(&flag.deal_id.0)])?;
            }
            tx.execute_batch(
                "DELETE FROM stall_flag WHERE deal_id NOT IN (SELECT deal_id FROM temp.found); DROP TABLE temp.found",
            )?;
            note_counts(tx, &day)
        };
        self.writer().transaction(Priority::Sync, work).await
    }

    /// Stalled deals with a cause that the user was not told about, worst first.
    pub async fn list_untold_stalls(&self) -> Result<Vec<stall_flag::Model>, Error> {
        let sql = "SELECT f.* FROM stall_flag f LEFT JOIN stall_notice n ON n.deal_id = f.deal_id
                   WHERE n.cause IS NULL OR n.cause <> f.cause ORDER BY f.severity DESC, f.deal_id";
        let statement = Statement::from_string(DbBackend::Sqlite, sql);
        Ok(stall_flag::Entity::find().from_raw_sql(statement).all(self.reader()).await?)
    }

    /// Notes that the user was told. `at` in microseconds UTC.
    pub async fn save_told_stalls(&self, told: Vec<(DealId, String)>, at: i64) -> Result<(), Error> {
        let work = move |tx: &Transaction<'_>| {
            let sql = "INSERT OR REPLACE INTO stall_notice (deal_id, cause, at) VALUES (?, ?, ?)";
            let mut insert = tx.prepare(sql)?;
            for (deal, cause) in &told {
                insert.execute((blob(&deal.0), cause, at))?;
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

/// Keeps how many there were each day: it can't be told afterwards.
fn note_counts(tx: &Transaction<'_>, day: &str) -> Result<(), Error> {
    tx.execute("INSERT OR REPLACE INTO daily_count SELECT 'stalled_deals', ?, count(*) FROM stalled_deal", [day])?;
    let learners = format!(
        "INSERT OR REPLACE INTO daily_count SELECT 'stalled_learners', ?1, count(*) FROM ({STALLED_LEARNER_SQL})"
    );
    tx.execute(&learners, [day])?;
    Ok(())
}
