//! What the rules for stalled deals are fed with, and the names for telling about them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{
    EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr, sea_query::ExprTrait,
};
use tandem_domain::{Dwell, benchmark};
use tandem_model::{DealId, DealStage, PartnerId, deal, stage_change};

use super::query::{day, id_list};
use crate::{Error, OPEN_DEAL_SQL, Store};

/// How a deal is named in a notification.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DealTitle {
    pub id: DealId,
    pub code: String,
    pub name: String,
    pub partner_id: PartnerId,
    pub partner_name: String,
    pub stage: String,
}

impl Store {
    /// Open deals in order of id, after the last of the page before.
    pub async fn list_open_deals_page(&self, after: Option<DealId>, limit: u64) -> Result<Vec<deal::Model>, Error> {
        let mut select = deal::Entity::find().filter(Expr::cust(OPEN_DEAL_SQL));
        if let Some(after) = after {
            select = select.filter(Expr::col("id").gt(after));
        }
        Ok(select.order_by_asc(deal::Column::Id).limit(limit).all(self.reader()).await?)
    }

    /// How long deals that were won since that day stayed in each stage.
    pub async fn list_won_dwells(&self, since: NaiveDate) -> Result<Vec<Dwell>, Error> {
        let sql = "SELECT s.* FROM deal d LEFT JOIN stage_change s ON s.deal_id = d.id
                   WHERE d.stage = 'won' AND coalesce(d.close_on, d.stage_entered_on) >= ? AND s.id IS NOT NULL";
        let changes: Vec<stage_change::Model> = self.rows(sql, vec![day(since)]).await?;
        let mut by_deal: BTreeMap<DealId, Vec<stage_change::Model>> = BTreeMap::new();
        for change in changes {
            by_deal.entry(change.deal_id).or_default().push(change);
        }
        Ok(by_deal.into_values().flat_map(|history| benchmark::dwells(&in_order(history))).collect())
    }

    /// Names of deals, in the order of the ids; those that are gone are left out.
    pub async fn deal_titles(&self, ids: Vec<DealId>) -> Result<Vec<DealTitle>, Error> {
        let sql = "SELECT d.id, d.code, d.name, d.partner_id, coalesce(p.name, '') AS partner_name, d.stage
                   FROM json_each(?) j LEFT JOIN deal d ON d.id = unhex(j.value) LEFT JOIN partner p ON p.id = d.partner_id
                   WHERE d.id IS NOT NULL ORDER BY j.key";
        let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
        self.rows(sql, vec![id_list(&ids)]).await
    }
}

/// By day; steps of the same day in the order of the pipeline.
pub(crate) fn in_order(mut history: Vec<stage_change::Model>) -> Vec<stage_change::Model> {
    history.sort_by_key(|change| (change.changed_on, DealStage::parse(&change.to_stage), change.id));
    history
}
