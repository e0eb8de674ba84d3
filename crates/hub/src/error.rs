//! What can go wrong at the hub, and the one place where it becomes an HTTP answer.

use std::path::PathBuf;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sea_orm::DbErr;
use tandem_protocol::{Problem, ProblemCode, WireError};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("database: {0}")]
    Db(#[from] DbErr),
    #[error("bulk load: {0}")]
    Bulk(#[from] rusqlite::Error),
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    /// A file that is to be imported can't be read as what it claims to be.
    #[error("{}:{line}: {reason}", file.display())]
    Input { file: PathBuf, line: u64, reason: String },
    #[error("the workspace already holds data; a first load needs an empty one")]
    NotEmpty,
    #[error("a first load was interrupted; run it again, it starts over")]
    LoadUnfinished,
    /// A row that no laptop could be sent.
    #[error("{table} {id}: {reason}")]
    BadRow { table: &'static str, id: uuid::Uuid, reason: String },
    #[error("{} {wanted:?}; `tandem-hub member list` shows them with their ids", if *several { "several members are called" } else { "there is no member" })]
    Member { wanted: String, several: bool },
    #[error("packing the answer: {0}")]
    Wire(#[from] WireError),
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    #[error("can't listen on {address}: {source}")]
    Listen { address: String, source: std::io::Error },
    /// The client is told this, word for word; nothing is wrong with the hub.
    #[error("{message}")]
    Refused { code: ProblemCode, message: &'static str },
}

impl Error {
    pub(crate) fn refused(code: ProblemCode, message: &'static str) -> Self {
        Self::Refused { code, message }
    }

    pub(crate) fn bad_request(message: &'static str) -> Self {
        Self::refused(ProblemCode::BadRequest, message)
    }

    /// The same answer whatever was wrong with the token, so that nothing can be learnt from it.
    pub(crate) fn unauthorized() -> Self {
        Self::refused(ProblemCode::Unauthorized, "a valid token is needed")
    }
}

const fn status_of(code: ProblemCode) -> StatusCode {
    match code {
        ProblemCode::Unauthorized => StatusCode::UNAUTHORIZED,
        ProblemCode::Forbidden => StatusCode::FORBIDDEN,
        ProblemCode::BadRequest => StatusCode::BAD_REQUEST,
        ProblemCode::TooOld => StatusCode::UPGRADE_REQUIRED,
        ProblemCode::ResyncRequired => StatusCode::GONE,
        ProblemCode::Fork => StatusCode::CONFLICT,
        ProblemCode::DeviceForked | ProblemCode::MutationReused | ProblemCode::EpochChanged => StatusCode::CONFLICT,
        ProblemCode::TooNew => StatusCode::NOT_IMPLEMENTED,
        ProblemCode::TooMany => StatusCode::TOO_MANY_REQUESTS,
        ProblemCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (code, message) = match &self {
            Self::Refused { code, message } => (*code, *message),
            other => {
                tracing::error!(cause = %loggable(other), "request failed");
                (ProblemCode::Internal, "the hub could not answer; its log says why")
            }
        };
        let mut response = (status_of(code), Json(Problem { code, message: message.into() })).into_response();
        if code == ProblemCode::Unauthorized {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if code == ProblemCode::TooMany {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// The first line only: databases put the offending values, which may name people, on the lines after it.
fn loggable(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
