//! How long to wait: spread at random, so that a team's laptops don't come back to their hub all at once.

use crate::rng::Rng;

const SHORTEST_MS: u64 = 1_000;
const LONGEST_MS: u64 = 300_000;
/// How often an idle laptop asks for news, on average.
const PERIOD_MS: u64 = 180_000;
/// After the hub told of news: several that come together are pulled together, and a team does not ask at once.
const NEWS_MS: u64 = 1_000;
/// After the network came back: at once for a person, spread for a hub.
const NETWORK_BACK_MS: u64 = 2_000;
/// Before rows are compared with the hub's: nobody waits for it, and it costs the hub something.
const CHECK_MS: u64 = 30_000;

/// Full jitter between a second and a bound that doubles with each attempt, up to five minutes.
pub fn retry_ms(attempt: u32, rng: &mut Rng) -> u64 {
    let bound = SHORTEST_MS.saturating_mul(2_u64.saturating_pow(attempt.saturating_add(1).min(20)));
    rng.between(SHORTEST_MS, bound.min(LONGEST_MS))
}

pub fn period_ms(rng: &mut Rng) -> u64 {
    rng.between(PERIOD_MS / 2, PERIOD_MS + PERIOD_MS / 2)
}

pub fn check_ms(rng: &mut Rng) -> u64 {
    rng.between(CHECK_MS / 3, CHECK_MS * 2)
}

pub fn news_ms(rng: &mut Rng) -> u64 {
    rng.between(NEWS_MS / 10, NEWS_MS)
}

pub fn network_back_ms(rng: &mut Rng) -> u64 {
    rng.between(0, NETWORK_BACK_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_with_each_attempt_and_stay_within_five_minutes() {
        let mut rng = Rng::new(1);
        let mut longest_of = |attempt| (0..500).map(|_| retry_ms(attempt, &mut rng)).max().unwrap_or_default();
        assert!(longest_of(0) <= 2_000);
        assert!((3_000..=4_000).contains(&longest_of(1)));
        assert!((200_000..=LONGEST_MS).contains(&longest_of(40)));
        assert!((0..500).all(|_| retry_ms(u32::MAX, &mut rng) >= SHORTEST_MS));
    }
}
