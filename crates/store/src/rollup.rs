//! Sums and copies that screens need at once, kept right by triggers in the same write that changes a row.
//!
//! Triggers rather than code, because no writer can forget them. A first load drops them and fills each table by one
//! query over the rows ([`refill`]); [`differences_sql`] proves that both ways agree.

mod deal;
mod judged;
mod past;
mod stalled;
mod training;

pub(crate) use past::PAST_SQL;
use rusqlite::Connection;

use self::judged::NOTICE_SQL;
use crate::Error;

/// A table that can be made from other tables at any time.
struct Derived {
    name: &'static str,
    create: &'static str,
    /// `SELECT` of all its rows as they should be.
    recount: String,
}

struct Trigger {
    name: &'static str,
    /// From `AFTER` to `END`.
    does: String,
}

fn tables() -> Vec<Derived> {
    [deal::tables(), stalled::tables(), judged::tables(), training::tables()].into_iter().flatten().collect()
}

fn triggers() -> Vec<Trigger> {
    [deal::triggers(), stalled::triggers(), judged::triggers(), past::triggers(), training::triggers()]
        .into_iter()
        .flatten()
        .collect()
}

/// What the laptop's first migration makes, triggers included. May run twice.
pub(crate) fn create_sql() -> String {
    tables()
        .iter()
        .map(|table| table.create)
        .chain([PAST_SQL, &*stalled::indexes_sql(), &create_triggers_sql()])
        .collect()
}

/// With the one table that they hang on and that a file of an older version lacks.
pub(crate) fn create_triggers_sql() -> String {
    NOTICE_SQL.to_owned() + &create_all(triggers())
}

fn create_all(triggers: impl IntoIterator<Item = Trigger>) -> String {
    let create = |trigger: Trigger| format!("CREATE TRIGGER IF NOT EXISTS {} {};\n", trigger.name, trigger.does);
    triggers.into_iter().map(create).collect()
}

/// What a file of an older version lacks of [`judged`].
pub(crate) fn severe_sql() -> String {
    let Derived { name, create, recount } = judged::untold_severe();
    let told = judged::told_sql();
    format!("{NOTICE_SQL} {create} {told} INSERT OR IGNORE INTO {name} {recount};\n")
        + &create_all(judged::severe_triggers())
}

/// Before a first load: nothing is kept up to date until [`refill`].
pub(crate) fn put_aside_sql() -> String {
    let drop = triggers().into_iter().map(|trigger| format!("DROP TRIGGER IF EXISTS {};", trigger.name));
    drop.chain(tables().into_iter().map(|table| format!("DELETE FROM {};", table.name))).collect()
}

/// Counts everything anew and switches the triggers on.
pub(crate) fn refill(sqlite: &Connection) -> Result<(), Error> {
    sqlite.execute_batch(&put_aside_sql())?;
    for table in tables() {
        sqlite.execute_batch(&format!("INSERT INTO {} {}", table.name, table.recount))?;
    }
    Ok(sqlite.execute_batch(&create_triggers_sql())?)
}

/// Before a first judgement: a flag becomes a row and nothing else until [`refill_flags`].
pub(crate) fn put_flags_aside_sql() -> String {
    let drop = flag_triggers().map(|trigger| format!("DROP TRIGGER IF EXISTS {};", trigger.name));
    let clear = flag_tables().map(|table| format!("DELETE FROM {};", table.name));
    let indexes = stalled::INDEXES.iter().map(|(name, _)| format!("DROP INDEX IF EXISTS {name};"));
    drop.chain(clear).chain(indexes).collect()
}

/// Makes everything that is made from flags anew and switches the triggers on.
pub(crate) fn refill_flags(sqlite: &Connection) -> Result<(), Error> {
    sqlite.execute_batch(&put_flags_aside_sql())?;
    for table in flag_tables() {
        sqlite.execute_batch(&format!("INSERT INTO {} {}", table.name, table.recount))?;
    }
    sqlite.execute_batch(&stalled::indexes_sql())?;
    Ok(sqlite.execute_batch(&create_triggers_sql())?)
}

fn flag_tables() -> impl Iterator<Item = Derived> {
    stalled::tables().into_iter().chain(judged::tables())
}

fn flag_triggers() -> impl Iterator<Item = Trigger> {
    stalled::flag_triggers().into_iter().chain(judged::flag_triggers())
}

/// How many rows differ from a recount; 0 unless something is wrong.
pub(crate) fn differences_sql() -> String {
    let of = |table: Derived| {
        let (name, recount) = (table.name, table.recount);
        format!(
            "(SELECT count(*) FROM (SELECT * FROM (SELECT * FROM {name} EXCEPT SELECT * FROM ({recount}))
              UNION ALL SELECT * FROM (SELECT * FROM ({recount}) EXCEPT SELECT * FROM {name})))"
        )
    };
    let sums: Vec<String> = tables().into_iter().map(of).collect();
    format!("SELECT {} AS n", sums.join(" + "))
}
