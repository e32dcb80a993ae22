//! Names that differ between the languages (London – Londres, WHO – OMS), and spellings of one name told from two names.

use crate::text::Language;
use fnv::{FnvHashMap, FnvHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Tables of names: English, French, kind.
const TABLES: &[&str] = &[include_str!("exonyms.tsv"), include_str!("acronyms.tsv"), include_str!("forms.tsv")];

/// What the tables say of the names of one language, by [`key`].
#[derive(Default)]
struct Known {
    renderings: FnvHashMap<String, Vec<String>>,
    proper: FnvHashSet<String>,
    peoples: FnvHashSet<String>,
}

/// Kinds of rows that name one place, body or person; the others are words that differ (peoples, titles, currencies).
const PROPER: &[&str] = &["city", "region", "territory", "water", "relief", "organisation", "person"];

/// Kind of the rows that name peoples, and what belongs to them.
const PEOPLE: &str = "demonym";

/// What is known of English names and of French names.
static KNOWN: LazyLock<[Known; 2]> = LazyLock::new(|| {
    let mut known = [Known::default(), Known::default()];
    let built_in = TABLES.iter().flat_map(|table| table.lines()).filter(|row| !row.starts_with('#'));
    for row in built_in.chain(super::added::names()) {
        let mut cells = row.split('\t');
        let (Some(en), Some(fr), kind) = (cells.next(), cells.next(), cells.next()) else { continue };
        for (side, name, other) in [(0, en, fr), (1, fr, en)] {
            if kind.is_some_and(|kind| PROPER.contains(&kind)) {
                known[side].proper.insert(key(name));
            }
            if kind == Some(PEOPLE) {
                known[side].peoples.insert(key(name));
            }
            known[side].renderings.entry(key(name)).or_default().push(key(other));
        }
    }
    known
});

fn known(language: Language) -> &'static Known {
    match language {
        Language::English => &KNOWN[0],
        Language::French => &KNOWN[1],
    }
}

/// How a name of `language` is rendered in the other one, as [`key`]s; empty where no table knows it.
pub fn renderings(language: Language, name: &str) -> &'static [String] {
    known(language).renderings.get(&*keyed(name)).map_or(&[], Vec::as_slice)
}

/// Do the tables know it as the name of one place, body or person that the other language writes otherwise?
pub fn is_proper(language: Language, name: &str) -> bool {
    known(language).proper.contains(&*keyed(name))
}

/// Do the tables know it as the name of a people ("Danish", « danoises »)?
pub fn is_people(language: Language, name: &str) -> bool {
    known(language).peoples.contains(&*keyed(name))
}

/// Are the two names of one people, or of a people and its country ("Greek", « Grèce »; "Italians", « italienne »)?
pub fn akin(one: (Language, &str), other: (Language, &str)) -> bool {
    let people = (is_people(one.0, one.1), is_people(other.0, other.1));
    let (a, b) = (key(one.1), key(other.1));
    let own = |name: &str| ["french", "francais", "francaise", "english", "anglais", "anglaise"].contains(&name);
    let british = |name: &str| ["brit", "english", "angl"].iter().any(|stem| name.starts_with(stem));
    let renderings = |(language, name): (Language, &str)| renderings(language, name);
    // Both peoples: the same but for number and gender. Otherwise: the same for most of the shorter one.
    let alike = |x: &str, y: &str| match people {
        (true, true) => singular(x) == singular(y),
        _ => 10 * shared(x, y) >= 6 * x.len().min(y.len()),
    };
    (people.0 || people.1)
        // A text that names its language names another one in each version.
        && (own(&a) && own(&b) || british(&a) && british(&b)
            || renderings(one).iter().any(|rendering| alike(rendering, &b))
            || renderings(other).iter().any(|rendering| alike(rendering, &a)))
}

/// A name of a people without the endings of number and gender.
fn singular(key: &str) -> &str {
    let key = key.strip_suffix('s').unwrap_or(key);
    let key = key.strip_suffix("ne").filter(|rest| rest.ends_with("en")).unwrap_or(key);
    key.strip_suffix('e').unwrap_or(key)
}

/// Bytes that two keys have in common at their beginning.
fn shared(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

/// A name without accents, case, apostrophe variants and hyphens: `Saint-Étienne` and `saint etienne` are one.
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' | '\'' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\u{80}'..LATIN_END => LATIN[c as usize].iter().for_each(|c| push(&mut out, *c)),
            '\0'..='\u{7f}' => push(&mut out, c),
            _ => std::iter::once(c).nfd().flat_map(char::to_lowercase).for_each(|c| push(&mut out, c)),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Is a form its own [`key`]?
fn is_key(form: &str) -> bool {
    form.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'\''))
}

/// [`key`] without a copy where the name is its own.
fn keyed(name: &str) -> Cow<'_, str> {
    if is_key(name) { Cow::Borrowed(name) } else { Cow::Owned(key(name)) }
}

/// Adds a decomposed small character to a key.
fn push(out: &mut String, c: char) {
    match c {
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        'ß' => out.push_str("ss"),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' => out.push('d'),
        '’' | '\'' => out.push('\''),
        c if c.is_alphanumeric() => out.push(c),
        c if (c.is_whitespace() || c == '-' || c == '‑') && !out.ends_with(' ') && !out.is_empty() => out.push(' '),
        _ => {}
    }
}

/// The end of the letters that Latin alphabets add to ASCII.
const LATIN_END: char = '\u{180}';

/// The characters before [`LATIN_END`], decomposed and small.
static LATIN: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let decomposed = |c: char| std::iter::once(c).nfd().flat_map(char::to_lowercase).collect();
    ('\0'..LATIN_END).map(decomposed).collect()
});

/// A name as it may sound, read once to be compared with many.
#[derive(Debug)]
pub struct Spelling {
    key: String,
    /// By each of the [`READINGS`], and without its vowels.
    sounds: [(String, String); READINGS.len()],
}

impl Spelling {
    /// From a [`key`].
    pub fn new(key: String) -> Self {
        let sounds = READINGS.map(|reading| {
            let sound = sounded(&key, reading);
            let consonants = sound.chars().filter(|c| !"aeiou".contains(*c)).collect();
            (sound, consonants)
        });
        Spelling { key, sounds }
    }

    /// Are the two one name spelt for readers of English and of French (`khrushchev` and `khrouchtchev`, `bashar` and
    /// `bachar`, `viktor` and `victor`, `moravia` and `moravie`)? One letter typed for another is no such spelling.
    pub fn respells(&self, other: &Spelling) -> bool {
        let (a, b) = (&self.key, &other.key);
        let slip = || a.chars().count() == b.chars().count() && strsim::damerau_levenshtein(a, b) == 1;
        let same_consonants = |a: &str, b: &str| a.len() > 1 && a == b;
        self.sounds.iter().any(|(a, hard)| {
            other
                .sounds
                .iter()
                .any(|(b, other)| a == b || adapted(a, b) || adapted(b, a) || same_consonants(hard, other) && !slip())
        })
    }
}

/// What `ch` and `j` may stand for, by the language that a name was spelt for: Bachar, Chaled; Jean, Alexej.
const READINGS: [&[(&str, &str)]; 2] = [&[], &[("ch", "k"), ("j", "i")]];

/// A name as it sounds: one letter for each sound that the two languages or two transliterations write differently.
fn sounded(key: &str, reading: &[(&str, &str)]) -> String {
    let mut key = key.to_string();
    for (spelling, sound) in reading.iter().chain(SOUNDS) {
        if key.contains(spelling) {
            key = key.replace(spelling, sound);
        }
    }
    let mut out = String::with_capacity(key.len());
    for c in key.chars().filter(|c| c.is_alphanumeric() && *c != 'h') {
        let c = match c {
            'c' | 'q' | 'g' => 'k',
            'w' | 'f' => 'v',
            'z' => 's',
            'd' => 't',
            'b' => 'p',
            'y' => 'i',
            'o' => 'u',
            other => other,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Is the second name the first with its English ending made French (`moravia` – `moravie`, `syrians` – `syriens`)?
fn adapted(english: &str, french: &str) -> bool {
    // Only endings differ: three letters stand before them.
    let (begins, other) = (english.as_bytes().first_chunk::<3>(), french.as_bytes().first_chunk::<3>());
    begins.is_some()
        && begins == other
        && ENDINGS.iter().any(|(en, fr)| {
            let stems = english.strip_suffix(en).zip(french.strip_suffix(fr));
            stems.is_some_and(|(a, b)| a == b && a.chars().count() >= 3)
        })
}

/// Endings of names and of names of peoples, as [`sounded`] writes them.
const ENDINGS: &[(&str, &str)] = &[
    ("ia", "ie"),
    ("a", "e"),
    ("an", "ain"),
    ("an", "en"),
    ("ans", "ens"),
    ("ian", "ien"),
    ("ians", "iens"),
    ("ans", "ains"),
    ("en", "es"),
    ("er", "ais"),
    ("ers", "ais"),
    ("ese", "ais"),
    ("ese", "uis"),
    ("is", "ais"),
    ("ik", "es"),
    ("ik", "ike"),
    ("ar", "iers"),
    ("ars", "iers"),
    ("us", "e"),
    ("i", "ie"),
    ("u", "un"),
    ("er", "re"),
    ("as", "es"),
    ("ia", "es"),
    ("", "e"),
    ("", "s"),
    ("um", "e"),
    ("es", "e"),
    ("is", "e"),
    ("inken", "inkue"),
];

/// Spellings of one sound in transliterated names, the longest first.
const SOUNDS: &[(&str, &str)] = &[
    ("shch", "x"),
    ("chtch", "x"),
    ("tch", "x"),
    ("tsch", "x"),
    ("sch", "x"),
    ("sh", "x"),
    ("ch", "x"),
    ("zh", "x"),
    ("dj", "x"),
    ("dzh", "x"),
    ("j", "x"),
    ("kh", "k"),
    ("gh", "k"),
    ("ph", "v"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("cz", "x"),
    ("ce", "se"),
    ("ci", "si"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_answer_in_both_directions() {
        assert!(renderings(Language::English, "London").contains(&"londres".to_string()));
        assert!(renderings(Language::French, "OMS").contains(&"who".to_string()));
        assert!(renderings(Language::English, "Kunshan").is_empty());
    }

    #[test]
    fn spellings_of_one_name_are_told_from_other_names() {
        let respelt = |a: &str, b: &str| Spelling::new(a.to_string()).respells(&Spelling::new(b.to_string()));
        let same = [
            ("khrushchev", "khrouchtchev"),
            ("yanukovych", "ianoukovitch"),
            ("gaddafi", "kadhafi"),
            ("putin", "poutine"),
            ("bashar", "bachar"),
            ("viktor", "victor"),
            ("moravia", "moravie"),
            ("syrians", "syriens"),
            ("susanne", "suzanne"),
            ("morsi", "mursi"),
        ];
        let other = [
            ("bergen", "berne"),
            ("berthelet", "berthelon"),
            ("lyon", "lille"),
            ("maillot", "maillet"),
            ("halden", "hilden"),
        ];
        for (a, b) in same {
            assert!(respelt(a, b), "{a} {b}");
        }
        for (a, b) in other {
            assert!(!respelt(a, b), "{a} {b}");
        }
    }
}
