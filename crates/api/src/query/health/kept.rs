//! What was measured of partners, kept until something is written or the day changes: one health takes all peers, and
//! ten thousand partners are not read anew for each.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::NaiveDate;
use tandem_domain::health::{self, Board, Facts, Group, Health, Measured, Peers, Profile};
use tandem_model::PartnerId;
use tandem_store::{Error, Store};

#[derive(Default)]
pub(crate) struct KeptHealth(Mutex<Kept>);

/// All of it as of one state of the file and one day.
#[derive(Default)]
struct Kept {
    writes: u64,
    day: NaiveDate,
    everyone: Option<Arc<Everyone>>,
    circles: HashMap<Group, Arc<Circle>>,
    scores: Option<Arc<Scores>>,
}

/// Of those that have one, by id.
type Scores = Vec<(PartnerId, u32)>;

/// All partners, and with whom each is compared.
struct Everyone {
    profiles: HashMap<PartnerId, Profile>,
    peers: Peers,
}

/// Partners that are peers of each other, side by side.
struct Circle {
    facts: HashMap<PartnerId, (Facts, Measured)>,
    board: Board,
}

/// One state of the file on one day; what is read in it is kept only while both stay.
pub(super) struct Standing<'a> {
    kept: &'a KeptHealth,
    store: &'a Store,
    writes: u64,
    day: NaiveDate,
}

impl KeptHealth {
    pub(super) fn standing<'a>(&'a self, store: &'a Store, day: NaiveDate) -> Standing<'a> {
        // Asked before anything is read: what is written meanwhile makes it old at once.
        Standing { kept: self, store, writes: store.writes(), day }
    }
}

impl Standing<'_> {
    /// What is kept of this state, made empty where it is of another.
    fn with<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        let mut kept = self.kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        if (kept.writes, kept.day) != (self.writes, self.day) {
            *kept = Kept { writes: self.writes, day: self.day, ..Kept::default() };
        }
        work(&mut kept)
    }

    /// `None` when the partner is gone.
    pub(super) async fn judge(&self, id: PartnerId) -> Result<Option<(Facts, Health)>, Error> {
        let everyone = self.everyone().await?;
        let Some(profile) = everyone.profiles.get(&id) else { return Ok(None) };
        let circle = self.circle(&everyone, everyone.peers.group(profile)).await?;
        Ok(circle.health(id).map(|(facts, health)| (facts.clone(), health)))
    }

    async fn everyone(&self) -> Result<Arc<Everyone>, Error> {
        if let Some(everyone) = self.with(|kept| kept.everyone.clone()) {
            return Ok(everyone);
        }
        let all = self.store.list_profiles().await?;
        let peers = Peers::new(&all);
        let profiles = all.into_iter().map(|profile| (profile.id, profile)).collect();
        let everyone = Arc::new(Everyone { profiles, peers });
        self.with(|kept| kept.everyone = Some(Arc::clone(&everyone)));
        Ok(everyone)
    }

    pub(super) async fn scores(&self) -> Result<Arc<Scores>, Error> {
        if let Some(scores) = self.with(|kept| kept.scores.clone()) {
            return Ok(scores);
        }
        let everyone = self.everyone().await?;
        let mut scores = Scores::new();
        for (id, profile) in &everyone.profiles {
            let circle = self.circle(&everyone, everyone.peers.group(profile)).await?;
            let score = circle.health(*id).and_then(|(_, health)| health.score);
            scores.extend(score.map(|score| (*id, score)));
        }
        scores.sort_unstable();
        let scores = Arc::new(scores);
        self.with(|kept| kept.scores = Some(Arc::clone(&scores)));
        Ok(scores)
    }

    async fn circle(&self, everyone: &Everyone, group: Group) -> Result<Arc<Circle>, Error> {
        if let Some(circle) = self.with(|kept| kept.circles.get(&group).cloned()) {
            return Ok(circle);
        }
        let among = everyone.profiles.values().filter(|profile| group.holds(profile)).cloned().collect();
        let facts = self.store.list_health_facts(among, self.day).await?;
        let measured: Vec<Measured> = facts.iter().map(|facts| health::measure(facts, self.day)).collect();
        let board = Board::new(&measured);
        let facts = facts.into_iter().zip(measured).map(|(facts, of)| (facts.profile.id, (facts, of))).collect();
        let circle = Arc::new(Circle { facts, board });
        self.with(|kept| kept.circles.insert(group, Arc::clone(&circle)));
        Ok(circle)
    }
}

impl Circle {
    fn health(&self, id: PartnerId) -> Option<(&Facts, Health)> {
        self.facts.get(&id).map(|(facts, measured)| (facts, self.board.health(measured)))
    }
}
