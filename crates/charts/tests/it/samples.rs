//! Small believable charts that the tests share.

use tandem_charts::{Bar, BarsSpec, ColumnsSpec, Frame, GroupsSpec, LinesSpec, Point, Series, Threshold, Wording};

pub const WIDE: Frame = Frame { width_px: 475, height_px: 196, rtl: false, text_scale: 1.0 };
pub const SMALL: Frame = Frame { width_px: 295, height_px: 162, rtl: false, text_scale: 1.0 };
pub const STAGES: Frame = Frame { width_px: 475, height_px: 150, rtl: false, text_scale: 1.0 };

pub fn mirrored(frame: Frame) -> Frame {
    Frame { rtl: true, ..frame }
}

pub fn wording(caption: &str, summary: &str, category_header: &str) -> Wording {
    Wording { caption: caption.into(), summary: summary.into(), category_header: category_header.into() }
}

/// Thousands of euro, as the samples count.
pub fn euro(thousands: i64) -> String {
    if thousands == 0 { "0".into() } else { format!("€{}.{:02}M", thousands / 1000, thousands % 1000 / 10) }
}

pub fn series(name: &str, values: &[Option<i64>], word: impl Fn(i64) -> String) -> Series {
    let point = |value: &Option<i64>| match value {
        Some(v) => Point::new(*v, word(*v)),
        None => Point::missing("no data"),
    };
    Series { name: name.into(), points: values.iter().map(point).collect() }
}

pub fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

pub fn revenue() -> ColumnsSpec<'static> {
    let actual = [620, 710, 660, 940, 830, 970, 1080, 710].map(Some);
    let target = [700, 700, 750, 850, 850, 950, 1000, 1150].map(Some);
    let forecast = [None, None, None, None, None, None, None, Some(1230)];
    ColumnsSpec {
        wording: wording("Won revenue", "Q3 2026 reached 1.08 million euro, 8 percent above target.", "Quarter"),
        categories: names(&["Q1 25", "Q2 25", "Q3 25", "Q4 25", "Q1 26", "Q2 26", "Q3 26", "Q4 26"]),
        marks: vec![],
        actual: series("Closed", &actual, euro),
        target: Some(series("Target", &target, euro)),
        forecast: Some(series("Forecast", &forecast, euro)),
        tick_label: &euro,
    }
}

/// The same in a language that needs more room for a million.
pub fn wordy() -> ColumnsSpec<'static> {
    let mut spec = revenue();
    let long = |thousands: i64| format!("{},{:02} Mio. €", thousands / 1000, thousands % 1000 / 10);
    for series in [Some(&mut spec.actual), spec.forecast.as_mut()].into_iter().flatten() {
        for point in &mut series.points {
            point.label = point.value.map(long).unwrap_or_default();
        }
    }
    spec
}

pub fn stages() -> BarsSpec {
    let bar = |(name, value, count): (&str, i64, &str)| Bar {
        name: name.into(),
        value: Point::new(value, format!("€{value}k")),
        count: count.into(),
    };
    let rows = [
        ("Submitted", 62, "1 deal"),
        ("In review", 148, "2 deals"),
        ("Approved", 236, "3 deals"),
        ("Proposal", 318, "3 deals"),
        ("Negotiation", 94, "1 deal"),
    ];
    BarsSpec {
        wording: wording("Open deals", "Proposal is the largest stage.", "Stage"),
        value_header: "Amount".into(),
        count_header: "Deals".into(),
        bars: rows.map(bar).to_vec(),
    }
}

pub fn certified() -> LinesSpec<'static> {
    let associates = [9, 11, 12, 14, 15, 17, 18, 21].map(Some);
    let professionals = [Some(4), Some(4), None, Some(6), Some(6), Some(7), Some(7), Some(7)];
    LinesSpec {
        wording: wording("Certified people", "21 associates and 7 professionals.", "Month"),
        categories: names(&["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]),
        series: vec![
            series("Associate", &associates, |v| v.to_string()),
            series("Professional", &professionals, |v| v.to_string()),
        ],
        threshold: Some(Threshold { value: 8, label: "8 needed".into() }),
        tick_label: &|v| v.to_string(),
    }
}

pub fn scores() -> GroupsSpec<'static> {
    let passed = [71, 64, 78, 69, 82].map(Some);
    let failed = [Some(41), Some(38), None, Some(44), Some(40)];
    GroupsSpec {
        wording: wording("Scores by course", "Security leads with 82 points.", "Course"),
        categories: names(&["Foundations", "Networking", "Data", "Operations", "Security"]),
        series: vec![series("Passed", &passed, |v| v.to_string()), series("Not passed", &failed, |v| v.to_string())],
        tick_label: &|v| v.to_string(),
    }
}
