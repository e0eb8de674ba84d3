//! Tells the user about deals that became stalled, and about those that became severe since: one notification each, or
//! one digest above three. In quiet hours nothing is told, and nothing is forgotten.

use chrono::Days;
use tandem_domain::quiet::{DAY_MINUTES, is_quiet};
use tandem_l10n::{Localizer, tr};
use tandem_store::{DealTitle, Error, News, Store, Untold, local::stall_flag};

use crate::{Alert, Core, RecordRef, Snooze, reason};

/// More than this many at once are told as one digest.
const SINGLES: usize = 3;
/// For how long a notification offers to put a deal off.
const SNOOZE: Days = Days::new(7);

/// What became of the news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing is left to tell.
    All,
    /// The user is not to be disturbed now.
    Later,
}

/// Every cause is told at most once of each kind, also over restarts: it is noted as told before it is shown.
pub(crate) async fn tell_stalled(core: &Core, store: &Store) -> Result<Told, Error> {
    let (settings, now) = (core.settings(), core.shell().now_us());
    let most = SINGLES as u64;
    let mut stalled = store.list_untold_stalls(News::Stalled, most).await?;
    if stalled.count > 0 && !settings.notify_stalled {
        store.save_told_stalls(vec![News::Stalled], now).await?;
        stalled = Untold::default();
    }
    let severe = store.list_untold_stalls(News::Severe, most).await?;
    if stalled.count + severe.count == 0 {
        return Ok(Told::All);
    }
    let severe = if settings.notify_severe { severe } else { Untold::default() };
    let quiet = settings.quiet.is_some_and(|quiet| is_quiet(quiet.from, quiet.to, minute_of_day(core, now)));
    if quiet && stalled.count + severe.count > 0 {
        return Ok(Told::Later);
    }
    store.save_told_stalls(vec![News::Stalled, News::Severe], now).await?;
    show(core, store, News::Stalled, &stalled).await?;
    show(core, store, News::Severe, &severe).await?;
    Ok(Told::All)
}

async fn show(core: &Core, store: &Store, news: News, untold: &Untold) -> Result<(), Error> {
    for alert in alerts(core, store, news, untold).await? {
        if !core.shell().notify(alert) {
            tracing::warn!("a notification could not be shown");
        }
    }
    Ok(())
}

/// On the user's clock.
fn minute_of_day(core: &Core, now_us: i64) -> u16 {
    let minutes = now_us.div_euclid(60_000_000) + i64::from(core.shell().utc_offset_minutes());
    u16::try_from(minutes.rem_euclid(DAY_MINUTES.into())).unwrap_or_default()
}

async fn alerts(core: &Core, store: &Store, news: News, untold: &Untold) -> Result<Vec<Alert>, Error> {
    let titles = store.deal_titles(untold.worst.iter().map(|flag| flag.deal_id).collect()).await?;
    if untold.count > SINGLES as u64 {
        return Ok(vec![digest(&core.loc(), news, &titles, untold.count.cast_signed())]);
    }
    let alert = |flag: &stall_flag::Model| {
        let title = titles.iter().find(|title| title.id == flag.deal_id)?;
        single(core, news, title, &flag.verdict)
    };
    Ok(untold.worst.iter().filter_map(alert).collect())
}

fn single(core: &Core, news: News, deal: &DealTitle, verdict: &str) -> Option<Alert> {
    let loc = core.loc();
    let verdict: tandem_domain::Verdict = serde_json::from_str(verdict).ok()?;
    let why = reason::sentence(&loc, verdict.reasons.first()?, &deal.stage);
    let title = match news {
        News::Stalled => tr::notification_stalled_title(&loc, &deal.name),
        News::Severe => tr::notification_severe_title(&loc, &deal.name),
    };
    let snooze = core.today().checked_add_days(SNOOZE).map(|until| Snooze {
        label: tandem_l10n::strip_isolates(&tr::notification_snooze(&loc, until)),
        deal: deal.id.0,
        until,
    });
    Some(Alert {
        title: tandem_l10n::strip_isolates(&title),
        body: markup_free(tr::notification_stalled_body(&loc, &deal.partner_name, &why)),
        open_label: tr::notification_open(&loc),
        target: RecordRef::Deal(deal.id.0),
        snooze,
    })
}

fn digest(loc: &Localizer, news: News, titles: &[DealTitle], count: i64) -> Alert {
    let names: Vec<&str> = titles.iter().map(|title| title.name.as_str()).collect();
    let names = names.join(&tr::notification_list_separator(loc));
    let title = match news {
        News::Stalled => tr::notification_digest_title(loc, count),
        News::Severe => tr::notification_severe_digest_title(loc, count),
    };
    Alert {
        title: tandem_l10n::strip_isolates(&title),
        body: markup_free(tr::notification_digest_body(loc, &names)),
        open_label: tr::notification_open(loc),
        target: RecordRef::Today,
        snooze: None,
    }
}

/// A notification server may take a body, though not a title, for markup: nothing in a name may look like it.
fn markup_free(text: String) -> String {
    tandem_l10n::strip_isolates(&text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
