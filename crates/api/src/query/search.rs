//! The palette: partners, deals and people by what is typed.

use tandem_store::{
    DealTitle,
    read::palette::{PartnerHit, PersonHit},
};

use crate::{
    ApiError, Core, reason,
    view::{SearchHit, SearchKind, SearchQuery, SearchView},
};

/// Nobody types more than this to find something.
const MAX_CHARS: usize = 200;

pub(crate) async fn search(core: &Core, args: SearchQuery) -> Result<SearchView, ApiError> {
    let typed: String = args.text.chars().take(MAX_CHARS).collect();
    let found = core.store()?.search(&typed).await.map_err(|e| core.store_error(e))?;
    let loc = core.loc();
    let deal = |deal: DealTitle| {
        let stage = reason::stage_name(&loc, &deal.stage);
        SearchHit {
            kind: SearchKind::Deal,
            id: deal.id.0,
            title: deal.name,
            subtitle: [deal.code, deal.partner_name, stage].join(" · "),
            partner_id: Some(deal.partner_id.0),
        }
    };
    let mut deals: Vec<SearchHit> = Vec::new();
    let mut hits: Vec<SearchHit> = Vec::new();
    for title in found.deals {
        // A code that was typed in full is what was meant.
        let exact = title.code.eq_ignore_ascii_case(typed.trim());
        if exact { hits.push(deal(title)) } else { deals.push(deal(title)) }
    }
    hits.extend(found.partners.into_iter().map(partner));
    hits.extend(deals);
    hits.extend(found.people.into_iter().map(person));
    Ok(SearchView { hits })
}

fn partner(hit: PartnerHit) -> SearchHit {
    SearchHit {
        kind: SearchKind::Partner,
        id: hit.id.0,
        title: hit.name,
        subtitle: hit.region,
        partner_id: Some(hit.id.0),
    }
}

fn person(hit: PersonHit) -> SearchHit {
    SearchHit {
        kind: SearchKind::Person,
        id: hit.id.0,
        title: hit.name,
        subtitle: hit.partner_name,
        partner_id: Some(hit.partner_id.0),
    }
}
