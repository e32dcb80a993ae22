//! A figure that no longer has its value.

use super::figure::Difference;
use super::{Check, Example, figure};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::quantity::{Bound, Kind, Quantity, Relation, Surface, Unit};

/// The check.
pub static CHECK: Check = Check {
    name: "number-value",
    version: 2,
    summary: "A figure has another value in the translation.",
    why: "Readers act on figures; a wrong one misinforms without looking wrong.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("The plant employs 482 people.", "L'usine emploie 428 personnes.", "482", "428"),
        Example::flags("Margins fell to 13.7%.", "La marge est tombée à 17,3 %.", "13.7%", "17,3 %"),
        Example::flags("The group spent €2.08 billion on trains.", "Le groupe a dépensé 2,8 milliards d'euros en trains.", "€2.08 billion", "2,8 milliards d'euros"),
        Example::flags("Three quarters of the seats are sold.", "Un quart des places est vendu.", "Three quarters", "Un quart"),
        Example::flags("Hundreds of thousands of readers subscribed.", "Des centaines de millions de lecteurs se sont abonnés.", "Hundreds of thousands", "centaines de millions"),
        Example::clean("The grant is worth $1.4 trillion.", "La subvention vaut 1 400 milliards de dollars."),
        Example::clean("Some 75% of the fleet is electric.", "Les trois quarts du parc sont électriques."),
        Example::clean("Ninety-seven boats entered.", "Nonante-sept bateaux se sont inscrits."),
        Example::clean("The trail is 26 miles long.", "Le sentier fait 42 km."),
        Example::clean("Two hundred (200) seats remain.", "Il reste deux cents (200) places."),
        Example::clean("Dozens of towns applied within two weeks.", "Des dizaines de villes ont postulé dans les quinze jours."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for difference in figure::differences(bitext, bead) {
        let Difference { relation: Relation::Changed, source: Some(ours), target: Some(theirs) } = difference else { continue };
        if plain(ours, theirs) {
            let (here, there) = (figure::quoted(bitext, bead, Side::Source, ours), figure::quoted(bitext, bead, Side::Target, theirs));
            let message = format!("{here} became {there}: another value.");
            let found = figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message);
            let doubtful = is_gloss(ours, theirs) || counts_money(ours, theirs) || counts_money(theirs, ours);
            report(figure::graver(found, Severity::Note, doubtful));
        }
    }
}

/// A count in words against money may be another figure: *a hundred or two*, « 100, 200 roubles ».
fn counts_money(counted: &Quantity, money: &Quantity) -> bool {
    counted.kind == Kind::Cardinal && counted.surface == Surface::Words && money.kind == Kind::Money
}

/// A rough amount in the reader's own currency for a rough one in the writer's: *(about $1 bn)*, « (environ 880 millions d'euros) ».
fn is_gloss(a: &Quantity, b: &Quantity) -> bool {
    let rough = |quantity: &Quantity| quantity.bound == Some(Bound::About);
    let currencies = matches!((a.unit, b.unit), (Some(Unit::Currency(p)), Some(Unit::Currency(q))) if !p.compatible(q));
    currencies && (rough(a) || rough(b))
}

/// Dates, times, ranks and multiples have checks of their own, and so have wrong conversions.
fn plain(a: &Quantity, b: &Quantity) -> bool {
    let own = |quantity: &Quantity| matches!(quantity.kind, Kind::Date | Kind::Time | Kind::Ordinal | Kind::Multiple);
    let conversion = matches!((a.unit, b.unit), (Some(Unit::Measure(p)), Some(Unit::Measure(q))) if p != q);
    !own(a) && !own(b) && !conversion
}
