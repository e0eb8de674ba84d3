//! Files as people make them, against a small team.

#![allow(clippy::unwrap_used)]
use tandem_model::{MemberId, PartnerId, Row, partner};
use uuid::Uuid;

use super::{day::guess_day_order, *};

pub(super) const ME: MemberId = MemberId(Uuid::from_u128(2));

pub(super) fn known(number: u128, name: &str, domain: Option<&str>) -> partner::Model {
    partner::Model {
        id: PartnerId(Uuid::from_u128(number)),
        name: name.into(),
        kind: "reseller".into(),
        tier: None,
        country: None,
        city: Some("Kiel".into()),
        region: "Nordics".into(),
        domain: domain.map(str::to_owned),
        language: None,
        owner_id: ME,
        since: None,
        note: Some("Old".into()),
        tags: None,
        version: 1,
    }
}

pub(super) fn world() -> World {
    let member = member::Model { id: ME, name: "Ingrid Solberg".into(), email: None, region: None, version: 1 };
    let word = |field, word: &str, code: &str| ((field, fold(word)), code.to_owned());
    World {
        partners: vec![known(1, "Nordwind", Some("nordwind.example")), known(2, "Südlicht GmbH", None)],
        people: Vec::new(),
        deals: Vec::new(),
        accounts: Vec::new(),
        products: Vec::new(),
        members: vec![member],
        me: Some(ME),
        access: Grant::everything(),
        now: Moment { today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), at: 7 },
        words: [
            word("kind", "Wiederverkäufer", "reseller"),
            word("tier", "Gold", "gold"),
            word("role", "Vertrieb", "sales"),
            word("stage", "Angebot", "proposal"),
            word("stage", "won", "won"),
        ]
        .into(),
        places: |currency| if currency == "JPY" { 0 } else { 2 },
    }
}

/// The first line has the headings.
fn run(world: &World, lines: &[&[&str]]) -> Vec<Outcome> {
    run_as(Kind::Partners, world, lines)
}

pub(super) fn run_as(kind: Kind, world: &World, lines: &[&[&str]]) -> Vec<Outcome> {
    let cells = |line: &&[&str]| line.iter().map(|text| Cell::Text((*text).to_owned())).collect();
    let headings: Vec<String> = lines[0].iter().map(|text| (*text).to_owned()).collect();
    let numbered = (2..).zip(&lines[1..]).map(|(number, line)| Line { number, cells: cells(line) }).collect();
    let map = detect(kind, &headings, &[]);
    let sheet = Sheet { headings, lines: numbered };
    let plan = Plan::guess(&sheet, kind, map, world.places);
    check(&sheet, &plan, world).into_iter().map(|checked| checked.outcome).collect()
}

pub(super) fn problem_of(outcome: &Outcome) -> (Option<&'static str>, Cause) {
    match outcome {
        Outcome::Problem(problems) => (problems[0].field, problems[0].cause.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn headings_in_three_languages_find_their_fields() {
    let map = |headings: &[&str]| {
        detect(Kind::Partners, &headings.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), &[])
    };
    assert_eq!(map(&["Company Name", "Web-Site"])["domain"], Source::Column(1));
    assert_eq!(map(&["Land", "Firma", "Seit"])["name"], Source::Column(1));
    assert_eq!(map(&["المنطقة", "اسم الشركة"])["name"], Source::Column(1));
    assert!(map(&["Turnover"]).is_empty());
    let named = [(Kind::Partners, "region", "Umsatzregion".to_owned())];
    assert_eq!(detect(Kind::Partners, &["Umsatzregion".into()], &named)["region"], Source::Column(0));
}

#[test]
fn a_line_sets_only_what_it_fills() {
    let lines: &[&[&str]] =
        &[&["name", "city", "tier", "note"], &["NORDWIND", "", "Gold", ""], &["Südlicht  gmbh", "Kiel", "", "Old"]];
    let found = run(&world(), lines);
    let wanted = partner::Model { tier: Some("gold".into()), ..known(1, "Nordwind", Some("nordwind.example")) };
    assert!(
        matches!(&found[0], Outcome::Changed { after, .. } if *after == Row::Partner(wanted.clone())),
        "{:?}",
        found[0]
    );
    assert_eq!(found[1], Outcome::Same);
}

#[test]
fn a_partner_is_known_by_its_web_site_under_another_name() {
    let found = run(&world(), &[&["name", "website"], &["Nordwind Holding", "https://www.nordwind.example/de"]]);
    let Outcome::Changed { after: Row::Partner(after), .. } = &found[0] else { panic!("{found:?}") };
    assert_eq!((after.name.as_str(), after.domain.as_deref()), ("Nordwind Holding", Some("nordwind.example")));
}

#[test]
fn a_new_partner_has_all_that_it_needs_or_says_what_is_missing() {
    let heads: &[&str] = &["name", "art", "region", "land", "seit", "tags"];
    let full: &[&str] = &["Neu AG", "wiederverkäufer", "DACH", "Deutschland", "05.03.2024", "b; a"];
    let found = run(&world(), &[heads, full, &["Bare AG", "", "", "", "", ""]]);
    let Outcome::New(Row::Partner(row)) = &found[0] else { panic!("{found:?}") };
    assert_eq!((row.kind.as_str(), row.country.as_deref(), row.owner_id), ("reseller", Some("DE"), ME));
    assert_eq!((row.since, row.tags.as_deref()), (NaiveDate::from_ymd_opt(2024, 3, 5), Some("a\nb")));
    let Outcome::Problem(problems) = &found[1] else { panic!("{found:?}") };
    assert_eq!(problems.iter().filter_map(|problem| problem.field).collect::<Vec<_>>(), ["kind", "region"]);
}

#[rstest::rstest]
#[case(&["", "x"], Some("name"), Cause::Missing)]
#[case(&["Nordwind", "Platinum"], Some("tier"), Cause::Unknown("Platinum".into()))]
#[case(&["Nordwind", "Gold", "more"], None, Cause::TooManyCells)]
fn what_can_not_be_taken_is_said_with_its_field(
    #[case] line: &[&str],
    #[case] field: Option<&'static str>,
    #[case] cause: Cause,
) {
    assert_eq!(problem_of(&run(&world(), &[&["name", "tier"], line])[0]), (field, cause));
}

#[test]
fn two_lines_about_one_partner_name_the_first() {
    let found = run(&world(), &[&["name", "tier"], &["Nordwind", "Gold"], &["nordwind", ""]]);
    assert_eq!(problem_of(&found[1]), (Some("name"), Cause::Twice(2)));
}

#[test]
fn a_formula_is_never_taken() {
    let line = Line { number: 2, cells: vec![Cell::Text("Nordwind".into()), Cell::Formula] };
    let sheet = Sheet { headings: vec!["name".into(), "city".into()], lines: vec![line] };
    let plan = Plan::guess(&sheet, Kind::Partners, detect(Kind::Partners, &sheet.headings, &[]), world().places);
    let found = check(&sheet, &plan, &world());
    assert_eq!(problem_of(&found[0].outcome), (Some("city"), Cause::Formula));
}

#[test]
fn what_the_role_does_not_allow_is_a_problem_of_its_line() {
    let regions = Some(["Nordics".to_owned()].into());
    let access = Grant { role: crate::scope::Role::SuccessManager, regions, finance: true };
    let world = World { access, ..world() };
    let heads: &[&str] = &["name", "region", "type"];
    let found = run(
        &world,
        &[
            heads,
            &["Nordwind", "DACH", ""],
            &["Neu", "DACH", "Wiederverkäufer"],
            &["Nah", "Nordics", "Wiederverkäufer"],
        ],
    );
    let forbidden = (Some("region"), Cause::Refused(RefusalCode::Forbidden));
    assert_eq!((problem_of(&found[0]), problem_of(&found[1])), (forbidden.clone(), forbidden));
    assert!(matches!(found[2], Outcome::New(_)));
}

#[test]
fn days_are_read_in_the_order_that_fits() {
    let texts = |texts: &'static [&'static str]| guess_day_order(texts.iter().copied());
    assert_eq!(texts(&["12/31/2025", "01/02/2025"]), DayOrder::MonthFirst);
    assert_eq!(texts(&["31.12.2025", "2025-01-02"]), DayOrder::DayFirst);
    assert_eq!(day::parse("٣١/١٢/٢٠٢٥", DayOrder::DayFirst), NaiveDate::from_ymd_opt(2025, 12, 31));
    assert_eq!(day::parse("31.12.25", DayOrder::DayFirst), None);
    assert_eq!(day::parse("2025-02-30", DayOrder::DayFirst), None);
}

#[test]
fn a_change_goes_on_top_of_what_others_did_to_other_fields() {
    let before = known(1, "Nordwind", None);
    let after = partner::Model { tier: Some("gold".into()), ..before.clone() };
    let moved = partner::Model { city: Some("Oslo".into()), version: 2, ..before.clone() };
    let (before, after, moved) = (Row::Partner(before), Row::Partner(after), Row::Partner(moved));
    let Some(Row::Partner(laid)) = lay_again(&before, &after, &moved) else { panic!() };
    assert_eq!((laid.tier.as_deref(), laid.city.as_deref(), laid.version), (Some("gold"), Some("Oslo"), 2));
    let same = Row::Partner(partner::Model { tier: Some("silver".into()), ..known(1, "Nordwind", None) });
    assert_eq!(lay_again(&before, &after, &same), None);
}
