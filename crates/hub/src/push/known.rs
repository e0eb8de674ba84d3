//! What was answered before: mutations with their answers, and the numbers that devices gave them.

use std::collections::{BTreeSet, HashMap, HashSet};

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tandem_domain::{
    Mutation,
    push::{RecordKey, Status, Verdict},
};
use tandem_protocol::canonical_json;
use uuid::Uuid;

use crate::{
    Error, Result,
    entity::{answered, applied},
    rows,
};

/// What is kept of an answer.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    pub verdict: Verdict,
    /// Records that the group wrote; kept with its first mutation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrote: Vec<RecordKey>,
}

/// Of the mutation without its number, so that it is the same after its device was renamed.
pub fn hash_of(mutation: &Mutation) -> String {
    let unnumbered = Mutation { device_seq: 0, ..mutation.clone() };
    hex::encode(Sha256::digest(canonical_json(&unnumbered)))
}

pub async fn find_applied(tx: &DatabaseTransaction, group: &[Mutation]) -> Result<HashMap<Uuid, applied::Model>> {
    let mut found = HashMap::new();
    for chunk in group.chunks(rows::CHUNK) {
        let ids = chunk.iter().map(|mutation| mutation.mutation_id);
        let rows = applied::Entity::find().filter(applied::Column::MutationId.is_in(ids)).all(tx).await?;
        found.extend(rows.into_iter().map(|row| (row.mutation_id, row)));
    }
    Ok(found)
}

/// Which mutations had the numbers of this group.
pub async fn find_numbers(
    tx: &DatabaseTransaction,
    ws: Uuid,
    device: Uuid,
    group: &[Mutation],
) -> Result<HashMap<i64, Uuid>> {
    let mut found = HashMap::new();
    for chunk in group.chunks(rows::CHUNK) {
        let rows = answered::Entity::find()
            .filter(answered::Column::Ws.eq(ws))
            .filter(answered::Column::DeviceId.eq(device))
            .filter(answered::Column::DeviceSeq.is_in(chunk.iter().map(|mutation| mutation.device_seq)));
        found.extend(rows.all(tx).await?.into_iter().map(|row| (row.device_seq, row.mutation_id)));
    }
    Ok(found)
}

/// Those of the group that have had a number before, from whichever device.
pub async fn find_numbered(tx: &DatabaseTransaction, ws: Uuid, group: &[Mutation]) -> Result<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for chunk in group.chunks(rows::CHUNK) {
        let rows = answered::Entity::find()
            .select_only()
            .column(answered::Column::MutationId)
            .filter(answered::Column::Ws.eq(ws))
            .filter(answered::Column::MutationId.is_in(chunk.iter().map(|mutation| mutation.mutation_id)));
        found.extend(rows.into_tuple::<Uuid>().all(tx).await?);
    }
    Ok(found)
}

/// Dependencies that were refused and not mended since. One that the hub does not know is no obstacle: it may have
/// been forgotten after long enough, and merging by values is safe without it.
pub async fn find_unmet(tx: &DatabaseTransaction, deps: &BTreeSet<Uuid>) -> Result<HashSet<Uuid>> {
    let (deps, mut unmet) = (deps.iter().copied().collect::<Vec<_>>(), HashSet::new());
    for chunk in deps.chunks(rows::CHUNK) {
        let parked = applied::Entity::find()
            .select_only()
            .column(applied::Column::MutationId)
            .filter(applied::Column::MutationId.is_in(chunk.iter().copied()))
            .filter(applied::Column::Parked.eq(true));
        let parked: Vec<Uuid> = parked.into_tuple().all(tx).await?;
        let mended = applied::Entity::find()
            .select_only()
            .column(applied::Column::Supersedes)
            .filter(applied::Column::Supersedes.is_in(parked.iter().copied()))
            .filter(applied::Column::Parked.eq(false));
        let mended: HashSet<Uuid> = mended.into_tuple().all(tx).await?.into_iter().collect();
        unmet.extend(parked.into_iter().filter(|id| !mended.contains(id)));
    }
    Ok(unmet)
}

/// Keeps the answers beside the effect.
pub async fn save_applied(
    tx: &DatabaseTransaction,
    (ws, device_id): (Uuid, Uuid),
    group: &[&Mutation],
    answers: Vec<Kept>,
) -> Result<()> {
    let at = chrono::Utc::now().timestamp_micros();
    let mut kept_rows = Vec::with_capacity(group.len());
    for (mutation, kept) in group.iter().zip(answers) {
        kept_rows.push(applied::ActiveModel {
            mutation_id: Set(mutation.mutation_id),
            ws: Set(ws),
            device_id: Set(device_id),
            req_hash: Set(hash_of(mutation)),
            parked: Set(kept.verdict.status == Status::Parked),
            result: Set(serde_json::to_string(&kept).map_err(tandem_protocol::WireError::from)?),
            supersedes: Set(mutation.supersedes),
            at: Set(at),
        });
    }
    for chunk in kept_rows.chunks(rows::CHUNK) {
        applied::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

pub async fn save_numbers(
    tx: &DatabaseTransaction,
    (ws, device_id): (Uuid, Uuid),
    mutations: &[&Mutation],
) -> Result<()> {
    for chunk in mutations.chunks(rows::CHUNK) {
        let rows = chunk.iter().map(|mutation| answered::ActiveModel {
            ws: Set(ws),
            device_id: Set(device_id),
            device_seq: Set(mutation.device_seq),
            mutation_id: Set(mutation.mutation_id),
        });
        answered::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

pub fn parse_kept(row: &applied::Model) -> Result<Kept> {
    serde_json::from_str(&row.result).map_err(|error| Error::from(tandem_protocol::WireError::from(error)))
}
