//! Laptops that may see a part of the workspace, with a real hub: what they hold, and what happens when that changes.

use std::collections::{BTreeMap, BTreeSet};

use tandem_domain::scope::{Grant, Role};
use tandem_hub::{Change, access, token};
use tandem_model::{Row, Table, conflict, deal, partner};
use tandem_sync::SyncPhase;
use uuid::Uuid;

use crate::{
    laptop::Laptop,
    rows::{id, row},
    team::Team,
    two_way::{edit, exchange, leave, write},
};

const SOUTH: &str = "South";
const EMEA: &str = "EMEA";

fn grant(regions: &[&str], finance: bool) -> Grant {
    let regions = regions.iter().map(|region| (*region).to_owned()).collect::<BTreeSet<_>>();
    Grant { role: Role::SuccessManager, regions: Some(regions), finance }
}

struct Somebody {
    laptop: Laptop,
    principal: Uuid,
}

async fn somebody(team: &Team, access: Grant) -> Somebody {
    let token = token::create(team.hub(), "laptop", None).await.unwrap();
    access::give(team.hub(), token.id, &access).await.unwrap();
    let laptop = Laptop::new().await;
    laptop.connect(&team.running.url, &token.secret);
    laptop.until_phase(SyncPhase::Synced).await;
    Somebody { laptop, principal: token.id }
}

fn a_deal(n: u64, region: &str) -> deal::Model {
    let Row::Deal(deal) = row(Table::Deal, n) else { unreachable!() };
    deal::Model { region: region.into(), ..deal }
}

fn a_partner(n: u64, region: &str) -> partner::Model {
    let Row::Partner(partner) = row(Table::Partner, n) else { unreachable!() };
    partner::Model { region: region.into(), ..partner }
}

fn put(row: Row) -> Change {
    Change::Put { row }
}

/// Everything of the hub that lies in these regions, judged by hand.
async fn within(team: &Team, regions: &[&str], finance: bool) -> Vec<Row> {
    let all = team.all_rows().await;
    let mut region: BTreeMap<(Table, Uuid), String> = BTreeMap::new();
    for row in &all {
        match row {
            Row::Partner(row) => drop(region.insert((Table::Partner, row.id.0), row.region.clone())),
            Row::Deal(row) => drop(region.insert((Table::Deal, row.id.0), row.region.clone())),
            Row::Enrollment(row) => {
                let partner = region.get(&(Table::Partner, row.partner_id.0)).cloned().unwrap_or_default();
                region.insert((Table::Enrollment, row.id.0), partner);
            }
            _ => {}
        }
    }
    let of = |table, id: Uuid| region.get(&(table, id)).is_some_and(|region| regions.contains(&region.as_str()));
    let is_within = |row: &Row| match row {
        Row::Partner(row) => of(Table::Partner, row.id.0),
        Row::Deal(row) => of(Table::Deal, row.id.0),
        Row::Person(row) => of(Table::Partner, row.partner_id.0),
        Row::Target(row) => finance && of(Table::Partner, row.partner_id.0),
        Row::Enrollment(row) => of(Table::Partner, row.partner_id.0),
        Row::Registration(row) => of(Table::Partner, row.partner_id.0),
        Row::Claim(row) => of(Table::Partner, row.partner_id.0),
        Row::Attempt(row) => of(Table::Enrollment, row.enrollment_id.0),
        Row::StageChange(row) => of(Table::Deal, row.deal_id.0),
        Row::Activity(row) => match row.deal_id {
            Some(deal) => of(Table::Deal, deal.0),
            None => of(Table::Partner, row.partner_id.0),
        },
        Row::Task(row) => match row.deal_id {
            Some(deal) => of(Table::Deal, deal.0),
            None => of(Table::Partner, row.partner_id.0),
        },
        Row::Conflict(row) => Table::parse(&row.record_table).is_some_and(|table| of(table, row.record_id)),
        _ => true,
    };
    let seen = all.into_iter().filter(is_within).map(|row| match row {
        Row::Deal(mut deal) if !finance => {
            (deal.amount_minor, deal.currency) = (None, "XXX".into());
            Row::Deal(deal)
        }
        Row::Registration(mut row) if !finance => {
            (row.amount_minor, row.currency) = (None, "XXX".into());
            Row::Registration(row)
        }
        row => row,
    });
    seen.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_laptop_holds_what_lies_in_its_regions_while_records_come_and_go() {
    let team = Team::new(20, 20).await;
    team.write((0..6).map(|n| put(Row::Partner(a_partner(n, SOUTH)))).collect()).await;
    team.write((0..9).map(|n| put(Row::Deal(a_deal(n, SOUTH)))).collect()).await;
    let (emea, south) = (somebody(&team, grant(&[EMEA], true)).await, somebody(&team, grant(&[SOUTH], false)).await);
    for round in 0..6 {
        let to = if round % 2 == 0 { EMEA } else { SOUTH };
        let moved = [put(Row::Deal(a_deal(round, to))), put(Row::Partner(a_partner(round + 1, to)))];
        team.write(moved.into()).await;
        for (who, regions, finance) in [(&emea, &[EMEA], true), (&south, &[SOUTH], false)] {
            who.laptop.sync_now().await;
            who.laptop.assert_holds(&within(&team, regions, finance).await).await;
            assert_eq!(who.laptop.store.count_rollup_differences().await.unwrap(), 0);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_region_goes_from_the_laptop_and_its_edits_to_those_who_still_see_it() {
    let team = Team::new(10, 10).await;
    team.write((4..8).map(|n| put(Row::Deal(a_deal(n, SOUTH)))).collect()).await;
    let (alice, bob) =
        (somebody(&team, grant(&[EMEA, SOUTH], true)).await, somebody(&team, grant(&[SOUTH], true)).await);
    leave(&alice.laptop).await;
    edit(&alice.laptop, 5, |deal| deal.next_step = Some("hers, of the South".into())).await;
    edit(&alice.laptop, 1, |deal| deal.next_step = Some("hers, of EMEA".into())).await;
    let Row::Activity(mut touch) = row(Table::Activity, 90) else { unreachable!() };
    (touch.deal_id, touch.version) = (Some(id(Table::Deal, 6).into()), 0);
    write(&alice.laptop, Row::Activity(touch)).await;
    access::give(team.hub(), alice.principal, &grant(&[EMEA], true)).await.unwrap();
    exchange(&alice.laptop).await;
    let counts = alice.laptop.store.queue_counts().await.unwrap();
    assert_eq!((counts.waiting, counts.parked, counts.quarantined), (0, 0, 0));
    alice.laptop.assert_holds(&within(&team, &[EMEA], true).await).await;
    assert_eq!(team.number("SELECT count(*) FROM deal WHERE next_step = 'hers, of EMEA'").await, 1);
    assert_eq!(team.number("SELECT count(*) FROM deal WHERE next_step = 'hers, of the South'").await, 0);
    let taken = alice.laptop.store.sync_state().await.unwrap().withdrawn.unwrap();
    assert_eq!(taken.edits, 2);
    bob.laptop.sync_now().await;
    let mut kept: Vec<conflict::Model> = bob.laptop.store.list_conflicts(true, 10).await.unwrap();
    kept.retain(|one| one.mine != "{}");
    let wishes: Vec<bool> = kept.iter().map(|one| one.mine.contains("hers, of the South")).collect();
    assert_eq!(kept.len(), 2);
    assert!(wishes.contains(&true) && wishes.contains(&false));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_granted_anew_comes_with_all_that_was_there_before() {
    let team = Team::new(10, 10).await;
    team.write((0..4).map(|n| put(Row::Deal(a_deal(n, SOUTH)))).collect()).await;
    let alice = somebody(&team, grant(&[SOUTH], true)).await;
    edit(&alice.laptop, 2, |deal| deal.next_step = Some("hers".into())).await;
    access::give(team.hub(), alice.principal, &grant(&[EMEA, SOUTH], false)).await.unwrap();
    exchange(&alice.laptop).await;
    alice.laptop.assert_holds(&within(&team, &[EMEA, SOUTH], false).await).await;
    assert_eq!(team.number("SELECT count(*) FROM deal WHERE next_step = 'hers'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_loses_everything_keeps_nothing_and_what_they_did_is_not_lost() {
    let team = Team::new(10, 10).await;
    let alice = somebody(&team, grant(&[EMEA], true)).await;
    leave(&alice.laptop).await;
    edit(&alice.laptop, 1, |deal| deal.next_step = Some("her last".into())).await;
    access::give(team.hub(), alice.principal, &Grant::nothing()).await.unwrap();
    exchange(&alice.laptop).await;
    alice.laptop.assert_holds(&[]).await;
    assert_eq!(team.number("SELECT count(*) FROM conflict WHERE mine LIKE '%her last%'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_only_read_is_told_and_can_drop_the_edit() {
    let team = Team::new(10, 10).await;
    let reader = Grant { role: Role::ReadOnly, ..grant(&[EMEA], true) };
    let alice = somebody(&team, reader).await;
    edit(&alice.laptop, 1, |deal| deal.next_step = Some("not hers to say".into())).await;
    alice.laptop.until(|status| status.parked == 1).await;
    let refused = alice.laptop.store.list_queue(10).await.unwrap().remove(0);
    assert_eq!(refused.refusal.unwrap().code, tandem_domain::RefusalCode::Forbidden);
    alice.laptop.store.discard(refused.mutation_id, 1).await.unwrap();
    alice.laptop.sync_now().await;
    alice.laptop.assert_holds(&within(&team, &[EMEA], true).await).await;
}
