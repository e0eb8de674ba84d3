//! Right-to-left pictures are the mirror image of left-to-right ones, except that letters are never flipped.

use tandem_charts::{curve, quarter_columns, stage_bars};

use crate::safety::{attribute, tags};
use crate::samples::{SMALL, STAGES, WIDE, certified, mirrored, revenue, stages};

/// x of every text with what it says.
fn texts(svg: &str) -> Vec<(String, f64)> {
    let place = |tag: &str| attribute(tag, "x").unwrap().parse::<f64>().unwrap();
    let content = |at: usize| svg[at..].split('<').next().unwrap().to_owned();
    let all = svg.match_indices("<text ");
    all.map(|(at, _)| {
        let end = at + svg[at..].find('>').unwrap() + 1;
        (content(end), place(&svg[at + 1..end - 1]))
    })
    .collect()
}

#[test]
fn every_text_stands_at_the_mirrored_place() {
    let pairs = [
        (quarter_columns(&revenue(), &WIDE), quarter_columns(&revenue(), &mirrored(WIDE)), 475.0),
        (stage_bars(&stages(), &STAGES), stage_bars(&stages(), &mirrored(STAGES)), 475.0),
        (curve(&certified(), &SMALL), curve(&certified(), &mirrored(SMALL)), 295.0),
    ];
    for (ltr, rtl, width) in pairs {
        let (ltr, rtl) = (texts(&ltr.unwrap().svg), texts(&rtl.unwrap().svg));
        assert_eq!(ltr.len(), rtl.len());
        for (a, b) in ltr.iter().zip(&rtl) {
            assert_eq!(a.0, b.0);
            assert!((a.1 + b.1 - width).abs() <= 0.2, "{a:?} {b:?}");
        }
    }
}

#[test]
fn hit_areas_are_mirrored_and_keep_their_size() {
    let ltr = quarter_columns(&revenue(), &WIDE).unwrap().hits;
    let rtl = quarter_columns(&revenue(), &mirrored(WIDE)).unwrap().hits;
    for (a, b) in ltr.iter().zip(&rtl) {
        assert_eq!((a.series, a.index, a.w, a.y, a.h), (b.series, b.index, b.w, b.y, b.h));
        assert!((a.x + a.w + b.x - 475.0).abs() <= 0.3, "{a:?} {b:?}");
    }
}

#[test]
fn nothing_is_flipped_or_turned() {
    let svg = quarter_columns(&revenue(), &mirrored(WIDE)).unwrap().svg;
    assert!(!svg.contains("transform"));
}

#[test]
fn text_of_the_other_direction_carries_its_own() {
    let mut spec = stages();
    spec.bars[0].name = "مقدَّمة".into();
    let arabic = stage_bars(&spec, &STAGES).unwrap().svg;
    assert!(arabic.contains(r#"text-anchor="end" direction="rtl">مقدَّمة<"#), "{arabic}");
    let mirrored = stage_bars(&spec, &mirrored(STAGES)).unwrap().svg;
    assert!(mirrored.contains(r#"text-anchor="start">مقدَّمة<"#), "{mirrored}");
    assert!(mirrored.contains(r#"text-anchor="end" direction="ltr">In review<"#), "{mirrored}");
}

#[test]
fn the_picture_names_its_direction() {
    let svg = stage_bars(&stages(), &mirrored(STAGES)).unwrap().svg;
    assert_eq!(attribute(&tags(&svg)[0], "direction"), Some("rtl"));
}
