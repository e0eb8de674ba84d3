//! What the hub holds of the records that a group is about, read under lock, and the plan that follows from it.
//! Pushes and imports decide here, both by [`tandem_domain::push::plan_group`].

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tandem_domain::{
    Mutation,
    push::{Author, GroupPlan, Held, RecordKey, Touch, plan_within, records_of, refuse},
    scope::{Grant, Role, trim, withhold},
};
use tandem_model::{ConflictState, Table, conflict};
use uuid::Uuid;

use crate::{
    Result,
    entity::{change, change_group},
    place,
    rows::{self, Lock},
    write,
};

/// The records as they are, until the transaction ends.
pub struct Desk {
    author: Author,
    held: BTreeMap<RecordKey, Held>,
    open: Vec<conflict::Model>,
    /// Mutations that the author may not make.
    withheld: BTreeSet<Uuid>,
}

impl Desk {
    /// Reads and locks the records of some mutations, in the order in which all writers lock.
    pub async fn open(tx: &DatabaseTransaction, author: Author, mutations: &[Mutation]) -> Result<Self> {
        let keys = records_of(mutations);
        let mut tables: BTreeMap<Table, Vec<Uuid>> = BTreeMap::new();
        for (table, id) in &keys {
            tables.entry(*table).or_default().push(*id);
        }
        let changed: BTreeSet<Table> = mutations.iter().map(|mutation| mutation.table).collect();
        let mut held = BTreeMap::new();
        for (table, mut ids) in tables {
            // What new records only belong to has to stay as it is, and is no reason to wait for each other. One kind of
            // lock for a table: two, one after the other, would break the order.
            let lock = if changed.contains(&table) { Lock::Update } else { Lock::Share };
            let mut found = rows::find_rows(tx, table, &ids, lock).await?;
            ids.retain(|id| !found.contains_key(id));
            held.extend(found.drain().map(|(id, row)| ((table, id), Held { row: Some(row), ..Held::default() })));
            let mut removed = write::find_removed(tx, table, &ids).await?;
            held.extend(ids.into_iter().map(|id| ((table, id), Held { last: removed.remove(&id), ..Held::default() })));
        }
        let open = find_open_conflicts(tx, author.device, &keys).await?;
        Ok(Self { author, held, open, withheld: BTreeSet::new() })
    }

    /// Asks the policy, with the places of the records as they are under lock. Gives the group without what its author
    /// could not see, or the plan by which all of it is refused.
    pub async fn withhold(
        &mut self,
        tx: &DatabaseTransaction,
        grant: &Grant,
        group: &[Mutation],
    ) -> Result<Result<Vec<Mutation>, GroupPlan>> {
        if grant.role == Role::Admin {
            return Ok(Ok(group.to_vec()));
        }
        let places = place::find_all(tx, &self.held.keys().copied().collect::<Vec<_>>()).await?;
        let places = places.into_iter().filter(|(key, _)| place::is_scoped(key.0) || self.is_known(*key)).collect();
        let trimmed = |mutation: &Mutation| trim(grant, self.held.get(&(mutation.table, mutation.id)), mutation);
        let trimmed: Vec<Mutation> = group.iter().map(trimmed).collect();
        match withhold(grant, &places, &self.held, group) {
            Ok(withheld) => self.withheld = withheld,
            Err((culprit, refusal)) => return Ok(Err(refuse(group, culprit, &refusal))),
        }
        Ok(Ok(trimmed))
    }

    fn is_known(&self, key: RecordKey) -> bool {
        self.held.get(&key).is_some_and(|held| held.row.is_some() || held.last.is_some())
    }

    /// Without the mutations of what the author could not see.
    pub fn known<'g>(&self, group: &'g [Mutation]) -> Vec<&'g Mutation> {
        group.iter().filter(|mutation| !self.withheld.contains(&mutation.mutation_id)).collect()
    }

    pub fn held(&self, key: RecordKey) -> Option<&Held> {
        self.held.get(&key)
    }

    /// Who touched a record last is asked only when there is a conflict to name them in.
    pub async fn plan(&mut self, tx: &DatabaseTransaction, group: &[Mutation]) -> Result<GroupPlan> {
        let plan_now = |desk: &Self| plan_within(&desk.held, &desk.open, group, desk.author, &desk.withheld);
        let plan = plan_now(self);
        let mut any = false;
        for (mutation, verdict) in group.iter().zip(&plan.verdicts) {
            let key = (mutation.table, mutation.id);
            if verdict.conflicts.is_empty() || self.held.get(&key).is_none_or(|held| held.touched.is_some()) {
                continue;
            }
            let touched = find_touch(tx, key, self.author.device).await?;
            if let Some(held) = self.held.get_mut(&key) {
                held.touched = touched;
                any |= touched.is_some();
            }
        }
        Ok(if any { plan_now(self) } else { plan })
    }
}

/// Those that this device waits for, on these records.
async fn find_open_conflicts(
    tx: &DatabaseTransaction,
    device: Uuid,
    keys: &[RecordKey],
) -> Result<Vec<conflict::Model>> {
    let mut open = Vec::new();
    for chunk in keys.chunks(rows::CHUNK) {
        let of_records = conflict::Entity::find()
            .filter(conflict::Column::RecordId.is_in(chunk.iter().map(|(_, id)| *id)))
            .filter(conflict::Column::State.eq(ConflictState::Open.code()))
            .filter(conflict::Column::MineDevice.eq(device));
        open.extend(of_records.order_by_asc(conflict::Column::Id).lock_exclusive().all(tx).await?);
    }
    Ok(open)
}

/// The newest change of a record that did not come from this device, as far as the feed goes back.
async fn find_touch(tx: &DatabaseTransaction, (table, id): RecordKey, device: Uuid) -> Result<Option<Touch>> {
    let foreign =
        Condition::any().add(change_group::Column::Device.is_null()).add(change_group::Column::Device.ne(device));
    let newest = change::Entity::find()
        .select_only()
        .column(change_group::Column::Actor)
        .column(change_group::Column::EnqAt)
        .join_rev(
            sea_orm::JoinType::InnerJoin,
            change_group::Entity::belongs_to(change::Entity)
                .from(change_group::Column::GroupId)
                .to(change::Column::GroupId)
                .into(),
        )
        .filter(change::Column::RowId.eq(id))
        .filter(change::Column::T.eq(table.code()))
        .filter(foreign)
        .order_by_desc(change::Column::Version)
        .limit(1)
        .into_tuple::<(Option<Uuid>, i64)>();
    Ok(newest.one(tx).await?.map(|(by, at)| Touch { by: by.map(Into::into), at }))
}
