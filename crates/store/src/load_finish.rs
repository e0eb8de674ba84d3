//! The end of a first load: indexes, sums and search for the rows that came in.
//!
//! Each step is its own commit, and doing a step again does no harm, so that a crash or an impatient user between two
//! costs at most one of them.

use std::time::Instant;

use rusqlite::Transaction;
use uuid::Uuid;

use crate::{
    Error, Store,
    gate::Priority,
    index, match_key, rollup,
    search::upkeep::{self, After},
    state::FINISHING,
    write::PATIENCE,
};

impl Store {
    /// Builds what the first load put aside and stores the cursor from which pulls go on. May be called again after a
    /// crash, with the cursor of [`crate::LoadState::Finishing`].
    pub async fn finish_first_load(&self, cursor: String) -> Result<(), Error> {
        self.step(move |tx| note_finishing(tx, &cursor)).await?;
        for sql in index::create_all_sql() {
            self.step(move |tx| Ok(tx.execute_batch(&sql)?)).await?;
        }
        self.step(|tx| rollup::refill(tx)).await?;
        for kind in upkeep::KINDS {
            let mut after = Some(After::default());
            while let Some(from) = after {
                let gate = self.writer().gate().clone();
                let fill = move |tx: &Transaction<'_>| {
                    let started = Instant::now();
                    upkeep::fill(tx, *kind, &from, || gate.user_waits() && started.elapsed() >= PATIENCE)
                };
                after = self.step(fill).await?;
            }
        }
        self.fill_match_keys().await?;
        self.step(|tx| {
            Ok(tx.execute_batch(
                "UPDATE sync_state SET load_phase = NULL, first_sync_done = 1, rows_total = rows_done",
            )?)
        })
        .await?;
        self.checkpoint().await
    }

    /// Keys that a step before a crash wrote are met again and stay.
    async fn fill_match_keys(&self) -> Result<(), Error> {
        for kind in match_key::KINDS {
            let mut after = Some(Uuid::nil());
            while let Some(from) = after {
                let gate = self.writer().gate().clone();
                let fill = move |tx: &Transaction<'_>| {
                    let started = Instant::now();
                    match_key::fill(tx, kind, from, || gate.user_waits() && started.elapsed() >= PATIENCE)
                };
                after = self.step(fill).await?;
            }
        }
        Ok(())
    }

    async fn step<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.writer().transaction(Priority::Sync, work).await
    }
}

fn note_finishing(tx: &Transaction<'_>, cursor: &str) -> Result<(), Error> {
    tx.execute(
        "UPDATE sync_state SET load_phase = ?, cursor = ?,
         snapshot_table = NULL, snapshot_after = NULL, snapshot_as_of = NULL",
        (FINISHING, cursor),
    )?;
    Ok(())
}
