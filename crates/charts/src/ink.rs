//! The bridge between plotters and the style sheet: each ink is a sentinel colour on the way in and a class on
//! the way out, so no real colour ever reaches the page.

use plotters::style::RGBColor;

/// What a mark means. `u8` values are palette slots, 1 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Grid,
    Axis,
    /// Axis and count text.
    Tick,
    /// Direct labels of values.
    Value,
    /// Names of stages and series.
    Label,
    Fill(u8),
    /// A rectangle with a rounded upper edge.
    Column(u8),
    /// A rectangle with a rounded inline-end edge.
    BarEnd(u8),
    /// The tinted part of a forecast, with a rounded upper edge.
    Tint,
    /// The dashed outline of a forecast, open below.
    Outline,
    Line(u8),
    Dashed(u8),
    ThinLine(u8),
    ThinDashed(u8),
    /// The end of a line, set off from what it crosses.
    Marker(u8),
}

/// Third channel of every sentinel: a colour without it was not drawn by us.
const SEAL: u8 = 0x7e;

impl Ink {
    pub(crate) fn color(self) -> RGBColor {
        let (kind, slot) = self.code();
        RGBColor(kind, slot, SEAL)
    }

    /// Reads back a colour as the SVG backend writes it, `#RRGGBB`.
    pub(crate) fn parse(color: &str) -> Option<Ink> {
        let channel = |at: usize| color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let (kind, slot, seal) = (channel(1)?, channel(3)?, channel(5)?);
        Ink::every(slot).into_iter().find(|ink| seal == SEAL && ink.code() == (kind, slot))
    }

    /// The classes of the style sheet.
    pub(crate) fn class(self) -> String {
        match self {
            Ink::Grid => "g".into(),
            Ink::Axis => "ax".into(),
            Ink::Tick => String::new(),
            Ink::Value => "v".into(),
            Ink::Label => "l".into(),
            Ink::Fill(slot) | Ink::Column(slot) | Ink::BarEnd(slot) => format!("f{slot}"),
            Ink::Tint => "f1s".into(),
            Ink::Outline => "s1".into(),
            Ink::Line(slot) => format!("ln s{slot}"),
            Ink::Dashed(slot) => format!("ln s{slot} dash"),
            Ink::ThinLine(slot) | Ink::ThinDashed(slot) => format!("s{slot}"),
            Ink::Marker(slot) => format!("f{slot} halo"),
        }
    }

    /// Geometry the style sheet leaves open. Attributes, because a strict page policy refuses inline styles.
    pub(crate) fn attributes(self) -> &'static str {
        match self {
            Ink::Outline => r#" fill="none" stroke-width="1.25" stroke-dasharray="3 3""#,
            Ink::ThinLine(_) => r#" fill="none" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round""#,
            Ink::ThinDashed(_) => r#" fill="none" stroke-width="1.5" stroke-dasharray="4 4" stroke-linecap="round""#,
            _ => "",
        }
    }

    fn code(self) -> (u8, u8) {
        match self {
            Ink::Grid => (1, 0),
            Ink::Axis => (2, 0),
            Ink::Tick => (3, 0),
            Ink::Value => (4, 0),
            Ink::Label => (5, 0),
            Ink::Tint => (6, 0),
            Ink::Outline => (7, 0),
            Ink::Fill(slot) => (8, slot),
            Ink::Column(slot) => (9, slot),
            Ink::BarEnd(slot) => (10, slot),
            Ink::Line(slot) => (11, slot),
            Ink::Dashed(slot) => (12, slot),
            Ink::ThinLine(slot) => (13, slot),
            Ink::ThinDashed(slot) => (14, slot),
            Ink::Marker(slot) => (15, slot),
        }
    }

    fn every(slot: u8) -> [Ink; 15] {
        [
            Ink::Grid,
            Ink::Axis,
            Ink::Tick,
            Ink::Value,
            Ink::Label,
            Ink::Tint,
            Ink::Outline,
            Ink::Fill(slot),
            Ink::Column(slot),
            Ink::BarEnd(slot),
            Ink::Line(slot),
            Ink::Dashed(slot),
            Ink::ThinLine(slot),
            Ink::ThinDashed(slot),
            Ink::Marker(slot),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Ink;

    #[test]
    fn every_ink_survives_the_way_through_a_colour() {
        for ink in (1..=6).flat_map(Ink::every) {
            let c = ink.color();
            assert_eq!(Ink::parse(&format!("#{:02X}{:02X}{:02X}", c.0, c.1, c.2)), Some(ink));
        }
    }

    #[test]
    fn a_colour_of_somebody_else_is_no_ink() {
        for color in ["#000000", "#01007F", "#FFFFFF", "none", "", "#é"] {
            assert_eq!(Ink::parse(color), None, "{color}");
        }
    }
}
