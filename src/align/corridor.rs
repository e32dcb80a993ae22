//! The part of the lattice that the dynamic programme looks at: for each source position a run of target positions.

use std::ops::Range;

/// Lattice points `(i, j)`, 0 ≤ i ≤ m, 0 ≤ j ≤ n, row by row; both ends of the rows never move back.
#[derive(Debug)]
pub(super) struct Corridor {
    rows: Vec<Range<u32>>,
    starts: Vec<usize>,
}

/// Anchors on either side of a position that widen the corridor, so that a wrong one between right ones costs nothing.
const REACH: usize = 2;
/// The same where all of them lie as far apart on both sides: no document of the development data is aligned otherwise than
/// with 2, and of all points a fifth is left out.
const REACH_STRAIGHT: usize = 1;
/// Half the width of the corridor where a gap without anchors is too large to be looked at whole.
const HALF_WIDTH: u32 = 80;
/// Lattice points of a gap that are looked at whole: 250 × 250.
const WHOLE: u64 = 62_500;

/// The anchors round the gap after anchor `next`, so many on either side of it.
fn reached(points: &[(u32, u32)], next: usize, reach: usize) -> &[(u32, u32)] {
    &points[next.saturating_sub(reach)..(next + 2 + reach).min(points.len())]
}

fn straight(points: &[(u32, u32)]) -> bool {
    points.windows(2).all(|pair| pair[1].0 - pair[0].0 == pair[1].1 - pair[0].1)
}

impl Corridor {
    /// The corridor round a chain of anchors between `(0, 0)` and `(m, n)`.
    pub fn around(anchors: &[(u32, u32)], m: u32, n: u32) -> Self {
        let mut points = vec![(0, 0)];
        points.extend(anchors);
        points.push((m, n));
        let mut rows = Vec::with_capacity(m as usize + 1);
        let mut next = 0;
        for i in 0..=m {
            while next + 1 < points.len() && points[next + 1].0 <= i {
                next += 1;
            }
            let reach = if straight(reached(&points, next, REACH)) { REACH_STRAIGHT } else { REACH };
            let around = reached(&points, next, reach);
            let mut row = around[0].1..around[around.len() - 1].1;
            let here = points[next];
            let there = points[(next + 1).min(points.len() - 1)];
            let (height, width) = (u64::from(there.0 - here.0), u64::from(there.1 - here.1));
            if height * width > WHOLE {
                let middle = here.1 + (u64::from(i - here.0) * width / height) as u32;
                row = row.start.max(middle.saturating_sub(HALF_WIDTH))..row.end.min(middle + HALF_WIDTH);
            }
            rows.push(row.start..row.end + 1);
        }
        Corridor::from_rows(rows, n)
    }

    /// Makes rows connected and monotone.
    fn from_rows(mut rows: Vec<Range<u32>>, n: u32) -> Self {
        rows[0].start = 0;
        if let Some(last) = rows.last_mut() {
            last.end = n + 1;
        }
        for i in 1..rows.len() {
            rows[i].end = rows[i].end.max(rows[i - 1].end);
        }
        for i in (1..rows.len()).rev() {
            rows[i - 1].start = rows[i - 1].start.min(rows[i].start);
            rows[i].start = rows[i].start.min(rows[i - 1].end - 1);
        }
        for i in 1..rows.len() {
            rows[i].start = rows[i].start.max(rows[i - 1].start);
        }
        let mut starts = vec![0];
        for row in &rows {
            starts.push(starts[starts.len() - 1] + row.len());
        }
        Corridor { rows, starts }
    }

    /// Number of rows: source positions.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The target positions of a source position.
    pub fn row(&self, i: usize) -> Range<u32> {
        self.rows[i].clone()
    }

    /// The target positions of a source position, and the number of the first of these points among all.
    pub fn place(&self, i: usize) -> (Range<u32>, usize) {
        (self.rows[i].clone(), self.starts[i])
    }

    /// Number of the point `(i, j)` among all points, if the corridor holds it.
    pub fn index(&self, i: usize, j: u32) -> Option<usize> {
        let row = &self.rows[i];
        row.contains(&j).then(|| self.starts[i] + (j - row.start) as usize)
    }

    /// Points in all.
    pub fn size(&self) -> usize {
        self.starts[self.starts.len() - 1]
    }
}
