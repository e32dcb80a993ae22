//! Ladder files: a bead a line, in the form of vecalign (`[0, 1]:[2]:0.83`) or as hunalign's ladder (`0<TAB>0<TAB>0.3`).

use super::encoding::decode;
use crate::align::{Bead, Ladder};
use crate::error::Error;
use std::ops::Range;

/// Score of a bead whose line gives none.
const UNSCORED: f32 = 1.0;

/// Reads the ladder over `source` × `target` segments that a file gives.
///
/// Errors name the line: a line in another form, segments that are not neighbours, left out or named twice.
pub fn ladder(name: &str, bytes: &[u8], source: u32, target: u32) -> Result<Ladder, Error> {
    let text = decode(name, bytes)?;
    let lines: Vec<(usize, &str)> =
        text.lines().enumerate().map(|(n, l)| (n + 1, l.trim())).filter(|(_, l)| !l.is_empty()).collect();
    let brackets = lines.first().is_none_or(|(_, line)| line.starts_with('['));
    let beads = if brackets { beads_listed(name, &lines)? } else { beads_between(name, &lines, source, target)? };
    check_order(name, &beads, source, target)?;
    let beads = beads.into_iter().map(|(_, bead)| bead).collect();
    Ladder::new(beads, source, target).ok_or_else(|| malformed(name, 0, "the beads do not cover both texts in order"))
}

fn malformed(name: &str, line: usize, problem: &str) -> Error {
    let problem = if line == 0 { problem.to_string() } else { format!("line {line}: {problem}") };
    Error::input(name, problem, "a bead a line, `[0, 1]:[2]:0.83`, every segment of both texts once and in order")
}

fn beads_listed(name: &str, lines: &[(usize, &str)]) -> Result<Vec<(usize, Bead)>, Error> {
    let mut beads = Vec::with_capacity(lines.len());
    for &(number, line) in lines {
        let bead = bead(line).ok_or_else(|| malformed(name, number, &format!("`{}` is no bead", shortened(line))))?;
        beads.push((number, bead));
    }
    // An empty side says nothing about its place: it stands where the segments before it end.
    let (mut i, mut j) = (0, 0);
    for (_, bead) in &mut beads {
        if bead.source.is_empty() {
            bead.source = i..i;
        }
        if bead.target.is_empty() {
            bead.target = j..j;
        }
        (i, j) = (bead.source.end, bead.target.end);
    }
    beads.retain(|(_, bead)| !(bead.source.is_empty() && bead.target.is_empty()));
    Ok(beads)
}

/// `[0, 1]:[2]:0.83`; the score may be missing.
fn bead(line: &str) -> Option<Bead> {
    let mut parts = line.splitn(3, ':');
    let (source, target) = (run(parts.next()?)?, run(parts.next()?)?);
    let score = match parts.next() {
        Some(score) => score.trim().parse::<f32>().ok().filter(|s| s.is_finite())?.clamp(0.0, 1.0),
        None => UNSCORED,
    };
    Some(Bead { source, target, score })
}

/// `[3, 4]` → 3..5; the numbers must be neighbours.
fn run(list: &str) -> Option<Range<u32>> {
    let inner = list.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    if inner.is_empty() {
        return Some(0..0);
    }
    let mut range: Option<Range<u32>> = None;
    for number in inner.split(',') {
        let number: u32 = number.trim().parse().ok().filter(|n| *n < u32::MAX)?;
        range = match range {
            None => Some(number..number + 1),
            Some(r) if r.end == number => Some(r.start..number + 1),
            Some(_) => return None,
        };
    }
    range
}

/// hunalign's ladder: each line is a rung `source<TAB>target<TAB>score`, and the bead is what lies up to the next one.
fn beads_between(name: &str, lines: &[(usize, &str)], source: u32, target: u32) -> Result<Vec<(usize, Bead)>, Error> {
    let mut rungs = Vec::with_capacity(lines.len() + 1);
    for &(number, line) in lines {
        let mut cells = line.split_whitespace();
        let rung =
            cells.next().and_then(|a| a.parse::<u32>().ok()).zip(cells.next().and_then(|b| b.parse::<u32>().ok()));
        let (i, j) = rung.ok_or_else(|| malformed(name, number, &format!("`{}` is no bead", shortened(line))))?;
        let score = cells.next().and_then(|s| s.parse::<f32>().ok()).filter(|s| s.is_finite()).unwrap_or(UNSCORED);
        rungs.push((number, i, j, score.clamp(0.0, 1.0)));
    }
    if rungs.last().is_some_and(|(_, i, j, _)| (*i, *j) != (source, target)) {
        rungs.push((lines.len(), source, target, UNSCORED));
    }
    let mut beads = Vec::with_capacity(rungs.len());
    for pair in rungs.windows(2) {
        let ((number, i, j, score), (_, k, l, _)) = (pair[0], pair[1]);
        if k < i || l < j {
            return Err(malformed(name, number, "the rungs go back"));
        }
        if (i, j) != (k, l) {
            beads.push((number, Bead { source: i..k, target: j..l, score }));
        }
    }
    Ok(beads)
}

fn check_order(name: &str, beads: &[(usize, Bead)], source: u32, target: u32) -> Result<(), Error> {
    let (mut i, mut j) = (0, 0);
    for (number, bead) in beads {
        let sides = [("source", &bead.source, i, source), ("target", &bead.target, j, target)];
        for (side, range, due, count) in sides {
            if range.start != due {
                let problem = format!("{side} segment {due} is due, the bead begins with {}", range.start);
                return Err(malformed(name, *number, &problem));
            }
            if range.end > count {
                let problem =
                    format!("{side} segment {} is named, the text has {count} (numbers begin at 0)", range.end - 1);
                return Err(malformed(name, *number, &problem));
            }
        }
        (i, j) = (bead.source.end, bead.target.end);
    }
    if (i, j) != (source, target) {
        let problem = format!("the beads end at segments {i} and {j}, the texts have {source} and {target}");
        return Err(malformed(name, 0, &problem));
    }
    Ok(())
}

fn shortened(line: &str) -> String {
    line.chars().take(40).collect()
}
