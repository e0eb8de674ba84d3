//! The health of partners, each against its peers.

mod kept;

use tandem_domain::health::{Facts, Health, Mover, PartHealth, Unit};
use tandem_model::PartnerId;

use super::shape::money;
use crate::{
    ApiError, Core,
    routes::{ById, Nothing},
    view::{
        HealthPartView, HealthView, MoverView, PeersView, ScoreView, ScoresView, SignalValue, SignalView, TrendView,
    },
};

pub(crate) use self::kept::KeptHealth;

/// What is on record about a partner, and what it comes to.
pub(super) struct Judged {
    pub facts: Facts,
    pub health: Health,
}

pub(crate) async fn partner_health(core: &Core, args: ById) -> Result<HealthView, ApiError> {
    let mut judged = judge(core, &[PartnerId(args.id)]).await?;
    judged.pop().map(|judged| view(judged.health)).ok_or_else(|| core.not_found())
}

pub(crate) async fn partner_scores(core: &Core, _: Nothing) -> Result<ScoresView, ApiError> {
    let opened = core.opened()?;
    let scores = opened.health.standing(&opened.store, core.today()).scores().await.map_err(|e| core.store_error(e))?;
    Ok(ScoresView { scores: scores.iter().map(|(id, score)| ScoreView { id: id.0, score: *score }).collect() })
}

/// Of these, in their order, without those that are gone.
pub(super) async fn judge(core: &Core, ids: &[PartnerId]) -> Result<Vec<Judged>, ApiError> {
    let opened = core.opened()?;
    let standing = opened.health.standing(&opened.store, core.today());
    let mut judged = Vec::new();
    for id in ids {
        let found = standing.judge(*id).await.map_err(|e| core.store_error(e))?;
        judged.extend(found.map(|(facts, health)| Judged { facts, health }));
    }
    Ok(judged)
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
