//! Where the hub is. A token only ever travels encrypted, or not further than this machine.

use std::net::IpAddr;

use reqwest::Url;

use crate::{Error, Result};

/// Why an address can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    #[error("it is no web address")]
    NotAnAddress,
    #[error("it is not encrypted: only https, or http on this machine")]
    NotEncrypted,
    #[error("it has more than a host, a port and a path")]
    TooMuch,
}

/// A checked base address: https, or http to this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubAddress(Url);

impl HubAddress {
    pub fn parse(text: &str) -> Result<Self> {
        let mut url = Url::parse(text.trim()).map_err(|_| Error::BadAddress(AddressProblem::NotAnAddress))?;
        let host = url.host_str().ok_or(Error::BadAddress(AddressProblem::NotAnAddress))?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(Error::BadAddress(AddressProblem::NotEncrypted)),
            _ => return Err(Error::BadAddress(AddressProblem::NotAnAddress)),
        }
        let extra = !url.username().is_empty() || url.password().is_some();
        if extra || url.query().is_some() || url.fragment().is_some() {
            return Err(Error::BadAddress(AddressProblem::TooMuch));
        }
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Self(url))
    }

    /// True for plain http, which [`HubAddress::parse`] lets through to this machine only.
    pub(crate) fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    pub(crate) fn endpoint(&self, path: &str) -> Result<Url> {
        self.0.join(path.trim_start_matches('/')).map_err(|_| Error::BadAddress(AddressProblem::NotAnAddress))
    }
}

impl std::fmt::Display for HubAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.as_str())
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn problem(text: &str) -> AddressProblem {
        match HubAddress::parse(text).unwrap_err() {
            Error::BadAddress(problem) => problem,
            other => unreachable!("{other}"),
        }
    }

    #[test]
    fn https_anywhere_and_http_on_this_machine_are_taken() {
        for text in ["https://hub.example.org", "http://localhost:4650", "http://127.0.0.1:1/", "http://[::1]:80/x"] {
            assert!(HubAddress::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn plain_http_to_another_machine_is_refused() {
        for text in
            ["http://hub.example.org", "http://192.168.0.4", "http://localhost.example.org", "http://[2001:db8::1]"]
        {
            assert_eq!(problem(text), AddressProblem::NotEncrypted, "{text}");
        }
    }

    #[test]
    fn names_and_passwords_inside_an_address_are_refused() {
        for text in
            ["https://me@hub.example.org", "https://me:pw@hub.example.org", "https://hub/?token=x", "https://hub/#x"]
        {
            assert_eq!(problem(text), AddressProblem::TooMuch, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["", "hub", "ftp://hub.example.org", "file:///etc/passwd", "https://"] {
            assert_eq!(problem(text), AddressProblem::NotAnAddress, "{text}");
        }
    }

    #[test]
    fn a_path_in_front_of_the_endpoints_is_kept() {
        let address = HubAddress::parse("https://example.org/tandem").unwrap();
        assert_eq!(address.endpoint("/sync/v1/pull").unwrap().as_str(), "https://example.org/tandem/sync/v1/pull");
    }
}
