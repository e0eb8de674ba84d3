//! Each step of a registration, what it needs, and whose the protection is.

#![allow(clippy::unwrap_used)]

use tandem_model::{PartnerId, ProductId, RegistrationId};

use super::*;
use crate::{deal::Amount, duplicate::Likely};

const NOW: i64 = 1_795_000_000_000_000;

fn now() -> Moment {
    Moment { today: "2026-11-27".parse().unwrap(), at: NOW }
}

fn form() -> Form {
    Form {
        partner_id: PartnerId(Uuid::from_u128(1)),
        customer: " Tessel Bank AG ".into(),
        country: Some("de".into()),
        domain: Some(" ".into()),
        contact_name: None,
        contact_email: None,
        contact_phone: None,
        tax_id: None,
        parent_name: None,
        product_id: Some(ProductId(Uuid::from_u128(2))),
        amount: Some(Some(Amount { minor: 480_000, currency: "EUR".into() })),
        close_on: None,
        note: None,
    }
}

fn draft(n: u128) -> Model {
    write(None, RegistrationId(Uuid::from_u128(n)), None, &form(), now()).unwrap()
}

fn desk<'a>(claim: Option<&'a claim::Model>, checks: &'a [Check]) -> Desk<'a> {
    Desk { by: Some(MemberId(Uuid::from_u128(9))), now: now(), claim, checks, partner_name: "Kestrel" }
}

fn after(row: &Model, step: Step) -> Result<(Model, ClaimAfter), Refusal> {
    take(row, &step, desk(None, &[]))
}

fn submitted(n: u128) -> Model {
    after(&draft(n), Step::Submit { due_at: Some(NOW + 1) }).unwrap().0
}

fn approved(n: u128) -> (Model, claim::Model) {
    match after(&submitted(n), Step::Approve { reason: None }).unwrap() {
        (row, ClaimAfter::Becomes(claim)) => (row, claim),
        other => panic!("{other:?}"),
    }
}

fn check(class: Class) -> Check {
    let reasons = vec![Reason { code: Likely::Name, points: 60 }];
    let (table, id, title) = ("account".into(), Uuid::from_u128(5), "Tessel Bank".into());
    Check { table, id, title, partner: None, score: 60, class, reasons }
}

#[test]
fn a_form_becomes_a_clean_draft_and_a_draft_with_all_it_needs_is_submitted() {
    let row = draft(3);
    assert_eq!(
        (row.customer.as_str(), row.country.as_deref(), row.domain.as_deref()),
        ("Tessel Bank AG", Some("DE"), None)
    );
    assert_eq!((row.status.as_str(), row.amount_minor), ("draft", Some(480_000)));
    let row = submitted(3);
    assert_eq!((row.status.as_str(), row.submitted_at, row.due_at), ("submitted", Some(NOW), Some(NOW + 1)));
    let nameless = write(None, row.id, None, &Form { customer: " ".into(), ..form() }, now());
    assert_eq!(nameless, Err(Refusal::on(RefusalCode::Empty, "customer")));
    for (lacking, field) in
        [(Form { product_id: None, ..form() }, "product_id"), (Form { country: None, ..form() }, "country")]
    {
        let row = write(None, row.id, None, &lacking, now()).unwrap();
        assert_eq!(after(&row, Step::Submit { due_at: None }), Err(Refusal::on(RefusalCode::Empty, field)));
    }
}

#[test]
fn a_registration_is_edited_until_it_is_submitted_and_again_when_it_comes_back() {
    let row = submitted(3);
    assert_eq!(write(Some(&row), row.id, None, &form(), now()), Err(Refusal::new(RefusalCode::Decided)));
    let (row, _) = after(&row, Step::Return { answer: " Which site? ".into() }).unwrap();
    assert_eq!((row.status.as_str(), row.answer.as_deref()), ("returned", Some("Which site?")));
    let row = write(Some(&row), row.id, None, &Form { note: Some("Bremen".into()), ..form() }, now()).unwrap();
    assert_eq!(after(&row, Step::Submit { due_at: None }).unwrap().0.status, "submitted");
}

#[test]
fn only_steps_of_the_machine_follow() {
    use Status::*;
    let steps = [
        (Step::Submit { due_at: None }, vec![Draft, Returned]),
        (Step::Review, vec![Submitted]),
        (Step::Return { answer: "?".into() }, vec![Submitted, UnderReview]),
        (Step::Approve { reason: None }, vec![Submitted, UnderReview]),
        (
            Step::Reject { reason: RejectionReason::TooEarly, answer: String::new() },
            vec![Submitted, UnderReview, Superseded],
        ),
        (Step::Extend { answer: "Demo".into() }, vec![Approved]),
        (Step::Withdraw, vec![Draft, Submitted, UnderReview, Returned, Approved, Extended, Superseded]),
    ];
    for (step, from) in steps {
        for status in Status::ALL {
            assert_eq!(may_follow(*status, &step), from.contains(status), "{status:?} {step:?}");
        }
    }
    let rejected = after(&submitted(3), Step::Reject { reason: RejectionReason::TooEarly, answer: String::new() });
    let (rejected, _) = rejected.unwrap();
    assert_eq!((rejected.reason.as_deref(), rejected.decided_at), (Some("too_early"), Some(NOW)));
    assert_eq!(after(&rejected, Step::Approve { reason: None }), Err(Refusal::new(RefusalCode::Decided)));
}

#[test]
fn an_approval_protects_for_ninety_days_and_keeps_what_was_seen() {
    let checks = [check(Class::Likely)];
    let approve = |reason| take(&submitted(3), &Step::Approve { reason }, desk(None, &checks));
    assert_eq!(approve(None), Err(Refusal::on(RefusalCode::Empty, "reason")));
    let (row, claim) = approve(Some(ApprovalReason::OtherUnit)).unwrap();
    assert_eq!(row.protected_until, Some("2027-02-25".parse().unwrap()));
    assert_eq!(evidence(&row).checks, checks);
    let ClaimAfter::Becomes(claim) = claim else { panic!("no claim") };
    assert_eq!((claim.registration_id, claim.protected_until), (row.id, row.protected_until.unwrap()));
    let possible = [check(Class::Possible)];
    assert!(take(&submitted(3), &Step::Approve { reason: None }, desk(None, &possible)).is_ok());
}

#[test]
fn a_customer_and_a_product_have_one_claim_and_whoever_comes_second_waits_until_it_ends() {
    let (first, claim) = approved(3);
    let second = submitted(4);
    assert_eq!(claim_id(&second), Some(claim.id));
    let late = take(&second, &Step::Approve { reason: None }, desk(Some(&claim), &[]));
    assert_eq!(late, Err(Refusal::on(RefusalCode::Taken, "customer")));
    let ended = claim::Model { protected_until: "2026-11-26".parse().unwrap(), ..claim.clone() };
    let (second, _) = take(&second, &Step::Approve { reason: None }, desk(Some(&ended), &[])).unwrap();
    // Both were approved unseen: only one holds the claim.
    let today = now().today;
    let stands = |row: &Model, day| standing(&row.status, row.protected_until, claim.registration_id == row.id, day);
    assert_eq!(stands(&second, today), Some(Status::Superseded));
    assert_eq!(stands(&first, today), Some(Status::Approved));
    assert_eq!(stands(&first, "2027-02-26".parse().unwrap()), Some(Status::Expired));
    let other = Model { product_id: Some(ProductId(Uuid::from_u128(7))), ..second };
    assert_ne!(claim_id(&other), Some(claim.id));
}

#[test]
fn a_protection_is_made_longer_once_for_something_that_happened_and_ends_with_a_withdrawal() {
    let (row, claim) = approved(3);
    let take = |row: &Model, step| take(row, &step, desk(Some(&claim), &[]));
    assert_eq!(take(&row, Step::Extend { answer: " ".into() }), Err(Refusal::on(RefusalCode::Empty, "answer")));
    let (longer, held) = take(&row, Step::Extend { answer: "Pilot began".into() }).unwrap();
    assert_eq!((longer.status.as_str(), longer.extensions), ("extended", 1));
    assert_eq!(longer.protected_until, Some("2027-04-26".parse().unwrap()));
    assert!(matches!(held, ClaimAfter::Becomes(claim) if claim.protected_until == longer.protected_until.unwrap()));
    assert_eq!(take(&longer, Step::Extend { answer: "More".into() }), Err(Refusal::new(RefusalCode::Decided)));
    let (gone, held) = take(&longer, Step::Withdraw).unwrap();
    assert_eq!((gone.status.as_str(), gone.protected_until, held), ("withdrawn", None, ClaimAfter::Goes));
}
