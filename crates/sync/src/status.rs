//! What the rest of the app is told about the sync.

use serde::Serialize;
use tandem_model::Table;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    #[default]
    NoHub,
    /// Everything the hub had at the last look is here.
    Synced,
    Connecting,
    FirstSync,
    /// All rows of the first sync are here; indexes and sums are being made.
    Finishing,
    Pulling,
    Paused,
    Offline,
    /// The token was revoked or never valid.
    AuthRevoked,
    /// This version is too old for the hub.
    TooOld,
    /// Hub and laptop disagree about the past.
    Forked,
    /// The hub asked to start over; that happens by itself.
    NeedsResync,
    /// Something only the user can decide.
    NeedsUser,
    /// The hub answers, but not with what it should, or the cache can't be written.
    Broken,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    Offline,
    Busy,
    Unauthorized,
    TooOld,
    Fork,
    ResyncRequired,
    BadAnswer,
    DiskFull,
    CacheFailed,
    /// The hub wants to delete more rows than looks right.
    DeleteWave,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub kind: ProblemKind,
    /// For the log and the copy button; not for the screen.
    pub detail: String,
}

/// A snapshot of the sync. Times are microseconds UTC of this machine's clock.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SyncStatus {
    pub phase: SyncPhase,
    /// False until a whole first sync has ended.
    pub first_sync_done: bool,
    /// The table that a first sync is at.
    pub table: Option<Table>,
    pub rows_done: u64,
    pub rows_total: u64,
    pub bytes_done: u64,
    /// Milliseconds until the first sync ends, once there is enough to tell from.
    pub eta_ms: Option<u64>,
    pub last_synced_at: Option<i64>,
    pub retry_at: Option<i64>,
    /// This machine's clock minus the hub's.
    pub clock_skew_ms: Option<i64>,
    pub problem: Option<Problem>,
    /// Edits of the user that the hub has not answered.
    pub waiting: u64,
    /// Edits that the hub refused: the user mends or drops them.
    pub parked: u64,
    /// Edits for another workspace, or whose rights were withdrawn.
    pub quarantined: u64,
    /// Conflicts that wait for a decision.
    pub open_conflicts: u64,
    /// Edits that were answered since something last waited: `push_done` of `push_done + waiting`.
    pub push_done: u64,
    /// Why edits wait, when it is not the network of the pulls.
    pub push_problem: Option<Problem>,
    /// The hub has to be updated before it takes edits of this version.
    pub hub_too_old: bool,
}
