//! Where a finding is shown in the files.

use crate::align::{Bitext, Side};
use crate::finding::Finding;

/// The target file and the line to look at; for something missing, the line before which it is missing.
pub fn place<'a>(bitext: &'a Bitext, finding: &Finding) -> (&'a str, Option<u32>) {
    on(bitext, finding, Side::Target)
}

/// The file of one side and the line to look at, `None` where the format has no lines.
pub fn on<'a>(bitext: &'a Bitext, finding: &Finding, side: Side) -> (&'a str, Option<u32>) {
    let evidence = match side {
        Side::Source => &finding.source,
        Side::Target => &finding.target,
    };
    let document = bitext.document(side);
    let bead = bitext.beads().get(finding.bead as usize);
    let near = bead.map_or(0, |bead| if side == Side::Source { bead.source.start } else { bead.target.start });
    let number = evidence.as_ref().map_or(near, |evidence| evidence.segments.start) as usize;
    let segment = document.segments.get(number).or(document.segments.last());
    (&document.name, segment.map(|segment| segment.line).filter(|line| *line > 0))
}
