//! The name of a person, place or body that became another.
//!
//! A name is answered by the same letters, by a spelling of the same sounds, by a rendering of the tables
//! (London – Londres, WHO – OMS) or of the lexicon. The check speaks only where one name of the source and one
//! name of the target are left unanswered, and where the two look like one name mistyped, stand for one place
//! in the text, or are both well known.

use super::{Check, Example, evidence};
use crate::align::coverage::ALONE;
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::name::Spelling;
use crate::lexicon::{Lexicon, name};
use crate::text::{self, Language, Span, Word, WordKind};
use std::cell::OnceCell;
use std::ops::Range;

/// The check.
pub static CHECK: Check = Check {
    name: "entity-changed",
    version: 2,
    summary: "A name in the target is not the name in the source.",
    why: "The reader is told of another person, place or organisation.",
    category: "accuracy/mistranslation/entity",
    severity: Severity::Major,
    examples: &[
        Example::flags(
            "The lecture was given by Ilse Brandauer of the city of Halden.",
            "La conférence a été donnée par Ilse Brandauer, de la ville de Hilden.",
            "Halden",
            "Hilden",
        ),
        Example::flags("The plant near London employs 300 people.", "L'usine près de Lisbonne emploie 300 personnes.", "London", "Lisbonne"),
        Example::flags(
            "“We are ready,” said Peter Maillot, who leads the project.",
            "« Nous sommes prêts », a déclaré Peter Maillet, qui dirige le projet.",
            "Maillot",
            "Maillet",
        ),
        Example::flags("A new line links Vienna and Geneva.", "Une nouvelle ligne relie Venise et Genève.", "Vienna", "Venise"),
        Example::flags("The WHO published the figures.", "L'ONU a publié les chiffres.", "WHO", "ONU"),
        Example::flags("The ship left Antwerp at dawn.", "Le navire a quitté Athènes à l'aube.", "Antwerp", "Athènes"),
        Example::flags("The Danish rider won the stage.", "Le coureur belge a remporté l'étape.", "Danish", "belge"),
        Example::flags("Trains to Quimper will leave from platform two.", "Les trains pour Lorient partiront du quai deux.", "Quimper", "Lorient"),
        Example::flags("The claim was brought by Delhove Logistics.", "La plainte a été déposée par Delhove Chemicals.", "Logistics", "Chemicals"),
        Example::flags("According to Judge Renata Holub, the case is closed.", "Selon la juge Petra Holub, l'affaire est close.", "Renata", "Petra"),
        Example::clean("Grants for SMEs will double.", "Les aides aux PMEs doubleront."),
        Example::clean("Two Mexicans were awarded.", "Une Mexicaine et un Mexicain ont été récompensés."),
        Example::clean("The Danish government signed the treaty.", "Le gouvernement du Danemark a signé le traité."),
        Example::clean("The plant near London employs 300 people.", "L'usine près de Londres emploie 300 personnes."),
        Example::clean("President Yanukovych met the Tatars.", "Le président Ianoukovitch a rencontré les Tatars."),
        Example::clean("The WHO published the figures.", "L'OMS a publié les chiffres."),
        Example::clean("Residents of the Netherlands can vote.", "Les habitants des Pays-Bas peuvent voter."),
        Example::clean("On Monday, Marlec opened an office.", "Lundi, Marlec a ouvert un bureau."),
        Example::clean("The British Museum lent it to Halden.", "Le musée l'a prêté à Halden."),
    ],
    run,
};

/// Two unanswered names are one name mistyped when their keys agree this far (normalised Damerau–Levenshtein).
const MISTYPED: f64 = 0.6;
/// Surprise (idf, in nats) of the commonest name: one sentence in 3,000 of the training text.
const RARE: f32 = 8.0;
/// Names of three letters are alike by chance ("Bin" and "Ben").
const SHORTEST: usize = 4;
/// A word that the lexicon renders this surely is a word of the language, whatever its capital.
const COMMON: f32 = 0.15;

/// Beads on either side in which a pair of names that recurs is looked for: a choice of the translator, not a slip.
const WINDOW: usize = 50;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let Some(ours) = unanswered(source, target, &bitext.lexicon) else { return };
    let Some(theirs) = unanswered(target, source, &bitext.lexicon) else { return };
    let confused = confused(source, &ours, target, &theirs, &bitext.lexicon);
    let Some(confidence) = confused.or_else(|| misplaced(bitext, bead, &ours, &theirs)) else { return };
    let (here, there) = (ours.span.of(&source.text), theirs.span.of(&target.text));
    if bitext.document && recurs(bitext, bead, here, there) {
        return;
    }
    // One letter in a name that no table knows: the same person or place, misspelt.
    let slip = name::renderings(source.language, here).is_empty() && strsim::damerau_levenshtein(&name::key(here), &name::key(there)) == 1;
    let message = format!("The source names “{here}”, the target “{there}”.");
    report(Finding {
        severity: if slip { Severity::Minor } else { Severity::Major },
        source: Some(evidence(bitext, bead, Side::Source, vec![ours.span], None)),
        target: Some(evidence(bitext, bead, Side::Target, vec![theirs.span], None)),
        ..CHECK.finding(bead, confidence, message)
    });
}

/// Neighbouring name words without an answer.
struct Unanswered {
    first: usize,
    words: usize,
    span: Span,
}

/// The one run of name words of `side` that nothing in `other` answers; `None` where there is none or more than one.
fn unanswered(side: &BeadSide, other: &BeadSide, lexicon: &Lexicon) -> Option<Unanswered> {
    let words = side.words();
    if !words.iter().any(|word| is_name(word) || is_people(side.language, word)) {
        return None;
    }
    let answers = Answers::new(other);
    let mut found: Option<Unanswered> = None;
    for (at, word) in words.iter().enumerate().filter(|(_, word)| is_name(word) || is_people(side.language, word)) {
        if opens_sentence(words, at) && name::renderings(side.language, &word.form).is_empty() {
            continue;
        }
        let key = name::key(&word.form);
        // "Delhove Logistics", "Jorun Lie": after a name that stays, a common word is part of the name.
        let belongs = || name_before(words, at).is_some_and(|key| answers.hold_word(&key));
        if key.split(' ').all(|part| answers.hold_word(part))
            || is_common(side.language, word, &key, lexicon) && !belongs()
            || answers.answer(side, at, &key, lexicon)
        {
            continue;
        }
        match &mut found {
            Some(run) if run.first + run.words == at => {
                run.words += 1;
                run.span = run.span.join(word.span);
            }
            Some(_) => return None,
            None => found = Some(Unanswered { first: at, words: 1, span: word.span }),
        }
    }
    found
}

/// Does the word stand where any word has a capital, with no other name word after it?
fn opens_sentence(words: &[Word], at: usize) -> bool {
    let first = at == 0 || matches!(words[at - 1].kind, WordKind::Mark) && words[at - 1].form != ",";
    first && !words.get(at + 1).is_some_and(is_name) || text::function_word(&words[at].form).is_some()
}

fn is_name(word: &Word) -> bool {
    word.capital && word.kind == WordKind::Word && word.span.len() >= 3 && word.form.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// French writes the names of peoples small: « un cycliste danois ».
fn is_people(language: Language, word: &Word) -> bool {
    word.kind == WordKind::Word && name::is_people(language, &word.form)
}

/// The key of the name that stands right before a word.
fn name_before(words: &[Word], at: usize) -> Option<String> {
    let before = words.get(at.checked_sub(1)?)?;
    (is_name(before) && before.span.end + 1 == words[at].span.start).then(|| name::key(&before.form))
}

/// A word of the language with a capital (at the start of a sentence, in a title): its likeliest rendering is another word.
fn is_common(language: Language, word: &Word, own: &str, lexicon: &Lexicon) -> bool {
    name::renderings(language, &word.form).is_empty()
        && lexicon.translations(language, &word.form).next().is_some_and(|(form, p)| p >= COMMON && name::key(form) != own)
}

/// What can answer a name: the other side's words, as they are written and as they sound.
struct Answers<'a> {
    words: &'a [Word],
    /// The key of the text, a space on either side.
    text: String,
    /// Its words.
    keys: Vec<Range<usize>>,
    /// Its names, read when they are first asked for.
    names: OnceCell<Vec<Spelling>>,
}

impl<'a> Answers<'a> {
    fn new(other: &'a BeadSide) -> Self {
        let text = format!(" {} ", name::key(&other.text));
        let (mut keys, mut start) = (Vec::with_capacity(other.words().len()), 1);
        for (at, mark) in text.char_indices().skip(1).filter(|(_, c)| !c.is_alphanumeric()) {
            keys.push(start..at);
            start = at + mark.len_utf8();
        }
        Answers { words: other.words(), text, keys, names: OnceCell::new() }
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|range| &self.text[range.clone()])
    }

    fn hold_word(&self, key: &str) -> bool {
        self.keys().any(|other| other == key)
    }

    /// Does anything answer a word of another form? The dearest question comes last.
    fn answer(&self, side: &BeadSide, at: usize, key: &str, lexicon: &Lexicon) -> bool {
        let (language, words) = (side.language, side.words());
        let stands = |form: &str| self.words.iter().any(|word| word.form == form);
        lexicon.translations(language, &words[at].form).take_while(|(_, p)| *p >= LIKELY).any(|(form, _)| stands(form))
            || self.keys().any(|other| derived(key, other))
            || phrases(words, at).any(|span| name::renderings(language, span.of(&side.text)).iter().any(|r| self.holds(r)))
            || self.sounds_like(key)
    }

    /// Is it a name of the other side in another spelling?
    fn sounds_like(&self, key: &str) -> bool {
        let names = self.names.get_or_init(|| {
            let names = self.words.iter().filter(|word| is_name(word));
            names.map(|word| Spelling::new(name::key(&word.form))).collect()
        });
        let own = OnceCell::new();
        names.iter().any(|name| own.get_or_init(|| Spelling::new(key.to_string())).respells(name))
    }

    fn holds(&self, rendering: &str) -> bool {
        self.text.match_indices(rendering).any(|(at, _)| {
            let before = self.text[..at].chars().next_back();
            let after = self.text[at + rendering.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    }
}

/// The lexicon's rarest rendering that still answers a name.
const LIKELY: f32 = 0.005;

/// One is the other with a longer ending: `quebec` and `quebecois`, `china` and `chinese`.
fn derived(a: &str, b: &str) -> bool {
    const STEM: usize = 4;
    // Most pairs differ in their first letter.
    if a.bytes().next() != b.bytes().next() {
        return false;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    shared >= STEM && shared + 1 >= short && long > short
}

/// The word, and the phrases of up to four words that hold it.
fn phrases(words: &[Word], at: usize) -> impl Iterator<Item = Span> + '_ {
    let first = at.saturating_sub(3);
    (first..=at).flat_map(move |start| (at..words.len().min(start + 4)).map(move |end| words[start].span.join(words[end].span)))
}

/// How surely the two are one name that became another; `None` where each may simply have gone its own way.
fn confused(
    source: &BeadSide,
    ours: &Unanswered,
    target: &BeadSide,
    theirs: &Unanswered,
    lexicon: &Lexicon,
) -> Option<f32> {
    let (here, there) = (ours.span.of(&source.text), theirs.span.of(&target.text));
    // "SMEs", « PMEs »: the plural does not make another word of it.
    let acronym = |name: &str| name.trim_end_matches('s').chars().all(char::is_uppercase);
    if name::akin((source.language, here), (target.language, there)) {
        return None;
    }
    if name::is_proper(source.language, here) && name::is_proper(target.language, there) {
        return (acronym(here) == acronym(there)).then_some(0.9);
    }
    if acronym(here) || acronym(there) || ours.words != 1 || theirs.words != 1 {
        return None;
    }
    let rare = is_rare(source.language, here, lexicon) && is_rare(target.language, there, lexicon);
    let long = rare && here.chars().count().min(there.chars().count()) >= SHORTEST;
    if long && strsim::normalized_damerau_levenshtein(&name::key(here), &name::key(there)) >= MISTYPED {
        return Some(0.9);
    }
    if name::is_people(source.language, here) && name::is_people(target.language, there) {
        return Some(0.85);
    }
    let names = |side: &BeadSide, run: &Unanswered| {
        let words = side.words();
        let after = words.get(run.first + run.words).filter(|word| is_name(word) && run.span.end + 1 == word.span.start);
        (name_before(words, run.first), after.map(|word| name::key(&word.form)))
    };
    let (before, after) = (names(source, ours), names(target, theirs));
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    // "Federation" and « Association » beside one name are two renderings of a third language's word.
    let own = is_own_name(source, ours, lexicon) || is_own_name(target, theirs, lexicon);
    (own && (same(&before.0, &after.0) || same(&before.1, &after.1))).then_some(0.85)
}

/// Content words on either side of a name by which its place is told.
const NEIGHBOURS: usize = 2;

/// Do two names, each a name in its own language, stand in one place of two texts that otherwise answer each other?
fn misplaced(bitext: &Bitext, bead: usize, ours: &Unanswered, theirs: &Unanswered) -> Option<f32> {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let named = |side: &BeadSide, run: &Unanswered| {
        let quote = run.span.of(&side.text);
        let acronym = quote.trim_end_matches('s').chars().all(char::is_uppercase);
        !acronym && run.words <= 2 && quote.chars().count() >= SHORTEST && is_own_name(side, run, &bitext.lexicon)
    };
    // A line that begins small is no sentence: "gnuplot Repack the sources" has a capital of its own.
    let prose = |side: &BeadSide| !side.text.starts_with(char::is_lowercase);
    if !prose(source) || !named(source, ours) || !named(target, theirs) {
        return None;
    }
    let coverage = bitext.coverage(bead);
    let neighbours = |side: Side, run: &Unanswered| {
        let covers = coverage.side(side);
        let left = (0..run.first).rev().filter(|&at| covers[at].content).take(NEIGHBOURS);
        let right = (run.first + run.words..covers.len()).filter(|&at| covers[at].content).take(NEIGHBOURS);
        (left.collect::<Vec<_>>(), right.collect::<Vec<_>>())
    };
    let open = |side: Side, around: &(Vec<usize>, Vec<usize>)| {
        let nearest = around.0.first().into_iter().chain(around.1.first());
        nearest.into_iter().any(|&at| coverage.side(side)[at].answered < ALONE)
    };
    let (here, there) = (neighbours(Side::Source, ours), neighbours(Side::Target, theirs));
    let joined = bitext.links(bead).iter().any(|link| {
        let holds = |(left, right): &(Vec<usize>, Vec<usize>), at: u32| left.contains(&(at as usize)) || right.contains(&(at as usize));
        link.strength > ALONE && holds(&here, link.source) && holds(&there, link.target)
    });
    (joined && !open(Side::Source, &here) && !open(Side::Target, &there)).then_some(0.8)
}

/// Is every word of the run a name: known to the tables, unknown to the lexicon, or rendered by itself?
fn is_own_name(side: &BeadSide, run: &Unanswered, lexicon: &Lexicon) -> bool {
    let whole = run.span.of(&side.text);
    name::is_proper(side.language, whole) || side.words()[run.first..run.first + run.words].iter().all(|word| {
        let own = name::key(&word.form);
        let first = lexicon.translations(side.language, &word.form).next();
        word.capital && (name::is_proper(side.language, &word.form) || first.is_none_or(|(form, _)| name::key(form) == own))
    })
}

/// Names are rare words; "International" and "District" are not, whatever their capital.
fn is_rare(language: Language, name: &str, lexicon: &Lexicon) -> bool {
    name::is_proper(language, name) || lexicon.idf(language, &name.to_lowercase()) >= RARE
}

/// Do the two names stand for each other in a neighbouring bead too?
fn recurs(bitext: &Bitext, bead: usize, here: &str, there: &str) -> bool {
    let beads = bead.saturating_sub(WINDOW)..(bead + WINDOW).min(bitext.beads().len());
    beads.filter(|&other| other != bead).any(|other| {
        let (source, target) = (&bitext.source(other).text, &bitext.target(other).text);
        source.contains(here) && target.contains(there) && !target.contains(here) && !source.contains(there)
    })
}
