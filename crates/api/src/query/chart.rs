//! Charts: numbers and words of one picture each; `tandem_charts` draws.

use tandem_charts::{Chart, ColumnsSpec, Frame, GroupsSpec, LegendMark, Point, Series, Wording};
use tandem_charts::{grouped_columns, quarter_columns, stage_bars};
use tandem_domain::Quarter;
use tandem_l10n::{Localizer, tr};
use tandem_model::PartnerId;
use tandem_store::read::{
    today::PeriodSum,
    training::{TrainingSum, TrainingSums},
};

use super::{
    chart_stages::stages,
    shape::{frame, isolated},
};
use crate::{
    ApiError, Core,
    routes::{ChartKind, ChartQuery},
    view::{ChartView, HitView, LegendView, TableView},
};

const QUARTERS: u32 = 8;

pub(crate) async fn chart(core: &Core, args: ChartQuery) -> Result<ChartView, ApiError> {
    let loc = core.loc();
    let frame = frame(&loc, args.area.width, args.area.height, args.area.text_scale);
    let chart = match args.chart {
        ChartKind::PartnerRevenue => {
            revenue(core, &loc, &frame, partner(core, &args)?, Quarter::of(core.today())).await?
        }
        ChartKind::PartnerStages => {
            let store = core.store()?;
            let sums = store.list_partner_stages(partner(core, &args)?).await.map_err(|e| core.store_error(e))?;
            drawn(core, stage_bars(&stages(&loc, &sums), &frame))?
        }
        ChartKind::TrainingCompletion => by_course(core, &frame, &completion(&loc)).await?,
        ChartKind::TrainingScores => by_course(core, &frame, &scores(&loc)).await?,
    };
    Ok(view(chart, &frame))
}

/// What a partner won in the quarters up to this one, in a box of this width and height in pixels.
pub(super) async fn won_of(
    core: &Core,
    loc: &Localizer,
    partner: PartnerId,
    quarter: Quarter,
    (width, height): (u32, u32),
) -> Result<ChartView, ApiError> {
    let frame = frame(loc, width, height, 1.0);
    Ok(view(revenue(core, loc, &frame, partner, quarter).await?, &frame))
}

fn partner(core: &Core, args: &ChartQuery) -> Result<PartnerId, ApiError> {
    args.id.map(PartnerId).ok_or_else(|| core.not_found())
}

fn drawn(core: &Core, chart: Result<Chart, tandem_charts::Error>) -> Result<Chart, ApiError> {
    chart.map_err(|e| core.internal(&e))
}

async fn revenue(
    core: &Core,
    loc: &Localizer,
    frame: &Frame,
    partner: PartnerId,
    quarter: Quarter,
) -> Result<Chart, ApiError> {
    let store = core.store()?;
    let quarters: Vec<Quarter> = quarter.last(QUARTERS).collect();
    let (since, until) = (quarters[0].first_day(), quarter.first_day());
    let won = store.list_partner_won(partner, since, until).await.map_err(|e| core.store_error(e))?;
    let targets = store.list_partner_targets(partner, since, until).await.map_err(|e| core.store_error(e))?;
    let totals = totals(&won);
    let main = totals.first().map(|(currency, _)| currency.clone()).or_else(|| Some(targets.first()?.currency.clone()));
    let mut wording = Wording {
        caption: tr::chart_won_title(loc),
        summary: tr::chart_no_data(loc),
        category_header: tr::chart_quarter(loc),
    };
    let Some(main) = main else {
        let actual = Series { name: tr::chart_won(loc), points: Vec::new() };
        let tick = |value: i64| loc.format_number(value);
        let (categories, marks) = (vec![], vec![]);
        let spec = ColumnsSpec { wording, categories, marks, actual, target: None, forecast: None, tick_label: &tick };
        return drawn(core, quarter_columns(&spec, frame));
    };
    let word = |value: i64| loc.format_money_compact(value, &main);
    let in_quarter = |sums: &[PeriodSum], quarter: &Quarter| {
        sums.iter().find(|sum| sum.period_on == quarter.first_day() && sum.currency == main).cloned()
    };
    let won_point = |quarter: &Quarter| match in_quarter(&won, quarter) {
        None => Point::new(0, word(0)),
        Some(sum) if sum.n == sum.unpriced => Point::missing(tr::app_unknown(loc)),
        Some(sum) => Point::new(sum.minor, word(sum.minor)),
    };
    let target_point = |quarter: &Quarter| {
        in_quarter(&targets, quarter)
            .map_or_else(|| Point::missing(tr::app_none(loc)), |sum| Point::new(sum.minor, word(sum.minor)))
    };
    let has_target = targets.iter().any(|sum| sum.currency == main);
    let full = if quarter.end() <= core.today() { quarter } else { quarter.back(1) };
    wording.summary = finding(loc, full, &won_point(&full), has_target.then(|| target_point(&full)).as_ref());
    if let Some(others) = others(loc, &totals) {
        wording.summary = format!("{} {others}", wording.summary);
    }
    let spec = ColumnsSpec {
        wording,
        categories: quarters.iter().map(|quarter| loc.quarter_label(quarter.first_day())).collect(),
        marks: quarters.iter().map(|quarter| loc.quarter_label_short(quarter.first_day())).collect(),
        actual: Series { name: tr::chart_won(loc), points: quarters.iter().map(won_point).collect() },
        target: has_target
            .then(|| Series { name: tr::chart_target(loc), points: quarters.iter().map(target_point).collect() }),
        forecast: None,
        tick_label: &word,
    };
    drawn(core, quarter_columns(&spec, frame))
}

/// About the newest quarter that is over.
fn finding(loc: &Localizer, quarter: Quarter, won: &Point, target: Option<&Point>) -> String {
    let label = loc.quarter_label(quarter.first_day());
    match (won.value, target.and_then(|point| point.value)) {
        (Some(value), Some(goal)) if goal > 0 => {
            let share = loc.format_percent_bp(value.saturating_mul(10_000) / goal);
            tr::chart_won_finding(loc, &won.label, &label, &share)
        }
        _ => tr::chart_won_finding_no_target(loc, &won.label, &label),
    }
}

/// Known sums by currency, largest first.
fn totals(sums: &[PeriodSum]) -> Vec<(String, i64)> {
    let mut totals: Vec<(String, i64)> = Vec::new();
    for sum in sums.iter().filter(|sum| sum.n > sum.unpriced) {
        match totals.iter_mut().find(|(currency, _)| *currency == sum.currency) {
            Some((_, minor)) => *minor += sum.minor,
            None => totals.push((sum.currency.clone(), sum.minor)),
        }
    }
    totals.sort_by_key(|(_, minor)| std::cmp::Reverse(*minor));
    totals
}

/// A sentence about the currencies that the picture leaves out: all but the first.
pub(super) fn others(loc: &Localizer, totals: &[(String, i64)]) -> Option<String> {
    let rest = totals.get(1..).filter(|rest| !rest.is_empty())?;
    let amounts: Vec<String> =
        rest.iter().map(|(currency, minor)| isolated(&loc.format_money_compact(*minor, currency))).collect();
    Some(tr::chart_other_currencies(loc, &amounts.join(&tr::chart_list_separator(loc))))
}

/// One share of each course.
struct CourseChart {
    caption: String,
    header: String,
    missing: String,
    value: fn(&TrainingSum) -> Option<u32>,
    /// Words the best course and its share.
    finding: fn(&Localizer, &str, &str) -> String,
}

fn completion(loc: &Localizer) -> CourseChart {
    CourseChart {
        caption: tr::chart_completion_title(loc),
        header: tr::chart_completion(loc),
        missing: tr::app_unknown(loc),
        value: TrainingSum::completion_bp,
        finding: tr::chart_completion_finding,
    }
}

fn scores(loc: &Localizer) -> CourseChart {
    CourseChart {
        caption: tr::training_scores_title(loc),
        header: tr::training_mean_score(loc),
        missing: tr::training_no_score(loc),
        value: TrainingSum::mean_score_bp,
        finding: tr::chart_scores_finding,
    }
}

async fn by_course(core: &Core, frame: &Frame, chart: &CourseChart) -> Result<Chart, ApiError> {
    let loc = core.loc();
    let sums = core.store()?.sum_training(None, None).await.map_err(|e| core.store_error(e))?;
    let percent = |basis_points: i64| loc.format_percent_bp(basis_points);
    let spec = GroupsSpec {
        wording: Wording {
            caption: chart.caption.clone(),
            summary: best(&loc, &sums, chart).unwrap_or_else(|| tr::chart_no_data(&loc)),
            category_header: tr::chart_course(&loc),
        },
        categories: sums.courses.iter().map(|(_, code, ..)| code.clone()).collect(),
        series: vec![Series {
            name: chart.header.clone(),
            points: sums
                .courses
                .iter()
                .map(|(.., sum)| match (chart.value)(sum) {
                    Some(share) => Point::new(share.into(), percent(share.into())),
                    None => Point::missing(chart.missing.clone()),
                })
                .collect(),
        }],
        tick_label: &percent,
    };
    drawn(core, grouped_columns(&spec, frame))
}

fn best(loc: &Localizer, sums: &TrainingSums, chart: &CourseChart) -> Option<String> {
    let known = sums.courses.iter().filter_map(|(_, _, title, sum)| Some(((chart.value)(sum)?, title)));
    // Of equals the first: `max_by_key` alone would take the last.
    let (share, title) = known.rev().max_by_key(|(share, _)| *share)?;
    Some((chart.finding)(loc, title, &loc.format_percent_bp(share.into())))
}

fn view(chart: Chart, frame: &Frame) -> ChartView {
    let several = chart.legend.len() > 1;
    ChartView {
        svg: chart.svg,
        width: frame.width_px.into(),
        height: frame.height_px.into(),
        summary: chart.summary,
        hits: chart
            .hits
            .into_iter()
            .map(|hit| HitView {
                x: hit.x,
                y: hit.y,
                w: hit.w,
                h: hit.h,
                series: hit.series as u32,
                index: hit.index as u32,
                label: if several { [hit.label, hit.series_name].join(" · ") } else { hit.label },
                value: hit.value,
            })
            .collect(),
        table: TableView { caption: chart.table.caption, headers: chart.table.headers, rows: chart.table.rows },
        legend: chart
            .legend
            .into_iter()
            .map(|entry| LegendView {
                slot: entry.slot.into(),
                dashed: entry.mark == LegendMark::Dashed,
                label: entry.name,
            })
            .collect(),
    }
}
