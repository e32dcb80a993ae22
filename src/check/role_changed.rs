//! A person's office that became another ("chief financial officer" as « directrice générale »), or an office that lost
//! or gained what qualifies it ("former", "acting").

use super::contrast::opposites;
use super::{Check, Example, evidence};
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};

/// The check.
pub static CHECK: Check = Check {
    name: "role-changed",
    version: 2,
    summary: "Somebody's office in the target is not the one in the source.",
    why: "The reader takes the person for somebody with other powers: a finance director cannot speak for a chief executive, a former minister not for the present one.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.85;
/// Words between a qualifier and the office that it qualifies: "the former French health minister".
const REACH: u32 = 4;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for contrast in opposites(bitext, bead, Family::Role) {
        let (source, target) = contrast.quotes(bitext, bead);
        let message = format!("“{source}” and “{target}” are two different offices.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
    for side in [Side::Source, Side::Target] {
        let (own, other) = (bitext.side(bead, side), bitext.side(bead, side.other()));
        for (qualifier, office) in unanswered(own, other) {
            let words = qualifier.span.of(&own.text);
            let title = office.span.of(&other.text);
            let message = match side {
                Side::Source => format!("The source says “{words}”, the target just “{title}”."),
                Side::Target => format!("The target says “{words}”, the source just “{title}”."),
            };
            let mut finding = CHECK.finding(bead, CONFIDENCE, message);
            let (here, there) = (evidence(bitext, bead, side, vec![qualifier.span], None), evidence(bitext, bead, side.other(), vec![office.span], None));
            (finding.source, finding.target) = match side {
                Side::Source => (Some(here), Some(there)),
                Side::Target => (Some(there), Some(here)),
            };
            report(finding);
        }
    }
}

/// The qualifiers of offices in `own` that `other` leaves out, each with the office as `other` names it.
fn unanswered<'b>(own: &'b BeadSide, other: &'b BeadSide) -> Vec<(&'b Cue, &'b Cue)> {
    let (ours, theirs) = (own.cues().of(Family::Role), other.cues().of(Family::Role));
    let sure = |cue: &&Cue| cue.sure;
    let mut out = Vec::new();
    for qualifier in ours.iter().filter(sure).filter(|cue| cue.group() == QUALIFIER) {
        if theirs.iter().any(|cue| cue.agrees(qualifier)) {
            continue;
        }
        let near = |office: &&Cue| {
            office.group() != QUALIFIER && (office.first >= qualifier.end && office.first - qualifier.end < REACH || office.end == qualifier.first)
        };
        let Some(office) = ours.iter().filter(sure).find(near) else { continue };
        // One office on either side: which of two is qualified, nothing here can tell.
        let same = |cues: &[Cue]| cues.iter().filter(|cue| cue.sure && cue.agrees(office)).count();
        if same(ours) != 1 || same(theirs) != 1 {
            continue;
        }
        out.extend(theirs.iter().find(|cue| cue.sure && cue.agrees(office)).map(|answer| (qualifier, answer)));
    }
    out
}

const QUALIFIER: &str = "qualifier";

const EXAMPLES: &[Example] = &[
    Example::flags("Ada Brun, chief financial officer, signed the lease.", "Ada Brun, directrice générale, a signé le bail.", "chief financial officer", "directrice générale"),
    Example::flags("The CEO of the dairy resigned.", "Le directeur financier de la laiterie a démissionné.", "CEO", "directeur financier"),
    Example::flags("The deputy mayor cut the ribbon.", "La maire a coupé le ruban.", "deputy mayor", "maire"),
    Example::flags("The vice-chair of the league apologised.", "Le président de la ligue a présenté ses excuses.", "vice-chair", "président"),
    Example::flags("The former minister was questioned for two hours.", "Le ministre a été interrogé pendant deux heures.", "former", "ministre"),
    Example::flags("The president opened the session.", "Le président par intérim a ouvert la séance.", "president", "par intérim"),
    Example::flags("The artistic director left in June.", "Le directeur sportif est parti en juin.", "artistic director", "directeur sportif"),
    Example::flags("The director of the museum wrote the preface.", "La directrice adjointe du musée a écrit la préface.", "director", "directrice adjointe"),
    Example::flags("Odile Marin, director of the school, agreed.", "Odile Marin, ancienne directrice de l'école, a accepté.", "director", "ancienne"),
    Example::clean("The deputy head of the zoo fed the seals.", "Le directeur adjoint du zoo a nourri les phoques."),
    Example::clean("The chairman and CEO of the group resigned.", "Le président-directeur général du groupe a démissionné."),
    Example::clean("The general manager of the port spoke first.", "Le directeur général du port a parlé le premier."),
    Example::clean("The former chairman of the club died on Monday.", "L'ancien président du club est décédé lundi."),
    Example::clean("The then minister signed the order.", "Le ministre de l'époque a signé l'arrêté."),
    Example::clean("The prime minister met the mayor.", "La première ministre a rencontré le maire."),
    Example::clean("She is head of communications and spokeswoman.", "Elle est responsable de la communication et porte-parole."),
    Example::clean("The ex-judge now works as an adviser.", "L'ancien juge travaille désormais comme conseiller."),
    Example::clean("The managing director thanked the drivers.", "La directrice générale a remercié les conducteurs."),
];
