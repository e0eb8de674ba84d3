//! What the health of partners is made from. Each read begins at the partners and takes an index or a table of sums, so
//! that it costs as much as they have, however many deals there are.

use chrono::{Days, NaiveDate};
use sea_orm::{FromQueryResult, Value};
use tandem_domain::{
    Quarter,
    health::{COURSE_DAYS, Facts, Profile, QuarterSum, REACH, WINDOW_DAYS, WINDOWS, Window},
    task::KeptRate,
};
use tandem_model::{PartnerId, code::TaskSide};
use uuid::Uuid;

use super::{
    frame::count,
    query::{day, id_list},
};
use crate::{Error, OPEN_DEAL_SQL, Store};

const DAY_US: i64 = 86_400_000_000;
const WINDOW_US: i64 = WINDOW_DAYS * DAY_US;
/// Days that all windows reach back.
const ALL_DAYS: i64 = WINDOWS as i64 * WINDOW_DAYS;
/// The partners that are asked for, `?1`, and the rows of each.
const OF_PARTNERS: &str = "FROM json_each(?1) j CROSS JOIN";

#[derive(FromQueryResult)]
struct ProfileRow {
    id: PartnerId,
    kind: String,
    tier: Option<String>,
    region: String,
}

/// `at`: the place of the partner in the list that was asked for.
#[derive(FromQueryResult)]
struct SumRow {
    at: i64,
    quarter_on: NaiveDate,
    currency: String,
    minor: i64,
}

#[derive(FromQueryResult)]
struct OpenRow {
    at: i64,
    currency: String,
    n: i64,
    unpriced: i64,
    minor: i64,
}

/// `back`: windows before the present one; of courses days before today.
#[derive(FromQueryResult)]
struct CountRow {
    at: i64,
    back: i64,
    n: i64,
    part: i64,
}

#[derive(FromQueryResult)]
struct KeptRow {
    at: i64,
    side: String,
    back: i64,
    n: i64,
    part: i64,
}

impl Store {
    /// All partners, by id.
    pub async fn list_profiles(&self) -> Result<Vec<Profile>, Error> {
        let rows: Vec<ProfileRow> = self.rows("SELECT id, kind, tier, region FROM partner ORDER BY id", vec![]).await?;
        let profile = |row: ProfileRow| Profile { id: row.id, kind: row.kind, tier: row.tier, region: row.region };
        Ok(rows.into_iter().map(profile).collect())
    }

    /// In the order of `partners`.
    pub async fn list_health_facts(&self, partners: Vec<Profile>, today: NaiveDate) -> Result<Vec<Facts>, Error> {
        let ids: Vec<Uuid> = partners.iter().map(|partner| partner.id.0).collect();
        let ids = id_list(&ids);
        let mut facts: Vec<Facts> = partners.into_iter().map(Facts::new).collect();
        self.read_amounts(&mut facts, &ids, today).await?;
        self.read_open(&mut facts, &ids).await?;
        self.read_counts(&mut facts, &ids, today).await?;
        self.read_promises(&mut facts, &ids, today).await?;
        self.read_courses(&mut facts, &ids, today).await?;
        Ok(facts)
    }

    async fn read_amounts(&self, facts: &mut [Facts], ids: &Value, today: NaiveDate) -> Result<(), Error> {
        let quarter = Quarter::of(today);
        let values = || vec![ids.clone(), day(quarter.back(REACH).first_day()), day(quarter.back(1).first_day())];
        let won = format!(
            "SELECT j.key AS at, w.quarter_on, w.currency, w.amount_minor AS minor {OF_PARTNERS} won_rollup w
               ON w.partner_id = unhex(j.value) AND w.quarter_on BETWEEN ?2 AND ?3 WHERE w.n > w.unpriced"
        );
        for row in self.rows::<SumRow>(&won, values()).await? {
            place(facts, row.at, |facts| facts.won.push(row.sum()));
        }
        let targets = format!(
            "SELECT j.key AS at, t.quarter_on, t.currency, t.amount_minor AS minor {OF_PARTNERS} target t
               ON t.partner_id = unhex(j.value) AND t.quarter_on BETWEEN ?2 AND ?3"
        );
        for row in self.rows::<SumRow>(&targets, values()).await? {
            place(facts, row.at, |facts| facts.targets.push(row.sum()));
        }
        Ok(())
    }

    async fn read_open(&self, facts: &mut [Facts], ids: &Value) -> Result<(), Error> {
        let open = format!(
            "SELECT j.key AS at, p.currency, sum(p.n) AS n, sum(p.unpriced) AS unpriced, sum(p.amount_minor) AS minor
             {OF_PARTNERS} partner_rollup p ON p.partner_id = unhex(j.value) AND p.{OPEN_DEAL_SQL} GROUP BY 1, 2"
        );
        for row in self.rows::<OpenRow>(&open, vec![ids.clone()]).await? {
            place(facts, row.at, |facts| {
                facts.open_deals += count(row.n);
                facts.open.extend((row.n > row.unpriced).then_some((row.currency, row.minor)));
            });
        }
        let stalled = format!(
            "SELECT j.key AS at, 0 AS back, count(*) AS n, 0 AS part {OF_PARTNERS} stalled_deal s
               ON s.partner_id = unhex(j.value) GROUP BY 1"
        );
        for row in self.rows::<CountRow>(&stalled, vec![ids.clone()]).await? {
            place(facts, row.at, |facts| facts.stalled_deals = count(row.n));
        }
        Ok(())
    }

    /// What came to pass at an instant: talks, and deals that were registered.
    async fn read_counts(&self, facts: &mut [Facts], ids: &Value, today: NaiveDate) -> Result<(), Error> {
        let end = (today + Days::new(1)).and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros() - 1;
        let values = || vec![ids.clone(), end.into(), (end - WINDOWS as i64 * WINDOW_US).into()];
        let sql = |table: &str, column: &str, only: &str| {
            format!(
                "SELECT j.key AS at, (?2 - x.{column}) / {WINDOW_US} AS back, count(*) AS n, 0 AS part
                 {OF_PARTNERS} {table} x ON x.partner_id = unhex(j.value) AND {only}
                   AND x.{column} > ?3 AND x.{column} <= ?2 GROUP BY 1, 2"
            )
        };
        for row in self.rows::<CountRow>(&sql("activity", "happened_at", "x.two_way"), values()).await? {
            window(facts, row.at, row.back, |window| window.touches = count(row.n));
        }
        for row in self.rows::<CountRow>(&sql("registration", "submitted_at", "true"), values()).await? {
            window(facts, row.at, row.back, |window| window.registered = count(row.n));
        }
        Ok(())
    }

    /// The rule of [`tandem_domain::task::kept_rate`] for each window.
    async fn read_promises(&self, facts: &mut [Facts], ids: &Value, today: NaiveDate) -> Result<(), Error> {
        let sql = format!(
            "SELECT j.key AS at, t.side, (CAST(julianday(?2) - julianday(t.due_on) AS INTEGER) - 1) / {WINDOW_DAYS} AS back,
               count(*) AS n, count(*) FILTER (WHERE t.status = 'kept' AND t.closed_on <= t.due_on) AS part
             {OF_PARTNERS} task t ON t.partner_id = unhex(j.value) AND t.status IN ('open', 'kept')
               AND t.due_on >= ?3 AND t.due_on < ?2 GROUP BY 1, 2, 3"
        );
        let values = vec![ids.clone(), day(today), day(today - Days::new(ALL_DAYS.unsigned_abs()))];
        for row in self.rows::<KeptRow>(&sql, values).await? {
            let rate = KeptRate { kept: count(row.part), due: count(row.n) };
            window(facts, row.at, row.back, |window| match TaskSide::parse(&row.side) {
                Some(TaskSide::Us) => window.ours = rate,
                Some(TaskSide::Them) => window.theirs = rate,
                None => {}
            });
        }
        Ok(())
    }

    async fn read_courses(&self, facts: &mut [Facts], ids: &Value, today: NaiveDate) -> Result<(), Error> {
        let back = "CAST(julianday(?2) - julianday(r.starts_on) AS INTEGER) - r.length_days";
        let sql = format!(
            "SELECT j.key AS at, {back} AS back, count(*) AS n,
               count(*) FILTER (WHERE e.result IN ('pass', 'distinction')) AS part
             {OF_PARTNERS} enrollment e ON e.partner_id = unhex(j.value) AND e.result IS NOT NULL
               LEFT JOIN course_run r ON r.id = e.run_id
             WHERE {back} >= 0 AND {back} < {} GROUP BY 1, 2",
            COURSE_DAYS + ALL_DAYS - WINDOW_DAYS
        );
        for row in self.rows::<CountRow>(&sql, vec![ids.clone(), day(today)]).await? {
            for back in 0..WINDOWS as i64 {
                let days = row.back - back * WINDOW_DAYS;
                if (0..COURSE_DAYS).contains(&days) {
                    window(facts, row.at, back, |window| {
                        window.ended += count(row.n);
                        window.passed += count(row.part);
                    });
                }
            }
        }
        Ok(())
    }
}

impl SumRow {
    fn sum(&self) -> QuarterSum {
        QuarterSum { quarter: Quarter::of(self.quarter_on), currency: self.currency.clone(), minor: self.minor }
    }
}

fn place(facts: &mut [Facts], at: i64, write: impl FnOnce(&mut Facts)) {
    if let Some(facts) = usize::try_from(at).ok().and_then(|at| facts.get_mut(at)) {
        write(facts);
    }
}

fn window(facts: &mut [Facts], at: i64, back: i64, write: impl FnOnce(&mut Window)) {
    place(facts, at, |facts| {
        if let Some(window) = usize::try_from(back).ok().and_then(|back| facts.windows.get_mut(back)) {
            write(window);
        }
    });
}
