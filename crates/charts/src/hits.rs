//! Areas that answer to the pointer and to the keyboard cursor, in pixels of the frame.

use crate::chart::HitArea;
use crate::spec::{Page, Point, Series};

/// Inline x, y, width, height in layout units.
pub(crate) type Area = (f64, f64, f64, f64);

/// Hit areas of one series for the values it has.
pub(crate) fn hits(
    page: &Page,
    categories: &[String],
    series: usize,
    one: &Series,
    areas: impl Iterator<Item = Option<Area>>,
) -> Vec<HitArea> {
    let known = one.points.iter().zip(categories).zip(areas).enumerate();
    let area = |(index, ((point, label), area)): (usize, ((&Point, &String), Option<Area>))| {
        point.value?;
        Some(hit(page, area?, (series, index), (label, &one.name, &point.label)))
    };
    known.filter_map(area).collect()
}

/// An area in pixels of the frame, mirrored for right-to-left readers and kept inside.
pub(crate) fn hit(page: &Page, area: Area, at: (usize, usize), words: (&str, &str, &str)) -> HitArea {
    let (start, end) = (area.0.clamp(0.0, page.width), (area.0 + area.2).clamp(0.0, page.width));
    let (top, foot) = (area.1.clamp(0.0, page.height), (area.1 + area.3).clamp(0.0, page.height));
    let left = if page.rtl { page.width - end } else { start };
    let px = |units: f64| (units * page.scale * 10.0).floor() / 10.0;
    HitArea {
        x: px(left),
        y: px(top),
        w: px(end - start),
        h: px(foot - top),
        series: at.0,
        index: at.1,
        label: words.0.to_owned(),
        series_name: words.1.to_owned(),
        value: words.2.to_owned(),
    }
}
