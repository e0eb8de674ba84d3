//! Are the rows here those of the hub? Asked after a load and once a day: a request when they are, and a few more to put
//! right what is not.

use super::{Phase, State, Step, report::bad_answer};
use crate::{
    event::{Comparison, Failure, Ticket},
    guard::DeleteGuard,
    load::Load,
    pulling::Pulling,
};

/// Rows that were the hub's stay it for so long, as far as anybody can tell.
const CHECK_AGAIN_US: i64 = 86_400_000_000;
/// A check that came to nothing is tried again after that long: summing up everything is not free.
const TRY_AGAIN_US: i64 = 3_600_000_000;
/// Comparisons of one run: others change things meanwhile, and a repair is looked at again.
const MOST_TRIES: u32 = 3;

/// One comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub cursor: String,
    /// The hub's rows that are still to be written.
    pub repair: Option<Ticket>,
}

impl Check {
    fn at(cursor: String) -> Self {
        Self { cursor, repair: None }
    }
}

/// When to compare.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Checks {
    /// When the rows were last found to be the hub's.
    checked_at: Option<i64>,
    /// A check came to nothing.
    tried_at: Option<i64>,
    /// Comparisons of this run.
    tries: u32,
    /// All rows came anew because of a check.
    resynced: bool,
    /// A load has just ended: whoever waited for it sees it before the comparison begins.
    resting: bool,
    /// Hub and laptop don't know the same fields, so their sums say nothing.
    barred: bool,
    /// What came in beside was found to be the hub's.
    proved_at: Option<i64>,
    /// The run that is being noted has found no difference.
    pub(super) passed: bool,
}

impl Checks {
    pub(super) fn begin(&mut self, checked_at: Option<i64>) {
        self.checked_at = checked_at;
    }

    /// As the hub's schema says.
    pub(super) fn allow(&mut self, is_comparable: bool) {
        self.barred = !is_comparable;
    }

    pub(super) fn note_proof(&mut self, proof: &Comparison, now: i64) {
        self.proved_at = (*proof == Comparison::Same).then_some(now);
    }

    /// A load has ended.
    pub(super) fn rest(&mut self) {
        (self.checked_at, self.resting) = (self.proved_at.take(), true);
        (self.tried_at, self.tries) = (None, 0);
    }

    pub(super) fn is_due(&self, now: i64) -> bool {
        let within = |at: Option<i64>, limit_us: i64| at.is_some_and(|at| (0..limit_us).contains(&(now - at)));
        !self.barred && !within(self.checked_at, CHECK_AGAIN_US) && !within(self.tried_at, TRY_AGAIN_US)
    }
}

impl Load {
    /// Rows that came in beside come in sight only when nothing speaks against it; where the hub has moved on, what
    /// follows the load is compared instead.
    pub(super) fn take_proof(&mut self, proof: Comparison) -> Result<(), Failure> {
        match proof {
            Comparison::Same | Comparison::Moved => self.proved = true,
            Comparison::Differs { .. } | Comparison::Broken => return Err(bad_answer("snapshot_differs")),
        }
        Ok(())
    }
}

impl State {
    /// Nothing is left to pull.
    pub(super) fn end_pulling(&mut self, now: i64) {
        let rests = std::mem::take(&mut self.checks.resting);
        self.checks.passed = false;
        self.phase = match self.cursor.clone().filter(|_| !rests && self.checks.is_due(now)) {
            Some(cursor) => Phase::Checking(Check::at(cursor)),
            None => Phase::Noting,
        };
    }

    pub(super) fn take_comparison(&mut self, ticket: Ticket, comparison: Comparison, step: &mut Step<'_>) {
        let Phase::Checking(check) = &mut self.phase else { return };
        match comparison {
            Comparison::Same => {
                let passed = Checks { checked_at: Some(step.now), passed: true, ..Checks::default() };
                (self.checks, self.phase) = (passed, Phase::Noting);
            }
            Comparison::Moved => {
                let cursor = check.cursor.clone();
                if self.may_try(step.now) {
                    self.phase = Phase::Pulling(Pulling::from(cursor));
                }
            }
            Comparison::Differs { deletes } => match DeleteGuard::default().count(&deletes) {
                Some(table) if !self.allow_deletes => self.stop_for_wave(table, step),
                _ => check.repair = Some(ticket),
            },
            // Once more of the same would not help.
            Comparison::Broken if self.checks.resynced => self.give_up_check(step.now),
            Comparison::Broken => {
                (self.checks.resynced, self.resync) = (true, true);
                self.connect(step);
            }
        }
    }

    /// What was put right is looked at again.
    pub(super) fn take_repaired(&mut self, now: i64) {
        let Phase::Checking(check) = &self.phase else { return };
        let cursor = check.cursor.clone();
        if self.may_try(now) {
            self.phase = Phase::Checking(Check::at(cursor));
        }
    }

    /// Everything is pulled: a check that fails takes nothing back, unless it says that nothing will go on.
    pub(super) fn fail_check(&mut self, failure: Failure, step: &mut Step<'_>) {
        match failure {
            Failure::Unauthorized | Failure::TooOld | Failure::Fork | Failure::ResyncRequired => {
                self.fail(failure, step)
            }
            // A hub that takes too long to sum up looks like one that is gone; the next pull tells.
            _ => self.give_up_check(step.now),
        }
    }

    fn may_try(&mut self, now: i64) -> bool {
        self.checks.tries += 1;
        if self.checks.tries < MOST_TRIES {
            return true;
        }
        self.give_up_check(now);
        false
    }

    fn give_up_check(&mut self, now: i64) {
        (self.checks.tried_at, self.checks.tries) = (Some(now), 0);
        self.phase = Phase::Noting;
    }
}
