//! The pictures, byte for byte: a change of any mark shows up here first.

use tandem_charts::{Frame, curve, grouped_columns, quarter_columns, sparkline, stage_bars};

use crate::samples::{SMALL, STAGES, WIDE, certified, mirrored, revenue, scores, stages, wordy};

/// One element a line, so that a difference names the mark that moved.
fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

#[test]
fn revenue_by_quarter_shows_target_and_forecast() {
    insta::assert_snapshot!(lines(&quarter_columns(&revenue(), &WIDE).unwrap().svg));
}

#[test]
fn long_amounts_move_aside_or_stay_away_where_there_is_little_room() {
    insta::assert_snapshot!(lines(&quarter_columns(&wordy(), &SMALL).unwrap().svg));
}

#[test]
fn revenue_by_quarter_runs_right_to_left() {
    insta::assert_snapshot!(lines(&quarter_columns(&revenue(), &mirrored(WIDE)).unwrap().svg));
}

#[test]
fn stages_show_name_value_and_count() {
    insta::assert_snapshot!(lines(&stage_bars(&stages(), &STAGES).unwrap().svg));
}

#[test]
fn stages_grow_from_the_right_for_right_to_left_readers() {
    insta::assert_snapshot!(lines(&stage_bars(&stages(), &mirrored(STAGES)).unwrap().svg));
}

#[test]
fn lines_end_in_markers_and_break_at_missing_values() {
    insta::assert_snapshot!(lines(&curve(&certified(), &SMALL).unwrap().svg));
}

#[test]
fn scores_stand_side_by_side() {
    insta::assert_snapshot!(lines(&grouped_columns(&scores(), &WIDE).unwrap().svg));
}

#[test]
fn a_sparkline_is_one_line_and_a_dot() {
    let frame = Frame { width_px: 52, height_px: 26, rtl: false, text_scale: 1.0 };
    let values = [3, 5, 4, 9, 13, 12, 19, 27].map(Some);
    insta::assert_snapshot!(lines(&sparkline(&values, 1, &frame).unwrap()));
}

#[test]
fn the_same_numbers_give_the_same_bytes() {
    let once = quarter_columns(&revenue(), &WIDE).unwrap();
    assert_eq!(once, quarter_columns(&revenue(), &WIDE).unwrap());
}
