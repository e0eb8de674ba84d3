//! What needs the user now, and the numbers and short histories above it. Nothing here reads more than a few hundred
//! rows of sums, however many deals there are.

use chrono::{Days, NaiveDate};
use sea_orm::FromQueryResult;
use tandem_model::{CourseId, EnrollmentId, PartnerId};
use uuid::Uuid;

use super::{
    deal::DealLine,
    frame::{CLOSING_DAYS, count},
    query::{Sum, day, id_list},
    reminder::mailed_at_sql,
};
use crate::{Error, OPEN_DEAL_SQL, Store, local::stall_flag};

/// The rule of [`tandem_domain::learner::idle_days`] for all enrolments on the day `?1`.
pub const STALLED_LEARNER_SQL: &str = "
SELECT e.id AS id, e.run_id AS run_id, e.person_id AS person_id, e.partner_id AS partner_id, e.region AS region,
  r.course_id AS course_id,
  CAST(julianday(?1) - julianday(
    max(r.starts_on, coalesce(e.last_active_on, r.starts_on), coalesce(e.registered_on, r.starts_on))) AS INTEGER) AS idle_days
FROM course_run r CROSS JOIN enrollment e ON e.run_id = r.id AND e.result IS NULL
WHERE ?1 BETWEEN r.starts_on AND date(r.starts_on, r.length_days || ' days')
  AND max(r.starts_on, coalesce(e.last_active_on, r.starts_on), coalesce(e.registered_on, r.starts_on)) < date(?1, '-14 days')";
const _: () = assert!(tandem_domain::learner::IDLE_DAYS == 14);

/// What was counted in one period: a quarter of what was won, a week of what was opened or closed.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PeriodSum {
    /// First day.
    pub period_on: NaiveDate,
    pub currency: String,
    pub n: i64,
    pub unpriced: i64,
    pub minor: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    WonByQuarter,
    OpenedByWeek,
    ClosedByWeek,
}

impl Period {
    const fn code(self) -> &'static str {
        match self {
            Self::WonByQuarter => "won",
            Self::OpenedByWeek => "opened",
            Self::ClosedByWeek => "closed",
        }
    }
}

/// Numbers that are noted once a day, because they can't be told afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Daily {
    StalledDeals,
    StalledLearners,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DailyCount {
    pub day_on: NaiveDate,
    pub n: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct LearnerLine {
    pub id: EnrollmentId,
    pub name: String,
    pub partner_id: PartnerId,
    pub partner_name: String,
    pub course_title: String,
    pub region: String,
    pub idle_days: i64,
    /// Last mail to the person that nobody has answered, microseconds UTC.
    pub mailed_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LearnerCount {
    pub learners: u32,
    /// Course runs that they are in.
    pub runs: u32,
}

impl Store {
    /// Open deals by currency, largest sum first.
    pub async fn sum_open_pipeline(&self) -> Result<Vec<Sum>, Error> {
        let sql = format!(
            "SELECT currency, sum(n) AS n, sum(unpriced) AS unpriced, sum(amount_minor) AS minor
             FROM deal_rollup WHERE {OPEN_DEAL_SQL} GROUP BY currency ORDER BY minor DESC"
        );
        self.rows(&sql, vec![]).await
    }

    /// Sums of the whole team from that day on, oldest first.
    pub async fn list_period_sums(&self, period: Period, since: NaiveDate) -> Result<Vec<PeriodSum>, Error> {
        let sql = "SELECT period_on, currency, n, unpriced, amount_minor AS minor FROM period_rollup
                   WHERE kind = ? AND period_on >= ? ORDER BY period_on, minor DESC";
        self.rows(sql, vec![period.code().into(), day(since)]).await
    }

    /// Targets of all partners for a quarter by currency.
    pub async fn sum_targets(&self, quarter_on: NaiveDate) -> Result<Vec<Sum>, Error> {
        let sql = "SELECT currency, count(*) AS n, 0 AS unpriced, sum(amount_minor) AS minor
                   FROM target WHERE quarter_on = ? GROUP BY currency ORDER BY minor DESC";
        self.rows(sql, vec![day(quarter_on)]).await
    }

    pub async fn list_daily_counts(&self, kind: Daily, since: NaiveDate) -> Result<Vec<DailyCount>, Error> {
        let kind = match kind {
            Daily::StalledDeals => "stalled_deals",
            Daily::StalledLearners => "stalled_learners",
        };
        let sql = "SELECT day_on, n FROM daily_count WHERE kind = ? AND day_on >= ? ORDER BY day_on";
        self.rows(sql, vec![kind.into(), day(since)]).await
    }

    /// Stalled deals, worst first, with the flag that says why.
    pub async fn list_worst_stalled(&self, limit: u64) -> Result<Vec<(DealLine, stall_flag::Model)>, Error> {
        let sql = "SELECT deal_id AS id FROM stalled_deal ORDER BY severity DESC, deal_id DESC LIMIT ?";
        let ids = self.ids(sql, vec![limit.cast_signed().into()]).await?;
        let sql = "SELECT f.* FROM json_each(?) j LEFT JOIN stall_flag f ON f.deal_id = unhex(j.value)
                   WHERE f.deal_id IS NOT NULL ORDER BY j.key";
        let flags: Vec<stall_flag::Model> = self.rows(sql, vec![id_list(&ids)]).await?;
        let lines = self.deal_lines(&ids).await?;
        let with_flag = |line: DealLine| {
            let flag = flags.iter().find(|flag| flag.deal_id == line.id)?.clone();
            Some((line, flag))
        };
        Ok(lines.into_iter().filter_map(with_flag).collect())
    }

    /// Open deals that are not stalled and close soon, the next first.
    pub async fn list_closing_soon(&self, today: NaiveDate, limit: u64) -> Result<Vec<DealLine>, Error> {
        let sql = format!(
            "SELECT id FROM deal WHERE {OPEN_DEAL_SQL} AND close_on BETWEEN ? AND ?
               AND NOT EXISTS (SELECT 1 FROM stalled_deal s WHERE s.deal_id = deal.id)
             ORDER BY close_on, id LIMIT ?"
        );
        let until = today + Days::new(CLOSING_DAYS);
        let ids = self.ids(&sql, vec![day(today), day(until), limit.cast_signed().into()]).await?;
        self.deal_lines(&ids).await
    }

    /// Learners who are stalled, the longest silent first.
    pub async fn list_stalled_learners(
        &self,
        today: NaiveDate,
        course: Option<CourseId>,
        region: Option<&str>,
        limit: u64,
    ) -> Result<Vec<LearnerLine>, Error> {
        let sql = format!(
            "SELECT s.id, coalesce(p.name, '') AS name, e.partner_id, coalesce(o.name, '') AS partner_name,
               coalesce(c.title, '') AS course_title, e.region, s.idle_days, {} AS mailed_at
             FROM (SELECT id, course_id, idle_days FROM ({STALLED_LEARNER_SQL})
                   WHERE (?2 IS NULL OR course_id = ?2) AND (?3 IS NULL OR region = ?3)
                   ORDER BY idle_days DESC, id LIMIT ?4) s
               CROSS JOIN enrollment e ON e.id = s.id
               LEFT JOIN person p ON p.id = e.person_id LEFT JOIN partner o ON o.id = e.partner_id
               LEFT JOIN course c ON c.id = s.course_id
             ORDER BY s.idle_days DESC, s.id",
            mailed_at_sql("e")
        );
        let course = course.map(|course| course.0);
        self.rows(&sql, vec![day(today), course.into(), region.into(), limit.cast_signed().into()]).await
    }

    pub async fn count_stalled_learners(
        &self,
        today: NaiveDate,
        course: Option<CourseId>,
        region: Option<&str>,
    ) -> Result<LearnerCount, Error> {
        #[derive(FromQueryResult)]
        struct Row {
            learners: i64,
            runs: i64,
        }
        let sql = format!(
            "SELECT count(*) AS learners, count(DISTINCT run_id) AS runs FROM ({STALLED_LEARNER_SQL})
             WHERE (?2 IS NULL OR course_id = ?2) AND (?3 IS NULL OR region = ?3)"
        );
        let course = course.map(|course| course.0);
        let row: Option<Row> = self.row(&sql, vec![day(today), course.into(), region.into()]).await?;
        Ok(row.map_or(LearnerCount::default(), |row| LearnerCount {
            learners: count(row.learners),
            runs: count(row.runs),
        }))
    }

    pub(crate) async fn ids(&self, sql: &str, values: Vec<sea_orm::Value>) -> Result<Vec<Uuid>, Error> {
        #[derive(FromQueryResult)]
        struct Id {
            id: Uuid,
        }
        Ok(self.rows::<Id>(sql, values).await?.into_iter().map(|row| row.id).collect())
    }
}
