//! Keeps the search index in step with the rows, in the same transaction that changes them.
//!
//! The index stores no text, only words under a number; `search_doc` says which row a number is. It also keeps a hash of
//! the text, so that a deal whose stage changes costs no index write.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use rusqlite::{Connection, OptionalExtension, Row};
use tandem_model::Table;
use uuid::Uuid;

use super::text::indexed;
use crate::{Error, rows::blob};

/// Tables whose rows can be found.
pub(crate) const KINDS: &[Table] = &[Table::Partner, Table::Person, Table::Deal];

pub(crate) const CLEAR_SQL: &str = "INSERT INTO search(search) VALUES ('delete-all'); DELETE FROM search_doc;";

/// First and last number of the documents of a kind: far apart, so that a search can pass over the other kinds.
pub(super) const fn numbers(kind: Table) -> (i64, i64) {
    const ROOM: i64 = 1 << 40;
    let place = match kind {
        Table::Partner => 0,
        Table::Person => 1,
        _ => 2,
    };
    (place * ROOM + 1, (place + 1) * ROOM)
}

/// Order of a fill: the newest deal comes last, so that a search lists it first by going backwards.
#[derive(Clone, Debug)]
pub(crate) struct After {
    rank: i64,
    id: [u8; 16],
}

impl Default for After {
    fn default() -> Self {
        Self { rank: i64::MIN, id: [0; 16] }
    }
}

/// Rank, id and text of rows of a kind. `filter` follows.
const fn text_sql(kind: Table) -> &'static str {
    match kind {
        Table::Deal => {
            "SELECT d.updated_at AS rank, d.id AS id, d.name || ' ' || d.code || ' ' || coalesce(p.name, '') || ' ' || coalesce(a.name, '')
             FROM deal d LEFT JOIN partner p ON p.id = d.partner_id LEFT JOIN account a ON a.id = d.account_id"
        }
        Table::Person => "SELECT 0 AS rank, d.id AS id, d.name || ' ' || coalesce(d.email, '') FROM person d",
        _ => "SELECT 0 AS rank, d.id AS id, d.name || ' ' || coalesce(d.domain, '') FROM partner d",
    }
}

/// Indexes the rows of a kind that come after `after`, until none is left or `enough`. Gives where to go on.
///
/// For an index that is mostly empty: a number is counted up and no row is looked up, which [`save`] has to do. Rows
/// that the user has written meanwhile are found by their conflict.
pub(crate) fn fill(
    tx: &Connection,
    kind: Table,
    after: &After,
    enough: impl Fn() -> bool,
) -> Result<Option<After>, Error> {
    let order = match kind {
        Table::Deal => "WHERE (d.updated_at, d.id) > (?1, ?2) ORDER BY d.updated_at, d.id",
        _ => "WHERE ?1 <= 0 AND d.id > ?2 ORDER BY d.id",
    };
    let mut statement = tx.prepare_cached(&format!("{} {order}", text_sql(kind)))?;
    let mut found = statement.query((after.rank, after.id))?;
    let mut rid = next_number(tx, kind)?;
    while let Some(row) = found.next()? {
        let (id, text) = id_and_text(row)?;
        if insert(tx, kind, rid, id, &indexed(&text))? {
            rid += 1;
        } else {
            save(tx, kind, id, &text)?;
        }
        if enough() {
            return Ok(Some(After { rank: row.get(0)?, id: *id.as_bytes() }));
        }
    }
    Ok(None)
}

/// Brings the index up to date with rows that this transaction touched.
pub(crate) fn refresh(tx: &Connection, touched: &BTreeSet<(Table, Uuid)>) -> Result<(), Error> {
    for (table, id) in touched {
        match table {
            Table::Partner => {
                refresh_one(tx, Table::Partner, *id)?;
                refresh_deals(tx, "partner_id", *id)?;
            }
            Table::Account => refresh_deals(tx, "account_id", *id)?,
            kind => refresh_one(tx, *kind, *id)?,
        }
    }
    Ok(())
}

fn refresh_one(tx: &Connection, kind: Table, id: Uuid) -> Result<(), Error> {
    let mut statement = tx.prepare_cached(&format!("{} WHERE d.id = ?", text_sql(kind)))?;
    match statement.query_row([blob(&id)], id_and_text_of).optional()? {
        Some((_, text)) => save(tx, kind, id, &text),
        None => remove(tx, kind, id),
    }
}

/// Deals carry the names of their partner and account.
fn refresh_deals(tx: &Connection, column: &str, id: Uuid) -> Result<(), Error> {
    let mut statement = tx.prepare_cached(&format!("{} WHERE d.{column} = ?", text_sql(Table::Deal)))?;
    let mut found = statement.query([blob(&id)])?;
    while let Some(row) = found.next()? {
        let (deal, text) = id_and_text(row)?;
        save(tx, Table::Deal, deal, &text)?;
    }
    Ok(())
}

fn id_and_text(row: &Row<'_>) -> Result<(Uuid, String), Error> {
    Ok(id_and_text_of(row)?)
}

fn id_and_text_of(row: &Row<'_>) -> rusqlite::Result<(Uuid, String)> {
    Ok((Uuid::from_bytes(row.get(1)?), row.get(2)?))
}

fn save(tx: &Connection, kind: Table, id: Uuid, text: &str) -> Result<(), Error> {
    let text = indexed(text);
    let Some((rid, known)) = find(tx, kind, id)? else {
        insert(tx, kind, next_number(tx, kind)?, id, &text)?;
        return Ok(());
    };
    let hash = hash(&text);
    if hash == known {
        return Ok(());
    }
    tx.prepare_cached("DELETE FROM search WHERE rowid = ?")?.execute([rid])?;
    tx.prepare_cached("UPDATE search_doc SET hash = ? WHERE rid = ?")?.execute([hash, rid])?;
    put_words(tx, kind, rid, &text)
}

/// False when the row is in the index already; then nothing is changed.
fn insert(tx: &Connection, kind: Table, rid: i64, id: Uuid, text: &str) -> Result<bool, Error> {
    let sql = "INSERT INTO search_doc (rid, t, id, hash) VALUES (?, ?, ?, ?) ON CONFLICT (id, t) DO NOTHING";
    let is_new = tx.prepare_cached(sql)?.execute((rid, kind.code(), blob(&id), hash(text)))? > 0;
    if is_new {
        put_words(tx, kind, rid, text)?;
    }
    Ok(is_new)
}

fn put_words(tx: &Connection, kind: Table, rid: i64, text: &str) -> Result<(), Error> {
    let sql = format!("INSERT INTO search (rowid, {}) VALUES (?, ?)", kind.code());
    tx.prepare_cached(&sql)?.execute((rid, text))?;
    Ok(())
}

/// Behind all documents of a kind.
fn next_number(tx: &Connection, kind: Table) -> Result<i64, Error> {
    let (first, last) = numbers(kind);
    let sql = "SELECT coalesce(max(rid), ?1 - 1) + 1 FROM search_doc WHERE rid BETWEEN ?1 AND ?2";
    Ok(tx.prepare_cached(sql)?.query_row((first, last), |row| row.get(0))?)
}

fn remove(tx: &Connection, kind: Table, id: Uuid) -> Result<(), Error> {
    if let Some((rid, _)) = find(tx, kind, id)? {
        tx.prepare_cached("DELETE FROM search WHERE rowid = ?")?.execute([rid])?;
        tx.prepare_cached("DELETE FROM search_doc WHERE rid = ?")?.execute([rid])?;
    }
    Ok(())
}

/// Number and hash of a row's text.
fn find(tx: &Connection, kind: Table, id: Uuid) -> Result<Option<(i64, i64)>, Error> {
    let mut statement = tx.prepare_cached("SELECT rid, hash FROM search_doc WHERE id = ? AND t = ?")?;
    Ok(statement.query_row((blob(&id), kind.code()), |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Should another version of the standard library hash otherwise, texts are indexed once more: no harm.
fn hash(text: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish().cast_signed()
}
