//! What a line says about a field, or what stands against it.

use chrono::NaiveDate;
use tandem_model::MemberId;

use super::{Cause, Cell, Line, Plan, Problem, Source, World, amount, day, map::fold};

pub(super) type Found<T> = Result<T, Problem>;

/// One line, as its plan reads it.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) line: &'a Line,
    pub(super) plan: &'a Plan,
    pub(super) world: &'a World,
}

impl Cells<'_> {
    /// `None` for what is empty.
    pub(super) fn text(&self, field: &'static str) -> Found<Option<String>> {
        let text = match self.cell(field) {
            Some(Cell::Text(text) | Cell::Number(text)) => text,
            Some(Cell::Day(day)) => day.to_string(),
            Some(Cell::Formula) => return Err(problem(field, Cause::Formula)),
            Some(Cell::Fault) => return Err(problem(field, Cause::Fault)),
            None => return Ok(None),
        };
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    pub(super) fn day(&self, field: &'static str) -> Found<Option<NaiveDate>> {
        if let Some(Cell::Day(day)) = self.cell(field) {
            return Ok(Some(day));
        }
        let Some(text) = self.text(field)? else { return Ok(None) };
        day::parse(&text, self.plan.days).map(Some).ok_or_else(|| problem(field, Cause::BadDay(text)))
    }

    /// Minor units of the currency.
    pub(super) fn amount(&self, field: &'static str, currency: &str) -> Found<Option<i64>> {
        let Some(text) = self.text(field)? else { return Ok(None) };
        let places = (self.world.places)(currency);
        let minor = match self.cell(field) {
            Some(Cell::Number(_)) => amount::parse_number(&text, places),
            _ => amount::parse(&text, self.plan.decimals, places),
        };
        minor.map(Some).ok_or_else(|| problem(field, Cause::BadAmount(text, currency.to_owned())))
    }

    pub(super) fn code(&self, field: &'static str, text: &str) -> Found<String> {
        let found = self.world.words.get(&(field, fold(text)));
        found.cloned().ok_or_else(|| problem(field, Cause::Unknown(text.to_owned())))
    }

    pub(super) fn member(&self, field: &'static str, text: &str) -> Found<MemberId> {
        let wanted = fold(text);
        let is = |member: &&tandem_model::member::Model| {
            fold(&member.name) == wanted
                || member.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(text))
        };
        only(self.world.members.iter().filter(is), field, text).map(|member| member.id)
    }

    fn cell(&self, field: &str) -> Option<Cell> {
        cell_of(self.line, self.plan, field)
    }
}

fn cell_of(line: &Line, plan: &Plan, field: &str) -> Option<Cell> {
    match plan.map.get(field)? {
        Source::Column(at) => line.cells.get(*at).cloned(),
        Source::Fixed(text) => Some(Cell::Text(text.clone())),
    }
}

/// What the line says of a field, where it is a text.
pub(super) fn text_of(line: &Line, plan: &Plan, field: &str) -> Option<String> {
    match cell_of(line, plan, field)? {
        Cell::Text(text) | Cell::Number(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Cell::Day(_) | Cell::Formula | Cell::Fault => None,
    }
}

pub(super) fn problem(field: &'static str, cause: Cause) -> Problem {
    Problem { field: Some(field), cause }
}

/// The one that goes by this name.
pub(super) fn only<T>(mut found: impl Iterator<Item = T>, field: &'static str, text: &str) -> Found<T> {
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(problem(field, Cause::NotFound(text.to_owned()))),
    }
}
