//! Command line. Secrets come by file descriptor: a command line or an environment can be read by others.

use std::{
    fs::File,
    io::{self, Read},
    path::PathBuf,
};

use serde::Deserialize;
use zeroize::Zeroizing;

/// More than any key or connection needs.
const MOST_BYTES: u64 = 4096;
const USAGE: &str = "usage: tandem [--profile DIR] [--key-fd N] [--connect-fd N]
  --profile DIR    keep the data in DIR
  --key-fd N       read the cache's key, 64 hexadecimal digits, from file descriptor N instead of the key store
  --connect-fd N   read the hub to connect to from file descriptor N, as {\"hub\":\"https://…\",\"token\":\"…\"}";

#[derive(Default)]
pub struct Args {
    pub profile: Option<PathBuf>,
    pub key: Option<Zeroizing<String>>,
    pub connect: Option<Connection>,
}

#[derive(Deserialize)]
pub struct Connection {
    #[serde(rename = "hub")]
    pub address: String,
    pub token: String,
}

impl Args {
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut args = Self::default();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value\n{USAGE}"));
            match word.as_str() {
                "--profile" => args.profile = Some(value()?.into()),
                "--key-fd" => args.key = Some(key(&value()?)?),
                "--connect-fd" => args.connect = Some(connection(&value()?)?),
                _ => return Err(format!("{word} is unknown\n{USAGE}")),
            }
        }
        Ok(args)
    }
}

fn key(descriptor: &str) -> Result<Zeroizing<String>, String> {
    let text = read_descriptor(descriptor).map_err(|e| format!("the key can't be read: {e}"))?;
    let key = Zeroizing::new(text.trim().to_owned());
    let whole = key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    if whole { Ok(key) } else { Err("the key must have 64 hexadecimal digits".to_owned()) }
}

fn connection(descriptor: &str) -> Result<Connection, String> {
    let text = read_descriptor(descriptor).map_err(|e| format!("the connection can't be read: {e}"))?;
    // The parser's own message would quote what it read, the token included.
    serde_json::from_str(&text).map_err(|_| format!("the connection is not the expected JSON\n{USAGE}"))
}

/// Reads to the end what the descriptor has to give, and closes it.
#[cfg(unix)]
#[allow(unsafe_code, reason = "a number from the command line becomes a descriptor only this way")]
fn read_descriptor(descriptor: &str) -> io::Result<Zeroizing<String>> {
    use std::os::fd::FromRawFd;
    let number: i32 = descriptor.parse().map_err(|_| io::Error::other("not a file descriptor"))?;
    if !PathBuf::from(format!("/dev/fd/{number}")).exists() {
        return Err(io::Error::other("no such file descriptor"));
    }
    // Opening /dev/fd/N instead would wait on a pipe whose writer has gone already.
    // SAFETY: the descriptor is open, and whoever started us handed it over for this one reading.
    let file = unsafe { File::from_raw_fd(number) };
    let mut text = Zeroizing::new(String::new());
    file.take(MOST_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(not(unix))]
fn read_descriptor(_: &str) -> io::Result<Zeroizing<String>> {
    Err(io::Error::other("file descriptors can't be handed over on this system"))
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Seek, Write},
        os::fd::IntoRawFd,
    };

    use super::*;

    fn args(words: &[&str]) -> Result<Args, String> {
        Args::read(words.iter().map(|word| (*word).to_owned()))
    }

    fn piped(option: &str, text: &str) -> Result<Args, String> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.rewind().unwrap();
        args(&[option, &file.into_raw_fd().to_string()])
    }

    #[test]
    fn a_key_comes_whole_or_not_at_all() {
        assert_eq!(*piped("--key-fd", &format!("{}\n", "ab".repeat(32))).unwrap().key.unwrap(), "ab".repeat(32));
        for text in ["", "abc", &"x".repeat(64), &"a".repeat(65)] {
            assert!(piped("--key-fd", text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_connection_that_is_no_json_is_refused_without_quoting_it() {
        let problem =
            piped("--connect-fd", r#"{"hub":"http://127.0.0.1:1","token":7,"secret":"tdm_x"}"#).err().unwrap();
        assert!(!problem.contains("tdm_x"));
        assert_eq!(piped("--connect-fd", r#"{"hub":"h","token":"t"}"#).unwrap().connect.unwrap().address, "h");
    }

    #[test]
    fn an_unknown_word_shows_the_usage() {
        assert!(args(&["--frobnicate"]).err().unwrap().contains("usage:"));
        assert!(args(&["--profile"]).err().unwrap().contains("needs a value"));
    }
}
