//! The engine, one event at a time.

use std::collections::BTreeMap;

use tandem_model::Table;
use tandem_protocol::{Grant, Start, TableCount};
use tandem_sync::{
    ProblemKind, Rng, SyncPhase, SyncStatus,
    engine::State,
    event::{Answer, Effect, Event, Failure, Hello, Page, Place, Position, Progress, Pull, Room, Ticket, Wish},
};
use uuid::Uuid;

/// An engine and what it asked for last.
pub struct Bench {
    state: State,
    rng: Rng,
    pub now: i64,
    pub effects: Vec<Effect>,
}

impl Bench {
    /// Its rows were compared with the hub's just now.
    pub fn start(position: Position) -> Self {
        Self::checked_at(position, Some(0))
    }

    pub fn checked_at(position: Position, checked_at: Option<i64>) -> Self {
        let mut bench = Self { state: State::default(), rng: Rng::new(1), now: 0, effects: Vec::new() };
        bench.tell(Event::Start { has_hub: true, position, last_synced_at: None, checked_at });
        bench
    }

    pub fn tell(&mut self, event: Event) -> &[Effect] {
        let (state, effects) = std::mem::take(&mut self.state).step(event, self.now, &mut self.rng);
        (self.state, self.effects) = (state, effects);
        &self.effects
    }

    pub fn status(&self) -> SyncStatus {
        self.state.status(self.now)
    }

    pub fn phase(&self) -> SyncPhase {
        self.state.status(self.now).phase
    }

    pub fn problem(&self) -> ProblemKind {
        self.state.status(self.now).problem.unwrap().kind
    }

    pub fn fetch(&self) -> Option<Ticket> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Hello { ticket, .. }
            | Effect::FetchPage { ticket, .. }
            | Effect::Pull { ticket, .. }
            | Effect::Prove { ticket, .. }
            | Effect::Compare { ticket, .. } => Some(*ticket),
            _ => None,
        })
    }

    pub fn job(&self) -> Option<Ticket> {
        self.effects.iter().find_map(job_ticket)
    }

    pub fn answer(&mut self, answer: Answer) {
        let ticket = self.fetch().expect("a request is under way");
        self.tell(Event::Fetched { ticket, answer });
    }

    pub fn stored(&mut self) {
        let ticket = self.job().expect("a write is under way");
        self.tell(Event::Stored { ticket });
    }

    pub fn fail(&mut self, failure: Failure) {
        let ticket = self.fetch().expect("a request is under way");
        self.tell(Event::FetchFailed { ticket, failure });
    }

    pub fn delay_ms(&self) -> u64 {
        self.timer().expect("a timer was set").1
    }

    pub fn timer(&self) -> Option<(Ticket, u64)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::SetTimer { ticket, delay_ms } => Some((*ticket, *delay_ms)),
            _ => None,
        })
    }

    pub fn has(&self, wanted: impl Fn(&Effect) -> bool) -> bool {
        self.effects.iter().any(wanted)
    }
}

pub fn job_ticket(effect: &Effect) -> Option<Ticket> {
    match effect {
        Effect::BeginLoad { ticket, .. }
        | Effect::Repair { ticket, .. }
        | Effect::ApplyPage { ticket, .. }
        | Effect::ApplyGroups { ticket, .. }
        | Effect::Flush { ticket }
        | Effect::FinishLoad { ticket, .. }
        | Effect::NoteSynced { ticket, .. } => Some(*ticket),
        _ => None,
    }
}

pub fn hello(position: Position, from: Start) -> Answer {
    Answer::Hello(Hello {
        grants: vec![Grant { bucket: Uuid::nil(), from }],
        counts: vec![TableCount { t: Table::Deal, rows: 100 }],
        server_now: 0,
        position,
        held: BTreeMap::new(),
        is_new_life: false,
        is_comparable: true,
    })
}

pub fn page(rows: u64, next: Option<u128>) -> Answer {
    let next = next.map(Uuid::from_u128);
    Answer::Page(Page { as_of: "as-of".into(), rows, bytes: 10, next, last_id: next })
}

pub fn pull(cursor: &str, more: bool, seqs: Option<(i64, i64)>) -> Answer {
    let changes = u64::from(seqs.is_some());
    Answer::Pull(Pull { cursor: cursor.into(), more, bytes: 1, changes, seqs, deletes: Vec::new() })
}

fn synced() -> Position {
    Position::Synced { cursor: "c0".into() }
}

pub fn pulling() -> Bench {
    let mut bench = Bench::start(synced());
    bench.answer(hello(synced(), Start::Cursor));
    assert_eq!(bench.phase(), SyncPhase::Pulling);
    bench
}

fn first_sync() -> Bench {
    let mut bench = Bench::start(Position::Fresh);
    bench.answer(hello(Position::Fresh, Start::Snapshot));
    assert_eq!(bench.phase(), SyncPhase::FirstSync);
    bench
}

#[test]
fn the_next_page_is_fetched_while_the_one_before_is_written() {
    let mut bench = first_sync();
    bench.answer(page(5, Some(5)));
    assert!(bench.has(|effect| matches!(effect, Effect::BeginLoad { rows_total: 100, .. })));
    assert!(bench.has(
        |effect| matches!(effect, Effect::FetchPage { after_id: Some(id), as_of: Some(_), .. } if id.as_u128() == 5)
    ));
}

#[test]
fn fetching_waits_when_enough_pages_wait_for_the_store() {
    let mut bench = first_sync();
    for id in 1..=3 {
        bench.answer(page(5, Some(id)));
        assert!(bench.fetch().is_some(), "page {id}");
    }
    bench.answer(page(5, Some(4)));
    assert_eq!(bench.fetch(), None);
}

#[test]
fn all_tables_are_fetched_and_then_pulled_from_the_snapshots_cursor() {
    let mut bench = first_sync();
    let mut tables = Vec::new();
    // Requests and writes take turns here, so that each step shows one of them.
    loop {
        let asked = bench.effects.iter().find_map(|effect| match effect {
            Effect::FetchPage { table, .. } => Some(*table),
            _ => None,
        });
        let (fetch, job) = (bench.fetch(), bench.job());
        if let (Some(table), Some(ticket)) = (asked, fetch) {
            tables.push(table);
            let before = job;
            bench.tell(Event::Fetched { ticket, answer: page(1, None) });
            if let Some(ticket) = before {
                let fetched = bench.effects.clone();
                bench.tell(Event::Stored { ticket });
                bench.effects.extend(fetched);
            }
        } else if let Some(ticket) = job {
            bench.tell(Event::Stored { ticket });
        } else {
            break;
        }
        if bench.phase() == SyncPhase::Pulling {
            break;
        }
    }
    assert_eq!(tables, Table::ALL);
    assert!(bench.has(|effect| matches!(effect, Effect::Pull { cursor, .. } if cursor == "as-of")));
}

#[test]
fn a_broken_off_load_goes_on_at_its_place() {
    let at = Some(Place { table: Table::Deal, after_id: Some(Uuid::from_u128(9)), as_of: "old".into() });
    let progress = Progress { rows_done: 40, rows_total: 100, bytes_done: 7 };
    let position = Position::Loading { at, progress };
    let mut bench = Bench::start(position.clone());
    bench.answer(hello(position.clone(), Start::Cursor));
    assert!(bench.has(|effect| matches!(effect,
        Effect::FetchPage { table: Table::Deal, after_id: Some(id), as_of: Some(as_of), .. }
            if id.as_u128() == 9 && as_of == "old")));
    let mut bench = Bench::start(position.clone());
    bench.answer(hello(position, Start::Snapshot));
    assert!(
        bench.has(|effect| matches!(
            effect,
            Effect::FetchPage { table: Table::Member, after_id: None, as_of: None, .. }
        ))
    );
    bench.answer(page(1, None));
    assert!(
        bench.has(|effect| matches!(effect, Effect::BeginLoad { room: Room::Beside { anew: true }, .. })),
        "rows of the snapshot that is gone give way to new ones"
    );
}

#[test]
fn a_resync_that_would_lose_many_rows_asks_the_user() {
    let mut bench = Bench::start(synced());
    let Answer::Hello(mut answer) = hello(synced(), Start::Snapshot) else { unreachable!() };
    answer.held = BTreeMap::from([(Table::Deal, 10_000)]);
    bench.answer(Answer::Hello(answer.clone()));
    assert_eq!((bench.phase(), bench.problem()), (SyncPhase::NeedsUser, ProblemKind::DeleteWave));
    bench.tell(Event::User(Wish::AllowDeletes));
    bench.answer(Answer::Hello(answer));
    assert_eq!(bench.phase(), SyncPhase::FirstSync);
}

#[test]
fn a_pull_ends_synced_with_a_timer_of_some_minutes() {
    let mut bench = pulling();
    bench.now = 77;
    bench.answer(pull("c1", false, Some((1, 2))));
    bench.stored();
    assert!(bench.has(|effect| matches!(effect, Effect::NoteSynced { at: 77, .. })));
    bench.stored();
    assert_eq!(bench.phase(), SyncPhase::Synced);
    assert!((90_000..=270_000).contains(&bench.delay_ms()));
}

#[test]
fn a_delete_wave_stops_before_anything_is_applied() {
    let mut bench = pulling();
    let wave = Pull {
        cursor: "c1".into(),
        more: false,
        bytes: 1,
        changes: 500,
        seqs: Some((1, 1)),
        deletes: vec![(Table::Deal, 500, 1_000)],
    };
    bench.answer(Answer::Pull(wave));
    assert_eq!((bench.phase(), bench.problem()), (SyncPhase::NeedsUser, ProblemKind::DeleteWave));
    assert_eq!(bench.job(), None);
}

#[test]
fn a_hub_that_never_ends_is_called_broken() {
    let mut bench = pulling();
    for seq in 1..3_000 {
        let (fetch, job) = (bench.fetch(), bench.job());
        if let Some(ticket) = job {
            bench.tell(Event::Stored { ticket });
        }
        let Some(ticket) = fetch.or(bench.fetch()) else { continue };
        bench.tell(Event::Fetched { ticket, answer: pull(&seq.to_string(), true, None) });
        if bench.phase() == SyncPhase::Broken {
            return assert!(seq < 500);
        }
    }
    panic!("it went on");
}

#[test]
fn numbers_that_go_back_between_pages_are_refused() {
    let mut bench = pulling();
    bench.answer(pull("c1", true, Some((5, 6))));
    bench.answer(pull("c2", true, Some((6, 7))));
    assert_eq!((bench.phase(), bench.problem()), (SyncPhase::Broken, ProblemKind::BadAnswer));
}

#[test]
fn each_failure_has_its_state() {
    for (failure, phase, retries) in [
        (Failure::Offline, SyncPhase::Offline, true),
        (Failure::Busy { retry_after_ms: 60_000 }, SyncPhase::Offline, true),
        (Failure::BadAnswer { code: "digest".into() }, SyncPhase::Broken, true),
        (Failure::Cache { code: "x".into() }, SyncPhase::Broken, true),
        (Failure::ResyncRequired, SyncPhase::NeedsResync, true),
        (Failure::Unauthorized, SyncPhase::AuthRevoked, false),
        (Failure::TooOld, SyncPhase::TooOld, false),
        (Failure::Fork, SyncPhase::Forked, false),
    ] {
        let mut bench = pulling();
        bench.fail(failure.clone());
        assert_eq!(bench.phase(), phase);
        assert_eq!(bench.has(|effect| matches!(effect, Effect::SetTimer { .. })), retries, "{failure:?}");
        if let Failure::Busy { retry_after_ms } = failure {
            assert!(bench.delay_ms() >= retry_after_ms);
        }
        bench.tell(Event::User(Wish::SyncNow));
        assert_eq!(bench.phase(), SyncPhase::Connecting, "the user may always try again");
    }
}

#[test]
fn what_came_in_is_made_safe_when_the_load_is_paused() {
    let mut bench = first_sync();
    bench.answer(page(5, Some(5)));
    bench.stored();
    let applying = bench.job().unwrap();
    bench.tell(Event::User(Wish::Cancel));
    assert_eq!(bench.phase(), SyncPhase::Paused);
    assert_eq!(bench.job(), None, "a write ends first");
    bench.tell(Event::Stored { ticket: applying });
    assert!(bench.has(|effect| matches!(effect, Effect::Flush { .. })));
    bench.tell(Event::User(Wish::Resume));
    assert_eq!(bench.fetch(), None, "the hub is told the place only when it is safe");
}

#[test]
fn a_load_whose_rows_are_all_in_is_finished_without_a_hub() {
    let mut bench = Bench { state: State::default(), rng: Rng::new(1), now: 0, effects: Vec::new() };
    let position = Position::Finishing { cursor: "c".into() };
    bench.tell(Event::Start { has_hub: false, position, last_synced_at: None, checked_at: None });
    assert!(bench.has(|effect| matches!(effect, Effect::FinishLoad { .. })));
    bench.stored();
    assert_eq!(bench.phase(), SyncPhase::NoHub);
}

#[test]
fn pages_that_came_before_a_failure_are_stored_before_it_shows() {
    let mut bench = first_sync();
    bench.answer(page(5, Some(5)));
    let beginning = bench.job().unwrap();
    bench.fail(Failure::Offline);
    assert_eq!((bench.phase(), bench.fetch()), (SyncPhase::FirstSync, None));
    bench.tell(Event::Stored { ticket: beginning });
    bench.stored();
    assert_eq!(bench.phase(), SyncPhase::Offline);
    assert!(bench.has(|effect| matches!(effect, Effect::Flush { .. })));
    let status = bench.state.status(0);
    assert_eq!((status.rows_done, status.rows_total), (5, 100));
}

#[test]
fn the_time_left_follows_from_the_rows_so_far() {
    let mut bench = first_sync();
    bench.answer(page(20, Some(5)));
    bench.stored();
    bench.now = 2_000_000;
    bench.stored();
    let status = bench.effects.iter().find_map(|effect| match effect {
        Effect::Publish(status) => Some(status.clone()),
        _ => None,
    });
    let status = status.unwrap();
    assert_eq!((status.rows_done, status.rows_total, status.eta_ms), (20, 100, Some(8_000)));
}

#[test]
fn the_clocks_difference_is_told() {
    let mut bench = Bench::start(synced());
    bench.now = 600_000_000;
    bench.answer(hello(synced(), Start::Cursor));
    let status = bench.effects.iter().find_map(|effect| match effect {
        Effect::Publish(status) => status.clock_skew_ms,
        _ => None,
    });
    assert_eq!(status, Some(600_000));
}
