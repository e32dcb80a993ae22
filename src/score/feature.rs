//! What the classifier sees of a pair: how much of either side is answered, and how surely.

use crate::align::link::Grid;
use crate::lexicon::Lexicon;
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

/// One side as its words, with what the grid says of them.
struct View<'a> {
    words: &'a [Word],
    ids: &'a [Option<u32>],
    idf: Vec<f32>,
    /// How surely each word is answered, 0 to 1.
    answered: Vec<f32>,
    /// Logarithm of the likelihood ratio of each word, given the other side, to its chance.
    ratio: Vec<f32>,
    /// Emission of the best counterpart.
    best: Vec<f32>,
    entropy: Vec<f32>,
    /// What a word standing alone says: −ln of how often it does.
    surprise: Vec<f32>,
}

/// The features of a pair whose grid was read with `source` in `language`.
pub fn features(source: &[Word], target: &[Word], language: Language, grid: &Grid, lexicon: &Lexicon) -> Features {
    let views = [View::new(source, 0, language, grid, lexicon), View::new(target, 1, language.other(), grid, lexicon)];
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

impl<'a> View<'a> {
    fn new(words: &'a [Word], side: usize, language: Language, grid: &'a Grid, lexicon: &Lexicon) -> Self {
        let ids = &grid.ids[side];
        let idf_unknown = lexicon.idf(language, "");
        let idf: Vec<f32> = ids.iter().map(|id| id.map_or(idf_unknown, |id| lexicon.idf_id(language, id))).collect();
        let alone = |id: &Option<u32>| id.map_or(UNKNOWN_ALONE, |id| lexicon.unanswered_id(language, id));
        let surprise = ids
            .iter()
            .zip(words)
            .map(|(id, word)| if word.kind == WordKind::Mark { 0.0 } else { -alone(id).max(LEAST_ALONE).ln() })
            .collect();
        let mut view = View {
            words,
            ids,
            answered: vec![0.0; words.len()],
            ratio: Vec::with_capacity(words.len()),
            best: Vec::with_capacity(words.len()),
            entropy: Vec::with_capacity(words.len()),
            idf,
            surprise,
        };
        view.read(side, grid);
        view
    }

    /// Rows of the direction whose observations are this side's words.
    fn read(&mut self, side: usize, grid: &Grid) {
        let others = [grid.targets, grid.sources][side];
        let (emissions, posteriors) = (&grid.emissions[1 - side], &grid.posteriors[1 - side]);
        for at in 0..self.words.len() {
            let row = at * others..(at + 1) * others;
            let (mut answered, mut entropy) = (0.0, 0.0);
            for (other, p) in posteriors[row.clone()].iter().enumerate().filter(|(_, p)| **p > 1e-3) {
                let (s, t) = if side == 0 { (at, other) } else { (other, at) };
                let backed = if grid.is_backed(s, t) { 1.0 } else { UNBACKED };
                answered += backed * grid.strength(s, t);
                entropy -= p * p.ln();
            }
            let sum: f32 = emissions[row.clone()].iter().sum();
            let share = (-self.idf[at]).exp() / 25.0;
            let mixed = 0.9 * sum / others.max(1) as f32 + 0.1 * share;
            self.answered[at] = answered.min(1.0);
            self.entropy.push(entropy);
            self.ratio.push((mixed / share).ln().clamp(-3.0, 8.0));
            self.best.push(emissions[row].iter().copied().fold(0.0, f32::max));
        }
    }

    fn is_content(&self, at: usize) -> bool {
        self.words[at].kind == WordKind::Word && self.idf[at] >= CONTENT
    }

    fn fill(&self, out: &mut [f32]) {
        let n = self.words.len().max(1) as f32;
        let (mut mass, mut covered, mut contents, mut held) = (0.0, 0.0, 0.0, 0.0);
        let (mut surprise, mut most, mut run, mut longest) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        let (mut explained, mut least) = (0.0, 0.0f32);
        let (mut figures, mut names, mut unknown) = (0.0, 0.0, 0.0);
        let (mut ratio, mut backed, mut open_mass, mut open_run, mut open_longest) = (0.0, 0.0, 0.0, 0.0, 0.0f32);
        for (at, word) in self.words.iter().enumerate() {
            let (answered, open) = (self.answered[at], 1.0 - self.answered[at]);
            surprise += open * self.surprise[at];
            most = most.max(open * self.surprise[at]);
            run = if answered < ALONE { run + self.surprise[at] } else { 0.0 };
            longest = longest.max(run);
            if word.kind == WordKind::Mark {
                continue;
            }
            ratio += self.ratio[at];
            let open_idf = open * self.idf[at];
            open_mass += open_idf;
            open_run = if answered < ALONE { open_run + open_idf } else { 0.0 };
            open_longest = open_longest.max(open_run);
            if self.best[at] > BACKED {
                backed += self.idf[at];
            }
            mass += self.idf[at];
            covered += self.idf[at] * answered;
            if self.is_content(at) {
                contents += 1.0;
                held += f32::from(u8::from(answered >= ALONE));
                let best = self.best[at].max(1e-4).ln();
                explained += best;
                least = least.min(best);
                unknown += f32::from(u8::from(self.ids[at].is_none()));
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
            self.entropy.iter().sum::<f32>() / n,
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
        self.ratio.iter().sum::<f32>() / self.ratio.len().max(1) as f32
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
    for at in (0..source.words.len()).filter(|at| source.is_content(*at) && source.answered[*at] >= ALONE) {
        let both = |target: &usize| grid.strength(at, *target);
        let best = (0..grid.targets).max_by(|a, b| both(a).total_cmp(&both(b)));
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
    let (mut sum, mut count) = (0.0, 0.0);
    for source in 0..grid.sources {
        for target in 0..grid.targets {
            let both = grid.strength(source, target);
            if both >= ALONE && grid.is_backed(source, target) {
                sum += both;
                count += 1.0;
            }
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}
