//! Small rows of every table, the same each time.

use serde_json::{Value, json};
use tandem_model::{Row, Table};
use uuid::Uuid;

pub fn id(table: Table, number: u64) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{}-{number}", table.code()).as_bytes())
}

pub fn row(table: Table, number: u64) -> Row {
    let mut row = fields(table, number);
    row["id"] = json!(id(table, number));
    row["version"] = json!(1);
    serde_json::from_value(json!({"t": table.code(), "row": row})).unwrap()
}

pub fn rows(table: Table, count: u64) -> Vec<Row> {
    (0..count).map(|number| row(table, number)).collect()
}

fn fields(table: Table, n: u64) -> Value {
    let of = |table| id(table, n / 2);
    let day = format!("2026-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
    match table {
        Table::Member => json!({"name": format!("Member {n}"), "email": null, "region": "EMEA"}),
        Table::Partner => json!({
            "name": format!("شريك <b>{n}</b>"), "kind": "reseller", "tier": "gold", "country": "EG", "city": null,
            "region": "EMEA", "domain": format!("p{n}.example"), "language": "ar", "owner_id": of(Table::Member),
            "since": day, "note": null, "tags": null,
        }),
        Table::Person => json!({
            "partner_id": of(Table::Partner), "name": format!("Person {n}"), "email": null, "phone": null,
            "role": "learner", "region": null,
        }),
        Table::Account => json!({
            "name": format!("Account {n}"), "sector": "retail", "country": null, "domain": null, "founded_year": 1990,
            "revenue_minor": n * 100, "currency": "USD", "employees": n, "parent_name": null,
        }),
        Table::Product => json!({"name": format!("Product {n}"), "series": null, "price_minor": 5, "currency": "USD"}),
        Table::Deal => json!({
            "code": format!("D-{n}"), "name": format!("Deal {n}"), "partner_id": of(Table::Partner),
            "account_id": of(Table::Account), "product_id": null, "owner_id": of(Table::Member), "region": "EMEA",
            "stage": "engaging", "stage_entered_on": day, "opened_on": day, "close_on": null, "amount_minor": n * 7,
            "currency": "USD", "next_step": null, "next_step_on": null, "last_two_way_at": null, "push_count": 0,
            "partner_updated_on": null, "protected_until": null, "slow_by_design": false, "snoozed_until": null,
            "updated_at": n,
        }),
        Table::StageChange => json!({
            "deal_id": of(Table::Deal), "from_stage": null, "to_stage": "engaging", "changed_on": day,
        }),
        Table::Activity => json!({
            "partner_id": of(Table::Partner), "deal_id": of(Table::Deal), "person_id": null, "member_id": null,
            "kind": "call", "subject": format!("Call {n}"), "two_way": true, "happened_at": n,
        }),
        Table::Task => json!({
            "partner_id": of(Table::Partner), "deal_id": of(Table::Deal), "side": "them", "owner_id": of(Table::Member),
            "person_id": null, "title": format!("Promise {n}"), "due_on": day, "status": "open", "closed_on": null,
            "made_on": day, "origin_id": of(Table::Activity),
        }),
        Table::Target => json!({
            "partner_id": of(Table::Partner), "quarter_on": day, "amount_minor": 1, "currency": "USD",
        }),
        Table::Course => json!({"code": format!("C{n}"), "title": format!("Course {n}")}),
        Table::CourseRun => json!({
            "course_id": of(Table::Course), "code": "2026B", "starts_on": day, "length_days": 200,
        }),
        Table::Exam => json!({
            "run_id": of(Table::CourseRun), "code": "E", "kind": "TMA", "due_on": day, "weight_bp": 1_000,
        }),
        Table::Enrollment => json!({
            "run_id": of(Table::CourseRun), "person_id": of(Table::Person), "partner_id": of(Table::Partner),
            "region": "EMEA", "registered_on": day, "last_active_on": null, "result": null,
        }),
        Table::Attempt => json!({
            "exam_id": of(Table::Exam), "enrollment_id": of(Table::Enrollment), "submitted_on": day, "banked": false,
            "score_bp": 7_500,
        }),
        Table::Registration | Table::Claim => registered(table, n, &of(Table::Partner), &of(Table::Registration)),
        Table::Conflict => json!({
            "record_table": "deal", "record_id": of(Table::Deal), "kind": "field", "fields": "[\"name\"]", "base": "{}",
            "mine": "{}", "theirs": "{}", "mine_by": null, "mine_device": Uuid::from_u128(7), "mine_at": n,
            "theirs_by": null, "theirs_at": null, "mutation_id": Uuid::from_u128(8), "state": "open", "choice": null,
            "closed_by": null, "closed_at": null,
        }),
    }
}

fn registered(table: Table, n: u64, partner: &Uuid, registration: &Uuid) -> Value {
    let day = "2026-12-01";
    if table == Table::Claim {
        return json!({
            "registration_id": registration, "partner_id": partner, "partner_name": "P", "customer": "C",
            "protected_until": day,
        });
    }
    json!({
        "partner_id": partner, "member_id": null, "customer": format!("Customer {n}"), "country": "EG",
        "domain": null, "contact_name": null, "contact_email": null, "contact_phone": null, "tax_id": null,
        "parent_name": null, "product_id": null, "amount_minor": n, "currency": "USD", "close_on": day,
        "note": null, "status": "submitted", "submitted_at": n, "due_at": n, "decided_at": null,
        "decided_by": null, "reason": null, "answer": null, "evidence": null, "protected_until": null,
        "extensions": 0, "updated_at": n,
    })
}
