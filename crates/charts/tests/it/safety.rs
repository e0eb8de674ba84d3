//! Whatever names and numbers come in, only our own elements, classes and attributes come out.

use proptest::prelude::*;
use tandem_charts::{
    Bar, Chart, Error, Frame, GroupsSpec, LinesSpec, Point, Series, Threshold, Wording, curve, grouped_columns,
    quarter_columns, stage_bars,
};

use crate::samples::{WIDE, revenue, stages};

const ELEMENTS: [&str; 9] = ["svg", "line", "polyline", "polygon", "path", "rect", "circle", "text", "/text"];
const CLASSES: [&str; 23] = [
    "chart", "f1", "f2", "f3", "f4", "f5", "f6", "f1s", "s1", "s2", "s3", "s4", "s5", "s6", "g", "ax", "v", "l", "ln",
    "dash", "halo", "", " ",
];
const ATTRIBUTES: [&str; 26] = [
    "xmlns",
    "class",
    "viewBox",
    "direction",
    "role",
    "aria-label",
    "aria-hidden",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "d",
    "points",
    "width",
    "height",
    "text-anchor",
    "fill",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
];

/// Everything between `<` and `>`; no text of ours may hold either bare.
pub fn tags(svg: &str) -> Vec<String> {
    svg.split('<').skip(1).map(|rest| rest.split('>').next().unwrap().trim_end_matches('/').to_owned()).collect()
}

pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn pairs(tag: &str) -> Vec<(&str, &str)> {
    let (_, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap();
        found.push((name.trim(), value));
        rest = after;
    }
    assert_eq!(rest, "", "{tag}");
    found
}

fn only_ours(svg: &str) {
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    let inner = svg.strip_suffix("</svg>").unwrap();
    for tag in tags(inner) {
        let name = tag.split(' ').next().unwrap();
        assert!(ELEMENTS.contains(&name), "{tag}");
        for (attribute, value) in pairs(&tag) {
            assert!(ATTRIBUTES.contains(&attribute), "{tag}");
            if attribute == "class" {
                assert!(value.split(' ').all(|class| CLASSES.contains(&class)), "{tag}");
            }
            if attribute == "fill" {
                assert_eq!(value, "none");
            }
            assert!(attribute == "aria-label" || !value.contains('#'), "a colour came through: {tag}");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{tag}");
        }
    }
    assert!(!inner.chars().any(|c| c.is_control()), "control characters are not XML");
}

#[test]
fn markup_in_names_is_text() {
    let mut spec = stages();
    spec.bars[0].name = "<img src=x onerror=alert(1)>".into();
    spec.bars[1].count = "</text><script>alert(1)</script>".into();
    spec.wording.summary = "\"><script>alert('1')</script>&".into();
    let svg = stage_bars(&spec, &Frame { width_px: 1200, ..WIDE }).unwrap().svg;
    assert!(svg.contains("&lt;img src=x onerror=alert(1)&gt;"), "{svg}");
    assert!(svg.contains(r#"aria-label="&quot;&gt;&lt;script&gt;alert(&apos;1&apos;)&lt;/script&gt;&amp;""#), "{svg}");
    only_ours(&svg);
}

#[test]
fn a_line_break_in_a_name_cannot_smuggle_an_element_past_the_post_pass() {
    let mut spec = stages();
    spec.bars[0].name = "a\n<rect fill=\"#010000\" x=\"0\"/>\r\n</text>".into();
    only_ours(&stage_bars(&spec, &WIDE).unwrap().svg);
}

#[test]
fn an_endless_name_costs_neither_room_nor_bytes() {
    let mut spec = revenue();
    spec.categories[0] = "x".repeat(10_000_000);
    let chart = quarter_columns(&spec, &WIDE).unwrap();
    assert!(chart.svg.len() < 10_000, "{}", chart.svg.len());
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), Just("<b>&\"'".to_owned()), Just("شركة".to_owned()), "[a-zA-Z <>&\\n]{0,60}"]
}

fn value() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![Just(None), any::<i64>().prop_map(Some), (0i64..1000).prop_map(Some), Just(Some(i64::MAX))]
}

fn frame() -> impl Strategy<Value = Frame> {
    (16u32..900, 8u32..500, any::<bool>(), 0.5f32..3.0).prop_map(|(width_px, height_px, rtl, text_scale)| Frame {
        width_px,
        height_px,
        rtl,
        text_scale,
    })
}

fn matrix() -> impl Strategy<Value = (Vec<String>, Vec<Series>)> {
    (0usize..12, 0usize..=6).prop_flat_map(|(points, count)| {
        let point = (value(), words()).prop_map(|(value, label)| Point { value, label });
        let series = (words(), prop::collection::vec(point, points)).prop_map(|(name, points)| Series { name, points });
        (prop::collection::vec(words(), points), prop::collection::vec(series, count))
    })
}

fn all_charts(
    frame: &Frame,
    categories: Vec<String>,
    series: Vec<Series>,
    summary: String,
) -> Vec<Result<Chart, Error>> {
    let wording = Wording { caption: summary.clone(), summary: summary.clone(), category_header: summary.clone() };
    let tick = |v: i64| format!("{v} {summary}");
    let bars = categories.iter().zip(series.first().map_or(&[][..], |s| &s.points));
    let bars = bars.map(|(name, value)| Bar { name: name.clone(), value: value.clone(), count: name.clone() });
    let bars = tandem_charts::BarsSpec { wording: wording.clone(), bars: bars.collect(), ..Default::default() };
    let empty = || Series { name: String::new(), points: categories.iter().map(|_| Point::missing("")).collect() };
    let columns = tandem_charts::ColumnsSpec {
        wording: wording.clone(),
        categories: categories.clone(),
        marks: categories.clone(),
        actual: series.first().cloned().unwrap_or_else(empty),
        target: series.get(1).cloned(),
        forecast: series.get(2).cloned(),
        tick_label: &tick,
    };
    let threshold = Some(Threshold { value: 7, label: summary.clone() });
    let groups = GroupsSpec {
        wording: wording.clone(),
        categories: categories.clone(),
        series: series.clone(),
        tick_label: &tick,
    };
    let lines = LinesSpec { wording, categories: categories.clone(), series, threshold, tick_label: &tick };
    vec![
        stage_bars(&bars, frame),
        quarter_columns(&columns, frame),
        grouped_columns(&groups, frame),
        curve(&lines, frame),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn only_our_elements_appear_whatever_comes_in(
        frame in frame(), (categories, series) in matrix(), summary in words()
    ) {
        for chart in all_charts(&frame, categories, series, summary) {
            let chart = chart.unwrap();
            only_ours(&chart.svg);
            for hit in &chart.hits {
                prop_assert!(hit.x >= 0.0 && hit.x + hit.w <= f64::from(frame.width_px) + 0.2, "{:?}", hit);
                prop_assert!(hit.y >= 0.0 && hit.y + hit.h <= f64::from(frame.height_px) + 0.2, "{:?}", hit);
            }
        }
    }
}
