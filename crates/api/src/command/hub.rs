//! Connecting to a hub and steering the sync.

use std::sync::Arc;

use tandem_l10n::tr;
use tandem_sync::{HubConfig, Secret};

use crate::{ApiError, Core, Outcome, Topic, open::TOKEN_NAME};

const SYNC: &[Topic] = &[Topic::App, Topic::Sync];

/// Keeps address and token and begins to sync; whether the hub takes them shows as sync state.
pub(crate) async fn connect(core: &Arc<Core>, address: String, token: String) -> Result<Outcome, ApiError> {
    let sync = core.sync()?;
    let address = address.trim().to_owned();
    let token = Secret::new(token.trim().to_owned());
    if token.reveal().is_empty() {
        let field = tr::settings_token(&core.loc());
        return Err(core.refused(tr::error_empty_field(&core.loc(), &field)).on("token"));
    }
    sync.set_hub(Some(HubConfig { address: address.clone(), token: token.clone() }))
        .map_err(|error| core.refused(tr::error_bad_address(&core.loc())).on("address").because(error))?;
    core.shell().save_secret(TOKEN_NAME, &token).await.map_err(|error| core.vault_error(&error))?;
    core.note_token(true);
    core.change_settings(|settings| settings.hub = Some(address))?;
    done()
}

pub(crate) async fn disconnect(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    let sync = core.sync()?;
    core.shell().remove_secret(TOKEN_NAME).await.map_err(|error| core.vault_error(&error))?;
    core.note_token(false);
    core.change_settings(|settings| settings.hub = None)?;
    sync.set_hub(None).map_err(|error| core.internal(&error))?;
    done()
}

pub(crate) async fn sync_now(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    core.sync()?.sync_now();
    done()
}

pub(crate) async fn pause(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    core.sync()?.pause();
    done()
}

pub(crate) async fn resume(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    core.sync()?.resume();
    done()
}

pub(crate) async fn cancel(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    core.sync()?.cancel();
    done()
}

/// The hub wants to delete more than looks right, and the user has said that it may.
pub(crate) async fn allow_deletes(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    core.sync()?.allow_deletes();
    done()
}

fn done() -> Result<Outcome, ApiError> {
    Ok(Outcome { topics: SYNC.to_vec() })
}
