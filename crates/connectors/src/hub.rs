//! The team hub, as a laptop asks it: who am I, what is there, what changed, take this.

use std::time::Duration;

use serde::de::DeserializeOwned;
use tandem_model::{SCHEMA_VERSION, SyncedRow};
use tandem_protocol::{
    BASE, DigestRequest, DigestResponse, HelloRequest, HelloResponse, PullRequest, PushRequest, PushResponse,
    SnapshotRequest,
};

use crate::{
    Error, HubAddress, Limits, Malformed, PullPage, Result, Secret, SnapshotPage, digest,
    http::{Body, Http, News},
    page::{self, Expected},
    push::{self, Asked},
};

/// A stream that lasts longer is taken for lost: the hub ends it earlier.
const NEWS_AT_MOST: Duration = Duration::from_secs(900);

/// Cheap to clone. Holds the token, shows only the address.
#[derive(Clone)]
pub struct HubClient {
    http: Http,
}

impl HubClient {
    /// Opens no connection yet. Fails on an address that is neither https nor on this machine.
    pub fn new(base_url: &str, token: &Secret, limits: Limits) -> Result<Self> {
        Ok(Self { http: Http::new(HubAddress::parse(base_url)?, token, limits)? })
    }

    pub fn address(&self) -> &HubAddress {
        self.http.address()
    }

    /// A hub that serves only newer versions answers too, so that what was done with this one still reaches it: see
    /// [`check_schema`].
    pub async fn hello(&self, request: &HelloRequest) -> Result<HelloResponse> {
        let body = self.post("hello", request).await?;
        let raw_bytes = self.http.limits.raw_bytes;
        unpack_aside(body, move |body| page::read_message(body, raw_bytes)).await
    }

    /// One page of the table that `M` is the row of.
    pub async fn snapshot<M>(&self, request: &SnapshotRequest) -> Result<SnapshotPage<M>>
    where
        M: SyncedRow + DeserializeOwned + Send + 'static,
    {
        debug_assert_eq!(request.t, M::TABLE);
        let body = self.post("snapshot", request).await?;
        let raw_bytes = self.http.limits.raw_bytes;
        let expected = Expected { after_id: request.after_id, max_rows: request.max, raw_bytes };
        unpack_aside(body, move |body| page::read_snapshot(body, expected)).await
    }

    pub async fn pull(&self, request: &PullRequest) -> Result<PullPage> {
        let body = self.post("pull", request).await?;
        let (raw_bytes, asked) = (self.http.limits.raw_bytes, request.cursor.clone());
        unpack_aside(body, move |body| page::read_pull(body, raw_bytes, &asked)).await
    }

    /// Sends edits. The answer speaks of these edits and their records only.
    pub async fn push(&self, request: &PushRequest) -> Result<PushResponse> {
        let body = self.post("push", request).await?;
        let (raw_bytes, asked) = (self.http.limits.raw_bytes, Asked::of(request));
        unpack_aside(body, move |body| push::read_push(body, raw_bytes, &asked)).await
    }

    /// Hints that there is something to pull; nothing of what they say is believed.
    pub async fn news(&self) -> Result<News> {
        self.http.listen(&format!("{BASE}/news"), NEWS_AT_MOST).await
    }

    /// Sums of what the hub holds, or the rows of a part of a table.
    pub async fn digest(&self, request: DigestRequest) -> Result<DigestResponse> {
        let body = self.post("digest", &request).await?;
        let raw_bytes = self.http.limits.raw_bytes;
        unpack_aside(body, move |body| digest::read_digest(body, raw_bytes, request)).await
    }

    async fn post<T: serde::Serialize>(&self, verb: &str, request: &T) -> Result<Body> {
        self.http.post(&format!("{BASE}/{verb}"), request).await
    }
}

impl std::fmt::Debug for HubClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HubClient").field("address", &self.address().to_string()).finish_non_exhaustive()
    }
}

/// Whether the hub still serves this version.
///
/// # Errors
/// [`Error::TooOld`] when it does not.
pub fn check_schema(answer: &HelloResponse) -> Result<()> {
    if answer.min_schema > SCHEMA_VERSION { Err(Error::TooOld) } else { Ok(()) }
}

/// Unpacking a full page takes tens of milliseconds: it must not hold up the other tasks.
async fn unpack_aside<T, F>(body: Body, read: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&Body) -> std::result::Result<T, Malformed> + Send + 'static,
{
    match tokio::task::spawn_blocking(move || read(&body)).await {
        Ok(outcome) => Ok(outcome?),
        // A page that makes the decoder panic is a bad page; the app goes on.
        Err(_) => Err(Malformed::Json.into()),
    }
}
