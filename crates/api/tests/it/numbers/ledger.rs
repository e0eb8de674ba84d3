//! What the numbers should be, in SQL on the hub's SQLite database.

use chrono::NaiveDate;
use serde_json::{Value, json};
use tandem_testkit::TestHub;
use uuid::Uuid;

pub struct Ledger<'a> {
    pub hub: &'a TestHub,
    pub today: NaiveDate,
}

pub const OPEN: &str = "d.stage NOT IN ('won', 'lost')";

impl Ledger<'_> {
    pub async fn count(&self, from: &str) -> i64 {
        self.hub.number(&format!("SELECT count(*) FROM {from}")).await
    }

    /// Sums of deals by currency, largest first.
    pub async fn money(&self, deals: &str) -> Value {
        let sql = format!(
            "SELECT d.currency, sum(d.amount_minor) FROM deal d WHERE {deals} AND d.amount_minor IS NOT NULL
             GROUP BY d.currency ORDER BY 2 DESC, 1"
        );
        let sums: Vec<(String, i64)> = self.hub.rows(&sql).await;
        sums.into_iter().map(|(currency, minor)| json!({ "minor": minor, "currency": currency })).collect()
    }

    /// Won in the quarter that today lies in.
    pub fn won_this_quarter(&self) -> String {
        let month = format!("CAST(strftime('%m', '{}') AS INTEGER)", self.today);
        let first = format!("date('{}', 'start of month', '-' || (({month} - 1) % 3) || ' months')", self.today);
        let closed = "coalesce(d.close_on, d.stage_entered_on)";
        format!("d.stage = 'won' AND {closed} >= {first} AND {closed} < date({first}, '+3 months')")
    }

    pub fn stalled(&self) -> String {
        format!("d.id IN ({})", self.stalled_ids())
    }

    /// Open, not stalled, and closing within fourteen days.
    pub fn closing_soon(&self) -> String {
        format!(
            "{OPEN} AND d.close_on BETWEEN '{0}' AND date('{0}', '+14 days') AND d.id NOT IN ({1})",
            self.today,
            self.stalled_ids()
        )
    }

    /// Open promises whose day has passed.
    pub fn overdue_promises(&self) -> String {
        format!("task t WHERE t.status = 'open' AND t.due_on < '{}'", self.today)
    }

    /// Open promises whose day comes within a week.
    pub fn due_promises(&self) -> String {
        format!("task t WHERE t.status = 'open' AND t.due_on BETWEEN '{0}' AND date('{0}', '+7 days')", self.today)
    }

    /// Ids of stalled deals: the whole rule, benchmarks included, from rows alone.
    fn stalled_ids(&self) -> String {
        let today = format!("'{}'", self.today);
        let in_stage = format!("{} - {}", weekdays(&today), weekdays("d.stage_entered_on"));
        format!(
            "WITH {benchmarks},
             signal AS (SELECT d.id,
               coalesce({in_stage} > coalesce(b.days, CASE d.stage WHEN 'proposal' THEN 21 WHEN 'negotiation' THEN 14 ELSE 30 END), 0) AS s1,
               d.last_two_way_at IS NULL
                 OR julianday({today}) - julianday(date(d.last_two_way_at / 1000000, 'unixepoch')) > 14 AS s2,
               d.next_step_on IS NULL OR d.next_step_on < {today} OR d.next_step_on > date({today}, '+14 days') AS s3,
               coalesce(d.close_on < {today}, 0) AS s4,
               d.push_count >= 2 AS s5,
               coalesce(d.protected_until >= {today}, 0) AND (
                 coalesce(d.partner_updated_on < date({today}, '-14 days'), 0)
                 OR (d.protected_until <= date({today}, '+14 days')
                     AND (d.stage_entered_on IS NULL OR d.stage_entered_on <= date({today}, '-14 days')))) AS s8
               FROM deal d LEFT JOIN benchmark b ON b.stage = d.stage
               WHERE d.stage IN ('prospecting', 'engaging', 'proposal', 'negotiation') AND NOT d.slow_by_design
                 AND NOT coalesce(d.snoozed_until >= {today}, 0))
             SELECT id FROM signal WHERE (s1 AND (s2 OR s3)) OR s4 OR (s5 AND s3) OR s8",
            benchmarks = benchmarks(&today)
        )
    }

    /// Enrolments of learners who are silent in a run that goes on, with the days since.
    pub fn stalled_learners(&self) -> String {
        let today = self.today;
        let since = "max(r.starts_on, coalesce(e.last_active_on, r.starts_on), coalesce(e.registered_on, r.starts_on))";
        format!(
            "(SELECT e.*, r.course_id, CAST(julianday('{today}') - julianday({since}) AS INTEGER) AS idle
              FROM enrollment e JOIN course_run r ON r.id = e.run_id
              WHERE e.result IS NULL AND r.starts_on <= '{today}' AND date(r.starts_on, '+' || r.length_days || ' days') >= '{today}'
                AND julianday('{today}') - julianday({since}) > 14)"
        )
    }
}

/// Working days that a won deal of the last year stayed in each stage: the 75th percentile of twenty and more,
/// one and a half times the median of fewer.
fn benchmarks(today: &str) -> String {
    format!(
        "stay AS (SELECT s.to_stage AS stage, s.changed_on AS came, lead(s.changed_on) OVER (PARTITION BY s.deal_id
             ORDER BY s.changed_on, CASE s.to_stage WHEN 'prospecting' THEN 0 WHEN 'engaging' THEN 1 WHEN 'proposal' THEN 2
               WHEN 'negotiation' THEN 3 WHEN 'won' THEN 4 WHEN 'lost' THEN 5 ELSE -1 END, s.id) AS went
           FROM stage_change s JOIN deal d ON d.id = s.deal_id
           WHERE d.stage = 'won' AND coalesce(d.close_on, d.stage_entered_on) >= date({today}, '-365 days')),
         ranked AS (SELECT stage, days, row_number() OVER (PARTITION BY stage ORDER BY days) AS rank,
             count(*) OVER (PARTITION BY stage) AS n
           FROM (SELECT stage, max(0, {} - {}) AS days FROM stay WHERE went IS NOT NULL AND stage NOT IN ('won', 'lost'))),
         benchmark AS (SELECT stage, CASE WHEN n >= 20 THEN max(days) FILTER (WHERE rank <= (n * 75 + 99) / 100)
             ELSE (3 * max(days) FILTER (WHERE rank <= (n * 50 + 99) / 100) + 1) / 2 END AS days
           FROM ranked GROUP BY stage)",
        weekdays("went"),
        weekdays("came")
    )
}

/// Mondays to Fridays up to a day, counted from Monday, 3 January 2000.
fn weekdays(day: &str) -> String {
    let days = format!("CAST(julianday({day}) - 2451545.5 AS INTEGER)");
    format!("({days} / 7 * 5 + min({days} % 7, 5))")
}

/// An id as SQLite writes it.
pub fn blob(id: &Value) -> String {
    let id: Uuid = id.as_str().unwrap().parse().unwrap();
    format!("x'{}'", id.simple())
}

/// Sorted, for lists whose order among equals is free.
pub fn sorted(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_by_key(Value::to_string);
    values
}
