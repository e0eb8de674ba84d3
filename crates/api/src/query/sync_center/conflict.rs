//! A conflict with everything that it takes to decide it: both values and the one before, who and when.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tandem_domain::{Fields, conflict};
use tandem_l10n::{Localizer, tr};
use tandem_model::{Choice, ConflictKind, MemberId, Table, conflict::Model};
use tandem_store::Store;
use uuid::Uuid;

use super::{name_of, partner_of, record_of};
use crate::{
    ApiError, Core, RecordRef, title,
    view::{ChoiceView, ConflictFieldView, ConflictKindView, ConflictView, InputView},
    words::field::{self, Kind},
};

/// The open conflicts of a record.
pub(crate) async fn open_on(core: &Core, store: &Store, table: Table, id: Uuid) -> Result<Vec<ConflictView>, ApiError> {
    let mut found = store.conflicts_of(table, id).await.map_err(|e| core.store_error(e))?;
    found.retain(|one| one.choice.is_none());
    views(core, store, found).await
}

pub(super) async fn views(core: &Core, store: &Store, found: Vec<Model>) -> Result<Vec<ConflictView>, ApiError> {
    let loc = core.loc();
    let own_device = store.sync_state().await.map_err(|e| core.store_error(e))?.device_id;
    let people: BTreeSet<MemberId> =
        found.iter().flat_map(|one| [one.mine_by, one.theirs_by, one.closed_by]).flatten().collect();
    let mut names = BTreeMap::new();
    for member in people {
        let known = store.find_member_name(member).await.map_err(|e| core.store_error(e))?;
        names.extend(known.map(|name| (member, name)));
    }
    let name = |member: Option<MemberId>| member.and_then(|member| names.get(&member).cloned());
    let mut views = Vec::with_capacity(found.len());
    for one in &found {
        let Some(table) = Table::parse(&one.record_table) else { continue };
        let sides = Sides::of(one);
        let there = name_of(core, store, table, one.record_id).await?;
        let kind = kind_of(&one.kind);
        views.push(ConflictView {
            id: one.id.0,
            kind,
            title: if there.is_empty() { title::of_fields(&sides.mine) } else { there.clone() },
            noun: noun(&loc, table),
            // Nowhere to go where the record is gone.
            record: if there.is_empty() { None } else { record(table, one.record_id, &sides.mine) },
            fields: fields(&loc, table, one, &sides),
            ours: one.mine_device == own_device,
            mine_by: name(one.mine_by),
            mine_at: one.mine_at,
            theirs_by: name(one.theirs_by),
            theirs_at: one.theirs_at,
            choice: one.choice.as_deref().and_then(choice_of),
            closed_by: name(one.closed_by),
            closed_at: one.closed_at,
        });
    }
    Ok(views)
}

struct Sides {
    base: Fields,
    mine: Fields,
    theirs: Fields,
}

impl Sides {
    fn of(one: &Model) -> Self {
        Self {
            base: conflict::parse(&one.base),
            mine: conflict::parse(&one.mine),
            theirs: conflict::parse(&one.theirs),
        }
    }
}

/// The fields that differ; of a set, those that stayed the same are left out.
fn fields(loc: &Localizer, table: Table, one: &Model, sides: &Sides) -> Vec<ConflictFieldView> {
    let value = |side: &Fields, name: &str| side.get(name).cloned().unwrap_or(Value::Null);
    let same = |name: &str| {
        let (mine, theirs, base) = (value(&sides.mine, name), value(&sides.theirs, name), value(&sides.base, name));
        one.kind == ConflictKind::Field.code() && mine == theirs && mine == base
    };
    let names = conflict::list_fields(one).into_iter();
    // An amount stands or falls with its currency, and tells it.
    let alone = |name: &str| name != "currency" || !sides.mine.contains_key("amount_minor");
    let told = names.filter(|name| {
        (field::is_told(table, name) || name == "currency") && alone(name) && !same_set(table, name, &same)
    });
    told.map(|name| ConflictFieldView {
        label: field::label(loc, table, &name),
        input: input(field::kind(table, &name)),
        base: field::text(loc, table, &name, &sides.base),
        mine: field::text(loc, table, &name, &sides.mine),
        theirs: field::text(loc, table, &name, &sides.theirs),
        value: value(&sides.mine, &name),
        currency: sides.mine.get("currency").and_then(Value::as_str).map(str::to_owned),
        name,
    })
    .collect()
}

/// An amount differs also where only its currency does.
fn same_set(table: Table, name: &str, same: &impl Fn(&str) -> bool) -> bool {
    same(name) && ((table, name) != (Table::Deal, "amount_minor") || same("currency"))
}

const fn input(kind: Kind) -> InputView {
    match kind {
        Kind::Text => InputView::Text,
        Kind::Lines | Kind::Tags => InputView::Lines,
        Kind::Day => InputView::Day,
        Kind::Money => InputView::Money,
        Kind::Stage => InputView::Stage,
        Kind::Flag => InputView::Flag,
        Kind::Other => InputView::None,
    }
}

fn record(table: Table, id: Uuid, mine: &Fields) -> Option<RecordRef> {
    match table {
        Table::Activity | Table::Task | Table::Person => partner_of(mine).map(|partner| RecordRef::Partner(partner.0)),
        Table::Claim => registration_of(mine),
        table => record_of(table, id),
    }
}

/// The registration that was to hold the claim.
fn registration_of(mine: &Fields) -> Option<RecordRef> {
    let id = mine.get("registration_id").and_then(Value::as_str)?;
    id.parse().ok().map(RecordRef::Registration)
}

fn noun(loc: &Localizer, table: Table) -> String {
    match table {
        Table::Deal => tr::deal_name(loc),
        Table::Partner => tr::partner_name(loc),
        Table::Account => tr::deal_account(loc),
        Table::Activity => tr::activity_name(loc),
        Table::Target => tr::plan_target(loc),
        Table::Task => tr::task_one(loc),
        Table::Person => tr::person_one(loc),
        Table::Registration => tr::registration_name(loc),
        Table::Claim => tr::registration_protection(loc),
        other => other.code().to_owned(),
    }
}

/// A kind that this version does not know is decided like a field: nothing else happens to the record.
fn kind_of(code: &str) -> ConflictKindView {
    match ConflictKind::parse(code) {
        Some(ConflictKind::Removed) => ConflictKindView::Removed,
        Some(ConflictKind::Changed) => ConflictKindView::Changed,
        Some(ConflictKind::Field) | None => ConflictKindView::Field,
    }
}

fn choice_of(code: &str) -> Option<ChoiceView> {
    Some(match Choice::parse(code)? {
        Choice::Mine => ChoiceView::Mine,
        Choice::Theirs => ChoiceView::Theirs,
        Choice::Edited => ChoiceView::Edited,
    })
}
