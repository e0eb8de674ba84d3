//! A hub that answers rubbish, or nothing: a clear state, nothing lost, and all is well when it is well again.

use serde_json::{Value, json};
use tandem_model::{SCHEMA_VERSION, Table};
use tandem_protocol::{MAX_PAGE_BYTES, MAX_RAW_BYTES};
use tandem_sync::{ProblemKind, SyncPhase};
use uuid::Uuid;

use crate::{
    fake_hub::{Answer, COURSES, FakeHub, courses, truth},
    laptop::Laptop,
    rows,
};

type Case = (&'static str, Answer, SyncPhase, ProblemKind);

fn broken(name: &'static str, answer: Answer) -> Case {
    (name, answer, SyncPhase::Broken, ProblemKind::BadAnswer)
}

fn wrong_checksum() -> Answer {
    let mut answer = Answer::page(&json!({"groups": []}));
    answer.body[9] ^= 0x40;
    answer
}

fn oversized() -> Answer {
    let mut answer = Answer::page(&json!(null));
    answer.body = vec![7; MAX_PAGE_BYTES + 1];
    answer
}

fn silence() -> Answer {
    Answer { silent: true, ..Answer::plain(200, &[], "") }
}

/// What no message of the hub may look like, whatever was asked.
fn rubbish() -> Vec<Case> {
    let html = [("content-type", "text/html; charset=utf-8")];
    vec![
        broken("malformed JSON", Answer::page(&json!({"groups": "many"}))),
        broken("wrong checksum", wrong_checksum()),
        broken("oversized page", oversized()),
        broken("a bomb", Answer::page(&json!("0".repeat(MAX_RAW_BYTES * 8)))),
        broken("an HTML body", Answer::plain(200, &html, "<html><script>alert(1)</script></html>")),
        broken("a redirect to another host", Answer::plain(307, &[("location", "http://127.0.0.1:9/")], "")),
        broken("an error", Answer::plain(500, &[], "oops")),
        broken("a gateway's error", Answer::plain(502, &html, "<h1>Bad Gateway</h1>")),
        ("nothing", silence(), SyncPhase::Offline, ProblemKind::Offline),
        ("busy", Answer::plain(429, &[("retry-after", "2")], ""), SyncPhase::Offline, ProblemKind::Busy),
        ("an absurd wait", Answer::plain(503, &[("retry-after", "9e99")], ""), SyncPhase::Offline, ProblemKind::Busy),
        (
            "a revoked token",
            Answer::plain(401, &[], r#"{"code":"unauthorized","message":""}"#),
            SyncPhase::AuthRevoked,
            ProblemKind::Unauthorized,
        ),
        (
            "another past",
            Answer::plain(409, &[], r#"{"code":"fork","message":""}"#),
            SyncPhase::Forked,
            ProblemKind::Fork,
        ),
    ]
}

async fn synced() -> (FakeHub, Laptop) {
    let (hub, laptop) = (FakeHub::start().await, Laptop::impatient().await);
    laptop.connect(&hub.address, "token");
    laptop.until_phase(SyncPhase::Synced).await;
    (hub, laptop)
}

/// The answer leads to the state, no row is lost, and a hub that is well again is synced with.
async fn bear(hub: &FakeHub, laptop: &Laptop, verb: &'static str, case: Case) {
    let (name, answer, phase, problem) = case;
    let before = laptop.store.counts().await.unwrap();
    hub.misbehave(move |asked, _| (asked == verb).then(|| answer.clone()));
    laptop.sync.sync_now();
    let status = laptop.until(|status| status.phase == phase && status.problem.is_some()).await;
    assert_eq!(status.problem.unwrap().kind, problem, "{name} at {verb}");
    assert_eq!(laptop.store.counts().await.unwrap(), before, "{name} at {verb}");
    hub.behave();
    laptop.sync.sync_now();
    laptop.until_phase(SyncPhase::Synced).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rubbish_in_place_of_changes_loses_nothing() {
    let (hub, laptop) = synced().await;
    for case in rubbish() {
        bear(&hub, &laptop, "pull", case).await;
    }
    laptop.assert_holds(&courses()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rubbish_in_place_of_the_greeting_loses_nothing() {
    let (hub, laptop) = synced().await;
    for case in rubbish() {
        bear(&hub, &laptop, "hello", case).await;
    }
    laptop.assert_holds(&courses()).await;
}

/// Lets two courses through, then says what it is told to.
fn after_two_courses(answer: Answer) -> impl FnMut(&str, &Value) -> Option<Answer> {
    let mut courses = 0;
    move |verb, request| {
        courses += u32::from(verb == "snapshot" && request["t"] == "course");
        (courses > 2).then(|| answer.clone())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rubbish_in_the_middle_of_a_first_sync_keeps_what_is_there() {
    for (name, answer, phase, problem) in rubbish() {
        let (hub, laptop) = (FakeHub::start().await, Laptop::impatient().await);
        hub.misbehave(after_two_courses(answer));
        laptop.connect(&hub.address, "token");
        let status = laptop.until(|status| status.phase == phase && status.problem.is_some()).await;
        assert_eq!(status.problem.unwrap().kind, problem, "{name}");
        assert_eq!((status.rows_done, status.rows_total, status.first_sync_done), (2, COURSES, false), "{name}");
        hub.behave();
        hub.take_asked();
        laptop.sync.sync_now();
        laptop.until_phase(SyncPhase::Synced).await;
        laptop.assert_holds(&courses()).await;
        let first = hub.take_asked().into_iter().find(|(verb, _)| verb == "snapshot").unwrap().1;
        assert_eq!(first["after_id"], json!(courses()[1].uuid()), "{name}: it goes on behind what is there");
    }
}

fn group(seq: i64, changes: Value) -> Value {
    json!({"seq": seq, "group_id": Uuid::nil(), "changes": changes})
}

fn pull_page(groups: Vec<Value>, cursor: &str, more: bool) -> Answer {
    Answer::page(&json!({"groups": groups, "cursor": cursor, "more": more, "head_lag": 0}))
}

fn put_course(number: u64, title: &str) -> Value {
    let mut row = serde_json::to_value(rows::row(Table::Course, number)).unwrap();
    row["row"]["title"] = json!(title);
    row["row"]["version"] = json!(9);
    json!([{"op": "put", "row": row}])
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_are_well_packed_but_wrong_are_not_applied() {
    let (hub, laptop) = synced().await;
    let long = "x".repeat(10 << 20);
    for case in [
        broken("a text of ten megabytes", pull_page(vec![group(1, put_course(1, &long))], "b", false)),
        broken("numbers that go back", pull_page(vec![group(2, json!([])), group(1, put_course(1, "t"))], "b", false)),
        broken("more without an end", pull_page(vec![group(1, put_course(1, "t"))], "start", true)),
        broken("a cursor of a megabyte", pull_page(vec![], &"c".repeat(1 << 20), false)),
        broken("a row of no table", pull_page(vec![group(1, json!([{"op": "put", "row": {"t": "x"}}]))], "b", false)),
    ] {
        bear(&hub, &laptop, "pull", case).await;
    }
    laptop.assert_holds(&courses()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_without_end_is_found_out() {
    let (hub, laptop) = synced().await;
    let mut turn = 0;
    hub.misbehave(move |verb, _| {
        turn += 1;
        (verb == "pull").then(|| pull_page(vec![], &format!("c{turn}"), true))
    });
    laptop.sync.sync_now();
    let status = laptop.until_phase(SyncPhase::Broken).await;
    assert_eq!(status.problem.unwrap().detail, "no_progress");
    laptop.assert_holds(&courses()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_for_newer_versions_only_asks_for_an_update() {
    let (hub, laptop) = synced().await;
    hub.misbehave(|verb, request| {
        let mut hello = truth(verb, request);
        hello["min_schema"] = json!(SCHEMA_VERSION + 1);
        (verb == "hello").then(|| Answer::page(&hello))
    });
    laptop.sync.sync_now();
    laptop.until_phase(SyncPhase::TooOld).await;
    laptop.assert_holds(&courses()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn text_that_looks_like_markup_is_text() {
    let (hub, laptop) = synced().await;
    let title = "<img src=x onerror=alert(1)>'; DROP TABLE deal; --";
    let changes = put_course(1, title);
    hub.misbehave(move |verb, request| {
        let fresh = verb == "pull" && request["cursor"] == "start";
        fresh.then(|| pull_page(vec![group(1, changes.clone())], "next", false))
    });
    laptop.sync_now().await;
    let found = laptop.store.find_row(Table::Course, rows::id(Table::Course, 1)).await.unwrap();
    assert!(matches!(found, Some(tandem_model::Row::Course(course)) if course.title == title));
}
