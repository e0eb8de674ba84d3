//! Small steps from what the store gives to what the screens show.

use tandem_charts::{Frame, sparkline};
use tandem_l10n::Localizer;
use tandem_store::read::Sum;

use crate::{ApiError, Core, view::Money};

const PAGE: u32 = 100;
const LARGEST_PAGE: u32 = 500;
/// Colour of sparklines.
const SPARK_SLOT: u8 = 1;

pub(super) fn page_limit(asked: Option<u32>) -> u64 {
    asked.unwrap_or(PAGE).clamp(1, LARGEST_PAGE).into()
}

pub(super) fn money(minor: i64, currency: &str) -> Money {
    Money { minor, currency: currency.to_owned() }
}

/// What is known of each currency, largest first. A currency of which no amount is known has no sum: it is not zero.
pub(super) fn sums(sums: &[Sum]) -> Vec<Money> {
    let mut known: Vec<&Sum> = sums.iter().filter(|sum| sum.n > sum.unpriced).collect();
    known.sort_by_key(|sum| std::cmp::Reverse(sum.minor));
    known.into_iter().map(|sum| money(sum.minor, &sum.currency)).collect()
}

/// Keeps the parts of an amount together in a sentence of the other direction.
pub(super) fn isolated(amount: &str) -> String {
    format!("\u{2068}{amount}\u{2069}")
}

/// A box for a drawing, in the direction of the language.
pub(super) fn frame(loc: &Localizer, width_px: u32, height_px: u32, text_scale: f64) -> Frame {
    Frame {
        width_px: width_px.clamp(40, 4_096),
        height_px: height_px.clamp(20, 4_096),
        rtl: loc.language().is_rtl(),
        text_scale: if text_scale.is_finite() { text_scale.clamp(0.5, 3.0) as f32 } else { 1.0 },
    }
}

/// A sparkline of this width and height in pixels.
pub(super) fn spark(core: &Core, values: &[Option<i64>], (width, height): (u32, u32)) -> Result<String, ApiError> {
    sparkline(values, SPARK_SLOT, &frame(&core.loc(), width, height, 1.0)).map_err(|e| core.internal(&e))
}

impl Core {
    pub(super) fn bad_cursor(&self) -> ApiError {
        self.refused(tandem_l10n::tr::error_bad_value(&self.loc(), "after")).on("after")
    }
}
