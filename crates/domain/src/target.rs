//! What partner and vendor want to reach in a quarter.

use tandem_model::{PartnerId, TargetId, target::Model};
use uuid::Uuid;

use crate::{
    Quarter,
    check::{Refusal, RefusalCode},
};

/// The one target of a partner for a quarter that people set, so that two laptops that set it unseen meet in one record.
pub fn id_of(partner: PartnerId, quarter: Quarter) -> TargetId {
    TargetId(Uuid::new_v5(&partner.0, format!("target {}", quarter.code()).as_bytes()))
}

/// A new target, or the same one with another amount. `amount_minor`: minor units of `currency`.
///
/// # Errors
/// An amount below zero, or no currency.
pub fn set(
    before: Option<Model>,
    partner: PartnerId,
    quarter: Quarter,
    amount_minor: i64,
    currency: &str,
) -> Result<Model, Refusal> {
    let mut target = before.unwrap_or_else(|| Model {
        id: id_of(partner, quarter),
        partner_id: partner,
        quarter_on: quarter.first_day(),
        amount_minor,
        currency: currency.to_owned(),
        version: 0,
    });
    (target.amount_minor, target.currency) = (amount_minor, currency.to_owned());
    check(&target)?;
    Ok(target)
}

/// # Errors
/// The first field that does not make sense.
pub fn check(target: &Model) -> Result<(), Refusal> {
    if target.amount_minor < 0 {
        return Err(Refusal::on(RefusalCode::Negative, "amount_minor"));
    }
    if Quarter::of(target.quarter_on).first_day() != target.quarter_on {
        return Err(Refusal::on(RefusalCode::BadValue, "quarter_on"));
    }
    crate::check::check_currency(&target.currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(code: &str) -> Quarter {
        Quarter::parse(code).unwrap()
    }

    #[test]
    fn two_who_set_the_same_target_unseen_mean_one_record() {
        let acme = PartnerId(Uuid::from_u128(1));
        let made = |code: &str, amount| set(None, acme, quarter(code), amount, "EUR").unwrap();
        assert_eq!(made("2027-Q1", 100).id, made("2027-Q1", 200).id);
        assert_ne!(made("2027-Q1", 100).id, made("2027-Q2", 100).id);
        assert_ne!(id_of(acme, quarter("2027-Q1")), id_of(PartnerId(Uuid::from_u128(2)), quarter("2027-Q1")));
    }

    #[test]
    fn a_target_keeps_its_record_and_takes_amount_and_currency_together() {
        let acme = PartnerId(Uuid::from_u128(1));
        let agreed =
            Model { id: TargetId(Uuid::from_u128(9)), ..set(None, acme, quarter("2027-Q1"), 5, "EUR").unwrap() };
        let changed = set(Some(agreed.clone()), acme, quarter("2027-Q1"), 7, "USD").unwrap();
        assert_eq!(changed, Model { amount_minor: 7, currency: "USD".into(), ..agreed });
    }

    #[test]
    fn what_is_no_target_is_refused_by_its_field() {
        let acme = PartnerId(Uuid::from_u128(1));
        let refused = |amount, currency| set(None, acme, quarter("2027-Q1"), amount, currency).unwrap_err();
        assert_eq!(refused(-1, "EUR"), Refusal::on(RefusalCode::Negative, "amount_minor"));
        assert_eq!(refused(1, "eur"), Refusal::on(RefusalCode::BadCurrency, "currency"));
        let mut inside = set(None, acme, quarter("2027-Q1"), 1, "EUR").unwrap();
        inside.quarter_on = "2027-01-02".parse().unwrap();
        assert_eq!(check(&inside).unwrap_err(), Refusal::on(RefusalCode::BadValue, "quarter_on"));
    }
}
