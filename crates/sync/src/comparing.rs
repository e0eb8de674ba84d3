//! The comparing half of the driver: are the rows here those of the hub, and which are not? Read [`compare`].

use std::collections::BTreeMap;

use tandem_connectors::HubClient;
use tandem_model::Table;
use tandem_protocol::{DigestRequest, PartSum, RowSum, TableSum, part_of};
use tandem_store::{Differing, Standing, Store};

use crate::{
    Error,
    digest::{list_ids, sum_beside, sum_parts},
    event::{Answer, Comparison},
    fetch::Rows,
};

/// Where more parts differ, or more rows are in them, all rows come anew instead.
const MOST_PARTS: usize = 64;
const MOST_ROWS: usize = 20_000;

/// What the hub has in the parts that differ.
pub struct Repair {
    pub compared: Standing,
    pub parts: Vec<Differing>,
}

/// Compares the rows in sight with the hub at the cursor, and fetches the parts that differ. One request when none does.
pub async fn compare(client: &HubClient, store: &Store, cursor: &str) -> Result<(Answer, Option<Rows>), Error> {
    let compared = |comparison| (Answer::Compared(comparison), None);
    let standing = store.standing().await?;
    if standing.cursor.as_deref() != Some(cursor) {
        return Ok(compared(Comparison::Moved));
    }
    let Some(tables) = ask_tables(client, cursor).await? else { return Ok(compared(Comparison::Moved)) };
    let mut differing = Vec::new();
    for (table, sum) in tables {
        let Some(parts) = readable(sum_parts(store, table).await)? else { return Ok(compared(Comparison::Broken)) };
        let mut here = RowSum::default();
        parts.iter().for_each(|part| here.add_all(*part));
        if here != sum {
            differing.push((table, parts));
        }
    }
    if differing.is_empty() {
        return Ok(compared(Comparison::Same));
    }
    let parts = match fetch_parts(client, store, cursor, differing).await? {
        Ok(parts) => parts,
        Err(comparison) => return Ok(compared(comparison)),
    };
    let held = store.counts().await?;
    let mut deletes = BTreeMap::<Table, u64>::new();
    for part in &parts {
        *deletes.entry(part.table).or_default() += part.surplus().count() as u64;
    }
    let count = |(table, rows)| (table, rows, held.get(&table).copied().unwrap_or(0));
    let deletes = deletes.into_iter().map(count).collect();
    let repair = Repair { compared: standing, parts };
    Ok((Answer::Compared(Comparison::Differs { deletes }), Some(Rows::Parts(repair))))
}

/// Compares the rows that came in beside with the hub, where the hub still is at the cursor of the load and can be
/// asked: what can't be proved now is compared later.
pub async fn prove(client: &HubClient, store: &Store, cursor: &str) -> Result<Answer, Error> {
    let tables = match ask_tables(client, cursor).await {
        Ok(Some(tables)) => tables,
        Ok(None) => return Ok(Answer::Proof(Comparison::Moved)),
        Err(Error::Hub(error)) if !is_final(&error) => return Ok(Answer::Proof(Comparison::Moved)),
        Err(error) => return Err(error),
    };
    for (table, sum) in tables {
        if sum_beside(store, table).await? != sum {
            return Ok(Answer::Proof(Comparison::Broken));
        }
    }
    Ok(Answer::Proof(Comparison::Same))
}

/// Nothing else would be answered either.
fn is_final(error: &tandem_connectors::Error) -> bool {
    use tandem_connectors::Error::{BadToken, Fork, ResyncRequired, TooOld, Unauthorized};
    matches!(error, BadToken | Fork | ResyncRequired | TooOld | Unauthorized)
}

/// `None` when the hub is at another place.
async fn ask_tables(client: &HubClient, cursor: &str) -> Result<Option<Vec<(Table, RowSum)>>, Error> {
    let answer = client.digest(DigestRequest::default()).await?;
    let of = |TableSum { t, sum }: TableSum| (t, sum);
    Ok((answer.as_of == cursor).then(|| answer.tables.into_iter().map(of).collect()))
}

async fn fetch_parts(
    client: &HubClient,
    store: &Store,
    cursor: &str,
    tables: Vec<(Table, Vec<RowSum>)>,
) -> Result<Result<Vec<Differing>, Comparison>, Error> {
    let mut wanted = Vec::new();
    for (table, mine) in tables {
        let answer = client.digest(DigestRequest { t: Some(table), ..DigestRequest::default() }).await?;
        if answer.as_of != cursor {
            return Ok(Err(Comparison::Moved));
        }
        let theirs: BTreeMap<u8, RowSum> = answer.parts.into_iter().map(|PartSum { part, sum }| (part, sum)).collect();
        let differs = |(part, mine): &(u8, RowSum)| theirs.get(part).copied().unwrap_or_default() != *mine;
        let parts: Vec<u8> = (0..=u8::MAX).zip(mine).filter(differs).map(|(part, _)| part).collect();
        wanted.push((table, parts));
    }
    if wanted.iter().map(|(_, parts)| parts.len()).sum::<usize>() > MOST_PARTS {
        return Ok(Err(Comparison::Broken));
    }
    let (mut found, mut rows) = (Vec::new(), 0);
    for (table, parts) in wanted {
        let here = list_ids(store, table, &parts).await?;
        for part in parts {
            let here = here.iter().copied().filter(|id| part_of(*id) == part).collect();
            let Some(differing) = fetch_part(client, cursor, Differing { table, here, rows: Vec::new() }, part).await?
            else {
                return Ok(Err(Comparison::Moved));
            };
            rows += differing.rows.len();
            if rows > MOST_ROWS {
                return Ok(Err(Comparison::Broken));
            }
            found.push(differing);
        }
    }
    Ok(Ok(found))
}

async fn fetch_part(
    client: &HubClient,
    cursor: &str,
    mut differing: Differing,
    part: u8,
) -> Result<Option<Differing>, Error> {
    let mut request = DigestRequest { t: Some(differing.table), part: Some(part), after_id: None };
    loop {
        let answer = client.digest(request).await?;
        if answer.as_of != cursor {
            return Ok(None);
        }
        differing.rows.extend(answer.rows);
        request.after_id = answer.next;
        if answer.next.is_none() || differing.rows.len() > MOST_ROWS {
            return Ok(Some(differing));
        }
    }
}

/// `None` for rows that can't be read at all: they are as broken as rows can be.
fn readable<T>(summed: Result<T, tandem_store::Error>) -> Result<Option<T>, Error> {
    match summed {
        Ok(summed) => Ok(Some(summed)),
        Err(error) if error.is_of_a_row() => Ok(None),
        Err(error) => Err(error.into()),
    }
}
