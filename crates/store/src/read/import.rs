//! What a file is compared with. Of what there may be very much of only that comes into memory which the file is about.

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use tandem_model::{AccountId, DealId, PersonId, account, deal, member, partner, person};
use uuid::Uuid;

use crate::{Error, Store};

/// Records that are looked at together, and records that are read together.
const SCANNED_ROWS: usize = 20_000;
const READ_ROWS: usize = 500;

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    name: String,
    key: Option<String>,
}

impl Store {
    pub async fn list_all_partners(&self) -> Result<Vec<partner::Model>, Error> {
        Ok(partner::Entity::find().all(self.reader()).await?)
    }

    pub async fn list_members(&self) -> Result<Vec<member::Model>, Error> {
        Ok(member::Entity::find().all(self.reader()).await?)
    }

    /// `is` asks for name and mail address.
    pub async fn list_people_where(
        &self,
        is: impl Fn(&str, Option<&str>) -> bool + Send + Sync,
    ) -> Result<Vec<person::Model>, Error> {
        let mut found = Vec::new();
        for ids in self.scan("person", "email", is).await?.chunks(READ_ROWS) {
            let ids = ids.iter().copied().map(PersonId);
            found.extend(person::Entity::find().filter(person::Column::Id.is_in(ids)).all(self.reader()).await?);
        }
        Ok(found)
    }

    /// `is` asks for name and number.
    pub async fn list_deals_where(
        &self,
        is: impl Fn(&str, Option<&str>) -> bool + Send + Sync,
    ) -> Result<Vec<deal::Model>, Error> {
        let mut found = Vec::new();
        for ids in self.scan("deal", "code", is).await?.chunks(READ_ROWS) {
            let ids = ids.iter().copied().map(DealId);
            found.extend(deal::Entity::find().filter(deal::Column::Id.is_in(ids)).all(self.reader()).await?);
        }
        Ok(found)
    }

    /// `is` asks for the name.
    pub async fn list_accounts_where(
        &self,
        is: impl Fn(&str) -> bool + Send + Sync,
    ) -> Result<Vec<account::Model>, Error> {
        let mut found = Vec::new();
        for ids in self.scan("account", "NULL", |name, _| is(name)).await?.chunks(READ_ROWS) {
            let ids = ids.iter().copied().map(AccountId);
            found.extend(account::Entity::find().filter(account::Column::Id.is_in(ids)).all(self.reader()).await?);
        }
        Ok(found)
    }

    /// Currencies in which there are deals or prices.
    pub async fn list_currencies(&self) -> Result<Vec<String>, Error> {
        self.column("SELECT currency FROM deal_rollup UNION SELECT currency FROM product ORDER BY 1", vec![]).await
    }

    async fn scan(
        &self,
        table: &str,
        key: &str,
        is: impl Fn(&str, Option<&str>) -> bool + Send + Sync,
    ) -> Result<Vec<Uuid>, Error> {
        let sql = format!("SELECT id, name, {key} AS key FROM {table} WHERE id > ? ORDER BY id LIMIT {SCANNED_ROWS}");
        let (mut found, mut last) = (Vec::new(), Uuid::nil());
        loop {
            let page: Vec<Named> = self.rows(&sql, vec![last.into()]).await?;
            found.extend(page.iter().filter(|row| is(&row.name, row.key.as_deref())).map(|row| row.id));
            match page.last() {
                Some(row) if page.len() == SCANNED_ROWS => last = row.id,
                _ => return Ok(found),
            }
        }
    }
}
