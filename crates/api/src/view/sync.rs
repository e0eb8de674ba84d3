//! What the sync row, its popover and the first-sync screen tell.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncStatusView {
    pub phase: SyncPhase,
    pub first_sync_done: bool,
    pub rows_done: i64,
    pub rows_total: i64,
    pub bytes_done: i64,
    /// Milliseconds until the first sync ends, once there is enough to tell from.
    pub left_ms: Option<i64>,
    /// Microseconds UTC.
    pub last_synced_at: Option<i64>,
    /// Microseconds UTC of the next try, when offline.
    pub retry_at: Option<i64>,
    /// Set when the hub's clock and ours differ by more than five minutes.
    pub clock_skew_ms: Option<i64>,
    /// Code of what is wrong, for the actions that the UI offers.
    pub problem: Option<String>,
    /// What is wrong and what to do, in the UI language.
    pub error: Option<String>,
    /// For the copy button and the log.
    pub detail: Option<String>,
    /// Edits that the hub has not answered.
    pub waiting: u32,
    /// Edits that were answered since something last waited.
    pub sent: u32,
    /// Refused edits.
    pub parked: u32,
    /// Conflicts that wait for a decision.
    pub conflicts: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    NoHub,
    Connecting,
    FirstSync,
    Pulling,
    Synced,
    Paused,
    Offline,
    /// The token was revoked or never valid.
    AuthRevoked,
    /// The hub answers, but not with what it should.
    Broken,
    /// Something only the user can decide.
    NeedsUser,
}
