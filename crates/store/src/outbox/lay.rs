//! What a screen shows of a record with edits: the hub's row with the edits laid over it.
//!
//! The table holds that result; `base` holds what the hub last said. Whatever changes one of the two calls [`relay`].

use rusqlite::{Connection, OptionalExtension};
use tandem_domain::{
    deal,
    merge::lay_over,
    mutation::{Fields, Mutation, Op},
};
use tandem_model::{Row, Table};
use uuid::Uuid;

use super::line::{self, Line};
use crate::{
    Error,
    rows::{self, Guard, blob},
    write::Touched,
};

/// What the hub last said about a record with edits.
#[derive(Clone, Debug, Default)]
pub(crate) struct BaseCopy {
    /// 0 for a row that the hub does not know.
    pub(crate) version: i64,
    /// `None` when the hub does not have the row.
    pub(crate) row: Option<Fields>,
    /// What the row was before the hub removed it.
    pub(crate) last: Option<Fields>,
}

pub(crate) fn find_base(tx: &Connection, table: Table, id: Uuid) -> Result<Option<BaseCopy>, Error> {
    let sql = "SELECT version, row, last FROM base WHERE t = ? AND id = ?";
    let mut statement = tx.prepare_cached(sql)?;
    let found = statement.query_row((table.code(), blob(&id)), |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?))
    });
    let Some((version, row, last)) = found.optional()? else { return Ok(None) };
    let fields = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
    Ok(Some(BaseCopy { version, row: fields(row)?, last: fields(last)? }))
}

/// Keeps what the hub last said, unless an earlier edit has kept it already. `shown` is the row in the table.
pub(crate) fn keep_base(tx: &Connection, table: Table, id: Uuid, shown: Option<&Fields>) -> Result<BaseCopy, Error> {
    if let Some(base) = find_base(tx, table, id)? {
        return Ok(base);
    }
    let version = shown.and_then(|row| row.get("version")).and_then(|version| version.as_i64()).unwrap_or(0);
    let base = BaseCopy { version, row: shown.cloned(), last: None };
    save_base(tx, table, id, &base)?;
    Ok(base)
}

pub(crate) fn save_base(tx: &Connection, table: Table, id: Uuid, base: &BaseCopy) -> Result<(), Error> {
    let text = |fields: &Option<Fields>| fields.as_ref().map(serde_json::to_string).transpose();
    let sql = "INSERT OR REPLACE INTO base (t, id, version, row, last) VALUES (?, ?, ?, ?, ?)";
    let params = (table.code(), blob(&id), base.version, text(&base.row)?, text(&base.last)?);
    tx.prepare_cached(sql)?.execute(params)?;
    Ok(())
}

fn drop_base(tx: &Connection, table: Table, id: Uuid) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM base WHERE t = ? AND id = ?")?.execute((table.code(), blob(&id)))?;
    Ok(())
}

/// Lays the edits of a record over the hub's row again; without any left, the hub's row is all there is.
/// A record without a base copy has no edits and stays as it is.
pub(crate) fn relay(tx: &Connection, table: Table, id: Uuid, touched: &mut Touched) -> Result<(), Error> {
    let Some(base) = find_base(tx, table, id)? else { return Ok(()) };
    let lines = line::lane(tx, table, id)?;
    let shown = rows::find_fields(tx, table, id)?;
    let mut now = start(&base, &lines, shown.as_ref());
    let mut previews = Vec::new();
    for line in &lines {
        let next = lay_over(now.as_ref(), &line.mutation);
        previews.extend(preview(table, now.as_ref(), next.as_ref(), line.mutation.at)?);
        now = next;
    }
    if lines.is_empty() {
        drop_base(tx, table, id)?;
    }
    if let Some(row) = &mut now {
        row.insert("version".into(), base.version.into());
    }
    if table == Table::Deal {
        show_previews(tx, id, previews, touched)?;
    }
    if now == shown {
        return Ok(());
    }
    match now {
        Some(fields) => rows::put_row(tx, &rows::row_of(table, fields)?, Guard::Always)?,
        None => rows::remove(tx, table, id, i64::MAX)?,
    };
    touched.note(table, id);
    Ok(())
}

/// The hub has taken an edit without saying what became of the record: until it does, the edit is what it says.
pub(crate) fn assume_taken(tx: &Connection, mutation: &Mutation) -> Result<(), Error> {
    let (table, id) = (mutation.table, mutation.id);
    let Some(base) = find_base(tx, table, id)? else { return Ok(()) };
    let before = base.row.as_ref().or(base.last.as_ref());
    let mut row = lay_over(before, mutation);
    if let Some(row) = &mut row {
        row.entry("version").or_insert(base.version.into());
    }
    save_base(tx, table, id, &BaseCopy { row, last: None, ..base })
}

/// A row that the hub has removed stays in sight until the hub has answered to the edits on it.
fn start(base: &BaseCopy, lines: &[Line], shown: Option<&Fields>) -> Option<Fields> {
    match (&base.row, lines.first().map(|line| line.mutation.op)) {
        (Some(row), _) => Some(row.clone()),
        (None, None | Some(Op::Create | Op::Restore)) => None,
        (None, Some(Op::Set | Op::Del)) => base.last.clone().or_else(|| shown.cloned()),
    }
}

/// The line of history that the hub will make of an edit, so that the user sees it at once.
fn preview(table: Table, before: Option<&Fields>, after: Option<&Fields>, at: i64) -> Result<Option<Row>, Error> {
    let (Table::Deal, Some(after)) = (table, after) else { return Ok(None) };
    let deal_of = |fields: &Fields| {
        let mut fields = fields.clone();
        fields.entry("version").or_insert(0.into());
        match rows::row_of(table, fields)? {
            Row::Deal(deal) => Ok(deal),
            other => Err(Error::BadRow(format!("{} is not a deal", other.table().code()))),
        }
    };
    let before = before.map(deal_of).transpose()?;
    let day = chrono::DateTime::from_timestamp_micros(at).unwrap_or_default().date_naive();
    Ok(deal::stage_change(before.as_ref(), &deal_of(after)?, day).map(Row::StageChange))
}

/// Previews have no version, and the hub's own line, which has one, takes their place.
fn show_previews(tx: &Connection, deal: Uuid, previews: Vec<Row>, touched: &mut Touched) -> Result<(), Error> {
    let sql = "DELETE FROM stage_change WHERE deal_id = ? AND version = 0";
    let mut changed = tx.prepare_cached(sql)?.execute([blob(&deal)])? > 0;
    for row in previews {
        changed |= rows::put_row(tx, &row, Guard::Newer)?;
    }
    if changed {
        touched.note(Table::StageChange, deal);
    }
    Ok(())
}
