//! Training: totals, courses, regions, runs and stalled learners, under each filter.

use serde_json::{Value, json};
use tandem_testkit::Device;

use super::ledger::{Ledger, blob};

pub async fn check(device: &Device, ledger: &Ledger<'_>) {
    let all = device.ask("training", json!({})).await;
    check_view(ledger, &all, "true", "true").await;
    let list = |name: &str| all[name].as_array().unwrap().clone();
    let (courses, regions) = (list("courses"), list("regions"));
    assert_eq!(courses.len() as i64, ledger.count("course").await);
    assert_eq!(list("runs").len() as i64, ledger.count("course_run").await);
    for course in courses.iter().take(3) {
        let view = device.ask("training", json!({ "courseId": course["id"] })).await;
        check_view(ledger, &view, &of_course(course), "true").await;
    }
    for region in regions.iter().take(3) {
        let view = device.ask("training", json!({ "region": region["region"] })).await;
        check_view(ledger, &view, "true", &of_region(region)).await;
    }
    if let (Some(course), Some(region)) = (courses.first(), regions.first()) {
        let filter = json!({ "courseId": course["id"], "region": region["region"] });
        check_view(ledger, &device.ask("training", filter).await, &of_course(course), &of_region(region)).await;
    }
}

fn of_course(course: &Value) -> String {
    format!("r.course_id = {}", blob(&course["id"]))
}

fn of_region(region: &Value) -> String {
    format!("e.region = '{}'", region["region"].as_str().unwrap().replace('\'', "''"))
}

/// Totals and runs follow both filters; courses only that of the region, and regions only that of the course.
async fn check_view(ledger: &Ledger<'_>, view: &Value, course: &str, region: &str) {
    assert_eq!(view["totals"], numbers(ledger, &format!("{course} AND {region}")).await);
    for row in view["courses"].as_array().unwrap() {
        assert_eq!(row["numbers"], numbers(ledger, &format!("{region} AND {}", of_course(row))).await, "{row}");
    }
    for row in view["regions"].as_array().unwrap() {
        assert_eq!(row["numbers"], numbers(ledger, &format!("{course} AND {}", of_region(row))).await, "{row}");
    }
    for row in view["runs"].as_array().unwrap() {
        let run = blob(&row["id"]);
        assert_eq!(row["numbers"], numbers(ledger, &format!("{region} AND r.id = {run}")).await, "{row}");
        assert_eq!(row["exams"], ledger.count(&format!("exam WHERE run_id = {run}")).await);
        let sql = format!(
            "SELECT starts_on, date(starts_on, '+' || length_days || ' days') FROM course_run WHERE id = {run}"
        );
        let days: Vec<(String, String)> = ledger.hub.rows(&sql).await;
        assert_eq!((&row["startsOn"], &row["endsOn"]), (&json!(days[0].0), &json!(days[0].1)));
    }
    check_stalled(ledger, view, &format!("{course} AND {region}").replace("r.course_id", "e.course_id")).await;
}

async fn check_stalled(ledger: &Ledger<'_>, view: &Value, condition: &str) {
    let from = format!("{} e WHERE {condition}", ledger.stalled_learners());
    assert_eq!(view["stalledTotal"], ledger.count(&from).await);
    let sql = format!("SELECT e.idle FROM {from} ORDER BY e.idle DESC LIMIT 100");
    let idle: Vec<(i64,)> = ledger.hub.rows(&sql).await;
    let shown: Vec<i64> = view["stalled"].as_array().unwrap().iter().map(|l| l["idleDays"].as_i64().unwrap()).collect();
    assert_eq!(shown, idle.iter().map(|(days,)| *days).collect::<Vec<_>>());
}

async fn numbers(ledger: &Ledger<'_>, condition: &str) -> Value {
    let enrolled = "enrollment e JOIN course_run r ON r.id = e.run_id";
    let with = async |result: &str| ledger.count(&format!("{enrolled} WHERE {condition} AND e.result {result}")).await;
    let (running, passed, distinction) = (with("IS NULL").await, with("= 'pass'").await, with("= 'distinction'").await);
    let ended = with("IS NOT NULL").await;
    let scores = format!(
        "SELECT count(*), count(a.score_bp), coalesce(sum(a.score_bp), 0)
         FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id JOIN course_run r ON r.id = e.run_id WHERE {condition}"
    );
    let scores: Vec<(i64, i64, i64)> = ledger.hub.rows(&scores).await;
    let (attempts, scored, sum) = scores[0];
    json!({
        "enrolled": running + ended, "running": running, "passed": passed, "distinction": distinction,
        "failed": with("= 'fail'").await, "withdrawn": with("= 'withdrawn'").await, "attempts": attempts,
        "completionBp": rounded((passed + distinction) * 10_000, ended), "meanScoreBp": rounded(sum, scored),
    })
}

/// To the nearest; nothing when there is nothing to divide by.
fn rounded(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (part as f64 / whole as f64).round() as i64)
}
