//! A cache in a folder of its own, rows to put into it, and a second way to look at the file.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tandem_domain::{
    Mutation, Refusal, RefusalCode,
    push::{Status, Verdict},
};
use tandem_model::{AccountId, DealId, MemberId, PartnerId, PersonId, Row, Table, account, deal, partner, person};
use tandem_store::{Answer, Batch, Change, Edit, Judged, Key, Label, OpenOptions, Origin, StallFlag, Store, Written};
use tempfile::TempDir;
use uuid::Uuid;

/// The user's clock.
pub const NOW: i64 = 1_795_000_000_000_000;

/// Something that the user does.
pub fn edit(at: i64) -> Origin {
    Origin::Local(Edit { group_id: Uuid::now_v7(), at, label: Label::default() })
}

pub fn verdict(mutation: &Mutation, status: Status) -> Verdict {
    let refusal = (status == Status::Parked).then(|| Refusal::on(RefusalCode::Empty, "name"));
    let mutation_id = mutation.mutation_id;
    Verdict { mutation_id, status, refusal, combined: Vec::new(), conflicts: Vec::new() }
}

pub struct Cache {
    pub store: Store,
    pub key: Key,
    pub path: PathBuf,
    _folder: TempDir,
}

impl Cache {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile").join("cache.db");
        let key = Key::random().unwrap();
        let store = Store::open(&path, &key, OpenOptions { create: true }).await.unwrap();
        tandem_store::exit::without_cleanup();
        Self { store, key, path, _folder: folder }
    }

    pub fn of(store: Store, key: Key, path: PathBuf, folder: TempDir) -> Self {
        Self { store, key, path, _folder: folder }
    }

    /// Closes the store and opens the same file again.
    pub async fn reopen(&mut self) {
        self.store.close().await.unwrap();
        self.store = Store::open(&self.path, &self.key, OpenOptions::default()).await.unwrap();
    }

    pub fn raw(&self) -> rusqlite::Connection {
        raw(&self.path, &self.key)
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.raw().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub async fn remote(&self, changes: Vec<Change>) {
        self.store.write(Origin::Remote { cursor: None, at: NOW }, changes).await.unwrap();
    }

    pub async fn local(&self, changes: Vec<Change>) {
        self.store.write(edit(NOW), changes).await.unwrap();
    }

    /// What goes to the hub now.
    pub async fn push(&self) -> Vec<Vec<Mutation>> {
        self.batch().await.groups.into_iter().map(|(_, mutations)| mutations).collect()
    }

    /// The hub's answer to what was asked last.
    pub async fn answer(&self, verdicts: Vec<Verdict>, changes: Vec<Change>) -> Written {
        let round = self.store.standing().await.unwrap().round;
        let reach = self.store.sync_state().await.unwrap().access.reach();
        let answer = Answer { round, hub_epoch: None, reach, verdicts, changes, at: NOW };
        self.store.apply_push(answer).await.unwrap().unwrap()
    }

    pub async fn batch(&self) -> Batch {
        self.store.next_push(200, 1 << 20).await.unwrap()
    }

    /// An edit of one deal.
    pub async fn edit_deal(&self, n: u128, change: impl FnOnce(&mut deal::Model)) {
        let mut deal = self.deal(n).await.unwrap();
        change(&mut deal);
        self.local(vec![put_deal(&deal)]).await;
    }

    /// Judges everything: these flags and no others.
    pub async fn judge(&self, flags: Vec<StallFlag>, today: NaiveDate) {
        let seq = self.store.judgement().await.unwrap().seq;
        self.store.begin_judgement().await.unwrap();
        self.store.save_verdicts(Judged::Range(None, None), flags, seq).await.unwrap();
        self.store.end_judgement(today, "[]".into(), seq).await.unwrap();
    }

    pub async fn deal(&self, n: u128) -> Option<deal::Model> {
        self.store.find_row(Table::Deal, id(n)).await.unwrap().map(|row| match row {
            Row::Deal(deal) => deal,
            other => panic!("not a deal: {other:?}"),
        })
    }
}

/// Opens the file with plain SQLCipher, without anything of the store.
pub fn raw(path: &Path, key: &Key) -> rusqlite::Connection {
    let sqlite = rusqlite::Connection::open(path).unwrap();
    sqlite.execute_batch(&format!("PRAGMA key = \"x'{}'\"", *key.to_hex())).unwrap();
    sqlite
}

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn deal(n: u128) -> deal::Model {
    deal::Model {
        id: DealId(id(n)),
        code: format!("OPP-{n}"),
        name: format!("Deal {n}"),
        partner_id: PartnerId(id(1)),
        account_id: None,
        product_id: None,
        owner_id: MemberId(id(1)),
        region: "EMEA".into(),
        stage: "engaging".into(),
        stage_entered_on: Some(day("2026-09-01")),
        opened_on: None,
        close_on: Some(day("2026-12-15")),
        amount_minor: Some(125_000),
        currency: "EUR".into(),
        next_step: None,
        next_step_on: None,
        last_two_way_at: Some(1_790_000_000_000_000),
        push_count: 0,
        partner_updated_on: None,
        protected_until: None,
        slow_by_design: false,
        snoozed_until: None,
        updated_at: 1_790_000_000_000_000 + n as i64,
        version: 1,
    }
}

pub fn partner(n: u128, name: &str) -> partner::Model {
    partner::Model {
        id: PartnerId(id(n)),
        name: name.into(),
        kind: "reseller".into(),
        tier: Some("gold".into()),
        country: Some("DE".into()),
        city: None,
        region: "EMEA".into(),
        domain: None,
        language: None,
        owner_id: MemberId(id(1)),
        since: Some(day("2020-02-29")),
        note: None,
        tags: None,
        version: 1,
    }
}

pub fn person(n: u128, name: &str) -> person::Model {
    person::Model {
        id: PersonId(id(n)),
        partner_id: PartnerId(id(1)),
        name: name.into(),
        email: None,
        phone: None,
        role: "learner".into(),
        region: None,
        version: 1,
    }
}

pub fn account(n: u128, name: &str) -> account::Model {
    account::Model {
        id: AccountId(id(n)),
        name: name.into(),
        sector: None,
        country: None,
        domain: None,
        founded_year: Some(1999),
        revenue_minor: Some(i64::MAX),
        currency: Some("USD".into()),
        employees: None,
        parent_name: None,
        version: 1,
    }
}

pub fn put_deal(deal: &deal::Model) -> Change {
    Change::Put(Row::Deal(deal.clone()))
}

pub fn put_partner(n: u128, name: &str) -> Change {
    Change::Put(Row::Partner(partner(n, name)))
}

/// Repeatable chance.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }
}
