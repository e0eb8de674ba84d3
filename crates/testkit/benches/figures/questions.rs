//! What the screens ask, each with many arguments.

use serde_json::{Value, json};
use tandem_testkit::Device;

/// Cards that a stage of the board shows at first.
const LANE_ROWS: u32 = 50;
/// Pages of 500 that are turned to know places deep in the list.
const DEEP_PAGES: usize = 200;

/// One thing that is asked with different arguments.
pub struct Question {
    pub name: &'static str,
    pub query: &'static str,
    pub args: Vec<Value>,
}

impl Question {
    fn new(name: &'static str, query: &'static str, args: Vec<Value>) -> Self {
        Self { name, query, args }
    }
}

pub async fn questions(device: &Device) -> Vec<Question> {
    let facets = device.ask("facets", json!({})).await;
    let mut all = of_deals(device, &facets).await;
    all.extend(of_partners(device, &facets).await);
    all.extend(of_the_day(device).await);
    all
}

fn list<'a>(view: &'a Value, name: &str) -> &'a [Value] {
    view[name].as_array().unwrap()
}

fn each(values: &[Value], key: &str, rest: &Value) -> Vec<Value> {
    let with = |value: &Value| {
        let mut args = rest.clone();
        args[key] = value.clone();
        args
    };
    values.iter().map(with).collect()
}

/// Each of them with the rest as well.
fn with(args: &[Value], rest: &Value) -> Vec<Value> {
    let joined = |one: &Value| {
        let mut one = one.clone();
        one.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        one
    };
    args.iter().map(joined).collect()
}

fn ids(rows: &[Value]) -> Vec<Value> {
    rows.iter().map(|row| row["id"].clone()).collect()
}

async fn of_deals(device: &Device, facets: &Value) -> Vec<Question> {
    let (regions, stages, owners) = (list(facets, "regions"), list(facets, "stages"), ids(list(facets, "owners")));
    let by_stage = |rest: Value| -> Vec<Value> {
        stages
            .iter()
            .flat_map(|stage| each(regions, "region", &each(std::slice::from_ref(stage), "stage", &rest)[0]))
            .collect()
    };
    let deals = |name, args| Question::new(name, "deal_page", args);
    let words = ["nor", "alpha", "global", "d-77", "systems", "a"].map(|text| json!({ "text": text })).to_vec();
    let some = device.ask("deal_page", json!({ "only": "open", "sort": "name", "limit": 500 })).await;
    vec![
        deals("deals, newest", vec![json!({ "descending": true })]),
        deals("by name", vec![json!({ "sort": "name" })]),
        deals("by amount", vec![json!({ "sort": "amount", "descending": true })]),
        deals("open, by close", vec![json!({ "only": "open", "sort": "close_on" })]),
        deals("of a region, by close", each(regions, "region", &json!({ "sort": "close_on" }))),
        deals("of a stage and region, by amount", by_stage(json!({ "sort": "amount", "descending": true }))),
        deals("of an owner, newest", each(&owners, "ownerId", &json!({ "descending": true }))),
        deals("stalled, by amount", vec![json!({ "only": "stalled", "sort": "amount", "descending": true })]),
        deals("a place up to 100,000 rows deep", deep_places(device).await),
        deals("by words, newest", with(&words, &json!({ "descending": true }))),
        deals("by words, by amount", with(&words, &json!({ "sort": "amount", "descending": true }))),
        deals("board, a stage", each(stages, "stage", &json!({ "limit": LANE_ROWS }))),
        deals("board of a region, a stage", by_stage(json!({ "limit": LANE_ROWS }))),
        deals("board of the open ones, a stage", each(stages, "stage", &json!({ "only": "open", "limit": LANE_ROWS }))),
        Question::new("deal", "deal", each(&ids(list(&some, "rows")), "id", &json!({}))),
        Question::new("palette search", "search", words),
    ]
}

async fn of_partners(device: &Device, facets: &Value) -> Vec<Question> {
    let page = device.ask("partner_list", json!({ "limit": 500 })).await;
    let large = device.ask("partner_list", json!({ "sort": "open_deals", "descending": true, "limit": 100 })).await;
    let mut known = ids(list(&page, "rows"));
    known.extend(ids(list(&large, "rows")));
    let of_each = |rest: Value| each(&known, "id", &rest);
    let sorts = ["name", "tier", "region", "open_deals", "won_this_quarter", "last_touch"].map(Value::from);
    let chart = |kind: &str| of_each(json!({ "chart": kind, "box": { "width": 400, "height": 200, "textScale": 1 } }));
    let largest = json!({ "only": "open", "sort": "amount", "descending": true, "limit": 5 });
    let sets: Vec<Value> =
        known.chunks(4).map(|ids| json!({ "ids": ids })).filter(|set| list(set, "ids").len() > 1).collect();
    vec![
        Question::new("partners, by any column", "partner_list", each(&sorts, "sort", &json!({ "descending": true }))),
        Question::new("partners of a region", "partner_list", each(list(facets, "regions"), "region", &json!({}))),
        Question::new("health of all partners", "partner_scores", vec![json!({})]),
        Question::new("partner page", "partner_page", of_each(json!({}))),
        Question::new("its health", "partner_health", of_each(json!({}))),
        Question::new("its promises", "tasks", each(&known, "partnerId", &json!({}))),
        Question::new("its people", "people_page", each(&known, "partnerId", &json!({}))),
        Question::new("its largest open deals", "deal_page", each(&known, "partnerId", &largest)),
        Question::new("its revenue as a chart", "chart", chart("partner_revenue")),
        Question::new("its stages as a chart", "chart", chart("partner_stages")),
        Question::new("brief", "brief", of_each(json!({}))),
        Question::new("business review", "review", of_each(json!({}))),
        Question::new("two to four partners compared", "partner_compare", sets),
    ]
}

async fn of_the_day(device: &Device) -> Vec<Question> {
    let parts = ["undecided", "ending", "open", "all"].map(Value::from);
    let inbox = |mine: bool| each(&parts, "part", &json!({ "mine": mine, "shown": 100 }));
    vec![
        Question::new("Today", "today", vec![json!({})]),
        Question::new("forecast", "forecast", vec![json!({})]),
        Question::new("forecast of the whole team", "forecast", vec![json!({ "all": true })]),
        Question::new("registrations of one's own partners", "registration_inbox", inbox(true)),
        Question::new("registrations of all", "registration_inbox", inbox(false)),
        Question::new("duplicate check", "duplicates", customers(device).await),
        Question::new("training", "training", vec![json!({})]),
    ]
}

/// Customers of the first deals by name, as somebody types them.
async fn customers(device: &Device) -> Vec<Value> {
    let page = device.ask("deal_page", json!({ "sort": "name", "limit": 100 })).await;
    let named = list(&page, "rows").iter().enumerate().map(|(n, row)| {
        let name = row["name"].as_str().unwrap().split([',', '،', ' ']).next().unwrap();
        let nothing = ["contactName", "contactEmail", "contactPhone", "taxId", "parentName", "productId", "money"];
        let mut form = json!({ "partnerId": row["partner"]["id"], "customer": format!("{name} Ltd"), "country": "NO",
                               "domain": format!("customer{n}.example"), "closeOn": null, "note": null });
        nothing.iter().for_each(|field| form[field] = Value::Null);
        json!({ "id": null, "form": form })
    });
    named.collect()
}

/// Pages after random places of the list by amount.
async fn deep_places(device: &Device) -> Vec<Value> {
    let mut places = Vec::new();
    let mut args = json!({ "sort": "amount", "descending": true, "limit": 500 });
    for _ in 0..DEEP_PAGES {
        let page = device.ask("deal_page", args.clone()).await;
        if page["next"].is_null() {
            break;
        }
        args["after"] = page["next"].clone();
        places.push(json!({ "sort": "amount", "descending": true, "after": page["next"] }));
    }
    // Not in order: no number of places shares a factor with this prime, so every place comes once.
    (0..places.len()).map(|n| places[n * 7_919 % places.len()].clone()).collect()
}
