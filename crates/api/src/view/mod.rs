//! What the screens show: one file a noun, made only here and never known below this crate.
//!
//! Numbers, dates and money travel raw (the webview formats them by its locale); sentences come made by Fluent.

pub mod answer;
pub mod app;
pub mod brief;
pub mod common;
pub mod deal;
pub mod edit;
pub mod forecast;
pub mod health;
pub mod import;
pub mod partner;
pub mod plan;
pub mod registration;
pub mod reminder;
pub mod review;
pub mod saved_view;
pub mod search;
pub mod sync;
pub mod sync_center;
pub mod task;
pub mod today;
pub mod training;

pub use answer::*;
pub use app::*;
pub use brief::*;
pub use common::*;
pub use deal::*;
pub use edit::*;
pub use forecast::*;
pub use health::*;
pub use import::*;
pub use partner::*;
pub use plan::*;
pub use registration::*;
pub use reminder::*;
pub use review::*;
pub use saved_view::*;
pub use search::*;
pub use sync::*;
pub use sync_center::*;
pub use task::*;
pub use today::*;
pub use training::*;
