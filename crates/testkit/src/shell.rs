//! A desktop that does as a test tells it: key store, clock, languages, and a record of all notifications.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
    time::Instant,
};

use async_trait::async_trait;
use chrono::NaiveDate;
use tandem_api::{Alert, Secret, Shell, Vault, VaultError};
use tempfile::TempDir;

/// One tick of the clock that moves only when it is looked at.
const TICK_US: i64 = 1_000;

pub struct FakeShell {
    profile: PathBuf,
    /// Goes away with the shell; `None` for a folder that is to stay.
    _folder: Option<TempDir>,
    state: Mutex<State>,
}

struct State {
    secrets: BTreeMap<String, String>,
    failure: Option<VaultError>,
    clock: Clock,
    today: NaiveDate,
    languages: Vec<String>,
    shows_alerts: bool,
    alerts: Vec<Alert>,
}

#[derive(Clone, Copy)]
enum Clock {
    /// Moves a little each time somebody looks, so that no two moments are the same and no test depends on speed.
    Ticking(i64),
    Running {
        from_us: i64,
        since: Instant,
    },
}

impl FakeShell {
    /// A first start: nothing kept, English, nine o'clock of that day.
    pub fn new(today: NaiveDate) -> Arc<Self> {
        let folder = tempfile::tempdir().unwrap();
        Self::over(folder.path().to_owned(), Some(folder), today)
    }

    /// The same over a profile folder that was there before, and stays.
    pub fn in_folder(profile: &Path, today: NaiveDate) -> Arc<Self> {
        Self::over(profile.to_owned(), None, today)
    }

    fn over(profile: PathBuf, folder: Option<TempDir>, today: NaiveDate) -> Arc<Self> {
        let state = State {
            secrets: BTreeMap::new(),
            failure: None,
            clock: Clock::Ticking(morning_us(today)),
            today,
            languages: vec!["en-GB".into()],
            shows_alerts: true,
            alerts: Vec::new(),
        };
        Arc::new(Self { profile, _folder: folder, state: Mutex::new(state) })
    }

    pub fn profile(&self) -> &Path {
        &self.profile
    }

    /// The next day, or any other; the clock goes to its morning.
    pub fn set_today(&self, today: NaiveDate) {
        let mut state = self.state();
        state.today = today;
        state.clock = match state.clock {
            Clock::Ticking(_) => Clock::Ticking(morning_us(today)),
            Clock::Running { .. } => Clock::Running { from_us: morning_us(today), since: Instant::now() },
        };
    }

    pub fn set_now_us(&self, now_us: i64) {
        self.state().clock = Clock::Ticking(now_us);
    }

    /// From now on the clock runs like any other.
    pub fn run_clock(&self, from_us: i64) {
        self.state().clock = Clock::Running { from_us, since: Instant::now() };
    }

    pub fn set_languages(&self, tags: &[&str]) {
        self.state().languages = tags.iter().map(|tag| (*tag).to_owned()).collect();
    }

    /// `Some` makes the key store answer nothing but that.
    pub fn set_vault_failure(&self, failure: Option<VaultError>) {
        self.state().failure = failure;
    }

    pub fn set_shows_alerts(&self, shows: bool) {
        self.state().shows_alerts = shows;
    }

    /// What is kept under a name, whatever the key store would answer.
    pub fn kept_secret(&self, name: &str) -> Option<String> {
        self.state().secrets.get(name).cloned()
    }

    pub fn secret_names(&self) -> Vec<String> {
        self.state().secrets.keys().cloned().collect()
    }

    /// Puts a secret where it is looked for, or takes it away, behind the back of the application.
    pub fn plant_secret(&self, name: &str, secret: Option<&str>) {
        let mut state = self.state();
        match secret {
            Some(secret) => state.secrets.insert(name.to_owned(), secret.to_owned()),
            None => state.secrets.remove(name),
        };
    }

    /// Forgets and gives the notifications so far.
    pub fn take_alerts(&self) -> Vec<Alert> {
        std::mem::take(&mut self.state().alerts)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn vault(&self) -> Result<MutexGuard<'_, State>, VaultError> {
        let state = self.state();
        match &state.failure {
            Some(failure) => Err(failure.clone()),
            None => Ok(state),
        }
    }
}

fn morning_us(day: NaiveDate) -> i64 {
    day.and_hms_opt(9, 0, 0).unwrap().and_utc().timestamp_micros()
}

#[async_trait]
impl Vault for FakeShell {
    async fn find_secret(&self, name: &str) -> Result<Option<Secret>, VaultError> {
        Ok(self.vault()?.secrets.get(name).cloned().map(Secret::new))
    }

    async fn save_secret(&self, name: &str, secret: &Secret) -> Result<(), VaultError> {
        self.vault()?.secrets.insert(name.to_owned(), secret.reveal().to_owned());
        Ok(())
    }

    async fn remove_secret(&self, name: &str) -> Result<(), VaultError> {
        self.vault()?.secrets.remove(name);
        Ok(())
    }
}

impl Shell for FakeShell {
    fn now_us(&self) -> i64 {
        match &mut self.state().clock {
            Clock::Ticking(now) => {
                *now += TICK_US;
                *now
            }
            Clock::Running { from_us, since } => *from_us + i64::try_from(since.elapsed().as_micros()).unwrap(),
        }
    }

    fn today(&self) -> NaiveDate {
        self.state().today
    }

    fn utc_offset_minutes(&self) -> i32 {
        0
    }

    fn profile_dir(&self) -> PathBuf {
        self.profile.clone()
    }

    fn downloads_dir(&self) -> PathBuf {
        self.profile.join("downloads")
    }

    fn system_languages(&self) -> Vec<String> {
        self.state().languages.clone()
    }

    fn system_region(&self) -> Option<String> {
        self.state().languages.iter().find_map(|tag| tandem_l10n::region_of(tag))
    }

    fn vault_name(&self) -> Option<String> {
        Some("Key store".into())
    }

    fn notify(&self, alert: Alert) -> bool {
        let mut state = self.state();
        state.alerts.push(alert);
        state.shows_alerts
    }
}
