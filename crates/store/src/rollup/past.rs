//! What a deal was before it changed: kept at its first change of a day, so that what it was when any day began is the
//! oldest line of that day or later, else the deal as it is.
//!
//! The day is that of the change, as the deal says, in UTC: what a colleague did while this laptop was off is not noted
//! as of today. A deal that was removed or withdrawn has no past either.

use super::Trigger;

/// Not made from other tables, so neither [`super::refill`] nor [`super::differences_sql`] touches it.
pub(crate) const PAST_SQL: &str = "
CREATE TABLE IF NOT EXISTS deal_past (
  deal_id BLOB NOT NULL,
  -- The day of the change; what stands here is what was before it.
  day_on TEXT NOT NULL,
  -- NULL when there was no such deal.
  stage TEXT,
  close_on TEXT,
  amount_minor INTEGER,
  currency TEXT,
  PRIMARY KEY (deal_id, day_on)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deal_past_by_day ON deal_past(day_on, deal_id);
CREATE TABLE IF NOT EXISTS deal_past_since (day_on TEXT NOT NULL);
";

/// Columns of a deal that a forecast is made of.
const TOLD: [&str; 4] = ["stage", "close_on", "amount_minor", "currency"];

const DAY_SQL: &str = "date(NEW.updated_at / 1000000, 'unixepoch')";

pub(super) fn triggers() -> Vec<Trigger> {
    let differs = TOLD.map(|column| format!("OLD.{column} IS NOT NEW.{column}")).join(" OR ");
    // A time beyond the calendar has no day: then nothing is kept.
    let keep = |was: &str| {
        format!(
            "INSERT INTO deal_past (deal_id, day_on, {}) SELECT NEW.id, {DAY_SQL}, {was} WHERE {DAY_SQL} IS NOT NULL
             ON CONFLICT DO NOTHING;",
            TOLD.join(", ")
        )
    };
    vec![
        Trigger {
            name: "deal_past_added",
            does: format!("AFTER INSERT ON deal BEGIN {} END", keep("NULL, NULL, NULL, NULL")),
        },
        Trigger {
            name: "deal_past_changed",
            does: format!(
                "AFTER UPDATE OF {} ON deal WHEN {differs} BEGIN {} END",
                TOLD.join(", "),
                keep(&TOLD.map(|column| format!("OLD.{column}")).join(", "))
            ),
        },
        Trigger {
            name: "deal_past_removed",
            does: "AFTER DELETE ON deal BEGIN DELETE FROM deal_past WHERE deal_id = OLD.id; END".to_owned(),
        },
    ]
}
