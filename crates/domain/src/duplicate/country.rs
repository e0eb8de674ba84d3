//! Countries by code or by name, as sources write them.

/// Folded names and their codes.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("argentina", "AR"), ("australia", "AU"), ("austria", "AT"), ("belgium", "BE"), ("brasil", "BR"), ("brazil", "BR"),
    ("bulgaria", "BG"), ("canada", "CA"), ("chile", "CL"), ("china", "CN"), ("colombia", "CO"), ("croatia", "HR"),
    ("czechia", "CZ"), ("czech republic", "CZ"), ("denmark", "DK"), ("deutschland", "DE"), ("egypt", "EG"),
    ("england", "GB"), ("espana", "ES"), ("estonia", "EE"), ("finland", "FI"), ("france", "FR"), ("germany", "DE"),
    ("great britain", "GB"), ("greece", "GR"), ("hungary", "HU"), ("india", "IN"), ("indonesia", "ID"),
    ("ireland", "IE"), ("israel", "IL"), ("italia", "IT"), ("italy", "IT"), ("japan", "JP"), ("jordan", "JO"),
    ("kazakhstan", "KZ"), ("kenya", "KE"), ("korea", "KR"), ("kuwait", "KW"), ("latvia", "LV"), ("lithuania", "LT"),
    ("malaysia", "MY"), ("mexico", "MX"), ("morocco", "MA"), ("netherlands", "NL"), ("new zealand", "NZ"),
    ("nigeria", "NG"), ("norge", "NO"), ("norway", "NO"), ("osterreich", "AT"), ("panama", "PA"), ("peru", "PE"),
    ("philipines", "PH"), ("philippines", "PH"), ("poland", "PL"), ("polska", "PL"), ("portugal", "PT"),
    ("qatar", "QA"), ("romania", "RO"), ("russia", "RU"), ("saudi arabia", "SA"), ("schweiz", "CH"), ("serbia", "RS"),
    ("singapore", "SG"), ("slovakia", "SK"), ("slovenia", "SI"), ("south africa", "ZA"), ("south korea", "KR"),
    ("spain", "ES"), ("suomi", "FI"), ("sverige", "SE"), ("sweden", "SE"), ("switzerland", "CH"), ("taiwan", "TW"),
    ("thailand", "TH"), ("the netherlands", "NL"), ("turkey", "TR"), ("turkiye", "TR"), ("uae", "AE"), ("uk", "GB"),
    ("ukraine", "UA"), ("united arab emirates", "AE"), ("united kingdom", "GB"), ("united states", "US"),
    ("united states of america", "US"), ("usa", "US"), ("vietnam", "VN"),
];

/// The ISO code of a country that is given by its code or its English or own name; what is not known stays as it is,
/// so that it still equals itself.
pub fn country_code(country: &str) -> Option<String> {
    let folded = any_ascii::any_ascii(country.trim()).to_lowercase();
    if folded.is_empty() {
        return None;
    }
    let named = NAMES.iter().find(|(name, _)| *name == folded).map(|(_, code)| (*code).to_owned());
    Some(named.unwrap_or_else(|| folded.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_code_and_by_name() {
        for country in ["DE", "de", "Germany", " Deutschland "] {
            assert_eq!(country_code(country).as_deref(), Some("DE"));
        }
        assert_eq!(country_code("Österreich").as_deref(), Some("AT"));
        assert_eq!(country_code("Atlantis"), country_code("ATLANTIS"));
        assert_eq!(country_code(" "), None);
    }
}
