//! What a user can ask, one file a noun; each function is named as its route.

pub(crate) mod answers;
pub(crate) mod app;
pub(crate) mod brief;
pub(crate) mod chart;
mod chart_stages;
pub(crate) mod compare;
pub(crate) mod deal;
pub(crate) mod forecast;
pub(crate) mod health;
pub(crate) mod import;
mod kpi;
pub(crate) mod partner;
pub(crate) mod plan;
pub(crate) mod registration;
pub(crate) mod reminder;
pub(crate) mod review;
pub(crate) mod saved_view;
pub(crate) mod search;
mod shape;
mod spoken;
pub(crate) mod sync_center;
pub(crate) mod task;
pub(crate) mod today;
pub(crate) mod training;
