//! What a user may write about a partner.

use tandem_model::{Row, partner};

use crate::check::{Refusal, check_row};

/// `None` leaves a field as it is, an empty one empties it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerPatch {
    pub note: Option<String>,
    pub tags: Option<Vec<String>>,
}

/// The partner after the edit; equal to `before` when nothing changes.
///
/// # Errors
/// The first field that does not make sense.
pub fn edit(before: &partner::Model, patch: &PartnerPatch) -> Result<partner::Model, Refusal> {
    let mut partner = before.clone();
    if let Some(note) = &patch.note {
        partner.note = filled(note.trim_end().replace("\r\n", "\n"));
    }
    if let Some(tags) = &patch.tags {
        partner.tags = filled(join_tags(tags));
    }
    check_row(&Row::Partner(partner.clone()))?;
    Ok(partner)
}

/// The tags of a partner, one each.
pub fn list_tags(partner: &partner::Model) -> Vec<String> {
    partner.tags.iter().flat_map(|tags| tags.lines()).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// As the column keeps them: one a line, sorted, each once, with single blanks.
fn join_tags(tags: &[String]) -> String {
    let clean = |tag: &String| tag.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut tags: Vec<String> = tags.iter().map(clean).filter(|tag| !tag.is_empty()).collect();
    tags.sort_unstable();
    tags.dedup();
    tags.join("\n")
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use tandem_model::{MemberId, PartnerId};
    use uuid::Uuid;

    use super::*;
    use crate::check::{MAX_NOTE_BYTES, RefusalCode};

    fn partner() -> partner::Model {
        partner::Model {
            id: PartnerId(Uuid::from_u128(1)),
            name: "Nordwind".into(),
            kind: "reseller".into(),
            tier: None,
            country: None,
            city: None,
            region: "EMEA".into(),
            domain: None,
            language: None,
            owner_id: MemberId(Uuid::from_u128(2)),
            since: None,
            note: Some("Old".into()),
            tags: Some("cloud\nretail".into()),
            version: 1,
        }
    }

    fn tagged(tags: &[&str]) -> partner::Model {
        let tags = Some(tags.iter().map(|tag| (*tag).to_owned()).collect());
        edit(&partner(), &PartnerPatch { tags, note: None }).unwrap()
    }

    #[test]
    fn tags_are_a_set_with_one_order() {
        let after = tagged(&[" retail", "cloud", "key\naccount", "cloud", ""]);
        assert_eq!(list_tags(&after), ["cloud", "key account", "retail"]);
        assert_eq!(tagged(&["retail", "cloud"]), partner());
        assert_eq!(tagged(&[]).tags, None);
    }

    #[test]
    fn a_note_without_text_is_none_and_one_that_is_too_long_is_refused() {
        let with = |note: &str| edit(&partner(), &PartnerPatch { note: Some(note.into()), tags: None });
        assert_eq!(with(" \n").unwrap().note, None);
        assert_eq!(with("a\r\nb\n").unwrap().note.as_deref(), Some("a\nb"));
        let long = "x".repeat(MAX_NOTE_BYTES + 1);
        assert_eq!(with(&long), Err(Refusal::on(RefusalCode::TooLong, "note")));
    }
}
