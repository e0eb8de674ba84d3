//! One language's files, reduced to what generating and checking need.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;

use super::Error;

/// Keywords that make a selector a plural one. `other` alone may also be any other default.
const PLURAL_KEYS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

pub struct Catalog {
    pub language: String,
    pub entries: Vec<Item>,
    /// File and line of each place that could not be parsed.
    pub junk: Vec<(String, usize)>,
}

/// A message or, with a leading `-` in its id, a term.
pub struct Item {
    pub id: String,
    /// File name without its ending: the noun.
    pub noun: String,
    pub variables: Vec<Variable>,
    /// Ids of the messages and terms that it uses.
    pub references: BTreeSet<String>,
    pub functions: BTreeSet<String>,
    /// The keywords of each plural selector.
    pub plurals: Vec<BTreeSet<String>>,
    pub has_attributes: bool,
    pub has_value: bool,
}

pub struct Variable {
    pub name: String,
    pub kind: Kind,
    /// A comment names it and its type.
    pub declared: bool,
    pub used: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    Text,
    Date,
}

impl Catalog {
    pub fn read_all(locales: &Path) -> Result<Vec<Self>, Error> {
        sorted(locales)?.iter().filter(|path| path.is_dir()).map(|path| Self::read(path)).collect()
    }

    fn read(folder: &Path) -> Result<Self, Error> {
        let mut catalog = Self { language: stem(folder), entries: Vec::new(), junk: Vec::new() };
        for path in sorted(folder)?.iter().filter(|path| path.extension().is_some_and(|end| end == "ftl")) {
            let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.clone(), source })?;
            catalog.add_file(&stem(path), &text);
        }
        Ok(catalog)
    }

    fn add_file(&mut self, noun: &str, text: &str) {
        let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
            let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
            self.junk.extend(errors.iter().map(|error| (noun.to_owned(), line(error.pos.start))));
            resource
        });
        for entry in &resource.body {
            let (id, value, comment, attributes) = match entry {
                Entry::Message(message) => {
                    (message.id.name.to_owned(), message.value.as_ref(), &message.comment, &message.attributes)
                }
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.comment, &term.attributes),
                _ => continue,
            };
            let mut item = Item::new(id, noun);
            item.has_attributes = !attributes.is_empty();
            item.has_value = value.is_some();
            for line in comment.iter().flat_map(|comment| &comment.content) {
                item.declare(line);
            }
            if let Some(value) = value {
                item.walk(value);
            }
            self.entries.push(item);
        }
    }

    pub fn find(&self, id: &str) -> Option<&Item> {
        self.entries.iter().find(|item| item.id == id)
    }
}

impl Item {
    fn new(id: String, noun: &str) -> Self {
        Self {
            id,
            noun: noun.to_owned(),
            variables: Vec::new(),
            references: BTreeSet::new(),
            functions: BTreeSet::new(),
            plurals: Vec::new(),
            has_attributes: false,
            has_value: false,
        }
    }

    pub fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }

    /// Reads `$count (Number) what it counts`.
    fn declare(&mut self, line: &str) {
        let Some((name, rest)) = line.trim().strip_prefix('$').and_then(|line| line.split_once(' ')) else { return };
        let kind = match rest.trim_start().split(')').next() {
            Some("(Number") => Kind::Number,
            Some("(Text") => Kind::Text,
            Some("(Date") => Kind::Date,
            _ => return,
        };
        self.variables.push(Variable { name: name.to_owned(), kind, declared: true, used: false });
    }

    /// What the use of a variable says about its type counts only where no comment says it.
    fn use_variable(&mut self, name: &str, kind: Kind) {
        match self.variables.iter_mut().find(|variable| variable.name == name) {
            Some(known) => {
                known.used = true;
                if !known.declared && kind != Kind::Text {
                    known.kind = kind;
                }
            }
            None => self.variables.push(Variable { name: name.to_owned(), kind, declared: false, used: true }),
        }
    }

    fn walk(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.walk_expression(expression);
            }
        }
    }

    fn walk_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.walk_inline(inline, Kind::Text),
            Expression::Select { selector, variants } => {
                let keys = plural_keys(variants);
                let numeric = variants.iter().any(|variant| matches!(variant.key, VariantKey::NumberLiteral { .. }));
                let kind = if numeric || keys.is_some() { Kind::Number } else { Kind::Text };
                self.plurals.extend(keys);
                self.walk_inline(selector, kind);
                for variant in variants {
                    self.walk(&variant.value);
                }
            }
        }
    }

    fn walk_inline(&mut self, inline: &InlineExpression<&str>, kind: Kind) {
        match inline {
            InlineExpression::VariableReference { id } => self.use_variable(id.name, kind),
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.walk_arguments(arguments, Kind::Text);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                self.walk_arguments(arguments, if id.name == "DATETIME" { Kind::Date } else { Kind::Number });
            }
            InlineExpression::Placeable { expression } => self.walk_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn walk_arguments(&mut self, arguments: &CallArguments<&str>, kind: Kind) {
        for argument in &arguments.positional {
            self.walk_inline(argument, kind);
        }
    }
}

/// The keywords, where at least one of them besides `other` marks the selector as a plural one.
fn plural_keys(variants: &[Variant<&str>]) -> Option<BTreeSet<String>> {
    let keys: BTreeSet<String> = variants
        .iter()
        .filter_map(|variant| match variant.key {
            VariantKey::Identifier { name } if PLURAL_KEYS.contains(&name) => Some(name.to_owned()),
            _ => None,
        })
        .collect();
    keys.iter().any(|key| key != "other").then_some(keys)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
