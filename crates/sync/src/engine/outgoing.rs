//! The user's edits on their way to the hub: one more run beside the pulls, with waits of its own.
//!
//! At most one push is under way. Whatever goes wrong with it, the pulls go on; only a token that is worth nothing any
//! more stops both.

use tandem_store::QueueCounts;

use super::{Phase, State, Step, report::describe};
use crate::{
    backoff,
    event::{Effect, Event, Failure, Ticket},
    status::{Problem, SyncPhase},
};

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outgoing {
    /// As the store last said.
    pub(super) queue: QueueCounts,
    /// The push, or the new name, that is under way.
    pub(super) under_way: Option<Ticket>,
    timer: Option<Ticket>,
    /// Failures since the last answer.
    attempt: u32,
    /// Nothing of what waits may go: it waits for the user.
    idle: bool,
    /// The hub of this address has said who it is.
    greeted: bool,
    pub(super) hub_too_old: bool,
    pub(super) problem: Option<Problem>,
    /// Answered since something last waited.
    pub(super) done: u64,
}

impl Outgoing {
    /// The hub may be another one, or a newer one, than it was.
    pub(super) fn greet(&mut self) {
        (self.greeted, self.hub_too_old) = (true, false);
    }
}

impl State {
    pub(super) fn take_outgoing(&mut self, event: Event, step: &mut Step<'_>) {
        match event {
            Event::OutboxChanged { queue } => self.take_queue(queue),
            Event::Pushed { ticket, sent, answered, queue } if self.outgoing.under_way == Some(ticket) => {
                self.outgoing.under_way = None;
                self.outgoing.done += answered;
                self.take_queue(queue);
                self.outgoing.idle = sent == 0;
                if sent > 0 && answered == 0 {
                    return self.wait_to_push(0, step);
                }
                (self.outgoing.attempt, self.outgoing.problem) = (0, None);
            }
            Event::PushFailed { ticket, failure } if self.outgoing.under_way == Some(ticket) => {
                self.outgoing.under_way = None;
                self.fail_push(failure, step);
            }
            Event::DeviceRenamed { ticket } if self.outgoing.under_way == Some(ticket) => {
                self.outgoing.under_way = None;
                if self.outgoing.attempt > 1 {
                    self.wait_to_push(0, step);
                }
            }
            Event::PushTimer { ticket } if self.outgoing.timer == Some(ticket) => self.outgoing.timer = None,
            // Late answers and timers of what was given up.
            _ => {}
        }
    }

    pub(super) fn start_push(&mut self, step: &mut Step<'_>) {
        let outgoing = &self.outgoing;
        let free = outgoing.under_way.is_none() && outgoing.timer.is_none() && !outgoing.idle;
        if !free || outgoing.hub_too_old || outgoing.queue.waiting == 0 || !self.may_push() {
            return;
        }
        let ticket = self.ticket();
        self.outgoing.under_way = Some(ticket);
        step.effects.push(Effect::Push { ticket });
    }

    /// A laptop that is too old for pulls still pushes: what was done with it must not be stranded.
    fn may_push(&self) -> bool {
        let stopped_for = match &self.phase {
            Phase::NoHub | Phase::Paused => return false,
            Phase::Stopped { shown } => Some(*shown),
            _ => None,
        };
        match stopped_for {
            Some(SyncPhase::TooOld) => self.has_hub,
            Some(SyncPhase::NeedsUser) | None => self.has_hub && self.outgoing.greeted,
            Some(_) => false,
        }
    }

    fn take_queue(&mut self, queue: QueueCounts) {
        self.outgoing.queue = queue;
        self.outgoing.idle = false;
        if queue.waiting == 0 {
            self.outgoing.done = 0;
        }
    }

    fn fail_push(&mut self, failure: Failure, step: &mut Step<'_>) {
        let (kind, _, detail) = describe(&failure);
        let floor_ms = match failure {
            Failure::Unauthorized => return self.fail(failure, step),
            Failure::DeviceForked => {
                self.outgoing.attempt = self.outgoing.attempt.saturating_add(1);
                let ticket = self.ticket();
                self.outgoing.under_way = Some(ticket);
                return step.effects.push(Effect::RenameDevice { ticket });
            }
            Failure::EpochChanged => {
                // Nothing goes before the hub was greeted and everything is put in order for it.
                self.outgoing.greeted = false;
                self.wait_to_push(0, step);
                return self.connect(step);
            }
            Failure::TooNew => {
                self.outgoing.hub_too_old = true;
                return;
            }
            Failure::Busy { retry_after_ms } => retry_after_ms,
            _ => 0,
        };
        self.outgoing.problem = Some(Problem { kind, detail });
        self.wait_to_push(floor_ms, step);
    }

    fn wait_to_push(&mut self, floor_ms: u64, step: &mut Step<'_>) {
        let delay_ms = backoff::retry_ms(self.outgoing.attempt, step.rng).max(floor_ms);
        self.outgoing.attempt = self.outgoing.attempt.saturating_add(1);
        self.set_push_timer(delay_ms, step);
    }

    /// Ends a wait early: the network is back, or the user asks.
    pub(super) fn hurry_push(&mut self, delay_ms: u64, step: &mut Step<'_>) {
        (self.outgoing.idle, self.outgoing.hub_too_old) = (false, false);
        if self.outgoing.timer.is_some() {
            self.set_push_timer(delay_ms, step);
        }
    }

    /// Gives up the push under way: its edits are offered again.
    pub(super) fn abort_push(&mut self, step: &mut Step<'_>) {
        (self.outgoing.under_way, self.outgoing.timer) = (None, None);
        step.effects.push(Effect::AbortPush);
    }

    /// Another hub, or another token.
    pub(super) fn forget_push(&mut self, step: &mut Step<'_>) {
        self.abort_push(step);
        self.outgoing = Outgoing { queue: self.outgoing.queue, ..Outgoing::default() };
    }

    fn set_push_timer(&mut self, delay_ms: u64, step: &mut Step<'_>) {
        let ticket = self.ticket();
        self.outgoing.timer = Some(ticket);
        step.effects.push(Effect::SetPushTimer { ticket, delay_ms });
    }
}
