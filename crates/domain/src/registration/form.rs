//! What is typed into the form of a registration.

use chrono::{Datelike, NaiveDate};
use tandem_model::{
    MemberId, PartnerId, ProductId, RegistrationId, RegistrationStatus as Status, Row, registration::Model,
};

use crate::{
    check::{Refusal, RefusalCode, check_row},
    deal::{Amount, Moment, YEARS},
    scope::NO_CURRENCY,
};

/// Everything that the form has; an empty text is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub partner_id: PartnerId,
    pub customer: String,
    pub country: Option<String>,
    pub domain: Option<String>,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub tax_id: Option<String>,
    pub parent_name: Option<String>,
    pub product_id: Option<ProductId>,
    /// `None` leaves it as it is: whoever may not see money sets none.
    pub amount: Option<Option<Amount>>,
    pub close_on: Option<NaiveDate>,
    pub note: Option<String>,
}

/// The draft that the form makes of a new registration, or of one that is not submitted.
///
/// # Errors
/// The first field that makes no sense, or a registration that is with the reviewer already.
pub fn write(
    before: Option<&Model>,
    id: RegistrationId,
    by: Option<MemberId>,
    form: &Form,
    now: Moment,
) -> Result<Model, Refusal> {
    if before.is_some_and(|row| !is_open_for_editing(row)) {
        return Err(Refusal::new(RefusalCode::Decided));
    }
    if form.close_on.is_some_and(|day| !YEARS.contains(&day.year())) {
        return Err(Refusal::on(RefusalCode::BadValue, "close_on"));
    }
    let mut row = before.cloned().unwrap_or_else(|| blank(id, by, form.partner_id));
    row.partner_id = form.partner_id;
    form.customer.trim().clone_into(&mut row.customer);
    row.country = filled(&form.country).map(|country| country.to_uppercase());
    row.domain = filled(&form.domain);
    row.contact_name = filled(&form.contact_name);
    row.contact_email = filled(&form.contact_email);
    row.contact_phone = filled(&form.contact_phone);
    row.tax_id = filled(&form.tax_id);
    row.parent_name = filled(&form.parent_name);
    row.product_id = form.product_id;
    row.close_on = form.close_on;
    row.note = filled(&form.note);
    if let Some(amount) = &form.amount {
        row.amount_minor = amount.as_ref().map(|amount| amount.minor);
        row.currency = amount.as_ref().map_or(row.currency, |amount| amount.currency.clone());
    }
    if before != Some(&row) {
        row.updated_at = now.at;
    }
    check_row(&Row::Registration(row.clone()))?;
    Ok(row)
}

pub(super) fn is_open_for_editing(row: &Model) -> bool {
    matches!(Status::parse(&row.status), Some(Status::Draft | Status::Returned))
}

/// What a reviewer needs to decide.
pub(super) fn check_complete(row: &Model) -> Result<(), Refusal> {
    let given = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    if row.product_id.is_none() {
        return Err(Refusal::on(RefusalCode::Empty, "product_id"));
    }
    // The one or the other tells the customer from others of its name.
    if !given(&row.country) && !given(&row.domain) {
        return Err(Refusal::on(RefusalCode::Empty, "country"));
    }
    Ok(())
}

fn filled(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn blank(id: RegistrationId, by: Option<MemberId>, partner_id: PartnerId) -> Model {
    Model {
        id,
        partner_id,
        member_id: by,
        customer: String::new(),
        country: None,
        domain: None,
        contact_name: None,
        contact_email: None,
        contact_phone: None,
        tax_id: None,
        parent_name: None,
        product_id: None,
        amount_minor: None,
        currency: NO_CURRENCY.to_owned(),
        close_on: None,
        note: None,
        status: Status::Draft.code().to_owned(),
        submitted_at: None,
        due_at: None,
        decided_at: None,
        decided_by: None,
        reason: None,
        answer: None,
        evidence: None,
        protected_until: None,
        extensions: 0,
        updated_at: 0,
        version: 0,
    }
}
