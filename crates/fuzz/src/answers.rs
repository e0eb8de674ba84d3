//! Answers of a hostile hub, as a laptop reads them. The bytes are the JSON inside the frame; the frame itself is a
//! target of its own, or else every change of a byte would end at the checksum.

use serde_json::Value;
use tandem_connectors::read::{Asked, Body, Expected, read_digest, read_message, read_pull, read_push, read_snapshot};
use tandem_domain::{Base, FieldChange, Mutation, Op};
use tandem_model::{SCHEMA_VERSION, SyncedRow, Table, deal, partner};
use tandem_protocol::{
    DigestRequest, HelloResponse, MAX_PAGE_ROWS, MAX_RAW_BYTES, MAX_TEXT_BYTES, PushGroup, PushRequest, WireError,
    content_digest, part_of, unpack,
};
use uuid::Uuid;

const CAP: usize = 64 << 10;

/// Any bytes as a body: never more than the cap comes out, whatever the frame claims.
pub fn frame(bytes: &[u8]) {
    match unpack(bytes, &content_digest(bytes), CAP) {
        Ok(raw) => assert!(raw.len() <= CAP),
        Err(WireError::TooLarge { limit }) => assert_eq!(limit, CAP),
        Err(WireError::Frame(_)) => {}
        Err(other) => panic!("{other}"),
    }
    let wrong = unpack(bytes, "sha-256=:AAAA:", CAP);
    assert!(matches!(wrong, Err(WireError::Digest)));
}

fn body_of(json: &[u8]) -> Body {
    let bytes = zstd::stream::encode_all(json, 1).unwrap();
    Body { digest: content_digest(&bytes), bytes }
}

pub fn hello(json: &[u8]) {
    if let Ok(answer) = read_message::<HelloResponse>(&body_of(json), MAX_RAW_BYTES) {
        assert!(answer.workspace.name.len() <= MAX_TEXT_BYTES);
    }
}

/// Asked for all tables, for the parts of one, and for the rows of a part.
pub fn digest(json: &[u8]) {
    let body = body_of(json);
    let part = Some(part_of(Uuid::from_u128(1)));
    let partners = DigestRequest { t: Some(Table::Partner), ..DigestRequest::default() };
    for asked in [DigestRequest::default(), partners, DigestRequest { part, ..partners }] {
        let Ok(answer) = read_digest(&body, MAX_RAW_BYTES, asked) else { continue };
        assert!(answer.tables.is_empty() || asked.t.is_none(), "sums of tables that nobody asked for");
        assert!(answer.parts.is_empty() || (asked.t.is_some() && asked.part.is_none()));
        let rows = &answer.rows;
        assert!(rows.iter().all(|row| asked.t == Some(row.table()) && asked.part == Some(part_of(row.uuid()))));
        assert!(rows.windows(2).all(|pair| pair[0].uuid() < pair[1].uuid()));
        assert!(answer.next.is_none() || answer.next == rows.last().map(tandem_model::Row::uuid));
    }
}

pub fn snapshot(json: &[u8]) {
    snapshot_of::<deal::Model>(json);
    snapshot_of::<partner::Model>(json);
}

/// Ids rise from the one that was asked for, so that the table ends, and no version is below 1.
fn snapshot_of<M>(json: &[u8])
where
    M: SyncedRow + serde::de::DeserializeOwned,
{
    let after_id = Some(Uuid::from_u128(7));
    let expected = Expected { after_id, max_rows: 50, raw_bytes: MAX_RAW_BYTES };
    let Ok(page) = read_snapshot::<M>(&body_of(json), expected) else { return };
    assert!(page.rows.len() <= 50);
    let ids: Vec<_> = after_id.into_iter().chain(page.rows.iter().map(SyncedRow::uuid)).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(page.rows.iter().all(|row| row.version() >= 1));
    assert!(page.next.is_none() || page.next == ids.last().copied().filter(|_| !page.rows.is_empty()));
}

pub fn pull(json: &[u8]) {
    let Ok(page) = read_pull(&body_of(json), MAX_RAW_BYTES, "asked") else { return };
    assert!(!page.more || page.cursor != "asked", "it would ask the same for ever");
    assert!(page.groups.windows(2).all(|pair| pair[0].seq < pair[1].seq));
}

/// The laptop has sent two edits; an answer speaks of these and of nothing else.
pub fn push(json: &[u8]) {
    let request = request();
    let Ok(answer) = read_push(&body_of(json), MAX_RAW_BYTES, &Asked::of(&request)) else { return };
    assert!(answer.results.len() <= 2 && answer.changes.len() <= MAX_PAGE_ROWS);
    for result in &answer.results {
        assert!([Uuid::from_u128(11), Uuid::from_u128(12)].contains(&result.verdict.mutation_id));
    }
}

fn request() -> PushRequest {
    let mutation = |n: u128, table| Mutation {
        mutation_id: Uuid::from_u128(10 + n),
        device_seq: n as i64,
        table,
        id: Uuid::from_u128(n),
        op: Op::Set,
        base: Base::default(),
        fields: [("name".to_owned(), FieldChange { old: Value::Null, new: Value::from("x") })].into(),
        deps: Vec::new(),
        at: 0,
        supersedes: None,
    };
    let mutations = vec![mutation(1, Table::Deal), mutation(2, Table::Partner)];
    PushRequest {
        device_id: Uuid::from_u128(5),
        client_schema: SCHEMA_VERSION,
        hub_epoch: None,
        groups: vec![PushGroup { group_id: Uuid::from_u128(20), mutations }],
    }
}
