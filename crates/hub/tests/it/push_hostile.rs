//! Pushes that are no laptop's: forged, oversized, malformed, or meant to stay.

use rstest::rstest;
use serde_json::{Value, json};
use tandem_domain::{Op, RefusalCode, push::Status};
use tandem_hub::{token, write::MAX_GROUP_CHANGES};
use tandem_model::Table;
use tandem_protocol::{MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS, Problem, ProblemCode};
use uuid::Uuid;

use crate::{
    push::{count, laptop, two_laptops},
    support::*,
};

const PUSH: &str = "/sync/v1/push";

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn nobody_pushes_as_another_tokens_device(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, bob) = two_laptops(&team).await;
    let edit = alice.edit(1, json!({ "language": [null, "de"] }));
    alice.push(vec![edit]).await.unwrap();
    let mut forged = Laptop { device: alice.device, seq: alice.seq, ..bob };
    let edit = forged.edit(1, json!({ "language": ["de", "fr"] }));
    assert_eq!(forged.push(vec![edit.clone()]).await.unwrap_err().code, ProblemCode::DeviceForked);
    let mut of_team = Laptop { client: team.client.clone(), ..forged.clone() };
    assert_eq!(of_team.push(vec![edit]).await.unwrap_err().code, ProblemCode::DeviceForked);
    // Saying hello does not make it theirs, and tells nothing.
    assert_eq!(forged.client.hello_as(alice.device, None).await.unwrap().acked_through, 0);
    let edit = of_team.edit(1, json!({ "language": ["de", "fr"] }));
    assert_eq!(of_team.push(vec![edit]).await.unwrap_err().code, ProblemCode::DeviceForked);
    assert_eq!(count(&team, "applied").await, 1);
    let mine = alice.edit(1, json!({ "language": ["de", "it"] }));
    assert_eq!(alice.push(vec![mine]).await.unwrap().acked_through, 2);
}

#[tokio::test]
async fn a_member_with_a_new_token_goes_on_with_their_device_and_so_does_a_team_after_revoking() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let (mut alice, _) = two_laptops(&team).await;
    let first = alice.edit(1, json!({ "language": [null, "de"] }));
    alice.push(vec![first]).await.unwrap();
    let mut again = Laptop { seq: 1, ..laptop(&team, 101, 0xA).await };
    let second = again.edit(1, json!({ "language": ["de", "fr"] }));
    assert_eq!(again.push(vec![second]).await.unwrap().acked_through, 2);
    let mut shared = Laptop::new(&team.client, 0xD);
    let edit = shared.edit(1, json!({ "domain": [null, "a.example"] }));
    shared.push(vec![edit.clone()]).await.unwrap();
    let next = token::create(team.hub(), "next", None).await.unwrap();
    let shared = Laptop { client: Client::new(&team.running.url, &next.secret), ..shared };
    assert_eq!(shared.push(vec![edit.clone()]).await.unwrap_err().code, ProblemCode::DeviceForked);
    token::revoke(team.hub(), team.token_id).await.unwrap();
    assert!(shared.push(vec![edit]).await.unwrap().results[0].replayed);
}

#[tokio::test]
async fn a_token_of_another_hub_is_worth_nothing() {
    let (here, there) = (Team::start(Kind::Sqlite).await.unwrap(), Team::start(Kind::Sqlite).await.unwrap());
    here.write(vec![put_partner(1, "Acme")]).await;
    let foreign = token::create(there.hub(), "t", None).await.unwrap();
    let mut laptop = Laptop::new(&Client::new(&here.running.url, &foreign.secret), 0xA);
    let edit = laptop.edit(1, json!({ "name": ["Acme", "x"] }));
    assert_eq!(laptop.push(vec![edit]).await.unwrap_err().code, ProblemCode::Unauthorized);
    assert_eq!((count(&here, "device").await, count(&here, "applied").await), (0, 0));
}

#[tokio::test]
async fn what_is_no_push_is_a_bad_request_and_leaves_nothing() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let (mut alice, _) = two_laptops(&team).await;
    let good = alice.edit(1, json!({ "name": ["Acme", "x"] }));
    let message = |change: &dyn Fn(&mut Value)| {
        let mut body = serde_json::to_value(alice.request(vec![vec![good.clone()]])).unwrap();
        change(&mut body);
        serde_json::to_vec(&body).unwrap()
    };
    let path = |body: &mut Value, name: &str, value: Value| body["groups"][0]["mutations"][0][name] = value;
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let text = String::from_utf8(message(&|_| {})).unwrap();
    let cut = text.len() / 2;
    let bad: Vec<Vec<u8>> = vec![
        message(&|body| path(body, "device_seq", json!(0))),
        message(&|body| path(body, "device_seq", json!(-5))),
        message(&|body| path(body, "device_seq", json!(i64::MAX))),
        message(&|body| path(body, "device_seq", json!(1e300))),
        message(&|body| path(body, "mutation_id", json!(Uuid::nil()))),
        message(&|body| path(body, "id", json!(Uuid::nil()))),
        message(&|body| path(body, "id", json!("me"))),
        message(&|body| path(body, "t", json!("token"))),
        message(&|body| path(body, "op", json!("drop"))),
        message(&|body| path(body, "set", json!([]))),
        message(&|body| path(body, "deps", json!(vec![Uuid::from_u128(1); 20_000]))),
        message(&|body| body["device_id"] = json!(Uuid::nil())),
        message(&|body| body["groups"][0]["mutations"] = json!([])),
        message(&|body| body["groups"] = json!([body["groups"][0], body["groups"][0]])),
        text.replace("\"x\"", &deep).into_bytes(),
        text.replace("\"x\"", "1e999").into_bytes(),
        text.as_bytes()[..cut].to_vec(),
        [&text.as_bytes()[..cut], &[0xff, 0xfe], &text.as_bytes()[cut..]].concat(),
        format!("{}{text}", " ".repeat(2 << 20)).into_bytes(),
        many_deps(&text, 1_000_000),
    ];
    for (place, body) in bad.into_iter().enumerate() {
        let answer = alice.client.post(PUSH, body).await;
        assert_eq!(answer.status(), 400, "message {place}");
        let problem: Problem = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        assert_eq!(problem.code, ProblemCode::BadRequest, "message {place}");
    }
    let many = (0..=MAX_PUSH_MUTATIONS).map(|_| alice.edit(1, json!({}))).collect();
    assert_eq!(alice.push(many).await.unwrap_err().code, ProblemCode::BadRequest);
    assert_eq!((count(&team, "applied").await, count(&team, "conflict").await), (0, 0));
    assert_eq!(statuses(&alice.push(vec![good]).await.unwrap()), [Status::Applied]);
}

fn many_deps(text: &str, deps: usize) -> Vec<u8> {
    let list = vec![format!("{:?}", Uuid::from_u128(1).to_string()); deps].join(",");
    text.replacen("\"at\":", &format!("\"deps\":[{list}],\"at\":"), 1).into_bytes()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_value_that_no_row_can_take_is_refused_and_the_rest_goes_on(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let long = "x".repeat(70_000);
    let bad = [
        (json!({ "name": ["Acme", "a\0b"] }), RefusalCode::BadValue),
        (json!({ "region": ["Central", "a\0b"] }), RefusalCode::BadValue),
        (json!({ "region": ["Central", long] }), RefusalCode::TooLong),
        (json!({ "region": ["Central", "\u{1}".repeat(60_000)] }), RefusalCode::TooLong),
        // No rule bounds it, but six times as long on the wire it is no row.
        (json!({ "language": [null, "\u{1}".repeat(60_000)] }), RefusalCode::BadValue),
        (json!({ "since": ["2024-02-29", "+200000-01-01"] }), RefusalCode::BadValue),
        (json!({ "since": ["2024-02-29", "yesterday"] }), RefusalCode::BadValue),
        (json!({ "name": ["Acme", { "a": [1, 2] }] }), RefusalCode::BadValue),
        (json!({ "name": ["Acme", 7] }), RefusalCode::BadValue),
        (json!({ "owner_id": [Uuid::from_u128(1), "nobody"] }), RefusalCode::BadValue),
        (json!({ "secret": [null, "x"] }), RefusalCode::BadValue),
        (json!({ "note": [null, "x".repeat(20_000)] }), RefusalCode::TooLong),
    ];
    let mut expected = Vec::new();
    let mut edits = Vec::new();
    for (changes, code) in bad {
        edits.push(alice.edit(1, changes));
        expected.push(Some(code));
    }
    edits.push(alice.edit(
        1,
        json!({ "name": ["Acme", "Ünïcode \u{202e}✓ شريك 日本 \u{1F9D1}\u{200D}\u{1F680}"], "version": [1, 99] }),
    ));
    expected.push(None);
    let answer = alice.push(edits).await.unwrap();
    let codes: Vec<_> = answer.results.iter().map(|r| r.verdict.refusal.as_ref().map(|refusal| refusal.code)).collect();
    assert_eq!(codes, expected);
    let row = &puts(&answer, Table::Partner)[0];
    assert_eq!((&row["version"], answer.acked_through), (&json!(2), 13));
    assert_eq!(row["name"], "Ünïcode \u{202e}✓ شريك 日本 \u{1F9D1}\u{200D}\u{1F680}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn what_only_the_hub_says_is_not_a_laptops_to_change(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    let (a, b) = (alice.edit(1, json!({ "name": ["Acme", "A"] })), bob.edit(1, json!({ "name": ["Acme", "B"] })));
    alice.push(vec![a]).await.unwrap();
    let made = puts(&bob.push(vec![b]).await.unwrap(), Table::Conflict).remove(0);
    let id = made["id"].as_str().unwrap().parse::<Uuid>().unwrap().as_u128();
    let forged = json!({ "mine": [made["mine"], "{}"], "mine_by": [made["mine_by"], null], "theirs": [made["theirs"], "{}"],
        "closed_by": [null, Uuid::from_u128(103)], "record_id": [made["record_id"], Uuid::from_u128(9)] });
    let touch = alice.mutation(Table::Conflict, id, Op::Set, forged);
    let make = alice.mutation(Table::Conflict, 77, Op::Create, json!({ "state": [null, "open"] }));
    let remove = alice.mutation(Table::Conflict, id, Op::Del, json!({}));
    let member = alice.mutation(Table::Member, 101, Op::Create, json!({ "name": [null, "Eve"] }));
    let answer = alice.push(vec![touch, make, remove, member]).await.unwrap();
    assert_eq!(statuses(&answer)[1..], [Status::Parked; 3]);
    let now = &puts(&answer, Table::Conflict)[0];
    for field in ["mine", "mine_by", "theirs", "record_id", "state"] {
        assert_eq!(now[field], made[field], "{field}");
    }
    assert_eq!(count(&team, "conflict").await, 1);
    let members = query_strings(team.hub().db(), "SELECT name FROM member ORDER BY name").await;
    assert_eq!(members, ["Member 101", "Member 102"]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_group_larger_than_a_laptop_can_pull_is_refused_as_a_whole(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let account = |n: usize| json!({ "name": [null, format!("Account {n}")] });
    let fill = |alice: &mut Laptop, count: usize, from: usize| -> Vec<_> {
        (from..from + count)
            .map(|n| alice.mutation(Table::Account, 1_000 + n as u128, Op::Create, account(n)))
            .collect()
    };
    let over = fill(&mut alice, MAX_GROUP_CHANGES + 1, 0);
    let request = alice.request(vec![over]);
    assert!(serde_json::to_vec(&request).unwrap().len() < MAX_PUSH_BYTES);
    let answer = alice.client.push(&request).await.unwrap();
    assert!(answer.results.iter().all(|result| result.verdict.status == Status::Parked));
    assert_eq!((answer.results.len(), answer.changes.len()), (MAX_GROUP_CHANGES + 1, 0));
    let full = fill(&mut alice, MAX_GROUP_CHANGES, 5_000);
    let answer = alice.client.push(&alice.request(vec![full])).await.unwrap();
    assert_eq!(answer.changes.len(), MAX_GROUP_CHANGES);
    assert_eq!((answer.acked_through, count(&team, "account").await), (2_001, 1_000));
}

/// Two texts without a line in common: comparing them takes the square of their lines.
#[tokio::test]
async fn a_note_made_to_be_slow_is_kept_for_a_decision() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let (mut alice, mut bob) = two_laptops(&team).await;
    let lines = |sign: &str| format!("{sign}\n").repeat(8_000);
    let first = alice.edit(1, json!({ "note": [null, lines("a")] }));
    alice.push(vec![first]).await.unwrap();
    let slow = bob.edit(1, json!({ "note": [lines("c"), lines("b")] }));
    assert_eq!(statuses(&bob.push(vec![slow]).await.unwrap()), [Status::Conflict]);
}
