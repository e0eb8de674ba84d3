//! Lines about partners: found again by web site or name.

use std::collections::HashMap;

use tandem_model::{MemberId, PartnerId, partner::Model};
use uuid::Uuid;

use super::{
    Cause, Kind, Problem, World,
    cells::{Cells, Found, only, problem},
    check::{Meant, Subject, refused_on},
    map::fold,
};
use crate::{
    duplicate::{country_code, registrable_domain},
    partner::{PartnerPatch, edit},
};

/// Texts between which tags stand in one cell.
const BETWEEN_TAGS: [char; 4] = [',', ';', '|', '\n'];

pub(super) struct Partners<'a> {
    me: Option<MemberId>,
    by_name: HashMap<String, Vec<&'a Model>>,
    by_domain: HashMap<String, Vec<&'a Model>>,
}

impl<'a> Partners<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        let (mut by_name, mut by_domain) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for partner in &world.partners {
            by_name.entry(fold(&partner.name)).or_default().push(partner);
            if let Some(domain) = partner.domain.as_deref().and_then(registrable_domain) {
                by_domain.entry(domain).or_default().push(partner);
            }
        }
        Self { me: world.me, by_name, by_domain }
    }

    pub(super) fn named(&self, field: &'static str, name: &str) -> Found<&'a Model> {
        only(self.by_name.get(&fold(name)).into_iter().flatten().copied(), field, name)
    }

    /// The only one with the web site of this mail address.
    pub(super) fn mailed(&self, email: &str) -> Option<&'a Model> {
        let domain = registrable_domain(email.rsplit_once('@')?.1)?;
        match self.by_domain.get(&domain)?.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl Subject for Partners<'_> {
    type Model = Model;

    /// By web site where the line has one that is known, else by name.
    fn find(&self, cells: Cells<'_>) -> Result<Meant<'_, Model>, Vec<Problem>> {
        let (name, domain) = match (cells.text("name"), cells.text("domain")) {
            (Ok(name), Ok(domain)) => (name, domain),
            (name, domain) => return Err([name.err(), domain.err()].into_iter().flatten().collect()),
        };
        let Some(name) = name else { return Err(vec![problem("name", Cause::Missing)]) };
        let named = self.by_name.get(&fold(&name)).map_or(&[][..], Vec::as_slice);
        let sited = domain.as_deref().and_then(registrable_domain).and_then(|domain| self.by_domain.get(&domain));
        let sited = sited.map_or(&[][..], Vec::as_slice);
        let among = |one: &Model, others: &[&Model]| others.iter().any(|other| other.id == one.id);
        let found = match (sited, named) {
            ([], []) => return Ok(Meant::new(None, &fold(&name))),
            ([one], []) | ([], [one]) => one,
            ([one], named) if among(one, named) => one,
            (sited, [one]) if among(one, sited) => one,
            _ => return Err(vec![problem("name", Cause::Ambiguous)]),
        };
        Ok(Meant::known(found))
    }

    fn blank(&self) -> Model {
        Model {
            id: PartnerId(Uuid::nil()),
            name: String::new(),
            kind: String::new(),
            tier: None,
            country: None,
            city: None,
            region: String::new(),
            domain: None,
            language: None,
            owner_id: self.me.unwrap_or(MemberId(Uuid::nil())),
            since: None,
            note: None,
            tags: None,
            version: 0,
        }
    }

    fn set(&self, cells: Cells<'_>, field: &'static str, row: &mut Model) -> Found<()> {
        if field == "since" {
            row.since = cells.day(field)?.or(row.since);
            return Ok(());
        }
        let Some(text) = cells.text(field)? else { return Ok(()) };
        match field {
            // Of a partner that is known by its name, how it is written is no news.
            "name" if fold(&row.name) == fold(&text) => {}
            "name" => row.name = text,
            "domain" if same_site(row.domain.as_deref(), &text) => {}
            "domain" => row.domain = Some(text),
            "kind" => row.kind = cells.code(field, &text)?,
            "tier" => row.tier = Some(cells.code(field, &text)?),
            "region" => row.region = text,
            "country" => row.country = Some(country(&text).ok_or_else(|| problem(field, Cause::Unknown(text)))?),
            "city" => row.city = Some(text),
            "language" => row.language = Some(language(&text).ok_or_else(|| problem(field, Cause::Unknown(text)))?),
            "owner_id" => row.owner_id = cells.member(field, &text)?,
            "tags" => *row = patched(row, &PartnerPatch { tags: Some(tags(&text)), note: None })?,
            _ => *row = patched(row, &PartnerPatch { tags: None, note: Some(text) })?,
        }
        Ok(())
    }

    fn missing(&self, row: &Model) -> Vec<&'static str> {
        let missing =
            [("kind", row.kind.is_empty()), ("region", row.region.is_empty()), ("owner_id", row.owner_id.0.is_nil())];
        missing.into_iter().filter(|(_, is)| *is).map(|(field, _)| field).collect()
    }

    fn finish(&self, _: Cells<'_>, _: Option<&Model>, row: Model) -> Found<Model> {
        Ok(row)
    }

    fn region<'a>(&'a self, row: &'a Model) -> Option<&'a str> {
        Some(&row.region)
    }
}

fn patched(row: &Model, patch: &PartnerPatch) -> Found<Model> {
    edit(row, patch).map_err(|refusal| refused_on(Kind::Partners, &refusal))
}

fn tags(text: &str) -> Vec<String> {
    text.split(BETWEEN_TAGS).map(str::to_owned).collect()
}

fn same_site(known: Option<&str>, text: &str) -> bool {
    let site = |text: &str| registrable_domain(text);
    known.is_some_and(|known| known == text || (site(known).is_some() && site(known) == site(text)))
}

fn country(text: &str) -> Option<String> {
    country_code(text).filter(|code| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase()))
}

/// A tag such as `de` or `pt-BR`.
fn language(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '_']);
    let first = parts.next().filter(|part| matches!(part.len(), 2 | 3))?;
    let is_plain =
        |part: &str| part.len() <= 8 && !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_alphanumeric());
    (first.bytes().all(|sign| sign.is_ascii_alphabetic()) && parts.all(is_plain)).then(|| text.replace('_', "-"))
}
