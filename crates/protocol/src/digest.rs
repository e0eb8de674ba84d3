//! How hub and laptop find out, without sending rows, that they hold the same ones.
//!
//! A row becomes a 64-bit number, a table the count of its rows and the sum of their numbers. Where sums differ, the
//! table is looked at in 256 parts, and a part that differs is sent again. A sum says nothing against malice, which is
//! the feed's hash chain's business; it finds what a fault has left behind.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tandem_model::Row;
use uuid::Uuid;

/// Parts of a table that can be compared apart.
pub const PARTS: usize = 256;

/// Of a table or a part of it. Rows may be added in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowSum {
    pub rows: u64,
    /// Sum of the rows' hashes, modulo 2⁶⁴; a text, because JSON readers lose digits of large numbers.
    #[serde(with = "hex_u64")]
    pub sum64: u64,
}

impl RowSum {
    pub fn add(&mut self, hash: u64) {
        self.rows += 1;
        self.sum64 = self.sum64.wrapping_add(hash);
    }

    pub fn add_all(&mut self, other: Self) {
        self.rows += other.rows;
        self.sum64 = self.sum64.wrapping_add(other.sum64);
    }
}

/// First 8 bytes of SHA-256 over id, version and canonical JSON of the row: what both sides compare.
pub fn row_hash(row: &Row) -> u64 {
    let mut hash = Sha256::new();
    hash.update(row.uuid());
    hash.update(row.version().to_be_bytes());
    hash.update(canonical_json(row));
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize()[..8]);
    u64::from_be_bytes(first)
}

/// The part of its table that a row belongs to: the last byte of its id. The first one would not do, it is the same in
/// all ids that were made in the same thirty years.
pub fn part_of(id: Uuid) -> u8 {
    id.as_bytes()[15]
}

/// JSON without spaces and with the names of each object in order, so that equal values have equal bytes.
/// Our messages always serialise; what does not is empty.
pub fn canonical_json<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(value) = serde_json::to_value(value) {
        write_sorted(&value, &mut bytes);
    }
    bytes
}

fn write_sorted(value: &Value, to: &mut Vec<u8>) {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<_> = map.iter().collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            to.push(b'{');
            for (place, (name, value)) in fields.into_iter().enumerate() {
                if place > 0 {
                    to.push(b',');
                }
                write_plain(&Value::from(name.as_str()), to);
                to.push(b':');
                write_sorted(value, to);
            }
            to.push(b'}');
        }
        Value::Array(items) => {
            to.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    to.push(b',');
                }
                write_sorted(item, to);
            }
            to.push(b']');
        }
        plain => write_plain(plain, to),
    }
}

fn write_plain(value: &Value, to: &mut Vec<u8>) {
    // Writing a number or a text to memory can't fail.
    let _ = serde_json::to_writer(to, value);
}

mod hex_u64 {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(value: &u64, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("{value:016x}"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
        let text = String::deserialize(from)?;
        if text.len() != 16 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(D::Error::custom("not 16 hexadecimal digits"));
        }
        u64::from_str_radix(&text, 16).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tandem_model::{member, member::Model};

    use super::*;

    fn row(name: &str, version: i64) -> Row {
        let id = Uuid::from_u128(7).into();
        Row::Member(Model { id, name: name.into(), email: None, region: None, version })
    }

    #[test]
    fn the_hash_of_a_row_stays_what_it_was() {
        // A change here makes every laptop believe that it differs from its hub.
        assert_eq!(format!("{:016x}", row_hash(&row("Ünïcode ✓", 3))), "1ccb9c9a5d5ab8f2");
    }

    #[test]
    fn value_version_and_id_all_count() {
        let other = Row::Member(member::Model {
            id: Uuid::from_u128(8).into(),
            name: "A".into(),
            email: None,
            region: None,
            version: 1,
        });
        let hashes = [row("A", 1), row("A", 2), row("B", 1), other].map(|row| row_hash(&row));
        for (place, hash) in hashes.iter().enumerate() {
            assert!(!hashes[..place].contains(hash));
        }
    }

    #[test]
    fn canonical_json_does_not_depend_on_the_order_of_names() {
        let sorted = br#"{"a":[1,{"x":null,"y":"\n"}],"b":-2}"#;
        for text in [r#"{ "b": -2, "a": [1, {"y": "\n", "x": null}] }"#, r#"{"a":[1,{"x":null,"y":"\n"}],"b":-2}"#] {
            assert_eq!(canonical_json(&serde_json::from_str::<Value>(text).unwrap()), sorted);
        }
        assert_eq!(canonical_json(&json!("é")), "\"é\"".as_bytes());
    }

    #[test]
    fn a_sum_comes_over_the_wire_with_all_its_digits() {
        let mut sum = RowSum::default();
        sum.add(u64::MAX);
        sum.add(u64::MAX - 5);
        let text = serde_json::to_string(&sum).unwrap();
        assert_eq!(text, r#"{"rows":2,"sum64":"fffffffffffffff9"}"#);
        assert_eq!(serde_json::from_str::<RowSum>(&text).unwrap(), sum);
        assert!(serde_json::from_str::<RowSum>(r#"{"rows":2,"sum64":"+ffffffffffffff9"}"#).is_err());
    }
}
