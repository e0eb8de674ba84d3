//! One request and its answer, with every size and every wait bounded.
//!
//! The other end may be broken, slow or hostile: redirects are not followed (the token would travel along), the body is
//! counted while it arrives, and a `Retry-After` is believed up to a limit. Read [`Http::post`] first.

use std::time::Duration;

use reqwest::{
    Client, Response, StatusCode,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER},
    redirect,
};
use serde::Serialize;
use tandem_model::SCHEMA_VERSION;
use tandem_protocol as protocol;
use tandem_protocol::{Problem, ProblemCode};

use crate::{Error, HubAddress, Malformed, Result, Secret};

/// A problem is a code and a sentence; nothing longer is read.
const MAX_PROBLEM_BYTES: usize = 16 << 10;

const EVENT_STREAM: &str = "text/event-stream";

/// How long and how much; the defaults suit a laptop on a poor network.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub connect: Duration,
    /// Longest silence between two parts of an answer.
    pub idle: Duration,
    /// Longest time for a whole answer, however steadily it drips.
    pub total: Duration,
    /// Bytes of a page as sent.
    pub page_bytes: usize,
    /// Bytes of a page unpacked.
    pub raw_bytes: usize,
    /// Longest wait a busy hub may ask for.
    pub retry_after: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            total: Duration::from_secs(180),
            page_bytes: protocol::MAX_PAGE_BYTES,
            raw_bytes: protocol::MAX_RAW_BYTES,
            retry_after: Duration::from_secs(300),
        }
    }
}

/// A body that arrived whole, with the digest its sender gave it.
pub struct Body {
    pub bytes: Vec<u8>,
    pub digest: String,
}

/// Hints that the hub has news, as they come.
pub struct News(Response);

impl News {
    /// Waits for the next hint; false when the hub has ended the stream.
    pub async fn next(&mut self) -> Result<bool> {
        while let Some(part) = self.0.chunk().await.map_err(offline)? {
            // A heartbeat is a comment without words.
            if part.iter().any(|byte| !b": \r\n".contains(byte)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[derive(Clone)]
pub struct Http {
    client: Client,
    address: HubAddress,
    pub limits: Limits,
}

impl Http {
    pub fn new(address: HubAddress, token: &Secret, limits: Limits) -> Result<Self> {
        let mut builder = Client::builder()
            .default_headers(headers(token)?)
            .user_agent(concat!("tandem/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .connect_timeout(limits.connect)
            .read_timeout(limits.idle)
            .timeout(limits.total)
            .https_only(!address.is_plain());
        if address.is_plain() {
            builder = builder.no_proxy();
        }
        Ok(Self { client: builder.build().map_err(|error| Error::Client(error.without_url()))?, address, limits })
    }

    pub fn address(&self) -> &HubAddress {
        &self.address
    }

    /// Sends a message as JSON and brings the packed answer, or the reason why there is none.
    pub async fn post<T: Serialize>(&self, path: &str, message: &T) -> Result<Body> {
        let url = self.address.endpoint(path)?;
        let json = serde_json::to_vec(message).map_err(|_| Malformed::Json)?;
        let request = self.client.post(url).header(CONTENT_TYPE, "application/json").body(json);
        let response = request.send().await.map_err(offline)?;
        match response.status() {
            StatusCode::OK => self.read_page(response).await,
            status if status.is_redirection() => Err(Malformed::Redirect.into()),
            _ => Err(self.read_problem(response).await),
        }
    }

    /// Opens a stream of server-sent events, of which only that they come is read. Silence ends it after the longest
    /// silence of an answer, and `longest` in any case.
    pub async fn listen(&self, path: &str, longest: Duration) -> Result<News> {
        let url = self.address.endpoint(path)?;
        let request = self.client.get(url).header(ACCEPT, EVENT_STREAM).timeout(longest);
        let response = request.send().await.map_err(offline)?;
        match response.status() {
            StatusCode::OK if text_header(response.headers(), CONTENT_TYPE.as_str()).starts_with(EVENT_STREAM) => {
                Ok(News(response))
            }
            StatusCode::OK => Err(Malformed::NotAPage.into()),
            status if status.is_redirection() => Err(Malformed::Redirect.into()),
            _ => Err(self.read_problem(response).await),
        }
    }

    async fn read_page(&self, response: Response) -> Result<Body> {
        let kind = text_header(response.headers(), CONTENT_TYPE.as_str());
        if kind.split(';').next().map(str::trim) != Some(protocol::CONTENT_TYPE) {
            return Err(Malformed::NotAPage.into());
        }
        let digest = text_header(response.headers(), protocol::DIGEST_HEADER).to_owned();
        let bytes = read_capped(response, self.limits.page_bytes).await?;
        Ok(Body { bytes, digest })
    }

    async fn read_problem(&self, response: Response) -> Error {
        let status = response.status();
        let retry_after_ms = self.retry_after_ms(response.headers());
        let problem = match read_capped(response, MAX_PROBLEM_BYTES).await {
            Ok(bytes) => serde_json::from_slice::<Problem>(&bytes).ok(),
            Err(Error::Malformed(_)) => None,
            Err(offline) => return offline,
        };
        problem_error(status, problem.map(|problem| problem.code), retry_after_ms)
    }

    /// Seconds only: the date form would need a trusted clock on both sides.
    fn retry_after_ms(&self, headers: &HeaderMap) -> u64 {
        let asked = text_header(headers, RETRY_AFTER.as_str()).trim().parse::<u64>().unwrap_or(0);
        let most = self.limits.retry_after.as_millis() as u64;
        asked.saturating_mul(1000).min(most)
    }
}

/// The hub's own word counts; a proxy in between has only its status.
fn problem_error(status: StatusCode, code: Option<ProblemCode>, retry_after_ms: u64) -> Error {
    match (code, status) {
        (Some(ProblemCode::Unauthorized | ProblemCode::Forbidden), _) => Error::Unauthorized,
        (Some(ProblemCode::TooOld), _) => Error::TooOld,
        (Some(ProblemCode::ResyncRequired), _) => Error::ResyncRequired,
        (Some(ProblemCode::Fork), _) => Error::Fork,
        (Some(ProblemCode::DeviceForked), _) => Error::DeviceForked,
        (Some(ProblemCode::MutationReused), _) => Error::MutationReused,
        (Some(ProblemCode::TooNew), _) => Error::TooNew,
        (Some(ProblemCode::EpochChanged), _) => Error::EpochChanged,
        (Some(ProblemCode::TooMany), _) => Error::Busy { retry_after_ms },
        (_, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => Error::Unauthorized,
        (_, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) => Error::Busy { retry_after_ms },
        (_, status) => Error::Server { status: status.as_u16() },
    }
}

fn headers(token: &Secret) -> Result<HeaderMap> {
    let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.reveal())).map_err(|_| Error::BadToken)?;
    bearer.set_sensitive(true);
    Ok(HeaderMap::from_iter([
        (AUTHORIZATION, bearer),
        (HeaderName::from_static(protocol::SCHEMA_HEADER), HeaderValue::from(SCHEMA_VERSION)),
        (ACCEPT, HeaderValue::from_static(protocol::CONTENT_TYPE)),
    ]))
}

fn text_header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
}

/// Stops at the first byte over the limit, whatever the length header says.
async fn read_capped(mut response: Response, limit: usize) -> Result<Vec<u8>> {
    let told = response.content_length().unwrap_or(0);
    if told > limit as u64 {
        return Err(Malformed::TooLarge.into());
    }
    let mut body = Vec::with_capacity(told as usize);
    while let Some(chunk) = response.chunk().await.map_err(offline)? {
        if body.len() + chunk.len() > limit {
            return Err(Malformed::TooLarge.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn offline(error: reqwest::Error) -> Error {
    Error::Offline(error.without_url())
}
