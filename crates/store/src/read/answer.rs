//! What a partner asks about itself and its people.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use tandem_model::{PartnerId, PersonId, registration};

use super::query::id_list;
use crate::{Error, Store};

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PersonName {
    pub id: PersonId,
    pub name: String,
}

/// What somebody did in one run of a course.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct LearningLine {
    pub person_id: PersonId,
    pub course_title: String,
    /// [`tandem_model::TrainingResult`] code; `None` while the run goes on.
    pub result: Option<String>,
    pub ends_on: Option<NaiveDate>,
    /// Best known score of an exam in it, basis points.
    pub score_bp: Option<i64>,
    pub last_active_on: Option<NaiveDate>,
}

impl Store {
    /// Contacts and learners of a partner, by name.
    pub async fn list_names(&self, partner: PartnerId) -> Result<Vec<PersonName>, Error> {
        self.rows("SELECT id, name FROM person WHERE partner_id = ? ORDER BY name, id", vec![partner.into()]).await
    }

    /// What these people learned, the latest run first.
    pub async fn list_learning(&self, people: &[PersonId]) -> Result<Vec<LearningLine>, Error> {
        let ids: Vec<_> = people.iter().map(|person| person.0).collect();
        let sql = "SELECT e.person_id, coalesce(c.title, '') AS course_title, e.result, e.last_active_on,
                     date(r.starts_on, r.length_days || ' days') AS ends_on,
                     (SELECT max(a.score_bp) FROM attempt a WHERE a.enrollment_id = e.id) AS score_bp
                   FROM enrollment e LEFT JOIN course_run r ON r.id = e.run_id LEFT JOIN course c ON c.id = r.course_id
                   WHERE e.person_id IN (SELECT unhex(value) FROM json_each(?)) ORDER BY r.starts_on DESC, e.id";
        self.rows(sql, vec![id_list(&ids)]).await
    }

    /// The latest first.
    pub async fn list_partner_registrations(
        &self,
        partner: PartnerId,
        limit: u64,
    ) -> Result<Vec<registration::Model>, Error> {
        let sql = "SELECT * FROM registration WHERE partner_id = ? ORDER BY updated_at DESC, id LIMIT ?";
        self.rows(sql, vec![partner.into(), limit.cast_signed().into()]).await
    }
}
