//! Whether two descriptions of a customer mean the same one: named reasons, a score, a class. Read [`compare`].
//!
//! Reasons add up to the score, so that whoever decides sees why. What speaks against takes points from a name only:
//! a name is shared by chance, an address of the web is not.

mod contact;
mod country;
mod name;
mod translit;
mod web;
mod words;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use name::Likeness;

pub use contact::{email_of, phone_digits, tax_number};
pub use country::country_code;
pub use web::registrable_domain;

/// What is known of a customer, as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    pub name: String,
    /// ISO 3166-1 alpha-2, or the name of a country.
    pub country: Option<String>,
    /// Domain or address of the web site.
    pub domain: Option<String>,
    pub contact_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub tax_id: Option<String>,
    pub parent: Option<String>,
    pub product: Option<Uuid>,
}

/// Why two customers may be one, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likely {
    Domain,
    TaxId,
    /// Folded and without legal form the same.
    Name,
    /// The same but for slips of the keyboard or small words.
    NameSimilar,
    /// The same in another script.
    NameSound,
    /// One is the initials of the other.
    NameInitials,
    Email,
    Phone,
    Contact,
    /// One is the parent of the other, or both have the same.
    Parent,
    Country,
    Product,
    CountryDiffers,
    DomainDiffers,
    TaxIdDiffers,
    ProductDiffers,
    /// A code that a newer version wrote.
    #[serde(other)]
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: Likely,
    /// Negative for what speaks against.
    pub points: i32,
}

/// How sure it is; the best comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Worth a look.
    Possible,
    /// To be treated as the same unless somebody knows better.
    Likely,
    /// The key is the same: domain, tax number, or name and country where a domain is missing.
    Exact,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// 0 to 100.
    pub score: i32,
    pub class: Class,
    /// What weighs most first.
    pub reasons: Vec<Reason>,
}

/// From this score on two are likely the same.
pub const LIKELY: i32 = 50;
/// Below this score nothing is said.
pub const POSSIBLE: i32 = 30;

/// A customer, prepared to be compared with many.
#[derive(Clone, Debug)]
pub struct Profile {
    name: name::Name,
    country: Option<String>,
    domain: Option<String>,
    contact: Option<name::Name>,
    email: Option<String>,
    phone: Option<String>,
    tax: Option<String>,
    parent: Option<name::Name>,
    product: Option<Uuid>,
}

impl Profile {
    pub fn of(subject: &Subject) -> Self {
        let email = subject.email.as_deref().and_then(contact::email_of);
        let country = subject.country.as_deref().and_then(country::country_code);
        let own = subject.domain.as_deref().and_then(web::registrable_domain);
        let named = |text: &Option<String>| text.as_deref().map(name::Name::of).filter(|name| !name.is_empty());
        Self {
            name: name::Name::of(&subject.name),
            domain: own.or_else(|| email.as_deref().and_then(web::domain_of_email)),
            contact: named(&subject.contact_name),
            phone: subject.phone.as_deref().and_then(|phone| contact::phone_digits(phone, country.as_deref())),
            tax: subject.tax_id.as_deref().and_then(contact::tax_number),
            parent: named(&subject.parent),
            product: subject.product,
            country,
            email,
        }
    }
}

/// `None` when there is nothing worth a look.
pub fn compare(one: &Profile, other: &Profile) -> Option<Match> {
    let mut reasons = Vec::new();
    let mut add = |code, points| reasons.push(Reason { code, points });
    let key = same(&one.domain, &other.domain);
    if key == Some(true) {
        add(Likely::Domain, 70);
    }
    let tax = same(&one.tax, &other.tax);
    if tax == Some(true) {
        add(Likely::TaxId, 70);
    }
    let likeness = name::likeness(&one.name, &other.name);
    let country = same(&one.country, &other.country);
    if let Some((code, points)) = name_reason(likeness, country) {
        add(code, points);
    }
    if same(&one.email, &other.email) == Some(true) {
        add(Likely::Email, 50);
    }
    if same(&one.phone, &other.phone) == Some(true) {
        add(Likely::Phone, 40);
    }
    let people = one.contact.as_ref().zip(other.contact.as_ref());
    if people.is_some_and(|(one, other)| name::likeness(one, other) >= Likeness::Similar) {
        add(Likely::Contact, 12);
    }
    if is_parent(one, other) {
        add(Likely::Parent, 30);
    }
    if reasons.is_empty() {
        return None;
    }
    against(&mut reasons, likeness, country, key, tax);
    finish(
        reasons,
        same(&one.product, &other.product),
        Keys { domain: key, tax, name: likeness == Likeness::Same && country == Some(true) },
    )
}

struct Keys {
    domain: Option<bool>,
    tax: Option<bool>,
    name: bool,
}

/// `None` where one of them is not known.
fn same<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> Option<bool> {
    one.as_ref().zip(other.as_ref()).map(|(one, other)| one == other)
}

fn name_reason(likeness: Likeness, country: Option<bool>) -> Option<(Likely, i32)> {
    let [here, unknown, elsewhere] = match likeness {
        Likeness::Same => [60, 50, 35],
        Likeness::Similar => [55, 45, 20],
        Likeness::Sound => [52, 45, 15],
        Likeness::Initials => [25, 15, 10],
        Likeness::None => return None,
    };
    let code = match likeness {
        Likeness::Same => Likely::Name,
        Likeness::Similar => Likely::NameSimilar,
        Likeness::Sound => Likely::NameSound,
        Likeness::Initials | Likeness::None => Likely::NameInitials,
    };
    Some((
        code,
        match country {
            Some(true) => here,
            None => unknown,
            Some(false) => elsewhere,
        },
    ))
}

/// What speaks against a likeness of names, and what tells two firms under one roof apart.
fn against(
    reasons: &mut Vec<Reason>,
    likeness: Likeness,
    country: Option<bool>,
    domain: Option<bool>,
    tax: Option<bool>,
) {
    let named = likeness > Likeness::None;
    if country == Some(true) && named {
        reasons.push(Reason { code: Likely::Country, points: 0 });
    }
    if country == Some(false) {
        reasons.push(Reason { code: Likely::CountryDiffers, points: 0 });
    }
    if domain == Some(false) && named {
        reasons.push(Reason { code: Likely::DomainDiffers, points: -10 });
    }
    if tax == Some(false) {
        reasons.push(Reason { code: Likely::TaxIdDiffers, points: -25 });
    }
}

/// One belongs to the other, or both to the same.
fn is_parent(one: &Profile, other: &Profile) -> bool {
    let alike = |one: Option<&name::Name>, other: Option<&name::Name>| {
        one.zip(other).is_some_and(|(one, other)| name::likeness(one, other) >= Likeness::Similar)
    };
    alike(one.parent.as_ref(), Some(&other.name))
        || alike(other.parent.as_ref(), Some(&one.name))
        || alike(one.parent.as_ref(), other.parent.as_ref())
}

fn finish(mut reasons: Vec<Reason>, product: Option<bool>, keys: Keys) -> Option<Match> {
    match product {
        Some(true) => reasons.push(Reason { code: Likely::Product, points: 5 }),
        Some(false) => reasons.push(Reason { code: Likely::ProductDiffers, points: 0 }),
        None => {}
    }
    let score = reasons.iter().map(|reason| reason.points).sum::<i32>().clamp(0, 100);
    // By name only where no domain says otherwise.
    let is_key = keys.domain == Some(true) || keys.tax == Some(true) || (keys.name && keys.domain.is_none());
    let class = match score {
        LIKELY.. if is_key && product != Some(false) => Class::Exact,
        LIKELY.. => Class::Likely,
        POSSIBLE.. => Class::Possible,
        _ => return None,
    };
    reasons.sort_by_key(|reason| (-reason.points.abs(), reason.code));
    Some(Match { score, class, reasons })
}

/// By which a customer is looked up among many: whoever shares none of these keys with it is not alike. Short texts,
/// a letter and a colon before each.
pub fn keys_of(profile: &Profile) -> Vec<String> {
    let plain = [("d", &profile.domain), ("x", &profile.tax), ("e", &profile.email), ("p", &profile.phone)];
    let mut keys: Vec<String> =
        plain.into_iter().filter_map(|(kind, value)| Some(format!("{kind}:{}", value.as_ref()?))).collect();
    keys.extend(profile.name.keys().into_iter().map(|key| format!("n:{key}")));
    // A parent is found by its name, and finds its children by theirs.
    keys.extend(profile.parent.iter().flat_map(name::Name::keys).map(|key| format!("n:{key}")));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What a protection stands on: the domain, else the name and the country. `None` for a customer without a name.
pub fn claim_key(subject: &Subject) -> Option<String> {
    let profile = Profile::of(subject);
    match &profile.domain {
        Some(domain) => Some(format!("d:{domain}")),
        None if profile.name.is_empty() => None,
        None => Some(format!("n:{}:{}", profile.country.as_deref().unwrap_or_default(), profile.name.joined())),
    }
}

#[cfg(test)]
mod tests;
