//! The asking half of the driver: one request, its answer for the engine, its rows for the store.

use std::{future::Future, pin::Pin};

use tandem_connectors::{HubClient, hub::check_schema};
use tandem_model::{MemberId, SCHEMA_VERSION, Table, for_table};
use tandem_protocol::{Change, Group, HelloRequest, MAX_PAGE_ROWS, PullRequest, SnapshotRequest, Start};
use tandem_store::{FirstLoad, LoadState, Moved, SnapshotPosition, Store, SyncState, Workspace};
use uuid::Uuid;

use crate::{
    Error,
    comparing::Repair,
    event::{Answer, Hello, Page, Place, Position, Progress, Pull},
};

const APP: &str = concat!("tandem ", env!("CARGO_PKG_VERSION"));
/// Changes in one pulled page.
const PULL_CHANGES: usize = 1_000;

/// Rows on their way to the store.
pub enum Rows {
    Table(LoadRows),
    Groups(Vec<Group>),
    Parts(Repair),
}

/// Rows of one table, whichever it is: gives them to a first load.
pub type LoadRows = Box<dyn for<'a> FnOnce(&'a mut FirstLoad, SnapshotPosition) -> Loading<'a> + Send>;
pub type Loading<'a> = Pin<Box<dyn Future<Output = Result<(), tandem_store::Error>> + Send + 'a>>;

/// What a laptop says first.
pub fn greeting(device_id: Uuid, cursor: Option<String>) -> HelloRequest {
    HelloRequest { device_id, app: APP.to_owned(), client_schema: SCHEMA_VERSION, cursor }
}

pub async fn hello(client: &HubClient, store: &Store, resync: bool) -> Result<Answer, Error> {
    let state = store.sync_state().await?;
    let answer = client.hello(&greeting(state.device_id, cursor_of(&state))).await?;
    let too_old = check_schema(&answer);
    let workspace = Workspace {
        hub_epoch: answer.hub_epoch,
        id: answer.workspace.id,
        name: answer.workspace.name,
        me: answer.workspace.me.map(MemberId),
    };
    let is_new_life = match state.workspace.as_ref() == Some(&workspace) {
        true => false,
        false => store.save_workspace(workspace).await? != Moved::SameHub,
    };
    // Only now: what waits is put in order for this hub, which takes it also from a version that is too old for it.
    too_old?;
    let replaces = resync || is_new_life || answer.grants.iter().any(|grant| grant.from == Start::Snapshot);
    let position = position_of(state);
    let held = match position {
        Position::Synced { .. } | Position::Finishing { .. } | Position::Replacing { .. } if replaces => {
            store.counts().await?
        }
        _ => Default::default(),
    };
    let (grants, counts, server_now) = (answer.grants, answer.counts, answer.server_now);
    let is_comparable = answer.server_schema == SCHEMA_VERSION;
    Ok(Answer::Hello(Hello { grants, counts, server_now, position, held, is_new_life, is_comparable }))
}

pub async fn page(client: &HubClient, request: SnapshotRequest) -> Result<(Answer, Rows), Error> {
    let request = SnapshotRequest { max: MAX_PAGE_ROWS, ..request };
    for_table!(request.t, Entity => {
        let page = client.snapshot(&request).await?;
        let (rows, bytes) = (page.rows, page.bytes);
        let answer = Page { as_of: page.as_of, rows: rows.len() as u64, bytes, next: page.next, last_id: page.last_id };
        let load: LoadRows =
            Box::new(move |load, place| Box::pin(async move { load.load_page::<Entity>(rows, bytes, place).await }));
        Ok((Answer::Page(answer), Rows::Table(load)))
    })
}

pub async fn pull(client: &HubClient, store: &Store, cursor: String) -> Result<(Answer, Rows), Error> {
    let page = client.pull(&PullRequest { cursor, max: PULL_CHANGES }).await?;
    let seqs = page.groups.first().zip(page.groups.last()).map(|(first, last)| (first.seq, last.seq));
    let answer = Pull {
        cursor: page.cursor,
        more: page.more,
        bytes: page.bytes,
        changes: page.groups.iter().map(|group| group.changes.len() as u64).sum(),
        seqs,
        deletes: count_deletes(store, &page.groups).await?,
    };
    Ok((Answer::Pull(answer), Rows::Groups(page.groups)))
}

async fn count_deletes(store: &Store, groups: &[Group]) -> Result<Vec<(Table, u64, u64)>, Error> {
    let mut deletes = std::collections::BTreeMap::<Table, u64>::new();
    for change in groups.iter().flat_map(|group| &group.changes) {
        if let Change::Del { table, .. } = change {
            *deletes.entry(*table).or_default() += 1;
        }
    }
    if deletes.is_empty() {
        return Ok(Vec::new());
    }
    let held = store.counts().await?;
    Ok(deletes.into_iter().map(|(table, rows)| (table, rows, held.get(&table).copied().unwrap_or(0))).collect())
}

pub fn position_of(state: SyncState) -> Position {
    let progress = Progress { rows_done: state.rows_done, rows_total: state.rows_total, bytes_done: state.bytes_done };
    match (state.load, state.cursor) {
        (LoadState::Loading(at), _) => Position::Loading { at: at.map(place_of), progress },
        (LoadState::Replacing(at), _) => {
            Position::Replacing { at: at.map(place_of), progress, in_sight: state.first_sync_done }
        }
        (LoadState::Finishing { cursor }, _) => Position::Finishing { cursor },
        (LoadState::Done, Some(cursor)) => Position::Synced { cursor },
        // All rows are there, but from which point on to pull is not known: the hub has to send them again.
        (LoadState::Done, None) => Position::Replacing { at: None, progress, in_sight: true },
        (LoadState::Before, _) => Position::Fresh,
    }
}

fn cursor_of(state: &SyncState) -> Option<String> {
    match &state.load {
        LoadState::Loading(Some(at)) | LoadState::Replacing(Some(at)) => Some(at.as_of.clone()),
        LoadState::Loading(None) | LoadState::Replacing(None) | LoadState::Before => None,
        LoadState::Finishing { cursor } => Some(cursor.clone()),
        LoadState::Done => state.cursor.clone(),
    }
}

fn place_of(at: SnapshotPosition) -> Place {
    Place { table: at.table, after_id: at.after_id, as_of: at.as_of }
}
