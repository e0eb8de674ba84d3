//! How a record is called where many kinds stand side by side.

use serde_json::Value;
use tandem_domain::{Fields, mutation::fields_of};
use tandem_model::Row;

/// The name of a record; the subject of a touch.
pub(crate) fn of_row(row: &Row) -> String {
    fields_of(row).map(|fields| of_fields(&fields)).unwrap_or_default()
}

/// The same from what is known of its fields; empty where none of them names it.
pub(crate) fn of_fields(fields: &Fields) -> String {
    ["name", "title", "subject", "customer", "code"]
        .iter()
        .find_map(|field| fields.get(*field).and_then(Value::as_str))
        .unwrap_or_default()
        .to_owned()
}
