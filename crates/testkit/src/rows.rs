//! Rows as small as they can be: change what a test is about and leave the rest.
//!
//! Ids are numbers, so that a test can name them: deal 7 belongs to partner 1, and `id(7)` finds it.

use chrono::NaiveDate;
use tandem_model::{
    CourseId, CourseRunId, DealId, EnrollmentId, MemberId, PartnerId, PersonId, RegistrationId, Row, course,
    course_run, deal, enrollment, member, partner, person, registration,
};
use uuid::Uuid;

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn member(number: u128, name: &str) -> member::Model {
    member::Model { id: MemberId(id(number)), name: name.into(), email: None, region: None, version: 0 }
}

/// Owned by member 1.
pub fn partner(number: u128, name: &str) -> partner::Model {
    partner::Model {
        id: PartnerId(id(number)),
        name: name.into(),
        kind: "reseller".into(),
        tier: Some("gold".into()),
        country: Some("DE".into()),
        city: None,
        region: "EMEA".into(),
        domain: None,
        language: None,
        owner_id: MemberId(id(1)),
        since: None,
        note: None,
        tags: None,
        version: 0,
    }
}

/// A learner of partner 1.
pub fn learner(number: u128, name: &str) -> person::Model {
    person::Model {
        id: PersonId(id(number)),
        partner_id: PartnerId(id(1)),
        name: name.into(),
        email: None,
        phone: None,
        role: "learner".into(),
        region: None,
        version: 0,
    }
}

/// Of partner 1 and member 1, in negotiation since `today`, with all that keeps it from being stalled.
pub fn healthy_deal(number: u128, name: &str, today: NaiveDate) -> deal::Model {
    deal::Model {
        id: DealId(id(number)),
        code: format!("D-{number}"),
        name: name.into(),
        partner_id: PartnerId(id(1)),
        account_id: None,
        product_id: None,
        owner_id: MemberId(id(1)),
        region: "EMEA".into(),
        stage: "negotiation".into(),
        stage_entered_on: Some(today),
        opened_on: Some(today),
        close_on: Some(today + chrono::Days::new(60)),
        amount_minor: Some(1_250_000),
        currency: "EUR".into(),
        next_step: Some("Call".into()),
        next_step_on: Some(today + chrono::Days::new(3)),
        last_two_way_at: Some(today.and_hms_opt(8, 0, 0).unwrap().and_utc().timestamp_micros()),
        push_count: 0,
        partner_updated_on: None,
        protected_until: None,
        slow_by_design: false,
        snoozed_until: None,
        updated_at: today.and_hms_opt(8, 0, 0).unwrap().and_utc().timestamp_micros() + number as i64,
        version: 0,
    }
}

/// The same, but its close date passed `days` days ago.
pub fn overdue_deal(number: u128, name: &str, today: NaiveDate, days: u64) -> deal::Model {
    deal::Model { close_on: Some(today - chrono::Days::new(days)), ..healthy_deal(number, name, today) }
}

pub fn course(number: u128, title: &str) -> course::Model {
    course::Model { id: CourseId(id(number)), code: format!("C{number}"), title: title.into(), version: 0 }
}

pub fn course_run(number: u128, course: u128, starts_on: NaiveDate, length_days: i32) -> course_run::Model {
    let code = format!("C{course}-{number}");
    course_run::Model {
        id: CourseRunId(id(number)),
        course_id: CourseId(id(course)),
        code,
        starts_on,
        length_days,
        version: 0,
    }
}

/// Of partner 1, not ended.
pub fn enrollment(number: u128, run: u128, person: u128) -> enrollment::Model {
    enrollment::Model {
        id: EnrollmentId(id(number)),
        run_id: CourseRunId(id(run)),
        person_id: PersonId(id(person)),
        partner_id: PartnerId(id(1)),
        region: "EMEA".into(),
        registered_on: None,
        last_active_on: None,
        result: None,
        version: 0,
    }
}

/// Member 1 and partner 1: what every deal needs.
pub fn team() -> Vec<Row> {
    vec![Row::Member(member(1, "Mara Lindqvist")), Row::Partner(partner(1, "Nordwind Systems"))]
}

/// Of partner 1, with nothing but its customer known.
pub fn registration(number: u128, customer: &str, status: &str) -> registration::Model {
    registration::Model {
        id: RegistrationId(id(number)),
        partner_id: PartnerId(id(1)),
        member_id: None,
        customer: customer.into(),
        country: None,
        domain: None,
        contact_name: None,
        contact_email: None,
        contact_phone: None,
        tax_id: None,
        parent_name: None,
        product_id: None,
        amount_minor: None,
        currency: "EUR".into(),
        close_on: None,
        note: None,
        status: status.into(),
        submitted_at: None,
        due_at: None,
        decided_at: None,
        decided_by: None,
        reason: None,
        answer: None,
        evidence: None,
        protected_until: None,
        extensions: 0,
        updated_at: 0,
        version: 0,
    }
}
