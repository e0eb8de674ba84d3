//! What can go wrong between laptop and remote, by what the caller does about it.

use tandem_protocol::WireError;

use crate::AddressProblem;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The user has to mend the address.
    #[error("the address can't be used: {0}")]
    BadAddress(AddressProblem),
    /// The token has characters that no token has: the user has to give another one.
    #[error("the token can't be sent")]
    BadToken,
    /// Nobody answered, or not to the end: try again later.
    #[error("no connection to the hub: {0}")]
    Offline(#[source] reqwest::Error),
    /// The user has to sign in again.
    #[error("the hub refused the token")]
    Unauthorized,
    /// The user has to update the app.
    #[error("this version is too old for the hub")]
    TooOld,
    /// Start over with a snapshot.
    #[error("the hub asks for a new snapshot")]
    ResyncRequired,
    /// Hub and laptop disagree about the past: stop and tell somebody.
    #[error("the hub's history is not the one this laptop knows")]
    Fork,
    /// Another copy of this profile uses the same name: take a new one.
    #[error("the hub knows this device as another one")]
    DeviceForked,
    /// The first edit that was sent came before with other content.
    #[error("the hub knows the edit with other content")]
    MutationReused,
    /// The hub has to be updated before it takes edits of this version.
    #[error("the hub is older than this version")]
    TooNew,
    /// The hub began another life since it was greeted: greet it again.
    #[error("the hub came back from a backup")]
    EpochChanged,
    /// Come back after the time, which is already capped.
    #[error("the hub is busy for {retry_after_ms} ms")]
    Busy { retry_after_ms: u64 },
    /// The hub failed; nothing this side can mend.
    #[error("the hub answered {status}")]
    Server { status: u16 },
    /// The answer is not what a hub says; nothing of it was used.
    #[error("the hub's answer can't be used: {0}")]
    Malformed(Malformed),
    /// This side can't make requests at all.
    #[error("the network client can't start: {0}")]
    Client(#[source] reqwest::Error),
}

/// What is wrong with an answer, for the log and the details in the sync popover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    #[error("it leads to another address")]
    Redirect,
    #[error("it is not a page of the hub")]
    NotAPage,
    #[error("its checksum is wrong")]
    Digest,
    #[error("it is larger than allowed")]
    TooLarge,
    #[error("it is not packed as agreed")]
    Frame,
    #[error("it is not the expected message")]
    Json,
    #[error("a text in it is longer than allowed")]
    LongText,
    #[error("it has more rows than asked for")]
    TooManyRows,
    #[error("its rows are out of order")]
    Order,
    #[error("a row in it has no version")]
    Version,
    #[error("it promises more but does not move on")]
    NoProgress,
    #[error("it answers what was not asked")]
    Unasked,
}

impl Malformed {
    /// Stable text code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Redirect => "redirect",
            Self::NotAPage => "not_a_page",
            Self::Digest => "digest",
            Self::TooLarge => "too_large",
            Self::Frame => "frame",
            Self::Json => "json",
            Self::LongText => "long_text",
            Self::TooManyRows => "too_many_rows",
            Self::Order => "order",
            Self::Version => "version",
            Self::NoProgress => "no_progress",
            Self::Unasked => "unasked",
        }
    }
}

impl From<Malformed> for Error {
    fn from(problem: Malformed) -> Self {
        Self::Malformed(problem)
    }
}

impl From<WireError> for Malformed {
    fn from(error: WireError) -> Self {
        match error {
            WireError::Digest => Self::Digest,
            WireError::TooLarge { .. } => Self::TooLarge,
            WireError::Frame(_) => Self::Frame,
            WireError::Json(_) => Self::Json,
        }
    }
}
