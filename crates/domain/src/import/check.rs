//! What each line of a file would do, and what stands against it.

use std::collections::HashMap;

use tandem_model::{Row, SyncedRow};

use super::{
    Cause, Checked, Kind, Line, Outcome, Plan, Problem, Sheet, World,
    cells::{Cells, Found, problem},
    deal::Deals,
    partner::Partners,
    person::People,
};
use crate::{
    check::{Refusal, RefusalCode, check_row},
    mutation::{fields_of, row_of},
    scope::{Bucket, Deed, Place, may},
};

/// Moves on with every edit, and is given anew by whoever writes.
const MOVES_ON: &str = "updated_at";

/// Each line with what it would do. Same file and same world, same answer.
pub fn check(sheet: &Sheet, plan: &Plan, world: &World) -> Vec<Checked> {
    match plan.kind {
        Kind::Partners => check_all(sheet, plan, world, &Partners::new(world)),
        Kind::People => check_all(sheet, plan, world, &People::new(world)),
        Kind::Deals => check_all(sheet, plan, world, &Deals::new(world)),
    }
}

/// The change of a line laid over the row as it now is; `None` where somebody has changed one of its fields since.
pub fn lay_again(before: &Row, after: &Row, now: &Row) -> Option<Row> {
    let (was, wanted, mut row) = (fields_of(before)?, fields_of(after)?, fields_of(now)?);
    for (name, value) in wanted {
        if was.get(&name) == Some(&value) || name == MOVES_ON {
            continue;
        }
        if row.get(&name) != was.get(&name) {
            return None;
        }
        row.insert(name, value);
    }
    row_of(now.table(), row).ok()
}

/// The record that a line is about. Two lines are about one record where one asks for what the other is known by.
pub(super) struct Meant<'a, Model> {
    pub(super) before: Option<&'a Model>,
    pub(super) known_by: Vec<String>,
    pub(super) asks: Vec<String>,
}

impl<'a, Model: SyncedRow> Meant<'a, Model> {
    pub(super) fn known(before: &'a Model) -> Self {
        let key = before.uuid().to_string();
        Self { before: Some(before), known_by: vec![key.clone()], asks: vec![key] }
    }

    /// By its `key` where it has one, else by its name: two that have keys may share a name.
    pub(super) fn new(key: Option<String>, name: &str) -> Self {
        let (bare, keyed, own) = (format!("bare {name}"), format!("keyed {name}"), |key| format!("key {key}"));
        match key.map(own) {
            Some(own) => Self { before: None, known_by: vec![own.clone(), keyed], asks: vec![own, bare] },
            None => Self { before: None, known_by: vec![bare.clone()], asks: vec![bare, keyed] },
        }
    }
}

/// How the lines of one kind are judged.
pub(super) trait Subject {
    type Model: SyncedRow + Clone + PartialEq;

    /// # Errors
    /// All that keeps from telling which one is meant.
    fn find(&self, cells: Cells<'_>) -> Result<Meant<'_, Self::Model>, Vec<Problem>>;
    fn blank(&self) -> Self::Model;
    fn set(&self, cells: Cells<'_>, field: &'static str, row: &mut Self::Model) -> Found<()>;
    /// What a new one lacks.
    fn missing(&self, row: &Self::Model) -> Vec<&'static str>;
    /// The row with all that follows from the line by rule.
    fn finish(&self, cells: Cells<'_>, before: Option<&Self::Model>, row: Self::Model) -> Found<Self::Model>;
    /// In which it lies.
    fn region<'a>(&'a self, row: &'a Self::Model) -> Option<&'a str>;
}

fn check_all<S: Subject>(sheet: &Sheet, plan: &Plan, world: &World, subject: &S) -> Vec<Checked> {
    let mut seen: HashMap<String, u64> = HashMap::new();
    let width = sheet.headings.len();
    let check = |line: &Line| {
        let cells = Cells { line, plan, world };
        let title = plan.kind.naming().iter().rev().find_map(|field| cells.text(field).ok().flatten());
        let outcome = judge(subject, cells, width, &mut seen).unwrap_or_else(Outcome::Problem);
        Checked { line: line.number, title: title.unwrap_or_default(), outcome }
    };
    sheet.lines.iter().map(check).collect()
}

fn judge<S: Subject>(
    subject: &S,
    cells: Cells<'_>,
    width: usize,
    seen: &mut HashMap<String, u64>,
) -> Result<Outcome, Vec<Problem>> {
    if cells.line.cells.iter().skip(width).any(|cell| !cell.is_empty()) {
        return Err(vec![Problem { field: None, cause: Cause::TooManyCells }]);
    }
    let meant = subject.find(cells)?;
    if let Some(first) = meant.asks.iter().find_map(|key| seen.get(key)) {
        return Err(vec![problem(cells.plan.kind.naming()[0], Cause::Twice(*first))]);
    }
    for key in meant.known_by {
        seen.entry(key).or_insert(cells.line.number);
    }
    let after = fill(subject, cells, meant.before)?;
    match meant.before {
        Some(before) if *before == after => Ok(Outcome::Same),
        Some(before) => Ok(Outcome::Changed { before: before.clone().into_row(), after: after.into_row() }),
        None => Ok(Outcome::New(after.into_row())),
    }
}

fn fill<S: Subject>(subject: &S, cells: Cells<'_>, before: Option<&S::Model>) -> Result<S::Model, Vec<Problem>> {
    let fields = cells.plan.kind.fields();
    let mut row = before.cloned().unwrap_or_else(|| subject.blank());
    let mut problems: Vec<Problem> =
        fields.iter().filter_map(|field| subject.set(cells, field, &mut row).err()).collect();
    if before.is_none() {
        let said: Vec<_> = problems.iter().map(|problem| problem.field).collect();
        let missing = subject.missing(&row).into_iter().filter(|field| !said.contains(&Some(*field)));
        problems.extend(missing.map(|field| problem(field, Cause::Missing)));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let row = subject.finish(cells, before, row).map_err(|problem| vec![problem])?;
    let rows = (before.cloned().map(SyncedRow::into_row), row.clone().into_row());
    match refused(cells, rows.0.as_ref(), &rows.1, subject.region(&row)) {
        Some(problem) => Err(vec![problem]),
        None => Ok(row),
    }
}

/// The rule of the row, and what the user may not do: asked here, nobody finds out in the middle.
fn refused(cells: Cells<'_>, before: Option<&Row>, after: &Row, region: Option<&str>) -> Option<Problem> {
    let (kind, access) = (cells.plan.kind, &cells.world.access);
    if let Err(refusal) = check_row(after) {
        return Some(refused_on(kind, &refusal));
    }
    let bucket = region.map_or(Bucket::Nobody, |region| Bucket::Region(region.to_owned()));
    let place = Place { bucket, finance: false };
    let Some(before) = before else {
        let by = if kind.fields().contains(&"partner_id") { "partner_id" } else { "region" };
        return may(access, Deed::Create, kind.table(), &place).err().map(|_| forbidden(by));
    };
    let (was, is) = (fields_of(before).unwrap_or_default(), fields_of(after).unwrap_or_default());
    let mut changed = kind.fields().iter().copied().filter(|field| was.get(*field) != is.get(*field));
    changed.find(|field| may(access, Deed::Set(field), kind.table(), &place).is_err()).map(forbidden)
}

pub(super) fn forbidden(field: &'static str) -> Problem {
    problem(field, Cause::Refused(RefusalCode::Forbidden))
}

pub(super) fn refused_on(kind: Kind, refusal: &Refusal) -> Problem {
    let field = kind.fields().iter().copied().find(|field| refusal.field.as_deref() == Some(*field));
    Problem { field, cause: Cause::Refused(refusal.code) }
}
