//! A refused edit, offered once more. What was sent never changes, so it becomes a new edit that says which one it
//! mends; the refused one goes to the archive.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
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
    name_successors(tx, &mut line)?;
    (line.group_id, line.state, line.refusal) = (group_id, LineState::Queued, None);
    line::save(tx, &line)?;
    waiting.into_iter().try_for_each(|group| renew_group(tx, group))
}

/// Makes what builds on one edit build on another, or on none. Gives the groups that were refused only because they
/// had to wait for it: they may go again.
fn follow(tx: &Connection, gone: Uuid, kept: Option<Uuid>) -> Result<BTreeSet<Uuid>, Error> {
    let groups = line::dependants(tx, gone)?.into_iter().filter(waits).map(|line| line.group_id).collect();
    line::replace_dep(tx, gone, kept)?;
    Ok(groups)
}

/// Refused only because something else has to be taken first.
fn waits(line: &Line) -> bool {
    line.state == LineState::Parked
        && line.refusal.as_ref().is_some_and(|refusal| refusal.code == RefusalCode::WaitsForOther)
}

/// An edit is gone for good; what waited for it goes on without it.
pub(crate) fn release(tx: &Connection, gone: Uuid) -> Result<(), Error> {
    follow(tx, gone, None)?.into_iter().try_for_each(|group| renew_group(tx, group))
}

/// A group that was refused because it has to wait, for something that is no longer refused: it was on its way when
/// that was mended or dropped, and its bytes still named what is gone.
pub(crate) fn go_on(tx: &Connection, group_id: Uuid) -> Result<(), Error> {
    let mut lines = line::group(tx, group_id)?;
    if lines.is_empty() || !lines.iter().all(waits) {
        return Ok(());
    }
    for line in &mut lines {
        name_successors(tx, line)?;
        line::save(tx, line)?;
    }
    let deps = lines.iter().flat_map(|line| &line.mutation.deps);
    for dep in deps.filter(|dep| lines.iter().all(|line| line.mutation.mutation_id != **dep)) {
        if line::find(tx, *dep)?.is_some_and(|dep| !dep.state.is_waiting()) {
            return Ok(());
        }
    }
    renew_group(tx, group_id)
}

/// What mended a dependency takes its place; one that was dropped is none any more.
fn name_successors(tx: &Connection, line: &mut Line) -> Result<(), Error> {
    let mut deps = BTreeSet::new();
    for dep in &line.mutation.deps {
        deps.extend(successor(tx, *dep)?);
    }
    line.mutation.deps = deps.into_iter().collect();
    Ok(())
}

/// The edit itself, where it waits or was taken; else the one that mends it, if any.
fn successor(tx: &Connection, mutation_id: Uuid) -> Result<Option<Uuid>, Error> {
    let here = "SELECT EXISTS (SELECT 1 FROM outbox WHERE mutation_id = ?1)
                    OR EXISTS (SELECT 1 FROM archive WHERE mutation_id = ?1 AND state <> 'parked')";
    let next = "SELECT mutation_id FROM outbox WHERE supersedes = ?1
                UNION ALL SELECT mutation_id FROM archive WHERE supersedes = ?1";
    let (mut here, mut next) = (tx.prepare_cached(here)?, tx.prepare_cached(next)?);
    let mut at = mutation_id;
    while !here.query_row([blob(&at)], |row| row.get(0))? {
        let found = next.query_row([blob(&at)], |row| row.get::<_, [u8; 16]>(0)).optional()?;
        let Some(found) = found else { return Ok(None) };
        at = Uuid::from_bytes(found);
    }
    Ok(Some(at))
}
