//! Which deals have changed since they were judged, and which stalled or severely stalled ones the user was not told
//! about: so that judging and telling cost as much as what has changed, not as much as there is.
//!
//! Each change of a deal takes a number. Whoever judges remembers the highest one first: a deal that changes meanwhile
//! has a higher one and stays due.

use tandem_domain::stall::SEVERE;

use super::{Derived, Trigger};

/// With which cause the user was told that a deal is severely stalled.
pub(super) const NOTICE_SQL: &str = "CREATE TABLE IF NOT EXISTS severe_notice (
  deal_id BLOB PRIMARY KEY NOT NULL, cause TEXT NOT NULL, at INTEGER NOT NULL
);
";

/// Of what is severe by now the user was told when it stalled; that is not told again because it has a name now.
pub(super) fn told_sql() -> String {
    format!(
        "INSERT OR IGNORE INTO severe_notice SELECT n.deal_id, n.cause, n.at FROM stall_notice n
           JOIN stall_flag f ON f.deal_id = n.deal_id WHERE f.severity >= {SEVERE};"
    )
}

pub(super) fn tables() -> Vec<Derived> {
    let untold = Derived {
        name: "untold_stall",
        create: "CREATE TABLE IF NOT EXISTS untold_stall (deal_id BLOB PRIMARY KEY NOT NULL) WITHOUT ROWID;",
        recount: "SELECT f.deal_id FROM stall_flag f LEFT JOIN stall_notice n ON n.deal_id = f.deal_id
                  WHERE n.cause IS NOT f.cause"
            .to_owned(),
    };
    vec![untold, untold_severe()]
}

pub(super) fn untold_severe() -> Derived {
    Derived {
        name: "untold_severe",
        create: "CREATE TABLE IF NOT EXISTS untold_severe (deal_id BLOB PRIMARY KEY NOT NULL) WITHOUT ROWID;",
        recount: format!(
            "SELECT f.deal_id FROM stall_flag f LEFT JOIN severe_notice n ON n.deal_id = f.deal_id
             WHERE f.severity >= {SEVERE} AND n.cause IS NOT f.cause"
        ),
    }
}

/// Those that a first judgement does without until it has ended.
pub(super) fn flag_triggers() -> Vec<Trigger> {
    let untold = "INSERT INTO untold_stall SELECT NEW.deal_id WHERE NOT EXISTS
                    (SELECT 1 FROM stall_notice WHERE deal_id = NEW.deal_id AND cause = NEW.cause)";
    let mut all = vec![
        Trigger { name: "untold_stall_flagged", does: format!("AFTER INSERT ON stall_flag BEGIN {untold}; END") },
        Trigger {
            name: "untold_stall_changed",
            does: format!(
                "AFTER UPDATE ON stall_flag WHEN OLD.cause <> NEW.cause BEGIN
                   DELETE FROM untold_stall WHERE deal_id = NEW.deal_id; {untold}; END"
            ),
        },
        Trigger {
            name: "untold_stall_unflagged",
            does: "AFTER DELETE ON stall_flag BEGIN DELETE FROM untold_stall WHERE deal_id = OLD.deal_id; END"
                .to_owned(),
        },
        Trigger {
            name: "untold_stall_told",
            does: "AFTER INSERT ON stall_notice BEGIN DELETE FROM untold_stall WHERE deal_id = NEW.deal_id
                     AND NEW.cause = (SELECT cause FROM stall_flag WHERE deal_id = NEW.deal_id); END"
                .to_owned(),
        },
    ];
    all.extend(severe_triggers());
    all
}

pub(super) fn severe_triggers() -> [Trigger; 4] {
    let untold = format!(
        "INSERT INTO untold_severe SELECT NEW.deal_id WHERE NEW.severity >= {SEVERE} AND NOT EXISTS
           (SELECT 1 FROM severe_notice WHERE deal_id = NEW.deal_id AND cause = NEW.cause)"
    );
    let forget = "DELETE FROM untold_severe WHERE deal_id =";
    let crosses = format!("OLD.cause <> NEW.cause OR (OLD.severity >= {SEVERE}) <> (NEW.severity >= {SEVERE})");
    [
        Trigger {
            name: "untold_severe_flagged",
            does: format!("AFTER INSERT ON stall_flag WHEN NEW.severity >= {SEVERE} BEGIN {untold}; END"),
        },
        Trigger {
            name: "untold_severe_changed",
            does: format!("AFTER UPDATE ON stall_flag WHEN {crosses} BEGIN {forget} NEW.deal_id; {untold}; END"),
        },
        Trigger {
            name: "untold_severe_unflagged",
            does: format!("AFTER DELETE ON stall_flag BEGIN {forget} OLD.deal_id; END"),
        },
        Trigger {
            name: "untold_severe_told",
            does: format!(
                "AFTER INSERT ON severe_notice BEGIN {forget} NEW.deal_id
                   AND NEW.cause = (SELECT cause FROM stall_flag WHERE deal_id = NEW.deal_id); END"
            ),
        },
    ]
}

pub(super) fn triggers() -> Vec<Trigger> {
    let changed = "INSERT INTO unjudged_deal SELECT NEW.id, seq FROM judgement WHERE true
                     ON CONFLICT DO UPDATE SET seq = excluded.seq;";
    let deals = vec![
        Trigger {
            name: "unjudged_deal_added",
            does: format!("AFTER INSERT ON deal BEGIN {} {changed} END", count_sql("NEW.stage = 'won'")),
        },
        Trigger {
            name: "unjudged_deal_changed",
            does: format!("AFTER UPDATE ON deal BEGIN {} {changed} END", count_sql("'won' IN (OLD.stage, NEW.stage)")),
        },
        Trigger {
            name: "unjudged_deal_removed",
            does: format!(
                "AFTER DELETE ON deal BEGIN {} DELETE FROM unjudged_deal WHERE deal_id = OLD.id; END",
                count_sql("OLD.stage = 'won'")
            ),
        },
    ];
    let history = [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")].map(|(change, row)| Trigger {
        name: match change {
            "INSERT" => "won_history_added",
            "UPDATE" => "won_history_changed",
            _ => "won_history_removed",
        },
        does: format!(
            "AFTER {change} ON stage_change BEGIN {} END",
            count_sql(&format!("EXISTS (SELECT 1 FROM deal WHERE id = {row}.deal_id AND stage = 'won')"))
        ),
    });
    deals.into_iter().chain(history).chain(flag_triggers()).collect()
}

/// Takes the next number; it also becomes that of the newest change to what the benchmarks are made from, if it is one.
fn count_sql(is_won: &str) -> String {
    format!("UPDATE judgement SET seq = seq + 1, won_seq = CASE WHEN {is_won} THEN seq + 1 ELSE won_seq END;")
}
