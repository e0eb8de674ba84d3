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

/// Name and columns.
pub(super) const INDEXES: &[(&str, &str)] = &[
    ("stalled_deal_by_severity", "severity, deal_id"),
    ("stalled_deal_by_partner", "partner_id"),
    ("stalled_deal_by_updated", "updated_at, deal_id, stage, region, owner_id"),
    ("stalled_deal_by_name", "name, deal_id, stage, region, owner_id"),
    ("stalled_deal_by_amount", "amount_minor, deal_id, stage, region, owner_id"),
    ("stalled_deal_by_close", "close_on, deal_id, stage, region, owner_id"),
    ("stalled_deal_by_stage_entered", "stage_entered_on, deal_id, stage, region, owner_id"),
];

pub(super) fn indexes_sql() -> String {
    let create = |(name, columns)| format!("CREATE INDEX IF NOT EXISTS {name} ON stalled_deal({columns});\n");
    INDEXES.iter().copied().map(create).collect()
}

pub(super) fn tables() -> Vec<Derived> {
    let sum = Derived {
        name: "stalled_rollup",
        create: "CREATE TABLE IF NOT EXISTS stalled_rollup (
                   region TEXT NOT NULL, stage TEXT NOT NULL, owner_id BLOB NOT NULL, currency TEXT NOT NULL,
                   n INTEGER NOT NULL, unpriced INTEGER NOT NULL, amount_minor INTEGER NOT NULL,
                   PRIMARY KEY (region, stage, owner_id, currency)
                 ) WITHOUT ROWID;",
        recount: "SELECT region, stage, owner_id, currency, count(*), sum(amount_minor IS NULL),
                    coalesce(sum(amount_minor), 0) FROM stalled_deal GROUP BY 1, 2, 3, 4"
            .to_owned(),
    };
    let copy = Derived {
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
    };
    // In this order: the sums are made from the copy.
    vec![copy, sum]
}

fn copied(row: &str) -> String {
    let columns: Vec<String> = COPIED.iter().map(|column| format!("{row}.{column}")).collect();
    columns.join(", ")
}

pub(super) fn triggers() -> Vec<Trigger> {
    flag_triggers().into_iter().chain(deal_triggers()).collect()
}

/// Those that a first judgement does without until it has ended.
pub(super) fn flag_triggers() -> Vec<Trigger> {
    copy_triggers().into_iter().chain(sum_triggers()).collect()
}

fn copy_triggers() -> Vec<Trigger> {
    vec![
        Trigger {
            name: "stalled_deal_flagged",
            does: format!(
                "AFTER INSERT ON stall_flag BEGIN
                   INSERT INTO stalled_deal SELECT NEW.deal_id, NEW.severity, {} FROM deal d
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
    ]
}

fn deal_triggers() -> Vec<Trigger> {
    let changed: Vec<String> = COPIED.iter().map(|column| format!("OLD.{column} IS NOT NEW.{column}")).collect();
    let sets: Vec<String> = COPIED.iter().map(|column| format!("{column} = NEW.{column}")).collect();
    vec![
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

fn sum_triggers() -> Vec<Trigger> {
    let (add, take) = (sum_sql("NEW", "+"), sum_sql("OLD", "-"));
    let changed: Vec<String> = ["region", "stage", "owner_id", "currency", "amount_minor"]
        .iter()
        .map(|column| format!("OLD.{column} IS NOT NEW.{column}"))
        .collect();
    let changed = changed.join(" OR ");
    vec![
        Trigger { name: "stalled_rollup_insert", does: format!("AFTER INSERT ON stalled_deal BEGIN {add} END") },
        Trigger { name: "stalled_rollup_delete", does: format!("AFTER DELETE ON stalled_deal BEGIN {take} END") },
        Trigger {
            name: "stalled_rollup_update",
            does: format!("AFTER UPDATE ON stalled_deal WHEN {changed} BEGIN {take} {add} END"),
        },
    ]
}

fn sum_sql(row: &str, sign: &str) -> String {
    format!(
        "INSERT INTO stalled_rollup VALUES ({row}.region, {row}.stage, {row}.owner_id, {row}.currency,
           {sign}1, {sign}({row}.amount_minor IS NULL), {sign}coalesce({row}.amount_minor, 0))
           ON CONFLICT DO UPDATE SET n = n + excluded.n, unpriced = unpriced + excluded.unpriced,
             amount_minor = amount_minor + excluded.amount_minor;
         DELETE FROM stalled_rollup WHERE n = 0 AND region = {row}.region AND stage = {row}.stage
           AND owner_id = {row}.owner_id AND currency = {row}.currency;"
    )
}
