//! What a reminder of a learner is made from.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use tandem_model::{EnrollmentId, PersonId, enrollment};

use super::query::id_list;
use crate::{Error, Store};

/// When the person of the row `{person}` was last written to without an answer, microseconds UTC.
pub fn mailed_at_sql(person: &str) -> String {
    format!(
        "(SELECT max(m.happened_at) FROM activity m
          WHERE m.person_id = {person}.person_id AND m.kind = 'email' AND NOT m.two_way)"
    )
}

#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct ReminderLine {
    #[sea_orm(nested)]
    pub enrollment: enrollment::Model,
    /// Empty when the person is not there.
    pub person_name: String,
    pub email: Option<String>,
    pub partner_name: String,
    /// BCP 47 tag of the language the partner works in.
    pub language: Option<String>,
    pub course_title: String,
    pub starts_on: NaiveDate,
    pub length_days: i64,
    /// Exams of the run, and how many of them the learner has handed in.
    pub exams: i64,
    pub handed_in: i64,
    /// Last mail to the person that nobody has answered, microseconds UTC.
    pub mailed_at: Option<i64>,
}

impl ReminderLine {
    pub fn person_id(&self) -> PersonId {
        self.enrollment.person_id
    }
}

impl Store {
    /// In the order of the ids; those that are not there are left out.
    pub async fn list_reminder_lines(&self, ids: &[EnrollmentId]) -> Result<Vec<ReminderLine>, Error> {
        let sql = format!(
            "SELECT e.*, coalesce(p.name, '') AS person_name, p.email, coalesce(o.name, '') AS partner_name, o.language,
               coalesce(c.title, '') AS course_title, r.starts_on, r.length_days,
               (SELECT count(*) FROM exam x WHERE x.run_id = e.run_id) AS exams,
               (SELECT count(DISTINCT a.exam_id) FROM attempt a WHERE a.enrollment_id = e.id) AS handed_in,
               {} AS mailed_at
             FROM json_each(?) j CROSS JOIN enrollment e ON e.id = unhex(j.value)
               CROSS JOIN course_run r ON r.id = e.run_id LEFT JOIN course c ON c.id = r.course_id
               LEFT JOIN person p ON p.id = e.person_id LEFT JOIN partner o ON o.id = e.partner_id
             ORDER BY j.key",
            mailed_at_sql("e")
        );
        let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
        self.rows(&sql, vec![id_list(&ids)]).await
    }
}
