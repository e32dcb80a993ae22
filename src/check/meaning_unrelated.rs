//! Two documents that are no translations of each other: the wrong page under the right address.

use super::{Check, Example};
use crate::align::bitext::UNRELATED;
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::text::Span;

/// The check.
pub static CHECK: Check = Check {
    name: "meaning-unrelated",
    version: 2,
    summary: "The two documents are no translations of each other.",
    why: "A page published under the address of another leaves readers with nothing that they came for.",
    category: "accuracy/mistranslation",
    severity: Severity::Critical,
    examples: &[
        Example::flags(
            "The pool opens on Monday after two months of repairs.\nSwimmers need a cap and a towel.\nLessons for children start at nine.\nThe water was tested by the laboratory last week.\nTickets cost less for families.\nThe café on the terrace stays closed until spring.",
            "Le conseil a voté le budget de la bibliothèque.\nLa subvention sera versée avant la rentrée.\nUne exposition consacrée aux peintres flamands ouvrira bientôt.\nLe maire a remercié les bénévoles pour leur dévouement.\nLes travaux du tramway avancent comme prévu.\nUne fanfare jouera devant la gare.",
            "The pool opens on Monday after two months of repairs.",
            "Le conseil a voté le budget de la bibliothèque.",
        ),
        Example::clean("The pool opens on Monday.\nBring a towel.", "La piscine ouvre lundi.\nApportez une serviette."),
        Example::clean(
            "The pool opens on Monday after two months of repairs.\nSwimmers need a cap and a towel.\nLessons for children start at nine.\nThe water was tested by the laboratory last week.\nTickets cost less for families.\nThe café on the terrace stays closed until spring.",
            "La piscine ouvre lundi après deux mois de réparations.\nLes cours pour enfants commencent à neuf heures.\nLes billets coûtent moins cher pour les familles.",
        ),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    if bead != 0 || !bitext.is_unrelated() {
        return;
    }
    let first = |side: Side| {
        let text = bitext.document(side).segments.first()?.text.clone();
        let spans = vec![Span::new(0, text.len())];
        Some(crate::finding::Evidence { segments: 0..1, text, spans, reading: None })
    };
    let message = "The two documents are no translations of each other: hardly a word of one is answered in the other.";
    let confidence = 1.0 - 0.5 * (bitext.correspondence() / UNRELATED).clamp(0.0, 1.0);
    report(Finding {
        source: first(Side::Source),
        target: first(Side::Target),
        ..CHECK.finding(bead, confidence, message.to_string())
    });
}
