//! What the screens ask, one file for each noun: `impl Store { pub async fn list_deals(&self, …) }` in `deal_list.rs`.
//!
//! All of it runs on `Store::reader()`, whose connections can't write. Lists go by keyset and join with `LEFT JOIN`
//! only: with an inner join SQLite starts at the smaller table and sorts a million rows. Counts and sums over deals come
//! from the tables that [`crate::rollup`] keeps, so that they cost the same however long the history is.

mod activity;
pub mod answer;
pub mod brief;
pub mod chart;
mod cursor;
pub mod deal;
pub mod deal_list;
mod deal_plan;
pub mod forecast;
pub mod frame;
pub mod freshness;
pub mod health;
mod import;
pub mod judge;
pub mod palette;
pub mod partner;
pub mod partner_list;
pub mod plan;
mod query;
pub mod registration;
pub mod reminder;
pub mod review;
mod row;
pub mod task;
pub mod today;
pub mod training;

pub use activity::ActivityLine;
pub use cursor::{Cursor, SortValue};
pub use query::Sum;
pub(crate) use query::id_list;
