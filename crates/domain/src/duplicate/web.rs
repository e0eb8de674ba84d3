//! Web addresses: which part of a host somebody registered, and which hosts say nothing about their users.

/// Mail for everybody: a shared domain here is no evidence.
#[rustfmt::skip]
const FREE_MAIL: &[&str] = &[
    "126.com", "163.com", "abv.bg", "aol.com", "bk.ru", "bluewin.ch", "btinternet.com", "daum.net", "fastmail.com",
    "free.fr", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.de", "gmx.net", "googlemail.com", "hanmail.net",
    "hey.com", "hotmail.co.uk", "hotmail.com", "hotmail.de", "hotmail.es", "hotmail.fr", "hotmail.it", "i.ua",
    "icloud.com", "inbox.lv", "inbox.ru", "interia.pl", "laposte.net", "libero.it", "list.ru", "live.com", "mac.com",
    "mail.bg", "mail.com", "mail.ru", "me.com", "meta.ua", "msn.com", "naver.com", "o2.pl", "onet.pl", "orange.fr",
    "outlook.com", "outlook.de", "outlook.es", "outlook.fr", "pm.me", "posteo.de", "proton.me", "protonmail.com",
    "qq.com", "rambler.ru", "rediffmail.com", "seznam.cz", "sina.com", "t-online.de", "telenet.be", "tiscali.it",
    "tutanota.com", "ukr.net", "uol.com.br", "virgilio.it", "wanadoo.fr", "web.de", "wp.pl", "ya.ru", "yahoo.co.in",
    "yahoo.co.jp", "yahoo.co.uk", "yahoo.com", "yahoo.com.br", "yahoo.de", "yahoo.es", "yahoo.fr", "yahoo.it",
    "yandex.com", "yandex.ru", "ymail.com", "ziggo.nl", "zoho.com",
];

/// Pages on other people's sites: the host says nothing about whose page it is.
#[rustfmt::skip]
const SHARED_SITES: &[&str] = &[
    "alibaba.com", "amazon.com", "business.site", "etsy.com", "facebook.com", "google.com", "instagram.com",
    "linkedin.com", "linktr.ee", "t.me", "tiktok.com", "twitter.com", "vk.com", "wa.me", "x.com", "xing.com",
    "youtube.com",
];

/// Hosts whose parts belong to others, where the public suffix list does not say so.
#[rustfmt::skip]
const SITE_BUILDERS: &[&str] = &[
    "jimdosite.com", "squarespace.com", "tumblr.com", "webnode.com", "weebly.com", "wixsite.com", "wordpress.com",
];

/// The part of a host that somebody registered, in lower case and ASCII where it was written so: `shop.acme.co.uk`
/// gives `acme.co.uk`. `None` for what is no host, and for hosts that many share.
pub fn registrable_domain(address: &str) -> Option<String> {
    let host = host_of(address)?;
    let domain = psl::domain_str(&host)?;
    if SITE_BUILDERS.contains(&domain) {
        let part = host.strip_suffix(domain)?.trim_end_matches('.').rsplit('.').next()?;
        return (!part.is_empty() && part != "www").then(|| format!("{part}.{domain}"));
    }
    let shared = FREE_MAIL.binary_search(&domain).is_ok() || SHARED_SITES.contains(&domain);
    (!shared).then(|| domain.to_owned())
}

/// The same for the part of a mail address behind the sign.
pub(super) fn domain_of_email(email: &str) -> Option<String> {
    registrable_domain(email.rsplit_once('@')?.1)
}

fn host_of(address: &str) -> Option<String> {
    let lower = address.trim().to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#']).next()?;
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let host = rest.split(':').next()?.trim_matches('.');
    let clean =
        host.contains('.') && host.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-'));
    let numeric = host.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    (clean && !numeric).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_free_mail_is_sorted() {
        assert!(FREE_MAIL.is_sorted());
    }

    #[rstest::rstest]
    #[case("https://www.Acme.com/about?x=1", Some("acme.com"))]
    #[case("mail.shop.acme.co.uk:8443", Some("acme.co.uk"))]
    #[case("acme.com.au.", Some("acme.com.au"))]
    #[case("info@acme.de", Some("acme.de"))]
    #[case("acme.github.io", Some("acme.github.io"))]
    #[case("https://acme.wordpress.com/shop", Some("acme.wordpress.com"))]
    #[case("www.wordpress.com", None)]
    #[case("customer12.example", Some("customer12.example"))]
    #[case("münchner-bau.de", Some("münchner-bau.de"))]
    #[case("gmail.com", None)]
    #[case("www.facebook.com/acme", None)]
    #[case("co.uk", None)]
    #[case("192.168.0.1", None)]
    #[case("not a host", None)]
    #[case("", None)]
    fn what_somebody_registered_is_found(#[case] address: &str, #[case] domain: Option<&str>) {
        assert_eq!(registrable_domain(address).as_deref(), domain);
    }
}
