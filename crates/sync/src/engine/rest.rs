//! When to ask again: after a while, or soon when the hub tells of news.

use super::{Phase, State, Step};
use crate::{backoff, event::Effect, pulling::Pulling};

/// After that long the hub is greeted again before a pull: grants, clock and epoch may have changed.
const HELLO_AGAIN_US: i64 = 3_600_000_000;

impl State {
    /// Whether it is of use to hear that the hub has news.
    pub fn wants_news(&self) -> bool {
        self.has_hub && !matches!(self.phase, Phase::NoHub | Phase::Paused | Phase::Stopped { .. })
    }

    /// All is here, unless the user asked again meanwhile.
    pub(super) fn end_round(&mut self, step: &mut Step<'_>) {
        match (std::mem::take(&mut self.again), self.cursor.clone()) {
            (true, Some(cursor)) => self.phase = Phase::Pulling(Pulling::from(cursor)),
            (true, None) => self.connect(step),
            (false, _) => {
                self.phase = Phase::Synced;
                self.rest(step);
            }
        }
    }

    /// Nothing to do for a while, unless something came up during the pull.
    fn rest(&mut self, step: &mut Step<'_>) {
        let delay_ms = match (self.news, self.checks.is_due(step.now)) {
            (true, _) => backoff::news_ms(step.rng),
            (false, true) => backoff::check_ms(step.rng),
            (false, false) => backoff::period_ms(step.rng),
        };
        self.set_timer(delay_ms, step);
    }

    /// A hub that tells of news without end brings the pull neither closer nor further away.
    pub(super) fn take_news(&mut self, step: &mut Step<'_>) {
        let known = std::mem::replace(&mut self.news, true);
        if !known && self.phase == Phase::Synced {
            self.rest(step);
        }
    }

    pub(super) fn take_timer(&mut self, step: &mut Step<'_>) {
        (self.timer, self.news) = (None, false);
        let greeted = self.hello_at.is_some_and(|at| (0..HELLO_AGAIN_US).contains(&(step.now - at)));
        match (&self.phase, self.cursor.clone()) {
            (Phase::Synced, Some(cursor)) if greeted => self.phase = Phase::Pulling(Pulling::from(cursor)),
            (Phase::Synced | Phase::Waiting { .. }, _) => self.connect(step),
            _ => {}
        }
    }

    pub(super) fn set_timer(&mut self, delay_ms: u64, step: &mut Step<'_>) {
        let ticket = self.ticket();
        self.timer = Some(ticket);
        step.effects.push(Effect::SetTimer { ticket, delay_ms });
    }
}
