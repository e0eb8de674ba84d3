//! The inbox of registrations, one of them, and the check while a form is filled in.

use tandem_domain::{
    registration::{self as rules, Check, DECIDE_WITHIN, Step, is_undecided, may_follow, standing},
    work_hours::WorkWeek,
};
use tandem_l10n::{Localizer, tr};
use tandem_model::{
    MemberId, ProductId, RegistrationId, RegistrationStatus as Status, RejectionReason, SyncedRow, Table, claim,
    registration::Model,
};
use tandem_store::{
    Store,
    read::registration::{Inbox, InboxCounts, RegistrationLine},
};
use uuid::Uuid;

use super::{shape::money, sync_center::open_on};
use crate::{
    ApiError, Core,
    checks::{self, Products},
    routes::{ById, Nothing},
    view::{
        CheckView, ChoiceOf, ClockView, ClosestView, DuplicateQuery, DuplicatesView, FormChoices, HolderView,
        InboxCountsView, InboxFilter, InboxPart, InboxView, MemberRef, Money, PartnerRef, RegistrationForm,
        RegistrationRow, RegistrationView, StepView,
    },
    words::field::reason_text,
};

/// Working minutes of a day.
pub(crate) const WORKDAY_MINUTES: i64 = 8 * 60;
/// More are asked for in steps.
const MOST_SHOWN: u32 = 2_000;
/// Rows to be decided whose closest match is looked up for the list.
const CHECKED: usize = 20;

pub(crate) async fn registration_inbox(core: &Core, args: InboxFilter) -> Result<InboxView, ApiError> {
    let (store, today, me) = (core.store()?, core.today(), core.me().await?);
    let owner = me.filter(|_| args.mine);
    let part = match args.part {
        InboxPart::Undecided => Inbox::Undecided,
        InboxPart::Ending => Inbox::Ending,
        InboxPart::Open => Inbox::Open,
        InboxPart::All => Inbox::All,
    };
    let shown = u64::from(args.shown.min(MOST_SHOWN));
    let lines = store.list_registrations(part, owner, today, shown).await.map_err(|e| core.store_error(e))?;
    let counts = store.count_registrations(owner, today).await.map_err(|e| core.store_error(e))?;
    let mut rows: Vec<RegistrationRow> = lines.into_iter().map(|line| row(core, line)).collect();
    if part == Inbox::Undecided {
        for row in rows.iter_mut().take(CHECKED) {
            row.closest = closest(core, &store, row.id).await?;
        }
    }
    Ok(InboxView { rows, counts: counts_view(counts), has_mine: me.is_some() })
}

fn counts_view(counts: InboxCounts) -> InboxCountsView {
    InboxCountsView { undecided: counts.undecided, ending: counts.ending, open: counts.open, all: counts.all }
}

async fn closest(core: &Core, store: &Store, id: Uuid) -> Result<Option<ClosestView>, ApiError> {
    let Some(row) = store.find_registration(RegistrationId(id)).await.map_err(|e| core.store_error(e))? else {
        return Ok(None);
    };
    let found = checks::find(core, store, &rules::subject(&row), Some(id)).await?;
    Ok(found
        .first()
        .map(|found| ClosestView { class: checks::class_view(found.check.class), score: found.check.score }))
}

pub(crate) fn row(core: &Core, line: RegistrationLine) -> RegistrationRow {
    let loc = core.loc();
    let status = checks::status_of(core, &line);
    let undecided = Status::parse(&status).is_some_and(is_undecided);
    let week = work_week(core, line.partner_country.as_deref());
    let clock =
        line.due_at.filter(|_| undecided).map(|due| clock(&loc, week.minutes_between(core.shell().now_us(), due)));
    RegistrationRow {
        id: line.id.0,
        customer: line.customer,
        country: line.country,
        partner: PartnerRef { id: line.partner_id.0, name: line.partner_name },
        owner: line.owner_id.zip(line.owner_name).map(|(id, name)| MemberRef { id: id.0, name }),
        product: line.product_name,
        money: line.amount_minor.map(|minor| money(minor, &line.currency)),
        status_name: checks::status_name(&loc, &status),
        status,
        due_at: line.due_at,
        clock,
        protected_until: line.protected_until,
        updated_at: line.updated_at,
        closest: None,
    }
}

/// Working hours of the country in which the partner is looked after, by the clock of this laptop.
pub(crate) fn work_week(core: &Core, country: Option<&str>) -> WorkWeek {
    WorkWeek::of_country(country, core.shell().utc_offset_minutes())
}

fn clock(loc: &Localizer, minutes: i64) -> ClockView {
    let (over, left) = (minutes < 0, minutes.abs());
    let text = match (over, left >= 60) {
        (false, true) => tr::registration_hours_left(loc, left / 60),
        (false, false) => tr::registration_minutes_left(loc, left),
        (true, true) => tr::registration_hours_over(loc, left / 60),
        (true, false) => tr::registration_minutes_over(loc, left),
    };
    ClockView { minutes, text }
}

pub(crate) async fn registration(core: &Core, args: ById) -> Result<RegistrationView, ApiError> {
    let store = core.store()?;
    let model = get(core, args.id).await?;
    let lines = store.registration_lines(&[args.id]).await.map_err(|e| core.store_error(e))?;
    let line = lines.into_iter().next().ok_or_else(|| core.not_found())?;
    let claim = claim_for(core, &store, &model).await?;
    let held = claim.as_ref().is_some_and(|claim| claim.registration_id == model.id);
    let stands = standing(&model.status, model.protected_until, held, core.today());
    let is_kept = stands.is_none_or(|status| model.decided_at.is_some() && status != Status::Returned);
    let checks =
        if is_kept { kept(core, &model) } else { live(core, &store, &rules::subject(&model), args.id).await? };
    let needs_reason = checks.iter().any(|check| check.class != crate::view::ClassView::Possible);
    let conflicts = conflicts(core, &store, &model, claim.as_ref()).await?;
    let pending = store.pending_fields(Table::Registration, args.id).await.map_err(|e| core.store_error(e))?;
    Ok(RegistrationView {
        row: row(core, line),
        form: form_of(&model),
        member_name: member_name(core, &store, model.member_id).await?,
        submitted_at: model.submitted_at,
        decided_at: model.decided_at,
        decided_by: member_name(core, &store, model.decided_by).await?,
        reason: model.reason.as_deref().map(|code| reason_text(&core.loc(), code)),
        answer: model.answer.clone(),
        checks,
        checks_are_kept: is_kept,
        holder: claim.filter(|claim| !held && claim.protected_until >= core.today()).map(holder),
        steps: stands.map(|status| steps(status, model.extensions)).unwrap_or_default(),
        needs_reason,
        pending: !pending.is_empty(),
        conflicts,
    })
}

pub(crate) async fn get(core: &Core, id: Uuid) -> Result<Model, ApiError> {
    Model::from_row(core.get_row(Table::Registration, id).await?).ok_or_else(|| core.not_found())
}

/// The claim of its customer and product, whoever holds it.
pub(crate) async fn claim_for(core: &Core, store: &Store, row: &Model) -> Result<Option<claim::Model>, ApiError> {
    let Some(id) = rules::claim_id(row) else { return Ok(None) };
    store.find_claim(id).await.map_err(|e| core.store_error(e))
}

async fn conflicts(
    core: &Core,
    store: &Store,
    row: &Model,
    claim: Option<&claim::Model>,
) -> Result<Vec<crate::view::ConflictView>, ApiError> {
    let mut found = open_on(core, store, Table::Registration, row.id.0).await?;
    if let Some(claim) = claim {
        found.extend(open_on(core, store, Table::Claim, claim.id.0).await?);
    }
    Ok(found)
}

fn holder(claim: claim::Model) -> HolderView {
    HolderView {
        registration_id: claim.registration_id.0,
        partner_name: claim.partner_name,
        protected_until: claim.protected_until,
    }
}

async fn member_name(core: &Core, store: &Store, id: Option<MemberId>) -> Result<Option<String>, ApiError> {
    match id {
        Some(id) => store.find_member_name(id).await.map_err(|e| core.store_error(e)),
        None => Ok(None),
    }
}

fn kept(core: &Core, row: &Model) -> Vec<CheckView> {
    let loc = core.loc();
    rules::evidence(row).checks.iter().filter_map(|check: &Check| checks::kept_view(&loc, check)).collect()
}

async fn live(
    core: &Core,
    store: &Store,
    subject: &tandem_domain::duplicate::Subject,
    own: Uuid,
) -> Result<Vec<CheckView>, ApiError> {
    let found = checks::find(core, store, subject, Some(own)).await?;
    let (loc, products) = (core.loc(), products(core, store).await?);
    Ok(found.iter().filter_map(|found| checks::view(&loc, found, subject, &products)).collect())
}

async fn products(core: &Core, store: &Store) -> Result<Products, ApiError> {
    let products = store.list_products().await.map_err(|e| core.store_error(e))?;
    Ok(products.into_iter().map(|product| (product.id.0, product.name)).collect())
}

fn steps(status: Status, extensions: i32) -> Vec<StepView> {
    let said = String::new;
    let all = [
        (StepView::Submit, Step::Submit { due_at: None }),
        (StepView::Approve, Step::Approve { reason: None }),
        (StepView::Return, Step::Return { answer: said() }),
        (StepView::Reject, Step::Reject { reason: RejectionReason::Other, answer: said() }),
        (StepView::Review, Step::Review),
        (StepView::Extend, Step::Extend { answer: said() }),
        (StepView::Withdraw, Step::Withdraw),
    ];
    let longer = |view: StepView| view != StepView::Extend || extensions < rules::MOST_EXTENSIONS;
    let edit = matches!(status, Status::Draft | Status::Returned).then_some(StepView::Edit);
    let possible = all.into_iter().filter(|(view, step)| may_follow(status, step) && longer(*view));
    edit.into_iter().chain(possible.map(|(view, _)| view)).collect()
}

fn form_of(row: &Model) -> RegistrationForm {
    RegistrationForm {
        partner_id: row.partner_id.0,
        customer: row.customer.clone(),
        country: row.country.clone(),
        domain: row.domain.clone(),
        contact_name: row.contact_name.clone(),
        contact_email: row.contact_email.clone(),
        contact_phone: row.contact_phone.clone(),
        tax_id: row.tax_id.clone(),
        parent_name: row.parent_name.clone(),
        product_id: row.product_id.map(|id| id.0),
        money: row.amount_minor.map(|minor| Money { minor, currency: row.currency.clone() }),
        close_on: row.close_on,
        note: row.note.clone(),
    }
}

pub(crate) async fn duplicates(core: &Core, args: DuplicateQuery) -> Result<DuplicatesView, ApiError> {
    let store = core.store()?;
    let form = args.form;
    let subject = tandem_domain::duplicate::Subject {
        name: form.customer,
        country: form.country,
        domain: form.domain,
        contact_name: form.contact_name,
        email: form.contact_email,
        phone: form.contact_phone,
        tax_id: form.tax_id,
        parent: form.parent_name,
        product: form.product_id.map(|id| ProductId(id).0),
    };
    Ok(DuplicatesView { checks: live(core, &store, &subject, args.id.unwrap_or_default()).await? })
}

pub(crate) async fn registration_choices(core: &Core, _: Nothing) -> Result<FormChoices, ApiError> {
    let store = core.store()?;
    let products = store.list_products().await.map_err(|e| core.store_error(e))?;
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    Ok(FormChoices {
        products: products.into_iter().map(|product| ChoiceOf { id: product.id.0, name: product.name }).collect(),
        has_finance: state.access.has_finance(),
    })
}

/// When a registration that is submitted now has to be decided.
pub(crate) fn due_at(core: &Core, country: Option<&str>) -> Option<i64> {
    work_week(core, country).due_at(core.shell().now_us(), DECIDE_WITHIN)
}
