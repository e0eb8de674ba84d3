//! What may not be seen any more goes from this laptop, at once and whether or not anything comes in its place. What the
//! user did to it stays, out of sight, until the hub has it: read [`let_go`].
//!
//! The laptop judges by itself what lies outside of what was given, and rather takes too much away than too little: a
//! first load follows that brings what belongs here.

use std::collections::HashSet;

use rusqlite::{Connection, Transaction};
use serde_json::Value;
use tandem_domain::{
    mutation::Fields,
    scope::{Bucket, Deed, Grant, Home, NO_CURRENCY, Place, home_in, is_about_money, is_money, may},
};
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    Error, Moved, Store, Written, beside,
    gate::Priority,
    outbox::{edit::Part, lay, line, renew},
    rows::{self, blob},
    state,
    write::{self, Touched},
};

/// What was taken from this laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The hub's clock, microseconds UTC.
    pub at: i64,
    pub rows: u64,
    /// Edits of such rows that the hub did not have yet.
    pub edits: u64,
}

type Record = (Table, Uuid);

impl Store {
    /// Notes what the user may see and do from now on, and removes what that does not cover. In another workspace the
    /// rows are going to be replaced anyhow, and its edits wait for it.
    pub async fn save_access(&self, access: Grant, moved: Moved, at: i64) -> Result<Written, Error> {
        let save = move |tx: &Transaction<'_>| {
            let mut touched = Touched::default();
            save_access(tx, &access, moved, at, &mut touched)?;
            write::finish(tx, touched)
        };
        let written = self.writer().transaction(Priority::Sync, save).await?;
        self.tell_outbox();
        Ok(written)
    }
}

fn save_access(tx: &Connection, access: &Grant, moved: Moved, at: i64, touched: &mut Touched) -> Result<(), Error> {
    let before = state::access(tx)?;
    tx.execute("UPDATE sync_state SET access = ?", [serde_json::to_string(access)?])?;
    if moved == Moved::NewWorkspace || before.reach() == access.reach() {
        return Ok(());
    }
    // What is under way was read for other eyes.
    state::next_round(tx)?;
    // What is deleted is overwritten, not only forgotten.
    tx.pragma_update(None, "secure_delete", true)?;
    beside::forget(tx)?;
    let lost = list_lost(tx, access)?;
    let mut edits = 0;
    for (table, id) in &lost {
        edits += remove(tx, *table, *id, touched)?;
    }
    if !access.has_finance() {
        edits += hide_money(tx, touched)?;
    }
    forget_traces(tx, &lost)?;
    tx.pragma_update(None, "secure_delete", false)?;
    if !lost.is_empty() || (before.has_finance() && !access.has_finance()) {
        let rows = i64::try_from(lost.len()).unwrap_or(i64::MAX);
        let sql = "UPDATE sync_state SET withdrawn_at = ?, withdrawn_rows = ?, withdrawn_edits = ?";
        tx.execute(sql, (at, rows, edits))?;
    }
    Ok(())
}

/// The hub says that a row may not be seen any more: its edits become [`tandem_domain::outbox::LineState::Quarantined`]
/// and go to the hub all the same, which keeps them for those who still see the record.
pub(crate) fn let_go(tx: &Connection, table: Table, id: Uuid, touched: &mut Touched) -> Result<(), Error> {
    remove(tx, table, id, touched)?;
    forget_traces(tx, &HashSet::from([(table, id)]))
}

/// Gives the number of edits that the hub does not have.
fn remove(tx: &Connection, table: Table, id: Uuid, touched: &mut Touched) -> Result<i64, Error> {
    let record = (table.code(), blob(&id));
    // A refused edit was answered: what is handed over is a new one.
    renew::renew_lane(tx, table, id)?;
    let sql = "UPDATE outbox SET state = 'quarantined', title = '' WHERE t = ? AND id = ?
               AND workspace_id IS (SELECT workspace_id FROM sync_state)";
    let edits = tx.prepare_cached(sql)?.execute(record)?;
    tx.prepare_cached("DELETE FROM base WHERE t = ? AND id = ?")?.execute(record)?;
    if rows::remove(tx, table, id, i64::MAX)? {
        touched.note(table, id);
    }
    if table == Table::Deal {
        for of_deal in ["stall_flag", "stall_notice", "severe_notice", "unjudged_deal"] {
            tx.prepare_cached(&format!("DELETE FROM {of_deal} WHERE deal_id = ?"))?.execute([blob(&id)])?;
        }
    }
    Ok(i64::try_from(edits).unwrap_or(i64::MAX))
}

fn list_lost(tx: &Connection, access: &Grant) -> Result<HashSet<Record>, Error> {
    let mut lost = HashSet::new();
    for table in Table::ALL {
        let Some(outside) = outside_sql(*table, access) else { continue };
        let mut statement = tx.prepare(&format!("SELECT id FROM {} WHERE {outside}", table.code()))?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            lost.insert((*table, line::id(row, 0)?));
        }
    }
    // Under an edit the row may look as if it lay elsewhere, or as if there were none.
    let mut statement = tx.prepare("SELECT t, id, coalesce(row, last) FROM base")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let (table, id) = (line::table_of(&row.get::<_, String>(0)?)?, line::id(row, 1)?);
        let Some(text) = row.get::<_, Option<String>>(2)? else { continue };
        if !is_within(tx, access, table, &serde_json::from_str(&text)?)? {
            lost.insert((table, id));
        }
    }
    Ok(lost)
}

/// Which rows of a table lie outside; `None` for none of them. Region names come as SQL texts.
fn outside_sql(table: Table, access: &Grant) -> Option<String> {
    let buckets = access.buckets();
    if buckets.as_ref().is_some_and(Vec::is_empty) {
        return Some("TRUE".to_owned());
    }
    let region = |code: &String| match Bucket::parse(code) {
        Bucket::Region(region) => Some(format!("'{}'", region.replace('\'', "''"))),
        Bucket::Public | Bucket::Nobody => None,
    };
    let regions = buckets.map(|codes| codes.iter().filter_map(region).collect::<Vec<_>>().join(", "));
    if table == Table::Target && !access.has_finance() {
        return Some("TRUE".to_owned());
    }
    let regions = regions?;
    let of = |parent: Table| format!("SELECT id FROM {} WHERE region IN ({regions})", parent.code());
    let (partners, deals) = (of(Table::Partner), of(Table::Deal));
    Some(match table {
        Table::Partner | Table::Deal => format!("region NOT IN ({regions})"),
        Table::Person | Table::Target | Table::Enrollment | Table::Registration | Table::Claim => {
            format!("partner_id NOT IN ({partners})")
        }
        Table::StageChange => format!("deal_id NOT IN ({deals})"),
        Table::Activity | Table::Task => {
            format!("CASE WHEN deal_id IS NULL THEN partner_id NOT IN ({partners}) ELSE deal_id NOT IN ({deals}) END")
        }
        Table::Attempt => {
            format!("enrollment_id NOT IN (SELECT id FROM enrollment WHERE partner_id IN ({partners}))")
        }
        // Each comes back with the first load when its record does.
        Table::Conflict => "TRUE".to_owned(),
        _ => return None,
    })
}

fn is_within(tx: &Connection, access: &Grant, table: Table, fields: &Fields) -> Result<bool, Error> {
    let bucket = match home_in(table, fields) {
        Home::Public => Bucket::Public,
        Home::Region(region) => Bucket::Region(region),
        Home::Nowhere => Bucket::Nobody,
        Home::Of((parent, id)) => {
            let base = lay::find_base(tx, parent, id)?.and_then(|base| base.row);
            let row = match base {
                Some(row) => Some(row),
                None => rows::find_fields(tx, parent, id)?,
            };
            return row.map_or(Ok(access.buckets().is_none()), |row| is_within(tx, access, parent, &row));
        }
    };
    let place = Place { bucket, finance: is_about_money(table, fields) };
    Ok(may(access, Deed::Read, table, &place).is_ok())
}

/// Tables whose rows stay when money goes out of sight.
const PRICED: [Table; 2] = [Table::Deal, Table::Registration];

/// Deals and registrations stay, without their amounts; edits of amounts are handed over.
fn hide_money(tx: &Connection, touched: &mut Touched) -> Result<i64, Error> {
    PRICED.into_iter().map(|table| hide_money_in(tx, table, touched)).sum()
}

fn hide_money_in(tx: &Connection, table: Table, touched: &mut Touched) -> Result<i64, Error> {
    let (mut edits, code) = (0, table.code());
    for mut line in line::list(tx, "t = ?", [code])? {
        let about_money =
            line.mutation.fields.iter().any(|(name, change)| is_money(table, name) && !change.is_witness());
        if !about_money {
            continue;
        }
        if line.state == tandem_domain::outbox::LineState::Parked {
            renew::renew_group(tx, line.group_id)?;
            continue;
        }
        line.state = tandem_domain::outbox::LineState::Quarantined;
        line::save(tx, &line)?;
        edits += 1;
    }
    let mut statement = tx.prepare("SELECT id FROM base WHERE t = ?")?;
    let mut found = statement.query([code])?;
    let mut edited = Vec::new();
    while let Some(row) = found.next()? {
        edited.push(line::id(row, 0)?);
    }
    for id in &edited {
        let Some(mut base) = lay::find_base(tx, table, *id)? else { continue };
        for fields in base.row.iter_mut().chain(&mut base.last) {
            blank(fields);
        }
        lay::save_base(tx, table, *id, &base)?;
    }
    let sql = format!(
        "UPDATE {code} SET amount_minor = NULL, currency = ?1 WHERE amount_minor IS NOT NULL OR currency <> ?1"
    );
    if tx.execute(&sql, [NO_CURRENCY])? > 0 {
        touched.topics.insert(table);
    }
    tx.execute(
        "UPDATE deal_past SET amount_minor = NULL, currency = ? WHERE currency <> ?",
        (NO_CURRENCY, NO_CURRENCY),
    )?;
    Ok(edits)
}

fn blank(fields: &mut Fields) {
    fields.insert("amount_minor".into(), Value::Null);
    fields.insert("currency".into(), NO_CURRENCY.into());
}

/// Names and values that were kept for undo, for the journal and for the list of what was sent.
fn forget_traces(tx: &Connection, lost: &HashSet<Record>) -> Result<(), Error> {
    if lost.is_empty() {
        return Ok(());
    }
    let mut statement = tx.prepare_cached("SELECT id, parts FROM undo_step")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let parts: Vec<Part> = serde_json::from_str(&row.get::<_, String>(1)?)?;
        if parts.iter().any(|part| lost.contains(&(part.t, part.id))) {
            tx.prepare_cached("DELETE FROM undo_step WHERE id = ?")?.execute([row.get::<_, i64>(0)?])?;
        }
    }
    let traces = [
        ("SELECT DISTINCT t, record_id FROM merge_note", "DELETE FROM merge_note WHERE t = ? AND record_id = ?"),
        ("SELECT DISTINCT t, id FROM archive", "UPDATE archive SET title = '' WHERE t = ? AND id = ?"),
    ];
    for (list, forget) in traces {
        let mut statement = tx.prepare_cached(list)?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let (code, id): (String, [u8; 16]) = (row.get(0)?, row.get(1)?);
            if lost.contains(&(line::table_of(&code)?, Uuid::from_bytes(id))) {
                tx.prepare_cached(forget)?.execute((code, id))?;
            }
        }
    }
    Ok(())
}
