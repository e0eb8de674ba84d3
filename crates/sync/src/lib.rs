//! When and in what order laptop and hub talk. The only place where the store and the connectors meet.
//!
//! Two halves: the engine ([`engine::State::step`]) decides and touches nothing, [`SyncDriver`] does what it says.
//! A failed sync is a state that [`SyncStatus`] shows; it never stops the rest of the app.

mod backoff;
mod comparing;
pub mod digest;
mod driver;
pub mod engine;
mod error;
pub mod event;
mod fetch;
mod guard;
mod handle;
mod load;
mod news;
mod pulling;
mod pushing;
mod rng;
mod status;
mod storing;
mod vault;

pub use driver::{Clock, Options, SyncDriver};
pub use error::Error;
pub use handle::{Changed, HubConfig, SyncHandle};
pub use rng::Rng;
pub use status::{Problem, ProblemKind, SyncPhase, SyncStatus};
pub use tandem_connectors::{AddressProblem, Limits, Secret};
pub use vault::{Vault, VaultError};
