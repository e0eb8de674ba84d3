//! Sums over what happened: they tell two runs apart, and two contents of one mutation.

use std::io;

use serde::Serialize;
use tandem_domain::Mutation;

/// FNV-1a, 64 bits: nothing here has an enemy.
#[derive(Clone, Copy, Debug)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Digest {
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }

    pub fn add_u64(&mut self, number: u64) {
        self.add(&number.to_le_bytes());
    }

    pub const fn sum(self) -> u64 {
        self.0
    }
}

impl io::Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The sum of a value's JSON.
pub fn of<T: Serialize>(value: &T) -> u64 {
    let mut digest = Digest::default();
    // Neither our rows nor this writer can fail.
    let _ = serde_json::to_writer(&mut digest, value);
    digest.sum()
}

/// What a mutation asks for, whatever number its device gave it.
pub fn of_mutation(mutation: &Mutation) -> u64 {
    of(&Mutation { device_seq: 0, ..mutation.clone() })
}
