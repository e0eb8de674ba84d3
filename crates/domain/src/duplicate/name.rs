//! Names of firms and people: without legal form, in one script, and how alike two of them are.

use super::{
    translit::{fold, skeleton, squeeze},
    words::{LEADING, LEGAL, SAME_WORDS, SMALL, STOP, TRADE, UNMISTAKABLE},
};

/// How alike two names are; the surest comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    None,
    Initials,
    Sound,
    Similar,
    Same,
}

#[derive(Clone, Debug)]
pub(super) struct Name {
    words: Vec<Word>,
    joined: String,
    sound: String,
    initials: String,
    is_latin: bool,
}

#[derive(Clone, Debug)]
struct Word {
    /// What it means, spelt plainly.
    text: String,
    /// As it was written.
    written: String,
    weight: f32,
}

const SIMILAR: f32 = 0.84;
const INFLECTED: f32 = 0.9;

impl Name {
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let core = without_legal_form(&all);
        let meaning: Vec<&str> = core.iter().copied().filter(|word| !STOP.contains(word)).collect();
        let kept = if meaning.is_empty() { core } else { meaning.as_slice() };
        let words: Vec<Word> = kept.iter().map(|word| word_of(word)).collect();
        let plain: String = words.iter().map(|word| word.text.as_str()).collect();
        Self {
            initials: kept.iter().filter_map(|word| word.chars().next()).collect(),
            sound: words.iter().map(|word| skeleton(&word.text)).collect::<Vec<_>>().concat(),
            is_latin: text.chars().filter(|letter| letter.is_alphabetic()).all(|letter| (letter as u32) < 0x250),
            joined: plain,
            words,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words as one, for a key.
    pub(super) fn joined(&self) -> &str {
        &self.joined
    }

    /// Names that are alike share one of these: of its two weightiest words the sounds, whole and with one left out.
    pub(super) fn keys(&self) -> Vec<String> {
        // A word of a trade alone would find all of the trade.
        let mut words: Vec<&Word> = self.words.iter().filter(|word| word.weight >= 1.0).collect();
        words.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(other.text.len().cmp(&one.text.len())));
        let mut sounds: Vec<String> = words.iter().take(2).map(|word| skeleton(&word.text)).collect();
        // Words may be written together or apart.
        sounds.push(self.sound.clone());
        let mut keys = Vec::new();
        for sound in &sounds {
            let head: Vec<char> = sound.chars().take(KEY_SOUNDS).collect();
            keys.push(head.iter().collect());
            if head.len() > 2 {
                keys.extend((0..head.len()).map(|gap| without(&head, gap)));
            }
        }
        // A word of vowels only.
        keys.push(format!("={}", self.joined));
        if self.initials.len() >= FEWEST_INITIALS {
            keys.push(format!("={}", self.initials));
        }
        keys.retain(|key: &String| !key.is_empty());
        keys
    }
}

impl Word {
    fn likeness(&self, other: &Self) -> f32 {
        alike(&self.text, &other.text).max(alike(&self.written, &other.written))
    }
}

/// Sounds of a word that its keys are made of.
const KEY_SOUNDS: usize = 5;
const FEWEST_INITIALS: usize = 3;

fn without(letters: &[char], gap: usize) -> String {
    letters.iter().enumerate().filter(|(place, _)| *place != gap).map(|(_, letter)| letter).collect()
}

fn without_legal_form<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let mut core = words;
    while core.len() > 1 && LEADING.contains(&core[0]) {
        core = &core[1..];
    }
    if let Some(at) = core.iter().skip(1).position(|word| UNMISTAKABLE.contains(word)) {
        core = &core[..=at];
    }
    while let [rest @ .., last] = core {
        if rest.is_empty() || !(LEGAL.contains(last) || is_letter(last)) {
            break;
        }
        core = rest;
    }
    core
}

fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|letter| letter.is_ascii_alphabetic())
}

fn word_of(word: &str) -> Word {
    let meant = SAME_WORDS.iter().find(|(written, _)| *written == word).map_or(word, |(_, meant)| meant);
    let weight = match meant {
        meant if SMALL.contains(&meant) || LEGAL.contains(&meant) => 0.15,
        meant if TRADE.contains(&meant) => 0.6,
        _ => 1.0,
    };
    Word { text: squeeze(meant), written: squeeze(word), weight }
}

pub(super) fn likeness(one: &Name, other: &Name) -> Likeness {
    if one.is_empty() || other.is_empty() {
        return Likeness::None;
    }
    if one.joined == other.joined {
        return Likeness::Same;
    }
    if overlap(one, other) >= SIMILAR || one_word(one, other) {
        return Likeness::Similar;
    }
    if one.is_latin != other.is_latin && sounds_alike(&one.sound, &other.sound) {
        return Likeness::Sound;
    }
    let is_short_for = |short: &Name, long: &Name| {
        short.words.len() == 1 && long.initials.len() >= FEWEST_INITIALS && short.joined == squeeze(&long.initials)
    };
    if is_short_for(one, other) || is_short_for(other, one) { Likeness::Initials } else { Likeness::None }
}

/// Twice the weight of what both have over the weight of all (Dice), whatever the order of the words.
fn overlap(one: &Name, other: &Name) -> f32 {
    let mut left: Vec<&Word> = other.words.iter().collect();
    let mut shared = 0.0;
    for word in &one.words {
        let best = left.iter().enumerate().map(|(place, other)| (place, word.likeness(other)));
        let best = best.filter(|(_, likeness)| *likeness > 0.0).max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((place, likeness)) = best {
            shared += likeness * (word.weight + left[place].weight);
            left.swap_remove(place);
        }
    }
    let weight = |name: &Name| name.words.iter().map(|word| word.weight).sum::<f32>();
    shared / (weight(one) + weight(other))
}

/// The same words, written together or apart, perhaps with a slip.
fn one_word(one: &Name, other: &Name) -> bool {
    one.words.len() != other.words.len() && alike(&one.joined, &other.joined) > 0.9
}

/// 1 for equal words, less with each slip that their length allows, 0 beyond.
fn alike(one: &str, other: &str) -> f32 {
    if one == other {
        return 1.0;
    }
    if is_inflected(one, other) || is_inflected(other, one) {
        return INFLECTED;
    }
    let longest = one.chars().count().max(other.chars().count());
    let allowed = match longest {
        0..=3 => return 0.0,
        4..=7 => 1,
        _ => 2,
    };
    // Numbers differ or they don't.
    if one.chars().chain(other.chars()).any(|letter| letter.is_ascii_digit()) {
        return 0.0;
    }
    // Hardly anybody mistypes the letter that they begin with.
    let begins = usize::from(one.chars().next() != other.chars().next());
    let slips = distance(one, other) + begins;
    if slips > allowed { 0.0 } else { 1.0 - 0.6 * slips as f32 / longest as f32 }
}

/// `Lofot` and `Lofoten`: the same but for an ending.
fn is_inflected(stem: &str, word: &str) -> bool {
    stem.len() >= 5 && word.strip_prefix(stem).is_some_and(|ending| ending.len() <= 2)
}

/// Sounds of a word in two scripts are never quite the same.
fn sounds_alike(one: &str, other: &str) -> bool {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    match short {
        0 | 1 => false,
        2..=3 => one == other,
        _ => distance(one, other) <= long.div_ceil(5),
    }
}

/// Letters that were left out, added, changed or swapped with their neighbour (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows: [Vec<usize>; 3] = [Vec::new(), (0..=other.len()).collect(), Vec::new()];
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, opposite) in other.iter().enumerate() {
            let changed = rows[1][j] + usize::from(letter != opposite);
            let mut best = changed.min(rows[1][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *opposite {
                best = best.min(rows[0][j - 1] + 1);
            }
            row.push(best);
        }
        rows = [std::mem::take(&mut rows[1]), row, Vec::new()];
    }
    rows[1].last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(one: &str, other: &str) -> Likeness {
        likeness(&Name::of(one), &Name::of(other))
    }

    #[rstest::rstest]
    #[case("Tessel Bank AG", "TESSEL BANK")]
    #[case("Müller & Söhne GmbH & Co. KG", "Mueller und Soehne")]
    #[case("Acme, S.A. de C.V.", "Acme SA")]
    #[case("ООО Ромашка", "Romashka LLC")]
    #[case("株式会社山田銀行", "山田銀行")]
    #[case("Nordic Steel A/S", "Nordic Steel")]
    #[case("Banco Campo", "Campo Bank")]
    fn legal_form_script_and_small_words_make_no_difference(#[case] one: &str, #[case] other: &str) {
        assert!(told(one, other) >= Likeness::Similar, "{:?}", told(one, other));
    }

    #[rstest::rstest]
    #[case("Hotel Adler Berlin", "Hotel Adler München")]
    #[case("Müller Transport", "Müller Logistik")]
    #[case("Hansen AS", "Jansen Logistikk AS")]
    #[case("Area 51", "Area 52")]
    fn one_word_in_common_makes_no_likeness(#[case] one: &str, #[case] other: &str) {
        assert_eq!(told(one, other), Likeness::None);
    }

    #[test]
    fn a_slip_of_the_keyboard_is_similar_and_another_script_sounds_alike() {
        assert_eq!(told("Meridian Rail", "Meridain Rail"), Likeness::Similar);
        assert_eq!(told("Brightwater", "Bright Water"), Likeness::Same);
        assert_eq!(told("شركة الفهد للطاقة", "Al Fahad Lil Taqa"), Likeness::Sound);
        assert_eq!(told("International Business Machines", "IBM"), Likeness::Initials);
    }

    #[test]
    fn a_slip_counts_one_whether_a_letter_is_missing_changed_or_swapped() {
        for other in ["abcd", "abcdfe", "abxdef", "abcdeff"] {
            assert_eq!(distance("abcdef", other), if other == "abcd" { 2 } else { 1 }, "{other}");
        }
    }
}
