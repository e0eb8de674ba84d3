//! What the application needs from the desktop it runs on; implemented once in the app, and faked in tests.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Serialize;
use tandem_sync::Vault;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Command, view::DealEdit};

/// The desktop: secrets (through [`Vault`]), clock, folders, languages, notifications.
pub trait Shell: Vault {
    /// Microseconds UTC.
    fn now_us(&self) -> i64;

    /// Calendar day in the user's zone.
    fn today(&self) -> NaiveDate;

    /// Minutes that the user's clock is ahead of UTC now.
    fn utc_offset_minutes(&self) -> i32;

    /// Folder that holds the cache and the settings, private to the user.
    fn profile_dir(&self) -> PathBuf;

    /// Where the user looks for files that they asked for.
    fn downloads_dir(&self) -> PathBuf;

    /// Language tags of the system, most wanted first.
    fn system_languages(&self) -> Vec<String>;

    /// Region whose habits dates follow (ISO 3166), such as `DE`; `None` where the system names none.
    fn system_region(&self) -> Option<String>;

    /// Name of the key store in use; `None` when the key came with the start and is kept nowhere.
    fn vault_name(&self) -> Option<String>;

    /// Shows a desktop notification; must not block. Returns whether it could be handed over.
    fn notify(&self, alert: Alert) -> bool;
}

/// A desktop notification with its words already in the user's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub title: String,
    pub body: String,
    /// Label of the action that opens `target`.
    pub open_label: String,
    pub target: RecordRef,
    /// What it offers beside opening.
    pub snooze: Option<Snooze>,
}

/// Puts a deal off, from the notification itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snooze {
    pub label: String,
    pub deal: Uuid,
    pub until: NaiveDate,
}

impl Snooze {
    pub fn command(&self) -> Command {
        let patch = DealEdit { snoozed_until: Some(Some(self.until)), ..DealEdit::default() };
        Command::EditDeal { id: self.deal, patch }
    }
}

/// Where the window should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum RecordRef {
    Deal(Uuid),
    Partner(Uuid),
    Registration(Uuid),
    Today,
}
