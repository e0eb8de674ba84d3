//! By which customers are found that may be the same: the keys of [`tandem_domain::duplicate::keys_of`] for each account
//! and each registration, kept in the transaction that changes the row. So a check looks at a few rows, however many
//! there are.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};
use tandem_domain::duplicate::{Profile, Subject, keys_of};
use tandem_model::Table;
use uuid::Uuid;

use crate::{Error, rows::blob};

/// Tables whose rows describe a customer.
pub(crate) const KINDS: [Table; 2] = [Table::Account, Table::Registration];

pub(crate) const CREATE_SQL: &str = "
CREATE TABLE IF NOT EXISTS match_key (
  key TEXT NOT NULL, t TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (key, t, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS match_key_by_row ON match_key(t, id);
";

pub(crate) const CLEAR_SQL: &str = "DELETE FROM match_key;";

/// The columns of a customer, in the order of [`subject_of`].
pub(crate) const fn subject_sql(kind: Table) -> &'static str {
    match kind {
        Table::Registration => {
            "id, customer, country, domain, contact_name, contact_email, contact_phone, tax_id, parent_name, product_id
             FROM registration"
        }
        _ => "id, name, country, domain, NULL, NULL, NULL, NULL, parent_name, NULL FROM account",
    }
}

/// Gives the rows of a kind that come after `after` their keys, until none is left or `enough`. Gives where to go on.
pub(crate) fn fill(
    tx: &Connection,
    kind: Table,
    after: Uuid,
    enough: impl Fn() -> bool,
) -> Result<Option<Uuid>, Error> {
    let sql = format!("SELECT {} WHERE id > ? ORDER BY id", subject_sql(kind));
    let mut statement = tx.prepare_cached(&sql)?;
    let mut found = statement.query([blob(&after)])?;
    while let Some(row) = found.next()? {
        let (id, subject) = subject_of(row)?;
        put(tx, kind, id, &subject)?;
        if enough() {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Brings the keys up to date with rows that this transaction touched.
pub(crate) fn refresh(tx: &Connection, touched: &BTreeSet<(Table, Uuid)>) -> Result<(), Error> {
    for (kind, id) in touched.iter().filter(|(table, _)| KINDS.contains(table)) {
        tx.prepare_cached("DELETE FROM match_key WHERE t = ? AND id = ?")?.execute((kind.code(), blob(id)))?;
        let mut statement = tx.prepare_cached(&format!("SELECT {} WHERE id = ?", subject_sql(*kind)))?;
        let mut found = statement.query([blob(id)])?;
        if let Some(row) = found.next()? {
            put(tx, *kind, *id, &subject_of(row)?.1)?;
        }
    }
    Ok(())
}

fn put(tx: &Connection, kind: Table, id: Uuid, subject: &Subject) -> Result<(), Error> {
    let mut statement = tx.prepare_cached("INSERT OR IGNORE INTO match_key (key, t, id) VALUES (?, ?, ?)")?;
    for key in keys_of(&Profile::of(subject)) {
        statement.execute((key, kind.code(), blob(&id)))?;
    }
    Ok(())
}

fn subject_of(row: &Row<'_>) -> rusqlite::Result<(Uuid, Subject)> {
    let subject = Subject {
        name: row.get(1)?,
        country: row.get(2)?,
        domain: row.get(3)?,
        contact_name: row.get(4)?,
        email: row.get(5)?,
        phone: row.get(6)?,
        tax_id: row.get(7)?,
        parent: row.get(8)?,
        product: row.get::<_, Option<[u8; 16]>>(9)?.map(Uuid::from_bytes),
    };
    Ok((Uuid::from_bytes(row.get(0)?), subject))
}
