//! The table of deals: filtered, sorted, a page at a time, with its total and sums.
//!
//! First the ids of the page are found in an index ([`super::deal_plan`]), then their lines are read. A text search
//! looks at its newest hits only, so that a common word costs no more than a rare one.

use sea_orm::{FromQueryResult, Value};
use tandem_model::{DealId, MemberId, PartnerId};

use super::{
    cursor::{Cursor, SortValue},
    deal::DealLine,
    deal_plan::{Condition, Kept, Lead, lead},
    frame::count,
    query::Sum,
};
use crate::{
    Error, Store,
    search::{Scope, match_expression},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealOnly {
    Open,
    Stalled,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DealSort {
    #[default]
    Updated,
    Name,
    Amount,
    CloseOn,
    StageEntered,
}

/// What to list.
#[derive(Clone, Debug, Default)]
pub struct DealList {
    /// Beginnings of words in name, code, partner and account.
    pub text: Option<String>,
    pub region: Option<String>,
    pub stage: Option<String>,
    pub owner: Option<MemberId>,
    pub partner: Option<PartnerId>,
    pub only: Option<DealOnly>,
    pub sort: DealSort,
    pub descending: bool,
    pub after: Option<Cursor>,
    pub limit: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealPage {
    pub rows: Vec<DealLine>,
    /// `None` while a text has more hits than are counted.
    pub total: Option<u32>,
    /// By currency, largest first; empty while a text has more hits than are added up.
    pub sums: Vec<Sum>,
    pub next: Option<Cursor>,
}

/// Hits of a text that are looked at, newest first.
pub const TEXT_HITS: i64 = 300;
/// The same when a filter may drop most of them.
pub const FILTERED_HITS: i64 = 1_000;
/// Hits of a text that are counted.
pub const TEXT_COUNTED: i64 = 10_000;

#[derive(FromQueryResult)]
struct Place {
    id: DealId,
    /// Of its row, where the index tells.
    row: Option<i64>,
    number: Option<i64>,
    text: Option<String>,
}

/// What a text search found.
struct Hits {
    /// At most one more than [`TEXT_COUNTED`].
    n: i64,
    /// JSON list of the newest documents' numbers.
    newest: String,
}

/// Where the rows come from: a table or the hits of a text.
struct Source {
    with: &'static str,
    from: &'static str,
    /// The number of a deal's row.
    row: &'static str,
    values: Vec<Value>,
    condition: Condition,
    /// Keeps SQLite from walking the index of the order.
    sorted: bool,
}

impl DealSort {
    const fn column(self) -> &'static str {
        match self {
            Self::Updated => "updated_at",
            Self::Name => "name",
            Self::Amount => "amount_minor",
            Self::CloseOn => "close_on",
            Self::StageEntered => "stage_entered_on",
        }
    }

    const fn is_number(self) -> bool {
        matches!(self, Self::Updated | Self::Amount)
    }

    const fn may_miss(self) -> bool {
        !matches!(self, Self::Updated | Self::Name)
    }

    /// Names the order in a [`Cursor`].
    pub fn order(self, descending: bool) -> String {
        format!("deal {} {}", self.column(), if descending { "down" } else { "up" })
    }
}

impl DealList {
    fn is_filtered(&self) -> bool {
        let by_column = self.region.is_some() || self.stage.is_some() || self.owner.is_some() || self.partner.is_some();
        by_column || self.only.is_some()
    }

    fn looked_at(&self) -> i64 {
        if self.is_filtered() { FILTERED_HITS } else { TEXT_HITS }
    }

    /// Hits that are looked at when a text has more than [`Self::looked_at`]. They come newest first, so that a first
    /// page in that order needs no others.
    fn looked_at_of_many(&self) -> i64 {
        let newest = self.sort == DealSort::Updated && self.descending && self.after.is_none();
        let page = self.limit.cast_signed().saturating_add(1);
        if newest && !self.is_filtered() { page.min(self.looked_at()) } else { self.looked_at() }
    }
}

impl Store {
    pub async fn list_deals(&self, list: DealList) -> Result<DealPage, Error> {
        let typed = list.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let matching = match typed.map(|text| match_expression(Scope::Deal, text)) {
            // Nothing but signs: there is nothing to look for, so there is nothing to find.
            Some(None) => return Ok(DealPage { rows: Vec::new(), total: Some(0), sums: Vec::new(), next: None }),
            Some(Some(matching)) => Some(matching),
            None => None,
        };
        let hits = match matching {
            Some(matching) => Some(self.text_hits(&list, matching).await?),
            None => None,
        };
        let (total, sums) = match &hits {
            Some(hits) => self.text_totals(&list, hits).await?,
            None => self.deal_totals(&list).await?,
        };
        if total == Some(0) {
            return Ok(DealPage { rows: Vec::new(), total, sums, next: None });
        }
        let source = match &hits {
            Some(hits) => text_source(&list, hits),
            None if list.only == Some(DealOnly::Stalled) => stalled_source(&list),
            None => self.deal_source(&list, total.unwrap_or_default()).await?,
        };
        let mut places = self.places(&list, &source).await?;
        let more = places.len() as u64 > list.limit;
        places.truncate(usize::try_from(list.limit).unwrap_or(usize::MAX));
        let found: Vec<_> = places.iter().map(|place| (place.id.0, place.row)).collect();
        let next = places.pop().filter(|_| more).map(|last| {
            Cursor::new(list.sort.order(list.descending), SortValue::of(last.number, last.text), last.id.0)
        });
        Ok(DealPage { rows: self.deal_lines_at(&found).await?, total, sums, next })
    }

    /// One place more than the page holds. Rows without a sort value come after all others.
    async fn places(&self, list: &DealList, source: &Source) -> Result<Vec<Place>, Error> {
        let after = list.after.as_ref();
        let mut places = Vec::new();
        if after.is_none_or(|after| after.value != SortValue::Missing) {
            places = self.places_of(list, source, false, list.limit + 1).await?;
        }
        let left = (list.limit + 1).saturating_sub(places.len() as u64);
        if left > 0 && list.sort.may_miss() {
            places.extend(self.places_of(list, source, true, left).await?);
        }
        Ok(places)
    }

    async fn places_of(
        &self,
        list: &DealList,
        source: &Source,
        missing: bool,
        limit: u64,
    ) -> Result<Vec<Place>, Error> {
        let (name, plus) = (list.sort.column(), if source.sorted { "+" } else { "" });
        let column = format!("{plus}{name}");
        let (than, down) = if list.descending { ("<", " DESC") } else { (">", "") };
        let mut condition = source.condition.clone();
        let order = if missing {
            condition.and(&format!("{column} IS NULL"), []);
            format!("id{down}")
        } else {
            if list.sort.may_miss() {
                condition.and(&format!("{column} IS NOT NULL"), []);
            }
            format!("{column}{down}, id{down}")
        };
        match &list.after {
            Some(after) if missing && after.value == SortValue::Missing => {
                condition.and(&format!("id {than} ?"), [after.id.into()]);
            }
            Some(after) if !missing => {
                let value = after.value.bound().unwrap_or(Value::BigInt(None));
                condition.and(&format!("({column}, id) {than} (?, ?)"), [value, after.id.into()]);
            }
            _ => {}
        }
        let (number, text) = if list.sort.is_number() { (name, "NULL") } else { ("NULL", name) };
        let sql = format!(
            "{} SELECT id, {} AS row, {number} AS number, {text} AS text FROM {} WHERE {} ORDER BY {order} LIMIT ?",
            source.with, source.row, source.from, condition.sql
        );
        let values = source.values.iter().cloned().chain(condition.values).chain([limit.cast_signed().into()]);
        self.rows(&sql, values.collect()).await
    }

    async fn deal_source(&self, list: &DealList, matched: u32) -> Result<Source, Error> {
        let lead = lead(list, self.kept(list, matched).await?);
        Ok(Source {
            with: "",
            from: "deal",
            row: "rowid",
            values: Vec::new(),
            condition: Condition::of(list, lead),
            // The indexes of filters are in order of update.
            sorted: lead != Lead::Order && list.sort != DealSort::Updated,
        })
    }

    /// Nothing is asked when there is nothing to choose between.
    async fn kept(&self, list: &DealList, matched: u32) -> Result<Kept, Error> {
        #[derive(FromQueryResult)]
        struct Row {
            whole: i64,
            region: i64,
            stage: i64,
            owner: i64,
            stage_region: i64,
        }
        if list.partner.is_some() || (list.region.is_none() && list.stage.is_none() && list.owner.is_none()) {
            return Ok(Kept::default());
        }
        let sql = "SELECT coalesce(sum(n), 0) AS whole, coalesce(sum(n) FILTER (WHERE region = ?), 0) AS region,
                     coalesce(sum(n) FILTER (WHERE stage = ?), 0) AS stage,
                     coalesce(sum(n) FILTER (WHERE owner_id = ?), 0) AS owner,
                     coalesce(sum(n) FILTER (WHERE stage = ? AND region = ?), 0) AS stage_region FROM deal_rollup";
        let (region, stage): (Value, Value) = (list.region.clone().into(), list.stage.clone().into());
        let owner = list.owner.map(|owner| owner.0).into();
        let values = vec![region.clone(), stage.clone(), owner, stage, region];
        let Some(row) = self.row::<Row>(sql, values).await? else { return Ok(Kept::default()) };
        Ok(Kept {
            all: row.whole,
            region: row.region,
            stage: row.stage,
            owner: row.owner,
            stage_region: row.stage_region,
            matched: matched.into(),
        })
    }

    /// From the sums where they know the filters; a partner's deals are counted.
    async fn deal_totals(&self, list: &DealList) -> Result<(Option<u32>, Vec<Sum>), Error> {
        let counted = "count(*) AS n, sum(amount_minor IS NULL) AS unpriced, coalesce(sum(amount_minor), 0) AS minor";
        let added = "sum(n) AS n, sum(unpriced) AS unpriced, sum(amount_minor) AS minor";
        let (what, from) = match (list.only, list.partner) {
            (Some(DealOnly::Stalled), Some(_)) => (counted, "stalled_deal"),
            (Some(DealOnly::Stalled), None) => (added, "stalled_rollup"),
            (_, Some(_)) if list.region.is_none() && list.owner.is_none() => (added, "partner_rollup"),
            (_, Some(_)) => (counted, "deal"),
            (_, None) => (added, "deal_rollup"),
        };
        let condition = Condition::of(list, Lead::Partner);
        let sql = format!(
            "SELECT currency, {what} FROM {from} WHERE {} GROUP BY +currency ORDER BY minor DESC",
            condition.sql
        );
        let sums: Vec<Sum> = self.rows(&sql, condition.values).await?;
        Ok((Some(count(sums.iter().map(|sum| sum.n).sum())), sums))
    }

    /// The newest documents with the text and how many there are, in one pass: a beginning that many words share is
    /// looked up anew by each.
    async fn text_hits(&self, list: &DealList, matching: String) -> Result<Hits, Error> {
        #[derive(FromQueryResult)]
        struct Row {
            n: i64,
            newest: String,
        }
        let (first, last) = Scope::Deal.numbers();
        let sql =
            "WITH hit AS MATERIALIZED (SELECT rowid AS rid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?
                     ORDER BY rowid DESC LIMIT ?)
                   SELECT (SELECT count(*) FROM hit) AS n,
                     (SELECT json_group_array(rid) FROM
                       (SELECT rid FROM hit LIMIT iif((SELECT count(*) FROM hit) > ?, ?, ?))) AS newest";
        let (all, of_many) = (list.looked_at(), list.looked_at_of_many());
        let limits = [TEXT_COUNTED + 1, all, of_many, all].map(Value::from);
        let values = [matching.into(), first.into(), last.into()].into_iter().chain(limits).collect();
        let row: Row = self.row(sql, values).await?.ok_or(Error::Corrupt)?;
        Ok(Hits { n: row.n, newest: row.newest })
    }

    async fn text_totals(&self, list: &DealList, hits: &Hits) -> Result<(Option<u32>, Vec<Sum>), Error> {
        if hits.n > list.looked_at() {
            let whole = !list.is_filtered() && hits.n <= TEXT_COUNTED;
            return Ok((whole.then(|| count(hits.n)), Vec::new()));
        }
        let source = text_source(list, hits);
        let sql = format!(
            "{} SELECT currency, count(*) AS n, sum(amount_minor IS NULL) AS unpriced, coalesce(sum(amount_minor), 0) AS minor
             FROM {} WHERE {} GROUP BY currency ORDER BY minor DESC",
            source.with, source.from, source.condition.sql
        );
        let values = source.values.into_iter().chain(source.condition.values).collect();
        let sums: Vec<Sum> = self.rows(&sql, values).await?;
        Ok((Some(count(sums.iter().map(|sum| sum.n).sum())), sums))
    }
}

fn text_source(list: &DealList, hits: &Hits) -> Source {
    let mut condition = Condition::of(list, Lead::Order);
    if list.only == Some(DealOnly::Stalled) {
        condition.and("EXISTS (SELECT 1 FROM stalled_deal s WHERE s.deal_id = found.id)", []);
    }
    let with = "WITH found AS MATERIALIZED (
                  SELECT d.id, d.rowid AS row, d.region, d.stage, d.owner_id, d.partner_id, d.currency, d.amount_minor, d.name, d.close_on,
                    d.stage_entered_on, d.updated_at
                  FROM json_each(?) j CROSS JOIN search_doc s ON s.rid = j.value CROSS JOIN deal d ON d.id = s.id)";
    Source { with, from: "found", row: "row", values: vec![hits.newest.clone().into()], condition, sorted: false }
}

fn stalled_source(list: &DealList) -> Source {
    let lead = if list.partner.is_some() { Lead::Partner } else { Lead::Order };
    Source {
        with: "",
        from: "(SELECT deal_id AS id, * FROM stalled_deal)",
        row: "NULL",
        values: Vec::new(),
        condition: Condition::of(list, lead),
        sorted: lead == Lead::Partner,
    }
}
