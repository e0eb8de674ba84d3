//! What can be wrong with a request for a chart; each variant is something the caller mends differently.

/// Why a chart was not drawn.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    #[error("a frame of {width_px} x {height_px} px at text scale {text_scale} cannot hold a chart")]
    FrameUnusable { width_px: u32, height_px: u32, text_scale: f32 },
    #[error("{count} points are more than a chart may hold")]
    TooManyPoints { count: usize },
    #[error("{count} series are more than a chart may tell apart")]
    TooManySeries { count: usize },
    #[error("a series has {found} points for {expected} categories")]
    SeriesUneven { expected: usize, found: usize },
    #[error("slot {slot} is not in the palette")]
    SlotUnknown { slot: u8 },
    #[error("the drawing backend failed: {cause}")]
    Draw { cause: String },
    #[error("the drawing holds a mark that is not ours: {mark}")]
    MarkUnknown { mark: String },
}
