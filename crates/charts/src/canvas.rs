//! The drawing surface. Callers place marks in inline coordinates (x from where reading starts); reversing the
//! x range of plotters mirrors them for right-to-left readers, and nothing else does.

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{CoordMapper, Drawable, PointCollection};
use plotters::prelude::{
    Cartesian2d, Circle, Color, CoordTranslate, DrawingArea, DrawingAreaErrorKind, IntoDrawingArea, PathElement,
    Polygon, Rectangle, SVGBackend, Text, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::error::Error;
use crate::ink::Ink;
use crate::restyle::restyle;
use crate::spec::Page;

/// plotters counts whole pixels; drawing tenfold keeps one decimal.
pub(crate) const SUBPIXELS: f64 = 10.0;

type Coordinates = Cartesian2d<RangedCoordf64, RangedCoordf64>;
type Place = (f64, f64);

/// Which end of a text its position names; start and end follow the reading direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

pub(crate) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Coordinates>,
}

/// Runs `paint` on a fresh surface and returns the themed SVG, named by `summary` for screen readers.
pub(crate) fn draw<F>(page: &Page, summary: &str, paint: F) -> Result<String, Error>
where
    F: FnOnce(&Canvas<'_>) -> Result<(), Error>,
{
    let mut raw = String::new();
    let size = ((page.width * SUBPIXELS).round() as u32, (page.height * SUBPIXELS).round() as u32);
    {
        let area: DrawingArea<SVGBackend<'_>, Shift> = SVGBackend::with_string(&mut raw, size).into_drawing_area();
        let across = if page.rtl { page.width..0.0 } else { 0.0..page.width };
        let coordinates = Coordinates::new(across, 0.0..page.height, (0..size.0 as i32, 0..size.1 as i32));
        let canvas = Canvas { area: area.apply_coord_spec(coordinates) };
        paint(&canvas)?;
        canvas.area.present().map_err(failed)?;
    }
    restyle(&raw, page, summary)
}

impl Canvas<'_> {
    pub(crate) fn line(&self, ink: Ink, from: Place, to: Place) -> Result<(), Error> {
        self.path(ink, &[from, to])
    }

    pub(crate) fn path(&self, ink: Ink, places: &[Place]) -> Result<(), Error> {
        self.put(&PathElement::new(places.to_vec(), ink.color()))
    }

    pub(crate) fn rect(&self, ink: Ink, at: Place, width: f64, height: f64) -> Result<(), Error> {
        self.put(&Rectangle::new([at, (at.0 + width, at.1 + height)], ink.color().filled()))
    }

    pub(crate) fn circle(&self, ink: Ink, at: Place, radius: f64) -> Result<(), Error> {
        self.put(&Circle::new(at, (radius * SUBPIXELS).round() as u32, ink.color().filled()))
    }

    pub(crate) fn polygon(&self, ink: Ink, places: &[Place]) -> Result<(), Error> {
        self.put(&Polygon::new(places.to_vec(), ink.color().filled()))
    }

    /// `at.1` is the baseline.
    pub(crate) fn text(&self, ink: Ink, anchor: Anchor, at: Place, text: &str) -> Result<(), Error> {
        let side = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let color = ink.color();
        let style = TextStyle::from(("sans-serif", 11.0)).color(&color).pos(Pos::new(side, VPos::Bottom));
        self.put(&Text::new(text.to_owned(), at, style))
    }

    fn put<'e, 'b, E, B>(&'b self, element: &'e E) -> Result<(), Error>
    where
        B: CoordMapper,
        &'e E: PointCollection<'e, <Coordinates as CoordTranslate>::From, B>,
        E: for<'x> Drawable<SVGBackend<'x>, B>,
    {
        self.area.draw(element).map_err(failed)
    }
}

fn failed(error: DrawingAreaErrorKind<std::io::Error>) -> Error {
    Error::Draw { cause: error.to_string() }
}
