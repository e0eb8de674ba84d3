//! How far back the past of deals goes. What keeps it: [`crate::rollup`].

use rusqlite::Connection;

use crate::Error;

/// Longer than a forecast looks back.
const KEPT: &str = "-400 days";

/// Once a day: the first one says since when there is a past, and what is old goes.
pub(crate) fn keep(tx: &Connection, day: &str) -> Result<(), Error> {
    tx.execute("INSERT INTO deal_past_since SELECT ? WHERE NOT EXISTS (SELECT 1 FROM deal_past_since)", [day])?;
    tx.execute("DELETE FROM deal_past WHERE day_on < date(?, ?)", (day, KEPT))?;
    Ok(())
}
