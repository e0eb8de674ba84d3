//! Schema of the synced tables, the same on laptop and hub.
//!
//! Only what SQLite and PostgreSQL do alike is used: one change per `alter`, constraints in `CREATE TABLE` only.

mod m20261122_000001_first;
mod m20261126_000002_conflict;
mod m20261127_000003_registration;
mod m20261127_000004_task;

use sea_orm_migration::{MigrationTrait, prelude::*};

use crate::Table as SyncedTable;

/// The shared migrations; laptop and hub put them before their own.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000001_first::Migration),
        Box::new(m20261126_000002_conflict::Migration),
        Box::new(m20261127_000003_registration::Migration),
        Box::new(m20261127_000004_task::Migration),
    ]
}

/// Tables that came after the first schema, each with a migration of its own.
const LATER: &[SyncedTable] =
    &[SyncedTable::Task, SyncedTable::Conflict, SyncedTable::Registration, SyncedTable::Claim];

/// A secondary index, apart from its table so that a first load can do without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexDef {
    pub name: &'static str,
    pub table: SyncedTable,
    pub columns: &'static [&'static str],
}

const fn index(name: &'static str, table: SyncedTable, columns: &'static [&'static str]) -> IndexDef {
    IndexDef { name, table, columns }
}

/// Indexes that both sides need: the foreign keys that rows are looked up by.
pub const INDEXES: &[IndexDef] = &[
    index("person_by_partner", SyncedTable::Person, &["partner_id", "name"]),
    index("deal_by_partner", SyncedTable::Deal, &["partner_id", "updated_at", "id"]),
    index("deal_by_code", SyncedTable::Deal, &["code"]),
    index("stage_change_by_deal", SyncedTable::StageChange, &["deal_id", "changed_on"]),
    index("activity_by_partner", SyncedTable::Activity, &["partner_id", "happened_at"]),
    index("activity_by_deal", SyncedTable::Activity, &["deal_id", "happened_at"]),
    index("target_by_partner", SyncedTable::Target, &["partner_id", "quarter_on"]),
    index("course_run_by_course", SyncedTable::CourseRun, &["course_id"]),
    index("exam_by_run", SyncedTable::Exam, &["run_id"]),
    index("enrollment_by_run", SyncedTable::Enrollment, &["run_id"]),
    index("enrollment_by_partner", SyncedTable::Enrollment, &["partner_id"]),
    index("enrollment_by_person", SyncedTable::Enrollment, &["person_id"]),
    index("attempt_by_enrollment", SyncedTable::Attempt, &["enrollment_id"]),
    index("attempt_by_exam", SyncedTable::Attempt, &["exam_id"]),
    index("registration_by_status", SyncedTable::Registration, &["status", "due_at", "id"]),
    index("registration_by_partner", SyncedTable::Registration, &["partner_id", "updated_at"]),
    index("claim_by_registration", SyncedTable::Claim, &["registration_id"]),
    index("claim_by_partner", SyncedTable::Claim, &["partner_id"]),
    index("conflict_by_record", SyncedTable::Conflict, &["record_id", "state"]),
    index("conflict_by_state", SyncedTable::Conflict, &["state", "mine_at"]),
    index("task_by_partner", SyncedTable::Task, &["partner_id", "status", "due_on"]),
    index("task_by_deal", SyncedTable::Task, &["deal_id", "status", "due_on"]),
];

impl IndexDef {
    pub fn create(&self) -> IndexCreateStatement {
        let mut statement = Index::create();
        statement.name(self.name).table(Alias::new(self.table.code())).if_not_exists();
        for column in self.columns {
            statement.col(Alias::new(*column));
        }
        statement
    }

    /// Portable `DROP INDEX` (SQLite and PostgreSQL agree on this form).
    pub fn drop_sql(&self) -> String {
        format!("DROP INDEX IF EXISTS {}", self.name)
    }
}
