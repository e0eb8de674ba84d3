//! Partners: the list and the page.

use tandem_domain::{Quarter, partner::list_tags};
use tandem_model::{PartnerId, Table, person};
use tandem_store::{
    Cursor,
    read::{
        partner::PEOPLE_ORDER,
        partner_list::{PartnerLine, PartnerList, PartnerSort as Sort},
    },
};

use super::{
    deal::activity_views,
    shape::{page_limit, sums},
    sync_center::open_on,
};
use crate::{
    ApiError, Core,
    routes::ById,
    view::{
        MemberRef, PartnerFilter, PartnerListView, PartnerPageView, PartnerRow, PartnerSort, PeopleFilter,
        PeoplePageView, PersonView,
    },
};

pub(crate) async fn partner_list(core: &Core, args: PartnerFilter) -> Result<PartnerListView, ApiError> {
    let (sort, descending) = (sort(args.sort.unwrap_or_default()), args.descending.unwrap_or_default());
    let after = args.after.as_deref().map(|text| Cursor::parse(text, &sort.order(descending)));
    if after == Some(None) {
        return Err(core.bad_cursor());
    }
    let list = PartnerList {
        text: args.text,
        region: args.region,
        tier: args.tier,
        owner: args.owner_id.map(Into::into),
        sort,
        descending,
        after: after.flatten(),
        limit: page_limit(args.limit),
        quarter_on: Quarter::of(core.today()).first_day(),
    };
    let page = core.store()?.list_partners(list).await.map_err(|e| core.store_error(e))?;
    Ok(PartnerListView {
        rows: page.rows.into_iter().map(row).collect(),
        total: page.total,
        next: page.next.map(|cursor| cursor.render()),
    })
}

const fn sort(sort: PartnerSort) -> Sort {
    match sort {
        PartnerSort::Name => Sort::Name,
        PartnerSort::Tier => Sort::Tier,
        PartnerSort::Region => Sort::Region,
        PartnerSort::OpenDeals => Sort::OpenDeals,
        PartnerSort::WonThisQuarter => Sort::WonThisQuarter,
        PartnerSort::LastTouch => Sort::LastTouch,
    }
}

pub(crate) async fn partner_page(core: &Core, args: ById) -> Result<PartnerPageView, ApiError> {
    let (store, id) = (core.store()?, PartnerId(args.id));
    let quarter = Quarter::of(core.today());
    let found = store.find_partner(id, quarter.first_day()).await.map_err(|e| core.store_error(e))?;
    let partner = found.ok_or_else(|| core.not_found())?;
    let (people, activity, state, pending) = tokio::try_join!(
        store.list_contacts(id),
        store.list_partner_activity(id),
        store.sync_state(),
        store.pending_fields(Table::Partner, args.id),
    )
    .map_err(|e| core.store_error(e))?;
    Ok(PartnerPageView {
        tags: list_tags(&partner.row),
        note: partner.row.note.clone(),
        pending: pending.into_keys().collect(),
        conflicts: open_on(core, &store, Table::Partner, args.id).await?,
        row: row(partner.line),
        city: partner.row.city,
        domain: partner.row.domain,
        language: partner.row.language,
        since: partner.row.since,
        deals_total: partner.deals_total,
        people_total: partner.people_total,
        learners_total: partner.learners_total,
        people: people.into_iter().map(person_view).collect(),
        activity: activity_views(core, &store, activity).await?,
        as_of: state.last_synced_at,
    })
}

pub(crate) async fn people_page(core: &Core, args: PeopleFilter) -> Result<PeoplePageView, ApiError> {
    let after = args.after.as_deref().map(|text| Cursor::parse(text, PEOPLE_ORDER));
    if after == Some(None) {
        return Err(core.bad_cursor());
    }
    let found = core.store()?.list_people(PartnerId(args.partner_id), after.flatten(), page_limit(args.limit)).await;
    let page = found.map_err(|e| core.store_error(e))?;
    Ok(PeoplePageView {
        rows: page.rows.into_iter().map(person_view).collect(),
        total: page.total,
        next: page.next.map(|cursor| cursor.render()),
    })
}

fn person_view(person: person::Model) -> PersonView {
    PersonView {
        id: person.id.0,
        name: person.name,
        role: person.role,
        email: person.email,
        phone: person.phone,
        region: person.region,
    }
}

pub(super) fn row(line: PartnerLine) -> PartnerRow {
    let open_deals: i64 = line.open.iter().map(|sum| sum.n).sum();
    PartnerRow {
        id: line.head.id.0,
        name: line.head.name,
        kind: line.head.kind,
        tier: line.head.tier,
        country: line.head.country,
        region: line.head.region,
        owner: MemberRef { id: line.head.owner_id.0, name: line.head.owner_name },
        open_deals: u32::try_from(open_deals).unwrap_or_default(),
        open_pipeline: sums(&line.open),
        won_this_quarter: sums(&line.won),
        stalled_deals: u32::try_from(line.head.stalled_deals).unwrap_or_default(),
        last_touch_at: line.head.last_touch_at,
    }
}
