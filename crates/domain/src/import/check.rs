//! What each line of a file would do, and what stands against it.

use std::collections::HashMap;

use chrono::NaiveDate;
use tandem_model::{MemberId, PartnerId, Row, partner};
use uuid::Uuid;

use super::{
    Cause, Cell, Checked, DayOrder, FIELDS, Line, Map, Outcome, Problem, Sheet, Source, World, day, map::fold,
};
use crate::{
    check::{Refusal, RefusalCode, check_row},
    duplicate::{country_code, registrable_domain},
    mutation::{fields_of, row_of},
    partner::{PartnerPatch, edit},
    scope::{Bucket, Deed, Place, may},
};

/// Texts between which tags stand in one cell.
const BETWEEN_TAGS: [char; 4] = [',', ';', '|', '\n'];

/// Each line with what it would do. Same file and same world, same answer.
pub fn check(sheet: &Sheet, map: &Map, order: DayOrder, world: &World) -> Vec<Checked> {
    let desk = Desk::new(sheet, map, order, world);
    let mut seen: HashMap<String, u64> = HashMap::new();
    sheet.lines.iter().map(|line| desk.check(line, &mut seen)).collect()
}

/// The change of a line laid over the row as it now is; `None` where somebody has changed one of its fields since.
pub fn lay_again(before: &partner::Model, after: &partner::Model, now: &partner::Model) -> Option<partner::Model> {
    let fields = |row: &partner::Model| fields_of(&Row::Partner(row.clone()));
    let (before, after, mut row) = (fields(before)?, fields(after)?, fields(now)?);
    for (name, wanted) in after {
        if before.get(&name) == Some(&wanted) {
            continue;
        }
        if row.get(&name) != before.get(&name) {
            return None;
        }
        row.insert(name, wanted);
    }
    match row_of(tandem_model::Table::Partner, row).ok()? {
        Row::Partner(row) => Some(row),
        _ => None,
    }
}

struct Desk<'a> {
    map: &'a Map,
    width: usize,
    order: DayOrder,
    world: &'a World,
    by_name: HashMap<String, Vec<usize>>,
    by_domain: HashMap<String, Vec<usize>>,
}

type Found<T> = Result<T, Problem>;

impl<'a> Desk<'a> {
    fn new(sheet: &Sheet, map: &'a Map, order: DayOrder, world: &'a World) -> Self {
        let (mut by_name, mut by_domain) = (HashMap::<_, Vec<usize>>::new(), HashMap::<_, Vec<usize>>::new());
        for (at, partner) in world.partners.iter().enumerate() {
            by_name.entry(fold(&partner.name)).or_default().push(at);
            if let Some(domain) = partner.domain.as_deref().and_then(registrable_domain) {
                by_domain.entry(domain).or_default().push(at);
            }
        }
        Self { map, width: sheet.headings.len(), order, world, by_name, by_domain }
    }

    fn check(&self, line: &Line, seen: &mut HashMap<String, u64>) -> Checked {
        let title = self.text(line, "name").ok().flatten().unwrap_or_default();
        let outcome = self.judge(line, seen).unwrap_or_else(Outcome::Problem);
        Checked { line: line.number, title, outcome }
    }

    fn judge(&self, line: &Line, seen: &mut HashMap<String, u64>) -> Result<Outcome, Vec<Problem>> {
        if line.cells.iter().skip(self.width).any(|cell| !cell.is_empty()) {
            return Err(vec![Problem { field: None, cause: Cause::TooManyCells }]);
        }
        let (name, domain) = (self.text(line, "name"), self.text(line, "domain"));
        let (name, domain) = match (name, domain) {
            (Ok(name), Ok(domain)) => (name, domain),
            (name, domain) => return Err([name.err(), domain.err()].into_iter().flatten().collect()),
        };
        let Some(name) = name else { return Err(vec![problem("name", Cause::Missing)]) };
        let before = self.find(&name, domain.as_deref()).map_err(|cause| vec![problem("name", cause)])?;
        let key = before.map_or_else(|| fold(&name), |partner| partner.id.to_string());
        if let Some(first) = seen.get(&key) {
            return Err(vec![problem("name", Cause::Twice(*first))]);
        }
        seen.insert(key, line.number);
        let after = self.fill(line, before)?;
        match before {
            Some(before) if *before == after => Ok(Outcome::Same),
            Some(before) => Ok(Outcome::Changed { before: before.clone(), after }),
            None => Ok(Outcome::New(after)),
        }
    }

    /// By web site where the line has one that is known, else by name.
    fn find(&self, name: &str, domain: Option<&str>) -> Result<Option<&'a partner::Model>, Cause> {
        let named = self.by_name.get(&fold(name)).map_or(&[][..], Vec::as_slice);
        let sited = domain.and_then(registrable_domain).and_then(|domain| self.by_domain.get(&domain));
        let sited = sited.map_or(&[][..], Vec::as_slice);
        let found = match (sited, named) {
            ([], []) => return Ok(None),
            ([one], []) | ([], [one]) => *one,
            ([one], named) if named.contains(one) => *one,
            (sited, [one]) if sited.contains(one) => *one,
            _ => return Err(Cause::Ambiguous),
        };
        Ok(self.world.partners.get(found))
    }

    fn fill(&self, line: &Line, before: Option<&partner::Model>) -> Result<partner::Model, Vec<Problem>> {
        let mut row = before.cloned().unwrap_or_else(|| blank(self.world.me));
        let mut problems = Vec::new();
        for field in FIELDS {
            problems.extend(self.set(line, field, &mut row).err());
        }
        if before.is_none() {
            let missing = [
                ("kind", row.kind.is_empty()),
                ("region", row.region.is_empty()),
                ("owner_id", row.owner_id.0.is_nil()),
            ];
            let said: Vec<_> = problems.iter().map(|problem| problem.field).collect();
            let missing = missing.into_iter().filter(|(field, is)| *is && !said.contains(&Some(*field)));
            problems.extend(missing.map(|(field, _)| problem(field, Cause::Missing)));
        }
        if problems.is_empty() {
            problems.extend(self.refused(before, &row));
        }
        if problems.is_empty() { Ok(row) } else { Err(problems) }
    }

    fn set(&self, line: &Line, field: &'static str, row: &mut partner::Model) -> Found<()> {
        if field == "since" {
            row.since = self.day(line, field)?.or(row.since);
            return Ok(());
        }
        let Some(text) = self.text(line, field)? else { return Ok(()) };
        match field {
            // Of a partner that is known by its name, how it is written is no news.
            "name" if fold(&row.name) == fold(&text) => {}
            "name" => row.name = text,
            "domain" if same_site(row.domain.as_deref(), &text) => {}
            "domain" => row.domain = Some(text),
            "kind" => row.kind = self.code(field, &text)?,
            "tier" => row.tier = Some(self.code(field, &text)?),
            "region" => row.region = text,
            "country" => row.country = Some(country(&text).ok_or_else(|| problem(field, Cause::Unknown(text)))?),
            "city" => row.city = Some(text),
            "language" => row.language = Some(language(&text).ok_or_else(|| problem(field, Cause::Unknown(text)))?),
            "owner_id" => row.owner_id = self.member(&text)?,
            "tags" => *row = patched(row, &PartnerPatch { tags: Some(tags(&text)), note: None })?,
            _ => *row = patched(row, &PartnerPatch { tags: None, note: Some(text) })?,
        }
        Ok(())
    }

    /// `None` for what is empty.
    fn text(&self, line: &Line, field: &'static str) -> Found<Option<String>> {
        let text = match self.cell(line, field) {
            Some(Cell::Text(text)) => text,
            Some(Cell::Day(day)) => day.to_string(),
            Some(Cell::Formula) => return Err(problem(field, Cause::Formula)),
            Some(Cell::Fault) => return Err(problem(field, Cause::Fault)),
            None => return Ok(None),
        };
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn day(&self, line: &Line, field: &'static str) -> Found<Option<NaiveDate>> {
        if let Some(Cell::Day(day)) = self.cell(line, field) {
            return Ok(Some(day));
        }
        let Some(text) = self.text(line, field)? else { return Ok(None) };
        day::parse(&text, self.order).map(Some).ok_or_else(|| problem(field, Cause::BadDay(text)))
    }

    fn cell(&self, line: &Line, field: &str) -> Option<Cell> {
        match self.map.get(field)? {
            Source::Column(at) => line.cells.get(*at).cloned(),
            Source::Fixed(text) => Some(Cell::Text(text.clone())),
        }
    }

    fn code(&self, field: &'static str, text: &str) -> Found<String> {
        let found = self.world.words.get(&(field, fold(text)));
        found.cloned().ok_or_else(|| problem(field, Cause::Unknown(text.to_owned())))
    }

    fn member(&self, text: &str) -> Found<MemberId> {
        let wanted = fold(text);
        let is = |member: &&tandem_model::member::Model| {
            fold(&member.name) == wanted
                || member.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(text))
        };
        let mut found = self.world.members.iter().filter(is);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one.id),
            _ => Err(problem("owner_id", Cause::NoSuchMember(text.to_owned()))),
        }
    }

    /// The rule of the row, and what the user may not do: asked here, nobody finds out in the middle.
    fn refused(&self, before: Option<&partner::Model>, after: &partner::Model) -> Option<Problem> {
        let (table, access) = (tandem_model::Table::Partner, &self.world.access);
        if let Err(refusal) = check_row(&Row::Partner(after.clone())) {
            return Some(refused_on(&refusal));
        }
        let place = Place { bucket: Bucket::Region(after.region.clone()), finance: false };
        let forbidden = |field| problem(field, Cause::Refused(RefusalCode::Forbidden));
        let Some(before) = before else {
            return may(access, Deed::Create, table, &place).err().map(|_| forbidden("region"));
        };
        let fields = |row: &partner::Model| fields_of(&Row::Partner(row.clone())).unwrap_or_default();
        let (was, is) = (fields(before), fields(after));
        let changed = FIELDS.iter().copied().filter(|field| was.get(*field) != is.get(*field));
        changed.into_iter().find(|field| may(access, Deed::Set(field), table, &place).is_err()).map(forbidden)
    }
}

fn problem(field: &'static str, cause: Cause) -> Problem {
    Problem { field: Some(field), cause }
}

fn patched(row: &partner::Model, patch: &PartnerPatch) -> Found<partner::Model> {
    edit(row, patch).map_err(|refusal| refused_on(&refusal))
}

fn refused_on(refusal: &Refusal) -> Problem {
    let field = FIELDS.iter().copied().find(|field| refusal.field.as_deref() == Some(*field));
    Problem { field, cause: Cause::Refused(refusal.code) }
}

fn tags(text: &str) -> Vec<String> {
    text.split(BETWEEN_TAGS).map(str::to_owned).collect()
}

fn same_site(known: Option<&str>, text: &str) -> bool {
    let site = |text: &str| registrable_domain(text);
    known.is_some_and(|known| known == text || (site(known).is_some() && site(known) == site(text)))
}

fn country(text: &str) -> Option<String> {
    country_code(text).filter(|code| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase()))
}

/// A tag such as `de` or `pt-BR`.
fn language(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '_']);
    let first = parts.next().filter(|part| matches!(part.len(), 2 | 3))?;
    let is_plain =
        |part: &str| part.len() <= 8 && !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_alphanumeric());
    (first.bytes().all(|sign| sign.is_ascii_alphabetic()) && parts.all(is_plain)).then(|| text.replace('_', "-"))
}

fn blank(me: Option<MemberId>) -> partner::Model {
    partner::Model {
        id: PartnerId(Uuid::nil()),
        name: String::new(),
        kind: String::new(),
        tier: None,
        country: None,
        city: None,
        region: String::new(),
        domain: None,
        language: None,
        owner_id: me.unwrap_or(MemberId(Uuid::nil())),
        since: None,
        note: None,
        tags: None,
        version: 0,
    }
}
