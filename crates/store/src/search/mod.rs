//! Full text search: [`match_expression`] turns what the user typed into a query, [`upkeep`] keeps the index.
//!
//! SQLite's tokenizer cuts at spaces, which Chinese, Japanese and Korean don't write. So the app cuts such text into
//! pairs of characters before it goes in, and does the same to what is typed: [`text`].

pub mod text;
pub(crate) mod upkeep;

use tandem_model::Table;

use text::{Piece, pieces};

/// What to look for. Each scope is a column of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Name and code, and the names of its partner and account.
    Deal,
    Partner,
    Person,
    All,
}

const MAX_TERMS: usize = 12;

impl Scope {
    const fn column(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Partner => "partner",
            Self::Person => "person",
            Self::All => "deal partner person",
        }
    }

    /// The numbers of its documents, for `rowid BETWEEN ? AND ?`. A common word of deals then costs nothing to somebody
    /// who looks for a partner.
    pub const fn numbers(self) -> (i64, i64) {
        match self {
            Self::Partner => upkeep::numbers(Table::Partner),
            Self::Person => upkeep::numbers(Table::Person),
            Self::Deal => upkeep::numbers(Table::Deal),
            Self::All => (0, i64::MAX),
        }
    }
}

/// The right side of `search MATCH ?`: all words, each as the beginning of one. `None` when there is nothing to look for.
pub fn match_expression(scope: Scope, typed: &str) -> Option<String> {
    let terms: Vec<String> = pieces(typed).filter_map(term).take(MAX_TERMS).collect();
    (!terms.is_empty()).then(|| format!("{{{}}} : ({})", scope.column(), terms.join(" AND ")))
}

fn term(piece: Piece) -> Option<String> {
    match piece {
        Piece::Word(word) if !word.contains(char::is_alphanumeric) => None,
        Piece::Word(word) => Some(format!("\"{}\"*", word.replace('"', "\"\""))),
        // One character is the first of a pair wherever it stands.
        Piece::Run(run) if run.len() == 1 => Some(format!("\"{}\"*", run[0])),
        Piece::Run(run) => {
            let pairs: Vec<String> = run.windows(2).map(|pair| pair.iter().collect()).collect();
            Some(format!("\"{}\"", pairs.join(" ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_looked_for_as_a_beginning() {
        let found = match_expression(Scope::Deal, "  Acme  roll-out ");
        assert_eq!(found.as_deref(), Some(r#"{deal} : ("acme"* AND "roll-out"*)"#));
    }

    #[test]
    fn a_run_without_spaces_is_looked_for_by_its_pairs() {
        let found = match_expression(Scope::Partner, "山田太郎 山");
        assert_eq!(found.as_deref(), Some(r#"{partner} : ("山田 田太 太郎" AND "山"*)"#));
    }

    #[test]
    fn what_the_user_types_never_becomes_an_operator() {
        let found = match_expression(Scope::Person, r#"a" OR b* NEAR("#);
        assert_eq!(found.as_deref(), Some(r#"{person} : ("a"""* AND "or"* AND "b*"* AND "near("*)"#));
    }

    #[test]
    fn nothing_but_signs_looks_for_nothing() {
        assert_eq!(match_expression(Scope::All, " - \"\" * "), None);
    }
}
