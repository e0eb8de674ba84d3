//! What a brief about one partner tells beside what its page has. Each reads that partner's rows only.

use chrono::{Days, NaiveDate};
use sea_orm::FromQueryResult;
use tandem_domain::{brief::PROTECTION_DAYS, learner::IDLE_DAYS};
use tandem_model::{DealId, PartnerId, stage_change};

use super::{
    activity::ActivityLine,
    deal::DealLine,
    frame::{CLOSING_DAYS, count},
    query::{Sum, day},
};
use crate::{Error, OPEN_DEAL_SQL, Store};

/// What learners of a partner did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    pub enrolled: u32,
    pub submitted: u32,
    /// Passed a course run that ended in these days.
    pub completed: u32,
}

/// An open deal that closes soon or whose protection ends soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub line: DealLine,
    pub what: DeadlineOf,
    pub on: NaiveDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineOf {
    Close,
    Protection,
}

/// The days of an open deal that lie ahead; `None` where there is none.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Dated {
    pub id: DealId,
    pub code: String,
    pub name: String,
    pub next_step: Option<String>,
    pub next_step_on: Option<NaiveDate>,
    pub close_on: Option<NaiveDate>,
    pub protected_until: Option<NaiveDate>,
}

impl Store {
    /// The last touch in which both sides took part.
    pub async fn find_last_talk(&self, partner: PartnerId) -> Result<Option<ActivityLine>, Error> {
        let sql = super::activity::sql("a.partner_id = ? AND a.two_way", 1);
        self.row(&sql, vec![partner.into()]).await
    }

    /// Later than that day, in the order in which they were made.
    pub async fn list_moves(&self, partner: PartnerId, after: NaiveDate) -> Result<Vec<stage_change::Model>, Error> {
        let sql = "SELECT s.* FROM deal d CROSS JOIN stage_change s ON s.deal_id = d.id AND s.changed_on > ?2
                   WHERE d.partner_id = ?1 ORDER BY s.changed_on, s.id";
        self.rows(sql, vec![partner.into(), day(after)]).await
    }

    pub async fn learning_since(
        &self,
        partner: PartnerId,
        after: NaiveDate,
        today: NaiveDate,
    ) -> Result<Learning, Error> {
        #[derive(FromQueryResult)]
        struct Row {
            enrolled: i64,
            submitted: i64,
            completed: i64,
        }
        let sql = "SELECT count(*) FILTER (WHERE e.registered_on > ?2 AND e.registered_on <= ?3) AS enrolled,
                     count(*) FILTER (WHERE e.result IN ('pass', 'distinction')
                       AND date(r.starts_on, r.length_days || ' days') > ?2
                       AND date(r.starts_on, r.length_days || ' days') <= ?3) AS completed,
                     coalesce(sum((SELECT count(*) FROM attempt a WHERE a.enrollment_id = e.id
                       AND a.submitted_on > ?2 AND a.submitted_on <= ?3)), 0) AS submitted
                   FROM enrollment e LEFT JOIN course_run r ON r.id = e.run_id WHERE e.partner_id = ?1";
        let row: Option<Row> = self.row(sql, vec![partner.into(), day(after), day(today)]).await?;
        Ok(row.map_or(Learning::default(), |row| Learning {
            enrolled: count(row.enrolled),
            submitted: count(row.submitted),
            completed: count(row.completed),
        }))
    }

    /// Open deals that close soon, or whose protection ends soon: the earlier of the two, the next first.
    pub async fn list_deadlines(&self, partner: PartnerId, today: NaiveDate) -> Result<Vec<Deadline>, Error> {
        #[derive(FromQueryResult)]
        struct Found {
            id: uuid::Uuid,
            closes: bool,
            day_on: NaiveDate,
        }
        let sql = format!(
            "SELECT id, what = 'close' AS closes, min(day_on) AS day_on FROM (
               SELECT id, 'close' AS what, close_on AS day_on FROM deal
                 WHERE partner_id = ?1 AND {OPEN_DEAL_SQL} AND close_on BETWEEN ?2 AND ?3
               UNION ALL SELECT id, 'protection', protected_until FROM deal
                 WHERE partner_id = ?1 AND {OPEN_DEAL_SQL} AND protected_until BETWEEN ?2 AND ?4)
             GROUP BY id ORDER BY 3, id"
        );
        let (closing, protection) = (today + Days::new(CLOSING_DAYS), today + Days::new(PROTECTION_DAYS));
        let values = vec![partner.into(), day(today), day(closing), day(protection)];
        let found: Vec<Found> = self.rows(&sql, values).await?;
        let lines = self.deal_lines(&found.iter().map(|one| one.id).collect::<Vec<_>>()).await?;
        let deadline = |line: DealLine| {
            let one = found.iter().find(|one| one.id == line.id.0)?;
            let what = if one.closes { DeadlineOf::Close } else { DeadlineOf::Protection };
            Some(Deadline { line, what, on: one.day_on })
        };
        Ok(lines.into_iter().filter_map(deadline).collect())
    }

    /// Open deals with a day from `today` on.
    pub async fn list_dated_deals(
        &self,
        partner: PartnerId,
        today: NaiveDate,
        limit: u64,
    ) -> Result<Vec<Dated>, Error> {
        let ahead = |column: &str| format!("CASE WHEN {column} >= ?2 THEN {column} END AS {column}");
        let sql = format!(
            "SELECT id, code, name, next_step, {}, {}, {} FROM deal WHERE partner_id = ?1 AND {OPEN_DEAL_SQL}
               AND (next_step_on >= ?2 OR close_on >= ?2 OR protected_until >= ?2) ORDER BY code LIMIT ?3",
            ahead("next_step_on"),
            ahead("close_on"),
            ahead("protected_until")
        );
        self.rows(&sql, vec![partner.into(), day(today), limit.cast_signed().into()]).await
    }

    /// Next steps that are planned on open deals, by day, those without one last; with how many there are.
    pub async fn list_next_steps(&self, partner: PartnerId, limit: u64) -> Result<(Vec<Dated>, u32), Error> {
        let which = format!("FROM deal WHERE partner_id = ? AND {OPEN_DEAL_SQL} AND next_step IS NOT NULL");
        let sql = format!(
            "SELECT id, code, name, next_step, next_step_on, close_on, protected_until {which}
             ORDER BY next_step_on IS NULL, next_step_on, id LIMIT ?"
        );
        let steps = self.rows(&sql, vec![partner.into(), limit.cast_signed().into()]).await?;
        let total = self.number(&format!("SELECT count(*) {which}"), vec![partner.into()]).await?;
        Ok((steps, count(total)))
    }

    /// The rule of [`tandem_domain::learner::idle_days`] for the learners of one partner.
    pub async fn count_idle_learners(&self, partner: PartnerId, today: NaiveDate) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM enrollment e LEFT JOIN course_run r ON r.id = e.run_id
                   WHERE e.partner_id = ?1 AND e.result IS NULL
                     AND ?2 BETWEEN r.starts_on AND date(r.starts_on, r.length_days || ' days')
                     AND max(r.starts_on, coalesce(e.last_active_on, r.starts_on),
                       coalesce(e.registered_on, r.starts_on)) < date(?2, ?3)";
        let idle = format!("-{IDLE_DAYS} days");
        Ok(count(self.number(sql, vec![partner.into(), day(today), idle.into()]).await?))
    }

    pub async fn sum_partner_targets(&self, partner: PartnerId, quarter_on: NaiveDate) -> Result<Vec<Sum>, Error> {
        let sql = "SELECT currency, count(*) AS n, 0 AS unpriced, sum(amount_minor) AS minor
                   FROM target WHERE partner_id = ? AND quarter_on = ? GROUP BY currency ORDER BY minor DESC";
        self.rows(sql, vec![partner.into(), day(quarter_on)]).await
    }
}
