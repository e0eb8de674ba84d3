//! Chance that is the same everywhere: each row draws from its own stream, made from the seed, the noun and the row's
//! number. So any row can be made again without the rows before it, and a million of them need no memory.

use uuid::Uuid;

/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
#[derive(Clone, Debug)]
pub struct Rng(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Rng {
    pub fn new(seed: u64, noun: Noun, row: usize) -> Self {
        let noun = mix((noun as u64).wrapping_mul(STEP));
        Self(mix(mix(seed.wrapping_add(STEP)) ^ noun).wrapping_add(mix(row as u64 ^ STEP)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number from 0 to `bound` - 1; 0 when `bound` is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        // The high half of a product: even enough for bounds far below 2^64.
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(high.saturating_sub(low).unsigned_abs() + 1) as i64
    }

    pub fn index(&mut self, len: usize) -> usize {
        self.below(len as u64) as usize
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.index(list.len())]
    }
}

fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// What a stream of chance belongs to.
#[derive(Clone, Copy, Debug)]
pub enum Noun {
    Member = 1,
    Partner,
    Contact,
    Learner,
    Account,
    Product,
    Deal,
    StageChange,
    Activity,
    Target,
    Course,
    Run,
    Exam,
    Enrollment,
    Attempt,
    Registration,
    Task,
}

/// The id of a row: random in looks, the same for the same seed.
pub fn row_id(seed: u64, noun: Noun, row: usize) -> Uuid {
    let mut rng = Rng::new(seed ^ STEP.rotate_left(17), noun, row);
    let bits = (u128::from(rng.next()) << 64) | u128::from(rng.next());
    uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_and_differ() {
        let first = |seed, row| Rng::new(seed, Noun::Deal, row).below(1 << 40);
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
        assert_ne!(row_id(1, Noun::Deal, 2), row_id(1, Noun::Learner, 2));
    }

    #[test]
    fn bounds_hold() {
        let mut rng = Rng::new(7, Noun::Partner, 0);
        for _ in 0..1_000 {
            assert!((3..=5).contains(&rng.between(3, 5)));
            assert_eq!(rng.below(1), 0);
        }
    }
}
