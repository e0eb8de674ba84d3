//! The hub client against a hub that says what each test makes it say.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answers;
mod failures;
mod fake_hub;
