//! What is no honest push, and is refused before anything is read for it; and what no row could take.

use std::collections::BTreeSet;

use sea_orm::{EntityTrait, IdenStatic, Iterable};
use serde_json::Value;
use tandem_domain::{Mutation, Refusal, RefusalCode};
use tandem_model::{SCHEMA_VERSION, Table, for_table};
use tandem_protocol::{MAX_PUSH_MUTATIONS, MAX_TEXT_BYTES, ProblemCode, PushRequest};
use uuid::Uuid;

use crate::{Error, Result, write::MAX_GROUP_CHANGES};

/// Of a whole push: each is looked up.
const MAX_DEPS: usize = 5_000;
/// How far a device may run ahead of what was answered.
pub const MAX_AHEAD: i64 = 1_000_000;

/// # Errors
/// What the message can't mean, whatever the hub holds. A laptop that is too old may push: its work must not be
/// stranded.
pub fn check_request(request: &PushRequest) -> Result<()> {
    if request.client_schema > SCHEMA_VERSION {
        return Err(Error::refused(ProblemCode::TooNew, "the hub is older than this laptop: update the hub"));
    }
    if request.device_id.is_nil() {
        return Err(Error::bad_request("a device has an id"));
    }
    let count: usize = request.groups.iter().map(|group| group.mutations.len()).sum();
    if count > MAX_PUSH_MUTATIONS && request.groups.len() > 1 {
        return Err(Error::bad_request("a push of several groups holds at most 200 mutations"));
    }
    if request.groups.iter().any(|group| group.mutations.is_empty()) {
        return Err(Error::bad_request("a group without mutations"));
    }
    check_mutations(request.groups.iter().flat_map(|group| &group.mutations))
}

fn check_mutations<'a>(mutations: impl Iterator<Item = &'a Mutation>) -> Result<()> {
    let (mut ids, mut numbers, mut deps) = (BTreeSet::new(), BTreeSet::new(), 0);
    for mutation in mutations {
        if mutation.mutation_id.is_nil() || mutation.id.is_nil() || mutation.device_seq < 1 {
            return Err(Error::bad_request("a mutation has ids and a number from 1 on"));
        }
        if !ids.insert(mutation.mutation_id) || !numbers.insert(mutation.device_seq) {
            return Err(Error::bad_request("a mutation or a number comes twice"));
        }
        deps += mutation.deps.len();
        if deps > MAX_DEPS {
            return Err(Error::bad_request("more dependencies than a push may name"));
        }
    }
    Ok(())
}

/// # Errors
/// The first mutation that no row could take, with the reason: the group is refused, and its author mends it.
pub fn check_group(group: &[&Mutation]) -> Result<(), (Uuid, Refusal)> {
    for mutation in group {
        check_fields(mutation).map_err(|refusal| (mutation.mutation_id, refusal))?;
    }
    match group {
        [first, ..] if group.len() > MAX_GROUP_CHANGES => Err((first.mutation_id, Refusal::new(RefusalCode::TooLong))),
        _ => Ok(()),
    }
}

fn check_fields(mutation: &Mutation) -> Result<(), Refusal> {
    for (name, change) in &mutation.fields {
        if !is_column(mutation.table, name) {
            return Err(Refusal::on(RefusalCode::BadValue, &shortened(name)));
        }
        for value in [&change.old, &change.new] {
            match value {
                Value::Array(_) | Value::Object(_) => return Err(Refusal::on(RefusalCode::BadValue, name)),
                Value::String(text) if text.len() > MAX_TEXT_BYTES => {
                    return Err(Refusal::on(RefusalCode::TooLong, name));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

fn is_column(table: Table, name: &str) -> bool {
    for_table!(table, E => <E as EntityTrait>::Column::iter().any(|column| column.as_str() == name))
}

/// The name goes back to whoever sent it, but it need not be as long as they made it.
fn shortened(name: &str) -> String {
    name.chars().take(60).collect()
}
