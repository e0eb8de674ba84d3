//! What the core may ask of the desktop.

use std::{path::PathBuf, sync::Arc};

use async_trait::async_trait;
use notify_rust::{Hint, Notification, NotificationResponse};
use tandem_api::{Alert, Core, RecordRef, Secret, Shell, Snooze, Vault, VaultError};
use tandem_l10n::region_of;
use tauri::{AppHandle, Emitter, Manager};
use zeroize::Zeroizing;

use crate::{events, vault::DesktopVault, window};

const APP_NAME: &str = "Tandem";
const OPEN_ACTION: &str = "open";
const SNOOZE_ACTION: &str = "snooze";

pub struct DesktopShell {
    app: AppHandle,
    profile: PathBuf,
    vault: Arc<DesktopVault>,
}

impl DesktopShell {
    pub fn new(app: AppHandle, profile: PathBuf, key: Option<Zeroizing<String>>) -> Self {
        let vault = Arc::new(DesktopVault::new(&profile, key));
        Self { app, profile, vault }
    }

    /// The key store blocks, for a dialog even for minutes, so it gets a thread of its own.
    async fn with_vault<T: Send + 'static>(
        &self,
        work: impl FnOnce(&DesktopVault) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        let vault = self.vault.clone();
        let done = tokio::task::spawn_blocking(move || work(&vault)).await;
        done.unwrap_or_else(|error| Err(VaultError::Failed(error.to_string())))
    }
}

#[async_trait]
impl Vault for DesktopShell {
    async fn find_secret(&self, name: &str) -> Result<Option<Secret>, VaultError> {
        let name = name.to_owned();
        self.with_vault(move |vault| vault.find(&name)).await
    }

    async fn save_secret(&self, name: &str, secret: &Secret) -> Result<(), VaultError> {
        let (name, secret) = (name.to_owned(), secret.clone());
        self.with_vault(move |vault| vault.save(&name, &secret)).await
    }

    async fn remove_secret(&self, name: &str) -> Result<(), VaultError> {
        let name = name.to_owned();
        self.with_vault(move |vault| vault.remove(&name)).await
    }
}

impl Shell for DesktopShell {
    fn now_us(&self) -> i64 {
        chrono::Utc::now().timestamp_micros()
    }

    fn today(&self) -> chrono::NaiveDate {
        chrono::Local::now().date_naive()
    }

    fn utc_offset_minutes(&self) -> i32 {
        chrono::Local::now().offset().local_minus_utc() / 60
    }

    fn profile_dir(&self) -> PathBuf {
        self.profile.clone()
    }

    fn downloads_dir(&self) -> PathBuf {
        let paths = self.app.path();
        paths.download_dir().or_else(|_| paths.home_dir()).unwrap_or_else(|_| self.profile.clone())
    }

    fn system_languages(&self) -> Vec<String> {
        sys_locale::get_locales().collect()
    }

    fn system_region(&self) -> Option<String> {
        // POSIX keeps the habit of dates apart from the language of the messages; elsewhere the language has the region.
        let dates = ["LC_ALL", "LC_TIME", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        dates.filter(|tag| !tag.is_empty()).take(1).chain(sys_locale::get_locales()).find_map(|tag| region_of(&tag))
    }

    fn vault_name(&self) -> Option<String> {
        self.vault.name()
    }

    fn notify(&self, alert: Alert) -> bool {
        let app = self.app.clone();
        // Showing and waiting for the answer both block on the session bus.
        std::thread::Builder::new().name("notification".into()).spawn(move || show(&app, &alert)).is_ok()
    }
}

fn show(app: &AppHandle, alert: &Alert) {
    let mut notification = Notification::new();
    notification
        .appname(APP_NAME)
        .summary(&alert.title)
        .body(&alert.body)
        .action("default", &alert.open_label)
        .action(OPEN_ACTION, &alert.open_label)
        .hint(Hint::DesktopEntry(APP_NAME.into()));
    if let Some(snooze) = &alert.snooze {
        notification.action(SNOOZE_ACTION, &snooze.label);
    }
    let handle = match notification.show() {
        Ok(handle) => handle,
        Err(error) => return tracing::warn!(%error, "the desktop took no notification"),
    };
    let waited = handle.wait_for_response(|answer: &NotificationResponse| match (answer, &alert.snooze) {
        (NotificationResponse::Action(key), Some(snooze)) if key == SNOOZE_ACTION => put_off(app, snooze),
        (NotificationResponse::Action(key), _) if key == OPEN_ACTION => open(app, alert.target),
        (NotificationResponse::Default, _) => open(app, alert.target),
        _ => {}
    });
    if let Err(error) = waited {
        tracing::debug!(%error, "nobody answered a notification");
    }
}

fn open(app: &AppHandle, target: RecordRef) {
    window::raise(app);
    if let Err(error) = app.emit(events::OPEN, target) {
        tracing::warn!(%error, "the window was not told what to open");
    }
}

/// What can't be put off is shown: there the user sees why.
fn put_off(app: &AppHandle, snooze: &Snooze) {
    let done = tauri::async_runtime::block_on(app.state::<Arc<Core>>().execute(snooze.command()));
    if let Err(error) = done {
        tracing::warn!(message = error.message, "the deal was not put off");
        open(app, RecordRef::Deal(snooze.deal));
    }
}
