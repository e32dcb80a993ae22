//! What the classifier sees of a pair: how much of either side is answered, and how surely.

use crate::align::link::{Grid, Known};
use crate::lexicon::hmm::{greatest, sum};
use crate::text::{Language, Word, WordKind};

/// Features of one side.
pub const SIDE: usize = 16;
/// Features of both sides together.
pub const JOINT: usize = 16;
/// All features: English, French, joint.
pub const COUNT: usize = 2 * SIDE + JOINT;

/// What each feature is called: in the weights file, and as a component in `score --format jsonl`.
pub const NAMES: [&str; COUNT] = [
    "en-coverage",
    "en-answered-content",
    "en-surprise",
    "en-surprise-mean",
    "en-surprise-most",
    "en-surprise-run",
    "en-explained",
    "en-explained-least",
    "en-figures-alone",
    "en-names-alone",
    "en-unknown",
    "en-entropy",
    "en-share",
    "en-backed",
    "en-open-mass",
    "en-open-run",
    "fr-coverage",
    "fr-answered-content",
    "fr-surprise",
    "fr-surprise-mean",
    "fr-surprise-most",
    "fr-surprise-run",
    "fr-explained",
    "fr-explained-least",
    "fr-figures-alone",
    "fr-names-alone",
    "fr-unknown",
    "fr-entropy",
    "fr-share",
    "fr-backed",
    "fr-open-mass",
    "fr-open-run",
    "words",
    "words-ratio",
    "letters-ratio",
    "surprise-both",
    "surprise-either",
    "steps",
    "negators-more",
    "question-marks-more",
    "marks-more",
    "likelihood",
    "likelihood-worse",
    "strength",
    "coverage-worse",
    "share-worse",
    "backed-worse",
    "surprise-mean-worse",
];

/// The values, in the order of [`NAMES`].
pub type Features = [f32; COUNT];

/// A word with at least this idf carries content: about the 400 most frequent words of the training text have less.
const CONTENT: f32 = 4.0;
/// A word answered less than this stands alone.
const ALONE: f32 = 0.3;
/// Emission from which on something speaks for a counterpart.
const BACKED: f32 = 1e-3;
/// What a link counts for which only the neighbours speak.
const UNBACKED: f32 = 0.3;
/// A word outside the lexicon stands alone about so often; the known ones have their own figure.
const UNKNOWN_ALONE: f32 = 0.35;
/// No word is surer than this to be answered, so that one word's surprise stays bounded.
const LEAST_ALONE: f32 = 0.03;

/// What the grid says of one word.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// How surely it is answered, 0 to 1.
    answered: f32,
    /// Logarithm of its likelihood ratio, given the other side, to its chance.
    ratio: f32,
    /// Emission of its best counterpart.
    best: f32,
    /// Of its counterparts' posteriors.
    entropy: f32,
    /// What it says by standing alone: −ln of how often it does.
    surprise: f32,
}

/// One side as its words, with what the lexicon and the grid say of them.
struct View<'a> {
    words: &'a [Word],
    known: &'a [Known],
    readings: Vec<Reading>,
}

/// The features of a pair whose grid was read with `source` in `language`.
pub fn features(source: &[Word], target: &[Word], language: Language, grid: &Grid) -> Features {
    let views = [View::new(source, 0, grid), View::new(target, 1, grid)];
    let [english, french] = match language {
        Language::English => [&views[0], &views[1]],
        Language::French => [&views[1], &views[0]],
    };
    let mut out = [0.0; COUNT];
    english.fill(&mut out[..SIDE]);
    french.fill(&mut out[SIDE..2 * SIDE]);
    let (first, second) = out.split_at_mut(2 * SIDE);
    joint(english, french, first, second);
    second[5] = steps(&views[0], grid);
    second[11] = strength(grid);
    out
}

impl Reading {
    /// Reads the row of a word in the direction whose observations are its side's words.
    fn new(kind: WordKind, known: &Known, at: usize, side: usize, grid: &Grid) -> Self {
        let others = [grid.targets, grid.sources][side];
        let (emissions, posteriors) = (grid.emissions[1 - side].blocks(at), grid.posteriors[1 - side].row(at));
        let (mut answered, mut entropy) = (0.0, 0.0);
        for (other, p) in posteriors.iter().enumerate().filter(|(_, p)| **p > 1e-3) {
            let (s, t) = if side == 0 { (at, other) } else { (other, at) };
            let backed = if grid.is_backed(s, t) { 1.0 } else { UNBACKED };
            answered += backed * grid.strength(s, t);
            entropy -= p * p.ln();
        }
        let mixed = 0.9 * sum(emissions) / others.max(1) as f32 + 0.1 * known.share;
        let alone = known.entry.id.map_or(UNKNOWN_ALONE, |_| known.entry.unanswered);
        Reading {
            answered: answered.min(1.0),
            ratio: (mixed / known.share).ln().clamp(-3.0, 8.0),
            best: greatest(emissions),
            entropy,
            surprise: if kind == WordKind::Mark { 0.0 } else { -alone.max(LEAST_ALONE).ln() },
        }
    }
}

impl<'a> View<'a> {
    fn new(words: &'a [Word], side: usize, grid: &'a Grid) -> Self {
        let known = &grid.words[side];
        let readings = (0..words.len()).map(|at| Reading::new(words[at].kind, &known[at], at, side, grid)).collect();
        View { words, known, readings }
    }

    fn idf(&self, at: usize) -> f32 {
        self.known[at].entry.idf
    }

    fn is_content(&self, at: usize) -> bool {
        self.words[at].kind == WordKind::Word && self.idf(at) >= CONTENT
    }

    fn fill(&self, out: &mut [f32]) {
        let n = self.words.len().max(1) as f32;
        let (mut mass, mut covered, mut contents, mut held) = (0.0, 0.0, 0.0, 0.0);
        let (mut surprise, mut most, mut run, mut longest) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        let (mut explained, mut least) = (0.0, 0.0f32);
        let (mut figures, mut names, mut unknown) = (0.0, 0.0, 0.0);
        let (mut ratio, mut backed, mut open_mass, mut open_run, mut open_longest) = (0.0, 0.0, 0.0, 0.0, 0.0f32);
        for (at, (word, reading)) in self.words.iter().zip(&self.readings).enumerate() {
            let (answered, open) = (reading.answered, 1.0 - reading.answered);
            surprise += open * reading.surprise;
            most = most.max(open * reading.surprise);
            run = if answered < ALONE { run + reading.surprise } else { 0.0 };
            longest = longest.max(run);
            if word.kind == WordKind::Mark {
                continue;
            }
            ratio += reading.ratio;
            let open_idf = open * self.idf(at);
            open_mass += open_idf;
            open_run = if answered < ALONE { open_run + open_idf } else { 0.0 };
            open_longest = open_longest.max(open_run);
            if reading.best > BACKED {
                backed += self.idf(at);
            }
            mass += self.idf(at);
            covered += self.idf(at) * answered;
            if self.is_content(at) {
                contents += 1.0;
                held += f32::from(u8::from(answered >= ALONE));
                let best = reading.best.max(1e-4).ln();
                explained += best;
                least = least.min(best);
                unknown += f32::from(u8::from(self.known[at].entry.id.is_none()));
            }
            if answered < ALONE {
                figures += f32::from(u8::from(word.kind == WordKind::Number));
                names += f32::from(u8::from(word.capital && at > 0 && word.kind == WordKind::Word));
            }
        }
        let contents = if contents > 0.0 { contents } else { 1.0 };
        let values = [
            if mass > 0.0 { covered / mass } else { 0.0 },
            held / contents,
            surprise,
            surprise / n,
            most,
            longest,
            explained / contents,
            least,
            figures,
            names,
            unknown / contents,
            self.readings.iter().map(|reading| reading.entropy).sum::<f32>() / n,
            ratio / mass.max(1.0),
            backed / mass.max(1.0),
            open_mass,
            open_longest,
        ];
        out.copy_from_slice(&values);
    }

    fn count(&self, forms: &[&str]) -> f32 {
        self.words.iter().filter(|word| forms.contains(&word.form.as_str())).count() as f32
    }

    fn letters(&self) -> f32 {
        self.words.iter().map(|word| word.form.len()).sum::<usize>() as f32
    }

    fn mean_ratio(&self) -> f32 {
        self.readings.iter().map(|reading| reading.ratio).sum::<f32>() / self.readings.len().max(1) as f32
    }
}

/// Words that deny, for a count only; which of them answer each other is the business of the checks.
const NEGATORS: [&[&str]; 2] = [
    &["not", "n't", "no", "never", "nothing", "nobody", "none", "neither", "nor", "without", "cannot"],
    &["pas", "jamais", "rien", "aucun", "aucune", "personne", "ni", "sans", "non", "guère", "nul"],
];

fn joint(english: &View, french: &View, sides: &[f32], out: &mut [f32]) {
    let (m, n) = (english.words.len() as f32, french.words.len() as f32);
    let surprise = [sides[2], sides[SIDE + 2]];
    let negators = [english.count(NEGATORS[0]), french.count(NEGATORS[1])];
    let questions = [english.count(&["?"]), french.count(&["?"])];
    let marks = |view: &View| view.words.iter().filter(|word| word.kind == WordKind::Mark).count() as f32;
    let ratios = [english.mean_ratio(), french.mean_ratio()];
    out[0] = (m + n).ln();
    // French has about 1.1 words for an English one, and 1.2 letters.
    out[1] = ((n + 1.0) / (1.1 * m + 1.0)).ln();
    out[2] = ((french.letters() + 3.0) / (1.2 * english.letters() + 3.0)).ln();
    out[3] = surprise[0].min(surprise[1]);
    out[4] = surprise[0].max(surprise[1]);
    out[6] = negators[0] - negators[1];
    out[7] = (questions[0] - questions[1]).abs();
    out[8] = (marks(english) - marks(french)).abs() / (m + n);
    out[9] = (ratios[0] + ratios[1]) / 2.0;
    out[10] = ratios[0].min(ratios[1]);
    let worse = |feature: usize| sides[feature].min(sides[SIDE + feature]);
    out[12] = worse(0);
    out[13] = worse(12);
    out[14] = worse(13);
    out[15] = sides[3].max(sides[SIDE + 3]);
}

/// How far the counterparts of neighbouring content words stand apart, on average.
fn steps(source: &View, grid: &Grid) -> f32 {
    let (mut last, mut sum, mut count) = (None, 0.0, 0.0);
    for at in (0..source.words.len()).filter(|at| source.is_content(*at) && source.readings[*at].answered >= ALONE) {
        let best = grid.counterpart(at);
        if let (Some((from, before)), Some(best)) = (last, best) {
            let (gap, width): (i64, i64) = (best as i64 - before as i64, at as i64 - from as i64);
            sum += (gap - width).abs().min(20) as f32;
            count += 1.0;
        }
        last = best.map(|best| (at, best));
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Mean strength of the links that stand.
fn strength(grid: &Grid) -> f32 {
    let backed = |(source, target, _): &(usize, usize, f32)| grid.is_backed(*source, *target);
    let (sum, count) =
        grid.pairs(ALONE).filter(backed).fold((0.0, 0.0), |(sum, count), pair| (sum + pair.2, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}
