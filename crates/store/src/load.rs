//! The first load: a whole workspace comes in, page by page, and may be broken off anywhere.
//!
//! Where nothing is in sight yet, secondary indexes, sums and search are put aside first and built at the end (`load_finish`), and pages are
//! grouped into large commits: both together make it several times faster. The position is stored in the same
//! transaction as the rows before it, so that after a crash the load goes on at the very page that is missing. Where rows
//! are in sight, the new ones come in beside them (`beside`).

use std::{collections::VecDeque, mem, time::Instant};

use rusqlite::{Connection, Transaction};
use sea_orm::{EntityTrait, ModelTrait};
use tandem_model::SyncedRow;

use crate::{
    Error, LoadState, SnapshotPosition, Store, beside,
    gate::{Gate, Priority},
    index, judgement, match_key, rollup, rows,
    search::upkeep,
    state::{self, LOADING, REPLACING},
    write::PATIENCE,
    write_remote::{self, Dirty},
};

/// Each commit writes touched pages of every index again, so small commits are several times slower.
const ROWS_A_COMMIT: usize = 20_000;
/// Bounds the memory of pages that wait for their commit.
const BYTES_A_COMMIT: u64 = 64 << 20;

/// A first load under way. Pages given to it are written in groups; after an error or when the caller was
/// cancelled, drop it and begin again: it goes on where the last commit ended.
pub struct FirstLoad {
    store: Store,
    /// Rows come in beside those in sight.
    is_beside: bool,
    position: Option<SnapshotPosition>,
    progress: Progress,
    pages: VecDeque<Page>,
    rows: usize,
    bytes: u64,
}

/// What has come in so far, rows that wait for their commit included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub rows: u64,
    pub rows_total: u64,
    pub bytes: u64,
}

struct Page {
    rows: Box<dyn Rows>,
    bytes: u64,
    next: SnapshotPosition,
}

/// Rows of one table, whichever it is.
trait Rows: Send {
    fn count(&self) -> usize;
    fn write(&self, tx: &Connection, dirty: &Dirty) -> Result<(), Error>;
    fn write_beside(&self, tx: &Connection) -> Result<(), Error>;
}

impl<M> Rows for Vec<M>
where
    M: SyncedRow + ModelTrait + Clone + Send,
{
    fn count(&self) -> usize {
        self.len()
    }

    fn write(&self, tx: &Connection, dirty: &Dirty) -> Result<(), Error> {
        self.iter().try_for_each(|row| write_remote::put_model(tx, row, dirty).map(drop))
    }

    fn write_beside(&self, tx: &Connection) -> Result<(), Error> {
        self.iter().try_for_each(|row| rows::beside::put(tx, row))
    }
}

impl Store {
    /// Begins the first load, or goes on with one that was broken off.
    /// When the state already is [`LoadState::Finishing`], no page is missing: call [`Store::finish_first_load`].
    pub async fn begin_first_load(&self, rows_total: u64) -> Result<FirstLoad, Error> {
        let begin = move |tx: &Transaction<'_>| {
            tx.execute("UPDATE sync_state SET rows_total = ?", [rows_total.cast_signed()])?;
            if state::load_phase(tx)?.is_none() {
                put_aside(tx)?;
            }
            Ok(())
        };
        self.writer().transaction(Priority::Sync, begin).await?;
        self.load_as_it_stands(rows_total).await
    }

    /// Begins to bring all rows anew beside those in sight, or goes on with that; `anew` forgets what has come in so far.
    /// Ends with [`Store::swap`].
    pub async fn begin_replacement(&self, rows_total: u64, anew: bool) -> Result<FirstLoad, Error> {
        let begin = move |tx: &Transaction<'_>| {
            if anew || state::load_phase(tx)?.as_deref() != Some(REPLACING) {
                beside::begin(tx)?;
            }
            tx.execute("UPDATE sync_state SET rows_total = ?", [rows_total.cast_signed()])?;
            Ok(())
        };
        self.writer().transaction(Priority::Sync, begin).await?;
        self.load_as_it_stands(rows_total).await
    }

    /// All pages are in: brings them in sight, and builds what was put aside. May be called again after a crash.
    pub async fn finish_load(&self, cursor: String) -> Result<(), Error> {
        if matches!(self.sync_state().await?.load, LoadState::Replacing(_)) {
            self.swap(cursor.clone()).await?;
            if self.sync_state().await?.load == LoadState::Done {
                return self.checkpoint().await;
            }
        }
        self.finish_first_load(cursor).await
    }

    async fn load_as_it_stands(&self, rows_total: u64) -> Result<FirstLoad, Error> {
        let state = self.sync_state().await?;
        let (position, is_beside) = match state.load {
            LoadState::Loading(position) => (position, false),
            LoadState::Replacing(position) => (position, true),
            _ => (None, false),
        };
        let progress = Progress { rows: state.rows_done, rows_total, bytes: state.bytes_done };
        let (store, pages) = (self.clone(), VecDeque::new());
        Ok(FirstLoad { store, is_beside, position, progress, pages, rows: 0, bytes: 0 })
    }
}

/// Drops what is built again at the end, and notes that rows come in.
fn put_aside(tx: &Connection) -> Result<(), Error> {
    tx.execute_batch(&rollup::put_aside_sql())?;
    tx.execute_batch(upkeep::CLEAR_SQL)?;
    tx.execute_batch(match_key::CLEAR_SQL)?;
    tx.execute_batch(&index::drop_all_sql())?;
    judgement::forget(tx)?;
    tx.execute(
        "UPDATE sync_state SET load_phase = ?, first_sync_done = 0, cursor = NULL, rows_done = 0, bytes_done = 0,
         snapshot_table = NULL, snapshot_after = NULL, snapshot_as_of = NULL",
        [LOADING],
    )?;
    Ok(())
}

impl FirstLoad {
    /// Where the next page begins, as far as it is safely stored; `None` before the first.
    pub fn position(&self) -> Option<&SnapshotPosition> {
        self.position.as_ref()
    }

    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Takes a page of one table; `next` is where the page after it begins, `bytes` its size as it came.
    pub async fn load_page<E>(&mut self, rows: Vec<E::Model>, bytes: u64, next: SnapshotPosition) -> Result<(), Error>
    where
        E: EntityTrait,
        E::Model: SyncedRow + ModelTrait<Entity = E> + Clone + Send + 'static,
    {
        self.rows += rows.len();
        self.bytes += bytes;
        self.progress.rows += rows.len() as u64;
        self.progress.bytes += bytes;
        self.pages.push_back(Page { rows: Box::new(rows), bytes, next });
        if self.rows >= ROWS_A_COMMIT || self.bytes >= BYTES_A_COMMIT {
            self.flush().await?;
        }
        Ok(())
    }

    /// Writes the pages that wait; call it before a long pause and at the end.
    pub async fn flush(&mut self) -> Result<(), Error> {
        while !self.pages.is_empty() {
            let pages = mem::take(&mut self.pages);
            let gate = self.store.writer().gate().clone();
            let is_beside = self.is_beside;
            let write = move |tx: &Transaction<'_>| write_pages(tx, pages, is_beside, &gate);
            let (left, position) = self.store.writer().transaction(Priority::Sync, write).await?;
            self.pages = left;
            self.position = position;
        }
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    /// Writes what waits, brings it in sight if it came in beside, and builds what was put aside. `cursor` is where pulls
    /// go on.
    pub async fn finish(mut self, cursor: String) -> Result<(), Error> {
        self.flush().await?;
        self.store.finish_load(cursor).await
    }

    /// Whether what comes in is out of sight until the end.
    pub fn is_beside(&self) -> bool {
        self.is_beside
    }
}

/// Writes pages until all are in, or the user has waited long enough. Gives the rest and where the rows end.
fn write_pages(
    tx: &Connection,
    mut pages: VecDeque<Page>,
    is_beside: bool,
    gate: &Gate,
) -> Result<(VecDeque<Page>, Option<SnapshotPosition>), Error> {
    let started = Instant::now();
    let dirty = Dirty::load(tx)?;
    let mut position = None;
    while let Some(page) = pages.pop_front() {
        if is_beside {
            page.rows.write_beside(tx)?;
        } else {
            page.rows.write(tx, &dirty)?;
        }
        state::save_position(tx, &page.next, page.rows.count() as u64, page.bytes)?;
        position = Some(page.next);
        if gate.user_waits() && started.elapsed() >= PATIENCE {
            break;
        }
    }
    Ok((pages, position))
}
