//! Partners side by side, with the best and the worst of each row.

use tandem_domain::{
    Quarter,
    compare::{Better, Mark, marks},
    health::{QUARTERS, won_by_quarter},
};
use tandem_l10n::{Localizer, tr};
use tandem_model::PartnerId;
use tandem_store::read::partner::PartnerDetail;

use super::{
    health::{self, Judged},
    partner::row,
    shape::{money, spark},
};
use crate::{
    ApiError, Core,
    view::{CompareQuery, CompareRow, CompareView, ComparedPartnerView, MarkView, MarksView, Money},
};

const FEWEST: usize = 2;
const MOST: usize = 4;
/// Full quarters that a sparkline shows.
const SHOWN: u32 = 8;
const DAY_US: i64 = 86_400_000_000;
const SPARK_PX: (u32, u32) = (120, 32);

pub(crate) async fn partner_compare(core: &Core, args: CompareQuery) -> Result<CompareView, ApiError> {
    if !(FEWEST..=MOST).contains(&args.ids.len()) {
        return Err(core.refused(tr::error_bad_value(&core.loc(), "ids")).on("ids"));
    }
    let store = core.store()?;
    let ids: Vec<PartnerId> = args.ids.iter().copied().map(PartnerId).collect();
    let quarter_on = Quarter::of(core.today()).first_day();
    let mut partners = Vec::new();
    for judged in health::judge(core, &ids).await? {
        let id = judged.facts.profile.id;
        let found = store.find_partner(id, quarter_on).await.map_err(|e| core.store_error(e))?;
        partners.extend(found.map(|partner| compared(core, judged, partner)).transpose()?);
    }
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    Ok(CompareView { marks: all_marks(&partners), partners, as_of: state.last_synced_at })
}

fn compared(core: &Core, judged: Judged, partner: PartnerDetail) -> Result<ComparedPartnerView, ApiError> {
    let Judged { facts, health } = judged;
    let courses = facts.windows[0];
    let ended = (courses.ended > 0).then_some(courses);
    let (currency, quarters) = won_by_quarter(&facts, core.today(), SHOWN).unwrap_or_default();
    let amounts: Vec<i64> = quarters.iter().map(|(_, minor)| *minor).collect();
    let of_year = amounts.iter().rev().take(QUARTERS as usize).fold(0_i64, |sum, minor| sum.saturating_add(*minor));
    let drawn: Vec<Option<i64>> = amounts.iter().copied().map(Some).collect();
    Ok(ComparedPartnerView {
        row: row(partner.line),
        health: health::view(health),
        won: (!amounts.is_empty()).then(|| money(of_year, currency)),
        spark: spark(core, &drawn, SPARK_PX)?,
        spark_summary: summary(&core.loc(), &amounts, currency),
        passed: ended.map(|courses| courses.passed),
        completion: ended.map(|courses| share_bp(courses.passed, courses.ended)),
        learners_total: partner.learners_total,
    })
}

/// `whole` is not 0.
fn share_bp(part: u32, whole: u32) -> u32 {
    let share = (u64::from(part) * 10_000 + u64::from(whole) / 2) / u64::from(whole);
    u32::try_from(share).unwrap_or(u32::MAX)
}

fn summary(loc: &Localizer, amounts: &[i64], currency: &str) -> String {
    let word = |minor: &i64| loc.format_money_compact(*minor, currency);
    amounts.first().zip(amounts.last()).map_or_else(
        || tr::today_spark_none(loc),
        |(first, last)| tr::today_spark_quarters(loc, SHOWN.into(), &word(first), &word(last)),
    )
}

fn all_marks(partners: &[ComparedPartnerView]) -> Vec<MarksView> {
    let more = |row, value: &dyn Fn(&ComparedPartnerView) -> Option<i64>| mark_row(row, partners, Better::More, value);
    let part = |row, at: usize| more(row, &move |one| one.health.parts.get(at)?.score.map(i64::from));
    let amount = |row, of: fn(&ComparedPartnerView) -> Option<&Money>| {
        let one_currency = same_currency(partners.iter().filter_map(of));
        more(row, &move |one| of(one).filter(|_| one_currency).map(|money| money.minor))
    };
    vec![
        more(CompareRow::Health, &|one| one.health.score.map(i64::from)),
        part(CompareRow::Results, 0),
        part(CompareRow::Pipeline, 1),
        part(CompareRow::Capability, 2),
        part(CompareRow::Engagement, 3),
        part(CompareRow::Trust, 4),
        amount(CompareRow::Won, |one| one.won.as_ref()),
        amount(CompareRow::Open, |one| one.row.open_pipeline.first().filter(|_| one.row.open_pipeline.len() == 1)),
        mark_row(CompareRow::Stalled, partners, Better::Less, &|one| Some(one.row.stalled_deals.into())),
        more(CompareRow::Passed, &|one| one.passed.map(i64::from)),
        more(CompareRow::Completion, &|one| one.completion.map(i64::from)),
        // By day: a few hours tell nothing.
        more(CompareRow::Touch, &|one| one.row.last_touch_at.map(|at| at.div_euclid(DAY_US))),
    ]
}

/// Amounts of several currencies are not compared.
fn same_currency<'a>(all: impl Iterator<Item = &'a Money>) -> bool {
    let mut currencies: Vec<&str> = all.map(|money| money.currency.as_str()).collect();
    currencies.dedup();
    currencies.len() == 1
}

fn mark_row(
    row: CompareRow,
    partners: &[ComparedPartnerView],
    better: Better,
    value: &dyn Fn(&ComparedPartnerView) -> Option<i64>,
) -> MarksView {
    let values: Vec<Option<i64>> = partners.iter().map(value).collect();
    let mark = |mark: Option<Mark>| {
        mark.map(|mark| match mark {
            Mark::Best => MarkView::Best,
            Mark::Worst => MarkView::Worst,
        })
    };
    MarksView { row, marks: marks(&values, better).into_iter().map(mark).collect() }
}
