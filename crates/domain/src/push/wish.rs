//! What an open conflict goes on wishing for when its author says something new on the same record.

use tandem_model::conflict;

use crate::{
    merge::Clash,
    mutation::{Fields, Mutation},
};

/// Each wish of the conflict is repeated, or replaced by another one: not just looked past.
pub(super) fn is_said_anew(mutation: &Mutation, earlier: &conflict::Model) -> bool {
    let wishes: Fields = serde_json::from_str(&earlier.mine).unwrap_or_default();
    wishes.iter().all(|(name, value)| {
        mutation.fields.get(name).is_some_and(|change| !change.is_witness() || change.new == *value)
    })
}

/// A record that is gone can't keep what its author wished for before, so the conflict goes on doing it.
pub(super) fn keep_earlier_wish(clash: &mut Clash, earlier: &conflict::Model) {
    let parse = |text: &str| serde_json::from_str::<Fields>(text).unwrap_or_default();
    let wished: Vec<String> = serde_json::from_str(&earlier.fields).unwrap_or_default();
    for (name, value) in parse(&earlier.mine) {
        let newer = clash.fields.contains(&name) || (clash.mine.contains_key(&name) && !wished.contains(&name));
        if !newer {
            clash.mine.insert(name, value);
        }
    }
    clash.base.extend(parse(&earlier.base));
    clash.fields.extend(wished);
    clash.fields.sort_unstable();
    clash.fields.dedup();
}
