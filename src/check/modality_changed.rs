//! A duty rendered as permission, advice as duty: *may*, « doit ». The words stand in `lexicon/cue/modality.tsv`.
//!
//! A negated modal is muted: *may not* and « ne doit pas » forbid the same thing.

use super::contrast::{Contrast, opposites, same_polarity};
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::Family;
use crate::text::Language;

/// The check.
pub static CHECK: Check = Check {
    name: "modality-changed",
    version: 1,
    summary: "Duty rendered as advice or permission, or the reverse.",
    why: "Whether one must, should or may do something is what a rule says.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let found = opposites(bitext, bead, Family::Modality);
    if found.is_empty() || !same_polarity(bitext, bead) {
        return;
    }
    for contrast in found.iter().filter(|contrast| binds_otherwise(bitext, bead, contrast)) {
        let (source, target) = contrast.quotes(bitext, bead);
        let message = format!("“{source}” and “{target}” bind differently: a duty, a piece of advice and a permission are not the same.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
}

/// English "should" is good for « doit », and "must" for « devrait » in a report of what is likely; only where one of the
/// two permits, or English binds and French advises, does the reader's duty change.
fn binds_otherwise(bitext: &Bitext, bead: usize, contrast: &Contrast) -> bool {
    let (mut english, mut french) = (contrast.source, contrast.target);
    if bitext.source(bead).language == Language::French {
        std::mem::swap(&mut english, &mut french);
    }
    !(english.sense == "duty:should" && french.sense == "duty:must")
}

const EXAMPLES: &[Example] = &[
    Example::flags("The office may ask for a copy.", "Le bureau doit demander une copie.", "may", "doit"),
    Example::flags("Tenants must insure the flat.", "Les locataires peuvent assurer l'appartement.", "must", "peuvent"),
    Example::flags("The course is mandatory.", "Le cours est facultatif.", "mandatory", "facultatif"),
    Example::flags("The buyer shall return the crate.", "L'acheteur peut rendre la caisse.", "shall", "peut"),
    Example::flags("Visitors may leave a deposit.", "Les visiteurs devront laisser une caution.", "may", "devront"),
    Example::flags("The dose must be halved.", "Il est conseillé de réduire la dose de moitié.", "must", "conseillé"),
    Example::clean("Visitors must not smoke.", "Il est interdit aux visiteurs de fumer."),
    Example::clean("Users may not copy the file.", "L'utilisateur ne doit pas copier le fichier."),
    Example::clean("You must pay.", "Vous devez payer."),
    Example::clean("The school opens in May.", "L'école doit ouvrir en mai."),
    Example::clean("The fee may be waived.", "Les frais peuvent être annulés."),
    Example::clean("The pump must be able to run dry.", "La pompe doit pouvoir tourner à sec."),
];
