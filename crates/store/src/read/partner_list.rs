//! The table of partners: filtered, sorted, a page at a time. There are some thousand partners at most, so their sums are
//! looked up for all of them when one is sorted by, and for the page only otherwise.

use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};
use tandem_model::{MemberId, PartnerId};
use uuid::Uuid;

use super::{
    cursor::{Cursor, SortValue},
    frame::count,
    query::{Sum, day, id_list},
};
use crate::{
    Error, OPEN_DEAL_SQL, Store,
    search::{Scope, match_expression},
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartnerSort {
    #[default]
    Name,
    /// From registered to platinum; then by name.
    Tier,
    /// Then by name.
    Region,
    OpenDeals,
    /// By the largest amount in one currency: amounts of several are never added up.
    WonThisQuarter,
    LastTouch,
}

#[derive(Clone, Debug)]
pub struct PartnerList {
    pub text: Option<String>,
    pub region: Option<String>,
    pub tier: Option<String>,
    pub owner: Option<MemberId>,
    pub sort: PartnerSort,
    pub descending: bool,
    pub after: Option<Cursor>,
    pub limit: u64,
    /// First day of the quarter that "won" is about.
    pub quarter_on: NaiveDate,
}

/// A partner in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerLine {
    pub head: PartnerHead,
    /// Open deals by currency, largest first.
    pub open: Vec<Sum>,
    /// Won in the quarter.
    pub won: Vec<Sum>,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PartnerHead {
    pub id: PartnerId,
    pub name: String,
    pub kind: String,
    pub tier: Option<String>,
    pub country: Option<String>,
    pub region: String,
    pub owner_id: MemberId,
    pub owner_name: String,
    pub stalled_deals: i64,
    /// Microseconds UTC.
    pub last_touch_at: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerListPage {
    pub rows: Vec<PartnerLine>,
    pub total: u32,
    pub next: Option<Cursor>,
}

#[derive(FromQueryResult)]
struct Place {
    id: Uuid,
    number: Option<i64>,
    text: Option<String>,
}

impl PartnerSort {
    /// The value to sort by, and what has to be joined for it.
    const fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("p.name", ""),
            Self::Tier => (
                "(CASE WHEN p.tier IS NULL THEN NULL WHEN p.tier = 'registered' THEN 0 WHEN p.tier = 'silver' THEN 1
                   WHEN p.tier = 'gold' THEN 2 WHEN p.tier = 'platinum' THEN 3 ELSE 4 END) || ' ' || p.name",
                "",
            ),
            // A sign before any letter: those of one region stand together, also where another one's name goes on.
            Self::Region => ("p.region || char(31) || p.name", ""),
            Self::OpenDeals => (
                "coalesce(x.n, 0)",
                "LEFT JOIN (SELECT partner_id, sum(n) AS n FROM partner_rollup WHERE stage NOT IN ('won', 'lost')
                   GROUP BY partner_id) x ON x.partner_id = p.id",
            ),
            Self::WonThisQuarter => (
                "iif(x.partner_id IS NULL, 0, x.minor)",
                "LEFT JOIN (SELECT partner_id, max(iif(n > unpriced, amount_minor, NULL)) AS minor FROM won_rollup
                   WHERE quarter_on = ? GROUP BY partner_id) x ON x.partner_id = p.id",
            ),
            Self::LastTouch => ("x.last_at", "LEFT JOIN partner_touch x ON x.partner_id = p.id"),
        }
    }

    const fn is_number(self) -> bool {
        matches!(self, Self::OpenDeals | Self::WonThisQuarter | Self::LastTouch)
    }

    /// Names the order in a [`Cursor`].
    pub fn order(self, descending: bool) -> String {
        format!("partner {self:?} {}", if descending { "down" } else { "up" })
    }
}

impl Store {
    pub async fn list_partners(&self, list: PartnerList) -> Result<PartnerListPage, Error> {
        let Some((filter, values)) = filter(&list) else {
            return Ok(PartnerListPage { rows: Vec::new(), total: 0, next: None });
        };
        let total = self.number(&format!("SELECT count(*) FROM partner p WHERE {filter}"), values.clone()).await?;
        let mut places = self.partner_places(&list, &filter, values).await?;
        let more = places.len() as u64 > list.limit;
        places.truncate(usize::try_from(list.limit).unwrap_or(usize::MAX));
        let ids: Vec<Uuid> = places.iter().map(|place| place.id).collect();
        let next = places
            .pop()
            .filter(|_| more)
            .map(|last| Cursor::new(list.sort.order(list.descending), SortValue::of(last.number, last.text), last.id));
        Ok(PartnerListPage { rows: self.partner_lines(&ids, list.quarter_on).await?, total: count(total), next })
    }

    async fn partner_places(
        &self,
        list: &PartnerList,
        filter: &str,
        filtered: Vec<Value>,
    ) -> Result<Vec<Place>, Error> {
        let (key, join) = list.sort.key();
        let (than, down) = if list.descending { ("<", "DESC") } else { (">", "ASC") };
        let mut values: Vec<Value> = join.contains('?').then(|| day(list.quarter_on)).into_iter().collect();
        values.extend(filtered);
        let (number, text) = if list.sort.is_number() { (key, "NULL") } else { ("NULL", key) };
        let after = match &list.after {
            None => String::new(),
            Some(after) => match after.value.bound() {
                None => {
                    values.push(after.id.into());
                    format!("WHERE value IS NULL AND id {than} ?")
                }
                Some(value) => {
                    values.extend([value, after.id.into()]);
                    format!("WHERE value IS NULL OR (value, id) {than} (?, ?)")
                }
            },
        };
        values.push((list.limit + 1).cast_signed().into());
        let sql = format!(
            "SELECT id, number, text FROM
               (SELECT p.id AS id, {number} AS number, {text} AS text, {key} AS value FROM partner p {join} WHERE {filter})
             {after} ORDER BY value IS NULL, value {down}, id {down} LIMIT ?"
        );
        self.rows(&sql, values).await
    }

    /// In the order of the ids; those that are gone are left out.
    pub(crate) async fn partner_lines(&self, ids: &[Uuid], quarter_on: NaiveDate) -> Result<Vec<PartnerLine>, Error> {
        let sql =
            "SELECT p.id, p.name, p.kind, p.tier, p.country, p.region, p.owner_id, coalesce(m.name, '') AS owner_name,
                     (SELECT count(*) FROM stalled_deal s WHERE s.partner_id = p.id) AS stalled_deals,
                     t.last_at AS last_touch_at
                   FROM json_each(?) j LEFT JOIN partner p ON p.id = unhex(j.value)
                     LEFT JOIN member m ON m.id = p.owner_id LEFT JOIN partner_touch t ON t.partner_id = p.id
                   WHERE p.id IS NOT NULL ORDER BY j.key";
        let heads: Vec<PartnerHead> = self.rows(sql, vec![id_list(ids)]).await?;
        let open = self.partner_sums(&format!("partner_rollup WHERE {OPEN_DEAL_SQL}"), vec![], ids).await?;
        let won = self.partner_sums("won_rollup WHERE quarter_on = ?", vec![day(quarter_on)], ids).await?;
        let of = |sums: &[PartnerSum], id: PartnerId| {
            sums.iter().filter(|sum| sum.partner_id == id).map(PartnerSum::sum).collect()
        };
        Ok(heads
            .into_iter()
            .map(|head| PartnerLine { open: of(&open, head.id), won: of(&won, head.id), head })
            .collect())
    }

    async fn partner_sums(&self, from: &str, mut values: Vec<Value>, ids: &[Uuid]) -> Result<Vec<PartnerSum>, Error> {
        let sql = format!(
            "SELECT partner_id, currency, sum(n) AS n, sum(unpriced) AS unpriced, sum(amount_minor) AS minor
             FROM {from} AND partner_id IN (SELECT unhex(value) FROM json_each(?))
             GROUP BY partner_id, currency ORDER BY minor DESC, currency"
        );
        values.push(id_list(ids));
        self.rows(&sql, values).await
    }
}

#[derive(FromQueryResult)]
struct PartnerSum {
    partner_id: PartnerId,
    currency: String,
    n: i64,
    unpriced: i64,
    minor: i64,
}

impl PartnerSum {
    fn sum(&self) -> Sum {
        Sum { currency: self.currency.clone(), n: self.n, unpriced: self.unpriced, minor: self.minor }
    }
}

/// `None` when the text has nothing to look for.
fn filter(list: &PartnerList) -> Option<(String, Vec<Value>)> {
    let (mut sql, mut values) = ("true".to_owned(), Vec::new());
    let mut and = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            sql.push_str(" AND ");
            sql.push_str(condition);
            values.push(value);
        }
    };
    and("p.region = ?", list.region.clone().map(Value::from));
    and("p.tier = ?", list.tier.clone().map(Value::from));
    and("p.owner_id = ?", list.owner.map(Value::from));
    if let Some(text) = list.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let matching = match_expression(Scope::Partner, text)?;
        let hits =
            "p.id IN (SELECT d.id FROM search CROSS JOIN search_doc d ON d.rid = search.rowid WHERE search MATCH ?)";
        and(hits, Some(matching.into()));
    }
    Some((sql, values))
}
