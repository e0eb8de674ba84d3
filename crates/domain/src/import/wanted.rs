//! Which records a file may be about, so that not all of them have to be at hand.

use std::collections::HashSet;

use super::{Kind, Plan, Sheet, cells::text_of, map::fold};

/// Names are folded, numbers and addresses in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    names: HashSet<String>,
    keys: HashSet<String>,
    accounts: HashSet<String>,
}

impl Wanted {
    /// A person by name and mail address, a deal by name and number.
    pub fn has(&self, name: &str, key: Option<&str>) -> bool {
        key.is_some_and(|key| self.keys.contains(&key.to_lowercase())) || self.names.contains(&fold(name))
    }

    pub fn has_account(&self, name: &str) -> bool {
        self.accounts.contains(&fold(name))
    }

    pub fn has_accounts(&self) -> bool {
        !self.accounts.is_empty()
    }
}

/// What the lines name. Of partners nothing: they are few, and all of them count.
pub fn wanted(sheet: &Sheet, plan: &Plan) -> Wanted {
    let all = |field: &str, plain: fn(&str) -> String| {
        sheet.lines.iter().filter_map(|line| text_of(line, plan, field)).map(|text| plain(&text)).collect()
    };
    let lower = |text: &str| text.to_lowercase();
    match plan.kind {
        Kind::Partners => Wanted::default(),
        Kind::People => Wanted { names: all("name", fold), keys: all("email", lower), ..Wanted::default() },
        Kind::Deals => Wanted { names: all("name", fold), keys: all("code", lower), accounts: all("account_id", fold) },
    }
}
