//! The product as a whole, seen from outside: laptops without a window, the hub's own program on PostgreSQL, and between
//! them a network that does its worst.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod history;
mod proxy;
mod world;
