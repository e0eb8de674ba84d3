//! What follows from the hub's first word: pull on, go on with a load, or start over beside what is there.

use tandem_protocol::Start;

use super::{Phase, State, Step};
use crate::{
    event::{Failure, Hello, Position, Progress, Room},
    guard,
    load::Load,
    pulling::Pulling,
};

impl State {
    pub(super) fn take_hello(&mut self, hello: Hello, step: &mut Step<'_>) {
        self.hello_at = Some(step.now);
        self.resync |= hello.is_new_life;
        self.clock_skew_ms = Some(step.now.saturating_sub(hello.server_now) / 1_000);
        // One bucket is all this version knows; the protocol may grow beyond it.
        let (bucket, from) = match hello.grants.as_slice() {
            [grant] => (grant.bucket, grant.from),
            [] => return self.fail(Failure::Unauthorized, step),
            _ => return self.fail(Failure::TooOld, step),
        };
        let from_cursor = from == Start::Cursor && !self.resync;
        let rows_total = hello.counts.iter().map(|count| count.rows).fold(0, u64::saturating_add);
        self.checks.allow(hello.is_comparable);
        let load = |room| {
            let mut load = Load::fresh(bucket, rows_total, room, step.now);
            load.proved = !hello.is_comparable;
            load
        };
        let in_sight = hello.position.is_in_sight();
        self.phase = match hello.position {
            Position::Synced { cursor } if from_cursor => Phase::Pulling(Pulling::from(cursor)),
            Position::Finishing { cursor } if !self.resync => Phase::Finishing { cursor },
            Position::Fresh | Position::Loading { at: None, progress: Progress { rows_done: 0, .. } } => {
                Phase::FirstSync(load(Room::Empty))
            }
            Position::Loading { at, progress } if from_cursor => {
                Phase::FirstSync(load(Room::Empty).resume(at, progress))
            }
            Position::Replacing { at, progress, .. } if from_cursor => {
                Phase::FirstSync(load(Room::Beside { anew: false }).resume(at, progress))
            }
            Position::Loading { .. } => Phase::FirstSync(load(Room::Beside { anew: true })),
            Position::Synced { .. } | Position::Finishing { .. } | Position::Replacing { .. } => {
                match guard::wave_of_resync(&hello.held, &hello.counts) {
                    Some(table) if !self.allow_deletes => return self.stop_for_wave(table, step),
                    _ => Phase::FirstSync(load(Room::Beside { anew: true })),
                }
            }
        };
        self.first_sync_done = in_sight;
        self.outgoing.greet();
        if let Phase::FirstSync(load) = &self.phase {
            self.progress = load.progress;
        }
    }
}

impl Position {
    /// Rows of a whole sync are there.
    pub(super) fn is_in_sight(&self) -> bool {
        matches!(self, Self::Synced { .. } | Self::Replacing { in_sight: true, .. })
    }
}
