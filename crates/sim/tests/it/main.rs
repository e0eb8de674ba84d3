//! The simulator's own proof: seeds that once failed stay mended, fresh ones pass, and sabotage never does.

mod mutants;
mod seeds;
