//! What deciding a conflict does: the conflict is closed, and the record becomes what was decided. Read [`settle`].
//!
//! Until then the record is as the hub keeps it, so the choice for that side changes nothing.

use serde_json::Value;
use tandem_model::{Choice, ConflictKind, ConflictState, MemberId, Row, Table, conflict};

use crate::{
    check::{Refusal, RefusalCode, check_row},
    deal::Moment,
    mutation::{Fields, KEPT_BY_HUB, fields_of, row_of},
};

/// What becomes of the record.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, and not for long")]
pub enum Settled {
    Stays,
    Becomes(Row),
    Goes,
}

/// Who decides, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub choice: Choice,
    /// For [`Choice::Edited`]: the values of some of the fields; the others become what `mine` wanted.
    pub values: Fields,
    pub by: Option<MemberId>,
}

/// The conflict once it is closed, and what becomes of its record; `now` is the record as it is.
///
/// # Errors
/// It was closed before, the record is gone, or the outcome makes no sense.
pub fn settle(
    conflict: &conflict::Model,
    decision: &Decision,
    now: Option<&Row>,
    moment: Moment,
) -> Result<(conflict::Model, Settled), Refusal> {
    if conflict.state != ConflictState::Open.code() {
        return Err(Refusal::new(RefusalCode::Decided));
    }
    let closed = conflict::Model {
        state: ConflictState::Closed.code().to_owned(),
        choice: Some(decision.choice.code().to_owned()),
        closed_by: decision.by,
        closed_at: Some(moment.at),
        ..conflict.clone()
    };
    let settled = match (decision.choice, ConflictKind::parse(&conflict.kind)) {
        (Choice::Theirs, _) => Settled::Stays,
        (Choice::Edited, Some(ConflictKind::Changed)) | (_, None) => return Err(Refusal::new(RefusalCode::BadValue)),
        (Choice::Mine, Some(ConflictKind::Changed)) => now.map_or(Settled::Stays, |_| Settled::Goes),
        (_, Some(ConflictKind::Field)) => {
            let now = now.and_then(fields_of).ok_or_else(|| Refusal::new(RefusalCode::Gone))?;
            Settled::Becomes(wanted_row(conflict, decision, now, moment)?)
        }
        // Somebody may have brought it back meanwhile: then only what was changed is at stake.
        (_, Some(ConflictKind::Removed)) => {
            let now = now.and_then(fields_of).unwrap_or_default();
            Settled::Becomes(wanted_row(conflict, decision, now, moment)?)
        }
    };
    Ok((closed, settled))
}

fn wanted_row(conflict: &conflict::Model, decision: &Decision, now: Fields, moment: Moment) -> Result<Row, Refusal> {
    let table = Table::parse(&conflict.record_table).ok_or_else(|| Refusal::new(RefusalCode::BadValue))?;
    let names = list_fields(conflict);
    let there = !now.is_empty();
    let (mut row, known_stages) = (now, stages(table, conflict));
    for (name, value) in parse(&conflict.mine) {
        // Of a record that is there again, nothing else is touched.
        if !there || names.contains(&name) {
            row.insert(name, value);
        }
    }
    if decision.choice == Choice::Edited {
        let stranger =
            decision.values.keys().find(|name| !names.contains(name) || KEPT_BY_HUB.contains(&name.as_str()));
        if let Some(name) = stranger {
            return Err(Refusal::on(RefusalCode::BadValue, name));
        }
        row.extend(decision.values.clone());
    }
    row.insert("id".into(), Value::from(conflict.record_id.to_string()));
    row.entry("version").or_insert(Value::from(0));
    if table == Table::Deal {
        row.insert("updated_at".into(), Value::from(moment.at));
        // A stage that neither had chosen begins today.
        if known_stages.is_some_and(|known| row.get("stage").is_some_and(|stage| !known.contains(stage))) {
            row.insert("stage_entered_on".into(), Value::from(moment.today.to_string()));
        }
    }
    let row = row_of(table, row).map_err(|_| Refusal::new(RefusalCode::BadValue))?;
    check_row(&row)?;
    Ok(row)
}

/// The stages that the two had in mind, where the conflict is about one.
fn stages(table: Table, conflict: &conflict::Model) -> Option<[Value; 2]> {
    let side = |text: &str| parse(text).remove("stage");
    (table == Table::Deal).then_some(())?;
    Some([side(&conflict.mine)?, side(&conflict.theirs).unwrap_or_default()])
}

/// The fields that clash, in alphabetical order.
pub fn list_fields(conflict: &conflict::Model) -> Vec<String> {
    serde_json::from_str(&conflict.fields).unwrap_or_default()
}

/// One side of a conflict; nothing where the hub sent something else.
pub fn parse(side: &str) -> Fields {
    serde_json::from_str(side).unwrap_or_default()
}

#[cfg(test)]
mod tests;
