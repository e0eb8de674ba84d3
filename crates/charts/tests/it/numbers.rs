//! The table twin and the hit areas say exactly what the caller said.

use tandem_charts::{Chart, Frame, curve, grouped_columns, quarter_columns, stage_bars};

use crate::samples::{SMALL, STAGES, WIDE, certified, mirrored, revenue, scores, stages};

fn inside(chart: &Chart, frame: &Frame) {
    assert!(!chart.hits.is_empty());
    for hit in &chart.hits {
        assert!(hit.x >= 0.0 && hit.y >= 0.0 && hit.w > 0.0 && hit.h > 0.0, "{hit:?}");
        assert!(hit.x + hit.w <= f64::from(frame.width_px) + 0.05, "{hit:?}");
        assert!(hit.y + hit.h <= f64::from(frame.height_px) + 0.05, "{hit:?}");
    }
}

#[test]
fn the_table_holds_every_number_in_the_callers_words() {
    let table = quarter_columns(&revenue(), &WIDE).unwrap().table;
    assert_eq!(table.caption, "Won revenue");
    assert_eq!(table.headers, ["Quarter", "Closed", "Forecast", "Target"]);
    assert_eq!(table.rows.len(), 8);
    assert_eq!(table.rows[6], ["Q3 26", "€1.08M", "no data", "€1.00M"]);
    assert_eq!(table.rows[7], ["Q4 26", "€0.71M", "€1.23M", "€1.15M"]);
}

#[test]
fn bars_have_their_counts_in_the_table() {
    let chart = stage_bars(&stages(), &STAGES).unwrap();
    assert_eq!(chart.table.headers, ["Stage", "Amount", "Deals"]);
    assert_eq!(chart.table.rows[3], ["Proposal", "€318k", "3 deals"]);
    assert_eq!(chart.hits.len(), 5);
}

#[test]
fn counts_make_room_for_bars_in_a_narrow_frame_and_stay_in_the_table() {
    let mut spec = stages();
    for bar in &mut spec.bars {
        bar.value.label = "2,03 Mio. €".into();
    }
    let narrow = stage_bars(&spec, &Frame { width_px: 240, ..STAGES }).unwrap();
    assert!(narrow.svg.contains(">2,03 Mio. €<") && !narrow.svg.contains("deals<"), "{}", narrow.svg);
    assert_eq!(narrow.table.rows[3], ["Proposal", "2,03 Mio. €", "3 deals"]);
    assert!(stage_bars(&spec, &STAGES).unwrap().svg.contains(">3 deals<"));
}

#[test]
fn hit_areas_lie_inside_the_frame_at_every_text_size() {
    for text_scale in [0.9, 1.0, 1.5] {
        for frame in [WIDE, mirrored(WIDE), SMALL, mirrored(SMALL)] {
            let frame = Frame { text_scale, ..frame };
            inside(&quarter_columns(&revenue(), &frame).unwrap(), &frame);
            inside(&stage_bars(&stages(), &frame).unwrap(), &frame);
            inside(&curve(&certified(), &frame).unwrap(), &frame);
            inside(&grouped_columns(&scores(), &frame).unwrap(), &frame);
        }
    }
}

#[test]
fn a_missing_value_has_no_hit_area_and_no_mark() {
    let chart = curve(&certified(), &SMALL).unwrap();
    assert!(!chart.hits.iter().any(|hit| hit.series == 1 && hit.index == 2));
    assert_eq!(chart.table.rows[2], ["Jun", "12", "no data"]);
    assert_eq!(chart.svg.matches("ln s3").count(), 2, "the gap breaks the line");
}

#[test]
fn hits_name_category_series_and_value() {
    let chart = quarter_columns(&revenue(), &WIDE).unwrap();
    let target = chart.hits.iter().find(|hit| hit.series == 2 && hit.index == 6).unwrap();
    assert_eq!(
        (target.label.as_str(), target.series_name.as_str(), target.value.as_str()),
        ("Q3 26", "Target", "€1.00M")
    );
}

#[test]
fn larger_text_makes_the_layout_smaller_and_the_picture_keeps_its_shape() {
    let chart = quarter_columns(&revenue(), &Frame { text_scale: 1.25, ..WIDE }).unwrap();
    assert!(chart.svg.contains(r#"viewBox="0 0 380 156.8""#));
}

#[test]
fn a_chart_travels_as_json() {
    let json = serde_json::to_value(stage_bars(&stages(), &STAGES).unwrap()).unwrap();
    assert_eq!(json["legend"][0]["mark"], "solid");
    assert_eq!(json["hits"][0]["label"], "Submitted");
    assert_eq!(json["table"]["rows"][0][1], "€62k");
}
