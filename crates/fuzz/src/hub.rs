//! Requests of a hostile laptop, through the hub's own routes: whatever comes, the answer is one of the protocol's, and
//! nothing of the hub breaks.

use std::sync::LazyLock;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use serde_json::json;
use tandem_hub::{Change, Hub, routes, sequencer, token, write};
use tandem_model::{Row, SCHEMA_VERSION, Table, partner};
use tandem_protocol::{BASE, MAX_RAW_BYTES, SCHEMA_HEADER, SnapshotResponse, content_digest, decode};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::pick::Pick;

const VERBS: &[&str] = &["hello", "pull", "snapshot", "digest", "push"];

/// A hub with a partner, for all runs of the process.
struct Fixture {
    runtime: Runtime,
    router: Router,
    token: String,
    /// What the hub gave.
    cursor: String,
    _folder: tempfile::TempDir,
}

static HUB: LazyLock<Fixture> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let runtime = Runtime::new().unwrap();
    let database = format!("sqlite://{}/hub.db?mode=rwc", folder.path().display());
    let (router, token, bucket) = runtime.block_on(async {
        let hub = Hub::open(&database).await.unwrap();
        write::write_group(&hub, vec![Change::Put { row: a_partner() }]).await.unwrap();
        sequencer::drain(&hub).await.unwrap();
        let token = token::create(&hub, "fuzz", None).await.unwrap().secret;
        let bucket = hub.workspace_id();
        (routes::router(hub), token, bucket)
    });
    let mut fixture = Fixture { runtime, router, token, cursor: String::new(), _folder: folder };
    let request = json!({ "bucket": bucket, "t": Table::Partner, "after_id": null, "as_of": null, "max": 10 });
    let (status, body) = fixture.ask("snapshot", &serde_json::to_vec(&request).unwrap());
    assert_eq!(status, StatusCode::OK);
    let page: SnapshotResponse = decode(&body, &content_digest(&body), MAX_RAW_BYTES).unwrap();
    fixture.cursor = page.as_of;
    fixture
});

fn a_partner() -> Row {
    let row = json!({
        "id": uuid::Uuid::from_u128(1), "name": "Nordwind", "kind": "reseller", "tier": null, "country": null,
        "city": null, "region": "EMEA", "domain": null, "language": null, "owner_id": uuid::Uuid::from_u128(2),
        "since": null, "note": null, "tags": null, "version": 0,
    });
    Row::Partner(serde_json::from_value::<partner::Model>(row).unwrap())
}

impl Fixture {
    fn ask(&self, verb: &str, body: &[u8]) -> (StatusCode, Vec<u8>) {
        let request = Request::post(format!("{BASE}/{verb}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(SCHEMA_HEADER, SCHEMA_VERSION)
            .body(Body::from(body.to_vec()))
            .unwrap();
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let status = answer.status();
            (status, to_bytes(answer.into_body(), MAX_RAW_BYTES).await.unwrap().to_vec())
        })
    }
}

/// The first byte chooses the route, the rest is the body.
pub fn request(bytes: &[u8]) {
    let mut pick = Pick(bytes);
    let verb = *pick.of(VERBS);
    let (status, _) = HUB.ask(verb, pick.rest());
    assert!(!status.is_server_error(), "{verb}: {status}");
}

/// Nobody makes a cursor up: only the hub's own is taken.
pub fn cursor(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // Changed ones are as near to the real one as can be.
    let text = text.replace("GIVEN", &HUB.cursor);
    let body = serde_json::to_vec(&json!({ "cursor": text, "max": 100 })).unwrap();
    let (status, _) = HUB.ask("pull", &body);
    assert_eq!(status == StatusCode::OK, text == HUB.cursor, "{text:?}: {status}");
    assert!(!status.is_server_error(), "{text:?}: {status}");
}
