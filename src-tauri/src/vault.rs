//! Secrets: in the system's key store, or, when the key was handed over at the start, in memory only.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Mutex, PoisonError},
};

use keyring::v1::{Entry, Error};
use tandem_api::{Secret, VaultError};
use zeroize::Zeroizing;

const SERVICE: &str = "app.tandem.desktop";

pub enum DesktopVault {
    /// The system's key store; each profile has entries of its own.
    System { profile: String },
    /// Nothing outlives the process.
    Handed { secrets: Mutex<BTreeMap<String, Zeroizing<String>>> },
}

impl DesktopVault {
    pub fn new(profile: &Path, key: Option<Zeroizing<String>>) -> Self {
        match key {
            None => Self::System { profile: profile.display().to_string() },
            Some(key) => {
                Self::Handed { secrets: Mutex::new(BTreeMap::from([(tandem_api::CACHE_KEY_NAME.to_owned(), key)])) }
            }
        }
    }

    /// The key store's name for the settings screen.
    pub fn name(&self) -> Option<String> {
        matches!(self, Self::System { .. }).then(|| SYSTEM_NAME.to_owned())
    }

    /// May block for as long as the user takes to unlock the key store.
    pub fn find(&self, name: &str) -> Result<Option<Secret>, VaultError> {
        match self {
            Self::System { profile } => match entry(profile, name)?.get_password() {
                Ok(secret) => Ok(Some(Secret::new(secret))),
                Err(Error::NoEntry) => Ok(None),
                Err(error) => Err(vault_error(&error)),
            },
            Self::Handed { secrets } => {
                let secrets = secrets.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(secrets.get(name).map(|secret| Secret::new(secret.to_string())))
            }
        }
    }

    pub fn save(&self, name: &str, secret: &Secret) -> Result<(), VaultError> {
        match self {
            Self::System { profile } => {
                entry(profile, name)?.set_password(secret.reveal()).map_err(|error| vault_error(&error))
            }
            Self::Handed { secrets } => {
                let secret = Zeroizing::new(secret.reveal().to_owned());
                secrets.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), secret);
                Ok(())
            }
        }
    }

    pub fn remove(&self, name: &str) -> Result<(), VaultError> {
        match self {
            Self::System { profile } => match entry(profile, name)?.delete_credential() {
                Ok(()) | Err(Error::NoEntry) => Ok(()),
                Err(error) => Err(vault_error(&error)),
            },
            Self::Handed { secrets } => {
                secrets.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
                Ok(())
            }
        }
    }
}

#[cfg(target_os = "macos")]
const SYSTEM_NAME: &str = "macOS Keychain";
#[cfg(windows)]
const SYSTEM_NAME: &str = "Windows Credential Manager";
#[cfg(not(any(target_os = "macos", windows)))]
const SYSTEM_NAME: &str = "Secret Service";

fn entry(profile: &str, name: &str) -> Result<Entry, VaultError> {
    if let Err(error) = Entry::store_status() {
        return Err(VaultError::Absent(error.to_string()));
    }
    Entry::new(SERVICE, &format!("{name} {profile}")).map_err(|error| vault_error(&error))
}

fn vault_error(error: &Error) -> VaultError {
    match error {
        Error::NoStorageAccess(_) => VaultError::Locked,
        Error::NoDefaultStore => VaultError::Absent(error.to_string()),
        _ => VaultError::Failed(error.to_string()),
    }
}
