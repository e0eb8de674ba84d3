//! The four figures above Today, each with a line that says what it means and a sparkline of how it came about.

use chrono::{Datelike, Days, NaiveDate};
use tandem_domain::Quarter;
use tandem_l10n::{Localizer, tr};
use tandem_store::{
    NavNumbers, Store,
    read::{
        Sum,
        today::{Daily, DailyCount, Period, PeriodSum},
    },
};

use super::shape::{money, spark, sums};
use crate::{
    ApiError, Core,
    view::{KpiKind, KpiView, Money},
};

/// Weeks before this one that a sparkline shows.
const WEEKS: u64 = 12;
const QUARTERS: u32 = 8;
/// Pixels of a sparkline, as the tiles have room for.
const SPARK_PX: (u32, u32) = (52, 26);

pub(super) async fn all(core: &Core, store: &Store, numbers: NavNumbers) -> Result<Vec<KpiView>, ApiError> {
    let pipeline = store.sum_open_pipeline().await.map_err(|e| core.store_error(e))?;
    let open = pipeline.iter().map(|sum| sum.n).sum();
    Ok(vec![
        open_pipeline(core, store, &pipeline).await?,
        won(core, store).await?,
        stalled_deals(core, store, numbers.stalled_deals, open).await?,
        stalled_learners(core, store, numbers.stalled_learners).await?,
    ])
}

async fn open_pipeline(core: &Core, store: &Store, pipeline: &[Sum]) -> Result<KpiView, ApiError> {
    let loc = core.loc();
    let known = sums(pipeline);
    let (n, unpriced): (i64, i64) = (pipeline.iter().map(|s| s.n).sum(), pipeline.iter().map(|s| s.unpriced).sum());
    let weeks = weeks(core.today());
    let since = weeks[0];
    let opened = store.list_period_sums(Period::OpenedByWeek, since).await.map_err(|e| core.store_error(e))?;
    let closed = store.list_period_sums(Period::ClosedByWeek, since).await.map_err(|e| core.store_error(e))?;
    let main = known.first().map(|money| money.currency.as_str());
    // Without a known amount the number of deals is all there is to show.
    let value = |sum: &PeriodSum| match main {
        Some(currency) if sum.currency == currency => sum.minor,
        Some(_) => 0,
        None => sum.n,
    };
    let flow = |sums: &[PeriodSum], week: NaiveDate| -> i64 {
        sums.iter().filter(|sum| sum.period_on == week).map(value).sum()
    };
    let now = known.first().map_or(n, |money| money.minor);
    // Back from today: what was opened in a week was not there before it, what was closed was.
    let mut series = vec![Some(now)];
    for week in weeks.iter().skip(1).rev() {
        let before = series.last().copied().flatten().unwrap_or_default() - flow(&opened, *week) + flow(&closed, *week);
        series.push(Some(before));
    }
    series.reverse();
    let word = |value: i64| main.map_or_else(|| loc.format_number(value), |c| loc.format_money_compact(value, c));
    Ok(KpiView {
        kind: KpiKind::OpenPipeline,
        count: known.is_empty().then_some(n),
        money: known.clone(),
        note: match unpriced {
            0 => tr::today_in_deals(&loc, n),
            _ => tr::today_in_deals_unpriced(&loc, n, unpriced),
        },
        spark: spark(core, &series, SPARK_PX)?,
        spark_summary: over_weeks(&loc, &series, word),
    })
}

async fn won(core: &Core, store: &Store) -> Result<KpiView, ApiError> {
    let (loc, quarter) = (core.loc(), Quarter::of(core.today()));
    let quarters: Vec<NaiveDate> = quarter.last(QUARTERS).map(Quarter::first_day).collect();
    let history = store.list_period_sums(Period::WonByQuarter, quarters[0]).await.map_err(|e| core.store_error(e))?;
    let targets = store.sum_targets(quarter.first_day()).await.map_err(|e| core.store_error(e))?;
    let now = won_in(&history, quarter);
    let main = main_currency(&now, &targets, &history);
    let amounts: Vec<Option<i64>> =
        quarters.iter().map(|on| main.as_deref().map(|c| won_on(&history, *on, c))).collect();
    let shown = match (&main, now.is_empty()) {
        // Nothing won is a known zero.
        (Some(currency), true) => vec![money(0, currency)],
        _ => now,
    };
    let word = |value: i64| main.as_deref().map_or_else(String::new, |c| loc.format_money_compact(value, c));
    let target = targets.iter().find(|sum| Some(&sum.currency) == main.as_ref() && sum.minor > 0);
    let note = match target {
        Some(target) => {
            let won = shown.iter().find(|money| money.currency == target.currency).map_or(0, |money| money.minor);
            let share = loc.format_percent_bp(won.saturating_mul(10_000) / target.minor);
            tr::today_won_of_target(&loc, &share, &word(target.minor))
        }
        None => before(&loc, &won_in(&history, quarter.back(1)), quarter.back(1), main.as_deref()),
    };
    let count = i64::try_from(amounts.len()).unwrap_or_default();
    let ends = amounts.first().copied().flatten().zip(amounts.last().copied().flatten());
    Ok(KpiView {
        kind: KpiKind::WonThisQuarter,
        money: shown,
        count: None,
        note,
        spark: spark(core, &amounts, SPARK_PX)?,
        spark_summary: ends.map_or_else(
            || tr::today_spark_none(&loc),
            |(first, last)| tr::today_spark_quarters(&loc, count, &word(first), &word(last)),
        ),
    })
}

fn before(loc: &Localizer, won: &[Money], quarter: Quarter, main: Option<&str>) -> String {
    let label = loc.quarter_label(quarter.first_day());
    match won.iter().find(|money| Some(money.currency.as_str()) == main) {
        Some(money) => tr::today_won_before(loc, &loc.format_money_compact(money.minor, &money.currency), &label),
        None => tr::today_won_none_before(loc, &label),
    }
}

/// Of this quarter, else of its targets, else of the newest quarter with a win.
fn main_currency(now: &[Money], targets: &[Sum], history: &[PeriodSum]) -> Option<String> {
    let of_now = now.first().map(|money| money.currency.clone());
    let of_target = || targets.first().map(|sum| sum.currency.clone());
    of_now.or_else(of_target).or_else(|| history.last().map(|sum| sum.currency.clone()))
}

fn won_in(history: &[PeriodSum], quarter: Quarter) -> Vec<Money> {
    let here = history.iter().filter(|sum| sum.period_on == quarter.first_day() && sum.n > sum.unpriced);
    here.map(|sum| money(sum.minor, &sum.currency)).collect()
}

fn won_on(history: &[PeriodSum], on: NaiveDate, currency: &str) -> i64 {
    history.iter().find(|sum| sum.period_on == on && sum.currency == currency).map_or(0, |sum| sum.minor)
}

async fn stalled_deals(core: &Core, store: &Store, n: u32, open: i64) -> Result<KpiView, ApiError> {
    let note = tr::today_of_open(&core.loc(), open);
    counted(core, store, KpiKind::StalledDeals, Daily::StalledDeals, n, note).await
}

async fn stalled_learners(core: &Core, store: &Store, n: u32) -> Result<KpiView, ApiError> {
    let count = store.count_stalled_learners(core.today(), None, None).await.map_err(|e| core.store_error(e))?;
    let note = tr::today_in_runs(&core.loc(), count.runs.into());
    counted(core, store, KpiKind::StalledLearners, Daily::StalledLearners, n, note).await
}

async fn counted(
    core: &Core,
    store: &Store,
    kind: KpiKind,
    daily: Daily,
    n: u32,
    note: String,
) -> Result<KpiView, ApiError> {
    let (loc, weeks) = (core.loc(), weeks(core.today()));
    let noted = store.list_daily_counts(daily, weeks[0]).await.map_err(|e| core.store_error(e))?;
    let mut series: Vec<Option<i64>> = weeks.iter().map(|week| last_of_week(&noted, *week)).collect();
    // The figure beside the line is its end.
    series.pop();
    series.push(Some(n.into()));
    Ok(KpiView {
        kind,
        money: Vec::new(),
        count: Some(n.into()),
        note,
        spark: spark(core, &series, SPARK_PX)?,
        spark_summary: over_weeks(&loc, &series, |value| loc.format_number(value)),
    })
}

fn last_of_week(noted: &[DailyCount], monday: NaiveDate) -> Option<i64> {
    let end = monday + Days::new(7);
    noted.iter().rev().find(|count| (monday..end).contains(&count.day_on)).map(|count| count.n)
}

/// Mondays, oldest first, this week's last.
fn weeks(today: NaiveDate) -> Vec<NaiveDate> {
    let monday = today - Days::new(today.weekday().num_days_from_monday().into());
    (0..=WEEKS).rev().map(|back| monday - Days::new(7 * back)).collect()
}

fn over_weeks(loc: &Localizer, series: &[Option<i64>], word: impl Fn(i64) -> String) -> String {
    let first = series.iter().enumerate().find_map(|(place, value)| Some((place, (*value)?)));
    let last = series.last().copied().flatten();
    match (first, last) {
        (Some((place, first)), Some(last)) if place + 1 < series.len() => {
            let weeks = i64::try_from(series.len() - 1 - place).unwrap_or_default();
            tr::today_spark_weeks(loc, weeks, &word(first), &word(last))
        }
        _ => tr::today_spark_none(loc),
    }
}
