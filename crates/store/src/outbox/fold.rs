//! Two edits of a record that were never sent become one; one that takes the other back leaves neither.

use rusqlite::Connection;
use tandem_domain::{
    mutation::{Mutation, Op},
    outbox::{LineState, coalesce},
};
use tandem_model::Table;
use uuid::Uuid;

use super::{
    edit::Folding,
    line::{self, Line},
};
use crate::Error;

enum Fold {
    Into(Box<Mutation>),
    /// The later edit takes the earlier one back.
    Gone,
}

/// Folds what can be folded in the lane of a record.
pub(crate) fn fold_lane(tx: &Connection, table: Table, id: Uuid, folding: Folding) -> Result<(), Error> {
    while fold_first(tx, &line::lane(tx, table, id)?, folding)? {}
    Ok(())
}

/// Folds the first two neighbours that may become one; false when there are none.
fn fold_first(tx: &Connection, lane: &[Line], folding: Folding) -> Result<bool, Error> {
    for (place, pair) in lane.windows(2).enumerate() {
        let [earlier, later] = pair else { continue };
        let free = folding == Folding::Each && place + 2 == lane.len();
        if !free && line::count_of_group(tx, later.group_id)? > 1 {
            continue;
        }
        let Some(fold) = fold(tx, earlier, later)? else { continue };
        line::remove(tx, later.mutation.mutation_id)?;
        match fold {
            Fold::Gone => line::remove(tx, earlier.mutation.mutation_id)?,
            Fold::Into(folded) => {
                let kept = folded.mutation_id;
                line::save(tx, &Line { mutation: *folded, ..earlier.clone() })?;
                line::replace_dep(tx, later.mutation.mutation_id, Some(kept))?;
            }
        }
        return Ok(true);
    }
    Ok(false)
}

fn fold(tx: &Connection, earlier: &Line, later: &Line) -> Result<Option<Fold>, Error> {
    if !earlier.is_fresh() || !later.is_fresh() || !may_go_early(tx, earlier, later)? {
        return Ok(None);
    }
    Ok(match (earlier.mutation.op, later.mutation.op) {
        (Op::Create | Op::Restore, Op::Del) if !is_built_on(tx, earlier, later)? => Some(Fold::Gone),
        (Op::Del, Op::Restore | Op::Create) if is_return(&earlier.mutation, &later.mutation) => Some(Fold::Gone),
        _ => match coalesce(&earlier.mutation, &later.mutation) {
            Some(folded) if folded.op == Op::Set && folded.fields.is_empty() => Some(Fold::Gone),
            Some(folded) => Some(Fold::Into(Box::new(folded))),
            None => None,
        },
    })
}

/// The later edit then goes where the earlier one stands, so all that it builds on has to stand before that.
fn may_go_early(tx: &Connection, earlier: &Line, later: &Line) -> Result<bool, Error> {
    for dep in &later.mutation.deps {
        let stands_behind = line::find(tx, *dep)?.is_some_and(|dep| dep.ord > earlier.ord);
        if stands_behind && !earlier.mutation.deps.contains(dep) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// By anything but the edit that takes it back.
fn is_built_on(tx: &Connection, earlier: &Line, later: &Line) -> Result<bool, Error> {
    let others = line::dependants(tx, earlier.mutation.mutation_id)?;
    Ok(others.iter().any(|other| other.mutation.mutation_id != later.mutation.mutation_id))
}

fn is_return(removed: &Mutation, back: &Mutation) -> bool {
    removed.fields.iter().all(|(name, change)| back.fields.get(name).is_some_and(|back| back.new == change.old))
}

/// Whether a later edit of each of these records would take its place in one that was never sent.
pub(crate) fn all_end_fresh(tx: &Connection, records: &[(Table, Uuid)]) -> Result<bool, Error> {
    for (table, id) in records {
        // A refused edit is made new by the edit that follows it.
        let ends_fresh = |line: &Line| line.is_fresh() || line.state == LineState::Parked;
        if !line::lane(tx, *table, *id)?.last().is_some_and(ends_fresh) {
            return Ok(false);
        }
    }
    Ok(true)
}
