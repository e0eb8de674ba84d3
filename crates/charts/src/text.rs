//! Text before it is drawn: made harmless, measured with the shipped fonts, cut to the room there is.

use crate::widths::advance;

/// Sizes and weights of the style sheet's chart text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Tick,
    Value,
    Label,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Ltr,
    Rtl,
}

/// Longest text that is looked at; labels are far shorter, and a hostile name must not cost time.
const MAX_CHARS: usize = 200;

/// Drops what would break the drawing or mislead its reader: control characters, which the line-wise post-pass
/// and XML do not bear, and direction overrides, which would turn the neighbours of a name around.
pub(crate) fn plain(text: &str) -> String {
    let keep = |c: &char| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{fffe}' | '\u{ffff}');
    let calm = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().take(MAX_CHARS).filter(keep).map(calm).collect::<String>().trim().to_owned()
}

/// Width in layout units.
pub(crate) fn width(text: &str, face: Face) -> f64 {
    let (size, semibold) = match face {
        Face::Tick => (11.0, false),
        Face::Value => (11.0, true),
        Face::Label => (12.0, false),
    };
    let units: u32 = text.chars().map(|c| u32::from(advance(c, semibold))).sum();
    f64::from(units) * size / 2048.0
}

pub(crate) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, face: Face) -> f64 {
    texts.into_iter().map(|text| width(text, face)).fold(0.0, f64::max)
}

/// Shortens with an ellipsis to `room`; empty when not even one letter fits.
pub(crate) fn cut(text: &str, face: Face, room: f64) -> String {
    if width(text, face) <= room {
        return text.to_owned();
    }
    // Isolates that lose their end would change what follows; a cut text does without.
    let mut kept: String = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    let room = room - width("…", face);
    while width(&kept, face) > room && kept.pop().is_some() {}
    let kept = kept.trim_end();
    if kept.is_empty() { String::new() } else { format!("{kept}…") }
}

/// Direction of the first letter that has one, as the Unicode bidirectional rule P2 finds it, over the scripts
/// the product is read in.
pub(crate) fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(|c| match c as u32 {
        0x0660..=0x0669 | 0x066a..=0x066c | 0x06f0..=0x06f9 => None,
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x200f => Some(Direction::Rtl),
        0x200e => Some(Direction::Ltr),
        _ if c.is_alphabetic() => Some(Direction::Ltr),
        _ => None,
    })
}

/// Escapes for XML text and attributes; used for what the SVG backend does not write itself.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_tabular_and_semibold_is_wider_for_letters() {
        assert_eq!(width("111", Face::Tick), width("888", Face::Tick));
        assert!(width("Won", Face::Value) > width("Won", Face::Tick));
    }

    #[test]
    fn a_cut_text_fits_and_says_that_it_was_cut() {
        let short = cut("Brightwater Logistics", Face::Label, 60.0);
        assert!(short.ends_with('…') && width(&short, Face::Label) <= 60.0, "{short}");
        assert_eq!(cut("Brightwater", Face::Label, 2.0), "");
        assert_eq!(cut("Won", Face::Label, 60.0), "Won");
    }

    #[test]
    fn control_characters_and_overrides_do_not_survive() {
        assert_eq!(plain("a\nb\u{202e}c\0\u{fffe}"), "a bc");
    }

    #[test]
    fn direction_comes_from_the_first_letter_not_from_figures() {
        assert_eq!(first_strong("€1.2M"), Some(Direction::Ltr));
        assert_eq!(first_strong("3 صفقات"), Some(Direction::Rtl));
        assert_eq!(first_strong("62 %"), None);
    }
}
