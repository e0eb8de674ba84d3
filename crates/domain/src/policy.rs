//! What happens to a field that two people changed without knowing of each other. Read [`policy_of`]: its table is
//! all there is.

use tandem_model::Table;

/// How two changes of one field are brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Not at all: both values are kept, and somebody decides.
    Conflict,
    /// The larger one stays: the latest day, the newest version.
    Max,
    Min,
    /// Both differences count.
    Add,
    /// Lines as a set: what either added is in, what either removed is out.
    SetUnion,
    /// Line by line; overlapping changes are a conflict.
    Text3,
    /// A step forward in the pipeline is taken from wherever the deal stands; anything else is a conflict.
    State,
    /// Whoever came first stays.
    First,
    /// Only the hub says what it is; what a laptop wants is ignored.
    Derived,
}

/// Fields of a table that only make sense together, as far as any are.
const ATOMIC: &[(Table, &[&str])] = &[
    (Table::Deal, &["amount_minor", "currency"]),
    (Table::Deal, &["close_on", "stage", "stage_entered_on"]),
    (Table::Deal, &["next_step", "next_step_on"]),
    (Table::Partner, &["city", "country"]),
    (Table::Account, &["currency", "revenue_minor"]),
    (Table::Product, &["currency", "price_minor"]),
    (Table::Target, &["amount_minor", "currency"]),
    (Table::Registration, &["amount_minor", "currency"]),
    // A decision is one thing: of two that were made unseen none may lend the other its reason or its day.
    (
        Table::Registration,
        &[
            "answer",
            "decided_at",
            "decided_by",
            "due_at",
            "evidence",
            "extensions",
            "protected_until",
            "reason",
            "status",
            "submitted_at",
        ],
    ),
    // Whoever comes second does not get half of it.
    (Table::Claim, &["customer", "partner_id", "partner_name", "protected_until", "registration_id"]),
    (Table::Task, &["closed_on", "status"]),
];

/// The fields that stand or fall with this one, in alphabetical order; itself alone where there are none.
pub fn atomic_set(table: Table, field: &str) -> Vec<&str> {
    let of_table = ATOMIC.iter().filter(|(of, _)| *of == table).map(|(_, fields)| *fields);
    match of_table.into_iter().find(|fields| fields.contains(&field)) {
        Some(fields) => fields.to_vec(),
        None => vec![field],
    }
}

pub fn policy_of(table: Table, field: &str) -> Policy {
    match (table, field) {
        // Made by the hub from what happens to the deal.
        (Table::StageChange, _) | (Table::Deal, "code") => Policy::Derived,
        (Table::Deal, "stage") => Policy::State,
        (Table::Deal, "opened_on") => Policy::Min,
        (Table::Deal, "push_count") => Policy::Add,
        (Table::Deal, "last_two_way_at" | "partner_updated_on" | "updated_at") => Policy::Max,
        (Table::Registration, "updated_at") => Policy::Max,
        (Table::Partner, "note") => Policy::Text3,
        (Table::Partner, "tags") => Policy::SetUnion,
        (Table::Enrollment, "last_active_on") => Policy::Max,
        (Table::Conflict, "state" | "choice" | "closed_by" | "closed_at") => Policy::First,
        (Table::Conflict, _) => Policy::Derived,
        _ => Policy::Conflict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_atomic_set_is_sorted_and_names_each_field_once() {
        for (table, fields) in ATOMIC {
            assert!(fields.is_sorted(), "{fields:?}");
            for field in *fields {
                assert_eq!(atomic_set(*table, field), *fields);
            }
        }
        assert_eq!(atomic_set(Table::Deal, "name"), ["name"]);
    }
}
