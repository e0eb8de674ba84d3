//! A partner is not removed from under what belongs to it. Whoever makes something that belongs to a partner holds a lock
//! on it meanwhile, so that neither can slip past the other.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Alias, Expr},
};
use tandem_domain::{Mutation, mutation::Op};
use tandem_model::{Table, for_table};
use uuid::Uuid;

use crate::{Result, rows::CHUNK};

/// Tables whose rows name their partner.
const BELONGING: [Table; 5] = [Table::Deal, Table::Person, Table::Activity, Table::Task, Table::Registration];

/// The first mutation that removes a partner to which something belongs that the group leaves there. The partners have
/// to be locked.
pub async fn find_removal(tx: &DatabaseTransaction, group: &[&Mutation]) -> Result<Option<Uuid>> {
    let mut removed: BTreeMap<Table, BTreeSet<Uuid>> = BTreeMap::new();
    for mutation in group.iter().filter(|mutation| mutation.op == Op::Del) {
        removed.entry(mutation.table).or_default().insert(mutation.id);
    }
    let Some(partners) = removed.get(&Table::Partner) else { return Ok(None) };
    let partners: Vec<Uuid> = partners.iter().copied().collect();
    let mut used = BTreeSet::new();
    for table in BELONGING {
        for chunk in partners.chunks(CHUNK) {
            used.extend(find_used(tx, table, chunk, removed.get(&table)).await?);
        }
    }
    let is_kept = |mutation: &&&Mutation| mutation.table == Table::Partner && mutation.op == Op::Del;
    Ok(group.iter().filter(is_kept).find(|mutation| used.contains(&mutation.id)).map(|mutation| mutation.mutation_id))
}

async fn find_used(
    tx: &DatabaseTransaction,
    table: Table,
    partners: &[Uuid],
    leaving: Option<&BTreeSet<Uuid>>,
) -> Result<Vec<Uuid>> {
    let partner = || Expr::col(Alias::new("partner_id"));
    Ok(for_table!(table, E => {
        let mut found = E::find().select_only().expr_as(partner(), "partner_id").distinct();
        found = found.filter(partner().is_in(partners.iter().copied()));
        if let Some(leaving) = leaving {
            found = found.filter(Expr::col(Alias::new("id")).is_not_in(leaving.iter().copied()));
        }
        found.into_tuple::<Uuid>().all(tx).await?
    }))
}
