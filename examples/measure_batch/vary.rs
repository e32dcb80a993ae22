//! Pairs that are alike in kind and differ in content.

use std::collections::BTreeSet;

/// Syllables that make one name another.
const SYLLABLES: [&str; 8] = ["ar", "eb", "ic", "od", "un", "al", "es", "im"];

/// The pair with other figures and other names, the same ones on both sides. Copy 0 is the pair itself.
pub fn varied(both: &[String; 2], copy: usize) -> [String; 2] {
    if copy == 0 {
        return both.clone();
    }
    let names = |text: &String| -> BTreeSet<String> {
        words(text).filter(|word| word.len() > 3 && word.starts_with(char::is_uppercase)).map(str::to_string).collect()
    };
    let shared: BTreeSet<String> = names(&both[0]).intersection(&names(&both[1])).cloned().collect();
    let suffix: String = [copy % 8, copy / 8 % 8, copy / 64 % 8].map(|at| SYLLABLES[at]).concat();
    [0, 1].map(|side| {
        let mut out = String::new();
        for word in words(&both[side]) {
            if shared.contains(word) {
                out.push_str(word);
                out.push_str(&suffix);
            } else {
                out.extend(word.chars().enumerate().map(|(at, c)| turned(c, at, copy)));
            }
        }
        out
    })
}

/// Words and what lies between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.char_indices().map(|(at, c)| (at, c.is_alphanumeric()));
    let mut ends: Vec<usize> = Vec::new();
    let mut last = None;
    for (at, word) in bytes {
        if last.is_some_and(|last| last != word) {
            ends.push(at);
        }
        last = Some(word);
    }
    let starts = std::iter::once(0).chain(ends.clone());
    starts.zip(ends.into_iter().chain([text.len()])).map(|(start, end)| &text[start..end])
}

/// Another figure for each figure; a number neither begins with 0 nor grows.
fn turned(c: char, at: usize, copy: usize) -> char {
    match c.to_digit(10) {
        Some(digit) if at == 0 && digit > 0 => char::from_digit((digit - 1 + copy as u32) % 9 + 1, 10).unwrap_or(c),
        Some(digit) if at > 0 => char::from_digit((digit + copy as u32) % 10, 10).unwrap_or(c),
        _ => c,
    }
}

const THINGS: [(&str, &str); 8] = [
    ("bridge", "pont"),
    ("library", "bibliothèque"),
    ("school", "école"),
    ("harbour", "port"),
    ("museum", "musée"),
    ("factory", "usine"),
    ("hospital", "hôpital"),
    ("market", "marché"),
];
const ACTS: [(&str, &str); 8] = [
    ("was closed", "a été fermé"),
    ("opened again", "a rouvert"),
    ("was sold", "a été vendu"),
    ("was repaired", "a été réparé"),
    ("was enlarged", "a été agrandi"),
    ("was painted", "a été peint"),
    ("was inspected", "a été inspecté"),
    ("changed hands", "a changé de mains"),
];

/// A pair of four sentences. In one of 16, a figure differs.
pub fn small(number: usize) -> [String; 2] {
    let (thing, act) = (THINGS[number % 8], ACTS[number / 8 % 8]);
    let name = format!("K{}{}", SYLLABLES[number / 64 % 8], SYLLABLES[number / 512 % 8]);
    let (visitors, year) = (1000 + 7 * number, 1950 + number % 70);
    let other = if number % 16 == 3 { visitors + 10 } else { visitors };
    [
        format!(
            "The {} of {name}\n\nThe {} of {name} {} in {year}. It welcomed {visitors} people that year.\n\n\
             The mayor said that the work had cost less than expected.\n",
            thing.0, thing.0, act.0
        ),
        format!(
            "Le {} de {name}\n\nLe {} de {name} {} en {year}. Il a accueilli {other} personnes cette année-là.\n\n\
             Le maire a déclaré que les travaux avaient coûté moins que prévu.\n",
            thing.1, thing.1, act.1
        ),
    ]
}
