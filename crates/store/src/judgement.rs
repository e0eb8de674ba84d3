//! How the deals are judged: all of them once a day, and in between those that have changed.
//!
//! [`Store::judgement`] says what is due; then come [`Store::begin_judgement`] if everything is, the verdicts piece by
//! piece through [`Store::save_verdicts`], so that a user's write never waits long, and [`Store::end_judgement`].
//! Broken off in between, the same is due again.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Transaction;
use sea_orm::FromQueryResult;
use tandem_model::{DealId, deal};

use crate::{
    Error, StallFlag, Store,
    gate::Priority,
    past,
    read::{id_list, today::STALLED_LEARNER_SQL},
    rollup,
    rows::blob,
};

/// What was judged last.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Judgement {
    /// `None` until all deals that a first load brought have been judged.
    pub judged_on: Option<NaiveDate>,
    /// What they were measured against, as [`Store::end_judgement`] was given it.
    pub benchmarks: Option<String>,
    /// Has something changed that benchmarks are made from?
    pub won_changed: bool,
    /// Number of the newest change: what is judged from now on has seen it.
    pub seq: i64,
}

/// Which deals a piece of a judgement is about: what they were found to be replaces what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// All from behind the first id up to and with the second one.
    Range(Option<DealId>, Option<DealId>),
    Deals(Vec<DealId>),
}

/// The part of a flag that tells whether it has changed.
struct Kept {
    severity: i32,
    verdict: String,
    cause: String,
    since_on: String,
}

impl Store {
    pub async fn judgement(&self) -> Result<Judgement, Error> {
        let sql = "SELECT judged_on, benchmarks, won_seq > judged_seq AS won_changed, seq FROM judgement";
        self.row(sql, vec![]).await?.ok_or(Error::Corrupt)
    }

    /// Prepares a judgement of all deals.
    pub async fn begin_judgement(&self) -> Result<(), Error> {
        let work = |tx: &Transaction<'_>| {
            // The first one brings so many flags that what is made from them is made at the end, all at once.
            if is_first(tx)? { Ok(tx.execute_batch(&rollup::put_flags_aside_sql())?) } else { Ok(()) }
        };
        self.writer().transaction(Priority::Sync, work).await
    }

    /// Deals that have changed up to that number since they were judged, in order of id. Those that are gone are not due.
    pub async fn list_unjudged_deals(&self, seq: i64, limit: u64) -> Result<Vec<deal::Model>, Error> {
        let sql = "SELECT deal_id AS id FROM unjudged_deal WHERE seq <= ? ORDER BY deal_id LIMIT ?";
        let ids = self.ids(sql, vec![seq.into(), limit.cast_signed().into()]).await?;
        let sql = "SELECT d.* FROM json_each(?) j LEFT JOIN deal d ON d.id = unhex(j.value) WHERE d.id IS NOT NULL";
        self.rows(sql, vec![id_list(&ids)]).await
    }

    /// Saves what the rules found in a part of the deals; `seq` as [`Judgement`] gave it.
    pub async fn save_verdicts(&self, judged: Judged, flags: Vec<StallFlag>, seq: i64) -> Result<(), Error> {
        let work = move |tx: &Transaction<'_>| {
            let mut before = kept(tx, &judged)?;
            for flag in &flags {
                save(tx, flag, before.remove(&flag.deal_id))?;
            }
            let mut remove = tx.prepare_cached("DELETE FROM stall_flag WHERE deal_id = ?")?;
            for gone in before.keys() {
                remove.execute([blob(&gone.0)])?;
            }
            if let Judged::Deals(deals) = &judged {
                let mut done = tx.prepare_cached("DELETE FROM unjudged_deal WHERE deal_id = ? AND seq <= ?")?;
                for deal in deals {
                    done.execute((blob(&deal.0), seq))?;
                }
            }
            Ok(())
        };
        self.writer().transaction(Priority::Sync, work).await
    }

    /// Notes that everything up to `seq` is judged as on `today`, and how many were stalled that day. Does nothing when a
    /// new first load has begun since: what was judged is gone, and all that comes is due.
    pub async fn end_judgement(&self, today: NaiveDate, benchmarks: String, seq: i64) -> Result<(), Error> {
        let work = move |tx: &Transaction<'_>| {
            if tx.query_row("SELECT judged_seq > ? FROM judgement", [seq], |row| row.get(0))? {
                return Ok(());
            }
            if is_first(tx)? {
                rollup::refill_flags(tx)?;
            }
            let day = today.format("%F").to_string();
            tx.execute("DELETE FROM unjudged_deal WHERE seq <= ?", [seq])?;
            tx.execute("UPDATE judgement SET judged_on = ?, benchmarks = ?, judged_seq = ?", (&day, benchmarks, seq))?;
            note_counts(tx, &day)
        };
        self.writer().transaction(Priority::Sync, work).await
    }
}

/// Before a first load: whatever it brings has to be judged, all of it.
pub(crate) fn forget(tx: &rusqlite::Connection) -> Result<(), Error> {
    Ok(tx.execute_batch(
        "DELETE FROM unjudged_deal;
         UPDATE judgement SET judged_on = NULL, benchmarks = NULL, seq = seq + 1, judged_seq = seq + 1",
    )?)
}

fn is_first(tx: &Transaction<'_>) -> Result<bool, Error> {
    Ok(tx.query_row("SELECT judged_on IS NULL FROM judgement", [], |row| row.get(0))?)
}

fn kept(tx: &Transaction<'_>, judged: &Judged) -> Result<HashMap<DealId, Kept>, Error> {
    let mut found = HashMap::new();
    let mut note = |row: &rusqlite::Row<'_>| -> rusqlite::Result<()> {
        let id = DealId(uuid::Uuid::from_bytes(row.get(0)?));
        found.insert(
            id,
            Kept { severity: row.get(1)?, verdict: row.get(2)?, cause: row.get(3)?, since_on: row.get(4)? },
        );
        Ok(())
    };
    let columns = "SELECT deal_id, severity, verdict, cause, since_on FROM stall_flag";
    match judged {
        Judged::Range(after, until) => {
            let (after, until) = (after.as_ref().map(|id| blob(&id.0)), until.as_ref().map(|id| blob(&id.0)));
            // Blobs that come before and after every id.
            let (first, last) = ("x''", format!("x'{}'", "ff".repeat(17)));
            let sql = format!("{columns} WHERE deal_id > coalesce(?1, {first}) AND deal_id <= coalesce(?2, {last})");
            let mut statement = tx.prepare_cached(&sql)?;
            let mut rows = statement.query((after, until))?;
            while let Some(row) = rows.next()? {
                note(row)?;
            }
        }
        Judged::Deals(deals) => {
            let mut statement = tx.prepare_cached(&format!("{columns} WHERE deal_id = ?"))?;
            for deal in deals {
                let mut rows = statement.query([blob(&deal.0)])?;
                while let Some(row) = rows.next()? {
                    note(row)?;
                }
            }
        }
    }
    Ok(found)
}

/// Writes as little as possible: an index knows the severity, and most verdicts only count one more day.
fn save(tx: &Transaction<'_>, flag: &StallFlag, before: Option<Kept>) -> Result<(), Error> {
    let (id, since) = (blob(&flag.deal_id.0), flag.since_on.format("%F").to_string());
    let Some(before) = before else {
        let sql = "INSERT INTO stall_flag (deal_id, severity, verdict, cause, since_on) VALUES (?, ?, ?, ?, ?)";
        tx.prepare_cached(sql)?.execute((id, flag.severity, &flag.verdict, &flag.cause, since))?;
        return Ok(());
    };
    if before.severity != flag.severity {
        tx.prepare_cached("UPDATE stall_flag SET severity = ? WHERE deal_id = ?")?.execute((flag.severity, id))?;
    }
    if (&before.verdict, &before.cause, &before.since_on) != (&flag.verdict, &flag.cause, &since) {
        let sql = "UPDATE stall_flag SET verdict = ?, cause = ?, since_on = ? WHERE deal_id = ?";
        tx.prepare_cached(sql)?.execute((&flag.verdict, &flag.cause, since, id))?;
    }
    Ok(())
}

/// Keeps how many there were each day: it can't be told afterwards.
fn note_counts(tx: &Transaction<'_>, day: &str) -> Result<(), Error> {
    let deals = "INSERT OR REPLACE INTO daily_count SELECT 'stalled_deals', ?, coalesce(sum(n), 0) FROM stalled_rollup";
    tx.execute(deals, [day])?;
    let learners = format!(
        "INSERT OR REPLACE INTO daily_count SELECT 'stalled_learners', ?1, count(*) FROM ({STALLED_LEARNER_SQL})"
    );
    tx.execute(&learners, [day])?;
    past::keep(tx, day)
}
