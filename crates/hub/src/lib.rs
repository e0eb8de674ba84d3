//! The team server: keeps the shared rows, numbers what changes and hands it to laptops page by page.
//!
//! Read [`write`] first: the one door through which a synced row changes. [`push`] brings the edits of laptops to it,
//! [`sequencer`] numbers what came through it, [`feed`] and [`snapshot`] read it back, [`digest`] sums it up, [`compact`]
//! forgets what is old, [`routes`] is what a laptop can ask.

mod auth;
mod bulk;
pub mod compact;
mod cursor;
mod db;
mod device;
mod digest;
mod entity;
mod error;
mod feed;
mod held;
mod hello;
mod hub;
pub mod import;
pub mod member;
mod migration;
mod news;
mod page;
mod push;
mod retry;
pub mod routes;
mod rows;
pub mod seed;
pub mod sequencer;
pub mod serve;
mod snapshot;
pub mod token;
pub mod write;

pub use error::{Error, Result};
pub use hub::Hub;
pub use tandem_protocol::Change;
