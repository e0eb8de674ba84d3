//! The few settings that must be readable before the cache is open. No secret and no record lies here.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::view::{QuietHours, Theme};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    pub language: Option<String>,
    pub theme: Theme,
    pub hub: Option<String>,
    pub notify_stalled: bool,
    pub notify_severe: bool,
    /// `None`: at any hour.
    pub quiet: Option<QuietHours>,
}

/// The evening and the night.
const QUIET: QuietHours = QuietHours { from: 20 * 60, to: 7 * 60 };

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::System,
            hub: None,
            notify_stalled: true,
            notify_severe: true,
            quiet: Some(QUIET),
        }
    }
}

fn file(profile: &Path) -> PathBuf {
    profile.join("settings.json")
}

impl Settings {
    /// A missing or unreadable file gives the defaults: a lost preference must not keep the app from starting.
    pub fn load(profile: &Path) -> Self {
        let Ok(text) = fs::read_to_string(file(profile)) else { return Self::default() };
        serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!(%error, "settings can't be read, using defaults");
            Self::default()
        })
    }

    /// Written beside and renamed, so that a crash leaves the old or the new file, never half of one.
    pub fn save(&self, profile: &Path) -> io::Result<()> {
        fs::create_dir_all(profile)?;
        let beside = file(profile).with_extension("json.new");
        fs::write(&beside, serde_json::to_vec_pretty(self)?)?;
        fs::rename(beside, file(profile))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_garbage_gives_the_defaults() {
        let profile = tempfile::tempdir().unwrap();
        let settings = Settings {
            language: Some("ar".into()),
            theme: Theme::Dark,
            hub: Some("http://hub".into()),
            notify_stalled: false,
            notify_severe: false,
            quiet: None,
        };
        settings.save(profile.path()).unwrap();
        assert_eq!(Settings::load(profile.path()), settings);
        fs::write(file(profile.path()), "{half").unwrap();
        assert_eq!(Settings::load(profile.path()), Settings::default());
    }
}
