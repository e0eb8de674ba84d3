//! People and deals as people list them, against a small team.

#![allow(clippy::unwrap_used)]
use tandem_model::{AccountId, DealId, PartnerId, PersonId, ProductId, deal::Model as Deal, person::Model as Person};
use uuid::Uuid;

use super::{
    tests::{ME, problem_of, run_as, world},
    *,
};
use crate::scope::{NO_CURRENCY, Role};

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn anna() -> Person {
    Person {
        id: PersonId(id(10)),
        partner_id: PartnerId(id(1)),
        name: "Anna Berg".into(),
        email: Some("Anna@nordwind.example".into()),
        phone: Some("1".into()),
        role: "sales".into(),
        region: None,
        version: 1,
    }
}

fn harbour() -> Deal {
    Deal {
        id: DealId(id(20)),
        code: "D-1".into(),
        name: "Harbour".into(),
        partner_id: PartnerId(id(1)),
        account_id: None,
        product_id: None,
        owner_id: ME,
        region: "Nordics".into(),
        stage: "negotiation".into(),
        stage_entered_on: day("2026-11-01"),
        opened_on: None,
        close_on: day("2026-12-01"),
        amount_minor: Some(100_000),
        currency: "EUR".into(),
        next_step: None,
        next_step_on: None,
        last_two_way_at: None,
        push_count: 0,
        partner_updated_on: None,
        protected_until: None,
        slow_by_design: false,
        snoozed_until: None,
        updated_at: 1,
        version: 1,
    }
}

fn team() -> World {
    let account = account::Model {
        id: AccountId(id(30)),
        name: "Hafen AG".into(),
        sector: None,
        country: None,
        domain: None,
        founded_year: None,
        revenue_minor: None,
        currency: None,
        employees: None,
        parent_name: None,
        version: 1,
    };
    let product = product::Model {
        id: ProductId(id(40)),
        name: "Crane".into(),
        series: None,
        price_minor: 1,
        currency: "EUR".into(),
        version: 1,
    };
    World { people: vec![anna()], deals: vec![harbour()], accounts: vec![account], products: vec![product], ..world() }
}

fn lines_of(file: &'static str) -> Vec<&'static [&'static str]> {
    let line = |line: &'static str| -> &'static [&'static str] { line.split(',').collect::<Vec<_>>().leak() };
    file.lines().map(line).collect()
}

fn person(lines: &[&[&str]]) -> Outcome {
    run_as(Kind::People, &team(), lines).pop().unwrap()
}

fn deal(lines: &[&[&str]]) -> Outcome {
    run_as(Kind::Deals, &team(), lines).pop().unwrap()
}

fn deal_after(lines: &[&[&str]]) -> Deal {
    match deal(lines) {
        Outcome::New(Row::Deal(row)) | Outcome::Changed { after: Row::Deal(row), .. } => row,
        other => panic!("{other:?}"),
    }
}

#[rstest::rstest]
#[case(&["Name", "Firma", "E-Mail", "Telefon"], Kind::People)]
#[case(&["Deal", "Partner", "Phase", "Betrag", "Währung"], Kind::Deals)]
#[case(&["Partner", "Type", "Region", "City", "Owner"], Kind::Partners)]
#[case(&["الاسم", "الشريك", "البريد الإلكتروني"], Kind::People)]
#[case(&["who", "where"], Kind::Partners)]
fn the_headings_tell_what_the_lines_are_about(#[case] headings: &[&str], #[case] kind: Kind) {
    let headings: Vec<String> = headings.iter().map(|text| (*text).to_owned()).collect();
    assert_eq!(guess_kind(&headings, &[]), kind);
}

#[rstest::rstest]
#[case::email("name,email,phone\nA. Berg-Holm,anna@NORDWIND.example,2", "A. Berg-Holm")]
#[case::name("name,partner,phone\nanna  BERG,nordwind,2", "Anna Berg")]
#[case::email_alone("email,phone\nanna@nordwind.example,2", "Anna Berg")]
fn a_person_is_found_again_by_mail_or_by_partner_and_name(#[case] file: &'static str, #[case] name: &str) {
    let wanted = Person { name: name.into(), phone: Some("2".into()), ..anna() };
    assert_eq!(person(&lines_of(file)), Outcome::Changed { before: Row::Person(anna()), after: Row::Person(wanted) });
}

#[test]
fn a_new_person_belongs_to_the_one_partner_with_the_web_site_of_the_mail() {
    let Outcome::New(Row::Person(row)) =
        person(&[&["name", "email", "role"], &["Per Holm", "per@mail.nordwind.example", "Vertrieb"]])
    else {
        panic!()
    };
    assert_eq!((row.partner_id, row.role.as_str()), (PartnerId(id(1)), "sales"));
}

#[test]
fn a_known_person_moves_only_where_a_column_says_so() {
    let moved = person(&[&["email", "partner"], &["anna@nordwind.example", "Südlicht GmbH"]]);
    let Outcome::Changed { after: Row::Person(row), .. } = moved else { panic!("{moved:?}") };
    assert_eq!(row.partner_id, PartnerId(id(2)));
    assert_eq!(person(&[&["email", "partner"], &["anna@nordwind.example", ""]]), Outcome::Same);
}

#[rstest::rstest]
#[case(&["Per", "", "Nordwind", ""], Some("role"), Cause::Missing)]
#[case(&["Per", "per", "Nordwind", "Vertrieb"], Some("email"), Cause::BadMail("per".into()))]
#[case(&["Per", "", "Westwind", "Vertrieb"], Some("partner_id"), Cause::NotFound("Westwind".into()))]
#[case(&["Per", "", "", "Vertrieb"], Some("partner_id"), Cause::Missing)]
#[case(&["Per", "", "Nordwind", "Boss"], Some("role"), Cause::Unknown("Boss".into()))]
fn a_person_that_can_not_be_taken_says_why(
    #[case] line: &[&str],
    #[case] field: Option<&'static str>,
    #[case] cause: Cause,
) {
    assert_eq!(problem_of(&person(&[&["name", "email", "partner", "role"], line])), (field, cause));
}

#[test]
fn an_address_of_no_single_partner_asks_for_a_column() {
    let found = person(&[&["name", "email", "role"], &["Per", "per@gmail.com", "sales"]]);
    assert_eq!(problem_of(&found), (Some("partner_id"), Cause::NoPartnerOfMail("per@gmail.com".into())));
}

#[test]
fn two_people_of_one_name_are_two_where_their_mails_say_so() {
    let heads: &[&str] = &["name", "email", "partner", "role"];
    let (one, other) =
        (&["Per", "a@x.example", "Nordwind", "Vertrieb"], &["Per", "b@x.example", "Nordwind", "Vertrieb"]);
    assert!(matches!(person(&[heads, one, other]), Outcome::New(_)));
    let bare = &["Per", "", "Nordwind", "Vertrieb"];
    assert_eq!(problem_of(&person(&[heads, one, bare])), (Some("email"), Cause::Twice(2)));
    assert_eq!(problem_of(&person(&[heads, bare, other])), (Some("email"), Cause::Twice(2)));
}

#[test]
fn a_new_deal_has_what_the_file_says_and_the_rest_from_its_partner() {
    let row = deal_after(&[
        &["Deal", "Partner", "Phase", "Betrag", "Währung", "Abschluss", "Kunde", "Produkt"],
        &["Quay", "Nordwind", "Angebot", "12.500,50", "eur", "31.12.2026", "Hafen AG", "crane"],
    ]);
    assert_eq!((row.stage.as_str(), row.amount_minor, row.currency.as_str()), ("proposal", Some(1_250_050), "EUR"));
    assert_eq!((row.owner_id, row.region.as_str(), row.close_on), (ME, "Nordics", day("2026-12-31")));
    assert_eq!((row.account_id, row.product_id), (Some(AccountId(id(30))), Some(ProductId(id(40)))));
    assert_eq!((row.stage_entered_on, row.opened_on), (None, None), "nobody said when");
}

#[rstest::rstest]
#[case::number("number,next step\nd-1,Call")]
#[case::name("deal,partner,next step\nHARBOUR,Nordwind,Call")]
fn a_deal_is_found_again_by_number_or_by_partner_and_name(#[case] file: &'static str) {
    let wanted = Deal { next_step: Some("Call".into()), updated_at: 7, ..harbour() };
    assert_eq!(deal_after(&lines_of(file)), wanted);
}

#[test]
fn a_deal_moves_like_one_that_is_moved_by_hand() {
    let later = deal_after(&[&["number", "close date"], &["D-1", "2027-01-15"]]);
    assert_eq!((later.push_count, later.close_on), (1, day("2027-01-15")));
    let won = deal_after(&[&["number", "stage"], &["D-1", "won"]]);
    assert_eq!((won.stage_entered_on, won.close_on), (day("2026-11-22"), day("2026-11-22")));
    let told = deal_after(&[&["number", "stage", "close date"], &["D-1", "won", "2026-12-01"]]);
    assert_eq!(told.close_on, day("2026-12-01"), "when it closed the file says");
    assert_eq!(deal(&[&["number", "amount", "close date"], &["D-1", "1000.00", ""]]), Outcome::Same);
}

#[rstest::rstest]
#[case(&["", "Quay", "Nordwind", "", "5", "EUR", ""], Some("stage"), Cause::Missing)]
#[case(&["", "Quay", "Nordwind", "Angebot", "5", "", ""], Some("currency"), Cause::Missing)]
#[case(&["", "Quay", "Nordwind", "won", "5", "EUR", ""], Some("close_on"), Cause::Missing)]
#[case(&["", "Quay", "", "Angebot", "5", "EUR", ""], Some("partner_id"), Cause::Missing)]
#[case(&["D-9", "", "Nordwind", "Angebot", "5", "EUR", ""], Some("name"), Cause::Missing)]
#[case(&["", "Quay", "Nordwind", "Maybe", "5", "EUR", ""], Some("stage"), Cause::Unknown("Maybe".into()))]
#[case(&["", "Quay", "Nordwind", "Angebot", "5.5", "JPY", ""], Some("amount_minor"), Cause::BadAmount("5.5".into(), "JPY".into()))]
#[case(&["", "Quay", "Nordwind", "Angebot", "-5", "EUR", ""], Some("amount_minor"), Cause::Refused(RefusalCode::Negative))]
#[case(&["", "Quay", "Nordwind", "Angebot", "5", "€", ""], Some("currency"), Cause::Refused(RefusalCode::BadCurrency))]
#[case(&["", "Quay", "Nordwind", "Angebot", "5", "EUR", "Nobody"], Some("account_id"), Cause::NotFound("Nobody".into()))]
#[case(&["D-9", "Harbour", "Nordwind", "", "", "", ""], Some("code"), Cause::OtherNumber("D-1".into()))]
#[case(&["D-1", "", "", "", "", "USD", ""], Some("amount_minor"), Cause::AmountMissing)]
fn a_deal_that_can_not_be_taken_says_why(
    #[case] line: &[&str],
    #[case] field: Option<&'static str>,
    #[case] cause: Cause,
) {
    let heads: &[&str] = &["number", "deal", "partner", "stage", "amount", "currency", "customer"];
    assert_eq!(problem_of(&deal(&[heads, line])), (field, cause));
}

#[test]
fn whoever_sees_no_money_imports_deals_without_any() {
    let access = Grant { role: Role::SuccessManager, regions: Some(["Nordics".to_owned()].into()), finance: false };
    let world = World { access, ..team() };
    let heads: &[&str] = &["deal", "partner", "stage", "amount"];
    let lines = &[heads, &["Quay", "Nordwind", "Angebot", ""], &["Pier", "Nordwind", "Angebot", "5"]];
    let found = run_as(Kind::Deals, &world, lines);
    let Outcome::New(Row::Deal(row)) = &found[0] else { panic!("{found:?}") };
    assert_eq!((row.amount_minor, row.currency.as_str()), (None, NO_CURRENCY));
    assert_eq!(problem_of(&found[1]), (Some("amount_minor"), Cause::Refused(RefusalCode::Forbidden)));
}

#[test]
fn a_number_of_its_own_is_short_and_of_the_random_part() {
    let id = DealId("01890000-0000-7000-8000-0123deadbeef".parse().unwrap());
    assert_eq!(code_of(id), "D-DEADBEEF");
}

#[test]
fn a_file_asks_only_for_what_it_names() {
    let line = |texts: [&str; 3]| texts.map(|text| Cell::Text(text.to_owned())).to_vec();
    let sheet = Sheet {
        headings: ["number", "deal", "customer"].map(str::to_owned).to_vec(),
        lines: vec![Line { number: 2, cells: line(["D-1", "Häfen", "Hafen AG"]) }],
    };
    let plan = Plan::guess(&sheet, Kind::Deals, detect(Kind::Deals, &sheet.headings, &[]), |_| 2);
    let wanted = wanted(&sheet, &plan);
    assert!(wanted.has("other", Some("d-1")) && wanted.has("HAFEN", None) && wanted.has_account("hafen ag"));
    assert!(!wanted.has("other", Some("D-2")) && !wanted.has_account("Harbour"));
}
