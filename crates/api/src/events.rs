//! What the core tells without being asked.

use crate::{Topic, view::SyncStatusView};

/// Forwarded to the window as the signals `changed` and `sync_status`.
#[derive(Clone, Debug, PartialEq)]
pub enum CoreEvent {
    Changed(Vec<Topic>),
    SyncStatus(Box<SyncStatusView>),
}

impl CoreEvent {
    /// Name of the signal on the other side.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Changed(_) => "changed",
            Self::SyncStatus(_) => "sync_status",
        }
    }

    pub fn payload(&self) -> serde_json::Value {
        match self {
            Self::Changed(topics) => serde_json::json!({ "topics": topics }),
            Self::SyncStatus(status) => serde_json::json!(status),
        }
    }
}
