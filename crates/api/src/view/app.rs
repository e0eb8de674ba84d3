//! The frame around the screens: is the cache open, who am I, what is set.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SyncStatusView;

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppView {
    pub phase: AppPhase,
    pub settings: SettingsView,
    pub workspace_name: Option<String>,
    /// The member that the token belongs to.
    pub me: Option<String>,
    /// Calendar day in the user's zone.
    #[ts(type = "string")]
    pub today: chrono::NaiveDate,
    pub counts: NavCounts,
    pub sync: SyncStatusView,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AppPhase {
    Ready,
    /// Between start and an open cache.
    Opening,
    /// No hub is set and the cache is empty: connect first.
    SignIn,
    /// The cache file exists, its key does not or does not fit. The file is left as it is.
    Locked {
        reason: LockReason,
        file: String,
    },
    /// The machine offers no key store.
    NoKeyring,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    KeyMissing,
    /// The key store waits to be unlocked.
    KeyringLocked,
    KeyWrong,
    FileDamaged,
    NewerSchema,
    DiskFull,
}

/// Numbers beside the side bar's entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NavCounts {
    pub today: u32,
    pub stalled_deals: u32,
    pub stalled_learners: u32,
    pub undecided: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// `None` follows the system.
    pub language: Option<String>,
    /// The language in force.
    pub effective_language: String,
    /// Tag by which dates are written: English alone has two ways.
    pub date_tag: String,
    pub theme: Theme,
    pub hub: Option<String>,
    /// A token is in the key store; its value never comes here.
    pub has_token: bool,
    /// Name of the key store in use; `None` when a key came by file descriptor.
    pub keyring: Option<String>,
    pub cache_file: String,
    pub cache_bytes: i64,
    pub notify_stalled: bool,
    pub notify_severe: bool,
    /// `None`: the user may be disturbed at any hour.
    pub quiet: Option<QuietHours>,
    pub version: String,
}

/// Minutes after midnight on the user's clock; `to` may lie on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuietHours {
    pub from: u16,
    pub to: u16,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// Values that the list filters offer.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetsView {
    pub regions: Vec<String>,
    pub owners: Vec<super::MemberRef>,
    /// Stage codes in pipeline order.
    pub stages: Vec<String>,
    pub tiers: Vec<String>,
}
