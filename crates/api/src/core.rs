//! The running application without a window: opens the cache, drives the sync, answers and executes.

use std::{
    path::PathBuf,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::NaiveDate;
use serde_json::Value;
use tandem_l10n::{Language, Localizer, tr};
use tandem_store::Store;
use tandem_sync::{SyncHandle, VaultError};
use tokio::sync::{Mutex, Notify, broadcast};

use crate::{
    ApiError, Command, CoreEvent, ErrorKind, Outcome, Shell, Topic, import::Import, open::Opened, refresh, routes,
    settings::Settings, view::AppPhase,
};

/// Signals that a slow listener may fall behind before it loses some; it then asks anew.
const EVENT_BACKLOG: usize = 64;

pub struct Core {
    shell: Arc<dyn Shell>,
    settings: RwLock<Settings>,
    loc: RwLock<Localizer>,
    cache: RwLock<Cache>,
    /// Asking the key store takes long, so it is asked once.
    has_token: AtomicBool,
    events: broadcast::Sender<CoreEvent>,
    /// One attempt to open at a time.
    opening: Mutex<()>,
    /// The user has changed a deal.
    edited: Arc<Notify>,
    /// One at a time.
    import: std::sync::Mutex<Option<Import>>,
}

/// Is the cache open, and if not, why.
#[derive(Clone)]
enum Cache {
    Open(Opened),
    Closed(AppPhase),
}

impl Core {
    /// A core whose cache is not open yet: a window can be shown meanwhile.
    pub fn new(shell: Arc<dyn Shell>) -> Arc<Self> {
        let settings = Settings::load(&shell.profile_dir());
        let loc = localizer(&settings, shell.as_ref());
        Arc::new(Self {
            shell,
            settings: RwLock::new(settings),
            loc: RwLock::new(loc),
            cache: RwLock::new(Cache::Closed(AppPhase::Opening)),
            has_token: AtomicBool::new(false),
            events: broadcast::channel(EVENT_BACKLOG).0,
            opening: Mutex::new(()),
            edited: Arc::default(),
            import: std::sync::Mutex::default(),
        })
    }

    /// Opens the cache, makes it at first start, and begins to sync; does nothing when it is open already.
    /// A cache that can't be opened is a state, not an error.
    pub async fn open(self: &Arc<Self>) {
        let _one = self.opening.lock().await;
        if matches!(self.cache(), Cache::Open(_)) {
            return;
        }
        let cache = match crate::open::open(self).await {
            Ok(opened) => {
                refresh::spawn(self, &opened);
                Cache::Open(opened)
            }
            Err(phase) => Cache::Closed(phase),
        };
        *self.cache.write().unwrap_or_else(PoisonError::into_inner) = cache;
        self.tell(Topic::ALL.to_vec());
    }

    /// Answers one query by name; arguments and answer are JSON.
    pub async fn ask(&self, name: &str, args: Value) -> Result<Value, ApiError> {
        routes::dispatch(self, name, args).await
    }

    pub async fn execute(self: &Arc<Self>, command: Command) -> Result<Outcome, ApiError> {
        let outcome = routes::execute(self, command).await?;
        self.tell(outcome.topics.clone());
        Ok(outcome)
    }

    /// A command as it comes from the UI.
    pub async fn execute_json(self: &Arc<Self>, command: Value) -> Result<Outcome, ApiError> {
        let command = serde_json::from_value(command).map_err(|error| self.bad_request(&error))?;
        self.execute(command).await
    }

    pub fn subscribe(&self) -> broadcast::Receiver<CoreEvent> {
        self.events.subscribe()
    }

    /// Ends the sync and puts everything into the file.
    pub async fn close(&self) {
        if let Cache::Open(opened) = self.cache() {
            opened.sync.stop().await;
            if let Err(error) = opened.store.close().await {
                tracing::warn!(%error, "the cache was not closed cleanly");
            }
        }
    }

    pub(crate) fn tell(&self, topics: Vec<Topic>) {
        self.send(CoreEvent::Changed(topics));
    }

    pub(crate) fn send(&self, event: CoreEvent) {
        // Nobody listens before the window is there; it asks for everything when it comes.
        let _ = self.events.send(event);
    }

    fn cache(&self) -> Cache {
        self.cache.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn shell(&self) -> &Arc<dyn Shell> {
        &self.shell
    }

    /// Rings when the user has changed a deal.
    pub(crate) fn edits(&self) -> &Arc<Notify> {
        &self.edited
    }

    pub(crate) fn import_slot(&self) -> &std::sync::Mutex<Option<Import>> {
        &self.import
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.shell.today()
    }

    pub(crate) fn loc(&self) -> Localizer {
        *self.loc.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn has_token(&self) -> bool {
        self.has_token.load(Ordering::Relaxed)
    }

    pub(crate) fn note_token(&self, kept: bool) {
        self.has_token.store(kept, Ordering::Relaxed);
    }

    pub(crate) fn settings(&self) -> Settings {
        self.settings.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes the settings and writes them; the language in force follows.
    pub(crate) fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), ApiError> {
        let mut settings = self.settings();
        change(&mut settings);
        settings.save(&self.shell.profile_dir()).map_err(|error| ApiError::store(&self.loc(), &error.into()))?;
        *self.loc.write().unwrap_or_else(PoisonError::into_inner) = localizer(&settings, self.shell.as_ref());
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = settings;
        Ok(())
    }

    pub(crate) fn opened(&self) -> Result<Opened, ApiError> {
        match self.cache() {
            Cache::Open(opened) => Ok(opened),
            Cache::Closed(_) => Err(ApiError::locked(&self.loc())),
        }
    }

    pub(crate) fn store(&self) -> Result<Store, ApiError> {
        Ok(self.opened()?.store)
    }

    pub(crate) fn sync(&self) -> Result<SyncHandle, ApiError> {
        Ok(self.opened()?.sync)
    }

    /// Why the cache is closed; `None` when it is open.
    pub(crate) fn closed(&self) -> Option<AppPhase> {
        match self.cache() {
            Cache::Open(_) => None,
            Cache::Closed(phase) => Some(phase),
        }
    }

    pub(crate) fn cache_file(&self) -> PathBuf {
        self.shell.profile_dir().join("cache.db")
    }

    /// The answer to a request that ended in a panic.
    pub fn broken(&self) -> ApiError {
        ApiError::internal(&self.loc(), "the request broke off")
    }

    pub(crate) fn bad_request(&self, error: &serde_json::Error) -> ApiError {
        ApiError::internal(&self.loc(), format!("bad request: {error}"))
    }

    pub(crate) fn unknown_query(&self, name: &str) -> ApiError {
        let name: String = name.chars().take(40).collect();
        ApiError::internal(&self.loc(), format!("no query {name:?}"))
    }

    pub(crate) fn internal(&self, error: &dyn std::fmt::Display) -> ApiError {
        ApiError::internal(&self.loc(), error)
    }

    pub(crate) fn not_found(&self) -> ApiError {
        ApiError::not_found(&self.loc())
    }

    pub(crate) fn refused(&self, message: String) -> ApiError {
        ApiError::new(ErrorKind::Refused, message)
    }

    pub(crate) fn vault_error(&self, error: &VaultError) -> ApiError {
        let loc = self.loc();
        let message = match error {
            VaultError::Locked => tr::error_keyring_locked(&loc),
            VaultError::Absent(_) | VaultError::Failed(_) => tr::error_keyring_missing(&loc),
        };
        ApiError::new(ErrorKind::Locked, message).because(error)
    }

    pub(crate) fn store_error(&self, error: tandem_store::Error) -> ApiError {
        ApiError::store(&self.loc(), &error)
    }
}

/// The user's language, else the best of what the system asks for; dates by the habit of the system's region.
fn localizer(settings: &Settings, shell: &dyn Shell) -> Localizer {
    let chosen = settings.language.as_deref().and_then(Language::parse);
    let language = chosen.unwrap_or_else(|| Language::negotiate(&shell.system_languages()));
    Localizer::in_region(language, shell.system_region().as_deref())
}
