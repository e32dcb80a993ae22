//! What two runs of segments say about being translations of each other: Model 1 against chance, both ways.
//!
//! A token t opposite a run S is explained by S with probability λ p(t) + (1-λ)/|S| Σ p(t|s); divided by p(t), the
//! chance that it stands there anyway, each token yields a likelihood ratio whose logarithms add up.
//! λ is higher for a token of which little is known, so that ignorance is no evidence. Merging a
//! segment that explains nothing thins the rest: no constant has to punish merging as such.
//!
//! The ratio of a token that nothing explains is its λ, wherever it stands. So a bead's evidence is the sum of its
//! segments' floors, Σ ln λ, known beforehand, and of the excess of the few tokens that something explains.
//!
//! ln(1+x) is concave: the excess of a token opposite a run is never more than the sum of its excess opposite each part,
//! where each explanation is thinned by the part's share of the run. Summed over pairs of segments, with all parts
//! taken as equal, this estimates what a merged bead says without reading it.

use super::table::Table;
use super::tokens::Tokens;
use std::ops::Range;

/// Share of tokens that a translation leaves unexplained.
pub(super) const UNEXPLAINED: f32 = 0.35;
/// No token counts more than this ratio: one rare figure must not glue two lines together.
pub(super) const MOST: f32 = 40.0;
/// A product is turned into its logarithm before it can overflow.
const LARGE: f64 = 1e200;

/// A token that something explains: its place in the document, Σ ratio.
pub(super) type Hit = (u32, f32);

/// The sums Σ ratio of one source segment with each target segment of a run: by target token and by source token.
#[derive(Debug, Default)]
pub(super) struct Row {
    targets: Range<u32>,
    ends: Vec<(u32, u32)>,
    in_target: Vec<Hit>,
    in_source: Vec<Hit>,
    parts: Vec<Parts>,
}

/// Shares of a run that a segment has in it when the run has one, two, three or more segments.
const SHARES: [f32; 3] = [1.0, 0.5, 0.3];
/// A fourth column keeps the sums in the machine's vectors.
const COLUMNS: usize = SHARES.len() + 1;

/// What a pair of segments adds to a run of so many segments: its excess with all explanations thinned.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    /// In the source's tokens, by the target segments of the run.
    source: [f32; COLUMNS],
    /// In the target's tokens, by the source segments of the run.
    target: [f32; COLUMNS],
}

impl Parts {
    /// Adds another pair of the same run.
    pub fn add(&mut self, other: &Parts) {
        for k in 0..COLUMNS {
            self.source[k] += other.source[k];
            self.target[k] += other.target[k];
        }
    }

    /// Estimated excess of a run of `a` source and `b` target segments whose pairs were added; exact where both are 1.
    pub fn excess(&self, a: usize, b: usize) -> f32 {
        self.source[b.min(SHARES.len()) - 1] + self.target[a.min(SHARES.len()) - 1]
    }
}

impl Row {
    /// Does it hold this target segment?
    pub fn holds(&self, j: u32) -> bool {
        self.targets.contains(&j)
    }

    /// What the pair with target segment `j` says.
    pub fn parts(&self, j: u32) -> &Parts {
        &self.parts[(j - self.targets.start) as usize]
    }

    /// The tokens of source and target that the pair with target segment `j` explains.
    pub fn hits(&self, j: u32) -> (&[Hit], &[Hit]) {
        let k = (j - self.targets.start) as usize;
        let (from, to) = (if k == 0 { (0, 0) } else { self.ends[k - 1] }, self.ends[k]);
        (&self.in_source[from.0 as usize..to.0 as usize], &self.in_target[from.1 as usize..to.1 as usize])
    }
}

/// One side of a pair of documents: its tokens, what each type is worth unexplained.
#[derive(Debug)]
struct Side<'a> {
    tokens: &'a Tokens,
    /// λ of every type, and 1/λ.
    floor: Vec<(f32, f32)>,
    /// Σ ln λ of the segments before each.
    floors: Vec<f64>,
}

impl<'a> Side<'a> {
    fn new(tokens: &'a Tokens, known: &[f32]) -> Self {
        let floor = known.iter().map(|known| 1.0 - known * (1.0 - UNEXPLAINED));
        let floor: Vec<(f32, f32)> = floor.map(|floor| (floor, 1.0 / floor)).collect();
        let logs: Vec<f32> = floor.iter().map(|(floor, _)| floor.ln()).collect();
        let mut floors = Vec::with_capacity(tokens.len() + 1);
        let mut sum = 0.0;
        floors.push(sum);
        for number in 0..tokens.len() {
            let places = tokens.places(number..number + 1);
            let types = tokens.ids()[places.clone()].iter().zip(&tokens.counts()[places]);
            sum += types.map(|(&id, &count)| f64::from(logs[id as usize] * f32::from(count))).sum::<f64>();
            floors.push(sum);
        }
        Side { tokens, floor, floors }
    }

    /// λ, 1/λ and the count of a place.
    fn at(&self, place: usize) -> (f32, f32, u8) {
        let (floor, inverse) = self.floor[self.tokens.ids()[place] as usize];
        (floor, inverse, self.tokens.counts()[place])
    }
}

/// A source token that a target token may answer.
#[derive(Debug, Clone, Copy)]
struct Link {
    place: u32,
    /// Next link of the same target type.
    next: u32,
    ratio: f32,
    /// The ratio times how often the source token stands there.
    weight: f32,
}

/// Reads the evidence of two documents; keeps its working memory.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    source: Side<'a>,
    target: Side<'a>,
    table: &'a Table,
    /// For each target type the reading that listed it last, and its first link there.
    heads: Vec<(u32, u32)>,
    reading: u32,
    links: Vec<Link>,
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
            heads: vec![(0, 0); target.types.len()],
            reading: 0,
            links: Vec::new(),
            sums: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// Evidence of a run of the source of which nothing explains anything.
    pub fn source_floor(&self, run: Range<usize>) -> f32 {
        (self.source.floors[run.end] - self.source.floors[run.start]) as f32
    }

    /// The same of a run of the target.
    pub fn target_floor(&self, run: Range<usize>) -> f32 {
        (self.target.floors[run.end] - self.target.floors[run.start]) as f32
    }

    /// Sums the ratios of source segment `i` with the target segments of a run.
    pub fn fill(&mut self, i: usize, targets: Range<u32>, row: &mut Row) {
        let places = self.source.tokens.places(i..i + 1);
        let height = self.source.tokens.size(i..i + 1);
        self.link(places.clone());
        if self.sums.len() < places.len() {
            self.sums.resize(places.len(), 0.0);
        }
        row.targets = targets.clone();
        row.ends.clear();
        row.in_target.clear();
        row.in_source.clear();
        row.parts.clear();
        for j in targets {
            let parts = self.pair(j as usize, (&places, height), row);
            row.parts.push(parts);
            row.ends.push((row.in_source.len() as u32, row.in_target.len() as u32));
        }
    }

    /// Lists for each target type the places of the source segment that it may answer.
    fn link(&mut self, places: Range<usize>) {
        self.links.clear();
        self.reading += 1;
        let source = self.source.tokens;
        for (place, &s) in source.ids()[places.clone()].iter().enumerate() {
            let count = f32::from(source.counts()[places.start + place]);
            for entry in self.table.row(s) {
                let head = &mut self.heads[entry.target as usize];
                let next = if head.0 == self.reading { head.1 } else { u32::MAX };
                *head = (self.reading, self.links.len() as u32);
                self.links.push(Link { place: place as u32, next, ratio: entry.ratio, weight: entry.ratio * count });
            }
        }
    }

    fn pair(&mut self, j: usize, (places, height): (&Range<usize>, usize), row: &mut Row) -> Parts {
        let target = self.target.tokens;
        let opposite = target.places(j..j + 1);
        let to_source = scale(target.size(j..j + 1));
        let to_target = scale(height);
        let mut parts = Parts::default();
        self.touched.clear();
        let mut log = Logarithms::default();
        for place in opposite {
            let (stamp, mut at) = self.heads[target.ids()[place] as usize];
            if stamp != self.reading {
                continue;
            }
            let here = self.target.at(place);
            let (count, mut sum) = (f32::from(here.2), 0.0);
            while let Some(link) = self.links.get(at as usize) {
                sum += link.weight;
                let there = &mut self.sums[link.place as usize];
                if *there == 0.0 {
                    self.touched.push(link.place);
                }
                *there += link.ratio * count;
                at = link.next;
            }
            row.in_target.push((place as u32, sum));
            log.times(here, sum * to_target);
        }
        if self.touched.is_empty() {
            return parts;
        }
        parts.target[..SHARES.len()].copy_from_slice(&log.values());
        let mut log = Logarithms::default();
        for &place in &self.touched {
            let sum = std::mem::take(&mut self.sums[place as usize]);
            let place = place as usize + places.start;
            row.in_source.push((place as u32, sum));
            log.times(self.source.at(place), sum * to_source);
        }
        parts.source[..SHARES.len()].copy_from_slice(&log.values());
        parts
    }

    /// λ of every token of one side, place by place, with its count.
    pub fn expectation(&self, is_source: bool, place: usize) -> (f32, f32) {
        let (floor, _, count) = if is_source { &self.source } else { &self.target }.at(place);
        (floor, f32::from(count))
    }

    /// Evidence above the floors of two runs opposite each other; `row(i)` holds the sums of source segment `i`.
    pub fn excess<'r>(&mut self, sources: Range<usize>, targets: Range<usize>, row: impl Fn(usize) -> &'r Row) -> f32 {
        self.excess_of(true, (sources.clone(), targets.clone()), &row) + self.excess_of(false, (sources, targets), &row)
    }

    /// The part of it in the tokens of one side.
    pub fn excess_of<'r>(
        &mut self,
        is_source: bool,
        (sources, targets): (Range<usize>, Range<usize>),
        row: impl Fn(usize) -> &'r Row,
    ) -> f32 {
        let (here, there) = (&self.source.tokens, &self.target.tokens);
        let (places, opposite) = if is_source {
            (here.places(sources.clone()), there.size(targets.clone()))
        } else {
            (there.places(targets.clone()), here.size(sources.clone()))
        };
        self.sums.resize(self.sums.len().max(places.len()), 0.0);
        self.touched.clear();
        for row in sources.map(row) {
            for j in targets.clone() {
                let (in_source, in_target) = row.hits(j as u32);
                for &(place, sum) in if is_source { in_source } else { in_target } {
                    let at = &mut self.sums[place as usize - places.start];
                    if *at == 0.0 {
                        self.touched.push(place);
                    }
                    *at += sum;
                }
            }
        }
        let side = if is_source { &self.source } else { &self.target };
        let (scale, mut log) = (scale(opposite), Logarithm::default());
        for &place in &self.touched {
            let sum = std::mem::take(&mut self.sums[place as usize - places.start]);
            log.times(side.at(place as usize), sum * scale);
        }
        log.value()
    }
}

/// What a sum of ratios is divided by: the tokens opposite, one of which is meant.
pub(super) fn scale(opposite: usize) -> f32 {
    (1.0 - UNEXPLAINED) / opposite.max(1) as f32
}

/// Σ ln of how much more than its floor each token is worth, one logarithm for many tokens.
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
    fn times(&mut self, (floor, inverse, count): (f32, f32, u8), explained: f32) {
        let factor = f64::from((floor + explained).min(MOST) * inverse);
        for _ in 0..count {
            self.product *= factor;
            if self.product > LARGE {
                self.sum += self.product.ln();
                self.product = 1.0;
            }
        }
    }

    fn value(self) -> f32 {
        (self.sum + self.product.ln()) as f32
    }
}

/// The same for every share.
struct Logarithms {
    products: [f64; SHARES.len()],
    sums: [f64; SHARES.len()],
}

impl Default for Logarithms {
    fn default() -> Self {
        Logarithms { products: [1.0; SHARES.len()], sums: [0.0; SHARES.len()] }
    }
}

impl Logarithms {
    fn times(&mut self, (floor, inverse, count): (f32, f32, u8), explained: f32) {
        let factors = SHARES.map(|share| f64::from((floor + explained * share).min(MOST) * inverse));
        for _ in 0..count {
            for (product, factor) in self.products.iter_mut().zip(factors) {
                *product *= factor;
            }
            // The first share is the greatest.
            if self.products[0] > LARGE {
                for (sum, product) in self.sums.iter_mut().zip(&mut self.products) {
                    *sum += product.ln();
                    *product = 1.0;
                }
            }
        }
    }

    fn values(self) -> [f32; SHARES.len()] {
        std::array::from_fn(|k| (self.sums[k] + self.products[k].ln()) as f32)
    }
}
