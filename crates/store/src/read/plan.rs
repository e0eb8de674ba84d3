//! The plan with a partner, and how its people learn.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use tandem_model::{PartnerId, target};

use super::query::day;
use crate::{Error, Store};

/// Somebody in a run of a course that goes on.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct RunningLine {
    pub id: tandem_model::EnrollmentId,
    pub name: String,
    pub course_title: String,
    /// `None` when nothing was done yet.
    pub last_active_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
}

impl Store {
    /// Targets of quarters from `since` to `until`, both first days of a quarter.
    pub async fn list_targets(
        &self,
        partner: PartnerId,
        since: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<target::Model>, Error> {
        let sql = "SELECT * FROM target WHERE partner_id = ? AND quarter_on BETWEEN ? AND ? ORDER BY quarter_on, id";
        self.rows(sql, vec![partner.into(), day(since), day(until)]).await
    }

    /// Who of a partner is learning, those that did nothing for longest first.
    pub async fn list_running(&self, partner: PartnerId, limit: u64) -> Result<Vec<RunningLine>, Error> {
        let sql = "SELECT e.id, coalesce(p.name, '') AS name, coalesce(c.title, '') AS course_title, e.last_active_on,
                     date(r.starts_on, r.length_days || ' days') AS ends_on
                   FROM enrollment e LEFT JOIN person p ON p.id = e.person_id LEFT JOIN course_run r ON r.id = e.run_id
                     LEFT JOIN course c ON c.id = r.course_id
                   WHERE e.partner_id = ? AND e.result IS NULL ORDER BY coalesce(e.last_active_on, e.registered_on), e.id LIMIT ?";
        self.rows(sql, vec![partner.into(), limit.cast_signed().into()]).await
    }
}
