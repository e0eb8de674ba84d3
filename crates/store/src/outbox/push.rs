//! How edits leave for the hub, and what its answer does here.

use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction};
use tandem_domain::{
    mutation::Mutation,
    outbox::{Line as Order, LineState, next_batch},
    push::{Status, Verdict},
};
use uuid::Uuid;

use super::{
    archive, lay,
    line::{self, Line},
    renew,
};
use crate::{
    Change, Error, Store, Written, beside,
    gate::Priority,
    journal,
    rows::{self, blob},
    state,
    write::{self, Touched},
    write_remote::{self, Dirty},
};

/// What goes to the hub, and for which hub it was put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub device_id: Uuid,
    /// The life of the hub that has been offered everything; `None` before the first greeting.
    pub hub_epoch: Option<Uuid>,
    /// Edits by group, in order.
    pub groups: Vec<(Uuid, Vec<Mutation>)>,
    /// To be given back with the answer.
    pub round: i64,
}

/// What the hub said to a [`Batch`].
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Of the batch.
    pub round: i64,
    /// The life of the hub that answered, where it said so.
    pub hub_epoch: Option<Uuid>,
    /// For whom the hub has read the records: [`tandem_domain::scope::Grant::reach`].
    pub reach: String,
    pub verdicts: Vec<Verdict>,
    pub changes: Vec<Change>,
    /// This machine's clock, microseconds UTC.
    pub at: i64,
}

impl Store {
    /// The edits that go to the hub now, with at most so many mutations and bytes of JSON together; a group that is
    /// larger goes alone. From here on they don't change any more.
    pub async fn next_push(&self, most_mutations: usize, most_bytes: usize) -> Result<Batch, Error> {
        let pick = move |tx: &Transaction<'_>| {
            let sql = "SELECT device_id, hub_epoch, round FROM sync_state";
            let known = tx.query_row(sql, [], |row| {
                Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, Option<[u8; 16]>>(1)?, row.get(2)?))
            })?;
            let (device_id, hub_epoch) = (Uuid::from_bytes(known.0), known.1.map(Uuid::from_bytes));
            Ok(Batch { device_id, hub_epoch, round: known.2, groups: next_push(tx, most_mutations, most_bytes)? })
        };
        self.writer().transaction(Priority::Sync, pick).await
    }

    /// Takes the hub's answer: what it has taken goes to the archive, what it says about the records becomes their
    /// base, edits that still wait lie over it again. A mutation without a verdict is offered again.
    ///
    /// `None` when the answer comes too late: the laptop has started over since it asked, or the hub has, or something was
    /// withdrawn, and what was true then may bring back what is gone. Everything is offered again, and the hub knows what
    /// it has taken.
    pub async fn apply_push(&self, answer: Answer) -> Result<Option<Written>, Error> {
        let take = move |tx: &Transaction<'_>| {
            let epoch = state::hub_epoch(tx)?;
            let is_other = answer.hub_epoch.is_some_and(|of| epoch.is_some_and(|ours| ours != of));
            if is_other || state::round(tx)? != answer.round || state::access(tx)?.reach() != answer.reach {
                return Ok(None);
            }
            let mut touched = Touched::default();
            take_answer(tx, &answer.verdicts, answer.changes, answer.at, &mut touched)?;
            state::next_round(tx)?;
            write::finish(tx, touched).map(Some)
        };
        let written = self.writer().transaction(Priority::Sync, take).await?;
        self.tell_outbox();
        Ok(written)
    }
}

fn next_push(tx: &Connection, most: usize, most_bytes: usize) -> Result<Vec<(Uuid, Vec<Mutation>)>, Error> {
    let order = list_order(tx)?;
    let mut batch = Vec::new();
    let mut bytes = 0;
    for group in next_batch(&order, most) {
        let mut lines = Vec::with_capacity(group.len());
        for mutation_id in group {
            lines.extend(line::find(tx, mutation_id)?);
        }
        let size = lines.iter().map(size_of).sum::<Result<usize, Error>>()?;
        if bytes > 0 && bytes + size > most_bytes {
            break;
        }
        bytes += size;
        let Some(group_id) = lines.first().map(|line| line.group_id) else { continue };
        let mutations = lines.into_iter().map(|line| send(tx, line)).collect::<Result<_, _>>()?;
        batch.push((group_id, mutations));
    }
    Ok(batch)
}

/// Only what the order is decided from: the fields of thousands of edits stay where they are.
fn list_order(tx: &Connection) -> Result<Vec<Order>, Error> {
    // What was withdrawn goes too: the hub keeps it for those who still see the record.
    let sql = "SELECT mutation_id, group_id, t, id, CASE WHEN state = 'quarantined'
                 AND workspace_id IS (SELECT workspace_id FROM sync_state) THEN 'sending' ELSE state END, deps
               FROM outbox ORDER BY ord";
    let mut statement = tx.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut order = Vec::new();
    while let Some(row) = rows.next()? {
        let state: String = row.get(4)?;
        order.push(Order {
            mutation_id: line::id(row, 0)?,
            group_id: line::id(row, 1)?,
            record: (line::table_of(&row.get::<_, String>(2)?)?, line::id(row, 3)?),
            state: LineState::parse(&state).ok_or_else(|| Error::BadRow(format!("no state {state}")))?,
            deps: serde_json::from_str(&row.get::<_, String>(5)?)?,
        });
    }
    Ok(order)
}

fn size_of(line: &Line) -> Result<usize, Error> {
    Ok(serde_json::to_vec(&line.mutation)?.len())
}

fn send(tx: &Connection, mut line: Line) -> Result<Mutation, Error> {
    if line.state != LineState::Sending || line.mutation.device_seq == 0 {
        if line.mutation.device_seq == 0 {
            line.mutation.device_seq = line::take_device_seq(tx)?;
        }
        if line.state == LineState::Queued {
            line.state = LineState::Sending;
        }
        line::save(tx, &line)?;
    }
    Ok(line.mutation)
}

fn take_answer(
    tx: &Connection,
    verdicts: &[Verdict],
    changes: Vec<Change>,
    at: i64,
    touched: &mut Touched,
) -> Result<(), Error> {
    let mut answered = Vec::new();
    for verdict in verdicts {
        let line = line::find(tx, verdict.mutation_id)?;
        answered.extend(
            line.filter(|line| matches!(line.state, LineState::Sending | LineState::Quarantined))
                .map(|line| (line, verdict)),
        );
    }
    note_combined(tx, &answered, &changes, at)?;
    beside::follow(tx, &changes)?;
    let dirty = Dirty::load(tx)?;
    let mut told = BTreeSet::new();
    for change in changes {
        told.insert(change.record());
        write_remote::apply(tx, change, &dirty, at, touched)?;
    }
    let mut records = BTreeSet::new();
    for (line, verdict) in &answered {
        let record = (line.mutation.table, line.mutation.id);
        records.insert(record);
        if !told.contains(&record) && matches!(verdict.status, Status::Applied | Status::Merged) {
            lay::assume_taken(tx, &line.mutation)?;
        }
        settle(tx, line, verdict, at)?;
    }
    let groups: BTreeSet<Uuid> = answered.iter().map(|(line, _)| line.group_id).collect();
    groups.into_iter().try_for_each(|group| renew::go_on(tx, group))?;
    records.into_iter().try_for_each(|(table, id)| lay::relay(tx, table, id, touched))
}

fn settle(tx: &Connection, line: &Line, verdict: &Verdict, at: i64) -> Result<(), Error> {
    let mutation_id = line.mutation.mutation_id;
    match verdict.status {
        Status::Applied | Status::Merged => archive::take(tx, mutation_id, LineState::Acked, at),
        Status::Conflict => archive::take(tx, mutation_id, LineState::Conflict, at),
        Status::Parked => {
            let refusal = verdict.refusal.as_ref().map(serde_json::to_string).transpose()?;
            let sql = "UPDATE outbox SET state = 'parked', refusal = ? WHERE mutation_id = ?";
            tx.prepare_cached(sql)?.execute((refusal, blob(&mutation_id)))?;
            // Should a withdrawn record come back, what was refused on it lies over it.
            let (table, id) = (line.mutation.table, line.mutation.id);
            let shown = rows::find_fields(tx, table, id)?;
            lay::keep_base(tx, table, id, shown.as_ref()).map(drop)
        }
    }
}

fn note_combined(tx: &Connection, answered: &[(Line, &Verdict)], changes: &[Change], at: i64) -> Result<(), Error> {
    for (line, verdict) in answered.iter().filter(|(_, verdict)| !verdict.combined.is_empty()) {
        let (table, id) = (line.mutation.table, line.mutation.id);
        let now = changes.iter().find_map(|change| match change {
            Change::Put(row) if (row.table(), row.uuid()) == (table, id) => Some(rows::fields_of(row)),
            _ => None,
        });
        journal::note_combined(tx, line, &verdict.combined, now.transpose()?.as_ref(), at)?;
    }
    Ok(())
}
