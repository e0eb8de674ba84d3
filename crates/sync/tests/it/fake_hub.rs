//! A small hub that a test can make misbehave at any request.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{Response, Uri},
};
use serde_json::{Value, json};
use tandem_model::{Row, SCHEMA_VERSION, SyncedRow, Table, course};
use tandem_protocol::{self as protocol, RowSum, row_hash};
use uuid::Uuid;

use crate::rows;

/// Courses of the hub; every other table is empty.
pub const COURSES: u64 = 6;

#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// Nothing is ever sent.
    pub silent: bool,
}

impl Answer {
    pub fn page(message: &Value) -> Self {
        let body = protocol::encode(message).unwrap();
        let headers = vec![
            ("content-type", protocol::CONTENT_TYPE.to_owned()),
            (protocol::DIGEST_HEADER, protocol::content_digest(&body)),
        ];
        Self { status: 200, headers, body, silent: false }
    }

    pub fn plain(status: u16, headers: &[(&'static str, &str)], body: &str) -> Self {
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { status, headers, body: body.as_bytes().to_vec(), silent: false }
    }
}

/// What to say instead of the truth; `None` lets the request through.
pub type Mischief = Box<dyn FnMut(&str, &Value) -> Option<Answer> + Send>;

#[derive(Clone)]
pub struct FakeHub {
    pub address: String,
    mischief: Arc<Mutex<Mischief>>,
    /// Paths and bodies, in order.
    asked: Arc<Mutex<Vec<(String, Value)>>>,
}

impl FakeHub {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let hub = Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            mischief: Arc::new(Mutex::new(Box::new(|_, _| None))),
            asked: Arc::default(),
        };
        let app = Router::new().fallback(reply).with_state(hub.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        hub
    }

    pub fn misbehave(&self, mischief: impl FnMut(&str, &Value) -> Option<Answer> + Send + 'static) {
        *self.mischief.lock().unwrap() = Box::new(mischief);
    }

    pub fn behave(&self) {
        self.misbehave(|_, _| None);
    }

    /// Forgets and gives what it was asked.
    pub fn take_asked(&self) -> Vec<(String, Value)> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

pub fn courses() -> Vec<Row> {
    let mut courses = rows::rows(Table::Course, COURSES);
    courses.sort_by_key(Row::uuid);
    courses
}

async fn reply(State(hub): State<FakeHub>, uri: Uri, body: Bytes) -> Response<Body> {
    let verb = uri.path().rsplit('/').next().unwrap_or("").to_owned();
    let request: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    hub.asked.lock().unwrap().push((verb.clone(), request.clone()));
    let mischief = (hub.mischief.lock().unwrap())(&verb, &request);
    let answer = mischief.unwrap_or_else(|| Answer::page(&truth(&verb, &request)));
    if answer.silent {
        std::future::pending::<()>().await;
    }
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(*name, value);
    }
    response.body(Body::from(answer.body)).unwrap()
}

pub fn truth(verb: &str, request: &Value) -> Value {
    match verb {
        "hello" => json!({
            "server_schema": SCHEMA_VERSION, "min_schema": 1, "hub_epoch": Uuid::nil(), "server_now": 0,
            "workspace": {"id": Uuid::nil(), "name": "Team", "me": null},
            "grants": [{"bucket": Uuid::nil(), "from": if request["cursor"].is_null() { "snapshot" } else { "cursor" }}],
            "counts": [{"t": "course", "rows": COURSES}],
        }),
        "snapshot" => snapshot(request),
        "push" => take_all(request),
        "digest" => digest(),
        _ => json!({"groups": [], "cursor": request["cursor"], "more": false, "head_lag": 0}),
    }
}

/// Of the whole; nothing ever changes.
fn digest() -> Value {
    let mut sum = RowSum::default();
    courses().iter().for_each(|row| sum.add(row_hash(row)));
    json!({"as_of": "start", "tables": [{"t": "course", "rows": sum.rows, "sum64": format!("{:016x}", sum.sum64)}]})
}

/// Everything is taken, nothing is told of it.
fn take_all(request: &Value) -> Value {
    let groups = request["groups"].as_array().into_iter().flatten();
    let mutations = groups.flat_map(|group| group["mutations"].as_array().into_iter().flatten());
    let results: Vec<Value> =
        mutations.map(|mutation| json!({"mutation_id": mutation["mutation_id"], "status": "applied"})).collect();
    json!({"results": results, "changes": [], "acked_through": 0})
}

/// One row a page.
fn snapshot(request: &Value) -> Value {
    let after: Option<Uuid> = serde_json::from_value(request["after_id"].clone()).unwrap();
    let mut left: Vec<course::Model> = Vec::new();
    if request["t"] == "course" {
        for row in courses() {
            if let Row::Course(course) = row {
                left.push(course);
            }
        }
    }
    left.retain(|course| after.is_none_or(|after| course.uuid() > after));
    let next = (left.len() > 1).then(|| left[0].uuid());
    left.truncate(1);
    json!({"as_of": "start", "rows": left, "next": next})
}
