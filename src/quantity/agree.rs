//! Pairs the quantities of a text with those of its translation, one-to-one, and says how each pair relates.

use super::relate;
use super::{Kind, Quantity, Surface, Unit, Value};
use std::collections::BTreeMap;

/// How two quantities that answer each other relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Relation {
    /// The same.
    Equal,
    /// The same in another unit, exactly or as near as the digits allow.
    Converted,
    /// One is the other rounded.
    Rounded,
    /// Equal only if the other language's separators are read.
    NotLocalised,
    /// Equal only if day and month change places.
    DateOrder,
    /// The same hour in another zone's name.
    Zone,
    /// The same figure with the other sign.
    Sign,
    /// The same number in another currency.
    Currency,
    /// The same number of another unit.
    Unit,
    /// Percent for percentage points, or points for basis points.
    Points,
    /// A thousand times too much or too little.
    Scale,
    /// Another value.
    Changed,
}

impl Relation {
    /// Do the two state the same fact, as far as their values go?
    pub fn agrees(self) -> bool {
        matches!(self, Relation::Equal | Relation::Converted | Relation::Rounded)
    }
}

/// Two quantities that answer each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pairing {
    /// Number of the source quantity.
    pub source: usize,
    /// Number of the target quantity.
    pub target: usize,
    /// How they relate.
    pub relation: Relation,
}

/// The pairs, and what is left on either side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Quantities that answer each other, in source order.
    pub pairs: Vec<Pairing>,
    /// Source quantities without an answer.
    pub missing: Vec<usize>,
    /// Target quantities that answer nothing.
    pub added: Vec<usize>,
}

/// Beyond this many possible pairs equal quantities are first paired by their keys, so that tables stay fast.
const MANY: usize = 4096;
/// What is left over after that is compared pairwise up to this many on each side.
const MOST_LEFT: usize = 64;

/// Pairs quantities one-to-one: equal ones first, then converted, then rounded; what is left of one class is a change.
///
/// Swapping the sides swaps the result.
pub fn agree(source: &[Quantity], target: &[Quantity]) -> Agreement {
    let mut matching =
        Matching { source, target, pairs: Vec::new(), free: (vec![true; source.len()], vec![true; target.len()]) };
    if source.len().saturating_mul(target.len()) > MANY {
        matching.by_key();
    }
    matching.by_agreement();
    matching.forget_repeated();
    matching.changes();
    matching.finish()
}

struct Matching<'a> {
    source: &'a [Quantity],
    target: &'a [Quantity],
    pairs: Vec<Pairing>,
    free: (Vec<bool>, Vec<bool>),
}

impl Matching<'_> {
    fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let free = |flags: &[bool]| flags.iter().enumerate().filter(|(_, free)| **free).map(|(at, _)| at).collect();
        (free(&self.free.0), free(&self.free.1))
    }

    fn pair(&mut self, source: usize, target: usize, relation: Relation) {
        self.free.0[source] = false;
        self.free.1[target] = false;
        self.pairs.push(Pairing { source, target, relation });
    }

    fn by_key(&mut self) {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, quantity) in self.target.iter().enumerate().rev() {
            places.entry(quantity.key()).or_default().push(at);
        }
        for (at, quantity) in self.source.iter().enumerate() {
            if let Some(other) = places.get_mut(&quantity.key()).and_then(Vec::pop) {
                self.pair(at, other, Relation::Equal);
            }
        }
    }

    /// All pairs that agree somehow, the closest first; of equals those at the same place in their texts.
    fn by_agreement(&mut self) {
        let (mut left, mut right) = self.left();
        left.truncate(MOST_LEFT.max(if left.len() * right.len() <= MANY { left.len() } else { 0 }));
        right.truncate(MOST_LEFT.max(if left.len() * right.len() <= MANY { right.len() } else { 0 }));
        let mut candidates = Vec::new();
        for &a in &left {
            for &b in &right {
                let (x, y) = (&self.source[a], &self.target[b]);
                if let Some((rank, relation)) = relate::agreement(x, y) {
                    let hedges = u8::from(x.bound.map(super::Bound::direction) != y.bound.map(super::Bound::direction));
                    let firm = u8::from(x.firm != y.firm);
                    candidates.push((rank, hedges + firm, self.drift(a, b), a, b, relation));
                }
            }
        }
        candidates.sort_unstable();
        for (_, _, _, a, b, relation) in candidates {
            if self.free.0[a] && self.free.1[b] {
                self.pair(a, b, relation);
            }
        }
    }

    /// How far apart two quantities stand, each at its place among those of its side.
    fn drift(&self, a: usize, b: usize) -> usize {
        (a * self.target.len()).abs_diff(b * self.source.len())
    }

    /// A value written twice counts once: *two hundred (200)*, a gloss in another unit, a figure taken up again.
    fn forget_repeated(&mut self) {
        let (left, right) = self.left();
        let repeated: Vec<usize> = left.into_iter().filter(|&at| self.already_said(&self.source[at])).collect();
        let echoed: Vec<usize> = right.into_iter().filter(|&at| self.already_said(&self.target[at])).collect();
        repeated.into_iter().for_each(|at| self.free.0[at] = false);
        echoed.into_iter().for_each(|at| self.free.1[at] = false);
    }

    fn already_said(&self, quantity: &Quantity) -> bool {
        let agrees =
            |other: &Quantity| relate::agreement(quantity, other).is_some_and(|(_, relation)| relation.agrees());
        let mut paired = self.pairs.iter().filter(|pair| pair.relation.agrees());
        paired.any(|pair| agrees(&self.source[pair.source]) || agrees(&self.target[pair.target]))
    }

    /// What is left on both sides and counts the same has changed.
    fn changes(&mut self) {
        let (left, right) = self.left();
        let mut candidates = Vec::new();
        for &a in left.iter().take(MOST_LEFT) {
            for &b in right.iter().take(MOST_LEFT) {
                if let Some(rank) = likeness(&self.source[a], &self.target[b]) {
                    candidates.push((rank, self.drift(a, b), a, b));
                }
            }
        }
        candidates.sort_unstable();
        for (_, _, a, b) in candidates {
            if self.free.0[a] && self.free.1[b] {
                self.pair(a, b, Relation::Changed);
            }
        }
    }

    fn finish(mut self) -> Agreement {
        let (missing, added) = self.left();
        self.pairs.sort_by_key(|pair| (pair.source, pair.target));
        Agreement { pairs: self.pairs, missing, added }
    }
}

/// How alike two quantities of different values are (lower is closer); `None` where one cannot stand for the other.
fn likeness(a: &Quantity, b: &Quantity) -> Option<u8> {
    match (&a.value, &b.value) {
        (Value::Date(x), Value::Date(y)) => {
            let shape = |d: &super::Date| (d.year.is_some(), d.month.is_some(), d.day.is_some(), d.period.is_some());
            let weak = !a.firm || !b.firm;
            let same = shape(x) == shape(y);
            // a holiday by its name is no figure: only weekdays and months can change while weak
            if weak && (x.day.is_some() || y.day.is_some()) {
                return None;
            }
            if weak && !(same && !a.firm && !b.firm) {
                return None;
            }
            let overlap = x.shared_parts(y) > 0;
            let year_and_decade =
                x.bare_year().is_some() != y.bare_year().is_some() && (x.period.is_some() || y.period.is_some());
            return if same { Some(0) } else { (overlap || year_and_decade).then_some(1) };
        }
        (Value::Time(_), Value::Time(_)) => return Some(0),
        (Value::Number(_), Value::Number(_)) => {}
        (Value::Date(date), Value::Number(_)) => return year_against(date, a, b),
        (Value::Number(_), Value::Date(date)) => return year_against(date, b, a),
        _ => return None,
    }
    if a.vague || b.vague {
        return (a.vague && b.vague).then_some(0);
    }
    let ordinals = (a.kind == Kind::Ordinal, b.kind == Kind::Ordinal);
    if ordinals == (true, true) {
        // "first" and "premier" begin and name more than they rank
        return (a.firm && b.firm).then_some(0);
    }
    // a rank against an amount says nothing
    if !a.firm || !b.firm || ordinals.0 != ordinals.1 && (a.unit.is_some() || b.unit.is_some()) {
        return None;
    }
    // "every 20 minutes" may be "three times an hour"
    let factor = a.kind == Kind::Multiple || b.kind == Kind::Multiple;
    let share = |unit: Option<Unit>| unit.is_none_or(|unit| unit == Unit::Percent);
    if factor && !(share(a.unit) && share(b.unit)) {
        return None;
    }
    match (a.unit, b.unit) {
        (Some(Unit::Currency(_)), Some(Unit::Currency(_))) => Some(0),
        (Some(Unit::Measure(p)), Some(Unit::Measure(q))) => (p.dimension == q.dimension).then_some(0),
        (
            Some(Unit::Percent | Unit::Points | Unit::BasisPoints),
            Some(Unit::Percent | Unit::Points | Unit::BasisPoints),
        ) => Some(0),
        (Some(_), Some(_)) => None,
        _ if !comparable(a, b) => None,
        _ if a.kind == b.kind => Some(0),
        (None, None) if ordinals.0 != ordinals.1 => (a.kind == Kind::Cardinal || b.kind == Kind::Cardinal).then_some(3),
        // a part against a whole, a length of time against a count: two figures, not one that changed
        _ if split(a, b) || split(b, a) => None,
        (None, None) => Some(1),
        _ => Some(2),
    }
}

/// A figure that changes keeps its magnitude; what is farther off is another figure, unless only zeros came or went.
/// Of 60 changed figures read in the news, none that was real lay farther off; scale words are judged apart.
const FARTHEST: i128 = 20;

fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let (Some(x), Some(y)) = (a.number(), b.number()) else { return true };
    if a.scale.max(b.scale) >= 1000 || a.surface == Surface::Words && b.surface == Surface::Words {
        return true;
    }
    let (low, high) = if x < y { (x, y) } else { (y, x) };
    let Some(ratio) = super::value::over(high, low).filter(|_| low > super::Exact::from_integer(0)) else {
        return true;
    };
    let zeros = ratio.is_integer() && super::value::power_of_ten(ratio.numer().ilog10()) == Some(*ratio.numer());
    zeros || ratio <= super::Exact::from_integer(FARTHEST)
}

/// A measure or a part on one side and a bare count on the other; *three quarters* are both.
fn split(counted: &Quantity, other: &Quantity) -> bool {
    let bare = counted.kind == Kind::Cardinal && counted.unit.is_none();
    bare && matches!(other.kind, Kind::Measure | Kind::Duration | Kind::Fraction)
}

/// A year against a plain number: only a number that could be a year.
fn year_against(date: &super::Date, dated: &Quantity, number: &Quantity) -> Option<u8> {
    // a year in words may be any number of four digits
    let most = if dated.surface == Surface::Words && number.surface == Surface::Words { 9999 } else { 2999 };
    let year_like = number.number().is_some_and(|n| n.is_integer() && (1000..=most).contains(n.numer()));
    (date.bare_year().is_some() && dated.firm && number.firm && number.unit.is_none() && year_like).then_some(2)
}
