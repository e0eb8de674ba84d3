//! The engine when it starts over, and when it compares what is here with the hub.

use tandem_model::Table;
use tandem_protocol::Start;
use tandem_sync::{
    ProblemKind, SyncPhase,
    event::{Answer, Comparison, Effect, Event, Failure, Hello, Place, Position, Progress, Room, Wish},
};
use uuid::Uuid;

use crate::engine::{Bench, hello, page, pull};

const DAY_US: i64 = 86_400_000_000;

fn synced() -> Position {
    Position::Synced { cursor: "c0".into() }
}

/// Has pulled all that there is; a comparison is under way if one is due.
fn pulled(checked_at: Option<i64>, now: i64) -> Bench {
    let mut bench = Bench::checked_at(synced(), checked_at);
    bench.now = now;
    bench.answer(hello(synced(), Start::Cursor));
    bench.answer(pull("c1", false, None));
    bench.stored();
    bench
}

fn compares(bench: &Bench) -> bool {
    bench.has(|effect| matches!(effect, Effect::Compare { cursor, .. } if cursor == "c1"))
}

fn notes(bench: &Bench, checked: bool) -> bool {
    bench.has(|effect| matches!(effect, Effect::NoteSynced { checked: found, .. } if *found == checked))
}

fn differs(rows: u64) -> Answer {
    Answer::Compared(Comparison::Differs { deletes: vec![(Table::Deal, rows, 1_000)] })
}

#[test]
fn rows_are_compared_once_a_day_and_whenever_the_clock_goes_back() {
    for (checked_at, now, due) in
        [(None, 0, true), (Some(0), DAY_US - 1, false), (Some(0), DAY_US, true), (Some(DAY_US), 0, true)]
    {
        let mut bench = pulled(checked_at, now);
        assert_eq!(compares(&bench), due, "{checked_at:?} {now}");
        if due {
            bench.answer(Answer::Compared(Comparison::Same));
        }
        assert!(notes(&bench, due));
        bench.stored();
        assert_eq!(bench.phase(), SyncPhase::Synced);
    }
}

#[test]
fn what_differs_is_put_right_and_looked_at_again() {
    let mut bench = pulled(None, 0);
    bench.answer(differs(3));
    assert!(bench.has(|effect| matches!(effect, Effect::Repair { .. })));
    assert_eq!(bench.fetch(), None);
    bench.stored();
    assert!(compares(&bench));
    bench.answer(Answer::Compared(Comparison::Same));
    assert!(notes(&bench, true));
}

#[test]
fn a_difference_that_never_ends_is_left_alone_for_a_while() {
    let mut bench = pulled(None, 0);
    for _ in 0..2 {
        bench.answer(differs(1));
        bench.stored();
    }
    bench.answer(differs(1));
    bench.stored();
    assert!(notes(&bench, false));
    bench.stored();
    for (now, due) in [(60_000_000, false), (2 * 3_600_000_000, true)] {
        bench.now = now;
        bench.tell(Event::User(Wish::SyncNow));
        bench.answer(hello(synced(), Start::Cursor));
        bench.answer(pull("c1", false, None));
        bench.stored();
        assert_eq!(compares(&bench), due);
        if !due {
            bench.stored();
        }
    }
}

#[test]
fn a_hub_that_has_moved_on_is_pulled_from_before_the_next_comparison() {
    let mut bench = pulled(None, 0);
    bench.answer(Answer::Compared(Comparison::Moved));
    assert!(bench.has(|effect| matches!(effect, Effect::Pull { cursor, .. } if cursor == "c1")));
    bench.answer(pull("c1", false, Some((1, 1))));
    bench.stored();
    assert!(compares(&bench));
}

#[test]
fn a_comparison_that_fails_takes_nothing_back_unless_nothing_will_go_on() {
    for (failure, phase) in [
        (Failure::Busy { retry_after_ms: 1 }, SyncPhase::Pulling),
        (Failure::BadAnswer { code: "json".into() }, SyncPhase::Pulling),
        (Failure::Offline, SyncPhase::Pulling),
        (Failure::ResyncRequired, SyncPhase::NeedsResync),
        (Failure::Unauthorized, SyncPhase::AuthRevoked),
    ] {
        let mut bench = pulled(None, 0);
        bench.fail(failure);
        assert_eq!(bench.phase(), phase);
        assert_eq!(notes(&bench, false), phase == SyncPhase::Pulling);
    }
}

#[test]
fn a_comparison_that_would_remove_many_rows_asks_the_user() {
    let mut bench = pulled(None, 0);
    bench.answer(differs(500));
    assert_eq!((bench.phase(), bench.problem()), (SyncPhase::NeedsUser, ProblemKind::DeleteWave));
    assert_eq!(bench.job(), None);
    bench.tell(Event::User(Wish::AllowDeletes));
    bench.answer(hello(synced(), Start::Cursor));
    bench.answer(pull("c1", false, None));
    bench.stored();
    bench.answer(differs(500));
    assert!(bench.has(|effect| matches!(effect, Effect::Repair { .. })));
}

#[test]
fn when_nearly_everything_differs_all_rows_come_anew_and_only_once() {
    let mut bench = pulled(None, 0);
    bench.answer(Answer::Compared(Comparison::Broken));
    assert!(bench.has(|effect| matches!(effect, Effect::Hello { resync: true, .. })));
    bench.answer(hello(synced(), Start::Cursor));
    load(&mut bench);
    bench.answer(Answer::Proof(Comparison::Moved));
    bench.stored();
    bench.answer(pull("c1", false, None));
    bench.stored();
    assert!(notes(&bench, false), "who waited for the load sees that it is through");
    bench.stored();
    let soon = bench.timer().unwrap();
    assert!((10_000..=60_000).contains(&soon.1));
    bench.tell(Event::Timer { ticket: soon.0 });
    bench.answer(pull("c1", false, None));
    bench.stored();
    assert!(compares(&bench));
    bench.answer(Answer::Compared(Comparison::Broken));
    assert!(notes(&bench, false));
}

#[test]
fn rows_that_were_proved_before_they_came_in_sight_are_not_compared_again_at_once() {
    let mut bench = Bench::start(synced());
    bench.answer(hello(synced(), Start::Snapshot));
    load(&mut bench);
    bench.answer(Answer::Proof(Comparison::Same));
    bench.stored();
    bench.answer(pull("c1", false, None));
    bench.stored();
    bench.stored();
    assert!(bench.timer().unwrap().1 >= 90_000);
}

#[test]
fn a_hub_that_knows_other_fields_is_not_compared_with() {
    let mut bench = Bench::checked_at(synced(), None);
    let Answer::Hello(greeting) = hello(synced(), Start::Cursor) else { unreachable!() };
    bench.answer(Answer::Hello(Hello { is_comparable: false, ..greeting.clone() }));
    bench.answer(pull("c1", false, None));
    bench.stored();
    assert!(notes(&bench, false));
    let mut bench = Bench::start(synced());
    let grants = vec![tandem_protocol::Grant { bucket: Uuid::nil(), from: Start::Snapshot }];
    bench.answer(Answer::Hello(Hello { is_comparable: false, grants, ..greeting }));
    while !bench.has(|effect| matches!(effect, Effect::FinishLoad { .. })) {
        assert!(!bench.has(|effect| matches!(effect, Effect::Prove { .. })));
        load_step(&mut bench);
    }
}

/// Answers and stores until everything is in and waits to be proved.
fn load(bench: &mut Bench) {
    while !bench.has(|effect| matches!(effect, Effect::Prove { .. })) {
        load_step(bench);
    }
}

fn load_step(bench: &mut Bench) {
    let (asked, job) = (bench.has(|effect| matches!(effect, Effect::FetchPage { .. })), bench.job());
    let fetch = bench.fetch();
    if let (true, Some(ticket)) = (asked, fetch) {
        bench.tell(Event::Fetched { ticket, answer: page(1, None) });
        let fetched = bench.effects.clone();
        if let Some(ticket) = job {
            bench.tell(Event::Stored { ticket });
            bench.effects.extend(fetched);
        }
    } else {
        bench.stored();
    }
}

#[test]
fn rows_come_in_beside_those_in_sight_and_take_their_place_when_nothing_speaks_against_it() {
    let mut bench = Bench::start(synced());
    bench.answer(hello(synced(), Start::Snapshot));
    assert!(bench.status().first_sync_done, "the old rows stay in sight");
    assert_eq!((bench.phase(), bench.status().rows_total), (SyncPhase::FirstSync, 100));
    bench.answer(page(1, None));
    assert!(bench.has(|effect| matches!(effect, Effect::BeginLoad { room: Room::Beside { anew: true }, .. })));
    load(&mut bench);
    assert_eq!(bench.job(), None, "nothing is swapped before it is proved");
    bench.answer(Answer::Proof(Comparison::Same));
    assert!(bench.has(|effect| matches!(effect, Effect::FinishLoad { cursor, .. } if cursor == "as-of")));
    bench.stored();
    assert!(bench.has(|effect| matches!(effect, Effect::Pull { cursor, .. } if cursor == "as-of")));
}

#[test]
fn rows_that_came_in_wrong_never_come_in_sight() {
    let mut bench = Bench::start(synced());
    bench.answer(hello(synced(), Start::Snapshot));
    load(&mut bench);
    bench.answer(Answer::Proof(Comparison::Broken));
    assert_eq!((bench.phase(), bench.job()), (SyncPhase::Broken, None));
    bench.tell(Event::User(Wish::SyncNow));
    let at = Some(Place { table: Table::Conflict, after_id: None, as_of: "as-of".into() });
    let position = Position::Replacing { at, progress: Progress::default(), in_sight: true };
    bench.answer(hello(position, Start::Cursor));
    bench.answer(page(1, None));
    assert!(bench.has(|effect| matches!(effect, Effect::BeginLoad { room: Room::Beside { anew: true }, .. })));
}

#[test]
fn a_broken_off_replacement_goes_on_at_its_place_or_starts_anew() {
    let at = Some(Place { table: Table::Deal, after_id: Some(Uuid::from_u128(9)), as_of: "old".into() });
    let progress = Progress { rows_done: 40, rows_total: 100, bytes_done: 7 };
    let position = Position::Replacing { at, progress, in_sight: true };
    for (from, anew) in [(Start::Cursor, false), (Start::Snapshot, true)] {
        let mut bench = Bench::start(position.clone());
        assert!(bench.status().first_sync_done);
        bench.answer(hello(position.clone(), from));
        let goes_on = bench.has(|effect| matches!(effect, Effect::FetchPage { table: Table::Deal, .. }));
        assert_eq!(goes_on, !anew);
        bench.answer(page(1, None));
        assert!(bench.has(
            |effect| matches!(effect, Effect::BeginLoad { room: Room::Beside { anew: found }, .. } if *found == anew)
        ));
    }
}
