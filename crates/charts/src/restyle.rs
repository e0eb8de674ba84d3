//! The post-pass: reads what the SVG backend of plotters wrote and writes our own SVG from it. Nothing is
//! copied through: an element, attribute or colour that is not ours cannot reach the page.

use std::fmt::Write as _;

use crate::canvas::SUBPIXELS;
use crate::error::Error;
use crate::ink::Ink;
use crate::spec::Page;
use crate::text::{Direction, escape, first_strong};

/// Corner radius of columns and bars, in layout units.
const RADIUS: f64 = 3.0;

/// Turns a raw drawing into the themed one. Without a summary the picture counts as decoration.
pub(crate) fn restyle(raw: &str, page: &Page, summary: &str) -> Result<String, Error> {
    let mut out = String::with_capacity(raw.len() / 2);
    open_root(&mut out, page, summary);
    let mut lines = raw.lines();
    while let Some(line) = lines.next() {
        match tag(line) {
            "svg" | "/svg" | "/text" => {}
            "text" => text(&mut out, line, lines.next().unwrap_or_default(), page.rtl)?,
            "polyline" => path(&mut out, line)?,
            "polygon" => polygon(&mut out, line)?,
            "rect" => rect(&mut out, line, page.rtl)?,
            "circle" => circle(&mut out, line)?,
            _ => return Err(unknown(line)),
        }
    }
    out.push_str("</svg>");
    Ok(out)
}

fn open_root(out: &mut String, page: &Page, summary: &str) {
    let direction = if page.rtl { "rtl" } else { "ltr" };
    let (width, height) = (short(page.width), short(page.height));
    let role = match summary {
        "" => r#"aria-hidden="true""#.to_owned(),
        words => format!(r#"role="img" aria-label="{}""#, escape(words)),
    };
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}" direction="{direction}" {role}>"#
    );
}

fn path(out: &mut String, line: &str) -> Result<(), Error> {
    let ink = ink(line)?;
    let points = attribute(line, "points").ok_or_else(|| unknown(line))?;
    let places = places(points).ok_or_else(|| unknown(line))?;
    let head = format!(r#"class="{}"{}"#, ink.class(), ink.attributes());
    let _ = match places.as_slice() {
        [(x1, y1), (x2, y2)] => {
            let (x1, y1, x2, y2) = (short(*x1), short(*y1), short(*x2), short(*y2));
            write!(out, r#"<line {head} x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#)
        }
        many => write!(out, r#"<polyline {head} points="{}"/>"#, joined(many)),
    };
    Ok(())
}

fn polygon(out: &mut String, line: &str) -> Result<(), Error> {
    let points = attribute(line, "points").and_then(places).ok_or_else(|| unknown(line))?;
    let _ = write!(out, r#"<polygon class="{}" points="{}"/>"#, ink(line)?.class(), joined(&points));
    Ok(())
}

fn circle(out: &mut String, line: &str) -> Result<(), Error> {
    let (x, y, r) = (number(line, "cx")?, number(line, "cy")?, number(line, "r")?);
    let class = ink(line)?.class();
    let _ = write!(out, r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#, short(x), short(y), short(r));
    Ok(())
}

fn rect(out: &mut String, line: &str, rtl: bool) -> Result<(), Error> {
    let (x, y) = (number(line, "x")?, number(line, "y")?);
    let (w, h) = (number(line, "width")?, number(line, "height")?);
    let ink = ink(line)?;
    let shape = match ink {
        Ink::Column(_) | Ink::Tint => format!("{}z", rounded_top(x, y, w, h)),
        Ink::Outline => rounded_top(x + 0.7, y + 0.7, w - 1.4, h - 0.7),
        Ink::BarEnd(_) if rtl => rounded_side(x + w, y, -w, h),
        Ink::BarEnd(_) => rounded_side(x, y, w, h),
        _ => {
            let (x, y, w, h) = (short(x), short(y), short(w), short(h));
            let _ = write!(out, r#"<rect class="{}" x="{x}" y="{y}" width="{w}" height="{h}"/>"#, ink.class());
            return Ok(());
        }
    };
    let _ = write!(out, r#"<path class="{}"{} d="{shape}"/>"#, ink.class(), ink.attributes());
    Ok(())
}

/// From the lower start corner up, over and down again; the lower edge stays open.
fn rounded_top(x: f64, y: f64, w: f64, h: f64) -> String {
    let r = RADIUS.min(h).min(w / 2.0).max(0.0);
    let (up, across, r, back) = (short(r - h), short(w - 2.0 * r), short(r), short(-r));
    let (x, foot) = (short(x), short(y + h));
    format!("M{x} {foot}v{up}q0 {back} {r} {back}h{across}q{r} 0 {r} {r}V{foot}")
}

/// A bar that starts at `x` and grows by `w`, which is negative for right-to-left readers.
fn rounded_side(x: f64, y: f64, w: f64, h: f64) -> String {
    let r = RADIUS.min(w.abs()).min(h / 2.0).max(0.0);
    let turn = r * w.signum();
    let (along, down) = (short(w - turn), short(h - 2.0 * r));
    let (x, y, r, back, turn) = (short(x), short(y), short(r), short(-turn), short(turn));
    format!("M{x} {y}h{along}q{turn} 0 {turn} {r}v{down}q0 {r} {back} {r}H{x}z")
}

/// Text of the other direction carries its own, with the anchor named from its own side, so that a Latin name in
/// an Arabic chart reads as it does everywhere else and still ends where it should.
fn text(out: &mut String, line: &str, content: &str, rtl: bool) -> Result<(), Error> {
    let own = match first_strong(content) {
        Some(Direction::Rtl) if !rtl => r#" direction="rtl""#,
        Some(Direction::Ltr) if rtl => r#" direction="ltr""#,
        _ => "",
    };
    let anchor = match (attribute(line, "text-anchor"), own.is_empty()) {
        (Some("middle"), _) => "middle",
        (Some("start"), true) | (Some("end"), false) => "start",
        (Some("end"), true) | (Some("start"), false) => "end",
        _ => return Err(unknown(line)),
    };
    let class = ink(line)?.class();
    let class = if class.is_empty() { class } else { format!(r#"class="{class}" "#) };
    let (x, y) = (short(number(line, "x")?), short(number(line, "y")?));
    // The backend has escaped the content already.
    let _ = write!(out, r#"<text {class}x="{x}" y="{y}" text-anchor="{anchor}"{own}>{content}</text>"#);
    Ok(())
}

fn tag(line: &str) -> &str {
    let name = line.strip_prefix('<').unwrap_or_default();
    name.split([' ', '>']).next().unwrap_or_default()
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn number(line: &str, name: &str) -> Result<f64, Error> {
    let value = attribute(line, name).and_then(|text| text.parse::<f64>().ok());
    value.map(|n| n / SUBPIXELS).ok_or_else(|| unknown(line))
}

fn ink(line: &str) -> Result<Ink, Error> {
    let colors = [attribute(line, "stroke"), attribute(line, "fill")];
    colors.into_iter().flatten().find_map(Ink::parse).ok_or_else(|| unknown(line))
}

fn places(points: &str) -> Option<Vec<(f64, f64)>> {
    let place = |pair: &str| {
        let (x, y) = pair.split_once(',')?;
        Some((x.parse::<f64>().ok()? / SUBPIXELS, y.parse::<f64>().ok()? / SUBPIXELS))
    };
    points.split_whitespace().map(place).collect()
}

fn joined(places: &[(f64, f64)]) -> String {
    let pairs: Vec<String> = places.iter().map(|(x, y)| format!("{},{}", short(*x), short(*y))).collect();
    pairs.join(" ")
}

/// At most one decimal and no negative zero: the same drawing gives the same bytes everywhere.
fn short(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    format!("{}", if tenths == 0.0 { 0.0 } else { tenths })
}

fn unknown(line: &str) -> Error {
    Error::MarkUnknown { mark: line.chars().take(120).collect() }
}
