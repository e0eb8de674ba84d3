//! Starts what may run now: at most one request and one write, pages in the order they came, and a push beside them.

use super::{Phase, State, Step};
use crate::event::{Effect, Room, Ticket};

/// What a write under way is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Job {
    Begin,
    Repair,
    Page { rows: u64, bytes: u64 },
    Groups { rows: u64, bytes: u64, cursor: String },
    Flush,
    Finish { cursor: String },
    NoteSynced,
}

impl State {
    pub(super) fn pump(&mut self, step: &mut Step<'_>) {
        if self.storing.is_none() {
            self.fail_when_stored(step);
            self.start_job(step);
        }
        if self.fetch.is_none() {
            self.start_fetch(step);
        }
        self.start_push(step);
    }

    fn fail_when_stored(&mut self, step: &mut Step<'_>) {
        let Phase::FirstSync(load) = &mut self.phase else { return };
        if let Some(failure) = load.failure.take_if(|_| load.waiting.is_empty()) {
            self.fail(failure, step);
        }
    }

    fn start_job(&mut self, step: &mut Step<'_>) {
        let Some(job) = self.next_job(step.now) else { return };
        let ticket = self.ticket();
        let (effect, job) = self.describe_job(job, ticket, step.now);
        self.storing = Some((ticket, job));
        step.effects.push(effect);
    }

    /// Moves the phase on when all pages of a run are stored.
    fn next_job(&mut self, now: i64) -> Option<Next> {
        let fetching = self.fetch.is_some();
        match &mut self.phase {
            Phase::FirstSync(load) if !load.waiting.is_empty() => Some(if !load.begun {
                Next::Begin { rows_total: load.progress.rows_total, room: load.room }
            } else {
                Next::Page(load.waiting.pop_front()?)
            }),
            // What is compared has to be in the store.
            Phase::FirstSync(load) if load.is_through() && load.wants_proof() => {
                (self.unsafe_pages && !fetching).then_some(Next::Flush)
            }
            Phase::FirstSync(load) if load.is_through() && !fetching => {
                let cursor = load.as_of.clone()?;
                self.phase = Phase::Finishing { cursor: cursor.clone() };
                Some(Next::Finish(cursor))
            }
            Phase::FirstSync(_) => None,
            Phase::Finishing { cursor } => Some(Next::Finish(cursor.clone())),
            Phase::Pulling(pulling) => match pulling.waiting.pop_front() {
                Some(page) => Some(Next::Groups(page)),
                None if pulling.next.is_none() && !fetching => {
                    self.end_pulling(now);
                    (self.phase == Phase::Noting).then_some(Next::NoteSynced)
                }
                None => None,
            },
            Phase::Checking(check) => {
                let page = check.repair.take()?;
                Some(Next::Repair { page })
            }
            Phase::Noting => Some(Next::NoteSynced),
            _ if self.unsafe_pages => Some(Next::Flush),
            _ => None,
        }
    }

    fn describe_job(&mut self, next: Next, ticket: Ticket, now: i64) -> (Effect, Job) {
        match next {
            Next::Begin { rows_total, room } => (Effect::BeginLoad { ticket, rows_total, room }, Job::Begin),
            Next::Repair { page } => (Effect::Repair { ticket, page, at: now }, Job::Repair),
            Next::Page(page) => {
                self.unsafe_pages = true;
                let job = Job::Page { rows: page.rows, bytes: page.bytes };
                (Effect::ApplyPage { ticket, page: page.page, place: page.place }, job)
            }
            Next::Groups(page) => {
                let job = Job::Groups { rows: page.rows, bytes: page.bytes, cursor: page.cursor.clone() };
                (Effect::ApplyGroups { ticket, page: page.page, cursor: page.cursor, at: now }, job)
            }
            Next::Flush => (Effect::Flush { ticket }, Job::Flush),
            Next::Finish(cursor) => (Effect::FinishLoad { ticket, cursor: cursor.clone() }, Job::Finish { cursor }),
            Next::NoteSynced => {
                self.last_synced_at = Some(now);
                self.allow_deletes = false;
                let checked = std::mem::take(&mut self.checks.passed);
                (Effect::NoteSynced { ticket, at: now, checked }, Job::NoteSynced)
            }
        }
    }

    fn start_fetch(&mut self, step: &mut Step<'_>) {
        let ticket = self.tickets + 1;
        let effect = match &self.phase {
            // The place that the hub is told has to be the last one.
            Phase::Connecting if self.storing.is_none() => Effect::Hello { ticket, resync: self.resync },
            Phase::FirstSync(load) if load.is_through() => {
                let Some(cursor) = load.as_of.clone() else { return };
                if !load.wants_proof() || self.storing.is_some() || self.unsafe_pages {
                    return;
                }
                Effect::Prove { ticket, cursor }
            }
            Phase::Checking(check) if check.repair.is_none() && self.storing.is_none() => {
                Effect::Compare { ticket, cursor: check.cursor.clone() }
            }
            Phase::FirstSync(load) => {
                let Some((table, after_id)) = load.wanted() else { return };
                Effect::FetchPage { ticket, bucket: load.bucket, table, after_id, as_of: load.as_of.clone() }
            }
            Phase::Pulling(pulling) => {
                let Some(cursor) = pulling.wanted() else { return };
                Effect::Pull { ticket, cursor: cursor.clone() }
            }
            _ => return,
        };
        self.tickets = ticket;
        self.fetch = Some(ticket);
        step.effects.push(effect);
    }
}

enum Next {
    Begin { rows_total: u64, room: Room },
    Repair { page: Ticket },
    Page(crate::load::Fetched),
    Groups(crate::pulling::Fetched),
    Flush,
    Finish(String),
    NoteSynced,
}
