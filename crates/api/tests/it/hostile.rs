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
    let command = json!({ "kind": "connect_hub", "address": address, "token": token });
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
