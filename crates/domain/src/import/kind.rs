//! What the lines of a file are about, and which fields such a record takes from it.

use serde::{Deserialize, Serialize};
use tandem_model::Table;

use super::Map;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Partners,
    People,
    Deals,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Partners, Self::People, Self::Deals];

    pub const fn table(self) -> Table {
        match self {
            Self::Partners => Table::Partner,
            Self::People => Table::Person,
            Self::Deals => Table::Deal,
        }
    }

    /// Fields that a file may fill, by their name in the data, in the order in which they are shown.
    #[rustfmt::skip]
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Partners => &["name", "domain", "kind", "tier", "region", "country", "city", "language", "owner_id",
                                "since", "tags", "note"],
            Self::People => &["name", "email", "partner_id", "role", "phone", "region"],
            Self::Deals => &["code", "name", "partner_id", "stage", "amount_minor", "currency", "close_on", "owner_id",
                             "account_id", "product_id", "next_step", "next_step_on", "region", "opened_on"],
        }
    }

    /// Without one of these no line says what it is about.
    pub const fn naming(self) -> &'static [&'static str] {
        match self {
            Self::Partners => &["name"],
            Self::People => &["email", "name"],
            Self::Deals => &["code", "name"],
        }
    }

    /// Fields that hold days.
    pub const fn days(self) -> &'static [&'static str] {
        match self {
            Self::Partners => &["since"],
            Self::People => &[],
            Self::Deals => &["close_on", "next_step_on", "opened_on"],
        }
    }

    pub fn is_complete(self, map: &Map) -> bool {
        self.naming().iter().any(|field| map.contains_key(*field))
    }
}
