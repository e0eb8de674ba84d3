//! Lists that somebody comes back to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    pub name: String,
    /// Address of a list with its filters, as `/deals?region=Nordics`.
    pub path: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedViews {
    /// In the order in which they were made.
    pub views: Vec<SavedView>,
}
