//! Lines about deals: found again by number, else by partner and name.

use std::collections::HashMap;

use tandem_model::{AccountId, DealId, DealStage, PartnerId, ProductId, deal::Model};

use super::{
    Cause, Kind, Problem, World,
    cells::{Cells, Found, only, problem},
    check::{Meant, Subject, forbidden, refused_on},
    map::fold,
    partner::Partners,
};
use crate::{
    check::{Refusal, RefusalCode},
    deal::{self, Amount, DealPatch, edit},
    scope::NO_CURRENCY,
};

pub(super) struct Deals<'a> {
    world: &'a World,
    partners: Partners<'a>,
    by_code: HashMap<String, Vec<&'a Model>>,
    by_name: HashMap<(PartnerId, String), Vec<&'a Model>>,
    accounts: HashMap<String, Vec<AccountId>>,
    products: HashMap<String, Vec<ProductId>>,
}

/// The number of a deal that came without one: few letters, and no two alike.
pub fn code_of(id: DealId) -> String {
    let hex = id.0.simple().to_string().to_uppercase();
    format!("D-{}", &hex[hex.len() - 8..])
}

impl<'a> Deals<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        let (mut by_code, mut by_name) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for deal in &world.deals {
            by_code.entry(deal.code.to_lowercase()).or_default().push(deal);
            by_name.entry((deal.partner_id, fold(&deal.name))).or_default().push(deal);
        }
        let (mut accounts, mut products) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for account in &world.accounts {
            accounts.entry(fold(&account.name)).or_default().push(account.id);
        }
        for product in &world.products {
            products.entry(fold(&product.name)).or_default().push(product.id);
        }
        Self { world, partners: Partners::new(world), by_code, by_name, accounts, products }
    }

    fn set_currency(&self, cells: Cells<'_>, row: &mut Model) -> Found<()> {
        let Some(currency) = currency(cells)? else { return Ok(()) };
        if !self.world.access.has_finance() {
            return Err(forbidden("currency"));
        }
        if row.currency != currency && row.amount_minor.is_some() && cells.text("amount_minor")?.is_none() {
            return Err(problem("amount_minor", Cause::AmountMissing));
        }
        row.currency = currency;
        Ok(())
    }

    /// Without a currency, or with one that is none, there is another problem already.
    fn set_amount(&self, cells: Cells<'_>, row: &mut Model) -> Found<()> {
        if cells.text("amount_minor")?.is_some() && !self.world.access.has_finance() {
            return Err(forbidden("amount_minor"));
        }
        let Ok(said) = currency(cells) else { return Ok(()) };
        let currency = said.unwrap_or_else(|| row.currency.clone());
        if !currency.is_empty() {
            row.amount_minor = cells.amount("amount_minor", &currency)?.or(row.amount_minor);
        }
        Ok(())
    }

    /// A number says by itself which one is meant, but never another one's.
    fn named(
        &self,
        cells: Cells<'_>,
        code: Option<&String>,
        name: Option<String>,
    ) -> Result<Meant<'_, Model>, Vec<Problem>> {
        let partner = cells
            .text("partner_id")
            .and_then(|text| text.map(|text| self.partners.named("partner_id", &text)).transpose());
        let partner = partner.map_err(|problem| vec![problem])?;
        let missing = [("name", name.is_none()), ("partner_id", partner.is_none())];
        let missing: Vec<_> = missing.iter().filter(|(_, is)| *is).map(|(of, _)| problem(of, Cause::Missing)).collect();
        let (Some(name), Some(partner)) = (name, partner) else { return Err(missing) };
        let named = self.by_name.get(&(partner.id, fold(&name))).map_or(&[][..], Vec::as_slice);
        match (named, code) {
            ([], _) => Ok(Meant::new(code.cloned(), &format!("{} {}", partner.id, fold(&name)))),
            ([one, ..], Some(_)) => Err(vec![problem("code", Cause::OtherNumber(one.code.clone()))]),
            ([one], None) => Ok(Meant::known(one)),
            _ => Err(vec![problem("name", Cause::Ambiguous)]),
        }
    }
}

impl Subject for Deals<'_> {
    type Model = Model;

    fn find(&self, cells: Cells<'_>) -> Result<Meant<'_, Model>, Vec<Problem>> {
        let (code, name) = match (cells.text("code"), cells.text("name")) {
            (Ok(code), Ok(name)) => (code.map(|code| code.to_lowercase()), name),
            (code, name) => return Err([code.err(), name.err()].into_iter().flatten().collect()),
        };
        match code.as_ref().and_then(|code| self.by_code.get(code)).map_or(&[][..], Vec::as_slice) {
            [] => self.named(cells, code.as_ref(), name),
            [one] => Ok(Meant::known(one)),
            _ => Err(vec![problem("code", Cause::Ambiguous)]),
        }
    }

    fn blank(&self) -> Model {
        // Whoever sees no money makes deals without any.
        let currency = if self.world.access.has_finance() { "" } else { NO_CURRENCY };
        Model { currency: currency.to_owned(), updated_at: self.world.now.at, ..deal::blank() }
    }

    fn set(&self, cells: Cells<'_>, field: &'static str, row: &mut Model) -> Found<()> {
        match field {
            "amount_minor" => return self.set_amount(cells, row),
            "currency" => return self.set_currency(cells, row),
            "close_on" => row.close_on = cells.day(field)?.or(row.close_on),
            "next_step_on" => row.next_step_on = cells.day(field)?.or(row.next_step_on),
            "opened_on" => row.opened_on = cells.day(field)?.or(row.opened_on),
            _ => {}
        }
        if Kind::Deals.days().contains(&field) {
            return Ok(());
        }
        let Some(text) = cells.text(field)? else { return Ok(()) };
        match field {
            // The hub keeps the one it has.
            "code" if !row.code.is_empty() => {}
            "code" => row.code = text,
            "name" if fold(&row.name) == fold(&text) => {}
            "name" => row.name = text,
            "partner_id" => row.partner_id = self.partners.named(field, &text)?.id,
            "stage" => row.stage = cells.code(field, &text)?,
            "owner_id" => row.owner_id = cells.member(field, &text)?,
            "account_id" => row.account_id = Some(among(&self.accounts, field, &text)?),
            "product_id" => row.product_id = Some(among(&self.products, field, &text)?),
            "next_step" => row.next_step = Some(text),
            _ => row.region = text,
        }
        Ok(())
    }

    fn missing(&self, row: &Model) -> Vec<&'static str> {
        let is_closed = DealStage::parse(&row.stage).is_some_and(|stage| !stage.is_open());
        let missing = [
            ("stage", row.stage.is_empty()),
            ("currency", row.currency.is_empty()),
            // The quarter in which it counts.
            ("close_on", is_closed && row.close_on.is_none()),
        ];
        missing.into_iter().filter(|(_, is)| *is).map(|(field, _)| field).collect()
    }

    fn finish(&self, cells: Cells<'_>, before: Option<&Model>, row: Model) -> Found<Model> {
        let Some(before) = before else { return Ok(self.placed(row)) };
        let base = Model {
            stage: before.stage.clone(),
            amount_minor: before.amount_minor,
            currency: if row.amount_minor.is_some() { before.currency.clone() } else { row.currency.clone() },
            close_on: before.close_on,
            next_step: before.next_step.clone(),
            next_step_on: before.next_step_on,
            ..row.clone()
        };
        let mut patch = patch(before, row);
        // A deal that ends today by rule ended when the file says so.
        patch.close_on = patch.close_on.or(cells.day("close_on")?.map(Some));
        edit(&base, &patch, self.world.now).map_err(|refusal| refused_on(Kind::Deals, &refusal))
    }

    fn region<'a>(&'a self, row: &'a Model) -> Option<&'a str> {
        Some(&row.region)
    }
}

impl Deals<'_> {
    /// What the file does not say of a new one it has from its partner.
    fn placed(&self, mut row: Model) -> Model {
        let Some(partner) = self.world.partners.iter().find(|partner| partner.id == row.partner_id) else { return row };
        if row.region.is_empty() {
            row.region.clone_from(&partner.region);
        }
        if row.owner_id.0.is_nil() {
            row.owner_id = partner.owner_id;
        }
        row
    }
}

/// What is edited like by hand, with all that follows from it.
fn patch(before: &Model, row: Model) -> DealPatch {
    let has_money = (row.amount_minor, &row.currency) != (before.amount_minor, &before.currency);
    let amount = row.amount_minor.map(|minor| Amount { minor, currency: row.currency });
    DealPatch {
        stage: (row.stage != before.stage).then_some(row.stage),
        amount: has_money.then_some(amount),
        close_on: (row.close_on != before.close_on).then_some(row.close_on),
        next_step: (row.next_step != before.next_step).then_some(row.next_step),
        next_step_on: (row.next_step_on != before.next_step_on).then_some(row.next_step_on),
        ..DealPatch::default()
    }
}

fn currency(cells: Cells<'_>) -> Found<Option<String>> {
    let Some(text) = cells.text("currency")? else { return Ok(None) };
    let code = text.to_uppercase();
    let refusal = Refusal::on(RefusalCode::BadCurrency, "currency");
    let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_code { Ok(Some(code)) } else { Err(refused_on(Kind::Deals, &refusal)) }
}

fn among<Id: Copy>(known: &HashMap<String, Vec<Id>>, field: &'static str, name: &str) -> Found<Id> {
    only(known.get(&fold(name)).into_iter().flatten().copied(), field, name)
}
