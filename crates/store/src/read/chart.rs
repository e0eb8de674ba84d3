//! Numbers behind a partner's charts.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use tandem_model::PartnerId;

use super::{query::day, today::PeriodSum};
use crate::{Error, OPEN_DEAL_SQL, Store};

/// Open deals of one stage in one currency.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct StageSum {
    pub stage: String,
    pub currency: String,
    pub n: i64,
    /// Deals without an amount.
    pub unpriced: i64,
    /// Minor units of `currency`.
    pub minor: i64,
}

impl Store {
    /// What a partner won in each quarter from `since` to `until`, both first days of a quarter.
    pub async fn list_partner_won(
        &self,
        partner: PartnerId,
        since: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<PeriodSum>, Error> {
        let sql = "SELECT quarter_on AS period_on, currency, n, unpriced, amount_minor AS minor FROM won_rollup
                   WHERE partner_id = ? AND quarter_on BETWEEN ? AND ? ORDER BY quarter_on, currency";
        self.rows(sql, vec![partner.into(), day(since), day(until)]).await
    }

    /// The partner's targets for the same quarters.
    pub async fn list_partner_targets(
        &self,
        partner: PartnerId,
        since: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<PeriodSum>, Error> {
        let sql = "SELECT quarter_on AS period_on, currency, count(*) AS n, 0 AS unpriced, sum(amount_minor) AS minor
                   FROM target WHERE partner_id = ? AND quarter_on BETWEEN ? AND ?
                   GROUP BY quarter_on, currency ORDER BY quarter_on, currency";
        self.rows(sql, vec![partner.into(), day(since), day(until)]).await
    }

    pub async fn list_partner_stages(&self, partner: PartnerId) -> Result<Vec<StageSum>, Error> {
        let sql = format!(
            "SELECT stage, currency, n, unpriced, amount_minor AS minor FROM partner_rollup
             WHERE partner_id = ? AND {OPEN_DEAL_SQL}"
        );
        self.rows(&sql, vec![partner.into()]).await
    }
}
