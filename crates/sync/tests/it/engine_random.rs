//! The engine under events in any order: it never panics, never asks, writes or pushes twice at a time, and repeats
//! itself exactly.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tandem_model::Table;
use tandem_protocol::Start;
use tandem_store::QueueCounts;
use tandem_sync::{
    Rng,
    engine::State,
    event::{Answer, Comparison, Effect, Event, Failure, Place, Position, Progress, Pull, Ticket, Wish},
};

use crate::engine::{hello, job_ticket, page, pull};

/// What is under way outside of the engine.
#[derive(Default)]
struct World {
    fetch: Option<(Ticket, Asked)>,
    job: Option<Ticket>,
    timer: Option<Ticket>,
    push: Option<Ticket>,
    push_timer: Option<Ticket>,
    /// Rows that wait to be applied.
    pages: BTreeSet<Ticket>,
    seq: i64,
}

#[derive(Clone, Copy)]
enum Asked {
    Hello,
    Page,
    Pull,
    Prove,
    Compare,
}

impl World {
    fn perform(&mut self, effect: &Effect) {
        if let Some(ticket) = job_ticket(effect) {
            assert_eq!(self.job.replace(ticket), None, "two writes at a time");
        }
        match effect {
            Effect::Hello { ticket, .. } => self.ask(*ticket, Asked::Hello),
            Effect::FetchPage { ticket, .. } => self.ask(*ticket, Asked::Page),
            Effect::Pull { ticket, .. } => self.ask(*ticket, Asked::Pull),
            Effect::Prove { ticket, .. } => self.ask(*ticket, Asked::Prove),
            Effect::Compare { ticket, .. } => self.ask(*ticket, Asked::Compare),
            Effect::Abort => {
                self.fetch = None;
                self.timer = None;
                self.pages.clear();
            }
            Effect::ApplyPage { page, .. } | Effect::ApplyGroups { page, .. } | Effect::Repair { page, .. } => {
                assert!(self.pages.remove(page), "rows that are not there");
            }
            Effect::SetTimer { ticket, delay_ms } => {
                assert!(*delay_ms <= 400_000);
                self.timer = Some(*ticket);
            }
            Effect::Push { ticket } | Effect::RenameDevice { ticket } => {
                assert_eq!(self.push.replace(*ticket), None, "two pushes at a time");
            }
            Effect::AbortPush => (self.push, self.push_timer) = (None, None),
            Effect::SetPushTimer { ticket, delay_ms } => {
                assert!(*delay_ms <= 400_000);
                self.push_timer = Some(*ticket);
            }
            _ => {}
        }
    }

    fn ask(&mut self, ticket: Ticket, asked: Asked) {
        assert!(self.fetch.is_none(), "two requests at a time");
        self.fetch = Some((ticket, asked));
    }

    /// An event that may come now, chosen by two numbers.
    fn event(&mut self, kind: u8, detail: u64) -> Event {
        match kind % 14 {
            0..=3 => self.answer(detail),
            4..=5 => match self.job.take() {
                Some(ticket) if detail.is_multiple_of(8) => Event::StoreFailed { ticket, failure: Failure::DiskFull },
                Some(ticket) => Event::Stored { ticket },
                None => Event::Stored { ticket: detail },
            },
            6 => match self.timer.take() {
                Some(ticket) => Event::Timer { ticket },
                None => Event::Timer { ticket: detail },
            },
            7 => Event::User(wish(detail)),
            10 => Event::OutboxChanged { queue: queue(detail) },
            11..=12 => self.push_answer(detail),
            13 => match self.push_timer.take() {
                Some(ticket) => Event::PushTimer { ticket },
                None => Event::PushTimer { ticket: detail },
            },
            8 if detail.is_multiple_of(4) => Event::HubSet { has_hub: !detail.is_multiple_of(3) },
            _ => Event::NetworkBack,
        }
    }

    fn push_answer(&mut self, detail: u64) -> Event {
        let Some(ticket) = self.push.take() else { return Event::DeviceRenamed { ticket: detail } };
        match detail % 5 {
            0 => Event::PushFailed { ticket, failure: failure(detail / 5) },
            1 => Event::DeviceRenamed { ticket },
            _ => Event::Pushed { ticket, sent: detail % 4, answered: detail % 3, queue: queue(detail / 7) },
        }
    }

    fn answer(&mut self, detail: u64) -> Event {
        let Some((ticket, asked)) = self.fetch.take() else {
            return Event::FetchFailed { ticket: detail, failure: Failure::Offline };
        };
        if detail.is_multiple_of(7) {
            return Event::FetchFailed { ticket, failure: failure(detail / 7) };
        }
        let answer = match asked {
            Asked::Hello => {
                hello(position(detail), if detail.is_multiple_of(2) { Start::Cursor } else { Start::Snapshot })
            }
            Asked::Page => page(detail % 50, (detail.is_multiple_of(3)).then_some(u128::from(detail) + 1)),
            Asked::Pull => self.pull(detail),
            Asked::Prove => Answer::Proof(comparison(detail)),
            Asked::Compare => Answer::Compared(comparison(detail)),
        };
        self.pages.insert(ticket);
        Event::Fetched { ticket, answer }
    }

    fn pull(&mut self, detail: u64) -> Answer {
        self.seq += 1;
        let answer = pull(&self.seq.to_string(), detail.is_multiple_of(2), Some((self.seq, self.seq)));
        match answer {
            Answer::Pull(page) if detail.is_multiple_of(11) => {
                Answer::Pull(Pull { deletes: vec![(Table::Deal, detail % 1_000, detail % 5_000)], ..page })
            }
            other => other,
        }
    }
}

fn comparison(detail: u64) -> Comparison {
    match detail % 4 {
        0 => Comparison::Same,
        1 => Comparison::Moved,
        2 => Comparison::Broken,
        _ => Comparison::Differs { deletes: vec![(Table::Deal, detail % 400, detail % 5_000)] },
    }
}

fn wish(detail: u64) -> Wish {
    let wishes = [Wish::SyncNow, Wish::Resync, Wish::Pause, Wish::Resume, Wish::Cancel, Wish::AllowDeletes];
    wishes[detail as usize % wishes.len()]
}

fn queue(detail: u64) -> QueueCounts {
    QueueCounts { waiting: detail % 3, parked: detail % 2, ..QueueCounts::default() }
}

fn failure(detail: u64) -> Failure {
    match detail % 11 {
        10 => Failure::EpochChanged,
        8 => Failure::DeviceForked,
        9 => Failure::TooNew,
        0 => Failure::Unauthorized,
        1 => Failure::TooOld,
        2 => Failure::ResyncRequired,
        3 => Failure::Fork,
        4 => Failure::Busy { retry_after_ms: detail % 300_000 },
        5 => Failure::BadAnswer { code: "json".into() },
        _ => Failure::Offline,
    }
}

fn position(detail: u64) -> Position {
    let progress = Progress { rows_done: detail % 90, rows_total: 100, bytes_done: 1 };
    let at = || Some(Place { table: Table::Deal, after_id: None, as_of: "a".into() });
    match detail % 6 {
        0 => Position::Fresh,
        1 => Position::Loading { at: None, progress },
        2 => Position::Loading { at: at(), progress },
        4 => Position::Replacing { at: at(), progress, in_sight: detail.is_multiple_of(2) },
        3 => Position::Finishing { cursor: "f".into() },
        _ => Position::Synced { cursor: "s".into() },
    }
}

/// Runs the script and gives everything the engine asked for.
fn trace(script: &[(u8, u64)], seed: u64) -> Vec<Effect> {
    let (mut world, mut state, mut rng) = (World::default(), State::default(), Rng::new(seed));
    let mut trace = Vec::new();
    let mut event = Event::Start { has_hub: true, position: position(seed), last_synced_at: None, checked_at: None };
    for (now, (kind, detail)) in script.iter().enumerate() {
        let (next, effects) = state.step(event, now as i64 * 1_000_000, &mut rng);
        state = next;
        effects.iter().for_each(|effect| world.perform(effect));
        trace.extend(effects);
        event = world.event(*kind, *detail);
    }
    trace
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_events_keeps_one_request_one_write_and_one_push_and_repeats_exactly(
        script in prop::collection::vec(any::<(u8, u64)>(), 1..400),
        seed in any::<u64>(),
    ) {
        prop_assert_eq!(trace(&script, seed), trace(&script, seed));
    }
}
