//! The texts of a pair, its ladder and its findings as they are kept: the audit can be made again from them, without the
//! files and without running a check.

use crate::align::{Bead, Bitext, Ladder, Move, Side};
use crate::check::CHECKS;
use crate::finding::{Evidence, Finding, Severity};
use crate::lexicon::Lexicon;
use crate::text::{BlockKind, Language, Segment, Segments, Span};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Source, target, and the beads (first and last segment of either side; the bits of the score).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Material {
    source: Text,
    target: Text,
    beads: Vec<(u32, u32, u32, u32, u32)>,
    /// As in [`Bitext`].
    document: bool,
    ignores: Vec<(u32, String)>,
    findings: Vec<Found>,
    ids: Vec<Option<String>>,
    /// Source segment, target segment, the bits of the score.
    moves: Vec<(u32, u32, u32)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Text {
    name: String,
    language: String,
    segments: Vec<Piece>,
    furniture: Vec<Piece>,
}

/// A finding; its category is its check's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Found {
    check: String,
    severity: Severity,
    confidence: u32,
    message: String,
    sides: [Option<Quoted>; 2],
    bead: u32,
}

/// Evidence: segments, text, spans, reading.
type Quoted = (u32, u32, String, Vec<(usize, usize)>, Option<String>);

/// Text, first byte, last byte, block, kind, line.
type Piece = (String, usize, usize, u32, u8, u32);

const KINDS: [BlockKind; 4] = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListItem, BlockKind::TableCell];

impl Material {
    /// What has to be kept of a bitext and what was found in it.
    pub fn of(bitext: &Bitext, findings: &[Finding]) -> Self {
        let bead = |bead: &Bead| {
            (bead.source.start, bead.source.end, bead.target.start, bead.target.end, bead.score.to_bits())
        };
        Material {
            source: kept(bitext.document(Side::Source)),
            target: kept(bitext.document(Side::Target)),
            beads: bitext.beads().iter().map(bead).collect(),
            document: bitext.document,
            ignores: bitext.ignores.clone(),
            findings: findings.iter().map(found).collect(),
            ids: bitext.ids.clone(),
            moves: bitext.moves().iter().map(|moved| (moved.source, moved.target, moved.score.to_bits())).collect(),
        }
    }

    /// The bitext and the findings again; `None` where the ladder does not fit the texts, or a check is not known.
    pub fn restored(self, lexicon: Arc<Lexicon>) -> Option<(Bitext, Vec<Finding>)> {
        let beads = self.beads.into_iter().map(|(a, b, c, d, score)| Bead {
            source: a..b,
            target: c..d,
            score: f32::from_bits(score),
        });
        let (source, target) = (restored(self.source)?, restored(self.target)?);
        let ladder = Ladder::new(beads.collect(), source.segments.len() as u32, target.segments.len() as u32)?;
        let mut bitext = Bitext::new(source, target, ladder, lexicon);
        (bitext.document, bitext.ignores, bitext.ids) = (self.document, self.ignores, self.ids);
        let moved = |(source, target, score)| Move { source, target, score: f32::from_bits(score) };
        bitext.set_moves(self.moves.into_iter().map(moved).collect());
        let findings = self.findings.into_iter().map(finding).collect::<Option<_>>()?;
        Some((bitext, findings))
    }
}

fn kept(segments: &Segments) -> Text {
    let piece = |piece: &Segment| {
        let kind = KINDS.iter().position(|kind| *kind == piece.kind).unwrap_or_default() as u8;
        (piece.text.clone(), piece.span.start, piece.span.end, piece.block, kind, piece.line)
    };
    Text {
        name: segments.name.clone(),
        language: segments.language.code().to_string(),
        segments: segments.segments.iter().map(piece).collect(),
        furniture: segments.furniture.iter().map(piece).collect(),
    }
}

fn restored(kept: Text) -> Option<Segments> {
    let piece = |(text, start, end, block, kind, line): Piece| {
        let kind = KINDS.get(usize::from(kind)).copied().unwrap_or(BlockKind::Paragraph);
        Segment { text, span: Span::new(start, end), block, kind, line }
    };
    Some(Segments {
        name: kept.name,
        language: Language::from_code(&kept.language)?,
        segments: kept.segments.into_iter().map(piece).collect(),
        furniture: kept.furniture.into_iter().map(piece).collect(),
    })
}

fn found(finding: &Finding) -> Found {
    let quoted = |evidence: &Evidence| {
        let spans = evidence.spans.iter().map(|span| (span.start, span.end)).collect();
        let Evidence { segments, text, reading, .. } = evidence;
        (segments.start, segments.end, text.clone(), spans, reading.clone())
    };
    Found {
        check: finding.check.to_string(),
        severity: finding.severity,
        confidence: finding.confidence.to_bits(),
        message: finding.message.clone(),
        sides: [finding.source.as_ref().map(quoted), finding.target.as_ref().map(quoted)],
        bead: finding.bead,
    }
}

fn finding(found: Found) -> Option<Finding> {
    let check = CHECKS.iter().find(|check| check.name == found.check)?;
    let evidence = |(start, end, text, spans, reading): Quoted| {
        let spans = spans.into_iter().map(|(start, end)| Span::new(start, end)).collect();
        Evidence { segments: start..end, text, spans, reading }
    };
    let [source, target] = found.sides.map(|side| side.map(evidence));
    let confidence = f32::from_bits(found.confidence);
    let own = check.finding(found.bead as usize, confidence, found.message);
    Some(Finding { severity: found.severity, source, target, ..own })
}
