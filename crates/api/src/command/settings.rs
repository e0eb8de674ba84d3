//! Language, theme, notifications, and what helps when the cache stays closed.

use std::sync::Arc;

use tandem_l10n::Language;

use crate::{
    ApiError, Core, Outcome, Topic,
    view::{QuietHours, Theme},
};

/// Everything that carries words or numbers made here.
const WORDED: &[Topic] = &[Topic::App, Topic::Deals, Topic::Partners, Topic::Training, Topic::Sync];

pub(crate) async fn set_language(core: &Arc<Core>, language: Option<String>) -> Result<Outcome, ApiError> {
    // An unknown tag, as an older version may have written it, follows the system.
    let known = language.filter(|tag| Language::parse(tag).is_some());
    core.change_settings(|settings| settings.language = known)?;
    Ok(Outcome::of(WORDED.to_vec()))
}

pub(crate) async fn set_theme(core: &Arc<Core>, theme: Theme) -> Result<Outcome, ApiError> {
    core.change_settings(|settings| settings.theme = theme)?;
    Ok(Outcome::of(vec![Topic::App]))
}

pub(crate) async fn set_notify(
    core: &Arc<Core>,
    stalled: bool,
    severe: bool,
    quiet: Option<QuietHours>,
) -> Result<Outcome, ApiError> {
    core.change_settings(|settings| {
        (settings.notify_stalled, settings.notify_severe, settings.quiet) = (stalled, severe, quiet);
    })?;
    Ok(Outcome::of(vec![Topic::App]))
}

pub(crate) async fn retry_open(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    core.open().await;
    Ok(Outcome::default())
}

/// Puts the file that can't be opened aside, under a name that tells when, and begins with a new one.
/// It may hold edits that never reached the hub, so it is never deleted.
pub(crate) async fn start_afresh(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    if core.closed().is_none() {
        return Err(core.refused(tandem_l10n::tr::error_file_busy(&core.loc())));
    }
    let file = core.cache_file();
    let stamp = core.shell().now_us() / 1_000_000;
    for suffix in ["", "-wal", "-shm"] {
        let from = file.with_file_name(format!("cache.db{suffix}"));
        let to = file.with_file_name(format!("cache-kept-{stamp}.db{suffix}"));
        if from.exists() {
            std::fs::rename(from, to).map_err(|error| core.store_error(error.into()))?;
        }
    }
    keep_old_key(core, stamp).await?;
    core.open().await;
    Ok(Outcome::default())
}

/// The kept file is worth nothing without its key: it moves to a name of its own.
async fn keep_old_key(core: &Core, stamp: i64) -> Result<(), ApiError> {
    let vault = core.shell();
    let moved = async {
        if let Some(key) = vault.find_secret(crate::open::KEY_NAME).await? {
            vault.save_secret(&format!("{}-{stamp}", crate::open::KEY_NAME), &key).await?;
            vault.remove_secret(crate::open::KEY_NAME).await?;
        }
        Ok(())
    };
    moved.await.map_err(|error: tandem_sync::VaultError| core.vault_error(&error))
}
