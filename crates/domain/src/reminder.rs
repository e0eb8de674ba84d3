//! Whom a reminder may go to: an address that mail programs take, and rest for whoever was written to lately.

use chrono::NaiveDate;

/// Days in which nobody is written to twice, unless the user says so.
pub const REST_DAYS: i64 = 7;
/// Learners that are reminded at once.
pub const MOST_LEARNERS: usize = 100;
/// RFC 5321, 4.5.3.1.3, without the brackets.
const MAX_ADDRESS_BYTES: usize = 254;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Due,
    /// Was written to in the last [`REST_DAYS`] days.
    Rests,
    /// There is none, or none that a mail program takes.
    NoAddress,
}

impl Standing {
    /// `included` says that the user wants it in spite of the rest.
    pub fn is_written(self, included: bool) -> bool {
        self == Self::Due || (self == Self::Rests && included)
    }
}

/// `mailed_on` is the day of the last mail that nobody has answered.
pub fn standing(email: Option<&str>, mailed_on: Option<NaiveDate>, today: NaiveDate) -> Standing {
    if address(email).is_none() {
        return Standing::NoAddress;
    }
    match mailed_on {
        Some(day) if (today - day).num_days() < REST_DAYS => Standing::Rests,
        _ => Standing::Due,
    }
}

/// The one address in what somebody wrote down as one: nothing that could name another addressee or end the line.
pub fn address(email: Option<&str>) -> Option<&str> {
    let email = email?.trim();
    let (local, domain) = email.split_once('@')?;
    let strange = |sign: char| sign.is_whitespace() || sign.is_control() || "@,;:<>()[]\"\\".contains(sign);
    let is_part = |part: &str| !part.is_empty() && !part.contains(strange);
    (email.len() <= MAX_ADDRESS_BYTES && is_part(local) && is_part(domain)).then_some(email)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case(None, Standing::Due)]
    #[case(Some("2026-11-22"), Standing::Rests)]
    #[case(Some("2026-11-16"), Standing::Rests)]
    #[case(Some("2026-11-15"), Standing::Due)]
    // The clock of whoever wrote it ran ahead.
    #[case(Some("2026-11-23"), Standing::Rests)]
    fn whoever_was_written_to_has_a_week_of_rest(#[case] mailed_on: Option<&str>, #[case] wanted: Standing) {
        let today = day("2026-11-22");
        assert_eq!(standing(Some("anna@acme.example"), mailed_on.map(day), today), wanted);
        assert_eq!(standing(None, mailed_on.map(day), today), Standing::NoAddress);
    }

    #[rstest]
    #[case(Standing::Due, [true, true])]
    #[case(Standing::Rests, [false, true])]
    #[case(Standing::NoAddress, [false, false])]
    fn only_rest_gives_way_to_the_user(#[case] standing: Standing, #[case] written: [bool; 2]) {
        assert_eq!([false, true].map(|included| standing.is_written(included)), written);
    }

    #[rstest]
    #[case(" anna@acme.example\n", Some("anna@acme.example"))]
    #[case("anna@müller.example", Some("anna@müller.example"))]
    #[case("o'brien+x@acme.example", Some("o'brien+x@acme.example"))]
    #[case("", None)]
    #[case("anna", None)]
    #[case("@acme.example", None)]
    #[case("anna@", None)]
    #[case("anna@acme.example, eve@evil.example", None)]
    #[case("anna@acme.example\r\nBcc: eve@evil.example", None)]
    #[case("Anna <anna@acme.example>", None)]
    #[case("an na@acme.example", None)]
    #[case("anna@acme@example", None)]
    fn an_address_is_one_or_none(#[case] email: &str, #[case] wanted: Option<&str>) {
        assert_eq!(address(Some(email)), wanted);
    }

    #[test]
    fn an_address_longer_than_mail_allows_is_none() {
        let long = |n: usize| format!("{}@acme.example", "a".repeat(n));
        assert!(address(Some(&long(241))).is_some());
        assert_eq!(address(Some(&long(242))), None);
    }
}
