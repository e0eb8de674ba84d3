//! Stalled deals with what lists filter and sort them by: a narrow copy, because flags are few among many deals and
//! looking each one up in a large table is slow. A flag ends with its deal, and when the deal is won, lost or taken
//! up again: then it has to be judged anew.

use super::{Derived, Trigger};

/// Columns that are copied from the deal.
const COPIED: &[&str] = &[
    "region",
    "stage",
    "owner_id",
    "partner_id",
    "currency",
    "amount_minor",
    "name",
    "close_on",
    "stage_entered_on",
    "updated_at",
];

pub(super) const INDEXES_SQL: &str = "
CREATE INDEX IF NOT EXISTS stalled_deal_by_severity ON stalled_deal(severity, deal_id);
CREATE INDEX IF NOT EXISTS stalled_deal_by_partner ON stalled_deal(partner_id);
CREATE INDEX IF NOT EXISTS stalled_deal_by_close ON stalled_deal(close_on);
";

pub(super) fn tables() -> Vec<Derived> {
    vec![Derived {
        name: "stalled_deal",
        create: "CREATE TABLE IF NOT EXISTS stalled_deal (
                   deal_id BLOB PRIMARY KEY NOT NULL, severity INTEGER NOT NULL,
                   region TEXT NOT NULL, stage TEXT NOT NULL, owner_id BLOB NOT NULL, partner_id BLOB NOT NULL,
                   currency TEXT NOT NULL, amount_minor INTEGER, name TEXT NOT NULL,
                   close_on TEXT, stage_entered_on TEXT, updated_at INTEGER NOT NULL
                 ) WITHOUT ROWID;",
        recount: format!(
            "SELECT f.deal_id, f.severity, {} FROM stall_flag f JOIN deal d ON d.id = f.deal_id
             WHERE d.stage NOT IN ('won', 'lost')",
            copied("d")
        ),
    }]
}

fn copied(row: &str) -> String {
    let columns: Vec<String> = COPIED.iter().map(|column| format!("{row}.{column}")).collect();
    columns.join(", ")
}

pub(super) fn triggers() -> Vec<Trigger> {
    let changed: Vec<String> = COPIED.iter().map(|column| format!("OLD.{column} IS NOT NEW.{column}")).collect();
    let sets: Vec<String> = COPIED.iter().map(|column| format!("{column} = NEW.{column}")).collect();
    vec![
        Trigger {
            name: "stalled_deal_flagged",
            does: format!(
                "AFTER INSERT ON stall_flag BEGIN
                   INSERT OR REPLACE INTO stalled_deal SELECT NEW.deal_id, NEW.severity, {} FROM deal d
                     WHERE d.id = NEW.deal_id AND d.stage NOT IN ('won', 'lost'); END",
                copied("d")
            ),
        },
        Trigger {
            name: "stalled_deal_unflagged",
            does: "AFTER DELETE ON stall_flag BEGIN DELETE FROM stalled_deal WHERE deal_id = OLD.deal_id; END"
                .to_owned(),
        },
        Trigger {
            name: "stalled_deal_weighed",
            does: "AFTER UPDATE OF severity ON stall_flag BEGIN
                     UPDATE stalled_deal SET severity = NEW.severity WHERE deal_id = NEW.deal_id; END"
                .to_owned(),
        },
        Trigger {
            name: "stalled_deal_changed",
            does: format!(
                "AFTER UPDATE ON deal WHEN {} BEGIN
                   DELETE FROM stall_flag WHERE deal_id = NEW.id
                     AND (NEW.stage IN ('won', 'lost') OR OLD.stage IN ('won', 'lost'));
                   UPDATE stalled_deal SET {} WHERE deal_id = NEW.id; END",
                changed.join(" OR "),
                sets.join(", ")
            ),
        },
        Trigger {
            // A flag of before the deal was there says nothing about it.
            name: "stalled_deal_added",
            does: "AFTER INSERT ON deal BEGIN DELETE FROM stall_flag WHERE deal_id = NEW.id; END".to_owned(),
        },
        Trigger {
            name: "stalled_deal_removed",
            does: "AFTER DELETE ON deal BEGIN DELETE FROM stall_flag WHERE deal_id = OLD.id; END".to_owned(),
        },
    ]
}
