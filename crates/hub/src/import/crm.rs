//! The sales files as rows: agents are partners, their managers the partner success managers, accounts and products as
//! they are. The deals themselves are in [`super::deals`].

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use tandem_model::{AccountId, MemberId, PartnerId, PartnerKind, ProductId, account, member, partner, product};

use super::parse::{parse_decimal, row_id};
use super::report::{Cause, Report};
use super::source::{Bad, FileRefused, Source, read_rows};

/// What the source counts in.
pub const CURRENCY: &str = "USD";
/// Decimals of that currency.
pub const CENTS: u32 = 2;
/// Accounts state their revenue in millions.
const MILLIONS: i64 = 1_000_000;

/// Spellings of the source that are known slips, with what they stand for.
const PRODUCT_SLIPS: &[(&str, &str)] = &[("GTXPro", "GTX Pro")];
const SECTOR_SLIPS: &[(&str, &str)] = &[("technolgy", "technology")];

/// What a deal refers to by name.
#[derive(Default)]
pub struct Directory {
    pub agents: HashMap<String, Agent>,
    pub accounts: HashMap<String, AccountId>,
    pub products: HashMap<String, ProductId>,
}

pub struct Agent {
    pub partner_id: PartnerId,
    pub owner_id: MemberId,
    pub region: String,
}

#[derive(Default)]
pub struct Masters {
    pub members: Vec<member::Model>,
    pub partners: Vec<partner::Model>,
    pub accounts: Vec<account::Model>,
    pub products: Vec<product::Model>,
}

/// Reads teams, accounts and products.
///
/// # Errors
/// When one of the files is refused as a whole.
pub fn read_masters(dir: &Path, report: &mut Report) -> Result<(Masters, Directory), FileRefused> {
    let mut masters = Masters::default();
    let mut directory = Directory::default();
    read_teams(dir, report, &mut masters, &mut directory)?;
    read_accounts(dir, report, &mut masters, &mut directory)?;
    read_products(dir, report, &mut masters, &mut directory)?;
    Ok((masters, directory))
}

/// The product name that `name` stands for, and whether it had to be mended.
pub fn mend_product(name: &str) -> (&str, bool) {
    mend(name, PRODUCT_SLIPS)
}

fn mend<'a>(name: &'a str, slips: &[(&str, &'static str)]) -> (&'a str, bool) {
    slips.iter().find(|(slip, _)| *slip == name).map_or((name, false), |(_, meant)| (*meant, true))
}

fn read_teams(dir: &Path, report: &mut Report, masters: &mut Masters, to: &mut Directory) -> Result<(), FileRefused> {
    let mut managers: BTreeMap<String, member::Model> = BTreeMap::new();
    read_rows(dir, Source::Teams, report, |_, [agent, manager, region], _| {
        for (value, column) in [(agent, "sales_agent"), (manager, "manager"), (region, "regional_office")] {
            must_exist(value, column)?;
        }
        must_be_new(agent, &to.agents)?;
        let partner_id = PartnerId(row_id("partner", &[agent]));
        let owner_id = MemberId(row_id("member", &[manager]));
        managers.entry(manager.to_owned()).or_insert_with(|| member::Model {
            id: owner_id,
            name: manager.to_owned(),
            email: None,
            region: Some(region.to_owned()),
            version: 0,
        });
        masters.partners.push(new_partner(partner_id, owner_id, agent, region));
        to.agents.insert(agent.to_owned(), Agent { partner_id, owner_id, region: region.to_owned() });
        Ok(())
    })?;
    masters.members.extend(managers.into_values());
    Ok(())
}

fn new_partner(id: PartnerId, owner_id: MemberId, name: &str, region: &str) -> partner::Model {
    partner::Model {
        id,
        name: name.to_owned(),
        kind: PartnerKind::Reseller.code().to_owned(),
        tier: None,
        country: None,
        city: None,
        region: region.to_owned(),
        domain: None,
        language: None,
        owner_id,
        since: None,
        note: None,
        tags: None,
        version: 0,
    }
}

fn read_accounts(
    dir: &Path,
    report: &mut Report,
    masters: &mut Masters,
    to: &mut Directory,
) -> Result<(), FileRefused> {
    read_rows(
        dir,
        Source::Accounts,
        report,
        |line, [name, sector, founded, revenue, employees, country, parent], report| {
            must_exist(name, "account")?;
            must_be_new(name, &to.accounts)?;
            let founded_year = optional(founded, |text| i32::try_from(parse_decimal(text, 0)?).ok())?;
            let revenue_minor = optional(revenue, |text| {
                // Millions with two decimals: every figure is a whole number of minor units.
                parse_decimal(text, CENTS)?.checked_mul(MILLIONS)
            })?;
            let employees = optional(employees, |text| parse_decimal(text, 0))?;
            let (sector_name, mended) = mend(sector, SECTOR_SLIPS);
            if mended {
                report.note(Source::Accounts, line, Cause::SectorName, sector);
            }
            let id = AccountId(row_id("account", &[name]));
            to.accounts.insert(name.to_owned(), id);
            masters.accounts.push(account::Model {
                id,
                name: name.to_owned(),
                sector: some_text(sector_name),
                country: some_text(country),
                domain: None,
                founded_year,
                revenue_minor,
                currency: revenue_minor.map(|_| CURRENCY.to_owned()),
                employees,
                parent_name: some_text(parent),
                version: 0,
            });
            Ok(())
        },
    )
}

fn read_products(
    dir: &Path,
    report: &mut Report,
    masters: &mut Masters,
    to: &mut Directory,
) -> Result<(), FileRefused> {
    read_rows(dir, Source::Products, report, |_, [name, series, price], _| {
        must_exist(name, "product")?;
        must_be_new(name, &to.products)?;
        let price_minor = parse_decimal(price, CENTS).ok_or_else(|| Bad::new(Cause::BadNumber, price))?;
        let id = ProductId(row_id("product", &[name]));
        to.products.insert(name.to_owned(), id);
        masters.products.push(product::Model {
            id,
            name: name.to_owned(),
            series: some_text(series),
            price_minor,
            currency: CURRENCY.to_owned(),
            version: 0,
        });
        Ok(())
    })
}

pub fn must_exist(value: &str, column: &str) -> Result<(), Bad> {
    if value.is_empty() { Err(Bad::new(Cause::MissingKey, column)) } else { Ok(()) }
}

fn must_be_new<T>(key: &str, known: &HashMap<String, T>) -> Result<(), Bad> {
    if known.contains_key(key) { Err(Bad::new(Cause::Duplicate, key)) } else { Ok(()) }
}

/// An empty field is `None`; anything else has to be a number.
pub fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Bad> {
    if text.is_empty() {
        return Ok(None);
    }
    parse(text).map(Some).ok_or_else(|| Bad::new(Cause::BadNumber, text))
}

fn some_text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
