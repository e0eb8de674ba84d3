//! What tests and benches build their little world from: named devices, a hub, a desktop that does as it is told.
//!
//! Start with [`Device`] and [`TestHub`]: `Device::start("alice")`, `device.connect(&hub)`, `device.wait_synced()`.
//! All of it runs in tests only, so a failure stops the test where it happens instead of being handed on.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod broken_hub;
mod device;
mod hub;
pub mod rows;
mod shell;

pub use broken_hub::BrokenHub;
pub use device::Device;
pub use hub::TestHub;
pub use shell::FakeShell;
