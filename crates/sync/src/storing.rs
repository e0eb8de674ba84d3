//! The writing half of the driver: one job at a time, and what it changed.

use tandem_model::Table;
use tandem_protocol::Group;
use tandem_store::{Change, FirstLoad, SnapshotPosition, Store};

use crate::{
    Error,
    comparing::Repair,
    event::{Place, Room},
    fetch::LoadRows,
};

/// What the store is asked to do.
pub enum Job {
    Begin { rows_total: u64, room: Room },
    Repair { repair: Repair, at: i64 },
    Page { rows: LoadRows, place: Place },
    Groups { groups: Vec<Group>, cursor: String, at: i64 },
    Flush,
    Finish { cursor: String },
    NoteSynced { at: i64, checked: bool },
}

/// A first load between two jobs, and the tables it brought since the last commit.
#[derive(Default)]
pub struct Desk {
    load: Option<FirstLoad>,
    tables: Vec<Table>,
}

impl Desk {
    /// Gives the tables whose rows a screen may have to read again.
    /// After an error the first load is dropped: it goes on from what the store has.
    pub async fn run(&mut self, store: &Store, job: Job) -> Result<Vec<Table>, Error> {
        let done = self.attempt(store, job).await;
        if done.is_err() {
            *self = Self::default();
        }
        done
    }

    async fn attempt(&mut self, store: &Store, job: Job) -> Result<Vec<Table>, Error> {
        match job {
            Job::Begin { rows_total, room } => {
                *self = Self::default();
                self.load = Some(match room {
                    Room::Empty => store.begin_first_load(rows_total).await?,
                    Room::Beside { anew } => store.begin_replacement(rows_total, anew).await?,
                });
                Ok(Vec::new())
            }
            Job::Repair { repair, at } => {
                let repaired = store.repair(repair.compared, repair.parts, at).await?;
                Ok(repaired.unwrap_or_default().topics.into_iter().collect())
            }
            Job::Page { rows, place } => self.load_page(store, rows, place).await,
            Job::Groups { groups, cursor, at } => {
                let groups = groups.into_iter().map(|group| group.changes.into_iter().map(change_of).collect());
                let written = store.apply_groups(groups.collect(), Some(cursor), at).await?;
                Ok(written.topics.into_iter().collect())
            }
            Job::Flush => {
                if let Some(mut load) = self.load.take() {
                    load.flush().await?;
                }
                Ok(std::mem::take(&mut self.tables))
            }
            Job::Finish { cursor } => {
                match self.load.take() {
                    Some(load) => load.finish(cursor).await?,
                    None => store.finish_load(cursor).await?,
                }
                Ok(Table::ALL.to_vec())
            }
            Job::NoteSynced { at, checked } => {
                store.save_synced_at(at, checked).await?;
                store.prune_archive(at).await?;
                Ok(Vec::new())
            }
        }
    }

    async fn load_page(&mut self, store: &Store, rows: LoadRows, place: Place) -> Result<Vec<Table>, Error> {
        let Place { table, after_id, as_of } = place;
        let mut load = match self.load.take() {
            Some(load) => load,
            None => store.begin_first_load(0).await?,
        };
        let before = load.position().cloned();
        rows(&mut load, SnapshotPosition { table, after_id, as_of }).await?;
        if !load.is_beside() && self.tables.last() != Some(&table) {
            self.tables.push(table);
        }
        let committed = load.position() != before.as_ref();
        self.load = Some(load);
        Ok(if committed { std::mem::take(&mut self.tables) } else { Vec::new() })
    }
}

pub fn change_of(change: tandem_protocol::Change) -> Change {
    match change {
        tandem_protocol::Change::Put { row } => Change::Put(row),
        tandem_protocol::Change::Del { table, id, version } => Change::Del { table, id, version },
    }
}
