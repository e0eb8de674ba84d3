//! Open deals of a partner by stage. Where no amount is known the bars count deals: unknown is not zero.

use tandem_charts::{Bar, BarsSpec, Point, Wording};
use tandem_l10n::{Localizer, tr};
use tandem_model::DealStage;
use tandem_store::read::chart::StageSum;

use super::chart::others;
use crate::reason::stage_name;

pub(super) fn stages(loc: &Localizer, sums: &[StageSum]) -> BarsSpec {
    let count: i64 = sums.iter().map(|sum| sum.n).sum();
    let totals = totals(sums);
    let main = totals.first().map(|(currency, _)| currency.as_str());
    let bars: Vec<(String, Bar)> =
        codes(sums).into_iter().map(|code| (code.clone(), bar(loc, sums, &code, main))).collect();
    let largest = bars.iter().rev().max_by_key(|(_, bar)| bar.value.value.unwrap_or_default());
    let stage = largest.map(|(code, _)| stage_name(loc, code)).unwrap_or_default();
    let summary = match totals.first() {
        _ if count == 0 => tr::chart_pipeline_empty(loc),
        None => tr::chart_pipeline_count_finding(loc, count, &stage),
        Some((currency, minor)) => {
            let priced = sums.iter().filter(|sum| sum.currency == *currency).map(|sum| sum.n - sum.unpriced).sum();
            let amount = loc.format_money_compact(*minor, currency);
            let finding = tr::chart_pipeline_finding(loc, priced, &amount, &stage);
            [Some(finding), others(loc, &totals), unpriced(loc, sums)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        }
    };
    BarsSpec {
        wording: Wording { caption: tr::chart_pipeline_title(loc), summary, category_header: tr::chart_stage(loc) },
        value_header: if main.is_some() { tr::chart_amount(loc) } else { tr::chart_deals(loc) },
        count_header: tr::chart_deals(loc),
        bars: bars.into_iter().map(|(_, bar)| bar).collect(),
    }
}

/// Pipeline order; codes this version doesn't know come last. Nothing when there is no open deal.
fn codes(sums: &[StageSum]) -> Vec<String> {
    if sums.is_empty() {
        return Vec::new();
    }
    let mut codes: Vec<String> = DealStage::OPEN.iter().map(|stage| stage.code().to_owned()).collect();
    for sum in sums {
        if !codes.contains(&sum.stage) {
            codes.push(sum.stage.clone());
        }
    }
    codes
}

fn totals(sums: &[StageSum]) -> Vec<(String, i64)> {
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

fn bar(loc: &Localizer, sums: &[StageSum], code: &str, main: Option<&str>) -> Bar {
    let here = || sums.iter().filter(|sum| sum.stage == code);
    let n: i64 = here().map(|sum| sum.n).sum();
    let value = match main {
        None => Point::new(n, loc.format_number(n)),
        Some(currency) => {
            let known = here().find(|sum| sum.currency == currency && sum.n > sum.unpriced).map(|sum| sum.minor);
            match known.or((n == 0).then_some(0)) {
                Some(minor) => Point::new(minor, loc.format_money_compact(minor, currency)),
                None => Point::missing(tr::app_unknown(loc)),
            }
        }
    };
    Bar { name: stage_name(loc, code), value, count: tr::deal_count(loc, n) }
}

fn unpriced(loc: &Localizer, sums: &[StageSum]) -> Option<String> {
    let n: i64 = sums.iter().map(|sum| sum.unpriced).sum();
    (n > 0).then(|| tr::chart_pipeline_unpriced(loc, n))
}
