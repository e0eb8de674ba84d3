//! One group of edits, one transaction: recognised, read under lock, planned, written, answered. Read [`take`].

use std::collections::{BTreeSet, HashSet};

use sea_orm::DatabaseTransaction;
use tandem_domain::{
    Mutation, Refusal, RefusalCode,
    push::{Author, GroupPlan, RecordKey, Status, Verdict, refuse},
    scope::Grant,
};
use tandem_model::Table;
use tandem_protocol::{ProblemCode, PushResult};
use uuid::Uuid;

use super::{
    check::{self, MAX_AHEAD},
    in_use,
    known::{self, Kept},
};
use crate::{Error, Hub, Result, device, entity, held::Desk, write};

pub struct Taken {
    /// In the order of the mutations.
    pub results: Vec<PushResult>,
    /// Records that the laptop wants to see as they now are.
    pub touched: BTreeSet<RecordKey>,
    pub wrote: bool,
    /// The life of the hub in which it was done.
    pub hub_epoch: Uuid,
}

/// Answers a group. A part of it that was answered before is answered again, word for word.
///
/// # Errors
/// When a mutation or a number was used for something else, when the hub lives another life than `known_epoch`, or the
/// database fails. Nothing has happened then.
pub async fn take(
    hub: &Hub,
    grant: &Grant,
    author: Author,
    known_epoch: Option<Uuid>,
    group: &[Mutation],
) -> Result<Taken> {
    let tx = write::begin(hub).await?;
    let hub_epoch = hub.epoch();
    if known_epoch.is_some_and(|known| known != hub_epoch) {
        return Err(Error::refused(ProblemCode::EpochChanged, "the hub began another life: greet it again"));
    }
    let owner = (hub.workspace_id(), author.device);
    let Some(device) = device::lock(&tx, owner.0, owner.1).await? else {
        return Err(Error::refused(ProblemCode::DeviceForked, "the hub does not know this device"));
    };
    let sorted = Sorted::read(&tx, &device, group).await?;
    let mut taken = Taken { results: Vec::new(), touched: BTreeSet::new(), wrote: false, hub_epoch };
    let mut answers = if sorted.fresh.is_empty() {
        Vec::new()
    } else {
        let plan = decide(&tx, grant, author, &sorted.fresh).await?;
        let origin = write::Origin { actor: author.member.map(|member| member.0), device: Some(author.device) };
        taken.wrote = write::put(&tx, owner.0, &plan.rows, origin).await?.group_id.is_some();
        write::bury_unseen(&tx, &plan.graves).await?;
        taken.touched.extend(plan.rows.keys());
        save(&tx, owner, &sorted.fresh, plan).await?
    };
    if !sorted.unnumbered.is_empty() {
        known::save_numbers(&tx, owner, &sorted.unnumbered).await?;
        device::advance(&tx, &device).await?;
    }
    tx.commit().await?;
    answers.reverse();
    for (mutation, earlier) in group.iter().zip(sorted.earlier) {
        taken.touched.insert((mutation.table, mutation.id));
        taken.results.extend(match earlier {
            Some(kept) => {
                taken.touched.extend(kept.wrote);
                taken.touched.extend(kept.verdict.conflicts.iter().map(|id| (Table::Conflict, id.0)));
                Some(PushResult { verdict: kept.verdict, replayed: true })
            }
            None => answers.pop().map(|verdict| PushResult { verdict, replayed: false }),
        });
    }
    Ok(taken)
}

/// A group, told apart by what the hub knows of it.
struct Sorted<'a> {
    /// For each mutation what was answered before, if it was.
    earlier: Vec<Option<Kept>>,
    fresh: Vec<&'a Mutation>,
    /// Those whose number is new to the hub: the fresh ones, and those that a renamed device offers again.
    unnumbered: Vec<&'a Mutation>,
}

impl<'a> Sorted<'a> {
    async fn read(tx: &DatabaseTransaction, device: &entity::device::Model, group: &'a [Mutation]) -> Result<Self> {
        let applied = known::find_applied(tx, group).await?;
        let numbers = known::find_numbers(tx, device.ws, device.id, group).await?;
        let numbered = known::find_numbered(tx, device.ws, group).await?;
        let mut sorted = Self { earlier: Vec::with_capacity(group.len()), fresh: Vec::new(), unnumbered: Vec::new() };
        for mutation in group {
            let number = numbers.get(&mutation.device_seq);
            // A number that was answered belongs to the mutation that had it, and to no other one.
            let is_known = applied.contains_key(&mutation.mutation_id);
            let is_spent = number.is_none() && !is_known && mutation.device_seq <= device.acked_through;
            if is_spent || number.is_some_and(|of| *of != mutation.mutation_id) {
                return Err(Error::refused(ProblemCode::DeviceForked, "this number was another mutation's"));
            }
            if mutation.device_seq - MAX_AHEAD > device.acked_through {
                return Err(Error::bad_request("this number is too far ahead of what was answered"));
            }
            let earlier = match applied.get(&mutation.mutation_id) {
                Some(row) if row.req_hash != known::hash_of(mutation) => {
                    return Err(Error::refused(ProblemCode::MutationReused, "this mutation came with other content"));
                }
                Some(row) => Some(known::parse_kept(row)?),
                // Taken so long ago that the answer is forgotten: it is never done again.
                None if numbered.contains(&mutation.mutation_id) => {
                    Some(Kept { verdict: done(mutation.mutation_id), wrote: Vec::new() })
                }
                None => None,
            };
            if earlier.is_none() {
                sorted.fresh.push(mutation);
            }
            if number.is_none() {
                sorted.unnumbered.push(mutation);
            }
            sorted.earlier.push(earlier);
        }
        Ok(sorted)
    }
}

fn done(mutation_id: Uuid) -> Verdict {
    Verdict { mutation_id, status: Status::Applied, refusal: None, combined: Vec::new(), conflicts: Vec::new() }
}

/// A plan whose rows can be written, whatever the group asks.
async fn decide(tx: &DatabaseTransaction, grant: &Grant, author: Author, fresh: &[&Mutation]) -> Result<GroupPlan> {
    let group: Vec<Mutation> = fresh.iter().map(|mutation| (*mutation).clone()).collect();
    if let Err((culprit, refusal)) = check::check_group(fresh) {
        return Ok(refuse(&group, culprit, &refusal));
    }
    if let Some(culprit) = find_waiting(tx, fresh).await? {
        return Ok(refuse(&group, culprit, &Refusal::new(RefusalCode::WaitsForOther)));
    }
    let mut desk = Desk::open(tx, author, &group).await?;
    let plan = match desk.withhold(tx, grant, &group).await? {
        // What the author may not see must not be told by a refusal either.
        Ok(group) => match in_use::find_removal(tx, &desk.known(&group)).await? {
            Some(culprit) => refuse(&group, culprit, &Refusal::new(RefusalCode::InUse)),
            None => desk.plan(tx, &group).await?,
        },
        Err(plan) => plan,
    };
    Ok(match write::check(&plan.rows) {
        Ok(()) => plan,
        Err(Error::BadRow { id, .. }) => {
            // A row that follows from the group is nobody's in particular: then the first one has to be mended.
            let culprit = fresh.iter().find(|mutation| mutation.id == id).unwrap_or(&fresh[0]);
            refuse(&group, culprit.mutation_id, &Refusal::new(RefusalCode::BadValue))
        }
        Err(_) => refuse(&group, fresh[0].mutation_id, &Refusal::new(RefusalCode::TooLong)),
    })
}

/// The first mutation that builds on a refused one.
async fn find_waiting(tx: &DatabaseTransaction, fresh: &[&Mutation]) -> Result<Option<Uuid>> {
    let own: HashSet<Uuid> = fresh.iter().map(|mutation| mutation.mutation_id).collect();
    let deps: BTreeSet<Uuid> = fresh.iter().flat_map(|mutation| &mutation.deps).copied().collect();
    let deps: BTreeSet<Uuid> = deps.into_iter().filter(|dep| !own.contains(dep)).collect();
    let unmet = known::find_unmet(tx, &deps).await?;
    let waits = |mutation: &&&Mutation| mutation.deps.iter().any(|dep| unmet.contains(dep));
    Ok(fresh.iter().find(waits).map(|mutation| mutation.mutation_id))
}

async fn save(
    tx: &DatabaseTransaction,
    owner: (Uuid, Uuid),
    fresh: &[&Mutation],
    plan: GroupPlan,
) -> Result<Vec<Verdict>> {
    let mut wrote: Vec<RecordKey> = plan.rows.into_keys().collect();
    let keep = |verdict: &Verdict| Kept { verdict: verdict.clone(), wrote: std::mem::take(&mut wrote) };
    let answers = plan.verdicts.iter().map(keep).collect();
    known::save_applied(tx, owner, fresh, answers).await?;
    Ok(plan.verdicts)
}
