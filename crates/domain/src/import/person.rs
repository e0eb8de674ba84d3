//! Lines about people: found again by e-mail, else by partner and name.

use std::collections::HashMap;

use tandem_model::{PartnerId, PersonId, partner, person::Model};
use uuid::Uuid;

use super::{
    Cause, Problem, World,
    cells::{Cells, Found, problem},
    check::{Meant, Subject},
    map::fold,
    partner::Partners,
};
use crate::duplicate::email_of;

pub(super) struct People<'a> {
    partners: Partners<'a>,
    regions: HashMap<PartnerId, &'a str>,
    by_email: HashMap<String, Vec<&'a Model>>,
    by_name: HashMap<(PartnerId, String), Vec<&'a Model>>,
}

impl<'a> People<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        let (mut by_email, mut by_name) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for person in &world.people {
            by_name.entry((person.partner_id, fold(&person.name))).or_default().push(person);
            if let Some(email) = &person.email {
                by_email.entry(email.to_lowercase()).or_default().push(person);
            }
        }
        let regions = world.partners.iter().map(|partner| (partner.id, partner.region.as_str())).collect();
        Self { partners: Partners::new(world), regions, by_email, by_name }
    }

    /// By its name, or by the address where the file has no column for it.
    fn partner(&self, cells: Cells<'_>, email: Option<&str>) -> Found<Option<&'a partner::Model>> {
        const FIELD: &str = "partner_id";
        if cells.plan.map.contains_key(FIELD) {
            return cells.text(FIELD)?.map(|name| self.partners.named(FIELD, &name)).transpose();
        }
        let Some(email) = email else { return Ok(None) };
        let found = self.partners.mailed(email);
        found.map(Some).ok_or_else(|| problem(FIELD, Cause::NoPartnerOfMail(email.to_owned())))
    }
}

impl Subject for People<'_> {
    type Model = Model;

    fn find(&self, cells: Cells<'_>) -> Result<Meant<'_, Model>, Vec<Problem>> {
        let (name, email) = match (cells.text("name"), email(cells)) {
            (Ok(name), Ok(email)) => (name, email),
            (name, email) => return Err([name.err(), email.err()].into_iter().flatten().collect()),
        };
        let key = email.as_deref().map(str::to_lowercase);
        let mailed = key.as_ref().and_then(|key| self.by_email.get(key)).map_or(&[][..], Vec::as_slice);
        if let [one] = mailed {
            return Ok(Meant::known(one));
        }
        let partner = self.partner(cells, email.as_deref()).map_err(|problem| vec![problem])?;
        let missing = [("name", name.is_none()), ("partner_id", partner.is_none())];
        let missing: Vec<_> = missing.iter().filter(|(_, is)| *is).map(|(of, _)| problem(of, Cause::Missing)).collect();
        let (Some(name), Some(partner)) = (name, partner) else { return Err(missing) };
        let named = self.by_name.get(&(partner.id, fold(&name))).map_or(&[][..], Vec::as_slice);
        let both = named.iter().filter(|one| mailed.is_empty() || mailed.iter().any(|other| other.id == one.id));
        match both.collect::<Vec<_>>().as_slice() {
            [] if mailed.is_empty() => Ok(Meant::new(key, &format!("{} {}", partner.id, fold(&name)))),
            [one] => Ok(Meant::known(one)),
            _ => Err(vec![problem("name", Cause::Ambiguous)]),
        }
    }

    fn blank(&self) -> Model {
        Model {
            id: PersonId(Uuid::nil()),
            partner_id: PartnerId(Uuid::nil()),
            name: String::new(),
            email: None,
            phone: None,
            role: String::new(),
            region: None,
            version: 0,
        }
    }

    fn set(&self, cells: Cells<'_>, field: &'static str, row: &mut Model) -> Found<()> {
        if field == "partner_id" {
            // Whoever is known stays where they are, unless a column says where they are now.
            let email = email(cells)?.filter(|_| row.partner_id.0.is_nil());
            let found = self.partner(cells, email.as_deref())?;
            row.partner_id = found.map_or(row.partner_id, |partner| partner.id);
            return Ok(());
        }
        let Some(text) = cells.text(field)? else { return Ok(()) };
        match field {
            "name" if fold(&row.name) == fold(&text) => {}
            "name" => row.name = text,
            "email" if row.email.as_deref().is_some_and(|email| email.to_lowercase() == text.to_lowercase()) => {}
            "email" => row.email = Some(text),
            "role" => row.role = cells.code(field, &text)?,
            "phone" => row.phone = Some(text),
            _ => row.region = Some(text),
        }
        Ok(())
    }

    fn missing(&self, row: &Model) -> Vec<&'static str> {
        if row.role.is_empty() { vec!["role"] } else { Vec::new() }
    }

    fn finish(&self, _: Cells<'_>, _: Option<&Model>, row: Model) -> Found<Model> {
        Ok(row)
    }

    fn region<'a>(&'a self, row: &'a Model) -> Option<&'a str> {
        self.regions.get(&row.partner_id).copied()
    }
}

fn email(cells: Cells<'_>) -> Found<Option<String>> {
    let Some(text) = cells.text("email")? else { return Ok(None) };
    if email_of(&text).is_some() { Ok(Some(text)) } else { Err(problem("email", Cause::BadMail(text))) }
}
