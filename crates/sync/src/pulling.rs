//! One run of incremental pulls: from a cursor until the hub has no more.

use std::collections::VecDeque;

use tandem_connectors::Malformed;
use tandem_model::Table;

use crate::{
    event::{Pull, Ticket},
    guard::DeleteGuard,
};

/// Pages that may wait for the store.
const MOST_WAITING: usize = 2;
/// Pages without a change, one after the other, that are believed.
const MOST_EMPTY: u32 = 100;
/// Pages of one run. A hub with more to say goes on in the next one, after a pause.
const MOST_PAGES: u32 = 1_000;

#[derive(Clone, Debug, PartialEq)]
pub struct Pulling {
    /// What to ask for next; `None` when the hub has no more.
    pub next: Option<String>,
    pub waiting: VecDeque<Fetched>,
    pub rows_done: u64,
    pub bytes_done: u64,
    guard: DeleteGuard,
    last_seq: Option<i64>,
    empty: u32,
    pages: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fetched {
    pub page: Ticket,
    pub cursor: String,
    pub rows: u64,
    pub bytes: u64,
}

/// Why a page was not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    Malformed(Malformed),
    DeleteWave(Table),
}

impl Pulling {
    pub fn from(cursor: String) -> Self {
        Self {
            next: Some(cursor),
            waiting: VecDeque::new(),
            rows_done: 0,
            bytes_done: 0,
            guard: DeleteGuard::default(),
            last_seq: None,
            empty: 0,
            pages: 0,
        }
    }

    pub fn wanted(&self) -> Option<&String> {
        self.next.as_ref().filter(|_| self.waiting.len() < MOST_WAITING)
    }

    pub fn take(&mut self, ticket: Ticket, page: Pull, allow_deletes: bool) -> Result<(), Refused> {
        self.check_order(&page).map_err(Refused::Malformed)?;
        match self.guard.count(&page.deletes) {
            Some(table) if !allow_deletes => return Err(Refused::DeleteWave(table)),
            _ => {}
        }
        self.next = page.more.then(|| page.cursor.clone());
        self.waiting.push_back(Fetched { page: ticket, cursor: page.cursor, rows: page.changes, bytes: page.bytes });
        Ok(())
    }

    /// Numbers go up from page to page, and `more` brings something now and then.
    fn check_order(&mut self, page: &Pull) -> Result<(), Malformed> {
        self.pages += 1;
        match page.seqs {
            Some((first, _)) if self.last_seq.is_some_and(|last| first <= last) => return Err(Malformed::Order),
            Some((_, last)) => (self.last_seq, self.empty) = (Some(last), 0),
            None => self.empty += 1,
        }
        let endless = self.empty > MOST_EMPTY || self.pages > MOST_PAGES;
        if page.more && endless { Err(Malformed::NoProgress) } else { Ok(()) }
    }
}
