//! Sums over deals: by region, stage and owner; by partner and stage; what each partner won in each quarter; and what
//! was won, opened and closed over time by the whole team. Beside them, when each partner was last in touch.

use super::{Derived, Trigger};

/// Where a deal counts: a table, its key as seen from a row `{r}`, and for which rows.
struct Line {
    table: &'static str,
    key: &'static [(&'static str, &'static str)],
    only: &'static str,
}

/// The day that closed a deal; won without a date, that of its last stage.
macro_rules! closed_on {
    () => {
        "coalesce({r}.close_on, {r}.stage_entered_on)"
    };
}
macro_rules! quarter {
    () => {
        concat!(
            "(substr(",
            closed_on!(),
            ", 1, 5) || printf('%02d-01', (CAST(substr(",
            closed_on!(),
            ", 6, 2) AS INTEGER) - 1) / 3 * 3 + 1))"
        )
    };
}
const QUARTER: &str = quarter!();
const WON: &str = concat!("{r}.stage = 'won' AND ", closed_on!(), " IS NOT NULL");
const CLOSED: &str = concat!("{r}.stage IN ('won', 'lost') AND ", closed_on!(), " IS NOT NULL");
/// Monday of the week.
const CLOSED_WEEK: &str = concat!("date(", closed_on!(), ", 'weekday 0', '-6 days')");
const OPENED_WEEK: &str = "date({r}.opened_on, 'weekday 0', '-6 days')";

const LINES: &[Line] = &[
    Line {
        table: "deal_rollup",
        key: &[
            ("region", "{r}.region"),
            ("stage", "{r}.stage"),
            ("owner_id", "{r}.owner_id"),
            ("currency", "{r}.currency"),
        ],
        only: "true",
    },
    Line {
        table: "partner_rollup",
        key: &[("partner_id", "{r}.partner_id"), ("stage", "{r}.stage"), ("currency", "{r}.currency")],
        only: "true",
    },
    Line {
        table: "won_rollup",
        key: &[("partner_id", "{r}.partner_id"), ("quarter_on", QUARTER), ("currency", "{r}.currency")],
        only: WON,
    },
    Line {
        table: "period_rollup",
        key: &[("kind", "'won'"), ("period_on", QUARTER), ("currency", "{r}.currency")],
        only: WON,
    },
    Line {
        table: "period_rollup",
        key: &[("kind", "'opened'"), ("period_on", OPENED_WEEK), ("currency", "{r}.currency")],
        only: "{r}.opened_on IS NOT NULL",
    },
    Line {
        table: "period_rollup",
        key: &[("kind", "'closed'"), ("period_on", CLOSED_WEEK), ("currency", "{r}.currency")],
        only: CLOSED,
    },
];

/// Columns of a deal that its sums depend on.
const COUNTED: &[&str] = &[
    "region",
    "stage",
    "owner_id",
    "currency",
    "amount_minor",
    "partner_id",
    "opened_on",
    "close_on",
    "stage_entered_on",
];

/// `unpriced` counts deals without an amount.
pub(super) fn tables() -> Vec<Derived> {
    let deals = [
        (
            "deal_rollup",
            "CREATE TABLE IF NOT EXISTS deal_rollup (
               region TEXT NOT NULL, stage TEXT NOT NULL, owner_id BLOB NOT NULL, currency TEXT NOT NULL,
               n INTEGER NOT NULL, unpriced INTEGER NOT NULL, amount_minor INTEGER NOT NULL,
               PRIMARY KEY (region, stage, owner_id, currency)
             ) WITHOUT ROWID;",
        ),
        (
            "partner_rollup",
            "CREATE TABLE IF NOT EXISTS partner_rollup (
               partner_id BLOB NOT NULL, stage TEXT NOT NULL, currency TEXT NOT NULL,
               n INTEGER NOT NULL, unpriced INTEGER NOT NULL, amount_minor INTEGER NOT NULL,
               PRIMARY KEY (partner_id, stage, currency)
             ) WITHOUT ROWID;",
        ),
        (
            "won_rollup",
            "CREATE TABLE IF NOT EXISTS won_rollup (
               partner_id BLOB NOT NULL, quarter_on TEXT NOT NULL, currency TEXT NOT NULL,
               n INTEGER NOT NULL, unpriced INTEGER NOT NULL, amount_minor INTEGER NOT NULL,
               PRIMARY KEY (partner_id, quarter_on, currency)
             ) WITHOUT ROWID;",
        ),
        (
            "period_rollup",
            "CREATE TABLE IF NOT EXISTS period_rollup (
               kind TEXT NOT NULL, period_on TEXT NOT NULL, currency TEXT NOT NULL,
               n INTEGER NOT NULL, unpriced INTEGER NOT NULL, amount_minor INTEGER NOT NULL,
               PRIMARY KEY (kind, period_on, currency)
             ) WITHOUT ROWID;",
        ),
    ];
    let deals = deals.map(|(name, create)| Derived { name, create, recount: recount(name) });
    let touch = Derived {
        name: "partner_touch",
        create: "CREATE TABLE IF NOT EXISTS partner_touch (
                   partner_id BLOB PRIMARY KEY NOT NULL, last_at INTEGER NOT NULL
                 ) WITHOUT ROWID;",
        recount: "SELECT partner_id, max(happened_at) FROM activity GROUP BY partner_id".to_owned(),
    };
    deals.into_iter().chain([touch]).collect()
}

fn recount(table: &str) -> String {
    let one = |line: &Line| {
        let key: Vec<String> = line.key.iter().map(|(_, value)| of(value, "deal")).collect();
        let places: Vec<String> = (1..=key.len()).map(|place| place.to_string()).collect();
        format!(
            "SELECT {}, count(*), sum(amount_minor IS NULL), coalesce(sum(amount_minor), 0)
             FROM deal WHERE {} GROUP BY {}",
            key.join(", "),
            of(line.only, "deal"),
            places.join(", ")
        )
    };
    let parts: Vec<String> = LINES.iter().filter(|line| line.table == table).map(one).collect();
    parts.join(" UNION ALL ")
}

pub(super) fn triggers() -> Vec<Trigger> {
    let (add, take) = (for_each_line(add_sql, "NEW"), for_each_line(take_sql, "OLD"));
    let changed: Vec<String> = COUNTED.iter().map(|column| format!("OLD.{column} IS NOT NEW.{column}")).collect();
    let changed = changed.join(" OR ");
    let (touch, lose) = (touch_sql("NEW"), lose_touch_sql("OLD"));
    let moved = "OLD.partner_id IS NOT NEW.partner_id OR OLD.happened_at IS NOT NEW.happened_at";
    vec![
        Trigger { name: "deal_rollup_insert", does: format!("AFTER INSERT ON deal BEGIN {add} END") },
        Trigger { name: "deal_rollup_delete", does: format!("AFTER DELETE ON deal BEGIN {take} END") },
        Trigger {
            name: "deal_rollup_update",
            does: format!("AFTER UPDATE ON deal WHEN {changed} BEGIN {take} {add} END"),
        },
        Trigger { name: "partner_touch_insert", does: format!("AFTER INSERT ON activity BEGIN {touch} END") },
        Trigger { name: "partner_touch_delete", does: format!("AFTER DELETE ON activity BEGIN {lose} END") },
        Trigger {
            name: "partner_touch_update",
            does: format!("AFTER UPDATE ON activity WHEN {moved} BEGIN {lose} {touch} END"),
        },
    ]
}

fn for_each_line(sql: fn(&Line, &str) -> String, row: &str) -> String {
    LINES.iter().map(|line| sql(line, row)).collect()
}

fn of(text: &str, row: &str) -> String {
    text.replace("{r}", row)
}

fn add_sql(line: &Line, row: &str) -> String {
    let key: Vec<String> = line.key.iter().map(|(_, value)| of(value, row)).collect();
    format!(
        "INSERT INTO {} SELECT {}, 1, {row}.amount_minor IS NULL, coalesce({row}.amount_minor, 0) WHERE {}
           ON CONFLICT DO UPDATE SET n = n + 1, unpriced = unpriced + excluded.unpriced,
             amount_minor = amount_minor + excluded.amount_minor;",
        line.table,
        key.join(", "),
        of(line.only, row)
    )
}

fn take_sql(line: &Line, row: &str) -> String {
    let key: Vec<String> = line.key.iter().map(|(column, value)| format!("{column} = {}", of(value, row))).collect();
    let (table, at) = (line.table, format!("{} AND {}", key.join(" AND "), of(line.only, row)));
    format!(
        "UPDATE {table} SET n = n - 1, unpriced = unpriced - ({row}.amount_minor IS NULL),
           amount_minor = amount_minor - coalesce({row}.amount_minor, 0) WHERE {at};
         DELETE FROM {table} WHERE {at} AND n = 0;"
    )
}

fn touch_sql(row: &str) -> String {
    format!(
        "INSERT INTO partner_touch VALUES ({row}.partner_id, {row}.happened_at)
           ON CONFLICT DO UPDATE SET last_at = max(last_at, excluded.last_at);"
    )
}

fn lose_touch_sql(row: &str) -> String {
    format!(
        "DELETE FROM partner_touch WHERE partner_id = {row}.partner_id;
         INSERT INTO partner_touch SELECT {row}.partner_id, max(happened_at) FROM activity
           WHERE partner_id = {row}.partner_id HAVING max(happened_at) IS NOT NULL;"
    )
}
