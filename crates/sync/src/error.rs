//! Errors that a caller gets at once; everything later is a state of the sync.

use crate::event::Failure;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address or the token can't be used at all.
    #[error(transparent)]
    Hub(#[from] tandem_connectors::Error),
    #[error(transparent)]
    Store(#[from] tandem_store::Error),
    /// The sync has ended, as it does when the app closes.
    #[error("the sync has ended")]
    Ended,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Hub(error) => of_hub(error),
            Error::Store(error) => of_store(&error),
            Error::Ended => Self::Cache { code: "ended".into() },
        }
    }
}

fn of_hub(error: tandem_connectors::Error) -> Failure {
    use tandem_connectors::Error as Hub;
    let bad = |code: &str| Failure::BadAnswer { code: code.to_owned() };
    match error {
        Hub::Offline(_) => Failure::Offline,
        Hub::Unauthorized | Hub::BadToken => Failure::Unauthorized,
        Hub::TooOld => Failure::TooOld,
        Hub::ResyncRequired => Failure::ResyncRequired,
        Hub::Fork => Failure::Fork,
        Hub::DeviceForked => Failure::DeviceForked,
        Hub::MutationReused => bad("mutation_reused"),
        Hub::TooNew => Failure::TooNew,
        Hub::EpochChanged => Failure::EpochChanged,
        Hub::Busy { retry_after_ms } => Failure::Busy { retry_after_ms },
        Hub::Server { status } => bad(&status.to_string()),
        Hub::Malformed(problem) => bad(problem.code()),
        Hub::BadAddress(_) => bad("address"),
        Hub::Client(_) => bad("client"),
    }
}

fn of_store(error: &tandem_store::Error) -> Failure {
    match error {
        tandem_store::Error::DiskFull => Failure::DiskFull,
        other => Failure::Cache { code: other.to_string() },
    }
}
