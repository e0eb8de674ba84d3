//! Bytes as text: UTF-8, UTF-16 with its mark, or what older Windows programs write where the user says so.

use std::borrow::Cow;

use super::{Trouble, TroubleCause};

/// Signs of Windows-1252 where Latin-1 has controls; those without a sign stay as they are.
#[rustfmt::skip]
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(super) fn decode(bytes: &[u8], windows: bool) -> Result<Cow<'_, str>, Trouble> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        _ => {
            let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(plain) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) if windows => Cow::Owned(plain.iter().map(|byte| sign(*byte)).collect()),
                Err(wrong) => {
                    let before = plain.get(..wrong.valid_up_to()).unwrap_or_default();
                    return Err(TroubleCause::Encoding.on(line_after(before.iter().map(|byte| u32::from(*byte)))));
                }
            }
        }
    };
    // No list has it, programs and pictures do.
    match text.find('\0') {
        Some(at) => Err(TroubleCause::NoSheet.on(line_after(text.chars().map(u32::from).take(at)))),
        None => Ok(text),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Trouble> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    let at_end = || TroubleCause::Encoding.on(line_after(units.iter().map(|unit| u32::from(*unit))));
    if bytes.len() % 2 == 1 {
        return Err(at_end());
    }
    String::from_utf16(&units).map_err(|_| {
        let good = char::decode_utf16(units.iter().copied()).take_while(Result::is_ok).filter_map(Result::ok);
        TroubleCause::Encoding.on(line_after(good.map(u32::from)))
    })
}

fn line_after(signs: impl Iterator<Item = u32>) -> u64 {
    1 + signs.filter(|sign| *sign == u32::from('\n')).count() as u64
}

fn sign(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
