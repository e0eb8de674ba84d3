//! Sums over training: enrolments by run, region and result; attempts and scores by run and region.
//!
//! An attempt counts where its enrolment is, so it moves with it, and counts nowhere while the enrolment is missing.

use super::{Derived, Trigger};

const SCORES: &str = "count(*), count(a.score_bp), coalesce(sum(a.score_bp), 0)";
const PLUS: &str =
    "ON CONFLICT DO UPDATE SET attempts = attempts + excluded.attempts, scored = scored + excluded.scored,
                    score_bp = score_bp + excluded.score_bp;";

/// An enrolment that still runs has the result ''.
pub(super) fn tables() -> Vec<Derived> {
    vec![
        Derived {
            name: "enrollment_rollup",
            create: "CREATE TABLE IF NOT EXISTS enrollment_rollup (
                       run_id BLOB NOT NULL, region TEXT NOT NULL, result TEXT NOT NULL, n INTEGER NOT NULL,
                       PRIMARY KEY (run_id, region, result)
                     ) WITHOUT ROWID;",
            recount: "SELECT run_id, region, coalesce(result, ''), count(*) FROM enrollment GROUP BY 1, 2, 3"
                .to_owned(),
        },
        Derived {
            name: "score_rollup",
            create: "CREATE TABLE IF NOT EXISTS score_rollup (
                       run_id BLOB NOT NULL, region TEXT NOT NULL,
                       attempts INTEGER NOT NULL, scored INTEGER NOT NULL, score_bp INTEGER NOT NULL,
                       PRIMARY KEY (run_id, region)
                     ) WITHOUT ROWID;",
            recount: format!(
                "SELECT e.run_id, e.region, {SCORES} FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id
                 GROUP BY 1, 2"
            ),
        },
    ]
}

pub(super) fn triggers() -> Vec<Trigger> {
    let (add, take) = (enrollment_sql("NEW", "+"), enrollment_sql("OLD", "-"));
    let moved = "OLD.run_id IS NOT NEW.run_id OR OLD.region IS NOT NEW.region OR OLD.result IS NOT NEW.result";
    let (score, unscore) = (attempt_sql("NEW", "+"), attempt_sql("OLD", "-"));
    let rescored = "OLD.enrollment_id IS NOT NEW.enrollment_id OR OLD.score_bp IS NOT NEW.score_bp";
    vec![
        Trigger { name: "enrollment_rollup_insert", does: format!("AFTER INSERT ON enrollment BEGIN {add} END") },
        Trigger { name: "enrollment_rollup_delete", does: format!("AFTER DELETE ON enrollment BEGIN {take} END") },
        Trigger {
            name: "enrollment_rollup_update",
            does: format!("AFTER UPDATE ON enrollment WHEN {moved} BEGIN {take} {add} END"),
        },
        Trigger { name: "score_rollup_insert", does: format!("AFTER INSERT ON attempt BEGIN {score} END") },
        Trigger { name: "score_rollup_delete", does: format!("AFTER DELETE ON attempt BEGIN {unscore} END") },
        Trigger {
            name: "score_rollup_update",
            does: format!("AFTER UPDATE ON attempt WHEN {rescored} BEGIN {unscore} {score} END"),
        },
    ]
}

/// Adds or takes an enrolment and all its attempts.
fn enrollment_sql(row: &str, sign: &str) -> String {
    format!(
        "INSERT INTO enrollment_rollup VALUES ({row}.run_id, {row}.region, coalesce({row}.result, ''), {sign}1)
           ON CONFLICT DO UPDATE SET n = n + excluded.n;
         DELETE FROM enrollment_rollup WHERE run_id = {row}.run_id AND region = {row}.region
           AND result = coalesce({row}.result, '') AND n = 0;
         INSERT INTO score_rollup SELECT {row}.run_id, {row}.region, {sign}count(*), {sign}count(a.score_bp),
             {sign}coalesce(sum(a.score_bp), 0) FROM attempt a WHERE a.enrollment_id = {row}.id HAVING count(*) > 0 {PLUS}
         DELETE FROM score_rollup WHERE run_id = {row}.run_id AND region = {row}.region AND attempts = 0;"
    )
}

/// Adds or takes one attempt.
fn attempt_sql(row: &str, sign: &str) -> String {
    format!(
        "INSERT INTO score_rollup SELECT e.run_id, e.region, {sign}1, {sign}({row}.score_bp IS NOT NULL),
             {sign}coalesce({row}.score_bp, 0) FROM enrollment e WHERE e.id = {row}.enrollment_id {PLUS}
         DELETE FROM score_rollup WHERE attempts = 0
           AND (run_id, region) = (SELECT run_id, region FROM enrollment WHERE id = {row}.enrollment_id);"
    )
}
