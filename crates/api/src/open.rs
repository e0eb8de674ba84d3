//! From a profile folder and a key store to an open cache that syncs.

use std::{path::Path, sync::Arc};

use tandem_store::{Error as StoreError, Key, OpenOptions, Store};
use tandem_sync::{HubConfig, Options, Secret, SyncDriver, SyncHandle, Vault, VaultError};

use crate::{
    Core,
    query::health::KeptHealth,
    view::{AppPhase, LockReason},
};

/// Name of the cache's key in the key store.
pub const KEY_NAME: &str = "cache-key";
/// Name of the hub's token in the key store.
pub(crate) const TOKEN_NAME: &str = "hub-token";

#[derive(Clone)]
pub(crate) struct Opened {
    pub store: Store,
    pub sync: SyncHandle,
    pub health: Arc<KeptHealth>,
}

/// Opens or, at first start, makes the cache. The `Err` says what the user has to mend; no file was touched then.
pub(crate) async fn open(core: &Arc<Core>) -> Result<Opened, AppPhase> {
    let file = core.cache_file();
    let exists = std::fs::metadata(&file).is_ok_and(|meta| meta.len() > 0);
    let key = match find_key(core).await? {
        Some(key) => key,
        None if exists => return Err(locked(LockReason::KeyMissing, &file)),
        None => make_key(core).await?,
    };
    let store = Store::open(&file, &key, OpenOptions { create: true }).await.map_err(|error| {
        tracing::error!(%error, "the cache can't be opened");
        locked(reason(&error), &file)
    })?;
    let sync = start_sync(core, &store).await.map_err(|error| {
        tracing::error!(%error, "the sync can't start");
        locked(LockReason::FileDamaged, &file)
    })?;
    Ok(Opened { store, sync, health: Arc::default() })
}

async fn start_sync(core: &Arc<Core>, store: &Store) -> Result<SyncHandle, tandem_sync::Error> {
    let shell = core.shell().clone();
    let sync = SyncDriver::spawn(store.clone(), Options::new(Arc::new(move || shell.now_us()))).await?;
    if let Some(hub) = hub_config(core).await {
        // What was accepted when it was entered is accepted still; if not, the state says that there is no hub.
        sync.set_hub(Some(hub)).unwrap_or_else(|error| tracing::warn!(%error, "the kept hub address can't be used"));
    }
    Ok(sync)
}

async fn find_key(core: &Core) -> Result<Option<Key>, AppPhase> {
    match core.shell().find_secret(KEY_NAME).await {
        Ok(None) => Ok(None),
        Ok(Some(secret)) => match Key::from_hex(secret.reveal()) {
            Some(key) => Ok(Some(key)),
            None => Err(locked(LockReason::KeyWrong, &core.cache_file())),
        },
        Err(error) => Err(vault_phase(core, &error)),
    }
}

/// Keeps a new key before anything is encrypted with it, and reads it back: a key store that forgets is none.
async fn make_key(core: &Core) -> Result<Key, AppPhase> {
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "no key can be made");
        AppPhase::NoKeyring
    };
    let key = Key::random().map_err(|error| failed(&error))?;
    let vault: &dyn Vault = core.shell().as_ref();
    vault.save_secret(KEY_NAME, &Secret::new(key.to_hex().to_string())).await.map_err(|e| vault_phase(core, &e))?;
    match vault.find_secret(KEY_NAME).await {
        Ok(Some(kept)) if kept.reveal() == key.to_hex().as_str() => Ok(key),
        Ok(_) => Err(failed(&"the key store did not keep the key")),
        Err(error) => Err(vault_phase(core, &error)),
    }
}

fn vault_phase(core: &Core, error: &VaultError) -> AppPhase {
    tracing::error!(%error, "the key store gave no answer");
    match error {
        VaultError::Locked => locked(LockReason::KeyringLocked, &core.cache_file()),
        VaultError::Absent(_) | VaultError::Failed(_) => AppPhase::NoKeyring,
    }
}

fn reason(error: &StoreError) -> LockReason {
    match error {
        StoreError::WrongKey | StoreError::Missing | StoreError::NoCipher => LockReason::KeyWrong,
        StoreError::NewerSchema(_) => LockReason::NewerSchema,
        StoreError::DiskFull => LockReason::DiskFull,
        _ => LockReason::FileDamaged,
    }
}

fn locked(reason: LockReason, file: &Path) -> AppPhase {
    AppPhase::Locked { reason, file: file.display().to_string() }
}

/// Where to sync from: the address in the settings with the token in the key store.
pub(crate) async fn hub_config(core: &Core) -> Option<HubConfig> {
    let address = core.settings().hub?;
    let token = core.shell().find_secret(TOKEN_NAME).await.ok()?;
    core.note_token(token.is_some());
    Some(HubConfig { address, token: token? })
}
