//! Tells the user about deals that became stalled: one notification each, or one digest above three.

use tandem_l10n::{Localizer, tr};
use tandem_store::{DealTitle, Error, Store, local::stall_flag};

use crate::{Alert, Core, RecordRef, reason};

/// More than this many at once are told as one digest.
const SINGLES: usize = 3;

/// Every cause is told at most once, also over restarts: it is noted as told before it is shown.
pub(crate) async fn tell_stalled(core: &Core, store: &Store) -> Result<(), Error> {
    let untold = store.list_untold_stalls(SINGLES as u64).await?;
    if untold.count == 0 {
        return Ok(());
    }
    store.save_told_stalls(core.shell().now_us()).await?;
    if !core.settings().notify_stalled {
        return Ok(());
    }
    let titles = store.deal_titles(untold.worst.iter().map(|flag| flag.deal_id).collect()).await?;
    let loc = core.loc();
    let alerts = if untold.count > SINGLES as u64 {
        vec![digest(&loc, &titles, untold.count.cast_signed())]
    } else {
        let alert = |flag: &stall_flag::Model| {
            single(&loc, titles.iter().find(|title| title.id == flag.deal_id)?, &flag.verdict)
        };
        untold.worst.iter().filter_map(alert).collect()
    };
    for alert in alerts {
        if !core.shell().notify(alert) {
            tracing::warn!("a notification could not be shown");
        }
    }
    Ok(())
}

fn single(loc: &Localizer, deal: &DealTitle, verdict: &str) -> Option<Alert> {
    let verdict: tandem_domain::Verdict = serde_json::from_str(verdict).ok()?;
    let why = reason::sentence(loc, verdict.reasons.first()?, &deal.stage);
    Some(Alert {
        title: tandem_l10n::strip_isolates(&tr::notification_stalled_title(loc, &deal.name)),
        body: markup_free(tr::notification_stalled_body(loc, &deal.partner_name, &why)),
        open_label: tr::notification_open(loc),
        target: RecordRef::Deal(deal.id.0),
    })
}

fn digest(loc: &Localizer, titles: &[DealTitle], count: i64) -> Alert {
    let names: Vec<&str> = titles.iter().map(|title| title.name.as_str()).collect();
    let names = names.join(&tr::notification_list_separator(loc));
    Alert {
        title: tandem_l10n::strip_isolates(&tr::notification_digest_title(loc, count)),
        body: markup_free(tr::notification_digest_body(loc, &names)),
        open_label: tr::notification_open(loc),
        target: RecordRef::Today,
    }
}

/// A notification server may take a body, though not a title, for markup: nothing in a name may look like it.
fn markup_free(text: String) -> String {
    tandem_l10n::strip_isolates(&text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
