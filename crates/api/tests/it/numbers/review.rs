//! The pack of a business review: each figure and each count against the hub, for quarters that are over and the running
//! one. The quarters are worked out here from their months, not by the product.

use serde_json::{Value, json};
use tandem_l10n::{Language, Localizer, strip_isolates, tr};
use tandem_testkit::Device;

use super::ledger::{Ledger, OPEN, blob};
use crate::support::all_rows;

/// A quarter by its days: the end is the day after its last.
struct Span {
    code: &'static str,
    first: &'static str,
    end: &'static str,
    /// The first day of the quarter three before.
    year_from: &'static str,
    /// Of the quarter itself, the one before, the one a year before.
    compared: [(&'static str, &'static str); 3],
}

const SPANS: [Span; 2] = [
    Span {
        code: "2026-Q3",
        first: "2026-07-01",
        end: "2026-10-01",
        year_from: "2025-10-01",
        compared: [("2026-07-01", "2026-10-01"), ("2026-04-01", "2026-07-01"), ("2025-07-01", "2025-10-01")],
    },
    Span {
        code: "2026-Q4",
        first: "2026-10-01",
        end: "2027-01-01",
        year_from: "2026-01-01",
        compared: [("2026-10-01", "2027-01-01"), ("2026-07-01", "2026-10-01"), ("2025-10-01", "2026-01-01")],
    },
];

const CLOSED: &str = "coalesce(d.close_on, d.stage_entered_on)";
const PASSED: &str = "e.result IN ('pass', 'distinction')";

pub async fn check(device: &Device, ledger: &Ledger<'_>) {
    let rows = all_rows(device, "partner_list", json!({})).await;
    for row in rows.iter().step_by(rows.len().div_ceil(8)) {
        for span in &SPANS {
            let args = json!({ "id": row["id"], "quarter": span.code, "language": "en" });
            let view = device.ask("review", args).await;
            assert_eq!(view["quarter"]["code"], span.code);
            let pack =
                Pack { view: &view, ledger, span, partner: blob(&row["id"]), loc: Localizer::new(Language::English) };
            pack.check_promises().await;
            pack.check_scorecard(row).await;
            pack.check_compared().await;
            pack.check_deals().await;
            pack.check_enablement().await;
        }
    }
    let first = &rows[0]["id"];
    let unsaid = device.ask("review", json!({ "id": first, "language": "en" })).await;
    assert_eq!(unsaid, device.ask("review", json!({ "id": first, "quarter": "2026-Q3", "language": "en" })).await);
}

struct Pack<'a> {
    view: &'a Value,
    ledger: &'a Ledger<'a>,
    span: &'a Span,
    partner: String,
    loc: Localizer,
}

impl Pack<'_> {
    fn part(&self, part: &str) -> &Value {
        self.view["sections"].as_array().unwrap().iter().find(|section| section["part"] == part).unwrap()
    }

    fn figure(&self, part: &str, key: &str) -> String {
        let mut figures = self.part(part)["figures"].as_array().unwrap().iter();
        strip_isolates(figures.find(|figure| figure["key"] == key).unwrap()["value"].as_str().unwrap())
    }

    fn table(&self, part: &str, key: &str) -> &Value {
        self.part(part)["tables"].as_array().unwrap().iter().find(|table| table["key"] == key).unwrap()
    }

    /// Rows shown and those that there is no room for.
    fn total(&self, part: &str, key: &str) -> i64 {
        let table = self.table(part, key);
        let more = table["more"]
            .as_str()
            .map_or(0, |more| strip_isolates(more).split(' ').next().unwrap().parse::<i64>().unwrap());
        table["rows"].as_array().unwrap().len() as i64 + more
    }

    fn cells(&self, part: &str, key: &str, row: &str) -> Vec<String> {
        let rows = self.table(part, key)["rows"].as_array().unwrap();
        let cells = rows.iter().find(|one| one["key"] == row).unwrap()["cells"].as_array().unwrap();
        cells.iter().skip(1).map(|cell| strip_isolates(cell.as_str().unwrap())).collect()
    }

    async fn count(&self, from: &str) -> i64 {
        self.ledger.count(from).await
    }

    fn deals(&self, condition: &str) -> String {
        format!("deal d WHERE d.partner_id = {} AND {condition}", self.partner)
    }

    fn closed(&self, from: &str, until: &str) -> String {
        format!("{CLOSED} >= '{from}' AND {CLOSED} < '{until}'")
    }

    fn amounts(&self, amounts: &[(String, i64)]) -> String {
        let words: Vec<String> = amounts.iter().map(|(code, minor)| self.loc.format_money(*minor, code)).collect();
        if words.is_empty() {
            "–".to_owned()
        } else {
            strip_isolates(&words.join(&tr::chart_list_separator(&self.loc)))
        }
    }

    async fn sums(&self, deals: &str) -> String {
        let sql = format!(
            "SELECT d.currency, sum(d.amount_minor) FROM {} AND d.amount_minor IS NOT NULL
             GROUP BY d.currency ORDER BY 2 DESC, 1",
            self.deals(deals)
        );
        self.amounts(&self.ledger.hub.rows(&sql).await)
    }

    async fn check_promises(&self) {
        let (today, Span { first, end, .. }) = (self.ledger.today, self.span);
        for side in ["us", "them"] {
            let of = format!("task t WHERE t.partner_id = {} AND t.side = '{side}'", self.partner);
            let day = "coalesce(t.due_on, t.made_on)";
            let settled =
                format!("({day} >= '{first}' AND {day} < '{end}' OR (t.status = 'open' AND {day} < '{first}'))");
            let kept = self
                .count(&format!(
                    "{of} AND {settled} AND t.status = 'kept' AND (t.due_on IS NULL OR t.closed_on <= t.due_on)"
                ))
                .await;
            let due =
                format!("{of} AND {settled} AND (t.status = 'kept' OR (t.status = 'open' AND t.due_on < '{today}'))");
            let wanted = match self.count(&due).await {
                0 => tr::brief_kept_none(&self.loc),
                due => strip_isolates(&tr::brief_kept_of(&self.loc, kept, due)),
            };
            assert_eq!(self.figure("promises", &format!("kept_{side}")), wanted);
            assert_eq!(self.total("promises", side), self.count(&format!("{of} AND {settled}")).await);
            let ahead = format!("{of} AND t.status = 'open' AND {day} >= '{end}'");
            assert_eq!(self.total("ahead", side), self.count(&ahead).await);
        }
    }

    async fn check_scorecard(&self, row: &Value) {
        let year = self.closed(self.span.year_from, self.span.end);
        let won = format!("d.stage = 'won' AND {year}");
        let figure = |key: &str| self.figure("scorecard", key);
        assert_eq!(figure("won_year"), self.sums(&won).await);
        assert_eq!(figure("open_deals"), self.count(&self.deals(OPEN)).await.to_string());
        assert_eq!(figure("open_pipeline"), self.sums(OPEN).await);
        let stalled = self.count(&self.deals(&self.ledger.stalled())).await;
        assert_eq!(figure("stalled"), stalled.to_string());
        assert_eq!(json!(stalled), row["stalledDeals"]);
        let mean = format!(
            "SELECT d.currency, sum(d.amount_minor) / count(*) FROM {} AND d.amount_minor IS NOT NULL
             GROUP BY d.currency ORDER BY 1",
            self.deals(&won)
        );
        assert_eq!(figure("average"), self.amounts(&self.ledger.hub.rows(&mean).await));
        let days = format!("max(0, CAST(julianday({CLOSED}) - julianday(d.opened_on) AS INTEGER))");
        let sql = format!("SELECT {days} FROM {} AND d.opened_on IS NOT NULL ORDER BY 1", self.deals(&won));
        let cycles: Vec<(i64,)> = self.ledger.hub.rows(&sql).await;
        let middle = cycles.get(cycles.len().saturating_sub(1) / 2);
        assert_eq!(
            figure("cycle"),
            middle.map_or("–".into(), |(days,)| strip_isolates(&tr::review_days(&self.loc, *days)))
        );
        for (key, also) in [("win_rate", "true"), ("win_rate_registered", "d.protected_until IS NOT NULL")] {
            assert_eq!(figure(key), self.rate(&format!("{year} AND {also}")).await, "{key}");
        }
    }

    async fn rate(&self, condition: &str) -> String {
        let won = self.count(&self.deals(&format!("d.stage = 'won' AND {condition}"))).await;
        let lost = self.count(&self.deals(&format!("d.stage = 'lost' AND {condition}"))).await;
        if won + lost == 0 {
            return "–".to_owned();
        }
        let share = self.loc.format_percent_bp((won * 10_000 + (won + lost) / 2) / (won + lost));
        strip_isolates(&tr::review_share_of(&self.loc, &share, won, won + lost))
    }

    async fn check_compared(&self) {
        let rows = ["won", "target", "deals_won", "deals_lost", "win_rate", "registered", "talks", "passed"];
        let found = rows.map(|row| self.cells("compared", "compared", row));
        for (at, (from, until)) in self.span.compared.iter().enumerate() {
            let closed = self.closed(from, until);
            let target = format!(
                "SELECT currency, sum(amount_minor) FROM target WHERE partner_id = {} AND quarter_on = '{from}'
                 GROUP BY currency ORDER BY 2 DESC",
                self.partner
            );
            let target: Vec<(String, i64)> = self.ledger.hub.rows(&target).await;
            let ended = |stage: &str| self.deals(&format!("d.stage = '{stage}' AND {closed}"));
            let wanted = [
                self.sums(&format!("d.stage = 'won' AND {closed}")).await,
                self.amounts(&target),
                self.count(&ended("won")).await.to_string(),
                self.count(&ended("lost")).await.to_string(),
                self.rate(&closed).await,
                self.at("registration x", "x.submitted_at", (from, until), "true").await,
                self.at("activity x", "x.happened_at", (from, until), "x.two_way").await,
                self.passed(from, until).await,
            ];
            for ((row, cells), wanted) in rows.iter().zip(&found).zip(wanted) {
                assert_eq!(cells[at], wanted, "{row} from {from}");
            }
        }
    }

    async fn at(&self, table: &str, column: &str, (from, until): (&str, &str), also: &str) -> String {
        let day = format!("datetime({column} / 1000000, 'unixepoch')");
        let within = format!("{day} >= datetime('{from}') AND {day} < datetime('{until}')");
        self.count(&format!("{table} WHERE x.partner_id = {} AND {within} AND {also}", self.partner)).await.to_string()
    }

    async fn passed(&self, from: &str, until: &str) -> String {
        let ended = "date(r.starts_on, '+' || r.length_days || ' days')";
        let from_where = format!(
            "enrollment e JOIN course_run r ON r.id = e.run_id
             WHERE e.partner_id = {} AND {PASSED} AND {ended} >= '{from}' AND {ended} < '{until}'",
            self.partner
        );
        self.count(&from_where).await.to_string()
    }

    async fn check_deals(&self) {
        let closed = self.closed(self.span.first, self.span.end);
        for stage in ["won", "lost"] {
            let wanted = self.count(&self.deals(&format!("d.stage = '{stage}' AND {closed}"))).await;
            assert_eq!(self.total("ended", stage), wanted);
        }
        assert_eq!(self.total("ended", "stalled"), self.count(&self.deals(&self.ledger.stalled())).await);
        assert_eq!(self.total("pipeline", "open"), self.count(&self.deals(OPEN)).await);
        let sql = format!(
            "SELECT d.currency, d.amount_minor FROM {} ORDER BY d.amount_minor IS NULL, d.amount_minor DESC LIMIT 10",
            self.deals(&format!("{OPEN} AND d.amount_minor IS NOT NULL"))
        );
        let largest: Vec<(String, i64)> = self.ledger.hub.rows(&sql).await;
        let rows = self.table("pipeline", "open")["rows"].as_array().unwrap();
        for (row, (currency, minor)) in rows.iter().zip(largest) {
            assert_eq!(row["cells"][2], self.loc.format_money(minor, &currency));
        }
    }

    async fn check_enablement(&self) {
        let of = format!("enrollment e JOIN course_run r ON r.id = e.run_id WHERE e.partner_id = {}", self.partner);
        let people =
            self.ledger.hub.number(&format!("SELECT count(DISTINCT e.person_id) FROM {of} AND {PASSED}")).await;
        assert_eq!(self.figure("enablement", "certified"), people.to_string());
        assert_eq!(self.figure("scorecard", "certified"), people.to_string());
        let running = self.count(&format!("{of} AND e.result IS NULL")).await;
        assert_eq!(self.figure("enablement", "running"), running.to_string());
        let courses: Vec<(String, String)> = self.ledger.hub.rows("SELECT code, title FROM course").await;
        for (code, title) in courses {
            let this = format!("{of} AND r.course_id = (SELECT id FROM course WHERE code = '{code}')");
            let passed =
                self.ledger.hub.number(&format!("SELECT count(DISTINCT e.person_id) FROM {this} AND {PASSED}")).await;
            let open = self.count(&format!("{this} AND e.result IS NULL")).await;
            assert_eq!(self.cells("enablement", "courses", &code), [passed.to_string(), open.to_string()], "{title}");
            let gaps = self.part("enablement")["note"].as_str().unwrap_or_default();
            assert_eq!(gaps.contains(&format!("\u{2068}{title}\u{2069}")), passed == 0, "{title} in {gaps}");
        }
    }
}
