//! Who may see and change what. One function answers for push, pull, snapshot, digest, counts and the screens alike:
//! read [`may`]. Whatever it does not allow is denied.
//!
//! Every row lies in one bucket: its region, or that of the record it belongs to, or the workspace's own. Money is a
//! facet across all of them: whoever lacks it gets the same rows without the amounts (docs/adr/0008).

mod withhold;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tandem_model::{Row, Table};
use uuid::Uuid;

use crate::{
    mutation::{Fields, fields_of},
    push::RecordKey,
};

pub use withhold::{trim, withhold};

/// ISO 4217: no currency involved. What a deal has for whoever may not see money.
pub const NO_CURRENCY: &str = "XXX";

/// What somebody does on the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, in all regions.
    Admin,
    /// Everything in their regions.
    Manager,
    /// Works with the records of their regions; does not remove them or give them to others.
    SuccessManager,
    ReadOnly,
    /// Nothing at all; also what a newer hub calls a role that this version does not know.
    #[serde(other)]
    Nobody,
}

impl Role {
    pub const ALL: [Self; 5] = [Self::Admin, Self::Manager, Self::SuccessManager, Self::ReadOnly, Self::Nobody];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Manager => "manager",
            Self::SuccessManager => "success_manager",
            Self::ReadOnly => "read_only",
            Self::Nobody => "nobody",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What somebody was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    /// `None`: all of them, and rows that belong to none.
    pub regions: Option<BTreeSet<String>>,
    /// May see and set money.
    pub finance: bool,
}

impl Grant {
    pub fn everything() -> Self {
        Self { role: Role::Admin, regions: None, finance: true }
    }

    pub fn nothing() -> Self {
        Self { role: Role::Nobody, regions: Some(BTreeSet::new()), finance: false }
    }

    /// Codes of the buckets whose rows may be read; `None` for all there are.
    pub fn buckets(&self) -> Option<Vec<String>> {
        let regions = match (self.role, &self.regions) {
            (Role::Nobody, _) => return Some(Vec::new()),
            (Role::Admin, _) | (_, None) => return None,
            (_, Some(regions)) => regions.iter().cloned().map(Bucket::Region),
        };
        Some(std::iter::once(Bucket::Public).chain(regions).map(|bucket| bucket.code()).collect())
    }

    pub fn has_finance(&self) -> bool {
        match self.role {
            Role::Admin => true,
            Role::Nobody => false,
            _ => self.finance,
        }
    }

    /// Whether nothing is kept from its owner.
    pub fn is_whole(&self) -> bool {
        self.buckets().is_none() && self.has_finance()
    }

    /// The same text for everybody who sees the same; empty for who sees everything.
    pub fn reach(&self) -> String {
        if self.is_whole() {
            return String::new();
        }
        let name = serde_json::to_vec(&(self.buckets(), self.has_finance())).unwrap_or_default();
        Uuid::new_v5(&Uuid::NAMESPACE_OID, &name).to_string()
    }

    fn holds(&self, bucket: &Bucket) -> bool {
        self.buckets().is_none_or(|held| held.contains(&bucket.code()))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// The frame in which all work: members, products, courses, end customers.
    Public,
    Region(String),
    /// What belongs to nothing that is known.
    Nobody,
}

impl Bucket {
    /// As a database keeps it.
    pub fn code(&self) -> String {
        match self {
            Self::Public => "p".to_owned(),
            Self::Region(region) => format!("r:{region}"),
            Self::Nobody => "n".to_owned(),
        }
    }

    /// An unknown code is nobody's.
    pub fn parse(code: &str) -> Self {
        match (code, code.strip_prefix("r:")) {
            ("p", _) => Self::Public,
            (_, Some(region)) => Self::Region(region.to_owned()),
            _ => Self::Nobody,
        }
    }
}

/// Where a row lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub bucket: Bucket,
    /// The whole row is about money.
    pub finance: bool,
}

impl Place {
    pub fn nowhere() -> Self {
        Self { bucket: Bucket::Nobody, finance: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed<'a> {
    Read,
    Create,
    /// Of one field.
    Set(&'a str),
    Remove,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The row lies in a bucket that was not given.
    Scope,
    /// Money, for somebody who may not see any.
    Facet,
    /// The role does not do such things.
    Role,
}

/// The one policy.
///
/// # Errors
/// What stands against it; the bucket before the facet, the facet before the role.
pub fn may(grant: &Grant, deed: Deed<'_>, table: Table, place: &Place) -> Result<(), Denied> {
    if !grant.holds(&place.bucket) {
        return Err(Denied::Scope);
    }
    let money = place.finance || matches!(deed, Deed::Set(field) if is_money(table, field));
    if money && !grant.has_finance() {
        return Err(Denied::Facet);
    }
    if role_does(grant.role, deed, table) { Ok(()) } else { Err(Denied::Role) }
}

fn role_does(role: Role, deed: Deed<'_>, table: Table) -> bool {
    match (role, deed, table) {
        (Role::Nobody, _, _) => false,
        (_, Deed::Read, _) => true,
        (Role::ReadOnly, _, _) => false,
        (Role::Admin | Role::Manager, _, _) => true,
        // What they made themselves: an undo takes it back.
        (Role::SuccessManager, Deed::Remove, _) => {
            matches!(table, Table::Activity | Table::Task | Table::Registration | Table::Claim | Table::Target)
        }
        // Who looks after a record, and where it belongs, is for others to say.
        (Role::SuccessManager, Deed::Set("owner_id" | "region"), Table::Deal | Table::Partner) => false,
        (Role::SuccessManager, Deed::Create | Deed::Set(_), _) => true,
    }
}

/// Fields that only the finance facet shows.
pub fn is_money(table: Table, field: &str) -> bool {
    matches!(table, Table::Deal | Table::Target | Table::Registration) && matches!(field, "amount_minor" | "currency")
}

/// The row as this grant shows it.
pub fn redact(grant: &Grant, mut row: Row) -> Row {
    let money = match &mut row {
        Row::Deal(deal) => Some((&mut deal.amount_minor, &mut deal.currency)),
        Row::Registration(row) => Some((&mut row.amount_minor, &mut row.currency)),
        _ => None,
    };
    if let (Some((amount, currency)), false) = (money, grant.has_finance()) {
        *amount = None;
        NO_CURRENCY.clone_into(currency);
    }
    row
}

/// By what the bucket of a row is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    Public,
    Region(String),
    /// That of another record.
    Of(RecordKey),
    Nowhere,
}

pub fn home_of(row: &Row) -> Home {
    fields_of(row).map_or(Home::Nowhere, |fields| home_in(row.table(), &fields))
}

/// The same for a row that may lack fields.
pub fn home_in(table: Table, fields: &Fields) -> Home {
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    let of = |table, name: &str| Some(Home::Of((table, text(name)?.parse().ok()?)));
    let home = match table {
        Table::Member | Table::Account | Table::Product | Table::Course | Table::CourseRun | Table::Exam => {
            Some(Home::Public)
        }
        Table::Partner | Table::Deal => text("region").map(|region| Home::Region(region.to_owned())),
        Table::Person | Table::Target | Table::Enrollment | Table::Registration | Table::Claim => {
            of(Table::Partner, "partner_id")
        }
        Table::StageChange => of(Table::Deal, "deal_id"),
        // A touch or a promise about a deal says much about it.
        Table::Activity | Table::Task => of(Table::Deal, "deal_id").or_else(|| of(Table::Partner, "partner_id")),
        Table::Attempt => of(Table::Enrollment, "enrollment_id"),
        Table::Conflict => text("record_table").and_then(Table::parse).and_then(|table| of(table, "record_id")),
    };
    home.unwrap_or(Home::Nowhere)
}

/// Whether the whole row is about money: a target, or a conflict that shows an amount.
pub fn is_about_money(table: Table, fields: &Fields) -> bool {
    match table {
        Table::Target => true,
        Table::Conflict => {
            let of = fields.get("record_table").and_then(Value::as_str).and_then(Table::parse);
            of.is_some_and(|of| ["base", "mine", "theirs"].iter().any(|side| shows_money(of, fields.get(*side))))
        }
        _ => false,
    }
}

fn shows_money(table: Table, side: Option<&Value>) -> bool {
    let side: Fields =
        side.and_then(Value::as_str).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    side.iter().any(|(name, value)| is_money(table, name) && !is_blank(value))
}

/// What stands for money where none may be seen.
fn is_blank(value: &Value) -> bool {
    value.is_null() || *value == NO_CURRENCY
}

#[cfg(test)]
mod tests;
