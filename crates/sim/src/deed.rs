//! What a user does next, from what they see.

use serde_json::Value;
use tandem_domain::{Fields, Op, mutation::row_of, outbox::LineState, push::RecordKey};
use tandem_model::{Choice, ConflictKind, ConflictState, Table};
use uuid::Uuid;

use crate::{
    laptop::{Disk, Laptop, edit::Draft},
    rng::Rng,
    values::{changes, creation, record, removal, wishes},
};

#[derive(Clone, Debug)]
pub enum Deed {
    Save(Vec<Draft>),
    Mend(Uuid),
    Discard(Uuid),
}

/// `None` when there is nothing to do it to.
pub fn choose(laptop: &Laptop, rng: &mut Rng) -> Option<Deed> {
    let disk = &laptop.disk;
    let save = |drafts: Option<Vec<Draft>>| drafts.filter(|drafts| !drafts.is_empty()).map(Deed::Save);
    match rng.weighted(&[46, 12, 8, 4, 8, 10, 6, 4, 8]) {
        0 => save(edit(disk, rng).map(|draft| vec![draft])),
        1 => save(create(disk, rng).map(|draft| vec![draft])),
        2 => save(move_deal(disk, rng)),
        3 => save(remove(disk, rng).map(|draft| vec![draft])),
        4 => save(undo(disk, rng).map(|draft| vec![draft])),
        5 => save(decide(disk, rng)),
        6 => save(log_touch(disk, rng)),
        7 => save(blunder(disk, rng)),
        _ => repair(disk, rng),
    }
}

/// The next step for an action that the hub has refused.
pub fn repair(disk: &Disk, rng: &mut Rng) -> Option<Deed> {
    let parked: Vec<Uuid> =
        disk.lines.iter().filter(|line| line.state == LineState::Parked).map(|line| line.group).collect();
    let group = *rng.pick(&parked)?;
    Some(if rng.chance(60) { Deed::Mend(group) } else { Deed::Discard(group) })
}

fn pick(disk: &Disk, tables: &[Table], rng: &mut Rng) -> Option<RecordKey> {
    let table = *rng.pick(tables)?;
    let ids = disk.ids(table);
    // Some records are in everybody's hands.
    let id = if rng.chance(60) { *ids.get(rng.below(ids.len().min(2)))? } else { *rng.pick(&ids)? };
    Some((table, id))
}

fn set(disk: &Disk, key: RecordKey, wanted: &Fields) -> Option<Draft> {
    let fields = changes(key.0, disk.shown(key)?, wanted);
    if fields.is_empty() {
        return None;
    }
    Some(Draft { key, op: Op::Set, fields, deps: Vec::new() })
}

fn edit(disk: &Disk, rng: &mut Rng) -> Option<Draft> {
    use Table::{Activity, Deal, Partner, Person};
    let key = pick(disk, &[Deal, Deal, Deal, Partner, Partner, Person, Activity], rng)?;
    let wanted = wishes(key.0, disk.shown(key)?, rng);
    set(disk, key, &wanted.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Edits that made records which still wait for the hub.
fn deps(disk: &Disk, fields: &Fields) -> Vec<Uuid> {
    let named = |name: &str| fields.get(name)?.as_str()?.parse::<Uuid>().ok();
    let parents: Vec<Uuid> = ["partner_id", "deal_id", "person_id"].into_iter().filter_map(named).collect();
    let made = disk.lines.iter().filter(|line| matches!(line.mutation.op, Op::Create | Op::Restore));
    made.filter(|line| parents.contains(&line.mutation.id)).map(|line| line.mutation.mutation_id).collect()
}

fn create(disk: &Disk, rng: &mut Rng) -> Option<Draft> {
    let table =
        *rng.pick(&[Table::Partner, Table::Person, Table::Deal, Table::Deal, Table::Activity, Table::Activity])?;
    let of = |table, rng: &mut Rng| rng.pick(&disk.ids(table)).copied();
    let partner = of(Table::Partner, rng)?;
    // The newest one, which may be nowhere but here.
    let newest =
        disk.lines.iter().rev().find(|line| line.mutation.table == Table::Deal && disk.shown(line.key()).is_some());
    let deal = newest.map(|line| line.mutation.id).filter(|_| rng.chance(60)).or_else(|| of(Table::Deal, rng));
    let person = of(Table::Person, rng).filter(|_| rng.chance(30));
    let fields = record(table, rng, Some(partner), deal, person);
    let deps = deps(disk, &fields);
    Some(Draft { key: (table, rng.uuid()), op: Op::Create, fields: creation(&fields), deps })
}

/// A move in the pipeline, with the line of history that the laptop shows meanwhile.
fn move_deal(disk: &Disk, rng: &mut Rng) -> Option<Vec<Draft>> {
    let key = pick(disk, &[Table::Deal], rng)?;
    let stage = *rng.pick(&["engaging", "proposal", "negotiation", "won"])?;
    let day = format!("2026-10-1{}", rng.below(10));
    let wanted =
        Fields::from_iter([("stage".to_owned(), stage.into()), ("stage_entered_on".to_owned(), day.clone().into())]);
    let draft = set(disk, key, &wanted)?;
    let from = draft.fields.get("stage").filter(|change| !change.is_witness())?.old.clone();
    let name = format!("{}>{stage}@{day}", from.as_str().unwrap_or_default());
    let line = (Table::StageChange, Uuid::new_v5(&key.1, name.as_bytes()));
    let fields = Fields::from_iter([
        ("deal_id".to_owned(), Value::from(key.1.to_string())),
        ("from_stage".to_owned(), from),
        ("to_stage".to_owned(), stage.into()),
        ("changed_on".to_owned(), day.into()),
    ]);
    let preview = Draft { key: line, op: Op::Create, fields: creation(&fields), deps: Vec::new() };
    Some(vec![draft, preview])
}

fn remove(disk: &Disk, rng: &mut Rng) -> Option<Draft> {
    let key = pick(disk, &[Table::Deal, Table::Person, Table::Activity], rng)?;
    Some(Draft { key, op: Op::Del, fields: removal(disk.shown(key)?), deps: Vec::new() })
}

/// Takes one of the last actions back, by another one.
fn undo(disk: &Disk, rng: &mut Rng) -> Option<Draft> {
    let last = &disk.undo[disk.undo.len().saturating_sub(4)..];
    let (key, fields, removed) = rng.pick(last)?;
    if !removed {
        return set(disk, *key, fields);
    }
    if disk.shown(*key).is_some() {
        return None;
    }
    Some(Draft { key: *key, op: Op::Restore, fields: creation(fields), deps: deps(disk, fields) })
}

/// A call with its note on the deal: two records, one action.
fn log_touch(disk: &Disk, rng: &mut Rng) -> Option<Vec<Draft>> {
    let key = pick(disk, &[Table::Deal], rng)?;
    let partner = disk.shown(key)?.get("partner_id")?.as_str()?.parse().ok();
    let fields = record(Table::Activity, rng, partner, Some(key.1), None);
    let deps = deps(disk, &fields);
    let wanted = Fields::from_iter([("next_step".to_owned(), format!("s{}", rng.below(50)).into())]);
    let touch = Draft { key: (Table::Activity, rng.uuid()), op: Op::Create, fields: creation(&fields), deps };
    Some(set(disk, key, &wanted)?).map(|draft| vec![draft, touch])
}

/// Something that the hub will refuse, from a laptop that knows the rules less well; with another edit, half the time.
fn blunder(disk: &Disk, rng: &mut Rng) -> Option<Vec<Draft>> {
    let key = pick(disk, &[Table::Deal, Table::Person], rng)?;
    let (field, bad) = if key.0 == Table::Deal { ("amount_minor", Value::from(-5)) } else { ("name", "".into()) };
    let mut drafts = vec![set(disk, key, &Fields::from_iter([(field.to_owned(), bad)]))?];
    if rng.chance(50) {
        drafts.extend(create(disk, rng));
    } else if rng.chance(50) {
        drafts.extend(edit(disk, rng).filter(|draft| draft.key != key));
    }
    Some(drafts)
}

fn decide(disk: &Disk, rng: &mut Rng) -> Option<Vec<Draft>> {
    let ids = disk.ids(Table::Conflict);
    let shown = |id: &Uuid| Some((*id, disk.shown((Table::Conflict, *id))?));
    let open: Vec<(Uuid, &Fields)> =
        ids.iter().filter_map(shown).filter(|(_, row)| row["state"] == ConflictState::Open.code()).collect();
    let (id, row) = *rng.pick(&open)?;
    let table = Table::parse(row["record_table"].as_str()?)?;
    let key = (table, row["record_id"].as_str()?.parse().ok()?);
    // What is left of a removed record may be too little to bring it back.
    let possible = if can_return(disk, key, row) { Choice::ALL } else { &[Choice::Theirs] };
    let choice = *rng.pick(possible)?;
    let closing = Fields::from_iter([
        ("state".to_owned(), ConflictState::Closed.code().into()),
        ("choice".to_owned(), choice.code().into()),
        ("closed_at".to_owned(), 5.into()),
    ]);
    let mut drafts = vec![set(disk, (Table::Conflict, id), &closing)?];
    if choice != Choice::Theirs {
        drafts.extend(carry_out(disk, key, row, choice, rng));
    }
    Some(drafts)
}

fn can_return(disk: &Disk, key: RecordKey, conflict: &Fields) -> bool {
    let mut mine: Fields =
        conflict["mine"].as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    mine.insert("id".into(), key.1.to_string().into());
    mine.insert("version".into(), 0.into());
    disk.shown(key).is_some() || row_of(key.0, mine).is_ok()
}

/// What the decision does to the record itself.
fn carry_out(disk: &Disk, key: RecordKey, conflict: &Fields, choice: Choice, rng: &mut Rng) -> Option<Draft> {
    let mine: Fields = serde_json::from_str(conflict["mine"].as_str()?).ok()?;
    let kind = ConflictKind::parse(conflict["kind"].as_str()?)?;
    match (kind, disk.shown(key)) {
        (ConflictKind::Field, Some(shown)) if choice == Choice::Edited => {
            let wanted = wishes(key.0, shown, rng);
            let same = wanted.into_iter().filter(|(name, _)| mine.contains_key(*name));
            let wanted: Fields = same.map(|(name, value)| (name.to_owned(), value)).collect();
            set(disk, key, if wanted.is_empty() { &mine } else { &wanted })
        }
        (ConflictKind::Field | ConflictKind::Removed, Some(_)) => set(disk, key, &mine),
        (ConflictKind::Removed, None) => {
            let deps = deps(disk, &mine);
            Some(Draft { key, op: Op::Restore, fields: creation(&mine), deps })
        }
        (ConflictKind::Changed, Some(shown)) => {
            Some(Draft { key, op: Op::Del, fields: removal(shown), deps: Vec::new() })
        }
        (ConflictKind::Field | ConflictKind::Changed, None) => None,
    }
}
