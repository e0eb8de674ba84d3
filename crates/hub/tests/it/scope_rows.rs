//! A workspace with records of all kinds in all places that a policy can tell apart.

use serde_json::{Value, json};
use tandem_hub::Change;
use tandem_model::{Row, Table};
use uuid::Uuid;

use crate::support::*;

/// Where a record lies, seen from somebody whose region is North.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    Public,
    Own,
    Foreign,
    /// Of a parent that nobody knows.
    Orphan,
}
use Where::{Foreign, Orphan, Own, Public};

pub const NORTH: &str = "North";
pub const SOUTH: &str = "South";
pub const PLACES: [Where; 4] = [Public, Own, Foreign, Orphan];

impl Where {
    /// Numbers of its records begin here.
    pub fn base(self) -> u128 {
        1_000 * (1 + self as u128)
    }

    pub fn region(self) -> &'static str {
        if self == Own { NORTH } else { SOUTH }
    }

    /// In each text of its records.
    pub fn mark(self) -> String {
        format!("mark-{self:?}").to_lowercase()
    }
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A record of the workspace, and what the table below has to know of it.
#[derive(Clone)]
pub struct Known {
    pub row: Row,
    pub place: Where,
    pub money: bool,
}

pub fn row(table: Table, number: u128, fields: Value) -> Row {
    let mut fields = fields;
    fields["id"] = json!(id(number));
    fields["version"] = json!(1);
    serde_json::from_value(json!({ "t": table.code(), "row": fields })).unwrap()
}

pub fn deal_row(number: u128, partner: u128, region: &str, name: &str) -> Row {
    let Row::Deal(deal) = put_row(put_deal(number)) else { unreachable!() };
    let (partner_id, name, region) = (id(partner).into(), name.into(), region.into());
    Row::Deal(tandem_model::deal::Model { partner_id, name, region, amount_minor: Some(98_765_432_101_i64), ..deal })
}

pub fn target_row(number: u128, partner: u128) -> Row {
    row(
        Table::Target,
        number,
        json!({ "partner_id": id(partner), "quarter_on": "2026-01-01", "amount_minor": 98_765_432_101_i64, "currency": "EUR" }),
    )
}

pub fn partner_row(number: u128, region: &str, name: &str) -> Row {
    Row::Partner(tandem_model::partner::Model { region: region.into(), ..partner(number, name) })
}

fn put_row(change: Change) -> Row {
    match change {
        Change::Put { row } => row,
        _ => unreachable!(),
    }
}

/// All kinds of records in all places.
pub fn workspace() -> Vec<Known> {
    let public = public_rows().into_iter().map(|row| Known { row, place: Public, money: false });
    public.chain([Own, Foreign, Orphan].into_iter().flat_map(rows_in)).collect()
}

fn public_rows() -> Vec<Row> {
    let (p, mark) = (Public.base(), Public.mark());
    let run = json!({ "course_id": id(p + 3), "code": mark, "starts_on": "2026-01-01", "length_days": 9 });
    let exam = json!({ "run_id": id(p + 4), "code": mark, "kind": "test", "due_on": null, "weight_bp": 1 });
    vec![
        row(Table::Member, p, json!({ "name": mark, "email": null, "region": null })),
        account_row(p + 1, &mark),
        row(Table::Product, p + 2, json!({ "name": mark, "series": null, "price_minor": 1, "currency": "EUR" })),
        row(Table::Course, p + 3, json!({ "code": "C", "title": mark })),
        row(Table::CourseRun, p + 4, run),
        row(Table::Exam, p + 5, exam),
        conflict_row(p + 6, Table::Account, p + 1, "name", &json!(mark)),
    ]
}

fn rows_in(place: Where) -> Vec<Known> {
    let (b, mark, is_orphan) = (place.base(), place.mark(), place == Orphan);
    let (partner, deal) = if is_orphan { (b + 90, b + 91) } else { (b, b + 1) };
    let mut rows = training_in(place, partner);
    let line = json!({ "deal_id": id(deal), "from_stage": null, "to_stage": mark, "changed_on": "2026-01-01" });
    rows.extend([
        row(Table::StageChange, b + 3, line),
        activity_row(b + 4, partner, Some(deal), &mark),
        activity_row(b + 5, partner, None, &mark),
        task_row(b + 11, partner, Some(deal), &mark),
        task_row(b + 12, partner, None, &mark),
        conflict_row(b + 13, Table::Task, b + 12, "title", &json!(mark)),
        conflict_row(b + 9, Table::Deal, deal, "name", &json!(mark)),
    ]);
    if !is_orphan {
        rows.push(partner_row(partner, place.region(), &mark));
        rows.push(deal_row(deal, partner, place.region(), &mark));
    }
    rows.push(registration_row(b + 11, partner, &mark));
    rows.push(claim_row(b + 12, partner, &mark));
    let about_money = [
        target_row(b + 6, partner),
        conflict_row(b + 10, Table::Deal, deal, "amount_minor", &json!(98_765_432_102_i64)),
    ];
    let plain = rows.into_iter().map(|row| Known { row, place, money: false });
    plain.chain(about_money.map(|row| Known { row, place, money: true })).collect()
}

/// Somebody of the partner, and what they learn.
fn training_in(place: Where, partner: u128) -> Vec<Row> {
    let (b, mark, p) = (place.base(), place.mark(), Public.base());
    let person = json!({ "partner_id": id(partner), "name": mark, "email": null, "phone": null, "role": "sales",
                         "region": null });
    let enrollment = json!({ "run_id": id(p + 4), "person_id": id(b + 2), "partner_id": id(partner), "region": mark,
                             "registered_on": null, "last_active_on": null, "result": null });
    let of = if place == Orphan { b + 92 } else { b + 7 };
    let attempt = json!({ "exam_id": id(p + 5), "enrollment_id": id(of), "submitted_on": "2026-01-01",
                          "banked": false, "score_bp": 1 });
    vec![
        row(Table::Person, b + 2, person),
        row(Table::Enrollment, b + 7, enrollment),
        row(Table::Attempt, b + 8, attempt),
    ]
}

pub fn account_row(number: u128, name: &str) -> Row {
    let fields = json!({ "name": name, "sector": null, "country": null, "domain": null, "founded_year": null,
                         "revenue_minor": null, "currency": null, "employees": null, "parent_name": null });
    row(Table::Account, number, fields)
}

pub fn activity_row(number: u128, partner: u128, deal: Option<u128>, subject: &str) -> Row {
    row(
        Table::Activity,
        number,
        json!({ "partner_id": id(partner), "deal_id": deal.map(id), "person_id": null,
        "member_id": null, "kind": "call", "subject": subject, "two_way": true, "happened_at": 1 }),
    )
}

pub fn registration_row(number: u128, partner: u128, customer: &str) -> Row {
    let fields = json!({ "partner_id": id(partner), "member_id": null, "customer": customer, "country": "NO",
        "domain": null, "contact_name": null, "contact_email": null, "contact_phone": null, "tax_id": null,
        "parent_name": null, "product_id": null, "amount_minor": 98_765_432_101_i64, "currency": "EUR",
        "close_on": null, "note": null, "status": "submitted", "submitted_at": 1, "due_at": 2, "decided_at": null,
        "decided_by": null, "reason": null, "answer": null, "evidence": null, "protected_until": null,
        "extensions": 0, "updated_at": 1 });
    row(Table::Registration, number, fields)
}

pub fn claim_row(number: u128, partner: u128, customer: &str) -> Row {
    let fields = json!({ "registration_id": id(number + 1), "partner_id": id(partner), "partner_name": customer,
        "customer": customer, "protected_until": "2027-02-25" });
    row(Table::Claim, number, fields)
}

pub fn task_row(number: u128, partner: u128, deal: Option<u128>, title: &str) -> Row {
    row(
        Table::Task,
        number,
        json!({ "partner_id": id(partner), "deal_id": deal.map(id), "side": "them", "owner_id": null,
        "person_id": null, "title": title, "due_on": "2026-12-01", "status": "open", "closed_on": null,
        "made_on": "2026-11-01", "origin_id": null }),
    )
}

fn conflict_row(number: u128, table: Table, record: u128, field: &str, value: &Value) -> Row {
    row(
        Table::Conflict,
        number,
        json!({ "record_table": table.code(), "record_id": id(record), "kind": "field",
        "fields": json!([field]).to_string(), "base": "{}", "mine": json!({ field: value }).to_string(),
        "theirs": "{}", "mine_by": null, "mine_device": id(5), "mine_at": 1, "theirs_by": null, "theirs_at": null,
        "mutation_id": id(number), "state": "open", "choice": null, "closed_by": null, "closed_at": null }),
    )
}
