//! The forecast: what is to close in a quarter, and what became of it since a day.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use tandem_domain::{
    Quarter,
    forecast::{Line, Shift, shifts},
};
use tandem_l10n::{Localizer, tr};
use tandem_model::DealStage;
use tandem_store::read::{
    Sum,
    deal::DealLine,
    forecast::{ForecastLine, ForecastList, Was},
};

use super::{
    deal::row,
    shape::{money, sums},
};
use crate::{
    ApiError, Core,
    reason::stage_name,
    view::{ForecastQuery, ForecastRow, ForecastSince, ForecastSum, ForecastView, Money, ShiftMood, ShiftView},
};

/// Deals that are walked through one by one; the sums know all.
const WALKED: u64 = 300;
const MOST_AHEAD: u8 = 4;

pub(crate) async fn forecast(core: &Core, args: ForecastQuery) -> Result<ForecastView, ApiError> {
    let (today, store) = (core.today(), core.store()?);
    let ahead = args.ahead.unwrap_or_default().min(MOST_AHEAD);
    let quarter = (0..ahead).fold(Quarter::of(today), |quarter, _| Quarter::of(quarter.end()));
    let since = day_before(args.since.unwrap_or_default(), today);
    let me = core.me().await?;
    let list = ForecastList {
        owner: me.filter(|_| args.all != Some(true)),
        from: (ahead > 0).then(|| quarter.first_day()),
        until: quarter.end(),
        since,
        limit: WALKED,
    };
    let found = store.forecast(list).await.map_err(|e| core.store_error(e))?;
    let loc = core.loc();
    let rows = |lines: Vec<ForecastLine>| lines.into_iter().map(|line| told(&loc, line)).collect();
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    Ok(ForecastView {
        quarter: loc.quarter_label(quarter.first_day()),
        since,
        // A day of which the laptop saw only the end is not known either.
        known_from: found.known_from.filter(|from| *from > since),
        me: me.and(state.workspace).and_then(|workspace| workspace.me).map(|me| me.to_string()),
        here: rows(found.here),
        left: rows(found.left),
        difference: difference(&found.now, &found.then),
        now: summed(&found.now),
        then: summed(&found.then),
    })
}

fn day_before(since: ForecastSince, today: NaiveDate) -> NaiveDate {
    match since {
        ForecastSince::Day => today - Days::new(1),
        ForecastSince::Week => today - Days::new(7),
        ForecastSince::Month => today - Months::new(1),
        ForecastSince::Quarter => Quarter::of(today).first_day() - Days::new(1),
    }
}

fn summed(by_currency: &[Sum]) -> ForecastSum {
    let count = |of: fn(&Sum) -> i64| u32::try_from(by_currency.iter().map(of).sum::<i64>()).unwrap_or_default();
    ForecastSum { count: count(|sum| sum.n), sum: sums(by_currency), unpriced: count(|sum| sum.unpriced) }
}

fn difference(now: &[Sum], then: &[Sum]) -> Vec<Money> {
    let mut by_currency: BTreeMap<&str, i64> = BTreeMap::new();
    for (sums, sign) in [(now, 1), (then, -1)] {
        for sum in sums {
            let minor = by_currency.entry(&sum.currency).or_default();
            *minor = minor.saturating_add(sum.minor.saturating_mul(sign));
        }
    }
    by_currency.into_iter().filter(|(_, minor)| *minor != 0).map(|(code, minor)| money(minor, code)).collect()
}

fn told(loc: &Localizer, line: ForecastLine) -> ForecastRow {
    let now = line_of(&line.deal);
    let shifts = match &line.was {
        Was::Same => Vec::new(),
        Was::Missing => shifts(None, &now),
        Was::Other(before) => shifts(Some(before), &now),
    };
    let shifts = shifts.iter().map(|shift| shift_view(loc, shift, &now.currency)).collect();
    ForecastRow { deal: row(line.deal), shifts }
}

fn line_of(deal: &DealLine) -> Line {
    Line {
        stage: deal.stage.clone(),
        close_on: deal.close_on,
        amount_minor: deal.amount_minor,
        currency: deal.currency.clone(),
    }
}

fn shift_view(loc: &Localizer, shift: &Shift, currency: &str) -> ShiftView {
    use ShiftMood::{Bad, Good, Plain};
    let (mood, text) = match shift {
        Shift::New => (Good, tr::forecast_shift_new(loc)),
        Shift::Won => (Good, tr::forecast_shift_won(loc)),
        Shift::Lost => (Bad, tr::forecast_shift_lost(loc)),
        Shift::Stage { from, to } => {
            let mood = if is_forward(from, to) { Good } else { Bad };
            (mood, tr::forecast_shift_stage(loc, &stage_name(loc, from), &stage_name(loc, to)))
        }
        Shift::Later { days } => (Bad, tr::forecast_shift_later(loc, *days)),
        Shift::Sooner { days } => (Good, tr::forecast_shift_sooner(loc, *days)),
        Shift::Dated => (Good, tr::forecast_shift_dated(loc)),
        Shift::Undated => (Bad, tr::forecast_shift_undated(loc)),
        Shift::More { minor } => (Good, tr::forecast_shift_more(loc, &loc.format_money(*minor, currency))),
        Shift::Less { minor } => (Bad, tr::forecast_shift_less(loc, &loc.format_money(*minor, currency))),
        Shift::Repriced => (Plain, tr::forecast_shift_repriced(loc)),
    };
    ShiftView { mood, text }
}

fn is_forward(from: &str, to: &str) -> bool {
    let place = |code: &str| DealStage::ALL.iter().position(|stage| stage.code() == code);
    place(from) < place(to)
}
