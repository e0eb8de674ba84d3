//! The table of verdicts by hand, line by line.
#![allow(clippy::unwrap_used)]

use super::tests::{benchmarks, day, healthy, micros, today};
use super::*;

fn date(cell: &str) -> Option<String> {
    (cell != "-").then(|| format!("2026-{cell}"))
}

fn deal(cells: &[&str]) -> deal::Model {
    let mut deal = healthy();
    let given = |place: usize| Some(cells[place]).filter(|cell| *cell != ".");
    let on = |cell: &str| date(cell).map(|text| day(&text));
    if let Some(stage) = given(1) {
        deal.stage = stage.into();
    }
    if let Some(cell) = given(2) {
        deal.stage_entered_on = on(cell);
    }
    if let Some(cell) = given(3) {
        deal.last_two_way_at = date(cell).map(|text| micros(&text));
    }
    if let Some(cell) = given(4) {
        deal.next_step_on = on(cell);
    }
    if let Some(cell) = given(5) {
        deal.close_on = on(cell);
    }
    if let Some(cell) = given(6) {
        deal.push_count = cell.parse().unwrap();
    }
    if let Some(cell) = given(7) {
        deal.partner_updated_on = on(cell);
    }
    if let Some(cell) = given(8) {
        deal.protected_until = on(cell);
    }
    match given(9) {
        Some("slow") => deal.slow_by_design = true,
        Some(held) => deal.snoozed_until = on(held.strip_prefix("z ").unwrap()),
        None => {}
    }
    deal
}

fn said(reason: &Reason) -> String {
    match reason {
        Reason::StageTooLong { days, limit, n } => format!("stage {days}>{limit} of {n}"),
        Reason::NoTouch { days: Some(days) } => format!("touch {days}"),
        Reason::NoTouch { days: None } => "touch never".into(),
        Reason::NoNextStep => "step none".into(),
        Reason::NextStepPast { days } => format!("step past {days}"),
        Reason::NextStepFar { days } => format!("step far {days}"),
        Reason::ClosePast { days } => format!("close {days}"),
        Reason::Pushed { times } => format!("pushed {times}"),
        Reason::PartnerSilent { days } => format!("silent {days}"),
        Reason::ProtectionEnding { days } => format!("ending {days}"),
    }
}

fn list(reasons: &[Reason]) -> String {
    let said: Vec<String> = reasons.iter().map(said).collect();
    if said.is_empty() { "-".into() } else { said.join(", ") }
}

#[test]
fn each_line_of_the_table_is_judged_as_it_says() {
    let lines = include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut judged, mut wrong) = (0, Vec::new());
    for line in lines {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 12, "{line}");
        let deal = deal(&cells);
        let found = verdict(DealFacts { deal: &deal, benchmarks: &benchmarks() }, &StallRules::default(), today());
        let (reasons, also) = found.map(|found| (found.reasons, found.also)).unwrap_or_default();
        let found = [list(&reasons), list(&also)];
        if found != cells[10..] {
            wrong.push(format!("{}: {found:?}, not {:?}", cells[0], &cells[10..]));
        }
        judged += 1;
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(judged >= 60, "{judged}");
}
