//! What of a group of edits its author may not do, judged by where the records lie now and where they would lie after.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Bucket, Deed, Denied, Grant, Home, Place, home_in, is_about_money, is_blank, is_money, may};
use crate::{
    check::{Refusal, RefusalCode, check_op},
    merge::is_derived,
    mutation::{Fields, Mutation, Op, fields_of},
    push::{Held, RecordKey, parents},
};

/// Mutations that are not carried out but kept for those who still see the record. `places` of the group's records and
/// of those that they belong to, as far as they have one.
///
/// # Errors
/// The first mutation that the author's role does not allow, with the refusal: they see the record, and are told.
pub fn withhold(
    grant: &Grant,
    places: &BTreeMap<RecordKey, Place>,
    held: &BTreeMap<RecordKey, Held>,
    group: &[Mutation],
) -> Result<BTreeSet<Uuid>, (Uuid, Refusal)> {
    let (mut places, mut withheld) = (places.clone(), BTreeSet::new());
    for mutation in group {
        // Refused, or without effect, whoever asks.
        if check_op(mutation.table, mutation.op).is_err() || is_derived(mutation.table) {
            continue;
        }
        let row = held.get(&(mutation.table, mutation.id)).and_then(|held| held.row.as_ref()).and_then(fields_of);
        match judge(grant, &mut places, row.as_ref(), mutation) {
            Ok(()) => {}
            Err(Denied::Scope | Denied::Facet) => drop(withheld.insert(mutation.mutation_id)),
            Err(Denied::Role) => return Err((mutation.mutation_id, Refusal::new(RefusalCode::Forbidden))),
        }
    }
    Ok(withheld)
}

fn judge(
    grant: &Grant,
    places: &mut BTreeMap<RecordKey, Place>,
    row: Option<&Fields>,
    mutation: &Mutation,
) -> Result<(), Denied> {
    let (table, key) = (mutation.table, (mutation.table, mutation.id));
    let known = places.get(&key).cloned();
    let is_new = known.is_none() || (row.is_none() && matches!(mutation.op, Op::Create | Op::Restore));
    if let Some(place) = &known {
        judge_known(grant, place, is_new, mutation)?;
    }
    if mutation.op == Op::Del {
        return known.map(drop).ok_or(Denied::Scope).or_else(|denied| unless_whole(grant, denied));
    }
    let mut after = row.cloned().unwrap_or_default();
    after.extend(mutation.fields.iter().map(|(name, change)| (name.clone(), change.new.clone())));
    let place = match (is_new, row) {
        (false, Some(row)) if home_in(table, row) == home_in(table, &after) => return Ok(()),
        // Of a record that is gone: what is kept of it stays where it lay.
        (false, None) => return Ok(()),
        _ => place_in(places, table, &after),
    };
    if is_new {
        may(grant, Deed::Read, table, &place)?;
        judge_money(grant, mutation)?;
    }
    let deed = if is_new && matches!(mutation.op, Op::Create | Op::Restore) { Deed::Create } else { Deed::Read };
    may(grant, deed, table, &place)?;
    if deed == Deed::Create {
        judge_new(grant, places, mutation)?;
    }
    places.insert(key, place);
    Ok(())
}

fn judge_known(grant: &Grant, place: &Place, is_new: bool, mutation: &Mutation) -> Result<(), Denied> {
    may(grant, Deed::Read, mutation.table, place)?;
    match mutation.op {
        Op::Del => may(grant, Deed::Remove, mutation.table, place),
        _ if is_new => Ok(()),
        Op::Create | Op::Set | Op::Restore => {
            mutation.fields.keys().try_for_each(|name| may(grant, Deed::Set(name), mutation.table, place))
        }
    }
}

/// A new record names no others that its author can't see.
fn judge_new(grant: &Grant, places: &BTreeMap<RecordKey, Place>, mutation: &Mutation) -> Result<(), Denied> {
    for parent in parents(mutation) {
        match places.get(&parent) {
            Some(place) => may(grant, Deed::Read, parent.0, place)?,
            None => unless_whole(grant, Denied::Scope)?,
        }
    }
    Ok(())
}

fn judge_money(grant: &Grant, mutation: &Mutation) -> Result<(), Denied> {
    let sets_money =
        mutation.fields.iter().any(|(name, change)| is_money(mutation.table, name) && !is_blank(&change.new));
    if sets_money && !grant.has_finance() { Err(Denied::Facet) } else { Ok(()) }
}

fn unless_whole(grant: &Grant, denied: Denied) -> Result<(), Denied> {
    if grant.buckets().is_none() { Ok(()) } else { Err(denied) }
}

fn place_in(places: &BTreeMap<RecordKey, Place>, table: tandem_model::Table, fields: &Fields) -> Place {
    let bucket = match home_in(table, fields) {
        Home::Public => Bucket::Public,
        Home::Region(region) => Bucket::Region(region),
        Home::Of(parent) => places.get(&parent).map_or(Bucket::Nobody, |place| place.bucket.clone()),
        Home::Nowhere => Bucket::Nobody,
    };
    Place { bucket, finance: is_about_money(table, fields) }
}

/// The mutation without what its author could not see: who removes a deal has not seen its amount, and who brings it
/// back does not mean to take the amount away.
pub fn trim(grant: &Grant, held: Option<&Held>, mutation: &Mutation) -> Mutation {
    let mut mutation = mutation.clone();
    if grant.has_finance() {
        return mutation;
    }
    let table = mutation.table;
    match mutation.op {
        Op::Del => mutation.fields.retain(|name, _| !is_money(table, name)),
        Op::Create | Op::Restore => {
            let last = held.and_then(|held| held.last.as_ref()).and_then(fields_of).unwrap_or_default();
            for (name, change) in &mut mutation.fields {
                if let Some(value) = last.get(name).filter(|_| is_money(table, name) && is_blank(&change.new)) {
                    change.new = value.clone();
                }
            }
        }
        Op::Set => {}
    }
    mutation
}
