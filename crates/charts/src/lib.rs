//! Numbers in; themed SVG, hit areas and a table twin out.
//!
//! Callers bring every word already in the reader's language: this crate knows no locale, only a direction.
//! plotters draws with sentinel colours (`ink`), the post-pass (`restyle`) turns them into the style sheet's
//! classes, so one picture serves light, dark, high contrast and print. Read `columns::quarter_columns` first.

mod axis;
mod bars;
mod canvas;
mod chart;
mod columns;
mod curve;
mod error;
mod hits;
mod ink;
mod labels;
mod restyle;
mod scale;
mod spark;
mod spec;
mod text;
mod widths;

pub use bars::{bars_height_px, stage_bars};
pub use chart::{Chart, HitArea, LegendEntry, LegendMark, TableTwin};
pub use columns::{grouped_columns, quarter_columns};
pub use curve::curve;
pub use error::Error;
pub use scale::tick_values;
pub use spark::sparkline;
pub use spec::{
    Bar, BarsSpec, ColumnsSpec, Frame, GroupsSpec, LinesSpec, MAX_POINTS, MAX_SERIES, Point, Series, Threshold,
    TickLabel, Wording,
};
