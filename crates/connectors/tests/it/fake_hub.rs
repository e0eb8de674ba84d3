//! A hub of one canned answer.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Response},
};
use serde::Serialize;
use tandem_connectors::{HubClient, Limits, Secret};
use tandem_protocol as protocol;
use tokio::sync::Mutex;

pub const TOKEN: &str = "secret-token-4711";

pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub delay: Duration,
}

impl Answer {
    /// A well packed page.
    pub fn page<T: Serialize>(message: &T) -> Self {
        let body = protocol::encode(message).unwrap();
        let headers = vec![
            ("content-type", protocol::CONTENT_TYPE.to_owned()),
            (protocol::DIGEST_HEADER, protocol::content_digest(&body)),
        ];
        Self { status: 200, headers, body, delay: Duration::ZERO }
    }

    pub fn plain(status: u16, headers: &[(&'static str, &str)], body: &str) -> Self {
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { status, headers, body: body.as_bytes().to_vec(), delay: Duration::ZERO }
    }

    pub fn problem(status: u16, code: &str) -> Self {
        Self::plain(status, &[], &format!(r#"{{"code":"{code}","message":"x"}}"#))
    }
}

/// What the hub was asked: path, headers, body.
pub type Asked = Arc<Mutex<Vec<(String, HeaderMap, Bytes)>>>;

struct Fake {
    answer: Answer,
    asked: Asked,
}

/// Starts the hub and a client of it.
pub async fn hub(answer: Answer) -> (HubClient, Asked) {
    let asked = Asked::default();
    let fake = Arc::new(Fake { answer, asked: asked.clone() });
    let app = Router::new().fallback(reply).with_state(fake);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    (client(&address), asked)
}

pub fn client(address: &str) -> HubClient {
    let limits = Limits { idle: Duration::from_millis(200), ..Limits::default() };
    HubClient::new(address, &Secret::new(TOKEN), limits).unwrap()
}

async fn reply(State(fake): State<Arc<Fake>>, uri: axum::http::Uri, headers: HeaderMap, body: Bytes) -> Response<Body> {
    fake.asked.lock().await.push((uri.path().to_owned(), headers, body));
    tokio::time::sleep(fake.answer.delay).await;
    let mut response = Response::builder().status(fake.answer.status);
    for (name, value) in &fake.answer.headers {
        response = response.header(*name, value);
    }
    response.body(Body::from(fake.answer.body.clone())).unwrap()
}
