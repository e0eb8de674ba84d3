//! Care for the file: is it whole, how much is in it, put the log into it, close it.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, TransactionTrait};
use tandem_model::{Table, for_table};

use crate::{Error, Store, gate::Priority, rollup};

/// Rows in each table.
pub type Counts = BTreeMap<Table, u64>;

impl Store {
    /// What is wrong with the file, in words for the log; empty when it is whole. Reads all of it.
    pub async fn integrity_check(&self) -> Result<Vec<String>, Error> {
        let damaged = problems(self.reader(), &["PRAGMA cipher_integrity_check"]).await?;
        // A connection that met a damaged page answers nothing more, so the second question would only repeat the first.
        if !damaged.is_empty() {
            return Ok(damaged);
        }
        // The check of the search index believes what its connection last knew of the index, and would find fault with
        // what others wrote since. Any search on that connection tells it.
        let one_connection = self.reader().begin().await?;
        let search = "SELECT rowid FROM search WHERE search MATCH 'a' LIMIT 1";
        problems(&one_connection, &[search, "PRAGMA integrity_check"]).await
    }

    /// Sums that differ from a recount; anything but 0 is a defect of ours.
    pub async fn count_rollup_differences(&self) -> Result<u64, Error> {
        let found = self.reader().query_one_raw(statement(&rollup::differences_sql())).await?;
        let n: i64 = found.ok_or(Error::Corrupt)?.try_get("", "n")?;
        Ok(n.unsigned_abs())
    }

    pub async fn counts(&self) -> Result<Counts, Error> {
        let mut counts = Counts::new();
        for table in Table::ALL {
            let n = for_table!(*table, Entity => Entity::find().count(self.reader()).await?);
            counts.insert(*table, n);
        }
        Ok(counts)
    }

    /// Moves what the write-ahead log holds into the file itself, as far as readers allow.
    pub async fn checkpoint(&self) -> Result<(), Error> {
        let work = |sqlite: &mut rusqlite::Connection| {
            Ok(sqlite.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
        };
        self.writer().run(Priority::Sync, work).await
    }

    /// Waits for running queries and writes, then closes. Readers go first: only the writer may checkpoint.
    pub async fn close(&self) -> Result<(), Error> {
        self.reader().close_by_ref().await?;
        self.writer().close().await
    }
}

/// What the last of the statements says; an error of any of them is a problem too.
async fn problems(db: &impl ConnectionTrait, statements: &[&str]) -> Result<Vec<String>, Error> {
    let mut said = Vec::new();
    for sql in statements {
        said = match db.query_all_raw(statement(sql)).await {
            Ok(rows) => rows,
            Err(error @ (DbErr::Query(_) | DbErr::Exec(_))) => return Ok(vec![error.to_string()]),
            Err(error) => return Err(error.into()),
        };
    }
    let said = said.iter().map(|row| row.try_get_by_index::<String>(0)).collect::<Result<Vec<_>, _>>()?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}

fn statement(sql: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, sql)
}
