//! A word rendered by its opposite (*rose*, « a reculé »). The pairs of opposites stand in `lexicon/cue/direction.tsv`.
//!
//! Speaks where one side has a word of one pole, the other side nothing that can mean it, and a word of the other pole
//! stands there that the first side does not account for. Silent where a negation stands on one side only.

use super::contrast::{Contrast, opposites};
use super::place::{BACKED, Place};
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};

/// The check.
pub static CHECK: Check = Check {
    name: "direction-reversed",
    version: 7,
    summary: "A word rendered by its opposite: rise by fall, buy by sell, north by south.",
    why: "The reader learns the contrary of what happened.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let place = Place { bitext, bead };
    for contrast in opposites(bitext, bead, Family::Direction) {
        if CONVERSE.contains(&contrast.source.group()) && (contrast.source.group() != "compass" || relative(place, &contrast)) && seen_otherwise(place, &contrast) {
            continue;
        }
        let (source, target) = contrast.quotes(bitext, bead);
        let message = format!("“{source}” and “{target}” say opposite things.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
}

/// Groups of words that say one thing seen from two sides: who buys from me, I sell to.
const CONVERSE: &[&str] = &["trade", "mail", "debt", "pay", "credit", "lend", "score", "party", "gift", "compass"];
/// A point of the compass from which a place is told ("north of the forest"), not one that the place lies in.
fn relative(place: Place, contrast: &Contrast) -> bool {
    let (cue, side) = (contrast.source, place.side(Side::Source));
    let words = side.words();
    let of = |at: usize| words.get(at).is_some_and(|word| ["of", "from", "de", "du", "d'"].contains(&word.form.as_str()));
    of(cue.end as usize)
}

/// Words before a verb among which its subject stands.
const SUBJECT: u32 = 6;

/// Does the nearest word before the one verb answer one after the other? Then each side tells it from another end.
fn seen_otherwise(place: Place, contrast: &Contrast) -> bool {
    let before = |cue: &Cue, at: u32| at < cue.first && at + SUBJECT >= cue.first;
    let surely = |(_, _, strength): &(u32, u32, f32)| *strength > BACKED;
    let nearest = |side, cue: &Cue, other: &Cue| {
        let links = place.links(side).filter(surely).filter(|(here, ..)| before(cue, *here));
        links.max_by_key(|(here, ..)| *here).is_some_and(|(_, there, _)| there >= other.end)
    };
    nearest(Side::Source, contrast.source, contrast.target) || nearest(Side::Target, contrast.target, contrast.source)
}

const EXAMPLES: &[Example] = &[
    Example::flags("Exports of olive oil rose in May.", "Les exportations d'huile d'olive ont reculé en mai.", "rose", "reculé"),
    Example::flags("The bank bought the warehouse in 2016.", "La banque a vendu l'entrepôt en 2016.", "bought", "vendu"),
    Example::flags("A village in northern Italy was flooded.", "Un village du sud de l'Italie a été inondé.", "northern", "sud"),
    Example::flags("The employer pays the premium.", "Le salarié verse la prime.", "employer", "salarié"),
    Example::flags("The museum opens at noon.", "Le musée ferme à midi.", "opens", "ferme"),
    Example::flags("Imports of steel were stable.", "Les exportations d'acier sont restées stables.", "Imports", "exportations"),
    Example::flags("The valve is located upstream of the pump.", "La vanne est située en aval de la pompe.", "upstream", "aval"),
    Example::flags("The bridge was delivered three weeks ahead of schedule.", "Le pont a été livré avec trois semaines de retard.", "ahead of schedule", "de retard"),
    Example::flags("The central bank raised its key rate.", "La banque centrale a abaissé son taux directeur.", "raised", "abaissé"),
    Example::flags("The price includes breakfast.", "Le prix exclut le petit-déjeuner.", "includes", "exclut"),
    Example::flags("The bylaw allows towns to tax empty shops.", "Le règlement contraint les villes à taxer les commerces vides.", "allows", "contraint"),
    Example::flags("The town is cutting back on road salt.", "La ville intensifie l'épandage de sel.", "cutting back on", "intensifie"),
    Example::clean("A photo is sent to the buyer.", "L'acheteur reçoit une photo."),
    Example::clean("The eastern lamp is fainter than the others.", "La lampe de l'est est moins lumineuse que les autres."),
    Example::clean("Check that the plug is dry.", "Vérifiez que la fiche n'est pas humide."),
    Example::clean("The village lies north of the forest.", "La forêt se trouve au sud du village."),
    Example::clean("Prices did not rise.", "Les prix ont baissé."),
    Example::clean("Prices rose after the drop in supply.", "Les prix ont augmenté après la baisse de l'offre."),
    Example::clean("The landlord keeps the deposit of the tenant.", "Le bailleur conserve le dépôt du locataire."),
    Example::clean("She is in charge of sales in the north.", "Elle est responsable des ventes dans le nord."),
    Example::clean("The fall of 2015 was mild.", "L'automne 2015 a été doux."),
    Example::clean("The company stopped buying coal.", "L'entreprise a cessé d'acheter du charbon."),
    Example::clean("Close to the station, a bakery opened.", "Près de la gare, une boulangerie a ouvert."),
    Example::flags("Schools in the eastern districts stay closed.", "Les écoles des districts de l'ouest restent fermées.", "eastern", "ouest"),
    Example::flags("The duty concerns only goods imported by rail.", "La taxe ne concerne que les marchandises exportées par rail.", "imported", "exportées"),
];
