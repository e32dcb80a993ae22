//! *Billion* rendered as French *billion*, *million* as *milliard*: a thousand times too much or too little.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "scale-confused",
    version: 2,
    summary: "A scale word was mistaken: million for milliard, English billion for French billion.",
    why: "English billion is 10⁹ and French billion 10¹²: the classic faux ami makes an amount a thousand times larger.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Critical,
    examples: &[
        Example::flags("The fund holds $84 billion.", "Le fonds détient 84 billions de dollars.", "$84 billion", "84 billions de dollars"),
        Example::flags("A budget of €31 million.", "Un budget de 31 milliards d'euros.", "€31 million", "31 milliards d'euros"),
        Example::flags("Debt reached 1.2 trillion.", "La dette atteint 1,2 trillion.", "1.2 trillion", "1,2 trillion"),
        Example::clean("Debt reached 1.2 trillion.", "La dette atteint 1,2 billion."),
        Example::clean("A £3.4bn loan and RMB100 bln", "Un prêt de 3,4 Md£ et 100 milliards de yuans"),
        Example::clean("between 3 and 5 billion", "entre 3 et 5 milliards"),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Scale && (a.firm || b.firm);
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: a thousand times too much or too little (English billion is milliard, 10⁹; French billion is 10¹²)."));
}
