//! What the palette finds while somebody types: a few partners, deals and people, at once.

use sea_orm::{FromQueryResult, Value};
use tandem_model::{DealId, PartnerId, PersonId};

use super::judge::DealTitle;
use crate::{
    Error, Store,
    search::{Scope, match_expression},
};

/// Of each kind.
pub const SHOWN_HITS: usize = 8;
/// Hits from which the best are chosen.
const LOOKED_AT: usize = 100;

const PARTNERS_SQL: &str = "SELECT p.id, p.name, p.region
     FROM (SELECT rowid AS rid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?) h
       CROSS JOIN search_doc d ON d.rid = h.rid CROSS JOIN partner p ON p.id = d.id";
const PEOPLE_SQL: &str = "SELECT n.id, n.name, n.partner_id, coalesce(p.name, '') AS partner_name
     FROM (SELECT rowid AS rid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?) h
       CROSS JOIN search_doc d ON d.rid = h.rid CROSS JOIN person n ON n.id = d.id
       LEFT JOIN partner p ON p.id = n.partner_id";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub partners: Vec<PartnerHit>,
    /// The deal whose code was typed first, then the newest.
    pub deals: Vec<DealTitle>,
    pub people: Vec<PersonHit>,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PartnerHit {
    pub id: PartnerId,
    pub name: String,
    pub region: String,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PersonHit {
    pub id: PersonId,
    pub name: String,
    pub partner_id: PartnerId,
    pub partner_name: String,
}

impl Store {
    pub async fn search(&self, typed: &str) -> Result<Found, Error> {
        let typed = typed.trim();
        let Some(deal) = match_expression(Scope::Deal, typed) else { return Ok(Found::default()) };
        let partner = match_expression(Scope::Partner, typed).unwrap_or_default();
        let person = match_expression(Scope::Person, typed).unwrap_or_default();
        // Side by side, each on a connection of its own.
        let (mut partners, mut people, deals) = tokio::try_join!(
            self.rows::<PartnerHit>(PARTNERS_SQL, hits(Scope::Partner, partner, LOOKED_AT)),
            self.rows::<PersonHit>(PEOPLE_SQL, hits(Scope::Person, person, LOOKED_AT)),
            self.search_deals(typed, deal),
        )?;
        best(&mut partners, typed, |hit| &hit.name);
        best(&mut people, typed, |hit| &hit.name);
        Ok(Found { partners, deals, people })
    }

    async fn search_deals(&self, typed: &str, matching: String) -> Result<Vec<DealTitle>, Error> {
        let exact = "SELECT id FROM deal WHERE code IN (?, ?) ORDER BY id LIMIT ?";
        let shown = SHOWN_HITS as i64;
        let mut ids = self.ids(exact, vec![typed.into(), typed.to_uppercase().into(), shown.into()]).await?;
        let newest =
            "SELECT d.id AS id FROM (SELECT rowid AS rid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?
                        ORDER BY rowid DESC LIMIT ?) h
                      CROSS JOIN search_doc d ON d.rid = h.rid ORDER BY h.rid DESC";
        for id in self.ids(newest, hits(Scope::Deal, matching, SHOWN_HITS)).await? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.truncate(SHOWN_HITS);
        self.deal_titles(ids.into_iter().map(DealId).collect()).await
    }
}

/// Names that begin with what was typed come first, then shorter ones.
fn best<T>(hits: &mut Vec<T>, typed: &str, name: impl Fn(&T) -> &String) {
    let typed = typed.to_lowercase();
    hits.sort_by_cached_key(|hit| {
        let name = name(hit).to_lowercase();
        (!name.starts_with(&typed), name.chars().count(), name)
    });
    hits.truncate(SHOWN_HITS);
}

fn hits(scope: Scope, matching: String, limit: usize) -> Vec<Value> {
    let (first, last) = scope.numbers();
    vec![matching.into(), first.into(), last.into(), (limit as i64).into()]
}
