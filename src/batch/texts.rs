//! The texts of a pair and its ladder as they are kept: the audit can be repeated from them without the files.

use crate::align::{Bead, Bitext, Ladder, Side};
use crate::lexicon::Lexicon;
use crate::text::{BlockKind, Language, Segment, Segments, Span};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Source, target, and the beads (first and last segment of either side; the bits of the score).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    source: Kept,
    target: Kept,
    beads: Vec<(u32, u32, u32, u32, u32)>,
    /// As in [`Bitext`].
    document: bool,
    ignores: Vec<(u32, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Kept {
    name: String,
    language: String,
    segments: Vec<Piece>,
    furniture: Vec<Piece>,
}

/// Text, first byte, last byte, block, kind, line.
type Piece = (String, usize, usize, u32, u8, u32);

const KINDS: [BlockKind; 4] = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListItem, BlockKind::TableCell];

impl Texts {
    /// What has to be kept of a bitext.
    pub fn of(bitext: &Bitext) -> Self {
        let bead = |bead: &Bead| {
            (bead.source.start, bead.source.end, bead.target.start, bead.target.end, bead.score.to_bits())
        };
        Texts {
            source: kept(bitext.document(Side::Source)),
            target: kept(bitext.document(Side::Target)),
            beads: bitext.beads().iter().map(bead).collect(),
            document: bitext.document,
            ignores: bitext.ignores.clone(),
        }
    }

    /// The bitext again; `None` where the ladder does not fit the texts.
    pub fn bitext(self, lexicon: Arc<Lexicon>) -> Option<Bitext> {
        let beads = self.beads.into_iter().map(|(a, b, c, d, score)| Bead {
            source: a..b,
            target: c..d,
            score: f32::from_bits(score),
        });
        let (source, target) = (restored(self.source)?, restored(self.target)?);
        let ladder = Ladder::new(beads.collect(), source.segments.len() as u32, target.segments.len() as u32)?;
        let mut bitext = Bitext::new(source, target, ladder, lexicon);
        (bitext.document, bitext.ignores) = (self.document, self.ignores);
        Some(bitext)
    }
}

fn kept(segments: &Segments) -> Kept {
    let piece = |piece: &Segment| {
        let kind = KINDS.iter().position(|kind| *kind == piece.kind).unwrap_or_default() as u8;
        (piece.text.clone(), piece.span.start, piece.span.end, piece.block, kind, piece.line)
    };
    Kept {
        name: segments.name.clone(),
        language: segments.language.code().to_string(),
        segments: segments.segments.iter().map(piece).collect(),
        furniture: segments.furniture.iter().map(piece).collect(),
    }
}

fn restored(kept: Kept) -> Option<Segments> {
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
