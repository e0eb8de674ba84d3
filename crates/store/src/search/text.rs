//! How text is prepared for the search index, and the words a user types for a search.

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Word(String),
    /// Characters of a script that writes no spaces.
    Run(Vec<char>),
}

/// The text as it goes into the index: words, and runs cut into overlapping pairs.
/// The last character of a run also stands alone, so that a search for it finds it.
pub fn indexed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for piece in pieces(text) {
        match piece {
            Piece::Word(word) => push(&mut out, &word),
            Piece::Run(run) => {
                for start in 0..run.len() {
                    let end = run.len().min(start + 2);
                    push(&mut out, &run[start..end].iter().collect::<String>());
                }
            }
        }
    }
    out
}

fn push(out: &mut String, token: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(token);
}

/// Cuts at white space and where a script with spaces meets one without.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut pieces = Vec::new();
    for word in text.split_whitespace() {
        let mut open = None;
        for letter in word.chars().flat_map(char::to_lowercase).filter_map(fold) {
            open = Some(grow(open, letter, &mut pieces));
        }
        pieces.extend(open);
    }
    pieces.into_iter()
}

fn grow(open: Option<Piece>, letter: char, done: &mut Vec<Piece>) -> Piece {
    match (open, is_unspaced(letter)) {
        (Some(Piece::Run(mut run)), true) => {
            run.push(letter);
            Piece::Run(run)
        }
        (Some(Piece::Word(mut word)), false) => {
            word.push(letter);
            Piece::Word(word)
        }
        (other, unspaced) => {
            done.extend(other);
            if unspaced { Piece::Run(vec![letter]) } else { Piece::Word(letter.to_string()) }
        }
    }
}

/// Writes alike what readers take for the same letter, and leaves out vowel signs and the stretching line.
fn fold(letter: char) -> Option<char> {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        // Letters with a stroke are no letter and sign, so the tokenizer does not take the sign off.
        'ł' => Some('l'),
        'ø' => Some('o'),
        'đ' => Some('d'),
        '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}' => None,
        _ => Some(letter),
    }
}

/// Han, kana and hangul.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter as u32,
        0x1100..=0x11FF | 0x3040..=0x30FF | 0x3130..=0x318F | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_goes_in_as_pairs_and_its_last_character() {
        assert_eq!(indexed("日産Global 山"), "日産 産 global 山");
    }

    #[test]
    fn arabic_spellings_of_one_word_become_the_same() {
        assert_eq!(indexed("شَرِكة الأمـل"), indexed("شركه الامل"));
    }
}
