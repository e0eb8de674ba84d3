//! The newest touches with a partner or about a deal, with the names in them.

use sea_orm::FromQueryResult;
use tandem_model::{ActivityId, DealId, PartnerId};

use crate::{Error, Store};

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ActivityLine {
    pub id: ActivityId,
    pub kind: String,
    pub subject: String,
    pub two_way: bool,
    /// Microseconds UTC.
    pub happened_at: i64,
    pub member_name: Option<String>,
    pub person_name: Option<String>,
    pub deal_id: Option<DealId>,
    pub deal_code: Option<String>,
    pub deal_name: Option<String>,
}

const SHOWN: u32 = 20;

impl Store {
    pub async fn list_partner_activity(&self, partner: PartnerId) -> Result<Vec<ActivityLine>, Error> {
        self.rows(&sql("a.partner_id = ?", SHOWN), vec![partner.into()]).await
    }

    pub async fn list_deal_activity(&self, deal: DealId) -> Result<Vec<ActivityLine>, Error> {
        self.rows(&sql("a.deal_id = ?", SHOWN), vec![deal.into()]).await
    }
}

pub(super) fn sql(which: &str, most: u32) -> String {
    format!(
        "SELECT a.id, a.kind, a.subject, a.two_way, a.happened_at, m.name AS member_name, p.name AS person_name,
                d.id AS deal_id, d.code AS deal_code, d.name AS deal_name
         FROM activity a LEFT JOIN member m ON m.id = a.member_id LEFT JOIN person p ON p.id = a.person_id
              LEFT JOIN deal d ON d.id = a.deal_id
         WHERE {which} ORDER BY a.happened_at DESC, a.id DESC LIMIT {most}"
    )
}
