//! What may be wrong in a language's files. Each finding is one line that says what to mend.

use std::collections::BTreeSet;
use std::fmt;

use icu::locale::Locale;
use icu::plurals::PluralRules;

use super::SOURCE;
use super::catalog::{Catalog, Item};

/// The file whose ids may start with any word that isn't the name of another file.
const SHARED: &str = "app";

#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub language: String,
    pub noun: String,
    pub problem: Problem,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Problem {
    Syntax { line: usize },
    Duplicate { id: String },
    Missing { id: String },
    Unused { id: String },
    WrongFile { id: String },
    NoText { id: String },
    Attributes { id: String },
    Undeclared { id: String, variable: String },
    UnknownVariable { id: String, variable: String },
    MissingVariable { id: String, variable: String },
    BadName { id: String },
    PluralForms { id: String, missing: Vec<String>, surplus: Vec<String> },
    UnknownReference { id: String, reference: String },
    UnknownFunction { id: String, function: String },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}.ftl: {}", self.language, self.noun, self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { line } => write!(f, "line {line} is not valid Fluent"),
            Self::Duplicate { id } => write!(f, "{id} exists twice"),
            Self::Missing { id } => write!(f, "{id} is missing"),
            Self::Unused { id } => write!(f, "{id} does not exist in {SOURCE}"),
            Self::WrongFile { id } => write!(f, "{id} belongs into the file of its noun"),
            Self::NoText { id } => write!(f, "{id} has no text"),
            Self::Attributes { id } => write!(f, "{id} has attributes: make each a message of its own"),
            Self::Undeclared { id, variable } => {
                write!(f, "{id} needs a comment `# ${variable} (Number)`, (Text) or (Date)")
            }
            Self::UnknownVariable { id, variable } => write!(f, "{id}: ${variable} is not a variable of this message"),
            Self::MissingVariable { id, variable } => write!(f, "{id} does not use ${variable}"),
            Self::BadName { id } => write!(f, "{id}: ids are kebab-case, variables snake_case, both lower case"),
            Self::PluralForms { id, missing, surplus } => {
                write!(f, "{id}: plural forms missing [{}], unknown here [{}]", missing.join(" "), surplus.join(" "))
            }
            Self::UnknownReference { id, reference } => write!(f, "{id} uses {reference}, which does not exist"),
            Self::UnknownFunction { id, function } => {
                write!(f, "{id} calls {function}: only NUMBER and DATETIME exist")
            }
        }
    }
}

pub fn findings(catalog: &Catalog, source: &Catalog) -> Vec<Finding> {
    let finding = |noun: &str, problem| Finding { language: catalog.language.clone(), noun: noun.to_owned(), problem };
    let mut found: Vec<Finding> = Vec::new();
    for (noun, line) in &catalog.junk {
        found.push(finding(noun, Problem::Syntax { line: *line }));
    }
    let nouns: BTreeSet<&str> = source.entries.iter().map(|item| item.noun.as_str()).collect();
    let forms = plural_forms(&catalog.language);
    let mut seen = BTreeSet::new();
    for item in &catalog.entries {
        if !seen.insert(&item.id) {
            found.push(finding(&item.noun, Problem::Duplicate { id: item.id.clone() }));
        }
        let mut problems = shape(item, &nouns);
        problems.extend(meaning(item, catalog, &forms));
        problems.extend(match source.find(&item.id) {
            None => vec![Problem::Unused { id: item.id.clone() }],
            Some(original) => variables(item, original, catalog.language == SOURCE),
        });
        found.extend(problems.into_iter().map(|problem| finding(&item.noun, problem)));
    }
    for original in source.entries.iter().filter(|original| seen.insert(&original.id)) {
        found.push(finding(&original.noun, Problem::Missing { id: original.id.clone() }));
    }
    found
}

/// Names, place and form of one message.
fn shape(item: &Item, nouns: &BTreeSet<&str>) -> Vec<Problem> {
    let id = || item.id.clone();
    let mut problems = Vec::new();
    if !item.has_value {
        problems.push(Problem::NoText { id: id() });
    }
    if item.has_attributes {
        problems.push(Problem::Attributes { id: id() });
    }
    let lower = |text: &str, joint: char| {
        text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint) && !text.is_empty()
    };
    if !lower(&item.id, '-') || item.variables.iter().any(|variable| !lower(&variable.name, '_')) {
        problems.push(Problem::BadName { id: id() });
    }
    let prefix = item.id.split('-').next().unwrap_or_default();
    let at_home = prefix == item.noun || (item.noun == SHARED && !nouns.contains(prefix));
    if !at_home && !item.is_term() {
        problems.push(Problem::WrongFile { id: id() });
    }
    problems
}

/// What the message calls and selects on.
fn meaning(item: &Item, catalog: &Catalog, forms: &BTreeSet<String>) -> Vec<Problem> {
    let id = || item.id.clone();
    let mut problems = Vec::new();
    for keys in item.plurals.iter().filter(|keys| *keys != forms) {
        let missing = forms.difference(keys).cloned().collect();
        let surplus = keys.difference(forms).cloned().collect();
        problems.push(Problem::PluralForms { id: id(), missing, surplus });
    }
    for reference in item.references.iter().filter(|reference| catalog.find(reference).is_none()) {
        problems.push(Problem::UnknownReference { id: id(), reference: reference.clone() });
    }
    for function in item.functions.iter().filter(|name| !matches!(name.as_str(), "NUMBER" | "DATETIME")) {
        problems.push(Problem::UnknownFunction { id: id(), function: function.clone() });
    }
    problems
}

fn variables(item: &Item, original: &Item, is_source: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    for variable in item.variables.iter().filter(|variable| variable.used) {
        let (id, name) = (item.id.clone(), variable.name.clone());
        if is_source && !variable.declared && !item.is_term() {
            problems.push(Problem::Undeclared { id, variable: name });
        } else if !original.variables.iter().any(|known| known.name == variable.name && known.used) {
            problems.push(Problem::UnknownVariable { id, variable: name });
        }
    }
    for known in original.variables.iter().filter(|known| known.used || is_source) {
        if !item.variables.iter().any(|variable| variable.name == known.name && variable.used) {
            problems.push(Problem::MissingVariable { id: item.id.clone(), variable: known.name.clone() });
        }
    }
    problems
}

/// The categories that whole numbers take in a language; none for a folder that is not a language.
fn plural_forms(language: &str) -> BTreeSet<String> {
    let rules = Locale::try_from_str(language).ok().and_then(|tag| PluralRules::try_new_cardinal(tag.into()).ok());
    rules.iter().flat_map(|rules| rules.categories().map(|form| format!("{form:?}").to_lowercase())).collect()
}
