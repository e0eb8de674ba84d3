//! When to do what: a state, an event in, effects out. No clock, no network, no file, no thread.
//!
//! Read [`State::step`] first, then `pump`: after each event it starts whatever may run now. At most one request
//! and one write are under way; while a page is written the next ones are fetched. The state machine holds no rows,
//! only their tickets. The user's own edits go to the hub beside all that ([`outgoing`]), and nothing waits for them.

mod checking;
mod greeting;
mod outgoing;
mod pump;
mod report;
mod rest;

use self::{
    checking::{Check, Checks},
    outgoing::Outgoing,
    pump::Job,
    report::{bad_answer, describe},
};
use crate::{
    backoff,
    event::{Answer, Effect, Event, Failure, Position, Progress, Ticket, Wish},
    load::Load,
    pulling::{Pulling, Refused},
    rng::Rng,
    status::{Problem, ProblemKind, SyncPhase, SyncStatus},
};

#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    NoHub,
    /// Nothing to do until the timer.
    Synced,
    Connecting,
    FirstSync(Load),
    Finishing {
        cursor: String,
    },
    Pulling(Pulling),
    /// All pulled; the rows are being compared with the hub's.
    Checking(Check),
    /// All pulled; the time is being noted.
    Noting,
    Paused,
    /// Tries again at the time; the phase is what the user sees meanwhile.
    Waiting {
        shown: SyncPhase,
        retry_at: i64,
    },
    /// Nothing happens until the user does something.
    Stopped {
        shown: SyncPhase,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub(crate) phase: Phase,
    has_hub: bool,
    tickets: Ticket,
    fetch: Option<Ticket>,
    storing: Option<(Ticket, Job)>,
    timer: Option<Ticket>,
    /// The hub has told of news since the last pull began.
    news: bool,
    /// The user asked for a round while one was under way that may have begun too early.
    again: bool,
    /// Pages were given to the store that it may not have made safe yet.
    unsafe_pages: bool,
    /// Failures since the last page that was stored.
    attempt: u32,
    /// The hub said that the cursor is of no use.
    resync: bool,
    allow_deletes: bool,
    /// Where the next pull begins, once known.
    cursor: Option<String>,
    hello_at: Option<i64>,
    /// Of the first sync, also while it rests.
    progress: Progress,
    first_sync_done: bool,
    last_synced_at: Option<i64>,
    clock_skew_ms: Option<i64>,
    checks: Checks,
    pub(crate) problem: Option<Problem>,
    outgoing: Outgoing,
    published: Option<SyncStatus>,
}

/// What one step has at hand.
struct Step<'a> {
    now: i64,
    rng: &'a mut Rng,
    effects: Vec<Effect>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            phase: Phase::NoHub,
            has_hub: false,
            tickets: 0,
            fetch: None,
            storing: None,
            timer: None,
            news: false,
            again: false,
            unsafe_pages: false,
            attempt: 0,
            resync: false,
            allow_deletes: false,
            cursor: None,
            hello_at: None,
            progress: Progress::default(),
            first_sync_done: false,
            last_synced_at: None,
            clock_skew_ms: None,
            checks: Checks::default(),
            problem: None,
            outgoing: Outgoing::default(),
            published: None,
        }
    }
}

impl State {
    /// `now` is this machine's clock, microseconds UTC: for what is shown, never for what is decided.
    pub fn step(mut self, event: Event, now: i64, rng: &mut Rng) -> (Self, Vec<Effect>) {
        let mut step = Step { now, rng, effects: Vec::new() };
        self.take(event, &mut step);
        self.pump(&mut step);
        let status = self.status(now);
        if self.published.as_ref() != Some(&status) {
            step.effects.push(Effect::Publish(status.clone()));
            self.published = Some(status);
        }
        (self, step.effects)
    }

    /// Is a write under way, or one still needed before the app may end?
    pub fn is_storing(&self) -> bool {
        self.storing.is_some() || self.unsafe_pages
    }

    /// Whether the answer under this ticket is still wanted.
    pub fn expects(&self, ticket: Ticket) -> bool {
        self.fetch == Some(ticket)
    }

    fn take(&mut self, event: Event, step: &mut Step<'_>) {
        match event {
            Event::Start { has_hub, position, last_synced_at, checked_at } => {
                self.last_synced_at = last_synced_at;
                self.checks.begin(checked_at);
                self.first_sync_done = position.is_in_sight();
                self.has_hub = has_hub;
                self.connect(step);
                match position {
                    Position::Finishing { cursor } => self.phase = Phase::Finishing { cursor },
                    Position::Loading { progress, .. } | Position::Replacing { progress, .. } => {
                        self.progress = progress;
                    }
                    _ => {}
                }
            }
            Event::HubSet { has_hub } => {
                self.has_hub = has_hub;
                self.forget_push(step);
                self.connect(step);
            }
            Event::Fetched { ticket, answer } if self.fetch == Some(ticket) => {
                self.fetch = None;
                self.take_answer(ticket, answer, step);
            }
            Event::FetchFailed { ticket, failure } if self.fetch == Some(ticket) => {
                self.fetch = None;
                self.fail_fetch(failure, step);
            }
            Event::Stored { ticket } => {
                if let Some((_, job)) = self.storing.take_if(|(under_way, _)| *under_way == ticket) {
                    self.take_stored(job, step);
                }
            }
            Event::StoreFailed { ticket, failure } => self.take_store_failure(ticket, failure, step),
            Event::Timer { ticket } if self.timer == Some(ticket) => self.take_timer(step),
            Event::User(wish) => self.take_wish(wish, step),
            Event::News => self.take_news(step),
            Event::NetworkBack if matches!(self.phase, Phase::Synced | Phase::Waiting { .. }) => {
                let delay_ms = backoff::network_back_ms(step.rng);
                self.set_timer(delay_ms, step);
                self.hurry_push(delay_ms, step);
            }
            other => self.take_outgoing(other, step),
        }
    }

    fn take_answer(&mut self, ticket: Ticket, answer: Answer, step: &mut Step<'_>) {
        match (&mut self.phase, answer) {
            (Phase::Connecting, Answer::Hello(hello)) => self.take_hello(hello, step),
            (Phase::FirstSync(load), Answer::Page(page)) => {
                if let Err(problem) = load.take(ticket, page) {
                    self.fail_fetch(bad_answer(problem.code()), step);
                }
            }
            (Phase::Pulling(pulling), Answer::Pull(page)) => match pulling.take(ticket, page, self.allow_deletes) {
                Ok(()) => {}
                Err(Refused::Malformed(problem)) => self.fail(bad_answer(problem.code()), step),
                Err(Refused::DeleteWave(table)) => self.stop_for_wave(table, step),
            },
            (Phase::FirstSync(load), Answer::Proof(comparison)) => {
                self.checks.note_proof(&comparison, step.now);
                if let Err(failure) = load.take_proof(comparison) {
                    self.resync = true;
                    self.fail(failure, step);
                }
            }
            (Phase::Checking(_), Answer::Compared(comparison)) => self.take_comparison(ticket, comparison, step),
            _ => self.fail(bad_answer("unexpected"), step),
        }
    }

    fn take_stored(&mut self, job: Job, step: &mut Step<'_>) {
        match job {
            Job::Flush => self.unsafe_pages = false,
            Job::Finish { cursor } => {
                (self.unsafe_pages, self.attempt, self.first_sync_done) = (false, 0, true);
                self.checks.rest();
                self.cursor = Some(cursor.clone());
                match self.phase {
                    Phase::Finishing { .. } if self.has_hub => self.phase = Phase::Pulling(Pulling::from(cursor)),
                    Phase::Finishing { .. } => self.phase = Phase::NoHub,
                    _ => {}
                }
            }
            Job::NoteSynced if self.phase == Phase::Noting => self.end_round(step),
            Job::NoteSynced => {}
            Job::Repair => self.take_repaired(step.now),
            Job::Begin => {
                (self.resync, self.cursor) = (false, None);
                if let Phase::FirstSync(load) = &mut self.phase {
                    load.begun = true;
                }
            }
            Job::Page { rows, bytes } => {
                self.attempt = 0;
                if let Phase::FirstSync(load) = &mut self.phase {
                    load.note_stored(rows, bytes);
                    self.progress = load.progress;
                }
            }
            Job::Groups { rows, bytes, cursor } => {
                (self.attempt, self.cursor) = (0, Some(cursor));
                if let Phase::Pulling(pulling) = &mut self.phase {
                    pulling.rows_done += rows;
                    pulling.bytes_done += bytes;
                }
            }
        }
    }

    /// What has stopped stays stopped; what runs tries again later, from what the store then has.
    fn take_store_failure(&mut self, ticket: Ticket, failure: Failure, step: &mut Step<'_>) {
        if self.storing.take_if(|(under_way, _)| *under_way == ticket).is_none() {
            return;
        }
        self.unsafe_pages = false;
        if self.is_running() {
            return self.fail(failure, step);
        }
        self.problem = Some(Problem::of(&failure));
    }

    fn is_running(&self) -> bool {
        matches!(
            self.phase,
            Phase::Connecting
                | Phase::FirstSync(_)
                | Phase::Pulling(_)
                | Phase::Finishing { .. }
                | Phase::Checking(_)
                | Phase::Noting
        )
    }

    fn take_wish(&mut self, wish: Wish, step: &mut Step<'_>) {
        let running = self.is_running();
        match wish {
            Wish::SyncNow if !running => {
                self.hurry_push(0, step);
                self.connect(step);
            }
            Wish::SyncNow => self.again = matches!(self.phase, Phase::Pulling(_) | Phase::Checking(_) | Phase::Noting),
            Wish::Resync if self.first_sync_done => {
                self.resync = true;
                self.connect(step);
            }
            Wish::Resume if self.phase == Phase::Paused => self.connect(step),
            Wish::AllowDeletes if matches!(self.phase, Phase::Stopped { shown: SyncPhase::NeedsUser }) => {
                self.allow_deletes = true;
                self.connect(step);
            }
            Wish::Pause if self.has_hub => self.pause(step),
            Wish::Cancel if running && self.has_hub => self.pause(step),
            _ => {}
        }
    }

    fn connect(&mut self, step: &mut Step<'_>) {
        self.problem = None;
        let phase = if self.has_hub { Phase::Connecting } else { Phase::NoHub };
        self.halt(phase, step);
    }

    /// Gives up what runs, except a write, which always ends by itself.
    fn halt(&mut self, phase: Phase, step: &mut Step<'_>) {
        self.phase = phase;
        (self.timer, self.cursor, self.again) = (None, None, false);
        self.fetch = None;
        step.effects.push(Effect::Abort);
    }

    fn pause(&mut self, step: &mut Step<'_>) {
        self.halt(Phase::Paused, step);
        self.abort_push(step);
    }

    fn stop(&mut self, shown: SyncPhase, problem: Problem, step: &mut Step<'_>) {
        self.halt(Phase::Stopped { shown }, step);
        self.problem = Some(problem);
    }

    fn stop_for_wave(&mut self, table: tandem_model::Table, step: &mut Step<'_>) {
        let problem = Problem { kind: ProblemKind::DeleteWave, detail: table.code().into() };
        self.stop(SyncPhase::NeedsUser, problem, step);
    }

    /// Pages of a first sync that came before the failure are not asked for again.
    fn fail_fetch(&mut self, failure: Failure, step: &mut Step<'_>) {
        match &mut self.phase {
            Phase::FirstSync(load) => load.failure = Some(failure),
            Phase::Checking(_) => self.fail_check(failure, step),
            _ => self.fail(failure, step),
        }
    }

    fn fail(&mut self, failure: Failure, step: &mut Step<'_>) {
        let (kind, shown, detail) = describe(&failure);
        let problem = Problem { kind, detail };
        let floor_ms = match failure {
            Failure::Unauthorized | Failure::TooOld | Failure::Fork => return self.stop(shown, problem, step),
            Failure::Busy { retry_after_ms } => retry_after_ms,
            Failure::ResyncRequired => {
                self.resync = true;
                0
            }
            _ => 0,
        };
        let delay_ms = backoff::retry_ms(self.attempt, step.rng).max(floor_ms);
        self.attempt = self.attempt.saturating_add(1);
        let retry_at = step.now.saturating_add_unsigned(delay_ms.saturating_mul(1_000));
        self.halt(Phase::Waiting { shown, retry_at }, step);
        self.problem = Some(problem);
        self.set_timer(delay_ms, step);
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        self.tickets
    }
}
