//! A duty rendered as permission, advice as duty: *may*, « doit ». The words stand in `lexicon/cue/modality.tsv`.
//!
//! A negated modal is muted: *may not* and « ne doit pas » forbid the same thing.

use super::contrast::{Contrast, Excluding, contrasts, excludes};
use super::place::Place;
use super::polarity::{DENIAL, NOT};
use super::privative::privative;
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::Language;

/// The check.
pub static CHECK: Check = Check {
    name: "modality-changed",
    version: 6,
    summary: "Duty rendered as advice or permission, or the reverse.",
    why: "Whether one must, should or may do something is what a rule says.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

/// What cannot both be so. A French conditional tells advice and what is likely alike (« devrait »), so what is likely
/// is set against what is certain only.
const EXCLUDING: Excluding = &[
    ("duty:must", &["duty:may", "duty:should", "duty:not", "duty:free", "duty:invited", "duty:might", "plan:considering"]),
    ("duty:should", &["duty:may", "duty:not"]),
    ("duty:may", &["duty:not"]),
    ("duty:not", &["duty:free", "duty:unadvised", "duty:invited"]),
    ("duty:unadvised", &["duty:should", "duty:may", "duty:must"]),
    ("plan:considering", &["plan:decided"]),
    ("sure:will", &["sure:maybe"]),
    ("sure:certain", &["sure:maybe", "sure:likely"]),
    ("sure:certainly", &["sure:maybe"]),
];

fn excluding(one: &Cue, other: &Cue) -> bool {
    excludes(EXCLUDING, one, other)
}

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    // A question asks alike with "can" and « faut-il ».
    if bitext.source(bead).text.contains('?') || bitext.target(bead).text.contains('?') {
        return;
    }
    for contrast in contrasts(bitext, bead, Family::Modality, excluding) {
        if !binds_otherwise(bitext, bead, &contrast) || forbids_by_verb(bitext, bead, &contrast) {
            continue;
        }
        let (source, target) = contrast.quotes(bitext, bead);
        let (ours, theirs) = (reading(contrast.source), reading(contrast.target));
        let message = format!("“{source}” states {ours}, “{target}” {theirs}.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
}

/// Words after a modal among which its verb stands.
const VERB: u32 = 6;
/// A shorter word has no prefix that denies the rest.
const LONG: usize = 8;

/// Does the verb of the one that does not forbid deny by its own sense ("shall not hold", « doit renoncer à »)?
fn forbids_by_verb(bitext: &Bitext, bead: usize, contrast: &Contrast) -> bool {
    let (side, modal, ban) = match (contrast.source.sense, contrast.target.sense) {
        ("duty:free", _) | (_, "duty:free") => return false,
        ("duty:not", _) => (Side::Target, contrast.target, contrast.source),
        (_, "duty:not") => (Side::Source, contrast.source, contrast.target),
        _ => return false,
    };
    let place = Place { bitext, bead };
    let (ours, theirs) = (bitext.side(bead, side), bitext.side(bead, side.other()));
    let after = |modal: &Cue, cue: &Cue, reach: u32| (modal.end..modal.end + reach).contains(&cue.first);
    // A word of ban on the one side may itself be rendered on the other ("not exceed", « dépasser »).
    let renders = |cue: &Cue| place.engaged(side.other(), ban, cue);
    let stated = |cue: &Cue| theirs.cues().of(Family::Negation).iter().any(|other| other.sure && other.agrees(cue));
    let denies = |cue: &Cue| match cue.sense {
        NOT if cue.sure => true,
        NOT | DENIAL => !renders(cue) && after(modal, cue, VERB),
        sense => cue.sure && sense.ends_with(":no") && after(modal, cue, VERB) && !stated(cue),
    };
    // "must not forget", « il faut rappeler »
    let undone = |cue: &Cue| cue.sense == DENIAL && after(ban, cue, 1);
    let verb = ours.words().iter().skip(modal.end as usize).take(VERB as usize);
    verb.filter(|word| word.form.len() > LONG).any(|word| privative(bitext, ours.language, word))
        || ours.cues().of(Family::Negation).iter().any(denies)
        || theirs.cues().of(Family::Negation).iter().any(undone)
}

/// What a modal states, for a message.
fn reading(cue: &Cue) -> &'static str {
    match cue.sense {
        "duty:must" => "a duty",
        "duty:should" => "advice",
        "duty:might" => "what may be",
        "duty:may" => "a permission or possibility",
        "duty:not" => "a prohibition",
        "duty:free" => "that there is no duty",
        "duty:unadvised" => "advice against it",
        "duty:invited" => "an invitation",
        "plan:considering" => "a plan",
        "plan:decided" => "a decision",
        "sure:will" => "what is going to be",
        "sure:maybe" => "what may be",
        "sure:likely" => "what is likely",
        _ => "what is certain",
    }
}

/// « Devrait » is also "would have to".
const FUTURE: &[&str] = &["will", "would", "'ll", "'d", "may", "might"];
/// Forms of advice for which translators write a duty.
const BARE: &[&str] = &["should", "ought to"];
/// How the duties begin that they write there; « il est obligatoire » is none of them.
const SOFT: &[&str] = &["doi", "dev", "faut", "faud", "il faut", "il faud"];

/// "Shall" may tell a plan, as « devrait » does. English "should" is good for « doit », and "must" for « devrait » in a
/// report of what is likely; only where one of the two permits, or English binds and French advises, does the reader's
/// duty change.
fn binds_otherwise(bitext: &Bitext, bead: usize, contrast: &Contrast) -> bool {
    let (mut english, mut french) = (contrast.source, contrast.target);
    let (mut text, mut french_text) = (&bitext.source(bead).text, &bitext.target(bead).text);
    if bitext.source(bead).language == Language::French {
        std::mem::swap(&mut english, &mut french);
        std::mem::swap(&mut text, &mut french_text);
    }
    let shall = english.span.of(text).eq_ignore_ascii_case("shall");
    let (advised, future) = (french.sense == "duty:should", FUTURE.iter().any(|word| english.span.of(text).starts_with(word)));
    let bare = BARE.iter().any(|word| english.span.of(text).eq_ignore_ascii_case(word));
    let soft = SOFT.iter().any(|stem| french.span.of(french_text).to_lowercase().starts_with(stem));
    !(english.sense == "duty:should" && bare && soft && french.sense == "duty:must") && !((shall || future) && advised)
}

const EXAMPLES: &[Example] = &[
    Example::flags("The office may ask for a copy.", "Le bureau doit demander une copie.", "may", "doit"),
    Example::flags("Tenants must insure the flat.", "Les locataires peuvent assurer l'appartement.", "must", "peuvent"),
    Example::flags("The course is mandatory.", "Le cours est facultatif.", "mandatory", "facultatif"),
    Example::flags("The buyer shall return the crate.", "L'acheteur peut rendre la caisse.", "shall", "peut"),
    Example::flags("Visitors may leave a deposit.", "Les visiteurs devront laisser une caution.", "may", "devront"),
    Example::flags("The dose must be halved.", "Il est conseillé de réduire la dose de moitié.", "must", "conseillé"),
    Example::flags("Helmets shall be worn in the quarry.", "Le casque peut être porté dans la carrière.", "shall", "peut"),
    Example::flags("The reactor could supply heat to the town.", "Le réacteur fournira de la chaleur à la ville.", "could", "fournira"),
    Example::flags("Boats left at the quay may be towed away.", "Les bateaux laissés à quai seront remorqués.", "may be", "seront"),
    Example::flags("Drivers must not park on the bridge.", "Les conducteurs peuvent stationner sur le pont.", "must not", "peuvent"),
    Example::flags("We may ask some guests to move.", "Nous demanderons à certains clients de se déplacer.", "may", "Nous demanderons"),
    Example::flags("Bicycles will be ticketed and may be removed.", "Les vélos feront l'objet d'une amende et seront enlevés.", "may be", "seront"),
    Example::flags("The jab is recommended for nurses.", "Le vaccin est obligatoire pour le personnel infirmier.", "is recommended", "obligatoire"),
    Example::clean("The pump may not be available.", "La pompe peut être indisponible."),
    Example::clean("No owner shall let the gate stand open.", "Il est interdit au propriétaire de laisser la grille ouverte."),
    Example::clean("We must not forget the nurses.", "Il faut rappeler le travail des infirmières."),
    Example::clean("The clerk shall not hold that office.", "Le greffier doit renoncer à cette charge."),
    Example::clean("You may notice that the lamp is new.", "Vous remarquerez peut-être que la lampe est neuve."),
    Example::clean("If that happened, we'd need to find a new hall.", "Si cela arrivait, nous devrions trouver une nouvelle salle."),
    Example::clean("Visitors must not smoke.", "Il est interdit aux visiteurs de fumer."),
    Example::clean("Users may not copy the file.", "L'utilisateur ne doit pas copier le fichier."),
    Example::clean("The line should open in June.", "La ligne devrait ouvrir en juin."),
    Example::clean("The rocket shall be launched in May.", "La fusée devrait être lancée en mai."),
    Example::clean("You may recall the flood of 1994.", "Vous vous souviendrez de la crue de 1994."),
    Example::clean("You must pay.", "Vous devez payer."),
    Example::clean("The school opens in May.", "L'école doit ouvrir en mai."),
    Example::clean("The fee may be waived.", "Les frais peuvent être annulés."),
    Example::clean("The pump must be able to run dry.", "La pompe doit pouvoir tourner à sec."),
    Example::flags("Growers must keep a log, and the office may ask to see it.", "Les exploitants doivent tenir un registre, et le bureau doit demander à le voir.", "may", "doit"),
    Example::flags("You should rinse the jar.", "Il est obligatoire de rincer le bocal.", "should", "obligatoire"),
];
