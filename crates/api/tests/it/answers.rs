//! What a partner asks about itself: answered in its language, with where the answer is from and of when.

use serde_json::{Value, json};
use tandem_api::ErrorKind;
use tandem_l10n::strip_isolates;
use tandem_model::{Row, attempt, enrollment, exam, partner as model_partner, registration, target};
use tandem_testkit::{
    Device, TestHub,
    rows::{
        course, course_run, day, enrollment as of_run, healthy_deal, id, learner, partner,
        registration as bare_registration, team,
    },
};

use crate::support::{synced, today};

fn enrolled(number: u128, person: u128, result: Option<&str>) -> Row {
    let active = Some(day("2026-09-20"));
    Row::Enrollment(enrollment::Model {
        result: result.map(str::to_owned),
        last_active_on: active,
        ..of_run(number, 51, person)
    })
}

fn registered(number: u128, customer: &str, status: &str) -> Row {
    Row::Registration(registration::Model {
        due_at: (status == "submitted").then_some(1_795_600_000_000_000),
        protected_until: (status == "approved").then(|| day("2027-01-31")),
        updated_at: i64::try_from(number).unwrap(),
        ..bare_registration(number, customer, status)
    })
}

/// Partner 1 of a German-speaking team with two learners, partner 2 of which nothing is known.
async fn device() -> (TestHub, Device) {
    let hub = TestHub::empty().await;
    let german = model_partner::Model {
        language: Some("de-AT".into()),
        since: Some(day("2022-05-02")),
        ..partner(1, "Nordwind Systems")
    };
    let bare = model_partner::Model { tier: None, language: Some("sw".into()), ..partner(2, "Halden Cloud") };
    let mut won = healthy_deal(11, "Harbour", today());
    (won.stage, won.close_on, won.amount_minor) = ("won".into(), Some(day("2026-11-03")), Some(2_500_000));
    let exam = exam::Model {
        id: id(61).into(),
        run_id: id(51).into(),
        code: "E1".into(),
        kind: "Exam".into(),
        due_on: None,
        weight_bp: 10_000,
        version: 0,
    };
    let attempt = attempt::Model {
        id: id(71).into(),
        exam_id: id(61).into(),
        enrollment_id: id(81).into(),
        submitted_on: day("2026-09-28"),
        banked: false,
        score_bp: Some(8_750),
        version: 0,
    };
    let planned = target::Model {
        id: id(91).into(),
        partner_id: id(1).into(),
        quarter_on: day("2026-10-01"),
        amount_minor: 10_000_000,
        currency: "EUR".into(),
        version: 0,
    };
    let Some(Row::Member(member)) = team().into_iter().next() else { panic!("a member") };
    hub.put([
        Row::Member(member),
        Row::Partner(german),
        Row::Partner(bare),
        Row::Person(learner(31, "Ödön Brandt")),
        Row::Person(learner(32, "Anna Brandt")),
        Row::Course(course(41, "Cloud basics")),
        Row::Course(course(42, "Security")),
        Row::CourseRun(course_run(51, 41, day("2026-09-01"), 30)),
        Row::Exam(exam),
        enrolled(81, 31, Some("pass")),
        enrolled(82, 32, None),
        Row::Attempt(attempt),
        registered(101, "Acme", "approved"),
        registered(102, "Borealis", "submitted"),
        registered(103, "Cirrus", "rejected"),
        Row::Deal(won),
        Row::Target(planned),
    ])
    .await;
    let device = synced(&hub).await;
    (hub, device)
}

fn answer(view: &Value, key: &str) -> Vec<String> {
    let found = view["answers"].as_array().unwrap().iter().find(|answer| answer["key"] == key);
    let lines = found.unwrap_or_else(|| panic!("{key}: {view}"))["lines"].as_array().unwrap();
    lines.iter().map(|line| strip_isolates(line.as_str().unwrap())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_is_answered_in_its_own_language_unless_another_is_chosen() {
    let (_hub, device) = device().await;
    let german = device.ask("answers", json!({ "id": id(1) })).await;
    assert_eq!(german["language"], "de");
    assert_eq!(
        answer(&german, "tier"),
        [
            "Nordwind Systems (Wiederverkäufer) hat die Stufe Gold.",
            "Partner seit 2. Mai 2022.",
            "Eine Person dort hat mindestens einen Kurs bestanden."
        ]
    );
    let english = device.ask("answers", json!({ "id": id(1), "language": "en" })).await;
    assert_eq!(answer(&english, "certificates"), ["Cloud basics: 1 passed, 1 learning."]);
    assert_eq!(
        answer(&english, "registrations"),
        [
            "Cirrus: Rejected.",
            "Borealis: Submitted, to be decided until 25 Nov 2026.",
            "Acme: Approved, protected until 31 Jan 2027."
        ]
    );
    assert_eq!(answer(&english, "target"), ["Q4 2026: €25,000 of €100,000 won so far, 25%."]);
    let arabic = device.ask("answers", json!({ "id": id(1), "language": "ar" })).await;
    assert_eq!(answer(&arabic, "certificates"), ["Cloud basics: اجتازها 1، ويتعلّم 1."]);
    // Nobody speaks its language here: that of the window it is.
    let bare = device.ask("answers", json!({ "id": id(2) })).await;
    assert_eq!(bare["language"], "en");
    assert_eq!(answer(&bare, "tier")[0], "Halden Cloud (Reseller) has no tier.");
    assert_eq!(answer(&bare, "certificates"), ["Nothing is known of courses of Halden Cloud."]);
    assert_eq!(answer(&bare, "registrations"), ["Halden Cloud has registered nothing."]);
    assert_eq!(answer(&bare, "target"), ["There is no target for Q4 2026."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_learned_is_found_by_a_part_of_the_name_and_can_be_sent_with_its_source() {
    let (_hub, device) = device().await;
    let ask = |text: &str| json!({ "id": id(1), "text": text, "language": "en" });
    let view = device.ask("answers", ask("ÖD brandt")).await;
    assert_eq!(view["answers"].as_array().unwrap().len(), 5);
    assert_eq!(view["answers"][0]["key"], json!(id(31)));
    let lines = answer(&view, &id(31).to_string());
    assert_eq!(lines, ["Cloud basics, until 1 Oct 2026: Passed. Best score of an exam: 87.5%."]);
    let text = view["answers"][0]["text"].as_str().unwrap();
    let as_of = "From the enrolments and exams of the learning system. As of ";
    assert!(text.starts_with("Certificates of Ödön Brandt\nCloud basics, until"), "{text}");
    assert!(text.lines().last().unwrap().starts_with(as_of), "{text}");
    let both = device.ask("answers", ask("brandt")).await;
    assert_eq!(answer(&both, &id(32).to_string()), ["Cloud basics: running, last active on 20 Sept 2026."]);
    assert_eq!(both["answers"].as_array().unwrap().len(), 6);
    assert_eq!(device.ask("answers", ask("nobody")).await["answers"].as_array().unwrap().len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_partner_or_language_is_refused() {
    let (_hub, device) = device().await;
    let unknown = device.try_ask("answers", json!({ "id": id(404) })).await.unwrap_err();
    assert_eq!(unknown.kind, ErrorKind::NotFound);
    let spoken = device.try_ask("answers", json!({ "id": id(1), "language": "tlh" })).await.unwrap_err();
    assert_eq!((spoken.kind, spoken.field.as_deref()), (ErrorKind::Refused, Some("language")));
}
