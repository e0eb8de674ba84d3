//! The few ways every read asks.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

use crate::{Error, Store};

/// Deals, learners, rows: an amount per currency. `minor` leaves out rows whose amount nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Sum {
    pub currency: String,
    pub n: i64,
    /// Rows without an amount.
    pub unpriced: i64,
    /// Minor units of `currency`.
    pub minor: i64,
}

impl Store {
    pub(crate) async fn rows<T: FromQueryResult>(&self, sql: &str, values: Vec<Value>) -> Result<Vec<T>, Error> {
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        Ok(T::find_by_statement(statement).all(self.reader()).await?)
    }

    pub(crate) async fn row<T: FromQueryResult>(&self, sql: &str, values: Vec<Value>) -> Result<Option<T>, Error> {
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        Ok(T::find_by_statement(statement).one(self.reader()).await?)
    }

    /// First column of the first row; 0 when there is none.
    pub(crate) async fn number(&self, sql: &str, values: Vec<Value>) -> Result<i64, Error> {
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        let found = self.reader().query_one_raw(statement).await?;
        Ok(found.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default())
    }

    pub(crate) async fn column(&self, sql: &str, values: Vec<Value>) -> Result<Vec<String>, Error> {
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        let found = self.reader().query_all_raw(statement).await?;
        Ok(found.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
    }
}

/// A list of ids as one bound value, for `unhex(value)` over `json_each(?)`: the text of the statement stays the same.
pub(crate) fn id_list(ids: &[Uuid]) -> Value {
    let ids: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
    serde_json::Value::from(ids).to_string().into()
}

/// A day as the columns keep it.
pub(crate) fn day(day: NaiveDate) -> Value {
    day.format("%F").to_string().into()
}

/// The beginning of a day as instants are kept, microseconds UTC.
pub(crate) fn micros(day: NaiveDate) -> Value {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros().into()
}
