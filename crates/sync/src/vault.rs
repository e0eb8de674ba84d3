//! Where secrets are kept. The app implements it once, on the system's key store; libraries only ask.

use async_trait::async_trait;
use tandem_connectors::Secret;

/// Why the key store gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// There is none on this machine, or it can't be reached: tell how to provide one.
    #[error("there is no key store: {0}")]
    Absent(String),
    /// The user has to unlock it, or refused to.
    #[error("the key store is locked")]
    Locked,
    /// It answered, but not as expected.
    #[error("the key store failed: {0}")]
    Failed(String),
}

/// Secrets by name. An implementation may take as long as a dialog that asks the user.
#[async_trait]
pub trait Vault: Send + Sync + 'static {
    /// `None` when nothing is kept under this name.
    async fn find_secret(&self, name: &str) -> Result<Option<Secret>, VaultError>;
    async fn save_secret(&self, name: &str, secret: &Secret) -> Result<(), VaultError>;
    /// Removing what is not there is no error.
    async fn remove_secret(&self, name: &str) -> Result<(), VaultError>;
}
