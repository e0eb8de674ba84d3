//! Registrations: written, submitted, decided. What is decided is kept with what the laptop knew then.

use std::sync::Arc;

use tandem_domain::{
    Refusal, RefusalCode,
    deal::Amount,
    registration::{self as rules, Check, ClaimAfter, Desk, Form, Step},
};
use tandem_model::{
    ApprovalReason, PartnerId, ProductId, RegistrationId, RejectionReason, Row, Table, claim, registration::Model,
};
use tandem_store::Change;
use uuid::Uuid;

use super::partner::get as get_partner;
use crate::{
    ApiError, Core, Outcome, checks,
    edit::label,
    query::registration::{claim_for, due_at, get},
    view::RegistrationForm,
};

/// Keeps the form as a draft, or submits it at once; `id` of the draft that it belongs to.
pub(crate) async fn save(
    core: &Arc<Core>,
    id: Option<Uuid>,
    form: RegistrationForm,
    submit: bool,
) -> Result<Outcome, ApiError> {
    let (now, by) = (core.moment(), core.me().await?);
    let before = match id {
        Some(id) => Some(get(core, id).await?),
        None => None,
    };
    let partner = get_partner(core, form.partner_id).await?;
    let form = form_in(form, core.store()?.sync_state().await.map_err(|e| core.store_error(e))?.access.has_finance());
    let new_id = RegistrationId(id.unwrap_or_else(Uuid::now_v7));
    let draft = rules::write(before.as_ref(), new_id, by, &form, now).map_err(|e| refused(core, &e))?;
    if !submit {
        return keep(core, "draft", draft, ClaimAfter::Stays, None).await;
    }
    let step = Step::Submit { due_at: due_at(core, partner.country.as_deref()) };
    let desk = Desk { by, now, claim: None, checks: &[], partner_name: &partner.name };
    let (row, claim) = rules::take(&draft, &step, desk).map_err(|e| refused(core, &e))?;
    keep(core, "submit", row, claim, None).await
}

pub(crate) async fn submit(core: &Arc<Core>, id: Uuid) -> Result<Outcome, ApiError> {
    let row = get(core, id).await?;
    let partner = get_partner(core, row.partner_id.0).await?;
    take(core, id, "submit", Step::Submit { due_at: due_at(core, partner.country.as_deref()) }).await
}

pub(crate) async fn review(core: &Arc<Core>, id: Uuid) -> Result<Outcome, ApiError> {
    take(core, id, "review", Step::Review).await
}

pub(crate) async fn approve(core: &Arc<Core>, id: Uuid, reason: Option<String>) -> Result<Outcome, ApiError> {
    let parse = |code: String| ApprovalReason::parse(&code).ok_or_else(|| unknown_reason(core));
    let reason = reason.map(parse).transpose()?;
    take(core, id, "approve", Step::Approve { reason }).await
}

pub(crate) async fn give_back(core: &Arc<Core>, id: Uuid, answer: String) -> Result<Outcome, ApiError> {
    take(core, id, "return", Step::Return { answer }).await
}

pub(crate) async fn reject(core: &Arc<Core>, id: Uuid, reason: String, answer: String) -> Result<Outcome, ApiError> {
    let reason = RejectionReason::parse(&reason).ok_or_else(|| unknown_reason(core))?;
    take(core, id, "reject", Step::Reject { reason, answer }).await
}

pub(crate) async fn extend(core: &Arc<Core>, id: Uuid, answer: String) -> Result<Outcome, ApiError> {
    take(core, id, "extend", Step::Extend { answer }).await
}

pub(crate) async fn withdraw(core: &Arc<Core>, id: Uuid) -> Result<Outcome, ApiError> {
    take(core, id, "withdraw", Step::Withdraw).await
}

/// One action: the registration, and the claim that stands or falls with it.
async fn take(core: &Arc<Core>, id: Uuid, verb: &str, step: Step) -> Result<Outcome, ApiError> {
    let (store, now, by) = (core.store()?, core.moment(), core.me().await?);
    let row = get(core, id).await?;
    let partner = get_partner(core, row.partner_id.0).await?;
    let claim = claim_for(core, &store, &row).await?;
    let checks = seen(core, &row, &step).await?;
    let desk = Desk { by, now, claim: claim.as_ref(), checks: &checks, partner_name: &partner.name };
    let (after, claim_after) = rules::take(&row, &step, desk).map_err(|e| refused(core, &e))?;
    keep(core, verb, after, claim_after, claim).await
}

/// What looks like the same customer, where the step is a decision.
async fn seen(core: &Core, row: &Model, step: &Step) -> Result<Vec<Check>, ApiError> {
    if !matches!(step, Step::Approve { .. } | Step::Reject { .. } | Step::Return { .. }) {
        return Ok(Vec::new());
    }
    let found = checks::find(core, &core.store()?, &rules::subject(row), Some(row.id.0)).await?;
    Ok(found.into_iter().map(|found| found.check).collect())
}

async fn keep(
    core: &Arc<Core>,
    verb: &str,
    row: Model,
    claim: ClaimAfter,
    before: Option<claim::Model>,
) -> Result<Outcome, ApiError> {
    let label = label(format!("registration:{verb}"), &row.customer, (Table::Registration, row.id.0));
    let mut changes = vec![Change::Put(Row::Registration(row))];
    match claim {
        ClaimAfter::Stays => {}
        ClaimAfter::Becomes(claim) => changes.push(Change::Put(Row::Claim(claim))),
        ClaimAfter::Goes => changes.extend(before.map(|claim| Change::Del {
            table: Table::Claim,
            id: claim.id.0,
            version: claim.version,
        })),
    }
    core.keep_edit(label, changes).await
}

fn refused(core: &Core, refusal: &Refusal) -> ApiError {
    core.refusal(Table::Registration, refusal)
}

fn unknown_reason(core: &Core) -> ApiError {
    refused(core, &Refusal::on(RefusalCode::UnknownCode, "reason"))
}

fn form_in(form: RegistrationForm, has_finance: bool) -> Form {
    let amount = form.money.map(|money| Amount { minor: money.minor, currency: money.currency });
    Form {
        partner_id: PartnerId(form.partner_id),
        customer: form.customer,
        country: form.country,
        domain: form.domain,
        contact_name: form.contact_name,
        contact_email: form.contact_email,
        contact_phone: form.contact_phone,
        tax_id: form.tax_id,
        parent_name: form.parent_name,
        product_id: form.product_id.map(ProductId),
        amount: has_finance.then_some(amount),
        close_on: form.close_on,
        note: form.note,
    }
}
