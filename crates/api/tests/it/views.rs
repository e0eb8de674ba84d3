//! Each view in each language: it is answered, and its words are those of the language.
//!
//! The pictures below hold words and numbers only: shapes have their tests in `charts`, numbers in [`crate::numbers`].

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use tandem_model::{Row, TargetId, claim, deal, registration, target, task};
use tandem_testkit::{
    Device, TestHub,
    rows::{
        course, course_run, enrollment, healthy_deal, id, learner, overdue_deal, partner,
        registration as bare_registration, team,
    },
};

use crate::support::{answers, chart, today};

/// One of each thing that is put into words.
async fn small_hub() -> TestHub {
    let (hub, today) = (TestHub::empty().await, today());
    let pushed = deal::Model {
        push_count: 2,
        next_step_on: None,
        last_two_way_at: None,
        ..overdue_deal(11, "Harbour", today, 1)
    };
    let silent = deal::Model {
        partner_updated_on: Some(today - Days::new(20)),
        protected_until: Some(today + Days::new(30)),
        stage: "engaging".into(),
        stage_entered_on: Some(today - Days::new(100)),
        next_step_on: Some(today - Days::new(2)),
        ..healthy_deal(12, "Lighthouse", today)
    };
    let closing = deal::Model { close_on: Some(today + Days::new(3)), ..healthy_deal(13, "Pier", today) };
    let won =
        deal::Model { stage: "won".into(), close_on: Some(today - Days::new(9)), ..healthy_deal(14, "Quay", today) };
    let target = target::Model {
        id: TargetId(id(15)),
        partner_id: partner(1, "").id,
        quarter_on: tandem_testkit::rows::day("2026-10-01"),
        amount_minor: 5_000_000,
        currency: "EUR".into(),
        version: 0,
    };
    let ended = enrollment(26, 22, 24);
    let approved = registered("approved", Some(today + Days::new(5)));
    let rows = [pushed, silent, closing, won].map(Row::Deal).into_iter().chain([
        Row::Registration(registered("submitted", None)),
        Row::Claim(claim_of(&approved)),
        Row::Registration(approved),
        Row::Target(target),
        Row::Course(course(21, "Rigging")),
        Row::CourseRun(course_run(22, 21, today - Days::new(60), 120)),
        Row::Person(learner(23, "Ada Ferrante")),
        Row::Person(learner(24, "Bo Nyström")),
        Row::Enrollment(enrollment(25, 22, 23)),
        Row::Enrollment(tandem_model::enrollment::Model { result: Some("pass".into()), ..ended }),
    ]);
    hub.put(team().into_iter().chain(rows).chain(promises(today))).await;
    hub
}

/// Due on the next Monday afternoon where it is to be decided.
fn registered(status: &str, protected_until: Option<chrono::NaiveDate>) -> registration::Model {
    let number = if protected_until.is_some() { 31 } else { 30 };
    let at = today().and_hms_opt(14, 30, 0).unwrap().and_utc().timestamp_micros();
    registration::Model {
        country: Some("DE".into()),
        submitted_at: Some(at),
        due_at: Some(at + 24 * 3_600_000_000),
        reason: protected_until.map(|_| "other_unit".into()),
        protected_until,
        updated_at: at,
        ..bare_registration(number, "Tessel Bank", status)
    }
}

fn claim_of(row: &registration::Model) -> claim::Model {
    claim::Model {
        id: tandem_domain::registration::claim_id(row).unwrap(),
        registration_id: row.id,
        partner_id: row.partner_id,
        partner_name: String::new(),
        customer: row.customer.clone(),
        protected_until: row.protected_until.unwrap(),
        version: 0,
    }
}

/// One overdue, one due today, one without a day, one kept late.
fn promises(today: NaiveDate) -> impl Iterator<Item = Row> {
    let promise = move |number: u128, side: &str, due_on: Option<NaiveDate>, kept_on: Option<NaiveDate>| {
        Row::Task(task::Model {
            id: id(number).into(),
            partner_id: partner(1, "").id,
            deal_id: None,
            side: side.into(),
            owner_id: None,
            person_id: None,
            title: format!("Promise {number}"),
            due_on,
            status: if kept_on.is_some() { "kept" } else { "open" }.into(),
            closed_on: kept_on,
            made_on: today - Days::new(30),
            origin_id: None,
            version: 0,
        })
    };
    let late = today - Days::new(9);
    [
        promise(31, "them", Some(late), None),
        promise(32, "us", Some(today), None),
        promise(33, "us", None, None),
        promise(34, "us", Some(late), Some(today)),
    ]
    .into_iter()
}

/// Without drawings and ids.
fn words(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, value)| {
                !matches!(name.as_str(), "svg" | "spark" | "hits" | "id" | "width" | "height" | "slot")
                    && !value.is_null()
            });
            kept.map(|(name, value)| (name.clone(), words(value))).collect::<serde_json::Map<_, _>>().into()
        }
        Value::Array(values) => values.iter().map(words).collect(),
        other => other.clone(),
    }
}

async fn registrations(device: &Device) -> Value {
    let one = async |number: u128| {
        let view = device.ask("registration", json!({ "id": id(number) })).await;
        json!({
            "status": view["row"]["statusName"], "clock": view["row"]["clock"]["text"], "reason": view["reason"],
            "likeness": view["checks"][0]["reasons"],
        })
    };
    json!([one(30).await, one(31).await])
}

async fn worded(device: &Device) -> Value {
    let partner = id(1).to_string();
    let mut today = device.ask("today", json!({})).await;
    for item in today["groups"].as_array_mut().unwrap() {
        item["items"] = item["items"].as_array().unwrap().iter().map(|item| item["reasons"].clone()).collect();
    }
    let mut brief = device.ask("brief", json!({ "id": id(1) })).await;
    brief.as_object_mut().unwrap().remove("asOf");
    let review = device.ask("review", json!({ "id": id(1), "quarter": "2026-Q4" })).await;
    json!({
        "today": words(&today),
        "registrations": words(&registrations(device).await),
        "stall": words(&device.ask("deal", json!({ "id": id(11) })).await["stall"]),
        "silent": words(&device.ask("deal", json!({ "id": id(12) })).await["stall"]),
        "brief": words(&brief),
        "review": words(&review["sections"]),
        "search": words(&device.ask("search", json!({ "text": "pier" })).await["hits"]),
        "revenue": words(&device.ask("chart", chart("partner_revenue", Some(&partner))).await),
        "stages": words(&device.ask("chart", chart("partner_stages", Some(&partner))).await),
        "completion": words(&device.ask("chart", chart("training_completion", None)).await),
        "scores": words(&device.ask("chart", chart("training_scores", None)).await),
        "missing": device.try_ask("deal", json!({ "id": id(99) })).await.unwrap_err().message,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn each_view_speaks_each_language() {
    let hub = small_hub().await;
    let device = Device::start("alice", today()).await;
    device.sync_with(&hub).await;
    for language in ["en", "de", "ar"] {
        device.execute(json!({ "kind": "set_language", "language": language })).await;
        answers(&device).await;
        let words = worded(&device).await;
        // The order of keys depends on what else is built with the JSON library.
        insta::with_settings!({ sort_maps => true }, { insta::assert_json_snapshot!(format!("words_{language}"), words) });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_cache_has_an_answer_to_everything() {
    let device = Device::start("alice", today()).await;
    for query in ["app", "facets", "today", "partner_list", "partner_scores", "deal_page", "training", "sync_status"] {
        device.ask(query, json!({})).await;
    }
    device.ask("search", json!({ "text": "x" })).await;
    for kind in ["training_completion", "training_scores"] {
        let view = device.ask("chart", chart(kind, None)).await;
        assert!(view["svg"].as_str().unwrap().starts_with("<svg"), "{view}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_boundary_does_not_know_is_an_error_and_not_a_crash() {
    let device = Device::start("alice", today()).await;
    let (one, five) = (json!({ "ids": [id(1)] }), json!({ "ids": [id(1), id(2), id(3), id(4), id(5)] }));
    for (name, args) in [
        ("nonsense", json!({})),
        ("deal", json!({ "id": 7 })),
        ("deal_page", json!({ "after": "zz" })),
        ("partner_health", json!({ "id": id(1) })),
        ("partner_compare", one),
        ("partner_compare", five),
    ] {
        let error = device.try_ask(name, args).await.unwrap_err();
        assert!(!error.message.is_empty(), "{name}");
    }
    assert!(device.try_execute(json!({ "kind": "nonsense" })).await.is_err());
}
