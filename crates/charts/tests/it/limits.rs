//! Empty, broken and extreme requests.

use tandem_charts::{
    BarsSpec, ColumnsSpec, Error, Frame, GroupsSpec, LinesSpec, MAX_POINTS, curve, grouped_columns, quarter_columns,
    sparkline, stage_bars,
};

use crate::safety::{attribute, tags};
use crate::samples::{SMALL, WIDE, names, revenue, scores, series, wording, wordy};

fn shapes(svg: &str) -> usize {
    tags(svg).iter().filter(|tag| ["path", "rect", "polyline", "circle"].iter().any(|t| tag.starts_with(t))).count()
}

#[test]
fn no_data_gives_a_picture_without_marks_and_the_callers_sentence() {
    let words = || wording("Won revenue", "No deal was won yet.", "Quarter");
    let none = || series("Closed", &[], |v| v.to_string());
    let tick: &dyn Fn(i64) -> String = &|v| v.to_string();
    let columns = ColumnsSpec {
        wording: words(),
        categories: vec![],
        marks: vec![],
        actual: none(),
        target: None,
        forecast: None,
        tick_label: tick,
    };
    let groups = GroupsSpec { wording: words(), categories: vec![], series: vec![], tick_label: tick };
    let lines =
        LinesSpec { wording: words(), categories: vec![], series: vec![none()], threshold: None, tick_label: tick };
    let bars = BarsSpec { wording: words(), ..BarsSpec::default() };
    for chart in [
        quarter_columns(&columns, &WIDE).unwrap(),
        grouped_columns(&groups, &WIDE).unwrap(),
        curve(&lines, &WIDE).unwrap(),
        stage_bars(&bars, &WIDE).unwrap(),
    ] {
        assert_eq!(shapes(&chart.svg), 0, "{}", chart.svg);
        assert!(chart.hits.is_empty() && chart.table.rows.is_empty());
        assert_eq!(chart.summary, "No deal was won yet.");
        assert!(chart.svg.contains(r#"aria-label="No deal was won yet.""#));
    }
}

#[test]
fn missing_values_alone_draw_no_column() {
    let mut spec = revenue();
    spec.actual = series("Closed", &[None; 8], |v| v.to_string());
    spec.target = None;
    spec.forecast = None;
    let chart = quarter_columns(&spec, &WIDE).unwrap();
    assert_eq!(shapes(&chart.svg), 0);
    assert_eq!(chart.table.rows[0], ["Q1 25", "no data"]);
}

#[test]
fn too_much_is_refused() {
    let mut spec = revenue();
    spec.categories = vec![String::new(); MAX_POINTS + 1];
    spec.actual = series("Closed", &[Some(1); MAX_POINTS + 1], |v| v.to_string());
    spec.target = None;
    spec.forecast = None;
    assert_eq!(quarter_columns(&spec, &WIDE), Err(Error::TooManyPoints { count: MAX_POINTS + 1 }));
    let mut spec = scores();
    spec.series = vec![spec.series[0].clone(); 7];
    assert_eq!(grouped_columns(&spec, &WIDE), Err(Error::TooManySeries { count: 7 }));
}

#[test]
fn a_series_that_does_not_fit_its_categories_is_refused() {
    let mut spec = revenue();
    spec.actual.points.pop();
    assert_eq!(quarter_columns(&spec, &WIDE), Err(Error::SeriesUneven { expected: 8, found: 7 }));
}

#[test]
fn a_frame_that_holds_nothing_is_refused() {
    for frame in [
        Frame { width_px: 0, ..WIDE },
        Frame { height_px: 100_000, ..WIDE },
        Frame { text_scale: 0.0, ..WIDE },
        Frame { text_scale: f32::NAN, ..WIDE },
    ] {
        assert!(matches!(quarter_columns(&revenue(), &frame), Err(Error::FrameUnusable { .. })), "{frame:?}");
    }
    assert_eq!(sparkline(&[Some(1)], 7, &SMALL), Err(Error::SlotUnknown { slot: 7 }));
}

#[test]
fn six_lines_differ_by_the_shape_of_their_ends() {
    let word = |v: i64| v.to_string();
    let line = |at: i64| series(&format!("Team {at}"), &[Some(at), Some(at * 3)], word);
    let spec = LinesSpec {
        wording: wording("Teams", "Six teams.", "Month"),
        categories: names(&["Oct", "Nov"]),
        series: (1..=6).map(line).collect(),
        threshold: None,
        tick_label: &word,
    };
    let svg = curve(&spec, &WIDE).unwrap().svg;
    assert_eq!(svg.matches("<circle").count(), 1);
    assert_eq!(svg.matches("<rect").count(), 2);
    assert_eq!(svg.matches("<polygon").count(), 3);
    assert!((1..=6).all(|at| svg.contains(&format!(">Team {at}<"))), "{svg}");
}

#[test]
fn a_flat_or_lonely_sparkline_still_shows() {
    for values in [&[Some(5), Some(5)][..], &[Some(5)], &[None, Some(1), None]] {
        assert!(sparkline(values, 1, &SMALL).unwrap().contains("<circle"));
    }
    assert_eq!(shapes(&sparkline(&[], 1, &SMALL).unwrap()), 0);
}

#[test]
fn crowded_names_are_thinned_and_the_newest_stays() {
    let word = |v: i64| v.to_string();
    let spec = ColumnsSpec {
        wording: wording("Won", "Forty weeks.", "Week"),
        categories: (1..=40).map(|week| format!("Week {week}")).collect(),
        marks: vec![],
        actual: series("Closed", &[Some(5); 40], word),
        target: None,
        forecast: None,
        tick_label: &word,
    };
    let svg = quarter_columns(&spec, &SMALL).unwrap().svg;
    assert!(svg.contains(">Week 40<"));
    assert!((3..=7).contains(&svg.matches(">Week ").count()), "{svg}");
}

/// Start, end and top of each finished column, read from its outline: `M62.4 172v-61.4q0 -3 3 -3h22…`.
fn columns(svg: &str) -> Vec<(f64, f64, f64)> {
    let outline = |tag: &String| {
        let d = attribute(tag, "d")?.strip_prefix('M')?;
        let (x, rest) = d.split_once(' ')?;
        let (foot, rest) = rest.split_once("v-")?;
        let (up, rest) = rest.split_once('q')?;
        let (_, rest) = rest.split_once('h')?;
        let number = |text: &str| text.parse::<f64>().unwrap();
        let (x, across) = (number(x), number(rest.split('q').next()?) + 6.0);
        Some((x, x + across, number(foot) - number(up) - 3.0))
    };
    tags(svg).iter().filter(|tag| tag.starts_with("path class=\"f1\"")).filter_map(outline).collect()
}

/// Middle, baseline and a lower bound of half the width of each amount beside the marks.
fn amounts(svg: &str) -> Vec<(f64, f64, f64)> {
    let number = |tag: &str, name: &str| attribute(tag, name).unwrap().parse::<f64>().unwrap();
    svg.match_indices("<text class=\"v\"")
        .map(|(at, _)| {
            let (tag, rest) = svg[at + 1..].split_once('>').unwrap();
            let letters = rest.split('<').next().unwrap().chars().count();
            (number(tag, "x"), number(tag, "y"), letters as f64 * 5.0 / 2.0)
        })
        .collect()
}

#[test]
fn no_amount_lies_on_a_column_at_any_width() {
    for width_px in (180..=640).step_by(20) {
        let svg = quarter_columns(&wordy(), &Frame { width_px, ..SMALL }).unwrap().svg;
        let (columns, amounts) = (columns(&svg), amounts(&svg));
        assert!(columns.len() >= 7 && !amounts.is_empty(), "{width_px}: {svg}");
        for (x, y, half) in &amounts {
            let on = columns.iter().find(|(from, to, top)| x + half > *from && x - half < *to && y > top);
            assert_eq!(on, None, "{width_px}: an amount at {x} {y}");
        }
    }
}
