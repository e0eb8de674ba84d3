//! Open deals by expected close, and what became of them since a day: for the weekly walk.

use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};
use tandem_domain::forecast::Line;
use tandem_model::{DealId, MemberId};
use uuid::Uuid;

use super::{
    deal::DealLine,
    query::{Sum, day, id_list},
};
use crate::{Error, OPEN_DEAL_SQL, Store};

/// What to look at.
#[derive(Clone, Copy, Debug)]
pub struct ForecastList {
    pub owner: Option<MemberId>,
    /// `None`: also what should have closed long ago.
    pub from: Option<NaiveDate>,
    /// The first day that is too late.
    pub until: NaiveDate,
    /// Changes after this day count.
    pub since: NaiveDate,
    pub limit: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// Open deals that close in time, soonest first.
    pub here: Vec<ForecastLine>,
    /// Deals that were to close in time and no longer are: closed, or put off.
    pub left: Vec<ForecastLine>,
    /// Of all that close in time, largest first, also beyond the limit.
    pub now: Vec<Sum>,
    /// The same as it was when the day ended.
    pub then: Vec<Sum>,
    /// The first day of which this laptop can tell; `None` before the deals were judged once.
    pub known_from: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastLine {
    pub deal: DealLine,
    pub was: Was,
}

/// What a deal was when the day ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Was {
    /// As it is.
    Same,
    /// It was not there.
    Missing,
    Other(Line),
}

#[derive(FromQueryResult)]
struct Past {
    deal_id: DealId,
    stage: Option<String>,
    close_on: Option<NaiveDate>,
    amount_minor: Option<i64>,
    currency: Option<String>,
}

#[derive(FromQueryResult)]
struct Day {
    day_on: NaiveDate,
}

/// The condition that a line of `alias` counts for the list, with `?` for its values in the order of [`in_time`].
fn in_time_sql(alias: &str, list: &ForecastList) -> String {
    let from = if list.from.is_some() { format!(" AND {alias}.close_on >= ?") } else { String::new() };
    format!("{alias}.{OPEN_DEAL_SQL} AND {alias}.close_on < ?{from}")
}

fn in_time(list: &ForecastList) -> impl Iterator<Item = Value> {
    std::iter::once(day(list.until)).chain(list.from.map(day))
}

fn owner_sql(list: &ForecastList) -> &'static str {
    if list.owner.is_some() { " AND d.owner_id = ?" } else { "" }
}

fn owner(list: &ForecastList) -> Option<Value> {
    list.owner.map(Value::from)
}

/// Deals that changed since, each with its oldest line since: what it was before.
const CHANGED_SQL: &str = "(SELECT deal_id, min(day_on) AS day_on FROM deal_past INDEXED BY deal_past_by_day
                            WHERE day_on > ? GROUP BY deal_id) c
                           CROSS JOIN deal_past p ON p.deal_id = c.deal_id AND p.day_on = c.day_on
                           CROSS JOIN deal d ON d.id = c.deal_id";

const SUM_SQL: &str = "count(*) AS n, coalesce(sum(amount_minor IS NULL), 0) AS unpriced,
                       coalesce(sum(amount_minor), 0) AS minor";

impl Store {
    pub async fn forecast(&self, list: ForecastList) -> Result<Forecast, Error> {
        let here = self.with_past(&list, self.ids_in_time(&list).await?).await?;
        let left = self.with_past(&list, self.ids_that_left(&list).await?).await?;
        let now = self.sums_in_time(&list).await?;
        let then = self.sums_then(&list, &now).await?;
        let known: Option<Day> = self.row("SELECT day_on FROM deal_past_since", vec![]).await?;
        Ok(Forecast { here, left, now, then, known_from: known.map(|known| known.day_on) })
    }

    async fn ids_in_time(&self, list: &ForecastList) -> Result<Vec<Uuid>, Error> {
        let sql = format!(
            "SELECT d.id FROM deal d WHERE {}{} ORDER BY d.close_on, d.id LIMIT ?",
            in_time_sql("d", list),
            owner_sql(list)
        );
        self.ids(&sql, in_time(list).chain(owner(list)).chain([list.limit.cast_signed().into()]).collect()).await
    }

    async fn ids_that_left(&self, list: &ForecastList) -> Result<Vec<Uuid>, Error> {
        let sql = format!(
            "SELECT d.id FROM {CHANGED_SQL} WHERE {}{} AND ({}) IS NOT TRUE ORDER BY p.close_on, d.id LIMIT ?",
            in_time_sql("p", list),
            owner_sql(list),
            in_time_sql("d", list)
        );
        let values = [day(list.since)].into_iter().chain(in_time(list)).chain(owner(list)).chain(in_time(list));
        self.ids(&sql, values.chain([list.limit.cast_signed().into()]).collect()).await
    }

    async fn with_past(&self, list: &ForecastList, ids: Vec<Uuid>) -> Result<Vec<ForecastLine>, Error> {
        let sql = "SELECT p.* FROM json_each(?) j CROSS JOIN deal_past p ON p.deal_id = unhex(j.value)
                     AND p.day_on = (SELECT min(q.day_on) FROM deal_past q WHERE q.deal_id = p.deal_id AND q.day_on > ?)";
        let past: Vec<Past> = self.rows(sql, vec![id_list(&ids), day(list.since)]).await?;
        let mut past: std::collections::HashMap<DealId, Was> = past.into_iter().map(Past::told).collect();
        let line = |deal: DealLine| ForecastLine { was: past.remove(&deal.id).unwrap_or(Was::Same), deal };
        Ok(self.deal_lines(&ids).await?.into_iter().map(line).collect())
    }

    async fn sums_in_time(&self, list: &ForecastList) -> Result<Vec<Sum>, Error> {
        let sql = format!(
            "SELECT currency, {SUM_SQL} FROM deal d WHERE {}{} GROUP BY +currency ORDER BY minor DESC",
            in_time_sql("d", list),
            owner_sql(list)
        );
        self.rows(&sql, in_time(list).chain(owner(list)).collect()).await
    }

    /// The sums of now, with what has changed since taken back.
    async fn sums_then(&self, list: &ForecastList, now: &[Sum]) -> Result<Vec<Sum>, Error> {
        let mut then = now.to_vec();
        for (alias, sign) in [("d", -1), ("p", 1)] {
            let sql = format!(
                "SELECT currency, {SUM_SQL} FROM (SELECT {alias}.currency, {alias}.amount_minor FROM {CHANGED_SQL}
                 WHERE {}{}) GROUP BY currency",
                in_time_sql(alias, list),
                owner_sql(list)
            );
            let values = [day(list.since)].into_iter().chain(in_time(list)).chain(owner(list));
            let changed: Vec<Sum> = self.rows(&sql, values.collect()).await?;
            changed.into_iter().for_each(|sum| add(&mut then, sum, sign));
        }
        then.retain(|sum| sum.n > 0);
        then.sort_by_key(|sum| std::cmp::Reverse(sum.minor));
        Ok(then)
    }
}

fn add(sums: &mut Vec<Sum>, by: Sum, sign: i64) {
    let place = sums.iter().position(|sum| sum.currency == by.currency).unwrap_or_else(|| {
        sums.push(Sum { currency: by.currency.clone(), n: 0, unpriced: 0, minor: 0 });
        sums.len() - 1
    });
    let sum = &mut sums[place];
    sum.n += sign * by.n;
    sum.unpriced += sign * by.unpriced;
    sum.minor = sum.minor.saturating_add(by.minor.saturating_mul(sign));
}

impl Past {
    fn told(self) -> (DealId, Was) {
        let was = match self.stage {
            None => Was::Missing,
            Some(stage) => Was::Other(Line {
                stage,
                close_on: self.close_on,
                amount_minor: self.amount_minor,
                currency: self.currency.unwrap_or_default(),
            }),
        };
        (self.deal_id, was)
    }
}
