//! Lists as somebody wants to find them again: a name and the address with its filters, kept on this laptop only.

use std::sync::Arc;

use tandem_l10n::tr;

use crate::{ApiError, Core, Outcome, Topic, view::SavedView};

const KEY: &str = "saved_views";
/// As many as there are keys for.
const MOST: usize = 8;
const MOST_NAME_CHARS: usize = 60;
const MOST_PATH_BYTES: usize = 2_000;
/// Screens that show a list under filters.
const LISTS: [&str; 5] = ["/deals", "/forecast", "/partners", "/registrations", "/training"];

/// In the order in which they were made. Rubbish in the cache is no view.
pub(crate) async fn saved_views(core: &Core) -> Result<Vec<SavedView>, ApiError> {
    let kept = core.store()?.find_setting(KEY).await.map_err(|e| core.store_error(e))?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// One that has the name already gets the new address.
pub(crate) async fn save(core: &Arc<Core>, name: String, path: String) -> Result<Outcome, ApiError> {
    let (loc, name) = (core.loc(), name.trim().to_owned());
    let label = tr::view_name(&loc);
    let refused = |message: String| Err(core.refused(message).on("name"));
    if name.is_empty() {
        return refused(tr::error_empty_field(&loc, &label));
    }
    if name.chars().count() > MOST_NAME_CHARS {
        return refused(tr::sync_refused_too_long(&loc, &label));
    }
    if !is_list(&path) {
        return Err(core.refused(tr::error_bad_value(&loc, "path")).on("path"));
    }
    let mut views = saved_views(core).await?;
    match views.iter().position(|view| view.name == name) {
        Some(at) => views[at].path = path,
        None if views.len() >= MOST => return refused(tr::view_too_many(&loc, MOST as i64)),
        None => views.push(SavedView { name: name.clone(), path }),
    }
    keep(core, &views).await?;
    Ok(told(tr::view_saved(&loc, &name)))
}

pub(crate) async fn remove(core: &Arc<Core>, name: String) -> Result<Outcome, ApiError> {
    let mut views = saved_views(core).await?;
    let before = views.len();
    views.retain(|view| view.name != name);
    if views.len() == before {
        return Err(core.not_found());
    }
    keep(core, &views).await?;
    Ok(told(tr::view_removed(&core.loc(), &name)))
}

fn is_list(path: &str) -> bool {
    let place = path.split_once('?').map_or(path, |(place, _)| place);
    path.len() <= MOST_PATH_BYTES && LISTS.contains(&place)
}

async fn keep(core: &Core, views: &[SavedView]) -> Result<(), ApiError> {
    let text = serde_json::to_string(views).map_err(|e| core.internal(&e))?;
    core.store()?.save_setting(KEY, Some(&text)).await.map_err(|e| core.store_error(e))
}

fn told(note: String) -> Outcome {
    Outcome { note: Some(note), ..Outcome::of(vec![Topic::App]) }
}
