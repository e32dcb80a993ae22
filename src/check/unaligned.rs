//! Runs of neighbouring segments that the other side leaves unanswered: what omission and addition share.

use crate::align::{Bead, Bitext, Side};
use crate::finding::{Evidence, Severity};
use crate::text::{Segment, Span, WordKind};

/// The aligner leaves a segment alone only where nothing near it answers; of the gold omissions and additions in
/// the dev documents nine in ten are real once furniture is set aside.
pub const CONFIDENCE: f32 = 0.9;

/// Segments of one side, neighbours, that nothing on the other side answers.
#[derive(Debug)]
pub struct Run {
    /// The segments, their texts joined, the ones with content marked.
    pub evidence: Evidence,
    /// Letters-only words in the marked segments.
    pub words: usize,
    /// Does a marked segment hold a digit?
    pub figures: bool,
}

/// The run that begins at this bead, if one does. A bead of the opposite kind does not interrupt a run.
pub fn run_at(bitext: &Bitext, bead: usize, side: Side) -> Option<Run> {
    let beads = bitext.beads();
    let own = |b: &Bead| if side == Side::Source { b.source.clone() } else { b.target.clone() };
    let answered = |b: &Bead| !b.source.is_empty() && !b.target.is_empty();
    if answered(&beads[bead]) || own(&beads[bead]).is_empty() {
        return None;
    }
    let before = beads[..bead].iter().rev().find(|b| answered(b) || !own(b).is_empty());
    if bitext.document && before.is_some_and(|b| !answered(b)) {
        return None; // reported with the bead in which its run begins
    }
    let mut range = own(&beads[bead]);
    if bitext.document {
        let run = beads[bead..].iter().take_while(|b| !answered(b));
        range.end = run.map(|b| own(b).end).max().unwrap_or(range.end);
    }
    let segments = &bitext.document(side).segments[range.start as usize..range.end as usize];
    let mut run = Run {
        evidence: Evidence { segments: range, text: String::new(), spans: Vec::new(), reading: None },
        words: 0,
        figures: false,
    };
    for (number, segment) in (run.evidence.segments.start..).zip(segments) {
        run.push(segment, bitext.document(side).language, bitext.moved(side, number).is_some());
    }
    (!run.evidence.spans.is_empty()).then_some(run)
}

impl Run {
    fn push(&mut self, segment: &Segment, language: crate::text::Language, moved: bool) {
        let text = &mut self.evidence.text;
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&segment.text);
        // Rules, asterisks and numbers of pages say nothing that could be left out; what moved is not left out.
        if !moved && segment.text.chars().any(char::is_alphabetic) {
            self.evidence.spans.push(Span::new(start, text.len()));
            self.words +=
                crate::text::words(&segment.text, language).iter().filter(|w| w.kind == WordKind::Word).count();
            self.figures |= segment.text.contains(|c: char| c.is_ascii_digit());
        }
    }

    /// What is left out or added, in words.
    pub fn size(&self) -> String {
        let segments = self.evidence.spans.len();
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        format!("{segments} segment{} of {} word{} in all", plural(segments), self.words, plural(self.words))
    }

    /// Note for a label, minor for a short line, major for what says something.
    pub fn severity(&self) -> Severity {
        // A heading of one or two words that is gone misleads nobody; six words make a statement.
        match self.words {
            0..=2 if !self.figures => Severity::Note,
            0..=5 if !self.figures => Severity::Minor,
            _ => Severity::Major,
        }
    }
}
