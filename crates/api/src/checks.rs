//! What may be the same customer as the one that is registered: candidates by key from the store, judged by
//! [`tandem_domain::duplicate`]. Read [`find`].

use std::collections::HashMap;

use tandem_domain::{
    duplicate::{self, Match, Profile, Subject, email_of},
    registration::{self, Check, standing},
};
use tandem_l10n::{CodeSet, Localizer, tr};
use tandem_model::{RegistrationStatus as Status, Table};
use tandem_store::{
    Store,
    read::registration::{AccountHit, DealHit, RegistrationLine},
};
use uuid::Uuid;

use crate::{
    ApiError, Core,
    reason::stage_name,
    view::{CheckKind, CheckView, ClassView, ComparedView, LikenessView},
};

/// The closest that are shown and kept.
const SHOWN: usize = 8;
/// Characters of a name that are kept with a decision.
const MOST_TITLE: usize = 120;

/// Something that may be the same, with what it is compared by.
pub(crate) struct Found {
    pub(crate) check: Check,
    other: Subject,
    /// Its status or stage, in words.
    state: Option<String>,
}

/// The closest first. `own` is the registration itself.
pub(crate) async fn find(
    core: &Core,
    store: &Store,
    subject: &Subject,
    own: Option<Uuid>,
) -> Result<Vec<Found>, ApiError> {
    let profile = Profile::of(subject);
    let keys = duplicate::keys_of(&profile);
    let (accounts, registrations) = store.list_same_keys(&keys).await.map_err(|e| core.store_error(e))?;
    let mut found = Vec::new();
    let ids: Vec<Uuid> = registrations.iter().map(|row| row.id.0).filter(|id| Some(*id) != own).collect();
    let lines = store.registration_lines(&ids).await.map_err(|e| core.store_error(e))?;
    let lines: HashMap<Uuid, RegistrationLine> = lines.into_iter().map(|line| (line.id.0, line)).collect();
    for row in &registrations {
        let Some(line) = lines.get(&row.id.0).filter(|line| counts(core, line)) else { continue };
        let other = registration::subject(row);
        if let Some(matched) = duplicate::compare(&profile, &Profile::of(&other)) {
            let state = Some(status_name(&core.loc(), &status_of(core, line)));
            let check = check(Table::Registration, row.id.0, &row.customer, Some(&line.partner_name), matched);
            found.push(Found { check, other, state });
        }
    }
    found.extend(among_accounts(core, store, &profile, subject, accounts).await?);
    found.extend(among_people(core, store, subject).await?);
    found.sort_by(|one, other| {
        (other.check.class, other.check.score, one.check.id).cmp(&(one.check.class, one.check.score, other.check.id))
    });
    found.truncate(SHOWN);
    Ok(found)
}

/// What was turned down or given back protects nobody, and what was not submitted claims nothing.
fn counts(core: &Core, line: &RegistrationLine) -> bool {
    let stands = standing(&line.status, line.protected_until, line.holds, core.today());
    !matches!(stands, Some(Status::Draft | Status::Rejected | Status::Withdrawn | Status::Expired | Status::Superseded))
}

/// The code of what holds today.
pub(crate) fn status_of(core: &Core, line: &RegistrationLine) -> String {
    let stands = standing(&line.status, line.protected_until, line.holds, core.today());
    stands.map_or_else(|| line.status.clone(), |status| status.code().to_owned())
}

pub(crate) fn status_name(loc: &Localizer, code: &str) -> String {
    loc.code_word(CodeSet::RegistrationStatus, code)
}

/// Accounts that are alike, told by their open deals where they have any.
async fn among_accounts(
    core: &Core,
    store: &Store,
    profile: &Profile,
    subject: &Subject,
    accounts: Vec<AccountHit>,
) -> Result<Vec<Found>, ApiError> {
    let alike: Vec<(AccountHit, Subject)> = accounts
        .into_iter()
        .map(|account| {
            let other = customer_of(&account);
            (account, other)
        })
        .filter(|(_, other)| duplicate::compare(profile, &Profile::of(other)).is_some())
        .collect();
    let ids: Vec<Uuid> = alike.iter().map(|(account, _)| account.id.0).collect();
    let deals = store.list_open_deals_of(&ids).await.map_err(|e| core.store_error(e))?;
    let mut of_account: HashMap<Uuid, Vec<DealHit>> = HashMap::new();
    for deal in deals {
        of_account.entry(deal.account_id.0).or_default().push(deal);
    }
    let mut found = Vec::new();
    for (account, other) in alike {
        let deals = of_account.remove(&account.id.0).unwrap_or_default();
        if deals.is_empty() {
            let matched = duplicate::compare(profile, &Profile::of(&other));
            found.extend(matched.map(|matched| Found {
                check: check(Table::Account, account.id.0, &account.name, None, matched),
                other: other.clone(),
                state: None,
            }));
        }
        for deal in deals {
            // A deal whose product is not known speaks neither for nor against.
            let product = subject.product.and(deal.product_id.map(|id| id.0));
            let other = Subject { product, ..other.clone() };
            let matched = duplicate::compare(profile, &Profile::of(&other));
            found.extend(matched.map(|matched| Found {
                check: check(Table::Deal, deal.id.0, &deal.name, Some(&deal.partner_name), matched),
                other,
                state: Some(stage_name(&core.loc(), &deal.stage)),
            }));
        }
    }
    Ok(found)
}

/// The customer's contact works for a partner.
async fn among_people(core: &Core, store: &Store, subject: &Subject) -> Result<Vec<Found>, ApiError> {
    let Some(email) = subject.email.as_deref().and_then(email_of) else { return Ok(Vec::new()) };
    let people = store.list_people_by_email(&email).await.map_err(|e| core.store_error(e))?;
    let by_mail = |address: &str| Subject { email: Some(address.to_owned()), ..Subject::default() };
    let found = people.into_iter().filter_map(|person| {
        let other = by_mail(&email);
        // Only the address is compared: it is no customer.
        let mut matched = duplicate::compare(&Profile::of(&other), &Profile::of(&other))?;
        matched.reasons.retain(|reason| reason.code == duplicate::Likely::Email);
        matched.class = duplicate::Class::Possible;
        matched.score = matched.reasons.iter().map(|reason| reason.points).sum();
        let check = check(Table::Person, person.id.0, &person.name, Some(&person.partner_name), matched);
        Some(Found { check, other: Subject { contact_name: Some(person.name), ..other }, state: None })
    });
    Ok(found.collect())
}

fn customer_of(account: &AccountHit) -> Subject {
    Subject {
        name: account.name.clone(),
        country: account.country.clone(),
        domain: account.domain.clone(),
        parent: account.parent_name.clone(),
        ..Subject::default()
    }
}

fn check(table: Table, id: Uuid, title: &str, partner: Option<&str>, matched: Match) -> Check {
    Check {
        table: table.code().to_owned(),
        id,
        title: title.chars().take(MOST_TITLE).collect(),
        partner: partner.map(str::to_owned),
        score: matched.score,
        class: matched.class,
        reasons: matched.reasons,
    }
}

/// Names of products, for the comparison.
pub(crate) type Products = HashMap<Uuid, String>;

pub(crate) fn view(loc: &Localizer, found: &Found, subject: &Subject, products: &Products) -> Option<CheckView> {
    let product = |of: &Subject| of.product.and_then(|id| products.get(&id).cloned());
    let (this, that) = (subject, &found.other);
    let name = (!that.name.is_empty()).then(|| that.name.clone());
    let lines = [
        (tr::registration_customer(loc), Some(this.name.clone()), name),
        (tr::registration_country(loc), this.country.clone(), that.country.clone()),
        (tr::registration_domain(loc), this.domain.clone(), that.domain.clone()),
        (tr::registration_product(loc), product(this), product(that)),
        (tr::registration_contact(loc), this.contact_name.clone(), that.contact_name.clone()),
        (tr::registration_email(loc), this.email.clone(), that.email.clone()),
        (tr::registration_phone(loc), this.phone.clone(), that.phone.clone()),
        (tr::registration_tax_id(loc), this.tax_id.clone(), that.tax_id.clone()),
        (tr::registration_parent(loc), this.parent.clone(), that.parent.clone()),
        (tr::registration_state(loc), None, found.state.clone()),
    ];
    let compared = lines.into_iter().filter(|(_, _, that)| that.is_some());
    let compared = compared.map(|(label, this, that)| ComparedView { label, this, that }).collect();
    Some(CheckView { compared, ..kept_view(loc, &found.check)? })
}

/// A check as it was kept with a decision; `None` for a kind that this version does not know.
pub(crate) fn kept_view(loc: &Localizer, check: &Check) -> Option<CheckView> {
    let kind = match Table::parse(&check.table)? {
        Table::Registration => CheckKind::Registration,
        Table::Account => CheckKind::Account,
        Table::Deal => CheckKind::Deal,
        Table::Person => CheckKind::Person,
        _ => return None,
    };
    let reasons = check.reasons.iter().map(|reason| {
        let code = code_of(reason.code);
        LikenessView { text: loc.code_word(CodeSet::Likeness, &code), code, points: reason.points }
    });
    Some(CheckView {
        kind,
        id: check.id,
        title: check.title.clone(),
        partner: check.partner.clone().filter(|name| !name.is_empty()),
        score: check.score,
        class: class_view(check.class),
        reasons: reasons.collect(),
        compared: Vec::new(),
    })
}

/// As it is stored.
fn code_of(reason: duplicate::Likely) -> String {
    serde_json::to_value(reason).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(crate) const fn class_view(class: duplicate::Class) -> ClassView {
    match class {
        duplicate::Class::Possible => ClassView::Possible,
        duplicate::Class::Likely => ClassView::Likely,
        duplicate::Class::Exact => ClassView::Exact,
    }
}
