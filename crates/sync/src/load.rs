//! The first sync as a plan: which page comes next, which one is being stored, how far it is.

use std::collections::VecDeque;

use tandem_connectors::Malformed;
use tandem_model::Table;
use uuid::Uuid;

use crate::event::{Failure, Page, Place, Progress, Room, Ticket};

/// A hub that sends more than it announced, by this factor and this many rows, does not end.
const SLACK_FACTOR: u64 = 2;
const SLACK_ROWS: u64 = 100_000;
/// Pages that may wait for the store: as many as it writes in one commit, so that neither side waits for the other.
const MOST_WAITING: usize = 4;
/// Before that long, a guess of the time left would jump about.
const ETA_AFTER_US: i64 = 1_000_000;

#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    pub bucket: Uuid,
    /// Fixed by the first page.
    pub as_of: Option<String>,
    /// What to ask for next; `None` when all tables are through.
    pub next: Option<(Table, Option<Uuid>)>,
    pub room: Room,
    /// What came in beside was compared with the hub, as far as that is possible.
    pub proved: bool,
    pub begun: bool,
    /// Pages that were fetched while others are being stored.
    pub waiting: VecDeque<Fetched>,
    pub progress: Progress,
    /// Why nothing more can be fetched. It counts when all pages that did come are stored.
    pub failure: Option<Failure>,
    rows_fetched: u64,
    started_at: i64,
    rows_at_start: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fetched {
    pub page: Ticket,
    pub place: Place,
    pub rows: u64,
    pub bytes: u64,
}

impl Load {
    pub fn fresh(bucket: Uuid, rows_total: u64, room: Room, now: i64) -> Self {
        Self {
            bucket,
            as_of: None,
            next: Table::ALL.first().map(|table| (*table, None)),
            room,
            proved: false,
            begun: false,
            waiting: VecDeque::new(),
            progress: Progress { rows_total, ..Progress::default() },
            failure: None,
            rows_fetched: 0,
            started_at: now,
            rows_at_start: 0,
        }
    }

    /// Goes on where an earlier run stopped.
    pub fn resume(mut self, at: Option<Place>, before: Progress) -> Self {
        if let Some(place) = at {
            self.next = Some((place.table, place.after_id));
            self.as_of = Some(place.as_of);
        }
        self.progress = Progress { rows_total: self.progress.rows_total, ..before };
        self.rows_at_start = before.rows_done;
        self
    }

    /// Takes a page that arrived for `next` and moves on.
    pub fn take(&mut self, ticket: Ticket, page: Page) -> Result<(), Malformed> {
        let Some((table, after_id)) = self.next else { return Err(Malformed::NoProgress) };
        self.rows_fetched += page.rows;
        let most = self.progress.rows_total.saturating_mul(SLACK_FACTOR).saturating_add(SLACK_ROWS);
        if self.rows_fetched > most {
            return Err(Malformed::NoProgress);
        }
        let as_of = self.as_of.get_or_insert(page.as_of).clone();
        self.next = match page.next {
            Some(next) => Some((table, Some(next))),
            None => table_after(table).map(|table| (table, None)),
        };
        let end = (table, page.last_id.or(after_id));
        let (table, after_id) = self.next.unwrap_or(end);
        let place = Place { table, after_id, as_of };
        self.waiting.push_back(Fetched { page: ticket, place, rows: page.rows, bytes: page.bytes });
        Ok(())
    }

    /// What to fetch now; `None` when all is fetched or enough pages wait.
    pub fn wanted(&self) -> Option<(Table, Option<Uuid>)> {
        self.next.filter(|_| self.failure.is_none() && self.waiting.len() < MOST_WAITING)
    }

    /// Every page has come and was given to the store.
    pub fn is_through(&self) -> bool {
        self.next.is_none() && self.waiting.is_empty()
    }

    /// Rows that came in beside are compared with the hub before they come in sight.
    pub fn wants_proof(&self) -> bool {
        self.room != Room::Empty && !self.proved
    }

    pub fn note_stored(&mut self, rows: u64, bytes: u64) {
        self.progress.rows_done += rows;
        self.progress.bytes_done += bytes;
    }

    pub fn eta_ms(&self, now: i64) -> Option<u64> {
        let (elapsed, done) = (now - self.started_at, self.progress.rows_done - self.rows_at_start);
        if elapsed < ETA_AFTER_US || done == 0 {
            return None;
        }
        let left = self.progress.rows_total.saturating_sub(self.progress.rows_done);
        let us = u128::from(left) * elapsed.unsigned_abs() as u128 / u128::from(done);
        u64::try_from(us / 1_000).ok()
    }
}

fn table_after(table: Table) -> Option<Table> {
    let place = Table::ALL.iter().position(|other| *other == table)?;
    Table::ALL.get(place + 1).copied()
}
