//! The list of synced tables, in the order in which a parent precedes its children.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What every synced row has, whatever its table.
pub trait SyncedRow {
    const TABLE: Table;
    fn uuid(&self) -> Uuid;
    fn version(&self) -> i64;
    fn set_version(&mut self, version: i64);
    fn into_row(self) -> Row;
    /// `None` for a row of another table.
    fn from_row(row: Row) -> Option<Self>
    where
        Self: Sized;
}

macro_rules! tables {
    ($($variant:ident $module:ident),* $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Table { $($variant),* }

        impl Table {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Name of the table in SQL and on the wire.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => stringify!($module)),* }
            }

            pub fn parse(code: &str) -> Option<Self> {
                match code { $(stringify!($module) => Some(Self::$variant),)* _ => None }
            }
        }

        /// One row of any synced table.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "t", content = "row", rename_all = "snake_case")]
        pub enum Row { $($variant($crate::$module::Model)),* }

        impl Row {
            pub fn table(&self) -> Table {
                match self { $(Self::$variant(_) => Table::$variant),* }
            }
            pub fn uuid(&self) -> Uuid {
                match self { $(Self::$variant(row) => row.uuid()),* }
            }
            pub fn version(&self) -> i64 {
                match self { $(Self::$variant(row) => row.version),* }
            }
            pub fn set_version(&mut self, version: i64) {
                match self { $(Self::$variant(row) => row.version = version),* }
            }
        }

        $(impl SyncedRow for $crate::$module::Model {
            const TABLE: Table = Table::$variant;
            fn uuid(&self) -> Uuid { self.id.0 }
            fn version(&self) -> i64 { self.version }
            fn set_version(&mut self, version: i64) { self.version = version; }
            fn into_row(self) -> Row { Row::$variant(self) }
            fn from_row(row: Row) -> Option<Self> {
                match row { Row::$variant(row) => Some(row), _ => None }
            }
        })*
    };
}

tables! {
    Member member,
    Partner partner,
    Person person,
    Account account,
    Product product,
    Deal deal,
    StageChange stage_change,
    Activity activity,
    Task task,
    Target target,
    Course course,
    CourseRun course_run,
    Exam exam,
    Enrollment enrollment,
    Attempt attempt,
    Registration registration,
    Claim claim,
    Conflict conflict,
}

/// Runs `$body` with `$entity` naming the sea-orm entity of `$table`.
#[macro_export]
macro_rules! for_table {
    ($table:expr, $entity:ident => $body:expr) => {
        match $table {
            $crate::Table::Member => {
                use $crate::member::Entity as $entity;
                $body
            }
            $crate::Table::Partner => {
                use $crate::partner::Entity as $entity;
                $body
            }
            $crate::Table::Person => {
                use $crate::person::Entity as $entity;
                $body
            }
            $crate::Table::Account => {
                use $crate::account::Entity as $entity;
                $body
            }
            $crate::Table::Product => {
                use $crate::product::Entity as $entity;
                $body
            }
            $crate::Table::Deal => {
                use $crate::deal::Entity as $entity;
                $body
            }
            $crate::Table::StageChange => {
                use $crate::stage_change::Entity as $entity;
                $body
            }
            $crate::Table::Activity => {
                use $crate::activity::Entity as $entity;
                $body
            }
            $crate::Table::Target => {
                use $crate::target::Entity as $entity;
                $body
            }
            $crate::Table::Course => {
                use $crate::course::Entity as $entity;
                $body
            }
            $crate::Table::CourseRun => {
                use $crate::course_run::Entity as $entity;
                $body
            }
            $crate::Table::Exam => {
                use $crate::exam::Entity as $entity;
                $body
            }
            $crate::Table::Enrollment => {
                use $crate::enrollment::Entity as $entity;
                $body
            }
            $crate::Table::Attempt => {
                use $crate::attempt::Entity as $entity;
                $body
            }
            $crate::Table::Registration => {
                use $crate::registration::Entity as $entity;
                $body
            }
            $crate::Table::Claim => {
                use $crate::claim::Entity as $entity;
                $body
            }
            $crate::Table::Conflict => {
                use $crate::conflict::Entity as $entity;
                $body
            }
            $crate::Table::Task => {
                use $crate::task::Entity as $entity;
                $body
            }
        }
    };
}
