//! Fields of a record by name and value, as queue, journal and conflicts show them.

use chrono::NaiveDate;
use serde_json::Value;
use tandem_domain::Fields;
use tandem_l10n::{CodeSet, DateStyle, Localizer, tr};
use tandem_model::{ApprovalReason, RejectionReason, Table};

/// How a value is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Lines,
    Tags,
    Day,
    Money,
    Stage,
    Flag,
    /// Shown, but not typed in.
    Other,
}

/// Fields that follow from others by rule, or come along with another: nobody wrote them by hand.
pub(crate) fn is_told(table: Table, field: &str) -> bool {
    !matches!(
        (table, field),
        (_, "id" | "version" | "updated_at")
            | (Table::Deal, "currency" | "stage_entered_on" | "push_count" | "partner_updated_on")
            | (Table::Activity, "partner_id" | "deal_id" | "person_id" | "member_id" | "two_way" | "happened_at")
            | (Table::Registration, "partner_id" | "member_id" | "product_id" | "currency" | "submitted_at" | "due_at")
            | (Table::Registration, "decided_at" | "decided_by" | "evidence" | "extensions")
            | (Table::Claim, "partner_id" | "registration_id")
            | (Table::Task, "partner_id" | "deal_id" | "person_id" | "made_on" | "closed_on" | "origin_id")
            | (Table::Target, "partner_id" | "currency")
            | (Table::Conflict | Table::StageChange, _)
    )
}

pub(crate) fn kind(table: Table, field: &str) -> Kind {
    match (table, field) {
        (Table::Deal, "stage") => Kind::Stage,
        (Table::Deal | Table::Registration | Table::Target, "amount_minor") => Kind::Money,
        // Decided by steps, not typed in.
        (Table::Registration, "status" | "reason") | (Table::Claim, _) => Kind::Other,
        (Table::Deal, "slow_by_design") => Kind::Flag,
        (Table::Partner, "note") => Kind::Lines,
        (Table::Partner, "tags") => Kind::Tags,
        (_, field) if field.ends_with("_on") || matches!(field, "since" | "snoozed_until" | "protected_until") => {
            Kind::Day
        }
        (_, field) if field.ends_with("_id") || field.ends_with("_at") => Kind::Other,
        _ => Kind::Text,
    }
}

/// Name of a field; one that no screen names is shown by the name it has in the data.
pub(crate) fn label(loc: &Localizer, table: Table, field: &str) -> String {
    match (table, field) {
        (_, "name") => tr::person_name(loc),
        (_, "owner_id") => tr::deal_owner(loc),
        (_, "region") => tr::deal_region(loc),
        (Table::Deal, "stage") => tr::deal_stage(loc),
        (Table::Deal, "amount_minor" | "currency") => tr::deal_amount(loc),
        (Table::Deal, "close_on") => tr::deal_close_date(loc),
        (Table::Deal, "opened_on") => tr::deal_opened_date(loc),
        (Table::Deal, "stage_entered_on") => tr::deal_in_stage_since(loc),
        (Table::Deal, "next_step") => tr::deal_next_step(loc),
        (Table::Deal, "next_step_on") => tr::deal_next_step_on(loc),
        (Table::Deal, "last_two_way_at") => tr::deal_last_touch(loc),
        (Table::Deal, "protected_until") => tr::deal_protection(loc),
        (Table::Deal, "snoozed_until") => tr::deal_snoozed(loc),
        (Table::Deal, "slow_by_design") => tr::deal_slow(loc),
        (Table::Partner, "note") => tr::partner_note(loc),
        (Table::Partner, "tags") => tr::partner_tags(loc),
        (Table::Partner, "tier") => tr::partner_tier(loc),
        (Table::Partner, "kind") => tr::partner_kind(loc),
        (Table::Partner, "city") => tr::partner_city(loc),
        (Table::Partner, "country") => tr::partner_country(loc),
        (Table::Partner, "domain") => tr::partner_website(loc),
        (Table::Partner, "language") => tr::partner_language(loc),
        (Table::Partner, "since") => tr::import_since(loc),
        (Table::Registration, "amount_minor" | "currency") => tr::deal_amount(loc),
        (Table::Registration, "close_on") => tr::deal_close_date(loc),
        (Table::Registration, "status") => tr::registration_state(loc),
        (Table::Registration, "reason") => tr::registration_reason(loc),
        (Table::Registration, "answer") => tr::registration_answer(loc),
        (Table::Registration, "note") => tr::registration_note(loc),
        (Table::Registration, "country") => tr::registration_country(loc),
        (Table::Registration, "domain") => tr::registration_domain(loc),
        (Table::Registration, "contact_name") => tr::registration_contact(loc),
        (Table::Registration, "contact_email") => tr::registration_email(loc),
        (Table::Registration, "contact_phone") => tr::registration_phone(loc),
        (Table::Registration, "tax_id") => tr::registration_tax_id(loc),
        (Table::Registration, "parent_name") => tr::registration_parent(loc),
        (Table::Registration, "product_id") => tr::registration_product(loc),
        (Table::Registration | Table::Claim, "customer") => tr::registration_customer(loc),
        (Table::Registration | Table::Claim, "protected_until") => tr::registration_protected_until(loc),
        (Table::Claim, "partner_name") => tr::partner_name(loc),
        (Table::Target, "amount_minor") => tr::plan_target(loc),
        (Table::Target, "quarter_on") => tr::plan_quarter(loc),
        (Table::Task, "title") => tr::task_title(loc),
        (Table::Task, "side") => tr::task_side(loc),
        (Table::Task, "due_on") => tr::task_due(loc),
        (Table::Task, "status") => tr::task_status(loc),
        (Table::Activity, "subject") => tr::activity_subject(loc),
        (Table::Activity, "kind") => tr::activity_kind(loc),
        (_, "email") => tr::person_email(loc),
        (_, "phone") => tr::person_phone(loc),
        (_, field) => field.to_owned(),
    }
}

/// The value of a field, with what belongs to it from the rest of the row; `None` where there is none.
pub(crate) fn text(loc: &Localizer, table: Table, field: &str, row: &Fields) -> Option<String> {
    let value = row.get(field)?;
    match (kind(table, field), value) {
        (_, Value::Null) => None,
        (Kind::Money, Value::Number(minor)) => {
            let currency = row.get("currency").and_then(Value::as_str).unwrap_or_default();
            Some(money(loc, minor.as_i64()?, currency))
        }
        (Kind::Day, Value::String(day)) => Some(day_text(loc, day)),
        (_, Value::String(day)) if field == "protected_until" => Some(day_text(loc, day)),
        (_, Value::String(code)) if (table, field) == (Table::Registration, "status") => {
            Some(loc.code_word(CodeSet::RegistrationStatus, code))
        }
        (_, Value::String(code)) if (table, field) == (Table::Registration, "reason") => Some(reason_text(loc, code)),
        (Kind::Stage, Value::String(code)) => Some(loc.code_word(CodeSet::DealStage, code)),
        (_, Value::Bool(true)) => Some(tr::app_yes(loc)),
        (_, Value::Bool(false)) => Some(tr::app_no(loc)),
        (_, Value::Number(at)) if field.ends_with("_at") => instant_text(loc, at.as_i64()?),
        (Kind::Tags, Value::String(tags)) => {
            Some(tags.lines().collect::<Vec<_>>().join(&tr::notification_list_separator(loc)))
        }
        (_, Value::String(code)) if field == "kind" && table == Table::Activity => {
            Some(loc.code_word(CodeSet::ActivityKind, code))
        }
        (_, Value::String(code)) if field == "side" && table == Table::Task => {
            Some(loc.code_word(CodeSet::TaskSide, code))
        }
        (_, Value::String(code)) if field == "status" && table == Table::Task => {
            Some(loc.code_word(CodeSet::TaskStatus, code))
        }
        (_, Value::String(text)) => Some(text.clone()),
        (_, other) => Some(other.to_string()),
    }
}

/// Why it was turned down, or approved all the same.
pub(crate) fn reason_text(loc: &Localizer, code: &str) -> String {
    let approved = RejectionReason::parse(code).is_none() && ApprovalReason::parse(code).is_some();
    loc.code_word(if approved { CodeSet::ApprovalReason } else { CodeSet::RejectionReason }, code)
}

/// An amount of a currency that is none still comes with its number.
fn money(loc: &Localizer, minor: i64, currency: &str) -> String {
    if currency.len() == 3 { loc.format_money(minor, currency) } else { loc.format_number(minor) }
}

fn day_text(loc: &Localizer, day: &str) -> String {
    day.parse::<NaiveDate>().map_or_else(|_| day.to_owned(), |day| loc.format_date(day, DateStyle::Medium))
}

fn instant_text(loc: &Localizer, micros: i64) -> Option<String> {
    let day = chrono::DateTime::from_timestamp_micros(micros)?.date_naive();
    Some(loc.format_date(day, DateStyle::Medium))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tandem_l10n::{Language, strip_isolates};

    use super::*;

    fn fields(value: Value) -> Fields {
        match value {
            Value::Object(fields) => fields,
            _ => Fields::new(),
        }
    }

    #[test]
    fn a_value_is_told_with_what_belongs_to_it() {
        let loc = Localizer::new(Language::English);
        let row = fields(json!({
            "stage": "proposal", "amount_minor": 1_250_000, "currency": "EUR", "close_on": "2027-03-05",
            "next_step": null, "slow_by_design": true,
        }));
        let told = |field| text(&loc, Table::Deal, field, &row).map(|text| strip_isolates(&text));
        assert_eq!(told("stage").as_deref(), Some("Proposal"));
        assert_eq!(told("amount_minor").as_deref(), Some("€12,500"));
        assert!(told("close_on").is_some_and(|day| day.contains("2027")));
        assert_eq!(told("next_step"), None);
        assert_eq!(told("slow_by_design").as_deref(), Some("Yes"));
    }

    #[test]
    fn what_follows_by_rule_is_not_told() {
        assert!(is_told(Table::Deal, "stage") && is_told(Table::Deal, "amount_minor"));
        for field in ["currency", "stage_entered_on", "updated_at", "version"] {
            assert!(!is_told(Table::Deal, field), "{field}");
        }
    }
}
