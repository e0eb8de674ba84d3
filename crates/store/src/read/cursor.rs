//! Where a page of a list ends: the sort value and id of its last row, opaque to the screen.

use sea_orm::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a list is sorted by, in one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SortValue {
    Number(i64),
    Text(String),
    /// Rows without a value come last in both directions.
    Missing,
}

/// Belongs to one order: a cursor of another is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    order: String,
    pub(crate) value: SortValue,
    pub(crate) id: Uuid,
}

/// Longer ones were not made here.
const MAX_LENGTH: usize = 8_192;

impl Cursor {
    pub(crate) fn new(order: String, value: SortValue, id: Uuid) -> Self {
        Self { order, value, id }
    }

    /// `None` for a text that [`Cursor::render`] did not make for the same order.
    pub fn parse(text: &str, order: &str) -> Option<Self> {
        let bytes = (text.len() <= MAX_LENGTH).then(|| hex::decode(text).ok())??;
        let cursor: Self = serde_json::from_slice(&bytes).ok()?;
        (cursor.order == order).then_some(cursor)
    }

    pub fn render(&self) -> String {
        // Texts, numbers and ids always serialise.
        hex::encode(serde_json::to_vec(self).unwrap_or_default())
    }
}

impl SortValue {
    pub(crate) fn of(number: Option<i64>, text: Option<String>) -> Self {
        match (number, text) {
            (Some(number), _) => Self::Number(number),
            (None, Some(text)) => Self::Text(text),
            (None, None) => Self::Missing,
        }
    }

    pub(crate) fn bound(&self) -> Option<Value> {
        match self {
            Self::Number(number) => Some((*number).into()),
            Self::Text(text) => Some(text.clone().into()),
            Self::Missing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_cursor_comes_back_and_fits_its_order_only() {
        let cursor = Cursor::new("name".into(), SortValue::Text("Łódź \"7\"".into()), Uuid::from_u128(7));
        let text = cursor.render();
        assert_eq!(Cursor::parse(&text, "name"), Some(cursor));
        assert_eq!(Cursor::parse(&text, "amount"), None);
    }

    #[rstest::rstest]
    #[case("")]
    #[case("zz")]
    #[case("7b7d")]
    fn anything_else_is_no_cursor(#[case] text: &str) {
        assert_eq!(Cursor::parse(text, "name"), None);
    }
}
