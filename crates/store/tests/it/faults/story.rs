//! A laptop's life in some forty operations: each kind of write there is. Each reads what it needs from the file, so that
//! a process that begins in the middle goes on as one that never stopped.

use std::path::{Path, PathBuf};

use tandem_domain::{
    outbox::LineState,
    push::{Status, Verdict},
};
use tandem_model::{ConflictId, DealId, Row, Table, account, conflict, deal, partner, person};
use tandem_store::{
    Answer, Change, Differing, Edit, Error, Judged, Key, Label, LoadState, News, OpenOptions, Origin, QueueEntry,
    SnapshotPosition, StallFlag, Store, Workspace,
};
use uuid::Uuid;

use crate::support::{
    Dice, NOW, account as an_account, day, deal as a_deal, id, partner as a_partner, person as a_person, raw,
};

pub const KEY: [u8; 32] = [9; 32];
const DEALS: u128 = 40;
const DAY_US: i64 = 86_400_000_000;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Opens the file, and makes or migrates it.
    Opens,
    /// One transaction: all of it or nothing.
    Atomic,
    /// Several; broken off, it is done again and comes to the same.
    Steps,
}

use Kind::{Atomic, Opens, Steps};

pub const STORY: &[(&str, Kind)] = &[
    ("new file", Opens),
    ("greeting", Atomic),
    ("load begins", Atomic),
    ("first page", Steps),
    ("page of other tables", Steps),
    ("load ends", Steps),
    ("judging begins", Atomic),
    ("verdicts", Atomic),
    ("judging ends", Atomic),
    ("user told of stalls", Atomic),
    ("setting", Atomic),
    ("edit", Atomic),
    ("edit of several records", Atomic),
    ("new record", Atomic),
    ("removal", Atomic),
    ("same field again", Atomic),
    ("undo", Atomic),
    ("redo", Atomic),
    ("undo out of turn", Atomic),
    ("discard", Atomic),
    ("push is sent", Atomic),
    ("edit while sending", Atomic),
    ("push is answered", Atomic),
    ("refused edit again", Atomic),
    ("undo of what is taken", Atomic),
    ("time of the sync", Atomic),
    ("page with a conflict", Atomic),
    ("page under edits", Atomic),
    ("conflict is decided", Atomic),
    ("group of a copied profile", Atomic),
    ("rest is sent", Atomic),
    ("rest is answered", Atomic),
    ("verdicts on changed deals", Atomic),
    ("edit before a restore", Atomic),
    ("hub restored", Atomic),
    ("new device name", Atomic),
    ("offered again", Atomic),
    ("answered again", Atomic),
    ("archive pruned", Atomic),
    ("checkpoint", Steps),
    ("repair", Steps),
    ("resync begins", Steps),
    ("resync page", Steps),
    ("page during a resync", Atomic),
    ("rows take their place", Atomic),
    ("edit for the other workspace", Atomic),
    ("other workspace", Atomic),
    ("close and open", Steps),
    (OLD_FILE, Opens),
];

pub const OLD_FILE: &str = "file of the first release";

pub struct Laptop {
    pub path: PathBuf,
    pub store: Option<Store>,
    pub seed: u64,
}

impl Laptop {
    pub async fn open(path: &Path, seed: u64) -> Result<Self, Error> {
        let store = Store::open(path, &Key::new(KEY), OpenOptions { create: true }).await?;
        Ok(Self { path: path.to_owned(), store: Some(store), seed })
    }

    pub fn closed(path: &Path, seed: u64) -> Self {
        Self { path: path.to_owned(), store: None, seed }
    }

    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("open")
    }

    pub async fn close(&mut self) -> Result<(), Error> {
        match self.store.take() {
            Some(store) => store.close().await,
            None => Ok(()),
        }
    }

    /// Does the operation of that number.
    pub async fn act(&mut self, number: usize) -> Result<(), Error> {
        let (name, kind) = STORY[number];
        if kind == Opens || name == "close and open" {
            self.close().await?;
            self.store = Self::open(&self.path, self.seed).await?.store;
            return Ok(());
        }
        let act = Act { store: self.store(), at: NOW + number as i64, dice: Dice(self.seed * 1000 + number as u64) };
        act.run(name).await
    }
}

struct Act<'a> {
    store: &'a Store,
    at: i64,
    dice: Dice,
}

impl Act<'_> {
    async fn run(mut self, name: &str) -> Result<(), Error> {
        let (store, at) = (self.store, self.at);
        match name {
            "greeting" => store.save_workspace(workspace(1, 1)).await.map(drop),
            "hub restored" => store.save_workspace(workspace(1, 2)).await.map(drop),
            "other workspace" => store.save_workspace(workspace(2, 3)).await.map(drop),
            "load begins" => store.begin_first_load(DEALS as u64 + 10).await.map(drop),
            "first page" => self.load_deals().await,
            "resync page" => self.load_beside().await,
            "page of other tables" => self.load_others().await,
            "load ends" => store.finish_first_load("end".into()).await,
            "repair" => self.repair().await,
            "resync begins" => store.begin_replacement(DEALS as u64, true).await.map(drop),
            "rows take their place" => store.swap("next".into()).await.map(drop),
            "judging begins" => store.begin_judgement().await,
            "verdicts" | "verdicts on changed deals" => self.judge(name == "verdicts").await,
            "judging ends" => {
                let seq = store.judgement().await?.seq;
                store.end_judgement(day("2026-11-26"), "[]".into(), seq).await
            }
            "user told of stalls" => store.save_told_stalls(vec![News::Stalled, News::Severe], at).await,
            "setting" => store.save_setting("language", Some("de")).await,
            "undo" | "undo of what is taken" => store.undo(at).await.map(drop),
            "redo" => store.redo(at).await.map(drop),
            "undo out of turn" => {
                let of = |entry: &QueueEntry| entry.title == "edit of several records";
                let step = store.list_queue(99).await?.into_iter().find(of).expect("an edit");
                store.undo_group(step.group_id, at).await.map(drop)
            }
            "discard" => {
                let last = store.list_queue(99).await?.pop().expect("an edit");
                store.discard(last.mutation_id, at).await.map(drop)
            }
            "push is sent" => store.next_push(8, 1 << 20).await.map(drop),
            "rest is sent" | "offered again" => store.next_push(200, 1 << 20).await.map(drop),
            "push is answered" => self.answer(&[Status::Parked, Status::Applied, Status::Conflict]).await,
            "rest is answered" | "answered again" => self.answer(&[Status::Applied, Status::Merged]).await,
            "time of the sync" => store.save_synced_at(at, true).await,
            "refused edit again" => store.retry_parked(None).await,
            "group of a copied profile" => {
                let first = store.list_queue(1).await?.remove(0);
                store.renew_group(first.group_id).await
            }
            "page during a resync" => {
                let deal = deal::Model { name: "News".into(), version: 9, ..a_deal(3) };
                self.pull(vec![vec![Change::Put(Row::Deal(deal))]]).await
            }
            "page with a conflict" => self.pull(vec![vec![Change::Put(Row::Conflict(conflict()))]]).await,
            "page under edits" => self.pull_under_edits().await,
            "new device name" => store.fork_device().await.map(drop),
            "archive pruned" => store.prune_archive(at + 31 * DAY_US).await,
            "checkpoint" => store.checkpoint().await,
            edit => {
                let changes = self.changes(edit).await?;
                let label = Label { verb: "test".into(), title: edit.into(), record: None };
                let origin = Origin::Local(Edit { group_id: Uuid::now_v7(), at, label });
                store.write(origin, changes).await.map(drop)
            }
        }
    }

    async fn changes(&mut self, edit: &str) -> Result<Vec<Change>, Error> {
        let any = 1 + u128::from(self.dice.below(20));
        let changed = |mut deal: deal::Model, name: &str| {
            deal.name = name.to_owned();
            Change::Put(Row::Deal(deal))
        };
        Ok(match edit {
            "edit" => vec![changed(self.deal(7).await?, "Seven")],
            "edit of several records" => {
                let mut changes = Vec::new();
                for n in (8 + any % 10)..=(10 + any % 10 + u128::from(self.dice.below(4))) {
                    changes.push(changed(self.deal(n).await?, "Several"));
                }
                changes.push(Change::Put(Row::Partner(a_partner(1, "Renamed"))));
                changes
            }
            "new record" => vec![Change::Put(Row::Deal(deal::Model { version: 0, ..a_deal(900) }))],
            "removal" => vec![Change::Del { table: Table::Deal, id: id(30 + any % 5), version: 1 }],
            "same field again" => vec![changed(self.deal(7).await?, "Seven again")],
            "edit while sending" => vec![changed(self.deal(7).await?, "Seven while sending")],
            "edit before a restore" => vec![changed(self.deal(any).await?, "Before")],
            "edit for the other workspace" => vec![changed(self.deal(any).await?, "Other")],
            "conflict is decided" => {
                let closed = conflict::Model { state: "closed".into(), choice: Some("mine".into()), ..conflict() };
                vec![Change::Put(Row::Conflict(closed)), changed(self.deal(25).await?, "Mine")]
            }
            other => panic!("no operation {other}"),
        })
    }

    async fn deal(&self, n: u128) -> Result<deal::Model, Error> {
        match self.store.find_row(Table::Deal, id(n)).await? {
            Some(Row::Deal(deal)) => Ok(deal),
            _ => Ok(a_deal(n)),
        }
    }

    async fn load_deals(&self) -> Result<(), Error> {
        let mut load = self.store.begin_first_load(DEALS as u64 + 10).await?;
        if load.position().is_none() {
            let next = SnapshotPosition { table: Table::Partner, after_id: None, as_of: "as-of".into() };
            let rows = (1..=DEALS).map(a_deal).collect();
            load.load_page::<deal::Entity>(rows, 100, next).await?;
        }
        load.flush().await
    }

    async fn load_others(&self) -> Result<(), Error> {
        let mut load = self.store.begin_first_load(DEALS as u64 + 10).await?;
        if load.position().is_some_and(|at| at.table == Table::Partner) {
            let next = |table| SnapshotPosition { table, after_id: None, as_of: "as-of".into() };
            let partners = (1..=4).map(|n| a_partner(n, "Nordwind")).collect();
            load.load_page::<partner::Entity>(partners, 10, next(Table::Person)).await?;
            let people = (1..=4).map(|n| a_person(n, "Ada")).collect();
            load.load_page::<person::Entity>(people, 10, next(Table::Account)).await?;
            load.load_page::<account::Entity>(vec![an_account(1, "Acme")], 10, next(Table::Activity)).await?;
        }
        load.flush().await
    }

    /// All rows anew: some are newer, some are gone.
    async fn load_beside(&self) -> Result<(), Error> {
        let mut load = self.store.begin_replacement(DEALS as u64, false).await?;
        if load.position().is_none() {
            let next = SnapshotPosition { table: Table::Person, after_id: None, as_of: "as-of".into() };
            let newer = |n: u128| deal::Model { next_step: Some("Anew".into()), version: 8, ..a_deal(n) };
            let rows = (1..=DEALS - 4).map(newer).collect();
            load.load_page::<deal::Entity>(rows, 100, next.clone()).await?;
            let partners = (1..=4).map(|n| a_partner(n, "Nordwind")).collect();
            load.load_page::<partner::Entity>(partners, 10, next).await?;
        }
        load.flush().await
    }

    /// One row is missing here, one is too many, one differs.
    async fn repair(&self) -> Result<(), Error> {
        let compared = self.store.standing().await?;
        let other = deal::Model { name: "As at the hub".into(), version: 9, ..a_deal(36) };
        let rows = vec![Row::Deal(other), Row::Deal(deal::Model { version: 9, ..a_deal(777) })];
        let part = Differing { table: Table::Deal, here: [id(36), id(37)].into(), rows };
        self.store.repair(compared, vec![part], self.at).await.map(drop)
    }

    async fn judge(&mut self, all: bool) -> Result<(), Error> {
        let seq = self.store.judgement().await?.seq;
        let deals: Vec<DealId> = if all {
            (1..=10).map(|n| DealId(id(n))).collect()
        } else {
            self.store.list_unjudged_deals(seq, 99).await?.into_iter().map(|deal| deal.id).collect()
        };
        let severity = 10 + self.dice.below(80) as i32;
        let flags = deals.iter().map(|&deal_id| StallFlag {
            deal_id,
            severity,
            verdict: "{}".into(),
            cause: format!("{severity}"),
            since_on: day("2026-11-01"),
        });
        let judged = if all { Judged::Range(None, None) } else { Judged::Deals(deals.clone()) };
        self.store.save_verdicts(judged, flags.collect(), seq).await
    }

    /// The hub's answer to all that was sent, in turns; what it has taken has gone up by a version.
    async fn answer(&self, turns: &[Status]) -> Result<(), Error> {
        let sent = self.store.list_queue(999).await?.into_iter().filter(|entry| entry.state == LineState::Sending);
        let (mut verdicts, mut changes) = (Vec::new(), Vec::new());
        for (n, entry) in sent.enumerate() {
            let status = turns[n % turns.len()];
            let (refusal, combined, conflicts) = (None, Vec::new(), Vec::new());
            verdicts.push(Verdict { mutation_id: entry.mutation_id, status, refusal, combined, conflicts });
            if entry.table == Table::Deal && status == Status::Applied {
                let mut deal = self.deal(entry.id.as_u128()).await?;
                deal.version += 1;
                changes.push(Change::Put(Row::Deal(deal)));
            }
        }
        assert!(!verdicts.is_empty(), "nothing was sent");
        // Before any hub has said otherwise, everything may be seen.
        let (round, reach) = (self.round(), String::new());
        let answer = Answer { round, hub_epoch: None, reach, verdicts, changes, at: self.at };
        let taken = self.store.apply_push(answer).await?;
        assert!(taken.is_some(), "the answer came too late");
        Ok(())
    }

    /// What a batch would carry, past the door for writes.
    fn round(&self) -> i64 {
        let sqlite = raw(self.store.path(), &Key::new(KEY));
        sqlite.query_row("SELECT round FROM sync_state", [], |row| row.get(0)).unwrap()
    }

    async fn pull(&self, groups: Vec<Vec<Change>>) -> Result<(), Error> {
        let cursor = Some(format!("cursor of {}", self.at));
        self.store.apply_groups(groups, cursor, self.at).await.map(drop)
    }

    async fn pull_under_edits(&mut self) -> Result<(), Error> {
        let mut groups = vec![vec![Change::Del { table: Table::Deal, id: id(39), version: 5 }]];
        for n in 5..9 + u128::from(self.dice.below(8)) {
            let mut deal = a_deal(n);
            (deal.next_step, deal.version) = (Some("Theirs".into()), 7);
            groups.push(vec![Change::Put(Row::Deal(deal)), Change::Put(Row::Person(a_person(n, "Grace")))]);
        }
        self.pull(groups).await
    }
}

fn workspace(number: u128, epoch: u128) -> Workspace {
    Workspace { hub_epoch: id(epoch), id: id(number), name: "Team".into(), me: None }
}

fn conflict() -> conflict::Model {
    conflict::Model {
        id: ConflictId(id(77)),
        record_table: "deal".into(),
        record_id: id(25),
        kind: "field".into(),
        fields: r#"["name"]"#.into(),
        base: "{}".into(),
        mine: r#"{"name":"Mine"}"#.into(),
        theirs: r#"{"name":"Theirs"}"#.into(),
        mine_by: None,
        mine_device: id(5),
        mine_at: 1,
        theirs_by: None,
        theirs_at: None,
        mutation_id: id(78),
        state: "open".into(),
        choice: None,
        closed_by: None,
        closed_at: None,
        version: 1,
    }
}

/// Is the file whole, and are its sums those of a recount? Those of a first judgement are made at its end.
pub async fn check_whole(store: &Store, what: &str) {
    assert_eq!(store.integrity_check().await.unwrap(), Vec::<String>::new(), "{what}");
    let loaded = store.sync_state().await.unwrap().load == LoadState::Done;
    if loaded && store.judgement().await.unwrap().judged_on.is_some() {
        assert_eq!(store.count_rollup_differences().await.unwrap(), 0, "{what}");
    }
}
