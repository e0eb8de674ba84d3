//! A hub that misbehaves shows as a state with a code; what was synced stays. The sync's own tests have the details.

use serde_json::{Value, json};
use tandem_protocol::{CONTENT_TYPE, DIGEST_HEADER, content_digest};
use tandem_testkit::{BrokenHub, Device};

use crate::support::{answers, fixture_hub, synced, today};

type Header = (&'static str, String);

fn html() -> Vec<Header> {
    vec![("content-type", "text/html".into())]
}

fn page_with_another_digest() -> Vec<Header> {
    vec![("content-type", CONTENT_TYPE.into()), (DIGEST_HEADER, content_digest(b"something else"))]
}

/// Status, headers, body; and the phase and the problem that show.
fn cases() -> Vec<(u16, Vec<Header>, &'static str, &'static str, &'static str)> {
    vec![
        (401, vec![], r#"{"code":"unauthorized","message":""}"#, "auth_revoked", "unauthorized"),
        (500, vec![], "oops", "broken", "bad_answer"),
        (200, html(), "<html><script>alert(1)</script></html>", "broken", "bad_answer"),
        (200, page_with_another_digest(), "{}", "broken", "bad_answer"),
        (426, vec![], r#"{"code":"too_old","message":""}"#, "needs_user", "too_old"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_misbehaving_hub_shows_as_a_state_and_takes_nothing_away() {
    let hub = fixture_hub().await;
    let device = synced(&hub).await;
    let before = answers(&device).await;
    for (status, headers, body, phase, problem) in cases() {
        let broken = BrokenHub::start(status, headers, body.as_bytes()).await;
        device.connect(&broken.url, "token").await;
        let shown = device.wait_status(|shown| shown["phase"] == phase && !shown["problem"].is_null()).await;
        assert_eq!(shown["problem"], problem, "{status} {body}");
        assert!(shown["error"].as_str().is_some_and(|error| !error.is_empty()), "{status} {body}");
        assert_eq!(answers(&device).await, before, "{status} {body}");
    }
    device.connect(&hub.url(), hub.token()).await;
    device.wait_synced().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_is_said_and_a_new_one_goes_on() {
    let hub = fixture_hub().await;
    let device = synced(&hub).await;
    hub.revoke_token().await;
    device.execute(json!({ "kind": "sync_now" })).await;
    let status = device.wait_status(|status| status["phase"] == "auth_revoked").await;
    assert_eq!(status["problem"], "unauthorized");
}

async fn refusal(device: &Device, address: &str, token: &str) -> Value {
    let command = json!({ "kind": "connect_hub", "address": address, "token": token, "anyway": false });
    json!(device.try_execute(command).await.unwrap_err())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_not_safe_and_an_empty_token_are_refused_at_the_field() {
    let device = Device::start("alice", today()).await;
    for address in ["http://hub.example.com", "ftp://127.0.0.1", "nonsense", ""] {
        let refused = refusal(&device, address, "token").await;
        assert_eq!((&refused["kind"], &refused["field"]), (&json!("refused"), &json!("address")), "{address}");
    }
    let refused = refusal(&device, "http://127.0.0.1:9", "  ").await;
    assert_eq!((&refused["kind"], &refused["field"]), (&json!("refused"), &json!("token")));
    assert_eq!(device.ask("app", json!({})).await["settings"]["hub"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_the_hub_refuses_or_no_hub_could_be_sent_is_said_at_its_field_and_not_kept() {
    let hub = fixture_hub().await;
    let device = Device::start("alice", today()).await;
    for (token, kind) in [("tdm_wrong", "auth"), ("broken\nin two", "refused")] {
        let refused = refusal(&device, &hub.url(), token).await;
        assert_eq!((&refused["kind"], &refused["field"]), (&json!(kind), &json!("token")), "{token}");
    }
    let app = device.ask("app", json!({})).await;
    assert_eq!((&app["settings"]["hub"], &app["settings"]["hasToken"]), (&Value::Null, &json!(false)));
    assert_eq!(app["phase"], json!({ "kind": "sign_in" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_does_not_answer_or_is_none_is_said_at_the_address_and_may_be_kept() {
    let mut hub = fixture_hub().await;
    let device = Device::start("alice", today()).await;
    let page = BrokenHub::start(200, html(), b"<html>hotel</html>").await;
    let failing = BrokenHub::start(500, vec![], b"oops").await;
    hub.stop().await;
    let mut said = Vec::new();
    for address in [hub.url(), page.url.clone(), failing.url.clone()] {
        let refused = refusal(&device, &address, hub.token()).await;
        assert_eq!((&refused["kind"], &refused["field"]), (&json!("offline"), &json!("address")), "{address}");
        said.push(refused["message"].as_str().unwrap().to_owned());
    }
    assert!(said[0] != said[1] && said[1] != said[2] && said[0] != said[2], "{said:?}");
    assert_eq!(device.ask("app", json!({})).await["settings"]["hub"], Value::Null);

    device.connect(&hub.url(), hub.token()).await;
    assert_eq!(device.ask("app", json!({})).await["settings"]["hub"], json!(hub.url()));
    hub.start().await;
    device.execute(json!({ "kind": "sync_now" })).await;
    device.wait_synced().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_takes_the_token_is_kept_at_once() {
    let hub = fixture_hub().await;
    let device = Device::start("alice", today()).await;
    let command = json!({ "kind": "connect_hub", "address": hub.url(), "token": hub.token(), "anyway": false });
    device.execute(command).await;
    device.wait_synced().await;
}
