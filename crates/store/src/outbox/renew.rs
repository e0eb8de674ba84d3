//! A refused edit, offered once more. What was sent never changes, so it becomes a new edit that says which one it
//! mends; the refused one goes to the archive.

use std::collections::BTreeSet;

use rusqlite::Connection;
use tandem_domain::{check::RefusalCode, outbox::LineState};
use tandem_model::Table;
use uuid::Uuid;

use super::{
    archive,
    line::{self, Line},
};
use crate::{Error, rows::blob};

/// Whoever changes a record mends what was refused on it.
pub(crate) fn renew_lane(tx: &Connection, table: Table, id: Uuid) -> Result<(), Error> {
    let parked = line::lane(tx, table, id)?.into_iter().filter(|line| line.state == LineState::Parked);
    let groups: BTreeSet<Uuid> = parked.map(|line| line.group_id).collect();
    groups.into_iter().try_for_each(|group| renew_group(tx, group))
}

/// Makes new edits of the refused ones of a group, in their places.
pub(crate) fn renew_group(tx: &Connection, group_id: Uuid) -> Result<(), Error> {
    renew_some(tx, group_id, |line| line.state == LineState::Parked)
}

/// The same for all edits of a group, refused or not.
pub(crate) fn renew_all(tx: &Connection, group_id: Uuid) -> Result<(), Error> {
    renew_some(tx, group_id, |_| true)
}

fn renew_some(tx: &Connection, group_id: Uuid, which: impl Fn(&Line) -> bool) -> Result<(), Error> {
    let fresh_group = Uuid::now_v7();
    // The same action, so the same step to undo.
    tx.prepare_cached("UPDATE undo_step SET group_id = ? WHERE group_id = ?")?
        .execute((blob(&fresh_group), blob(&group_id)))?;
    for line in line::group(tx, group_id)? {
        if which(&line) {
            renew(tx, line, fresh_group)?;
        } else {
            line::save(tx, &Line { group_id: fresh_group, ..line })?;
        }
    }
    Ok(())
}

fn renew(tx: &Connection, mut line: Line, group_id: Uuid) -> Result<(), Error> {
    let refused = line.mutation.mutation_id;
    archive::take(tx, refused, LineState::Parked, line.mutation.at)?;
    let mutation_id = Uuid::now_v7();
    let waiting = follow(tx, refused, Some(mutation_id))?;
    line.mutation.mutation_id = mutation_id;
    // What was answered has used its number up.
    if line.state == LineState::Parked {
        line.mutation.device_seq = 0;
    }
    line.mutation.supersedes = Some(refused);
    (line.group_id, line.state, line.refusal) = (group_id, LineState::Queued, None);
    line::save(tx, &line)?;
    waiting.into_iter().try_for_each(|group| renew_group(tx, group))
}

/// Makes what builds on one edit build on another, or on none. Gives the groups that were refused only because they
/// had to wait for it: they may go again.
fn follow(tx: &Connection, gone: Uuid, kept: Option<Uuid>) -> Result<BTreeSet<Uuid>, Error> {
    let waits = |line: &Line| {
        line.state == LineState::Parked
            && line.refusal.as_ref().is_some_and(|refusal| refusal.code == RefusalCode::WaitsForOther)
    };
    let groups = line::dependants(tx, gone)?.into_iter().filter(waits).map(|line| line.group_id).collect();
    line::replace_dep(tx, gone, kept)?;
    Ok(groups)
}

/// An edit is gone for good; what waited for it goes on without it.
pub(crate) fn release(tx: &Connection, gone: Uuid) -> Result<(), Error> {
    follow(tx, gone, None)?.into_iter().try_for_each(|group| renew_group(tx, group))
}
