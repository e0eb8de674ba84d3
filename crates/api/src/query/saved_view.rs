//! Lists that somebody comes back to.

use crate::{ApiError, Core, command, routes::Nothing, view::SavedViews};

pub(crate) async fn saved_views(core: &Core, _: Nothing) -> Result<SavedViews, ApiError> {
    Ok(SavedViews { views: command::saved_view::saved_views(core).await? })
}
