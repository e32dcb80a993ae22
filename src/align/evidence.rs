//! What two runs of segments say about being translations of each other: Model 1 against chance, both ways.
//!
//! A token t opposite a run S is explained by S with probability λ p(t) + (1-λ)/|S| Σ p(t|s); divided by p(t), the
//! chance that it stands there anyway, each token yields a likelihood ratio whose logarithms add up.
//! λ is higher for a token of which little is known, so that ignorance is no evidence. Merging a
//! segment that explains nothing thins the rest: no constant has to punish merging as such.
//!
//! The ratio of a token that nothing explains is its λ, wherever it stands. So a bead's evidence is the sum of its
//! segments' floors, Σ ln λ, known beforehand, and of the excess of the few tokens that something explains. By the
//! same token the excess of a run is never more than the sum over its pairs of segments, for the value of a token
//! opposite a run is a mean of its values opposite the parts: a bound that spares most merged beads their sums.

use super::table::Table;
use super::tokens::Tokens;
use std::ops::Range;

/// Share of tokens that a translation leaves unexplained.
pub(super) const UNEXPLAINED: f32 = 0.35;
/// No token counts more than this ratio: one rare figure must not glue two lines together.
const MOST: f32 = 40.0;
/// A product is turned into its logarithm before it can overflow.
const LARGE: f64 = 1e200;

/// A token that something explains: its place in the document, Σ ratio.
type Hit = (u32, f32);

/// The sums Σ ratio of one source segment with each target segment of a run: by target token and by source token.
#[derive(Debug, Default)]
pub(super) struct Row {
    targets: Range<u32>,
    ends: Vec<(u32, u32)>,
    in_target: Vec<Hit>,
    in_source: Vec<Hit>,
    excess: Vec<f32>,
}

impl Row {
    /// Does it hold this target segment?
    pub fn holds(&self, j: u32) -> bool {
        self.targets.contains(&j)
    }

    /// Evidence of the pair with target segment `j` above the two floors; at least 0.
    pub fn excess(&self, j: u32) -> f32 {
        self.excess[(j - self.targets.start) as usize]
    }

    fn hits(&self, j: u32) -> (&[Hit], &[Hit]) {
        let k = (j - self.targets.start) as usize;
        let (from, to) = (if k == 0 { (0, 0) } else { self.ends[k - 1] }, self.ends[k]);
        (&self.in_source[from.0 as usize..to.0 as usize], &self.in_target[from.1 as usize..to.1 as usize])
    }
}

/// One side of a pair of documents: its tokens, what each type is worth unexplained.
#[derive(Debug)]
struct Side<'a> {
    tokens: &'a Tokens,
    /// λ of every type.
    floor: Vec<f32>,
    /// Σ ln λ of the segments before each.
    floors: Vec<f64>,
}

impl<'a> Side<'a> {
    fn new(tokens: &'a Tokens, known: &[f32]) -> Self {
        let floor: Vec<f32> = known.iter().map(|known| 1.0 - known * (1.0 - UNEXPLAINED)).collect();
        let logs: Vec<f32> = floor.iter().map(|floor| floor.ln()).collect();
        let mut floors = Vec::with_capacity(tokens.len() + 1);
        let mut sum = 0.0;
        floors.push(sum);
        for number in 0..tokens.len() {
            sum += tokens.segment(number).iter().map(|&id| f64::from(logs[id as usize])).sum::<f64>();
            floors.push(sum);
        }
        Side { tokens, floor, floors }
    }

    /// How much more than its floor a token is worth that `sum` explains opposite a run of so many tokens.
    fn gain(&self, place: u32, sum: f32, scale: f32) -> f64 {
        let floor = self.floor[self.tokens.ids()[place as usize] as usize];
        f64::from((floor + scale * sum).min(MOST) / floor)
    }
}

/// Reads the evidence of two documents; keeps its working memory.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    source: Side<'a>,
    target: Side<'a>,
    table: &'a Table,
    heads: Vec<(u32, u32)>,
    links: Vec<(u32, f32, u32)>,
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl<'a> Reader<'a> {
    /// A reader of two documents.
    pub fn new(source: &'a Tokens, target: &'a Tokens, table: &'a Table) -> Self {
        Reader {
            source: Side::new(source, &table.known_source),
            target: Side::new(target, &table.known_target),
            table,
            heads: vec![(u32::MAX, 0); target.types.len()],
            links: Vec::new(),
            sums: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// Evidence of two runs of which nothing explains anything.
    pub fn floor(&self, sources: Range<usize>, targets: Range<usize>) -> f32 {
        let run = |side: &Side<'_>, run: Range<usize>| side.floors[run.end] - side.floors[run.start];
        (run(&self.source, sources) + run(&self.target, targets)) as f32
    }

    /// Sums the ratios of source segment `i` with the target segments of a run. Rows are filled once each, in order.
    pub fn fill(&mut self, i: usize, targets: Range<u32>, row: &mut Row) {
        let places = self.source.tokens.places(i..i + 1);
        self.link(i, places.clone());
        if self.sums.len() < places.len() {
            self.sums.resize(places.len(), 0.0);
        }
        row.targets = targets.clone();
        row.ends.clear();
        row.in_target.clear();
        row.in_source.clear();
        row.excess.clear();
        for j in targets {
            let excess = self.pair(i as u32, j as usize, &places, row);
            row.excess.push(excess);
            row.ends.push((row.in_source.len() as u32, row.in_target.len() as u32));
        }
    }

    /// Lists for each target type the source tokens of a segment that it may answer.
    fn link(&mut self, i: usize, places: Range<usize>) {
        self.links.clear();
        for (place, &s) in self.source.tokens.ids()[places].iter().enumerate() {
            for entry in self.table.row(s) {
                let head = &mut self.heads[entry.target as usize];
                let next = if head.0 == i as u32 { head.1 } else { u32::MAX };
                *head = (i as u32, self.links.len() as u32);
                self.links.push((place as u32, entry.ratio, next));
            }
        }
    }

    fn pair(&mut self, i: u32, j: usize, places: &Range<usize>, row: &mut Row) -> f32 {
        let opposite = self.target.tokens.places(j..j + 1);
        let (to_source, to_target) = (scale(opposite.len()), scale(places.len()));
        let mut log = Logarithm::default();
        self.touched.clear();
        for (place, &t) in opposite.clone().zip(&self.target.tokens.ids()[opposite]) {
            let (stamp, mut at) = self.heads[t as usize];
            if stamp != i {
                continue;
            }
            let mut sum = 0.0;
            while at != u32::MAX {
                let (place, ratio, next) = self.links[at as usize];
                sum += ratio;
                let there = &mut self.sums[place as usize];
                if *there == 0.0 {
                    self.touched.push(place);
                }
                *there += ratio;
                at = next;
            }
            row.in_target.push((place as u32, sum));
            log.times(self.target.gain(place as u32, sum, to_target));
        }
        for &place in &self.touched {
            let sum = std::mem::take(&mut self.sums[place as usize]);
            let place = place + places.start as u32;
            row.in_source.push((place, sum));
            log.times(self.source.gain(place, sum, to_source));
        }
        log.value()
    }

    /// Evidence above the floors of two runs opposite each other; `row(i)` holds the sums of source segment `i`.
    pub fn excess<'r>(&mut self, sources: Range<usize>, targets: Range<usize>, row: impl Fn(usize) -> &'r Row) -> f32 {
        let here = self.source.tokens.places(sources.clone());
        let there = self.target.tokens.places(targets.clone());
        let (to_source, to_target) = (scale(there.len()), scale(here.len()));
        self.sums.resize(self.sums.len().max(here.len()).max(there.len()), 0.0);
        let mut log = Logarithm::default();
        for (is_source, start, scale) in [(true, here.start, to_source), (false, there.start, to_target)] {
            self.touched.clear();
            for i in sources.clone() {
                let row = row(i);
                for j in targets.clone() {
                    let (in_source, in_target) = row.hits(j as u32);
                    for &(place, sum) in if is_source { in_source } else { in_target } {
                        let at = &mut self.sums[place as usize - start];
                        if *at == 0.0 {
                            self.touched.push(place);
                        }
                        *at += sum;
                    }
                }
            }
            let side = if is_source { &self.source } else { &self.target };
            for &place in &self.touched {
                let sum = std::mem::take(&mut self.sums[place as usize - start]);
                log.times(side.gain(place, sum, scale));
            }
        }
        log.value()
    }
}

/// What a sum of ratios is divided by: the tokens opposite, one of which is meant.
fn scale(opposite: usize) -> f32 {
    (1.0 - UNEXPLAINED) / opposite.max(1) as f32
}

/// The logarithm of a product, taken once for many factors.
struct Logarithm {
    product: f64,
    sum: f64,
}

impl Default for Logarithm {
    fn default() -> Self {
        Logarithm { product: 1.0, sum: 0.0 }
    }
}

impl Logarithm {
    fn times(&mut self, factor: f64) {
        self.product *= factor;
        if self.product > LARGE {
            self.sum += self.product.ln();
            self.product = 1.0;
        }
    }

    fn value(self) -> f32 {
        (self.sum + self.product.ln()) as f32
    }
}
