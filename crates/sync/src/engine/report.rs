//! What a state and a failure look like from outside.

use super::{Phase, State};
use crate::{
    event::{Failure, Progress},
    status::{Problem, ProblemKind, SyncPhase, SyncStatus},
};

impl State {
    /// What the rest of the app may know; `now` in microseconds UTC.
    pub fn status(&self, now: i64) -> SyncStatus {
        let is_loading = matches!(self.phase, Phase::FirstSync(_));
        let progress = if self.first_sync_done && !is_loading { Progress::default() } else { self.progress };
        let status = SyncStatus {
            rows_done: progress.rows_done,
            rows_total: progress.rows_total.max(progress.rows_done),
            bytes_done: progress.bytes_done,
            phase: self.shown_phase(),
            first_sync_done: self.first_sync_done,
            last_synced_at: self.last_synced_at,
            clock_skew_ms: self.clock_skew_ms,
            problem: self.problem.clone(),
            waiting: self.outgoing.queue.waiting,
            parked: self.outgoing.queue.parked,
            quarantined: self.outgoing.queue.quarantined,
            open_conflicts: self.outgoing.queue.open_conflicts,
            push_done: self.outgoing.done,
            push_problem: self.outgoing.problem.clone(),
            hub_too_old: self.outgoing.hub_too_old,
            ..SyncStatus::default()
        };
        match &self.phase {
            Phase::FirstSync(load) => {
                SyncStatus { table: load.next.map(|(table, _)| table), eta_ms: load.eta_ms(now), ..status }
            }
            Phase::Pulling(pulling) => {
                SyncStatus { rows_done: pulling.rows_done, bytes_done: pulling.bytes_done, ..status }
            }
            Phase::Waiting { retry_at, .. } => SyncStatus { retry_at: Some(*retry_at), ..status },
            _ => status,
        }
    }

    fn shown_phase(&self) -> SyncPhase {
        match &self.phase {
            Phase::NoHub => SyncPhase::NoHub,
            Phase::Synced => SyncPhase::Synced,
            Phase::Connecting => SyncPhase::Connecting,
            Phase::FirstSync(_) => SyncPhase::FirstSync,
            Phase::Finishing { .. } => SyncPhase::Finishing,
            Phase::Pulling(_) | Phase::Checking(_) | Phase::Noting => SyncPhase::Pulling,
            Phase::Paused => SyncPhase::Paused,
            Phase::Waiting { shown, .. } | Phase::Stopped { shown } => *shown,
        }
    }
}

impl Problem {
    pub(crate) fn of(failure: &Failure) -> Self {
        let (kind, _, detail) = describe(failure);
        Self { kind, detail }
    }
}

/// How a failure is shown: its kind, the phase it leads to, and the detail for the log.
pub(super) fn describe(failure: &Failure) -> (ProblemKind, SyncPhase, String) {
    let none = String::new();
    match failure {
        Failure::Offline => (ProblemKind::Offline, SyncPhase::Offline, none),
        Failure::Busy { retry_after_ms } => (ProblemKind::Busy, SyncPhase::Offline, format!("{retry_after_ms} ms")),
        Failure::Unauthorized => (ProblemKind::Unauthorized, SyncPhase::AuthRevoked, none),
        Failure::TooOld => (ProblemKind::TooOld, SyncPhase::TooOld, none),
        Failure::Fork => (ProblemKind::Fork, SyncPhase::Forked, none),
        Failure::ResyncRequired | Failure::EpochChanged => (ProblemKind::ResyncRequired, SyncPhase::NeedsResync, none),
        Failure::BadAnswer { code } => (ProblemKind::BadAnswer, SyncPhase::Broken, code.clone()),
        Failure::DeviceForked => (ProblemKind::BadAnswer, SyncPhase::Broken, "device_forked".into()),
        Failure::TooNew => (ProblemKind::BadAnswer, SyncPhase::Broken, "too_new".into()),
        Failure::DiskFull => (ProblemKind::DiskFull, SyncPhase::Broken, none),
        Failure::Cache { code } => (ProblemKind::CacheFailed, SyncPhase::Broken, code.clone()),
    }
}

pub(super) fn bad_answer(code: &str) -> Failure {
    Failure::BadAnswer { code: code.to_owned() }
}
