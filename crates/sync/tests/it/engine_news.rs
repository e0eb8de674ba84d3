//! Hints and wishes that come while the engine rests or pulls.

use tandem_sync::{
    SyncPhase,
    event::{Effect, Event, Wish},
};

use crate::engine::{Bench, pull, pulling};

/// The pull ends without changes, and its end is noted.
fn end_pull(bench: &mut Bench) {
    bench.answer(pull("c1", false, None));
    while bench.job().is_some() {
        bench.stored();
    }
}

fn rested() -> Bench {
    let mut bench = pulling();
    end_pull(&mut bench);
    assert_eq!(bench.phase(), SyncPhase::Synced);
    bench
}

#[test]
fn news_bring_the_next_pull_to_within_a_second() {
    let mut bench = rested();
    assert!(bench.delay_ms() > 60_000);
    bench.tell(Event::News);
    assert!(bench.delay_ms() <= 1_000);
}

#[test]
fn news_without_end_bring_one_pull_and_do_not_put_it_off() {
    let mut bench = rested();
    bench.tell(Event::News);
    for _ in 0..1_000 {
        bench.tell(Event::News);
        assert!(bench.effects.is_empty(), "{:?}", bench.effects);
    }
}

#[test]
fn news_during_a_pull_bring_another_one_soon_after() {
    let mut bench = pulling();
    let ticket = bench.fetch().unwrap();
    bench.tell(Event::News);
    bench.tell(Event::Fetched { ticket, answer: pull("c1", false, None) });
    while bench.job().is_some() {
        bench.stored();
    }
    assert_eq!(bench.phase(), SyncPhase::Synced);
    assert!(bench.delay_ms() <= 1_000);
}

#[test]
fn who_pauses_hears_no_news() {
    let mut bench = rested();
    bench.tell(Event::User(Wish::Pause));
    bench.tell(Event::News);
    assert_eq!((bench.phase(), bench.fetch()), (SyncPhase::Paused, None));
}

#[test]
fn a_wish_during_a_pull_is_answered_by_a_pull_that_begins_after_it() {
    let mut bench = pulling();
    let ticket = bench.fetch().unwrap();
    bench.tell(Event::User(Wish::SyncNow));
    bench.tell(Event::Fetched { ticket, answer: pull("c1", false, None) });
    let is_second = |bench: &Bench| bench.has(|effect| matches!(effect, Effect::Pull { cursor, .. } if cursor == "c1"));
    while !is_second(&bench) {
        bench.stored();
        assert_ne!(bench.phase(), SyncPhase::Synced);
    }
    end_pull(&mut bench);
    assert_eq!(bench.phase(), SyncPhase::Synced);
}
