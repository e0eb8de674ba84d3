//! Words and formats as the rest of the product calls them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod codegen;
mod format;
mod language;
mod message;
