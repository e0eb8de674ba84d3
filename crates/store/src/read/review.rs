//! What a business review tells beside what other pages have. Each reads one partner's rows only.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use tandem_domain::review::Ended;
use tandem_model::{DealId, PartnerId};

use super::{
    frame::count,
    query::{day, micros},
};
use crate::{Error, Store};

/// A deal that was won or lost.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct EndedDeal {
    pub id: DealId,
    pub name: String,
    pub won: bool,
    pub opened_on: Option<NaiveDate>,
    pub ended_on: NaiveDate,
    pub amount_minor: Option<i64>,
    pub currency: String,
    pub registered: bool,
    /// The stage that it was in before; `None` where the history does not tell.
    pub from_stage: Option<String>,
}

/// What was done in some days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doings {
    /// Registrations that were submitted.
    pub registered: u32,
    /// Touches in which both sides took part.
    pub talks: u32,
    /// Enrolments that were passed, in course runs that ended in these days.
    pub passed: u32,
}

/// Who learned what at a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capability {
    /// People who passed a course at least.
    pub certified: u32,
    pub courses: Vec<CourseLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct CourseLine {
    pub code: String,
    pub title: String,
    /// People who passed it.
    pub certified: i64,
    /// Enrolments without a result yet.
    pub running: i64,
}

const ENDED_ON: &str = "coalesce(d.close_on, d.stage_entered_on)";

impl EndedDeal {
    pub fn ended(&self) -> Ended {
        Ended {
            won: self.won,
            opened_on: self.opened_on,
            ended_on: self.ended_on,
            amount_minor: self.amount_minor,
            currency: self.currency.clone(),
            registered: self.registered,
        }
    }
}

impl Store {
    /// Deals that ended on `from` or later and before `until`, the latest first.
    pub async fn list_ended_deals(
        &self,
        partner: PartnerId,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<EndedDeal>, Error> {
        let sql = format!(
            "SELECT d.id, d.name, d.stage = 'won' AS won, d.opened_on, {ENDED_ON} AS ended_on, d.amount_minor, d.currency,
               d.protected_until IS NOT NULL AS registered,
               (SELECT s.from_stage FROM stage_change s WHERE s.deal_id = d.id AND s.to_stage = d.stage
                ORDER BY s.changed_on DESC, s.id DESC LIMIT 1) AS from_stage
             FROM deal d WHERE d.partner_id = ?1 AND d.stage IN ('won', 'lost') AND {ENDED_ON} >= ?2 AND {ENDED_ON} < ?3
             ORDER BY ended_on DESC, d.id"
        );
        self.rows(&sql, vec![partner.into(), day(from), day(until)]).await
    }

    /// From `from` on, before `until`.
    pub async fn count_doings(&self, partner: PartnerId, from: NaiveDate, until: NaiveDate) -> Result<Doings, Error> {
        let at = || vec![partner.into(), micros(from), micros(until)];
        let registered = "SELECT count(*) FROM registration
                          WHERE partner_id = ?1 AND submitted_at >= ?2 AND submitted_at < ?3";
        let talks = "SELECT count(*) FROM activity
                     WHERE partner_id = ?1 AND two_way AND happened_at >= ?2 AND happened_at < ?3";
        let passed = "SELECT count(*) FROM enrollment e LEFT JOIN course_run r ON r.id = e.run_id
                      WHERE e.partner_id = ?1 AND e.result IN ('pass', 'distinction')
                        AND date(r.starts_on, r.length_days || ' days') >= ?2
                        AND date(r.starts_on, r.length_days || ' days') < ?3";
        Ok(Doings {
            registered: count(self.number(registered, at()).await?),
            talks: count(self.number(talks, at()).await?),
            passed: count(self.number(passed, vec![partner.into(), day(from), day(until)]).await?),
        })
    }

    /// All courses there are, with what people of this partner made of them.
    pub async fn capability(&self, partner: PartnerId) -> Result<Capability, Error> {
        let passed = "e.result IN ('pass', 'distinction')";
        let people =
            format!("SELECT count(DISTINCT e.person_id) FROM enrollment e WHERE e.partner_id = ? AND {passed}");
        let courses = format!(
            "SELECT c.code, c.title, coalesce(x.certified, 0) AS certified, coalesce(x.running, 0) AS running
             FROM course c LEFT JOIN (SELECT r.course_id, count(DISTINCT e.person_id) FILTER (WHERE {passed}) AS certified,
                 count(*) FILTER (WHERE e.result IS NULL) AS running
               FROM enrollment e LEFT JOIN course_run r ON r.id = e.run_id WHERE e.partner_id = ? GROUP BY r.course_id) x
               ON x.course_id = c.id ORDER BY c.code, c.id"
        );
        Ok(Capability {
            certified: count(self.number(&people, vec![partner.into()]).await?),
            courses: self.rows(&courses, vec![partner.into()]).await?,
        })
    }
}
