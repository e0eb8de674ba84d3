//! The engine's pushes, one event at a time: beside the pulls, and with troubles of their own.

use tandem_protocol::Start;
use tandem_store::QueueCounts;
use tandem_sync::{
    SyncPhase,
    event::{Answer, Effect, Event, Failure, Hello, Position, Ticket, Wish},
};

use crate::engine::{Bench, hello, pull};

fn synced() -> Position {
    Position::Synced { cursor: "c0".into() }
}

fn queue(waiting: u64) -> QueueCounts {
    QueueCounts { waiting, ..QueueCounts::default() }
}

fn push(bench: &Bench) -> Option<Ticket> {
    bench.effects.iter().find_map(|effect| match effect {
        Effect::Push { ticket } => Some(*ticket),
        _ => None,
    })
}

fn push_timer(bench: &Bench) -> Option<(Ticket, u64)> {
    bench.effects.iter().find_map(|effect| match effect {
        Effect::SetPushTimer { ticket, delay_ms } => Some((*ticket, *delay_ms)),
        _ => None,
    })
}

/// Greeted, with two edits whose push is under way.
fn pushing() -> (Bench, Ticket) {
    let mut bench = Bench::start(synced());
    let asked = bench.fetch().unwrap();
    bench.tell(Event::OutboxChanged { queue: queue(2) });
    assert_eq!(push(&bench), None, "nobody knows yet which hub that is");
    bench.tell(Event::Fetched { ticket: asked, answer: hello(synced(), Start::Cursor) });
    let ticket = push(&bench).expect("the greeting lets edits go");
    (bench, ticket)
}

fn fail(failure: Failure) -> Bench {
    let (mut bench, ticket) = pushing();
    bench.tell(Event::PushFailed { ticket, failure });
    bench
}

#[test]
fn pulls_never_wait_for_a_push() {
    let (mut bench, ticket) = pushing();
    let asked = bench.fetch().expect("a pull is under way too");
    bench.tell(Event::Fetched { ticket: asked, answer: pull("c1", true, Some((1, 1))) });
    assert!(bench.job().is_some() && bench.fetch().is_some() && push(&bench).is_none());
    bench.tell(Event::Pushed { ticket, sent: 2, answered: 2, queue: queue(0) });
    assert_eq!(bench.status().waiting, 0);
}

#[test]
fn what_is_left_goes_at_once_and_the_status_counts() {
    let (mut bench, ticket) = pushing();
    bench.tell(Event::OutboxChanged { queue: queue(5) });
    assert_eq!(push(&bench), None, "one push at a time");
    bench.tell(Event::Pushed { ticket, sent: 2, answered: 2, queue: queue(3) });
    assert!(push(&bench).is_some());
    assert_eq!((bench.status().push_done, bench.status().waiting), (2, 3));
}

#[test]
fn edits_without_an_answer_are_offered_again_after_a_wait() {
    let (mut bench, ticket) = pushing();
    bench.tell(Event::Pushed { ticket, sent: 2, answered: 0, queue: queue(2) });
    let (timer, _) = push_timer(&bench).unwrap();
    assert_eq!(push(&bench), None);
    bench.tell(Event::PushTimer { ticket: timer });
    assert!(push(&bench).is_some());
}

#[test]
fn edits_that_wait_for_the_user_are_not_offered_until_something_changes() {
    let (mut bench, ticket) = pushing();
    bench.tell(Event::Pushed { ticket, sent: 0, answered: 0, queue: queue(2) });
    assert_eq!((push(&bench), push_timer(&bench)), (None, None));
    bench.tell(Event::OutboxChanged { queue: queue(2) });
    assert!(push(&bench).is_some());
}

#[test]
fn a_failed_push_waits_by_itself_and_as_long_as_the_hub_asks() {
    let mut bench = fail(Failure::Busy { retry_after_ms: 250_000 });
    let (timer, delay_ms) = push_timer(&bench).unwrap();
    assert!(delay_ms >= 250_000);
    assert_eq!(bench.phase(), SyncPhase::Pulling);
    assert!(bench.status().push_problem.is_some());
    bench.tell(Event::NetworkBack);
    bench.tell(Event::OutboxChanged { queue: queue(3) });
    assert_eq!(push(&bench), None, "another edit does not shorten the wait");
    bench.tell(Event::PushTimer { ticket: timer });
    assert!(push(&bench).is_some());
}

#[test]
fn a_hub_that_is_too_old_is_told_and_asked_again_after_the_next_greeting() {
    let mut bench = fail(Failure::TooNew);
    assert!(bench.status().hub_too_old);
    assert_eq!((push(&bench), push_timer(&bench)), (None, None));
    bench.tell(Event::User(Wish::Pause));
    bench.tell(Event::User(Wish::Resume));
    bench.answer(hello(synced(), Start::Cursor));
    assert!(push(&bench).is_some() && !bench.status().hub_too_old);
}

#[test]
fn a_copied_profile_takes_a_new_name_and_goes_on() {
    let mut bench = fail(Failure::DeviceForked);
    let renaming = bench.effects.iter().find_map(|effect| match effect {
        Effect::RenameDevice { ticket } => Some(*ticket),
        _ => None,
    });
    bench.tell(Event::DeviceRenamed { ticket: renaming.unwrap() });
    assert!(push(&bench).is_some());
}

#[test]
fn a_revoked_token_stops_pushes_and_pulls() {
    let mut bench = fail(Failure::Unauthorized);
    assert_eq!(bench.phase(), SyncPhase::AuthRevoked);
    bench.tell(Event::OutboxChanged { queue: queue(3) });
    assert_eq!(push(&bench), None);
}

#[test]
fn a_laptop_too_old_to_pull_still_pushes() {
    let mut bench = Bench::start(synced());
    let ticket = bench.fetch().unwrap();
    bench.tell(Event::FetchFailed { ticket, failure: Failure::TooOld });
    assert_eq!(bench.phase(), SyncPhase::TooOld);
    bench.tell(Event::OutboxChanged { queue: queue(1) });
    assert!(push(&bench).is_some());
}

#[test]
fn a_pause_and_another_hub_give_up_the_push_under_way() {
    for event in [Event::User(Wish::Pause), Event::HubSet { has_hub: true }] {
        let (mut bench, ticket) = pushing();
        bench.tell(event);
        assert!(bench.has(|effect| *effect == Effect::AbortPush));
        bench.tell(Event::Pushed { ticket, sent: 2, answered: 2, queue: queue(9) });
        assert_eq!((push(&bench), bench.status().waiting), (None, 2), "a late answer counts for nothing");
    }
}

#[test]
fn a_hub_in_another_life_is_loaded_anew_whatever_it_says_of_the_cursor() {
    let mut bench = Bench::start(synced());
    let Answer::Hello(greeting) = hello(synced(), Start::Cursor) else { unreachable!() };
    bench.answer(Answer::Hello(Hello { is_new_life: true, ..greeting }));
    assert_eq!(bench.phase(), SyncPhase::FirstSync);
}

#[test]
fn a_hub_that_began_another_life_is_greeted_before_anything_is_offered_again() {
    let mut bench = fail(Failure::EpochChanged);
    let (asked, (timer, _)) = (bench.fetch().unwrap(), push_timer(&bench).unwrap());
    assert!(bench.has(|effect| matches!(effect, Effect::Hello { .. })) && push(&bench).is_none());
    bench.tell(Event::PushTimer { ticket: timer });
    assert_eq!(push(&bench), None, "nobody knows yet what it has");
    bench.tell(Event::Fetched { ticket: asked, answer: hello(synced(), Start::Snapshot) });
    assert!(push(&bench).is_some());
}
