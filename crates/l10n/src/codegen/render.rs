//! The text of the two generated files.

use std::fmt::Write as _;

use super::catalog::{Catalog, Item, Kind};
use crate::money::EXPONENTS;

const RUST_HEAD: &str = r#"//! One typed function a message, so that an unknown id or a wrong variable does not compile.
//! Written by `cargo xtask gen` from `locales/en`; do not edit.

use chrono::NaiveDate;

use crate::localizer::{Arg, Localizer};

macro_rules! messages {
    (@type Number) => { i64 };
    (@type Text) => { &str };
    (@type Date) => { NaiveDate };
    ($($name:ident = $id:literal ($($variable:ident: $kind:ident),*);)*) => {$(
        pub fn $name(l: &Localizer $(, $variable: messages!(@type $kind))*) -> String {
            l.message($id, &[$((stringify!($variable), Arg::$kind($variable))),*])
        }
    )*};
}

messages! {
"#;

/// One line a message, in a macro call that formatters leave alone.
pub fn rust(source: &Catalog) -> String {
    let mut text = String::from(RUST_HEAD);
    for item in messages(source) {
        let variables: Vec<_> = item.variables.iter().map(|v| format!("{}: {:?}", v.name, v.kind)).collect();
        let _ = writeln!(text, "    {} = {:?} ({});", item.id.replace('-', "_"), item.id, variables.join(", "));
    }
    text.push_str("}\n");
    text
}

pub fn typescript(source: &Catalog) -> String {
    let mut text = String::from(
        "// The messages of locales/en with their variables, and the currencies whose exponent is not 2.\n\
         // Written by `cargo xtask gen`; do not edit.\n\
         import type { FluentDateTime } from \"@fluent/bundle\";\n\n\
         export interface Messages {\n",
    );
    for item in messages(source) {
        let variables: Vec<_> = item.variables.iter().map(|v| format!("{}: {}", v.name, type_of(v.kind))).collect();
        let shape = if variables.is_empty() { "null".to_owned() } else { format!("{{ {} }}", variables.join("; ")) };
        let _ = writeln!(text, "  {:?}: {shape};", item.id);
    }
    text.push_str("}\n\nexport type MessageId = keyof Messages;\n\n");
    text.push_str("/** Decimal places of stored amounts by ISO 4217 code; 2 for all others. */\n");
    text.push_str("export const CURRENCY_EXPONENTS: Readonly<Record<string, number>> = {\n");
    for (code, places) in EXPONENTS {
        let _ = writeln!(text, "  {code}: {places},");
    }
    text.push_str("};\n");
    text
}

fn messages(source: &Catalog) -> impl Iterator<Item = &Item> {
    source.entries.iter().filter(|item| !item.is_term())
}

const fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "number",
        Kind::Text => "string",
        Kind::Date => "FluentDateTime",
    }
}
