//! One spelling for many: folding, other scripts in Latin letters, and how a word sounds.

/// Legal forms in scripts without spaces, and those whose letters a transliteration would tear apart.
#[rustfmt::skip]
const NATIVE_FORMS: &[&str] = &[
    "株式会社", "有限会社", "合同会社", "(株)", "（株）", "㈱", "(有)", "（有）", "有限责任公司", "股份有限公司",
    "有限公司", "公司", "주식회사", "유한회사", "(주)", "㈜", "בע\"מ", "בע״מ", "ש.מ.מ", "ذ.م.م", "ش.م.م", "ش.م.ع",
    "ش.م.ل", "ش.م.ك", "ش.ذ.م.م",
];

/// Words of trade in scripts that are read otherwise than they are transliterated.
const NATIVE_WORDS: &[(&str, &str)] = &[
    ("銀行", " bank "),
    ("自動車", " motor "),
    ("電機", " electric "),
    ("保険", " insurance "),
    ("病院", " hospital "),
    ("大学", " university "),
    ("工業", " industry "),
    ("物流", " logistics "),
    ("製薬", " pharma "),
    ("商事", " trading "),
    ("建設", " construction "),
];

/// Lower-case Latin letters and digits, words apart by one blank.
pub(super) fn fold(text: &str) -> String {
    let mut text = text.to_lowercase();
    for form in NATIVE_FORMS {
        text = text.replace(form, " ");
    }
    for (word, read) in NATIVE_WORDS {
        text = text.replace(word, read);
    }
    let arabic: String = text.chars().filter_map(plain_arabic).collect();
    let latin = any_ascii::any_ascii(&arabic).to_lowercase();
    words(&latin)
}

/// Vowel signs say nothing, some letters are written for one another, and a closing ta marbuta is hardly heard.
fn plain_arabic(letter: char) -> Option<char> {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        'ء' | 'ئ' | 'ؤ' | '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}' => None,
        'ー' => None,
        _ => Some(letter),
    }
}

/// Points inside of an abbreviation and strokes go, all other signs part words.
fn words(latin: &str) -> String {
    let letters: Vec<char> = latin.chars().collect();
    let mut out = String::with_capacity(latin.len());
    for (place, letter) in letters.iter().enumerate() {
        let alone = |at: usize| at == 0 || !letters.get(at - 1).is_some_and(char::is_ascii_alphanumeric);
        let before_is_single = place > 0 && letters[place - 1].is_ascii_alphanumeric() && alone(place - 1);
        match letter {
            letter if letter.is_ascii_alphanumeric() => out.push(*letter),
            '\'' | '`' | '"' => {}
            // `s.a.`, `a/s`; what follows a single letter goes on with it.
            '.' | '/' if before_is_single || ends_abbreviation(&out) => {}
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.trim_end().to_owned()
}

/// The word so far is made of few letters, each of which stood alone: `s.r` of `s.r.o.`.
fn ends_abbreviation(out: &str) -> bool {
    out.rsplit(' ').next().is_some_and(|word| !word.is_empty() && word.len() <= 3)
}

/// Spellings of one word in different countries become the same: double letters, umlauts written out.
pub(super) fn squeeze(word: &str) -> String {
    let word = word.replace("ij", "y").replace("ae", "a").replace("oe", "o").replace("ue", "u");
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        if !out.ends_with(letter) || letter.is_ascii_digit() {
            out.push(letter);
        }
    }
    out
}

/// Consonants as they sound, the same for the usual ways to write a word of another script in Latin letters.
pub(super) fn skeleton(word: &str) -> String {
    #[rustfmt::skip]
    const PAIRS: &[(&str, &str)] = &[
        ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ts", "s"), ("tz", "s"), ("kh", "k"),
        ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"),
        ("z", "s"), ("j", "g"), ("p", "b"), ("v", "f"),
    ];
    let mut word = word.to_owned();
    for (pair, sound) in PAIRS {
        word = word.replace(pair, sound);
    }
    let sounded: String = word.chars().filter(|letter| !"aeiouywh ".contains(*letter)).collect();
    squeeze(&sounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Škoda Auto, a.s.", "skoda auto as")]
    #[case("O'Brien & Sons", "obrien sons")]
    #[case("株式会社トヨタ銀行", "toyota bank")]
    #[case("Ångström A/S", "angstrom as")]
    #[case("Sp. z o.o.", "sp z oo")]
    fn text_becomes_plain_words(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }

    #[test]
    fn a_word_sounds_the_same_however_its_script_is_written_in_latin() {
        for (one, other) in [("كهرباء", "kahraba"), ("Чернівці", "Chernivtsi"), ("الأمل", "al amal"), ("ソニー", "Sony")]
        {
            assert_eq!(skeleton(&fold(one)), skeleton(&fold(other)), "{one} {other}");
        }
    }

    #[test]
    fn umlauts_and_double_letters_are_one_spelling() {
        assert_eq!(squeeze(&fold("Müller")), squeeze(&fold("Mueler")));
    }
}
