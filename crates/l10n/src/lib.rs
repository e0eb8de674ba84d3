//! Everything that turns data into words: Fluent messages and ICU formats in the languages that Tandem ships.
//!
//! Start with [`Localizer`]. Messages are called through the typed functions of [`tr`], which `cargo xtask gen` writes
//! from `locales/`. The window formats with `Intl`; the tests here hold this crate to the same output.

pub mod codegen;
mod date;
mod function;
mod language;
mod localizer;
pub mod money;
mod number;
mod symbol;
#[path = "generated.rs"]
pub mod tr;

pub use date::DateStyle;
pub use language::{Language, region_of};
pub use localizer::{Arg, CodeSet, Localizer, strip_isolates};
