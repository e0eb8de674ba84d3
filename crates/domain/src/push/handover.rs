//! An edit whose author may not, or may no longer, make it: it changes nothing, and is not lost. It becomes a conflict,
//! which whoever sees the record decides.

use tandem_model::{ConflictKind, Table};

use super::{Desk, Mutation, Status, Verdict};
use crate::{
    merge::{Clash, add},
    mutation::{Fields, KEPT_BY_HUB, Op, fields_of},
    policy::{Policy, policy_of},
};

impl Desk<'_> {
    pub(super) fn hand_over(&mut self, mutation: &Mutation, verdict: Verdict) -> Verdict {
        // A decision is for those who see the conflict; what it would have made of the record comes by itself.
        if mutation.table == Table::Conflict {
            return verdict;
        }
        let key = (mutation.table, mutation.id);
        let now = self.row(key).and_then(fields_of);
        let last = || self.held.get(&key).and_then(|held| held.last.as_ref()).and_then(fields_of).unwrap_or_default();
        let clash = match (now, mutation.op) {
            // Answered as if it were there: who may not see it must not learn that it is not.
            (None, Op::Del) => {
                self.bury_unseen(key, mutation);
                removal(&last(), mutation)
            }
            (Some(row), Op::Del) => removal(&row, mutation),
            (Some(row), Op::Create | Op::Set | Op::Restore) => wish(&row, mutation),
            (None, _) => whole(last(), mutation),
        };
        if clash.fields.is_empty() {
            return verdict;
        }
        let id = self.keep_clash(mutation, clash);
        Verdict { status: Status::Conflict, conflicts: vec![id], ..verdict }
    }
}

fn clash(kind: ConflictKind) -> Clash {
    Clash { kind, fields: Vec::new(), base: Fields::new(), mine: Fields::new(), theirs: Fields::new() }
}

/// Fields that would become something else than they are.
fn wish(row: &Fields, mutation: &Mutation) -> Clash {
    let mut clash = clash(ConflictKind::Field);
    for (name, change) in &mutation.fields {
        let now = row.get(name).cloned().unwrap_or_default();
        // Two differences that end alike still are two.
        let counts = policy_of(mutation.table, name) == Policy::Add && mutation.op == Op::Set;
        let wanted = if counts { add(&now, change) } else { None }.unwrap_or_else(|| change.new.clone());
        if (change.is_witness() && mutation.op == Op::Set) || now == wanted {
            continue;
        }
        clash.fields.push(name.clone());
        clash.base.insert(name.clone(), change.old.clone());
        clash.mine.insert(name.clone(), wanted);
        clash.theirs.insert(name.clone(), now);
    }
    clash
}

fn removal(row: &Fields, mutation: &Mutation) -> Clash {
    let mut clash = clash(ConflictKind::Changed);
    for (name, change) in &mutation.fields {
        clash.fields.push(name.clone());
        clash.base.insert(name.clone(), change.old.clone());
        clash.theirs.insert(name.clone(), row.get(name).cloned().unwrap_or_default());
    }
    clash
}

/// A record that is not there, as it would be.
fn whole(last: Fields, mutation: &Mutation) -> Clash {
    let mut clash = Clash { mine: last, ..clash(ConflictKind::Removed) };
    KEPT_BY_HUB.iter().for_each(|kept| drop(clash.mine.remove(*kept)));
    for (name, change) in &mutation.fields {
        clash.mine.insert(name.clone(), change.new.clone());
        if !change.is_witness() {
            clash.fields.push(name.clone());
            clash.base.insert(name.clone(), change.old.clone());
        }
    }
    clash
}
