//! The health of partners, each against its peers.

use tandem_domain::health::{self, Board, Facts, Group, Health, Measured, Mover, PartHealth, Peers, Profile, Unit};
use tandem_model::PartnerId;
use tandem_store::Store;

use super::shape::money;
use crate::{
    ApiError, Core,
    routes::{ById, Nothing},
    view::{
        HealthPartView, HealthView, MoverView, PeersView, ScoreView, ScoresView, SignalValue, SignalView, TrendView,
    },
};

/// What is on record about a partner, and what it comes to.
pub(super) struct Judged {
    pub facts: Facts,
    pub health: Health,
}

pub(crate) async fn partner_health(core: &Core, args: ById) -> Result<HealthView, ApiError> {
    let mut judged = judge(core, &core.store()?, Some(&[PartnerId(args.id)])).await?;
    judged.pop().map(|judged| view(judged.health)).ok_or_else(|| core.not_found())
}

pub(crate) async fn partner_scores(core: &Core, _: Nothing) -> Result<ScoresView, ApiError> {
    let judged = judge(core, &core.store()?, None).await?;
    let score = |one: Judged| Some(ScoreView { id: one.facts.profile.id.0, score: one.health.score? });
    Ok(ScoresView { scores: judged.into_iter().filter_map(score).collect() })
}

/// Of these, in their order, without those that are gone; of all where none are named. Their peers are read with them.
pub(super) async fn judge(core: &Core, store: &Store, only: Option<&[PartnerId]>) -> Result<Vec<Judged>, ApiError> {
    let all = store.list_profiles().await.map_err(|e| core.store_error(e))?;
    let among = match only {
        None => all,
        Some(ids) => with_peers(all, ids),
    };
    let facts = store.list_health_facts(among, core.today()).await.map_err(|e| core.store_error(e))?;
    let measured: Vec<Measured> = facts.iter().map(|facts| health::measure(facts, core.today())).collect();
    let board = Board::new(&measured);
    let judged = |at: usize| Judged { facts: facts[at].clone(), health: board.health(&measured[at]) };
    let place = |id: &PartnerId| facts.iter().position(|facts| facts.profile.id == *id);
    Ok(match only {
        None => (0..facts.len()).map(judged).collect(),
        Some(ids) => ids.iter().filter_map(place).map(judged).collect(),
    })
}

fn with_peers(all: Vec<Profile>, ids: &[PartnerId]) -> Vec<Profile> {
    let peers = Peers::new(&all);
    let named = all.iter().filter(|profile| ids.contains(&profile.id));
    let groups: Vec<Group> = named.map(|profile| peers.group(profile)).collect();
    all.into_iter().filter(|profile| groups.iter().any(|group| group.holds(profile))).collect()
}

pub(super) fn view(health: Health) -> HealthView {
    HealthView {
        score: health.score,
        peers: PeersView { width: health.width.code().to_owned(), count: health.peers },
        parts: health.parts.into_iter().map(part).collect(),
        trend: health.trend.map(|trend| TrendView {
            points: trend.points,
            compared: trend.compared,
            movers: trend.movers.into_iter().map(mover).collect(),
        }),
    }
}

fn part(part: PartHealth) -> HealthPartView {
    let signals = part.signals.into_iter().map(|one| SignalView {
        signal: one.signal.code().to_owned(),
        value: one.value.map(|value| signal_value(value, &one.unit)),
        score: one.score,
    });
    HealthPartView {
        part: part.part.code().to_owned(),
        weight: part.part.weight(),
        score: part.score,
        signals: signals.collect(),
    }
}

fn mover(mover: Mover) -> MoverView {
    MoverView {
        signal: mover.signal.code().to_owned(),
        points: mover.points,
        now: signal_value(mover.now, &mover.unit),
        before: signal_value(mover.before, &mover.unit),
    }
}

fn signal_value(value: i64, unit: &Unit) -> SignalValue {
    match unit {
        Unit::Count => SignalValue::Count { count: value },
        Unit::Share => SignalValue::Share { share: value },
        Unit::Money(currency) => SignalValue::Money { money: money(value, currency) },
    }
}
