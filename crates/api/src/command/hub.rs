//! Connecting to a hub and steering the sync.

use std::sync::Arc;

use tandem_l10n::tr;
use tandem_sync::{HubConfig, Problem, ProblemKind, Secret, SyncHandle, event::Failure};

use crate::{ApiError, Core, ErrorKind, Outcome, Topic, open::TOKEN_NAME};

const SYNC: &[Topic] = &[Topic::App, Topic::Sync];
/// Names of the inputs that a refusal points to.
const ADDRESS: &str = "address";
const TOKEN: &str = "token";

/// Keeps address and token and begins to sync. Without `anyway` the hub is asked once before, so that a wrong token or
/// address is said where it was typed; later it shows as sync state.
pub(crate) async fn connect(
    core: &Arc<Core>,
    address: String,
    token: String,
    anyway: bool,
) -> Result<Outcome, ApiError> {
    let sync = core.sync()?;
    let hub = HubConfig { address: address.trim().to_owned(), token: Secret::new(token.trim().to_owned()) };
    if hub.token.reveal().is_empty() {
        let field = tr::settings_token(&core.loc());
        return Err(core.refused(tr::error_empty_field(&core.loc(), &field)).on(TOKEN));
    }
    if !anyway {
        ask_first(core, &sync, &hub).await?;
    }
    sync.set_hub(Some(hub.clone())).map_err(|error| unusable(core, error))?;
    core.shell().save_secret(TOKEN_NAME, &hub.token).await.map_err(|error| core.vault_error(&error))?;
    core.note_token(true);
    core.change_settings(|settings| settings.hub = Some(hub.address))?;
    done()
}

async fn ask_first(core: &Core, sync: &SyncHandle, hub: &HubConfig) -> Result<(), ApiError> {
    let state = core.store()?.sync_state().await.map_err(|error| core.store_error(error))?;
    let problem = sync.try_hub(hub, state.device_id).await.map_err(|error| unusable(core, error))?;
    problem.and_then(|problem| complaint(core, &problem)).map_or(Ok(()), Err)
}

/// What to say at which field. `Offline` lets the user keep what was typed; a hub that answers as one is kept at once,
/// and whatever else it says shows as sync state.
fn complaint(core: &Core, problem: &Problem) -> Option<ApiError> {
    let loc = core.loc();
    let failed_at_hub = problem.detail.parse::<u16>().is_ok_and(|status| status >= 500);
    let error = match problem.kind {
        ProblemKind::Unauthorized => ApiError::new(ErrorKind::Auth, tr::error_wrong_token(&loc)).on(TOKEN),
        ProblemKind::Offline => ApiError::new(ErrorKind::Offline, tr::error_hub_unreachable(&loc)).on(ADDRESS),
        ProblemKind::BadAnswer if failed_at_hub => {
            ApiError::new(ErrorKind::Offline, tr::error_hub_failed(&loc)).on(ADDRESS)
        }
        ProblemKind::BadAnswer => ApiError::new(ErrorKind::Offline, tr::error_not_a_hub(&loc)).on(ADDRESS),
        _ => return None,
    };
    Some(error.because(&problem.detail))
}

/// Address or token can't even be tried.
fn unusable(core: &Core, error: tandem_sync::Error) -> ApiError {
    let loc = core.loc();
    let detail = error.to_string();
    match Failure::from(error) {
        Failure::Unauthorized => core.refused(tr::error_wrong_token(&loc)).on(TOKEN).because(detail),
        _ => core.refused(tr::error_bad_address(&loc)).on(ADDRESS).because(detail),
    }
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
    Ok(Outcome::of(SYNC.to_vec()))
}
