//! Mail addresses, telephone and tax numbers as they can be compared.

/// Countries with their dialling code and what is dialled before a number inside of the country.
#[rustfmt::skip]
const DIALLING: &[(&str, &str, &str)] = &[
    ("AE", "971", "0"), ("AR", "54", "0"), ("AT", "43", "0"), ("AU", "61", "0"), ("BE", "32", "0"), ("BG", "359", "0"),
    ("BR", "55", "0"), ("CA", "1", "1"), ("CH", "41", "0"), ("CL", "56", ""), ("CN", "86", "0"), ("CO", "57", ""),
    ("CZ", "420", ""), ("DE", "49", "0"), ("DK", "45", ""), ("EE", "372", ""), ("EG", "20", "0"), ("ES", "34", ""),
    ("FI", "358", "0"), ("FR", "33", "0"), ("GB", "44", "0"), ("GR", "30", ""), ("HR", "385", "0"), ("HU", "36", "06"),
    ("IE", "353", "0"), ("IL", "972", "0"), ("IN", "91", "0"), ("IT", "39", ""), ("JP", "81", "0"), ("KR", "82", "0"),
    ("KZ", "7", "8"), ("LT", "370", "8"), ("LV", "371", ""), ("MA", "212", "0"), ("MX", "52", ""), ("MY", "60", "0"),
    ("NL", "31", "0"), ("NO", "47", ""), ("NZ", "64", "0"), ("PL", "48", ""), ("PT", "351", ""), ("RO", "40", "0"),
    ("RS", "381", "0"), ("RU", "7", "8"), ("SA", "966", "0"), ("SE", "46", "0"), ("SG", "65", ""), ("SI", "386", "0"),
    ("SK", "421", "0"), ("TR", "90", "0"), ("UA", "380", "0"), ("US", "1", "1"), ("VN", "84", "0"), ("ZA", "27", "0"),
];

/// Numbers below this many digits are extensions.
const FEWEST_PHONE_DIGITS: usize = 7;

/// The number as dialled from abroad, digits only; without a country, as it was written. Digits of any script count.
/// `None` for what is too short to be anybody's.
pub fn phone_digits(phone: &str, country: Option<&str>) -> Option<String> {
    let plain = any_ascii::any_ascii(phone.trim());
    let number = plain.split(['x', 'X', ';']).next()?.replace("(0)", "");
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let dialling = country.and_then(|country| DIALLING.iter().find(|(code, ..)| *code == country));
    let full = match (number.trim_start().starts_with('+'), digits.strip_prefix("00"), dialling) {
        (true, ..) => digits,
        (false, Some(rest), _) => rest.to_owned(),
        (false, None, Some((_, code, trunk))) => {
            format!("{code}{}", digits.strip_prefix(trunk).unwrap_or(&digits))
        }
        (false, None, None) => digits,
    };
    (full.len() >= FEWEST_PHONE_DIGITS).then_some(full)
}

/// Letters and digits of a tax number, without the country that may stand before it.
pub fn tax_number(tax: &str) -> Option<String> {
    let plain: String =
        any_ascii::any_ascii(tax).chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let country = plain.get(..2).filter(|code| code.bytes().all(|letter| letter.is_ascii_uppercase()));
    let plain = country.map_or(plain.as_str(), |_| &plain[2..]);
    let plain = plain.strip_suffix("MVA").unwrap_or(plain);
    (digits >= 6).then(|| plain.to_owned())
}

/// The address in lower case, without what some providers ignore behind a plus. `None` for what is no address.
pub fn email_of(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let email = email.strip_prefix("mailto:").unwrap_or(&email);
    let (local, host) = email.rsplit_once('@')?;
    let local = local.split('+').next().unwrap_or(local);
    (!local.is_empty() && host.contains('.')).then(|| format!("{local}@{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("+49 (0)40 123456-78", Some("DE"), Some("494012345678"))]
    #[case("040 / 123 456 78", Some("DE"), Some("494012345678"))]
    #[case("0049 40 12345678", None, Some("494012345678"))]
    #[case("(303) 555-0142 x12", Some("US"), Some("13035550142"))]
    #[case("+٩٦٦ ١١ ٥٥٥ ٠١٤٢", None, Some("966115550142"))]
    #[case("22 55 01 42", Some("NO"), Some("4722550142"))]
    #[case("ext 12", Some("US"), None)]
    fn a_number_is_what_is_dialled_from_abroad(
        #[case] phone: &str,
        #[case] country: Option<&str>,
        #[case] digits: Option<&str>,
    ) {
        assert_eq!(phone_digits(phone, country).as_deref(), digits);
    }

    #[test]
    fn a_tax_number_is_told_without_its_country_and_its_signs() {
        assert_eq!(tax_number("DE 129 273 398"), tax_number("129273398"));
        assert_eq!(tax_number("NO 987 654 325 MVA"), tax_number("987654325"));
        assert_eq!(tax_number("n/a"), None);
    }

    #[test]
    fn a_mail_address_is_compared_without_what_stands_behind_a_plus() {
        assert_eq!(email_of("mailto:Ann+crm@Acme.com").as_deref(), Some("ann@acme.com"));
        assert_eq!((email_of("ann"), email_of("@acme.com")), (None, None));
    }
}
