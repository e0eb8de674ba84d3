//! Registrations: the inbox, one of them, and the customers that may be the same. A check looks up a few keys
//! ([`crate::match_key`]); nothing here reads all rows of anything large.

use chrono::{Days, NaiveDate};
use sea_orm::{EntityTrait, FromQueryResult, Value};
use tandem_domain::registration::ENDING_DAYS;
use tandem_model::{
    AccountId, ClaimId, DealId, MemberId, PartnerId, PersonId, ProductId, RegistrationId, claim, product, registration,
};
use uuid::Uuid;

use super::{
    frame::count,
    query::{day, id_list},
};
use crate::{
    Error, OPEN_DEAL_SQL, Store,
    search::{Scope, match_expression},
};

/// A registration in a list, with the names in it.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct RegistrationLine {
    pub id: RegistrationId,
    pub customer: String,
    pub country: Option<String>,
    pub partner_id: PartnerId,
    /// Empty when the partner is not there.
    pub partner_name: String,
    pub partner_country: Option<String>,
    pub owner_id: Option<MemberId>,
    pub owner_name: Option<String>,
    pub product_name: Option<String>,
    pub amount_minor: Option<i64>,
    pub currency: String,
    pub status: String,
    /// The claim of its customer is its own.
    pub holds: bool,
    pub submitted_at: Option<i64>,
    pub due_at: Option<i64>,
    pub decided_at: Option<i64>,
    pub protected_until: Option<NaiveDate>,
    pub updated_at: i64,
}

/// Part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inbox {
    /// To be decided, what is due first first.
    Undecided,
    /// Protections that end soon, the next first.
    Ending,
    /// Drafts and what came back, the latest first.
    Open,
    All,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InboxCounts {
    pub undecided: u32,
    pub ending: u32,
    pub open: u32,
    pub all: u32,
}

/// A customer of the keys looked for.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AccountHit {
    pub id: AccountId,
    pub name: String,
    pub country: Option<String>,
    pub domain: Option<String>,
    pub parent_name: Option<String>,
}

/// An open deal with such a customer.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DealHit {
    pub id: DealId,
    pub account_id: AccountId,
    pub name: String,
    pub stage: String,
    pub product_id: Option<ProductId>,
    pub partner_name: String,
}

/// Somebody who works for a partner.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PersonHit {
    pub id: PersonId,
    pub name: String,
    pub partner_name: String,
}

const LINE_SQL: &str =
    "SELECT r.id, r.customer, r.country, r.partner_id, coalesce(p.name, '') AS partner_name, p.country AS partner_country,
       p.owner_id, m.name AS owner_name, d.name AS product_name, r.amount_minor, r.currency, r.status,
       EXISTS (SELECT 1 FROM claim c WHERE c.registration_id = r.id) AS holds, r.submitted_at,
       r.due_at, r.decided_at, r.protected_until, r.updated_at
     FROM registration r LEFT JOIN partner p ON p.id = r.partner_id LEFT JOIN member m ON m.id = p.owner_id
       LEFT JOIN product d ON d.id = r.product_id";

/// Customers that share keys, those that share most first.
const MOST_CANDIDATES: i64 = 60;
/// Open deals of one account that are named.
const MOST_DEALS: usize = 3;

impl Inbox {
    /// Condition and order; days are today and the last on which an end counts as soon.
    const fn sql(self) -> (&'static str, &'static str) {
        match self {
            Self::Undecided => ("r.status IN ('submitted', 'under_review')", "r.due_at IS NULL, r.due_at, r.id"),
            Self::Ending => (
                // Few end soon of the many that are approved: the day leads.
                "+r.status IN ('approved', 'extended') AND r.protected_until BETWEEN ? AND ?",
                "r.protected_until, r.id",
            ),
            Self::Open => ("r.status IN ('draft', 'returned')", "r.updated_at DESC, r.id"),
            Self::All => ("TRUE", "r.updated_at DESC, r.id"),
        }
    }
}

/// Table and condition of a part, with its values; of all partners where none is named as their owner.
fn part(inbox: Inbox, owner: Option<MemberId>, today: NaiveDate) -> (String, Vec<Value>) {
    let (condition, mut values) = (inbox.sql().0, Vec::new());
    if inbox == Inbox::Ending {
        values.extend([day(today), day(today + Days::new(ENDING_DAYS))]);
    }
    let own = if owner.is_some() { " AND r.partner_id IN (SELECT id FROM partner WHERE owner_id = ?)" } else { "" };
    values.extend(owner.map(|owner| owner.0.into()));
    (format!("registration r WHERE {condition}{own}"), values)
}

impl Store {
    pub async fn list_registrations(
        &self,
        inbox: Inbox,
        owner: Option<MemberId>,
        today: NaiveDate,
        shown: u64,
    ) -> Result<Vec<RegistrationLine>, Error> {
        // Their lines are read when it is known which they are: one is several rows far apart.
        let order = inbox.sql().1;
        let (from, mut values) = part(inbox, owner, today);
        values.push(shown.cast_signed().into());
        let ids = self.ids(&format!("SELECT r.id FROM {from} ORDER BY {order} LIMIT ?"), values).await?;
        let sql = format!("{LINE_SQL} JOIN json_each(?) j ON r.id = unhex(j.value) ORDER BY j.key");
        self.rows(&sql, vec![id_list(&ids)]).await
    }

    pub async fn count_registrations(&self, owner: Option<MemberId>, today: NaiveDate) -> Result<InboxCounts, Error> {
        Ok(InboxCounts {
            undecided: self.count_part(Inbox::Undecided, owner, today).await?,
            ending: self.count_part(Inbox::Ending, owner, today).await?,
            open: self.count_part(Inbox::Open, owner, today).await?,
            all: self.count_part(Inbox::All, owner, today).await?,
        })
    }

    pub(crate) async fn count_part(
        &self,
        inbox: Inbox,
        owner: Option<MemberId>,
        today: NaiveDate,
    ) -> Result<u32, Error> {
        let (from, values) = part(inbox, owner, today);
        Ok(count(self.number(&format!("SELECT count(*) FROM {from}"), values).await?))
    }

    pub async fn registration_lines(&self, ids: &[Uuid]) -> Result<Vec<RegistrationLine>, Error> {
        let sql = format!("{LINE_SQL} WHERE r.id IN (SELECT unhex(value) FROM json_each(?)) ORDER BY r.id");
        self.rows(&sql, vec![id_list(ids)]).await
    }

    pub async fn find_registration(&self, id: RegistrationId) -> Result<Option<registration::Model>, Error> {
        Ok(registration::Entity::find_by_id(id).one(self.reader()).await?)
    }

    pub async fn find_claim(&self, id: ClaimId) -> Result<Option<claim::Model>, Error> {
        Ok(claim::Entity::find_by_id(id).one(self.reader()).await?)
    }

    pub async fn list_products(&self) -> Result<Vec<product::Model>, Error> {
        self.rows("SELECT * FROM product ORDER BY name, id", vec![]).await
    }

    /// Accounts and registrations that share a key, those that share most first.
    pub async fn list_same_keys(&self, keys: &[String]) -> Result<(Vec<AccountHit>, Vec<registration::Model>), Error> {
        let keys = serde_json::Value::from(keys.to_vec()).to_string();
        let shared = |kind: &str| {
            format!(
                "SELECT k.id AS id, count(*) AS shared FROM json_each(?) j CROSS JOIN match_key k ON k.key = j.value
                 WHERE k.t = '{kind}' GROUP BY k.id ORDER BY shared DESC, k.id LIMIT {MOST_CANDIDATES}"
            )
        };
        let accounts = format!(
            "SELECT a.id, a.name, a.country, a.domain, a.parent_name FROM ({}) s CROSS JOIN account a ON a.id = s.id",
            shared("account")
        );
        let registrations =
            format!("SELECT r.* FROM ({}) s CROSS JOIN registration r ON r.id = s.id", shared("registration"));
        Ok((
            self.rows(&accounts, vec![keys.clone().into()]).await?,
            self.rows(&registrations, vec![keys.into()]).await?,
        ))
    }

    /// The newest open deals of these accounts, a few of each.
    pub async fn list_open_deals_of(&self, accounts: &[Uuid]) -> Result<Vec<DealHit>, Error> {
        let sql = format!(
            "SELECT id, account_id, name, stage, product_id, partner_name FROM (
               SELECT d.id, d.account_id, d.name, d.stage, d.product_id, coalesce(p.name, '') AS partner_name,
                 row_number() OVER (PARTITION BY d.account_id ORDER BY d.updated_at DESC, d.id) AS place
               FROM json_each(?) j CROSS JOIN deal d ON d.account_id = unhex(j.value)
                 LEFT JOIN partner p ON p.id = d.partner_id
               WHERE d.{OPEN_DEAL_SQL}) WHERE place <= {MOST_DEALS} ORDER BY account_id, place"
        );
        self.rows(&sql, vec![id_list(accounts)]).await
    }

    /// People of partners with this mail address, whatever its case.
    pub async fn list_people_by_email(&self, email: &str) -> Result<Vec<PersonHit>, Error> {
        let Some(matching) = match_expression(Scope::Person, email) else { return Ok(Vec::new()) };
        let (first, last) = Scope::Person.numbers();
        let sql = "SELECT n.id, n.name, coalesce(p.name, '') AS partner_name
                   FROM (SELECT rowid AS rid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT 20) h
                     CROSS JOIN search_doc s ON s.rid = h.rid CROSS JOIN person n ON n.id = s.id
                     LEFT JOIN partner p ON p.id = n.partner_id
                   WHERE lower(n.email) = ? ORDER BY n.id";
        self.rows(sql, vec![matching.into(), first.into(), last.into(), email.into()]).await
    }
}
