//! Promises with the names in them: of a partner, of a deal, and those whose day has come.

use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};
use tandem_domain::task::SOON_DAYS;
use tandem_model::{DealId, MemberId, PartnerId, TaskId, task};

use super::query::day;
use crate::{Error, Store, index::OPEN_TASK_SQL};

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct TaskLine {
    pub id: TaskId,
    pub title: String,
    pub side: String,
    pub status: String,
    pub due_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub made_on: NaiveDate,
    pub partner_id: PartnerId,
    /// Empty when the partner is not there.
    pub partner_name: String,
    pub owner_id: Option<MemberId>,
    pub owner_name: Option<String>,
    pub person_name: Option<String>,
    pub deal_id: Option<DealId>,
    pub deal_code: Option<String>,
    pub deal_name: Option<String>,
}

/// Whose promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TasksOf {
    /// Those of its deals too.
    Partner(PartnerId),
    Deal(DealId),
}

/// Open promises by their day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueList {
    Overdue,
    /// From today on, for [`SOON_DAYS`] days.
    Soon,
}

const COLUMNS: &str = "
SELECT t.id, t.title, t.side, t.status, t.due_on, t.closed_on, t.made_on, t.partner_id,
  coalesce(p.name, '') AS partner_name, t.owner_id, m.name AS owner_name, o.name AS person_name,
  d.id AS deal_id, d.code AS deal_code, d.name AS deal_name";
const NAMES: &str = "LEFT JOIN partner p ON p.id = t.partner_id LEFT JOIN member m ON m.id = t.owner_id
  LEFT JOIN person o ON o.id = t.person_id LEFT JOIN deal d ON d.id = t.deal_id";

impl Store {
    /// By day, those without one last.
    pub async fn list_open_tasks(&self, of: TasksOf, limit: u64) -> Result<Vec<TaskLine>, Error> {
        let (column, id) = of.condition();
        let sql = format!(
            "{COLUMNS} FROM task t {NAMES} WHERE t.{column} = ? AND t.status = 'open'
             ORDER BY t.due_on IS NULL, t.due_on, t.made_on, t.id LIMIT ?"
        );
        self.rows(&sql, vec![id, limit.cast_signed().into()]).await
    }

    /// The latest first.
    pub async fn list_closed_tasks(&self, of: TasksOf, limit: u64) -> Result<Vec<TaskLine>, Error> {
        let (column, id) = of.condition();
        let sql = format!(
            "{COLUMNS} FROM task t {NAMES} WHERE t.{column} = ? AND t.status IN ('kept', 'dropped')
             ORDER BY t.closed_on DESC, t.id DESC LIMIT ?"
        );
        self.rows(&sql, vec![id, limit.cast_signed().into()]).await
    }

    /// All that are open, and whatever became of those of these days, last included: by their day, else by that on which
    /// they were made.
    pub async fn list_tasks_about(
        &self,
        partner: PartnerId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<TaskLine>, Error> {
        let sql = format!(
            "{COLUMNS} FROM task t {NAMES} WHERE t.partner_id = ?1
               AND (t.status NOT IN ('kept', 'dropped') OR coalesce(t.due_on, t.made_on) BETWEEN ?2 AND ?3)
             ORDER BY t.due_on IS NULL, t.due_on, t.made_on, t.id"
        );
        self.rows(&sql, vec![partner.into(), day(first), day(last)]).await
    }

    /// Whatever became of them.
    pub async fn list_tasks_due(
        &self,
        partner: PartnerId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<task::Model>, Error> {
        let sql = "SELECT * FROM task WHERE partner_id = ? AND due_on BETWEEN ? AND ?";
        self.rows(sql, vec![partner.into(), day(first), day(last)]).await
    }

    /// Of everybody, the earliest first.
    pub async fn list_due_tasks(&self, list: DueList, today: NaiveDate, limit: u64) -> Result<Vec<TaskLine>, Error> {
        let sql = format!(
            "{COLUMNS} FROM (SELECT id FROM task WHERE {OPEN_TASK_SQL} AND {} ORDER BY due_on, id LIMIT ?2) w
               LEFT JOIN task t ON t.id = w.id {NAMES} ORDER BY t.due_on, t.id",
            list.condition()
        );
        self.rows(&sql, vec![day(today), limit.cast_signed().into()]).await
    }

    pub(crate) async fn count_due_tasks(&self, list: DueList, today: NaiveDate) -> Result<i64, Error> {
        let sql = format!("SELECT count(*) FROM task WHERE {OPEN_TASK_SQL} AND {}", list.condition());
        self.number(&sql, vec![day(today)]).await
    }
}

impl TasksOf {
    fn condition(self) -> (&'static str, Value) {
        match self {
            Self::Partner(id) => ("partner_id", id.into()),
            Self::Deal(id) => ("deal_id", id.into()),
        }
    }
}

impl DueList {
    const fn condition(self) -> &'static str {
        match self {
            Self::Overdue => "due_on < ?1",
            Self::Soon => "due_on BETWEEN ?1 AND date(?1, '+7 days')",
        }
    }
}
const _: () = assert!(SOON_DAYS == 7);
