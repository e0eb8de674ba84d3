//! What a group of mutations does at the hub: one action of one user, all of it or nothing.
//!
//! Pure: the hub gives in what it has read under lock, writes what comes out, and the simulator does the same in
//! memory. Read [`plan_group`].

mod handover;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tandem_model::{Choice, ConflictId, ConflictKind, ConflictState, MemberId, Row, Table, conflict};
use uuid::Uuid;

use crate::{
    check::{Refusal, RefusalCode, check_op, check_row},
    deal,
    merge::{Clash, Current, Effect, is_derived, merge},
    mutation::{Fields, Mutation, Op, fields_of, row_of},
};
use wish::{is_said_anew, keep_earlier_wish};

pub type RecordKey = (Table, Uuid);

/// What the hub has of one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// The row; `None` when it is removed or was never there.
    pub row: Option<Row>,
    /// What a removed row was, while that is kept.
    pub last: Option<Row>,
    /// Who last changed it from another device, and when by the hub's clock, as far as that is known.
    pub touched: Option<Touch>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    pub by: Option<MemberId>,
    pub at: i64,
}

/// Who pushes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    pub member: Option<MemberId>,
    pub device: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// As asked; also when there was nothing left to do.
    Applied,
    /// Brought together with what somebody else did to the same field.
    Merged,
    /// At least one field waits for somebody to decide.
    Conflict,
    /// Refused: the author has to mend or drop it.
    Parked,
}

/// What became of one mutation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    pub mutation_id: Uuid,
    pub status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// Fields whose policy brought two changes together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub combined: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<ConflictId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GroupPlan {
    /// Rows as they have to be afterwards, `None` for a removed one. Versions are the writer's to give.
    pub rows: BTreeMap<RecordKey, Option<Row>>,
    /// Records that were removed before the hub ever had them, as whoever removed them saw them: whoever made them is
    /// still to come.
    pub graves: BTreeMap<RecordKey, Row>,
    /// In the order of the mutations.
    pub verdicts: Vec<Verdict>,
}

/// Records that have to be read, and locked in this order, before a group can be planned: those it changes and those
/// that they belong to.
pub fn records_of(group: &[Mutation]) -> Vec<RecordKey> {
    let mut keys: Vec<RecordKey> = group.iter().map(|mutation| (mutation.table, mutation.id)).collect();
    keys.extend(group.iter().flat_map(parents));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Records without which a new one makes no sense.
pub(crate) fn parents(mutation: &Mutation) -> Vec<RecordKey> {
    let named = |table, field: &str| {
        let id = mutation.fields.get(field)?.new.as_str()?.parse().ok()?;
        Some((table, id))
    };
    match (mutation.op, mutation.table) {
        (Op::Create | Op::Restore, Table::Activity | Table::Task) => {
            named(Table::Partner, "partner_id").into_iter().chain(named(Table::Deal, "deal_id")).collect()
        }
        (Op::Create | Op::Restore, Table::Deal | Table::Person | Table::Registration | Table::Target) => {
            named(Table::Partner, "partner_id").into_iter().collect()
        }
        // It passes from one partner to another.
        (Op::Create | Op::Restore | Op::Set, Table::Claim) => named(Table::Partner, "partner_id").into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Plans a group against the records of [`records_of`] and the open conflicts of this author's device on them.
/// A mutation that is refused takes its group with it: half an action is none.
pub fn plan_group(
    held: &BTreeMap<RecordKey, Held>,
    open: &[conflict::Model],
    group: &[Mutation],
    author: Author,
) -> GroupPlan {
    plan_within(held, open, group, author, &BTreeSet::new())
}

/// The same where the author may not do some of it ([`crate::scope::withhold`]): that is kept for others to decide.
pub fn plan_within(
    held: &BTreeMap<RecordKey, Held>,
    open: &[conflict::Model],
    group: &[Mutation],
    author: Author,
    withheld: &BTreeSet<Uuid>,
) -> GroupPlan {
    let mut desk = Desk { held, open, author, withheld, rows: BTreeMap::new(), graves: BTreeMap::new() };
    let mut verdicts = Vec::with_capacity(group.len());
    for mutation in group {
        match desk.take(mutation) {
            Ok(verdict) => verdicts.push(verdict),
            Err(refusal) => return refuse(group, mutation.mutation_id, &refusal),
        }
    }
    GroupPlan { rows: desk.rows, graves: desk.graves, verdicts }
}

/// The plan of a group that is not taken, because of one of its mutations.
pub fn refuse(group: &[Mutation], culprit: Uuid, refusal: &Refusal) -> GroupPlan {
    let verdict = |mutation: &Mutation| Verdict {
        mutation_id: mutation.mutation_id,
        status: Status::Parked,
        refusal: Some(if mutation.mutation_id == culprit {
            refusal.clone()
        } else {
            Refusal::new(RefusalCode::WaitsForOther)
        }),
        combined: Vec::new(),
        conflicts: Vec::new(),
    };
    GroupPlan { rows: BTreeMap::new(), graves: BTreeMap::new(), verdicts: group.iter().map(verdict).collect() }
}

/// The group so far: its own changes lie over what the hub holds.
struct Desk<'a> {
    held: &'a BTreeMap<RecordKey, Held>,
    open: &'a [conflict::Model],
    author: Author,
    withheld: &'a BTreeSet<Uuid>,
    rows: BTreeMap<RecordKey, Option<Row>>,
    graves: BTreeMap<RecordKey, Row>,
}

impl Desk<'_> {
    fn take(&mut self, mutation: &Mutation) -> Result<Verdict, Refusal> {
        check_op(mutation.table, mutation.op)?;
        let mut verdict = Verdict {
            mutation_id: mutation.mutation_id,
            status: Status::Applied,
            refusal: None,
            combined: Vec::new(),
            conflicts: Vec::new(),
        };
        if is_derived(mutation.table) {
            return Ok(verdict);
        }
        if self.withheld.contains(&mutation.mutation_id) {
            return Ok(self.hand_over(mutation, verdict));
        }
        let key = (mutation.table, mutation.id);
        let before = self.row(key).cloned();
        let merged = match &before {
            // The hub came back from before the conflict: it is found, and decided, again.
            None if mutation.table == Table::Conflict => return Ok(verdict),
            None if !self.has_parents(mutation) => {
                return Ok(self.keep_orphan(mutation, verdict));
            }
            None if mutation.op == Op::Del => {
                self.bury_unseen(key, mutation);
                return Ok(verdict);
            }
            _ => self.merge(before.as_ref(), mutation),
        };
        self.write(key, before.as_ref(), merged.effect, mutation)?;
        self.close_settled(mutation, &merged.clashes);
        verdict.conflicts = merged.clashes.into_iter().map(|clash| self.keep_clash(mutation, clash)).collect();
        verdict.combined = merged.combined;
        if !verdict.conflicts.is_empty() {
            verdict.status = Status::Conflict;
        } else if !verdict.combined.is_empty() {
            verdict.status = Status::Merged;
        }
        Ok(verdict)
    }

    fn row(&self, key: RecordKey) -> Option<&Row> {
        match self.rows.get(&key) {
            Some(row) => row.as_ref(),
            None => self.held.get(&key)?.row.as_ref(),
        }
    }

    fn merge(&self, row: Option<&Row>, mutation: &Mutation) -> crate::merge::Merged {
        let key = (mutation.table, mutation.id);
        let last = || self.held.get(&key)?.last.as_ref().and_then(fields_of);
        match row.and_then(fields_of) {
            Some(fields) => merge(Current::There(&fields), mutation),
            None => merge(Current::Gone(last().as_ref()), mutation),
        }
    }

    fn has_parents(&self, mutation: &Mutation) -> bool {
        parents(mutation).into_iter().all(|parent| self.row(parent).is_some())
    }

    /// What belongs to something that is gone waits for a decision, whole.
    fn keep_orphan(&mut self, mutation: &Mutation, verdict: Verdict) -> Verdict {
        let mine: Fields = mutation.fields.iter().map(|(name, change)| (name.clone(), change.new.clone())).collect();
        let clash = Clash {
            kind: ConflictKind::Removed,
            fields: mutation.fields.keys().cloned().collect(),
            base: Fields::new(),
            mine,
            theirs: Fields::new(),
        };
        let id = self.keep_clash(mutation, clash);
        Verdict { status: Status::Conflict, conflicts: vec![id], ..verdict }
    }

    /// A row that the hub never had, or no longer knows of.
    fn bury_unseen(&mut self, key: RecordKey, mutation: &Mutation) {
        let is_known = self.rows.contains_key(&key) || self.held.get(&key).is_some_and(|held| held.last.is_some());
        if is_known {
            return;
        }
        let mut was: Fields = mutation.fields.iter().map(|(name, change)| (name.clone(), change.old.clone())).collect();
        was.insert("id".into(), Value::from(mutation.id.to_string()));
        was.insert("version".into(), Value::from(mutation.base.v.saturating_add(1).max(1)));
        // What is no whole row can't be brought back either.
        self.graves.extend(row_of(mutation.table, was).ok().map(|row| (key, row)));
    }

    fn write(
        &mut self,
        key: RecordKey,
        before: Option<&Row>,
        effect: Effect,
        mutation: &Mutation,
    ) -> Result<(), Refusal> {
        match effect {
            Effect::Keep => {}
            Effect::Remove => drop(self.rows.insert(key, None)),
            Effect::Write(fields) => {
                let row = self.row_of(mutation, fields)?;
                check_row(&row)?;
                self.derive(before, &row, mutation);
                self.rows.insert(key, Some(row));
            }
        }
        Ok(())
    }

    fn row_of(&self, mutation: &Mutation, mut fields: Fields) -> Result<Row, Refusal> {
        fields.entry("version").or_insert(Value::from(0));
        if mutation.table == Table::Conflict && fields.get("state") == Some(&ConflictState::Closed.code().into()) {
            let by = self.author.member.map_or(Value::Null, |member| Value::from(member.to_string()));
            fields.insert("closed_by".into(), by);
        }
        row_of(mutation.table, fields).map_err(|_| Refusal::new(RefusalCode::BadValue))
    }

    /// What follows from a row by rule, and is never a laptop's to say.
    fn derive(&mut self, before: Option<&Row>, after: &Row, mutation: &Mutation) {
        let Row::Deal(after) = after else { return };
        let before = match before {
            Some(Row::Deal(before)) => Some(before),
            _ => None,
        };
        let day = chrono::DateTime::from_timestamp_micros(mutation.at).unwrap_or_default().date_naive();
        if let Some(line) = deal::stage_change(before, after, day) {
            self.rows.insert((Table::StageChange, line.id.0), Some(Row::StageChange(line)));
        }
    }

    /// The same author's later word on the same fields moves their open conflict on; else a new one is made.
    fn keep_clash(&mut self, mutation: &Mutation, mut clash: Clash) -> ConflictId {
        let fields = json_text(&clash.fields);
        let same = |row: &conflict::Model| {
            row.kind == clash.kind.code()
                && (clash.kind != ConflictKind::Field || (row.fields == fields && is_said_anew(mutation, row)))
        };
        let earlier = self.open_conflicts(mutation).find(|row| same(row)).cloned();
        if let Some(earlier) = earlier.as_ref().filter(|_| clash.kind == ConflictKind::Removed) {
            keep_earlier_wish(&mut clash, earlier);
        }
        let mut row = earlier.unwrap_or_else(|| self.new_conflict(mutation, &clash, &fields));
        if clash.kind != ConflictKind::Field {
            row.base = json_text(&clash.base);
        }
        row.mine = json_text(&clash.mine);
        row.theirs = json_text(&clash.theirs);
        row.mutation_id = mutation.mutation_id;
        row.mine_at = mutation.at;
        row.fields = json_text(&clash.fields);
        let id = row.id;
        self.rows.insert((Table::Conflict, id.0), Some(Row::Conflict(row)));
        id
    }

    /// The author now wants what is there: their open conflict on these fields is over.
    fn close_settled(&mut self, mutation: &Mutation, clashes: &[Clash]) {
        let Some(now) = self.row((mutation.table, mutation.id)).and_then(fields_of) else { return };
        let settled = |row: &conflict::Model| {
            let fields: Vec<String> = serde_json::from_str(&row.fields).unwrap_or_default();
            row.kind == ConflictKind::Field.code()
                && clashes.iter().all(|clash| clash.fields != fields)
                && fields.iter().all(|name| match mutation.fields.get(name) {
                    Some(change) => now.get(name) == Some(&change.new),
                    None => false,
                })
        };
        let over: Vec<conflict::Model> = self.open_conflicts(mutation).filter(|row| settled(row)).cloned().collect();
        for mut row in over {
            row.state = ConflictState::Closed.code().to_owned();
            row.choice = Some(Choice::Edited.code().to_owned());
            row.closed_by = self.author.member;
            row.closed_at = Some(mutation.at);
            self.rows.insert((Table::Conflict, row.id.0), Some(Row::Conflict(row)));
        }
    }

    /// Of this author's device, on the record of the mutation, as the group has left them so far.
    fn open_conflicts(&self, mutation: &Mutation) -> impl Iterator<Item = &conflict::Model> {
        let changed = |id: ConflictId| match self.rows.get(&(Table::Conflict, id.0)) {
            Some(Some(Row::Conflict(row))) => Some(row),
            _ => None,
        };
        let (device, table, record) = (self.author.device, mutation.table.code(), mutation.id);
        self.open
            .iter()
            .map(move |row| changed(row.id).unwrap_or(row))
            .filter(move |row| row.mine_device == device && row.state == ConflictState::Open.code())
            .filter(move |row| row.record_table == table && row.record_id == record)
    }

    fn new_conflict(&self, mutation: &Mutation, clash: &Clash, fields: &str) -> conflict::Model {
        let touched = self.held.get(&(mutation.table, mutation.id)).and_then(|held| held.touched);
        let name = format!("{} {fields}", clash.kind.code());
        conflict::Model {
            id: ConflictId(Uuid::new_v5(&mutation.mutation_id, name.as_bytes())),
            record_table: mutation.table.code().to_owned(),
            record_id: mutation.id,
            kind: clash.kind.code().to_owned(),
            fields: fields.to_owned(),
            base: json_text(&clash.base),
            mine: String::new(),
            theirs: String::new(),
            mine_by: self.author.member,
            mine_device: self.author.device,
            mine_at: mutation.at,
            theirs_by: touched.and_then(|touch| touch.by),
            theirs_at: touched.map(|touch| touch.at),
            mutation_id: mutation.mutation_id,
            state: ConflictState::Open.code().to_owned(),
            choice: None,
            closed_by: None,
            closed_at: None,
            version: 0,
        }
    }
}

/// Maps and lists of texts always serialise.
fn json_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests;
mod wish;
