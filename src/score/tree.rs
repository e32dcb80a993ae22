//! Boosted trees: the sum of many small decision trees is the logarithm of the odds.
//!
//! The weights file is text: after comment lines, `start VALUE`, then a line a node in the order of the trees,
//! `split FEATURE THRESHOLD LEFT RIGHT` (children as node numbers within the tree; left is at most the threshold) or
//! `leaf VALUE`, and `end` after each tree.

use super::feature::{Features, NAMES};

/// A classifier over [`Features`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trees {
    /// Log-odds before any tree speaks.
    pub start: f32,
    /// The trees; the first node of each is its root.
    pub trees: Vec<Vec<Node>>,
}

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Node {
    /// Goes left when the feature is at most the threshold.
    Split {
        /// Number of the feature.
        feature: u16,
        /// The threshold.
        threshold: f32,
        /// Node number in this tree.
        left: u16,
        /// Node number in this tree.
        right: u16,
    },
    /// What the tree adds.
    Leaf(f32),
}

impl Trees {
    /// The probability of equivalence.
    pub fn probability(&self, features: &Features) -> f32 {
        1.0 / (1.0 + (-self.log_odds(features)).exp())
    }

    /// The logarithm of its odds.
    pub fn log_odds(&self, features: &Features) -> f32 {
        self.start + self.trees.iter().map(|tree| walk(tree, features)).sum::<f32>()
    }

    /// Reads a weights file; `None` when a line is none of it or a node leads nowhere.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut out, mut tree) = (Trees::default(), Vec::new());
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut cells = line.split(' ');
            let mut next = || cells.next();
            match next()? {
                "start" => out.start = next()?.parse().ok()?,
                "leaf" => tree.push(Node::Leaf(next()?.parse().ok()?)),
                "end" => out.trees.push(std::mem::take(&mut tree)),
                "split" => {
                    let name = next()?;
                    let feature = NAMES.iter().position(|known| *known == name)? as u16;
                    let threshold = next()?.parse().ok()?;
                    let (left, right) = (next()?.parse().ok()?, next()?.parse().ok()?);
                    tree.push(Node::Split { feature, threshold, left, right });
                }
                _ => return None,
            }
        }
        out.trees.iter().all(|tree| leads_down(tree)).then_some(out)
    }

    /// The text that [`Trees::parse`] reads.
    pub fn format(&self) -> String {
        let mut out = format!("start {}\n", self.start);
        for tree in &self.trees {
            for node in tree {
                match node {
                    Node::Leaf(value) => out += &format!("leaf {value}\n"),
                    Node::Split { feature, threshold, left, right } => {
                        out += &format!("split {} {threshold} {left} {right}\n", NAMES[*feature as usize]);
                    }
                }
            }
            out += "end\n";
        }
        out
    }
}

/// Children stand behind their parents, so that every walk ends.
fn leads_down(tree: &[Node]) -> bool {
    let behind = |at: usize, child: u16| child as usize > at && (child as usize) < tree.len();
    !tree.is_empty()
        && tree.iter().enumerate().all(|(at, node)| match node {
            Node::Leaf(_) => true,
            Node::Split { left, right, .. } => behind(at, *left) && behind(at, *right),
        })
}

fn walk(tree: &[Node], features: &Features) -> f32 {
    let mut at = 0;
    loop {
        match tree.get(at) {
            Some(Node::Split { feature, threshold, left, right }) => {
                let left_side = features.get(*feature as usize).is_none_or(|value| value <= threshold);
                at = if left_side { *left } else { *right } as usize;
            }
            Some(Node::Leaf(value)) => return *value,
            None => return 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::feature::COUNT;
    use super::*;

    #[test]
    fn weights_are_read_as_written() {
        let split = Node::Split { feature: 3, threshold: 0.25, left: 1, right: 2 };
        let trees = Trees { start: -0.5, trees: vec![vec![split, Node::Leaf(1.5), Node::Leaf(-2.0)]] };
        assert_eq!(Trees::parse(&trees.format()), Some(trees.clone()));
        let mut features = [0.0; COUNT];
        assert_eq!(trees.log_odds(&features), 1.0);
        features[3] = 0.3;
        assert_eq!(trees.log_odds(&features), -2.5);
        assert_eq!(Trees::parse("split words 1 0 0\nend\n"), None);
        assert_eq!(Trees::parse("leaf x\nend\n"), None);
    }
}
