//! What a laptop can ask: the hub's table of contents is [`table`].

use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    body::{Body, to_bytes},
    extract::{FromRequest, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use serde::{Serialize, de::DeserializeOwned};
use tandem_protocol as protocol;
use tandem_protocol::{
    DigestRequest, HelloRequest, MAX_PUSH_BYTES, ProblemCode, PullRequest, PushRequest, SCHEMA_HEADER, SnapshotRequest,
};
use tokio::sync::Semaphore;

use crate::{
    Error, Hub, Result,
    auth::{self, Caller},
    digest, feed,
    hello::{self, MIN_SCHEMA},
    news, push, snapshot,
};

/// Largest request that brings no edits; a cursor and a few ids need far less.
pub const MAX_REQUEST_BYTES: usize = 64 << 10;
/// Requests worked on at a time; others are told to come back.
const CONCURRENT_REQUESTS: usize = 64;
/// From the first byte of the head to the answer, the reading of the body included.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

pub const HEALTH: &str = "/health";

/// All routes that need a token, as (path, handler).
fn table() -> Vec<(String, MethodRouter<Hub>)> {
    let path = |name: &str| format!("{}/{name}", protocol::BASE);
    vec![
        (path("hello"), post(ask_hello)),
        (path("pull"), post(ask_pull)),
        (path("snapshot"), post(ask_snapshot)),
        (path("digest"), post(ask_digest)),
        (path("push"), post(ask_push)),
        (path("news"), get(ask_news)),
    ]
}

/// Paths of all routes that need a token; tests make sure that each of them does.
pub fn guarded_paths() -> Vec<String> {
    table().into_iter().map(|(path, _)| path).collect()
}

pub fn router(hub: Hub) -> Router {
    let guarded = table().into_iter().fold(Router::new(), |router, (path, handler)| router.route(&path, handler));
    // The fallback is added before the layer, so that an unknown path needs a token too.
    let guarded = guarded
        .fallback(|| async { (StatusCode::NOT_FOUND, Error::bad_request("no such route")) })
        .layer(middleware::from_fn_with_state(hub.clone(), auth::require_token));
    let gate = Arc::new(Semaphore::new(CONCURRENT_REQUESTS));
    Router::new()
        .route(HEALTH, get(health))
        .merge(guarded)
        .layer(middleware::from_fn_with_state(gate, limit))
        .with_state(hub)
}

/// Says that the process lives and its database answers; nothing about the data.
async fn health(State(hub): State<Hub>) -> Result<&'static str> {
    feed::find_head(&hub).await?;
    Ok("ok")
}

async fn ask_hello(
    State(hub): State<Hub>,
    Extension(caller): Extension<Caller>,
    Message(request): Message<HelloRequest>,
) -> Result<Response> {
    packed(hello::hello(&hub, &caller, &request).await?).await
}

async fn ask_pull(
    State(hub): State<Hub>,
    headers: HeaderMap,
    Message(request): Message<PullRequest>,
) -> Result<Response> {
    check_schema(&headers)?;
    packed(feed::pull(&hub, &request).await?).await
}

async fn ask_snapshot(
    State(hub): State<Hub>,
    headers: HeaderMap,
    Message(request): Message<SnapshotRequest>,
) -> Result<Response> {
    check_schema(&headers)?;
    packed(snapshot::snapshot(&hub, &request).await?).await
}

async fn ask_digest(
    State(hub): State<Hub>,
    headers: HeaderMap,
    Message(request): Message<DigestRequest>,
) -> Result<Response> {
    check_schema(&headers)?;
    packed(digest::digest(&hub, &request).await?).await
}

/// Whatever its schema, a laptop may push: see [`push`].
async fn ask_push(
    State(hub): State<Hub>,
    Extension(caller): Extension<Caller>,
    Message(request): Message<PushRequest, MAX_PUSH_BYTES>,
) -> Result<Response> {
    packed(push::push(&hub, &caller, &request).await?).await
}

async fn ask_news(State(hub): State<Hub>) -> impl IntoResponse {
    news::events(&hub)
}

/// A laptop without the header is of the first schema, which had none.
fn check_schema(headers: &HeaderMap) -> Result<()> {
    let schema = match headers.get(SCHEMA_HEADER) {
        None => 1,
        Some(value) => value
            .to_str()
            .ok()
            .and_then(|text| text.parse::<i32>().ok())
            .ok_or_else(|| Error::bad_request("the schema header is not a number"))?,
    };
    if schema < MIN_SCHEMA {
        return Err(Error::refused(ProblemCode::TooOld, "this version is too old for the hub: please update"));
    }
    Ok(())
}

/// A JSON body of limited size.
struct Message<T, const LIMIT: usize = MAX_REQUEST_BYTES>(T);

impl<S: Send + Sync, T: DeserializeOwned, const LIMIT: usize> FromRequest<S> for Message<T, LIMIT> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        let body = to_bytes(request.into_body(), LIMIT)
            .await
            .map_err(|_| Error::bad_request("the request is too large or was cut off"))?;
        let message = serde_json::from_slice(&body).map_err(|_| Error::bad_request("not the expected message"))?;
        Ok(Self(message))
    }
}

/// Packs an answer away from the threads that serve requests: compressing takes milliseconds.
async fn packed<T: Serialize + Send + 'static>(message: T) -> Result<Response> {
    let packing = tokio::task::spawn_blocking(move || {
        let body = protocol::encode(&message)?;
        let digest = protocol::content_digest(&body);
        Ok::<_, Error>((body, digest))
    });
    let internal = || Error::refused(ProblemCode::Internal, "the answer could not be packed");
    let (body, digest) = packing.await.map_err(|_| internal())??;
    if body.len() > protocol::MAX_PAGE_BYTES {
        tracing::error!(bytes = body.len(), "a page is larger than the protocol allows");
        return Err(internal());
    }
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(protocol::CONTENT_TYPE));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(protocol::DIGEST_HEADER, HeaderValue::try_from(digest).map_err(|_| internal())?);
    Ok(response)
}

/// Middleware: a bounded number of requests at a time, each with a bounded time.
async fn limit(State(gate): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_permit) = gate.try_acquire() else {
        return Error::refused(ProblemCode::TooMany, "the hub is busy: try again").into_response();
    };
    match tokio::time::timeout(REQUEST_TIMEOUT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::refused(ProblemCode::TooMany, "the request took too long: try again").into_response(),
    }
}
