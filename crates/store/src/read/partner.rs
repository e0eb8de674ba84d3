//! One partner with what its page shows.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, FromQueryResult, Value};
use tandem_model::{PartnerId, partner, person};

use super::{
    cursor::{Cursor, SortValue},
    frame::count,
    partner_list::PartnerLine,
};
use crate::{Error, Store};

/// Names the one order of people in a [`Cursor`].
pub const PEOPLE_ORDER: &str = "people";
/// Contacts before learners, each by name.
const PEOPLE_KEY: &str = "(role = 'learner') || ' ' || name";

/// Contacts on the page of a partner.
pub const SHOWN_PEOPLE: u64 = 50;

#[derive(Clone, Debug, PartialEq)]
pub struct PartnerDetail {
    pub line: PartnerLine,
    pub row: partner::Model,
    pub deals_total: u32,
    /// Contacts and learners.
    pub people_total: u32,
    pub learners_total: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PeoplePage {
    pub rows: Vec<person::Model>,
    pub total: u32,
    pub next: Option<Cursor>,
}

impl Store {
    /// `quarter_on` is the first day of the quarter that "won" is about.
    pub async fn find_partner(&self, id: PartnerId, quarter_on: NaiveDate) -> Result<Option<PartnerDetail>, Error> {
        #[derive(FromQueryResult)]
        struct Totals {
            deals: i64,
            people: i64,
            learners: i64,
        }
        let Some(row) = partner::Entity::find_by_id(id).one(self.reader()).await? else { return Ok(None) };
        let Some(line) = self.partner_lines(&[id.0], quarter_on).await?.pop() else { return Ok(None) };
        let sql = "SELECT coalesce((SELECT sum(n) FROM partner_rollup WHERE partner_id = ?1), 0) AS deals,
                     count(*) AS people, count(*) FILTER (WHERE role = 'learner') AS learners
                   FROM person WHERE partner_id = ?1";
        let totals: Totals = self.row(sql, vec![id.into()]).await?.ok_or(Error::Corrupt)?;
        Ok(Some(PartnerDetail {
            line,
            row,
            deals_total: count(totals.deals),
            people_total: count(totals.people),
            learners_total: count(totals.learners),
        }))
    }

    /// People to talk to, by name; learners are left to the training screen.
    pub async fn list_contacts(&self, partner: PartnerId) -> Result<Vec<person::Model>, Error> {
        let sql = "SELECT * FROM person WHERE partner_id = ? AND role <> 'learner' ORDER BY name, id LIMIT ?";
        self.rows(sql, vec![partner.into(), SHOWN_PEOPLE.cast_signed().into()]).await
    }

    /// Everybody at a partner, contacts before learners, each by name.
    pub async fn list_people(
        &self,
        partner: PartnerId,
        after: Option<Cursor>,
        limit: u64,
    ) -> Result<PeoplePage, Error> {
        let total = self.number("SELECT count(*) FROM person WHERE partner_id = ?", vec![partner.into()]).await?;
        let value = after.as_ref().and_then(|after| after.value.bound());
        let sql = format!(
            "SELECT * FROM person WHERE partner_id = ?1 AND (?2 IS NULL OR ({PEOPLE_KEY}, id) > (?2, ?3))
             ORDER BY {PEOPLE_KEY}, id LIMIT ?4"
        );
        let values = vec![
            partner.into(),
            value.unwrap_or(Value::String(None)),
            after.map(|after| after.id).into(),
            (limit + 1).cast_signed().into(),
        ];
        let mut rows: Vec<person::Model> = self.rows(&sql, values).await?;
        let more = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let key = |person: &person::Model| format!("{} {}", u8::from(person.role == "learner"), person.name);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|last| Cursor::new(PEOPLE_ORDER.into(), SortValue::Text(key(last)), last.id.0));
        Ok(PeoplePage { rows, total: count(total), next })
    }
}
