//! The only SQL on the laptop: owns the encrypted cache file, its one write door and its readers.
//!
//! Read [`Store::open`] first, then [`Store::write`] (the only thing that changes a row), [`FirstLoad`] for how a whole
//! workspace comes in, once more also without taking anything out of sight, `outbox/` for what becomes of the user's
//! edits, and `read/` for what the screens ask.
//!
//! One connection writes and checkpoints, always through [`writer`]; a pool of readers never does either.

mod beside;
mod change;
mod conflict;
mod digest;
mod discard;
mod error;
#[doc(hidden)]
pub mod exit;
mod gate;
mod index;
mod journal;
mod judgement;
mod key;
mod load;
mod load_finish;
pub mod local;
mod match_key;
mod migration;
mod open;
mod outbox;
mod past;
mod pool;
mod queue;
pub mod read;
mod repair;
mod rollup;
mod rows;
pub mod search;
mod setting;
mod stall;
mod state;
mod undo;
mod upkeep;
mod withdraw;
mod write;
mod write_remote;
mod writer;

pub use change::{Change, Edit, Label, Origin, Written};
pub use discard::Discarded;
pub use error::Error;
pub use index::OPEN_DEAL_SQL;
pub use journal::{MergeKind, MergeNote, MergedField};
pub use judgement::{Judged, Judgement};
pub use key::Key;
pub use load::{FirstLoad, Progress};
pub use open::OpenOptions;
pub use outbox::push::{Answer, Batch};
pub use queue::{QueueCounts, QueueEntry};
pub use read::{
    Cursor, SortValue,
    frame::{Facets, NavNumbers},
    judge::DealTitle,
};
pub use repair::{Differing, Incident, Standing};
pub use stall::{News, StallFlag, Untold};
pub use state::{LoadState, Moved, SnapshotPosition, SyncState, Workspace};
pub use undo::UndoOutcome;
pub use upkeep::Counts;
pub use withdraw::Withdrawal;

use std::{path::PathBuf, sync::Arc};

use sea_orm::DatabaseConnection;
use tokio::sync::watch;

use writer::Writer;

/// The open cache. Cheap to clone: all clones share the connections.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    writer: Writer,
    reader: DatabaseConnection,
    /// How often what waits for the hub has changed.
    outbox: watch::Sender<u64>,
}

impl Store {
    fn new(path: PathBuf, writer: Writer, reader: DatabaseConnection) -> Self {
        let outbox = watch::Sender::new(0);
        Self { inner: Arc::new(Inner { path, writer, reader, outbox }) }
    }

    /// Where the file lies: for messages that tell the user which file is meant.
    pub fn path(&self) -> &std::path::Path {
        &self.inner.path
    }

    /// Wakes up whenever what waits for the hub may have changed.
    pub fn outbox_changes(&self) -> watch::Receiver<u64> {
        self.inner.outbox.subscribe()
    }

    /// A number that grows with each write: what was read under one holds while it stays.
    pub fn writes(&self) -> u64 {
        self.inner.writer.writes()
    }

    pub(crate) fn tell_outbox(&self) {
        self.inner.outbox.send_modify(|times| *times += 1);
    }

    /// Connections that can only read: every query of `read/` runs here.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.inner.reader
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.inner.writer
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.inner.path).finish_non_exhaustive()
    }
}
