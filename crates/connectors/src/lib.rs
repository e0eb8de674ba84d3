//! One module per remote: its wire format on one side, our rows and changes on the other.
//!
//! A connector asks, checks and hands over. It never sees the store, and it decides nothing: when to ask and what to do
//! with a failure is the caller's business. Start with [`hub::HubClient`].

mod address;
mod digest;
mod error;
mod http;
pub mod hub;
mod page;
mod push;
mod secret;

/// How answers are read, from the bytes as they came: what a hostile hub gets to.
pub mod read {
    pub use crate::{
        digest::read_digest,
        http::Body,
        page::{Expected, read_message, read_pull, read_snapshot},
        push::{Asked, read_push},
    };
}

pub use address::{AddressProblem, HubAddress};
pub use error::{Error, Malformed, Result};
pub use http::{Limits, News};
pub use hub::HubClient;
pub use page::{PullPage, SnapshotPage};
pub use secret::Secret;
