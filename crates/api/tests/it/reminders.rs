//! Reminders of learners: previewed, drafted and logged as one, taken back as one, and nothing half done.

use std::{collections::BTreeMap, fs, path::PathBuf};

use chrono::Days;
use mail_parser::{Message, MessageParser};
use serde_json::{Value, json};
use tandem_api::{ErrorKind, Outcome, routes::Offer};
use tandem_model::{PartnerId, Row, enrollment, member, partner, person};
use tandem_testkit::{
    Device, TestHub,
    rows::{course, course_run, id, learner, member as member_row, partner as partner_row},
};

use crate::support::today;

const LANGUAGES: [&str; 3] = ["en", "de", "ar"];
const FOLDER: &str = "Reminders 2026-11-22 Cloud Architect";

fn enrollment_of(n: u128) -> Value {
    json!(id(1_000 + n))
}

fn name_of(n: u128) -> String {
    if n % 3 == 2 { format!("سارة الفاسي {n}") } else { format!("Jörg Berg {n}") }
}

/// Learner `n` of a partner that works in the language `n % 3`, enrolled in a course and silent for a month.
fn rows_of(n: u128, change: impl FnOnce(&mut person::Model)) -> Vec<Row> {
    let partner_id = PartnerId(id(11 + n % 3));
    let mut person =
        person::Model { partner_id, email: Some(format!("learner{n}@acme.example")), ..learner(100 + n, &name_of(n)) };
    change(&mut person);
    let silent = enrollment::Model {
        partner_id,
        last_active_on: Some(today() - Days::new(30)),
        ..tandem_testkit::rows::enrollment(1_000 + n, 1, 100 + n)
    };
    vec![Row::Person(person), Row::Enrollment(silent)]
}

fn frame() -> Vec<Row> {
    let partner = |at: u128, language: &str| partner::Model {
        language: Some(language.into()),
        ..partner_row(11 + at, &format!("Partner {language}"))
    };
    let mara = member::Model { email: Some("mara@vendor.example".into()), ..member_row(1, "Mara Lindqvist") };
    let mut rows = vec![Row::Member(mara), Row::Partner(partner_row(1, "Nordwind Systems"))];
    rows.extend((0..3).map(|at| Row::Partner(partner(at, LANGUAGES[at as usize]))));
    rows.push(Row::Partner(partner(3, "sv")));
    rows.push(Row::Course(course(1, "Cloud Architect")));
    rows.push(Row::CourseRun(course_run(1, 1, today() - Days::new(60), 120)));
    rows
}

/// Signed in as Mara, with the sync paused.
async fn device(rows: Vec<Row>) -> (TestHub, Device) {
    let hub = TestHub::empty().await;
    hub.put(frame().into_iter().chain(rows)).await;
    let token = hub.new_token("mara", Some(id(1))).await;
    let device = Device::start("mara", today()).await;
    device.connect(&hub.url(), &token).await;
    device.wait_synced().await;
    device.wait_judged(1).await;
    device.execute(json!({ "kind": "pause_sync" })).await;
    device.wait_status(|status| status["phase"] == "paused").await;
    (hub, device)
}

async fn twenty() -> (TestHub, Device) {
    device((0..20).flat_map(|n| rows_of(n, |_| {})).collect()).await
}

fn all() -> Vec<Value> {
    (0..20).map(enrollment_of).collect()
}

async fn preview(device: &Device, ids: &[Value], included: &[Value]) -> Value {
    device.ask("reminders", json!({ "enrollmentIds": ids, "included": included })).await
}

fn letters(view: &Value) -> Vec<Value> {
    let groups = view["groups"].as_array().unwrap().iter();
    groups.flat_map(|group| group["letters"].as_array().unwrap().clone()).collect()
}

fn command(ids: &[Value], included: &[Value]) -> Value {
    json!({ "kind": "remind_learners", "enrollmentIds": ids, "included": included })
}

fn said(outcome: &Outcome) -> String {
    tandem_l10n::strip_isolates(outcome.note.as_deref().unwrap())
}

fn downloads(device: &Device) -> PathBuf {
    device.shell.profile().join("downloads")
}

/// Contents of the files in a folder among the downloads, by name.
fn files(device: &Device, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(downloads(device).join(folder)).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

fn parse(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).unwrap()
}

fn address<'m>(message: &'m Message<'_>) -> (&'m str, &'m str) {
    let to = message.to().unwrap();
    assert_eq!(to.iter().count(), 1);
    let to = to.first().unwrap();
    (to.name().unwrap(), to.address().unwrap())
}

async fn mailed(device: &Device) -> Vec<String> {
    let view = device.ask("training", json!({})).await;
    let stalled = view["stalled"].as_array().unwrap();
    stalled.iter().filter_map(|learner| learner["mailed"].as_str().map(str::to_owned)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_learners_in_three_languages_get_a_draft_and_a_touch_each() {
    let (hub, device) = twenty().await;
    let view = preview(&device, &all(), &[]).await;
    let groups = view["groups"].as_array().unwrap();
    let told: Vec<_> =
        groups.iter().map(|one| (one["language"].as_str().unwrap(), one["dir"].as_str().unwrap())).collect();
    assert_eq!((view["written"].as_u64(), told), (Some(20), vec![("en", "ltr"), ("de", "ltr"), ("ar", "rtl")]));
    let outcome = device.execute(command(&all(), &[])).await;
    assert_eq!(said(&outcome), format!("20 reminders drafted and logged, in {FOLDER} among your downloads"));
    assert_eq!(outcome.offer, Some(Offer::Undo));
    let files = files(&device, FOLDER);
    assert_eq!(files.len(), 20);
    let shown: BTreeMap<_, _> =
        letters(&view).into_iter().map(|letter| (letter["email"].as_str().unwrap().to_owned(), letter)).collect();
    for bytes in files.values() {
        let message = parse(bytes);
        let (name, email) = address(&message);
        let letter = &shown[email];
        assert_eq!(letter["name"], name);
        assert_eq!(letter["subject"], message.subject().unwrap());
        assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n"), letter["text"].as_str().unwrap());
        assert_eq!(message.header_raw("X-Unsent").map(str::trim), Some("1"));
        let from = message.from().unwrap().first().unwrap();
        assert_eq!((from.name(), from.address()), (Some("Mara Lindqvist"), Some("mara@vendor.example")));
        assert!(bytes.is_ascii(), "headers and text are encoded");
    }
    let arabic = shown["learner2@acme.example"]["text"].as_str().unwrap();
    assert!(arabic.starts_with("مرحبًا سارة الفاسي 2،\n") && arabic.contains("«Cloud Architect»"), "{arabic}");
    assert_eq!(mailed(&device).await, vec!["Mailed today"; 20]);
    device.execute(json!({ "kind": "resume_sync" })).await;
    device.wait_sent().await;
    let touches = "SELECT count(*) FROM activity WHERE kind = 'email' AND two_way = 0 AND member_id IS NOT NULL
                   AND subject = 'Reminder: Cloud Architect'";
    assert_eq!(hub.number(touches).await, 20);
    assert_eq!(hub.number("SELECT count(DISTINCT person_id) FROM activity").await, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_undo_takes_all_touches_back_also_after_a_restart_and_says_that_the_drafts_stay() {
    let (_hub, device) = twenty().await;
    device.execute(command(&all(), &[])).await;
    let device = device.restart().await;
    let undone = device.execute(json!({ "kind": "undo" })).await;
    let done = format!("20 reminders drafted and logged, in {FOLDER} among your downloads");
    let wanted = format!("Undone: {done}. The drafts stay as files; delete the folder if you don’t need them.");
    assert_eq!((said(&undone), undone.offer), (wanted, Some(Offer::Redo)));
    assert_eq!(mailed(&device).await, Vec::<String>::new());
    assert_eq!(files(&device, FOLDER).len(), 20);
    device.execute(json!({ "kind": "redo" })).await;
    assert_eq!(mailed(&device).await.len(), 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_written_to_lately_is_left_out_unless_the_user_says_so() {
    let (_hub, device) = twenty().await;
    let (one, person) = ([enrollment_of(0)], [json!(id(100))]);
    device.execute(command(&one, &[])).await;
    let view = preview(&device, &one, &[]).await;
    let letter = &letters(&view)[0];
    assert_eq!((view["written"].as_u64(), &letter["rests"]), (Some(0), &json!(true)));
    assert_eq!(tandem_l10n::strip_isolates(letter["notes"][0].as_str().unwrap()), "Mailed today, so left out.");
    let refused = device.try_execute(command(&one, &[])).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Refused);
    assert_eq!(preview(&device, &all(), &[]).await["written"], 19);
    assert_eq!(preview(&device, &all(), &person).await["written"], 20);
    let again = device.execute(command(&one, &person)).await;
    assert!(said(&again).contains("Cloud Architect (2) among"), "{}", said(&again));
    device.shell.set_today(today() + Days::new(7));
    assert_eq!(preview(&device, &one, &[]).await["written"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_whose_language_has_no_words_is_written_to_in_that_of_the_window_and_one_without_address_is_named() {
    let swedish = rows_of(50, |person| person.partner_id = PartnerId(id(14)));
    let swedish = swedish.into_iter().map(|row| match row {
        Row::Enrollment(row) => Row::Enrollment(enrollment::Model { partner_id: PartnerId(id(14)), ..row }),
        other => other,
    });
    let nowhere = rows_of(51, |person| person.email = None);
    let (_hub, device) = device(swedish.chain(nowhere).collect()).await;
    let view = preview(&device, &[enrollment_of(50), enrollment_of(51)], &[]).await;
    assert_eq!(view["written"], 1);
    let letters = letters(&view);
    let note = |at: usize| tandem_l10n::strip_isolates(letters[at]["notes"][0].as_str().unwrap());
    assert!(note(0).contains("(sv)"), "{}", note(0));
    assert!(letters[0]["text"].as_str().unwrap().starts_with("Hello سارة الفاسي 50,"));
    assert_eq!(view["groups"][0]["language"], "en");
    assert!(note(1).contains("No usable e-mail address"), "{}", note(1));
    device.execute(command(&[enrollment_of(50), enrollment_of(51)], &[])).await;
    assert_eq!(files(&device, FOLDER).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_name_adds_no_header_leaves_no_folder_and_takes_no_place() {
    let names = [
        "Eve\r\nBcc: all@evil.example\r\n\r\n<script>",
        "../../../etc/passwd",
        "CON",
        "\u{202e}gpj.exe",
        "..",
        "a/b\\c:d",
    ];
    let long = "ش".repeat(1_000);
    let named = names.iter().copied().chain([long.as_str()]);
    let rows = named.enumerate().flat_map(|(n, name)| rows_of(3 * n as u128, |person| person.name = name.to_owned()));
    let hostile = rows_of(60, |person| person.email = Some("a@acme.example\r\nBcc: all@evil.example".into()));
    let (_hub, device) = device(rows.chain(hostile).collect()).await;
    let ids: Vec<Value> = (0..7).map(|n| enrollment_of(3 * n)).chain([enrollment_of(60)]).collect();
    device.execute(command(&ids, &[])).await;
    let files = files(&device, FOLDER);
    assert_eq!(files.len(), 7);
    assert_eq!(fs::read_dir(downloads(&device)).unwrap().count(), 1);
    for (name, bytes) in &files {
        assert!(name.len() < 200 && name.ends_with(".eml"), "{name}");
        let message = parse(bytes);
        assert!(message.bcc().is_none() && message.header_raw("Bcc").is_none());
        let (_, email) = address(&message);
        assert!(email.starts_with("learner") && email.ends_with("@acme.example"), "{email}");
        assert!(!message.body_text(0).unwrap().lines().any(|line| line.starts_with("Bcc")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_takes_no_file_means_that_nobody_was_reminded() {
    let (_hub, device) = twenty().await;
    fs::write(downloads(&device), "").unwrap();
    let refused = device.try_execute(command(&all(), &[])).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Refused);
    assert!(refused.message.contains("downloads"), "{}", refused.message);
    assert_eq!(mailed(&device).await, Vec::<String>::new());
    let undone = device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(said(&undone), "There is nothing to undo.");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_a_hundred_at_once_are_refused_in_words() {
    let (_hub, device) = twenty().await;
    let many: Vec<Value> = (0..101).map(enrollment_of).collect();
    let refused = device.try_execute(command(&many, &[])).await.unwrap_err();
    assert!(refused.message.contains("100"), "{}", refused.message);
    let args = json!({ "enrollmentIds": many, "included": [] });
    assert_eq!(device.try_ask("reminders", args).await.unwrap_err().kind, ErrorKind::Refused);
}
