//! Words in a language that is chosen apart from that of the window: for packs and answers that go to a partner.

use tandem_l10n::{DateStyle, Language, Localizer, tr};

use crate::{ApiError, Core};

/// In the language with this tag, or in that of the window when there is none.
pub(super) fn spoken(core: &Core, tag: Option<&str>) -> Result<Localizer, ApiError> {
    let Some(tag) = tag else { return Ok(core.loc()) };
    let language = Language::parse(tag).ok_or_else(|| {
        let message = tr::error_bad_value(&core.loc(), "language");
        core.refused(message).on("language")
    })?;
    Ok(Localizer::in_region(language, core.shell().system_region().as_deref()))
}

/// The day of the last sync, in words. `synced_at`: microseconds UTC.
pub(super) fn stamp(core: &Core, loc: &Localizer, synced_at: Option<i64>) -> Option<String> {
    let day = core.day_of(synced_at?)?;
    Some(tr::app_as_of(loc, &loc.format_date(day, DateStyle::Long)))
}
