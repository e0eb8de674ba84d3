//! One deal with all that its page shows, and the line that stands for a deal in every list.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr, sea_query::ExprTrait};
use tandem_model::{DealId, MemberId, PartnerId, stage_change};
use uuid::Uuid;

use super::judge::in_order;
use crate::{Error, Store, local::stall_flag};

/// A deal in a list.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DealLine {
    pub id: DealId,
    pub code: String,
    pub name: String,
    pub partner_id: PartnerId,
    /// Empty when the partner is not there.
    pub partner_name: String,
    pub owner_id: MemberId,
    pub owner_name: String,
    pub region: String,
    pub stage: String,
    pub stage_entered_on: Option<NaiveDate>,
    pub close_on: Option<NaiveDate>,
    pub amount_minor: Option<i64>,
    pub currency: String,
    pub next_step: Option<String>,
    pub next_step_on: Option<NaiveDate>,
    /// Microseconds UTC.
    pub updated_at: i64,
    /// 0 to 100 when stalled.
    pub severity: Option<i64>,
}

/// What the page of a deal shows beside its line.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DealDetail {
    pub account_name: Option<String>,
    pub product_name: Option<String>,
    pub opened_on: Option<NaiveDate>,
    pub protected_until: Option<NaiveDate>,
    /// Microseconds UTC.
    pub last_two_way_at: Option<i64>,
    pub push_count: i64,
}

impl Store {
    /// The lines of these deals, in the order of the ids; those that are gone are left out.
    pub(crate) async fn deal_lines(&self, ids: &[Uuid]) -> Result<Vec<DealLine>, Error> {
        let unplaced: Vec<_> = ids.iter().map(|id| (*id, None)).collect();
        self.deal_lines_at(&unplaced).await
    }

    /// The same for deals whose row number was found together with their id: that saves a third of the pages, which
    /// lie far apart. A row that has moved since is none of them.
    pub(crate) async fn deal_lines_at(&self, places: &[(Uuid, Option<i64>)]) -> Result<Vec<DealLine>, Error> {
        if places.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "SELECT d.id, d.code, d.name, d.partner_id, coalesce(p.name, '') AS partner_name, d.owner_id,
                     coalesce(m.name, '') AS owner_name, d.region, d.stage, d.stage_entered_on, d.close_on, d.amount_minor,
                     d.currency, d.next_step, d.next_step_on, d.updated_at,
                     iif(d.stage IN ('won', 'lost'), NULL,
                       (SELECT s.severity FROM stalled_deal s WHERE s.deal_id = d.id)) AS severity
                   FROM json_each(?) j CROSS JOIN deal d ON d.rowid =
                       coalesce(j.value ->> 1, (SELECT o.rowid FROM deal o WHERE o.id = unhex(j.value ->> 0)))
                     LEFT JOIN partner p ON p.id = d.partner_id LEFT JOIN member m ON m.id = d.owner_id
                   WHERE d.id = unhex(j.value ->> 0) ORDER BY j.key";
        let list: Vec<_> = places.iter().map(|(id, row)| (id.simple().to_string(), *row)).collect();
        let list = serde_json::to_string(&list).map_err(|_| Error::Corrupt)?;
        self.rows(sql, vec![list.into()]).await
    }

    pub async fn find_deal(&self, id: DealId) -> Result<Option<(DealLine, DealDetail)>, Error> {
        let sql = "SELECT a.name AS account_name, p.name AS product_name, d.opened_on, d.protected_until,
                     d.last_two_way_at, d.push_count
                   FROM deal d LEFT JOIN account a ON a.id = d.account_id LEFT JOIN product p ON p.id = d.product_id
                   WHERE d.id = ?";
        let detail: Option<DealDetail> = self.row(sql, vec![id.into()]).await?;
        Ok(self.deal_lines(&[id.0]).await?.into_iter().next().zip(detail))
    }

    /// Stage history, oldest first.
    pub async fn list_stage_changes(&self, deal: DealId) -> Result<Vec<stage_change::Model>, Error> {
        let found = stage_change::Entity::find().filter(Expr::col("deal_id").eq(deal)).all(self.reader()).await?;
        Ok(in_order(found))
    }

    /// The verdict on a deal that is stalled.
    pub async fn find_stall_flag(&self, deal: DealId) -> Result<Option<stall_flag::Model>, Error> {
        Ok(stall_flag::Entity::find_by_id(deal).one(self.reader()).await?)
    }
}
