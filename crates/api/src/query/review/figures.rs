//! The scorecard, and the quarter beside others: the same figures for both sides, each with what it means.

use std::collections::BTreeMap;

use tandem_domain::{
    Quarter,
    health::{Part, PartHealth},
    review::{Record, record, share_bp},
};
use tandem_l10n::tr;
use tandem_store::read::{
    review::{Capability, Doings},
    today::PeriodSum,
};

use super::{Review, figure, line, nothing, section, table};
use crate::{
    ApiError,
    query::{chart, health, shape::sums},
    view::{Money, ReviewFigure, ReviewPart, ReviewRow, ReviewSection, ReviewTable},
};

/// Pixels of the picture of eight quarters, as a sheet of paper has room for.
const CHART_PX: (u32, u32) = (720, 180);

/// One quarter.
struct Column {
    quarter: Quarter,
    won: Vec<Money>,
    target: Vec<Money>,
    record: Record,
    doings: Doings,
}

impl Review<'_> {
    pub(super) async fn scorecard(&self, capability: &Capability) -> Result<ReviewSection, ApiError> {
        let loc = &self.loc;
        let since = self.quarter.back(3);
        let won = self.won(since, self.quarter).await?;
        let year = self.record(since.first_day(), self.quarter);
        let average: Vec<Money> =
            year.average.iter().map(|(currency, minor)| Money { minor: *minor, currency: currency.clone() }).collect();
        let mut judged = health::judge(self.core, &[self.id()]).await?;
        let health = judged.pop().map(|judged| judged.health);
        let score = health.as_ref().and_then(|health| health.score);
        let mut figures = vec![figure(
            "won_year",
            tr::review_won_year(loc),
            self.amounts(&totals(&won)),
            tr::review_explain_won_year(loc),
        )];
        figures.extend(self.open());
        figures.push(figure(
            "average",
            tr::review_average(loc),
            self.amounts(&average),
            tr::review_explain_average(loc),
        ));
        figures.extend(self.of_record(&year));
        figures.push(self.certified(capability));
        let points = score.map_or_else(nothing, |score| tr::health_out_of(loc, &self.count(score)));
        figures.push(figure("health", tr::health_title(loc), points, tr::health_explain(loc)));
        Ok(ReviewSection {
            figures,
            tables: health.map(|health| self.health(&health.parts)).into_iter().collect(),
            ..section(ReviewPart::Scorecard, tr::review_part_scorecard(loc))
        })
    }

    /// As it is now, whatever the quarter.
    fn open(&self) -> [ReviewFigure; 3] {
        let (loc, line) = (&self.loc, &self.partner.line);
        let open: i64 = line.open.iter().map(|sum| sum.n).sum();
        [
            figure("open_deals", tr::partner_open_deals(loc), self.count(open), tr::review_explain_open_deals(loc)),
            figure(
                "open_pipeline",
                tr::partner_open_amount(loc),
                self.amounts(&sums(&line.open)),
                tr::partner_explain_open(loc),
            ),
            figure(
                "stalled",
                tr::today_stalled_deals(loc),
                self.count(line.head.stalled_deals),
                tr::today_explain_stalled_deals(loc),
            ),
        ]
    }

    fn of_record(&self, year: &Record) -> [ReviewFigure; 3] {
        let loc = &self.loc;
        let cycle = year.cycle_days.map_or_else(nothing, |days| tr::review_days(loc, days));
        [
            figure("cycle", tr::review_cycle(loc), cycle, tr::review_explain_cycle(loc)),
            figure(
                "win_rate",
                tr::review_win_rate(loc),
                self.share(year.won, year.won + year.lost),
                tr::review_explain_win_rate(loc),
            ),
            figure(
                "win_rate_registered",
                tr::review_win_rate_registered(loc),
                self.share(year.registered_won, year.registered_won + year.registered_lost),
                tr::review_explain_win_rate_registered(loc),
            ),
        ]
    }

    pub(super) fn certified(&self, capability: &Capability) -> ReviewFigure {
        let loc = &self.loc;
        let people = self.count(capability.certified);
        figure("certified", tr::review_certified(loc), people, tr::review_explain_certified(loc))
    }

    fn health(&self, parts: &[PartHealth]) -> ReviewTable {
        let loc = &self.loc;
        let row = |part: &PartHealth| {
            let name = match part.part {
                Part::Results => tr::health_part_results(loc),
                Part::Pipeline => tr::health_part_pipeline(loc),
                Part::Capability => tr::health_part_capability(loc),
                Part::Engagement => tr::health_part_engagement(loc),
                Part::Trust => tr::health_part_trust(loc),
            };
            let score = part.score.map_or_else(nothing, |score| self.count(score));
            line(part.part.code(), vec![name, score, self.count(part.part.weight())])
        };
        let headers = vec![tr::review_health_part(loc), tr::review_health_points(loc), tr::review_health_weight(loc)];
        table("health", tr::health_title(loc), headers, parts.iter().map(row).collect(), tr::health_unknown(loc))
    }

    /// The quarter, the one before, the same of a year before.
    pub(super) async fn compared(&self) -> Result<ReviewSection, ApiError> {
        let loc = &self.loc;
        let mut columns = Vec::new();
        for back in [0, 1, 4] {
            columns.push(self.column(self.quarter.back(back)).await?);
        }
        let labels = columns.iter().map(|column| loc.quarter_label(column.quarter.first_day()));
        let headers: Vec<String> = std::iter::once(tr::review_figure(loc)).chain(labels).collect();
        let rows = self.compared_rows(&columns);
        let chart = chart::won_of(self.core, loc, self.id(), self.quarter, CHART_PX).await?;
        Ok(ReviewSection {
            chart: Some(chart),
            tables: vec![table("compared", tr::review_part_compared(loc), headers, rows, nothing())],
            ..section(ReviewPart::Compared, tr::review_part_compared(loc))
        })
    }

    fn compared_rows(&self, columns: &[Column]) -> Vec<ReviewRow> {
        let loc = &self.loc;
        let row = |key: &str, name: String, meaning: String, cell: &dyn Fn(&Column) -> String| {
            let cells = std::iter::once(name).chain(columns.iter().map(cell)).collect();
            ReviewRow { meaning: Some(meaning), ..line(key, cells) }
        };
        let rate = |column: &Column| self.share(column.record.won, column.record.won + column.record.lost);
        vec![
            row("won", tr::chart_won(loc), tr::review_explain_won(loc), &|column| self.amounts(&column.won)),
            row("target", tr::chart_target(loc), tr::review_explain_target(loc), &|one| self.amounts(&one.target)),
            row("reached", tr::review_reached(loc), tr::review_explain_reached(loc), &|one| self.reached(one)),
            row("deals_won", tr::review_deals_won(loc), tr::review_explain_deals_won(loc), &|one| {
                self.count(one.record.won)
            }),
            row("deals_lost", tr::review_deals_lost(loc), tr::review_explain_deals_lost(loc), &|one| {
                self.count(one.record.lost)
            }),
            row("win_rate", tr::review_win_rate(loc), tr::review_explain_quarter_win_rate(loc), &rate),
            row("registered", tr::review_registered(loc), tr::review_explain_registered(loc), &|one| {
                self.count(one.doings.registered)
            }),
            row("talks", tr::review_talks(loc), tr::review_explain_talks(loc), &|one| self.count(one.doings.talks)),
            row("passed", tr::review_passed(loc), tr::review_explain_passed(loc), &|one| self.count(one.doings.passed)),
        ]
    }

    async fn column(&self, quarter: Quarter) -> Result<Column, ApiError> {
        let (id, first) = (self.id(), quarter.first_day());
        let doings = self.store.count_doings(id, first, quarter.end()).await.map_err(|e| self.core.store_error(e))?;
        Ok(Column {
            quarter,
            won: totals(&self.won(quarter, quarter).await?),
            target: self.target(quarter).await?,
            record: self.record(first, quarter),
            doings,
        })
    }

    pub(super) async fn targets(&self) -> Result<ReviewSection, ApiError> {
        let loc = &self.loc;
        let next = Quarter::of(self.quarter.end());
        let label = loc.quarter_label(next.first_day());
        let target = self.target(next).await?;
        let name = tr::review_target_of(loc, &label);
        let figures = match target.is_empty() {
            true => Vec::new(),
            false => vec![figure("target", name, self.amounts(&target), tr::review_explain_target(loc))],
        };
        Ok(ReviewSection {
            note: figures.is_empty().then(|| tr::review_no_target(loc, &label)),
            figures,
            ..section(ReviewPart::Targets, tr::review_part_targets(loc))
        })
    }

    async fn target(&self, quarter: Quarter) -> Result<Vec<Money>, ApiError> {
        let found = self.store.sum_partner_targets(self.id(), quarter.first_day()).await;
        Ok(sums(&found.map_err(|e| self.core.store_error(e))?))
    }

    async fn won(&self, since: Quarter, until: Quarter) -> Result<Vec<PeriodSum>, ApiError> {
        let found = self.store.list_partner_won(self.id(), since.first_day(), until.first_day()).await;
        found.map_err(|e| self.core.store_error(e))
    }

    fn record(&self, from: chrono::NaiveDate, until: Quarter) -> Record {
        let ended: Vec<_> = self.ended.iter().map(tandem_store::read::review::EndedDeal::ended).collect();
        record(&ended, from, until.end())
    }

    /// A share with the numbers that it is made of.
    fn share(&self, part: u32, whole: u32) -> String {
        let Some(share) = share_bp(part.into(), whole.into()) else { return nothing() };
        tr::review_share_of(&self.loc, &self.loc.format_percent_bp(share), part.into(), whole.into())
    }

    /// By currency: what was won in one says nothing about the target in another.
    fn reached(&self, column: &Column) -> String {
        let won = |currency: &str| column.won.iter().find(|won| won.currency == currency).map_or(0, |won| won.minor);
        let shares = column.target.iter().filter_map(|goal| share_bp(won(&goal.currency), goal.minor));
        let words: Vec<String> = shares.map(|share| self.loc.format_percent_bp(share)).collect();
        if words.is_empty() { nothing() } else { words.join(&tr::chart_list_separator(&self.loc)) }
    }
}

/// What is known of each currency, largest first.
fn totals(sums: &[PeriodSum]) -> Vec<Money> {
    let mut totals: BTreeMap<&str, i64> = BTreeMap::new();
    for sum in sums.iter().filter(|sum| sum.n > sum.unpriced) {
        let minor = totals.entry(&sum.currency).or_default();
        *minor = minor.saturating_add(sum.minor);
    }
    let mut totals: Vec<Money> =
        totals.into_iter().map(|(currency, minor)| Money { minor, currency: currency.to_owned() }).collect();
    totals.sort_by_key(|money| std::cmp::Reverse(money.minor));
    totals
}
