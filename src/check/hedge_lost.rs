//! A limit of the original that the translation states as the very figure: *up to 40 %* as « 40 % ».
//!
//! Only limits (*up to*, *at least*) are looked for: translators drop and add *about*, *nearly* and *more than* without
//! a thought, and what they add is mostly said by a verb on the other side.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Bound, Kind, Quantity, Relation};
use crate::text::Word;

/// The check.
pub static CHECK: Check = Check {
    name: "hedge-lost",
    version: 2,
    summary: "A limit (up to, at least) is gone, and the bare figure stands there.",
    why: "“Up to 40 %” is the best case; “40 %” promises it.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Minor,
    examples: &[
        Example::flags("The pump uses up to 40% less power.", "La pompe consomme 40 % d'énergie en moins.", "up to 40%", "40 %"),
        Example::flags("At least 12 farms are concerned.", "Cela concerne 12 fermes.", "At least 12", "12"),
        Example::flags("Grants of up to €5,000 are on offer.", "Des bourses de 5 000 € sont proposées.", "up to €5,000", "5 000 €"),
        Example::flags("Prices fell by as much as 9%.", "Les prix ont chuté de 9 %.", "as much as 9%", "9 %"),
        Example::flags("The deposit is at most 300 dollars.", "La caution est de 300 dollars.", "at most 300 dollars", "300 dollars"),
        Example::flags("Pensions rose by a minimum of 2%.", "Les retraites ont augmenté de 2 %.", "a minimum of 2%", "2 %"),
        Example::clean("It can reach up to 426 degrees.", "Elle peut atteindre 426 degrés."),
        Example::clean("Fines of up to 900 euros", "une amende pouvant s'élever à 900 euros"),
        Example::clean("At least 12 farms are concerned.", "Cela concerne 12 fermes, voire davantage."),
        Example::clean("The hall seats up to 250 people.", "La salle a une capacité de 250 places."),
        Example::clean("About 300 people came.", "300 personnes sont venues."),
        Example::clean("She has no more than 100 dollars.", "Elle n'a que 100 dollars."),
        Example::clean("It needs release 2.2 at least.", "Il faut au moins la version 2.2."),
        Example::clean("Entries are open until 9 May.", "Les inscriptions sont ouvertes : 9 mai au plus tard."),
    ],
    run,
};

/// Words that state a limit in another way, by their beginnings: "max.", « plafonnée à », « pouvant aller à »,
/// « une capacité de ».
const LIMITS: &[&str] = &[
    "max", "min", "plafon", "planch", "limit", "attei", "reach", "jusqu", "voire", "pouv", "puiss", "capa", "within",
    "inférieur", "supérieur", "dépass", "exce", "excé", "ceiling", "floor", "total", "even", "delà", "dès", "only", "seul",
    "hauteur", "earlier", "later", "antérieur", "ultérieur", "précéd",
];

/// Words that open a figure upward or downward where one of [`JOINING`] stands before them.
const COMPARING: &[&str] = &["plus", "moins", "davantage", "plusieurs", "more", "less", "fewer", "several"];
const JOINING: &[&str] = &["ou", "ni", "voire", "pas", "or", "no", "not"];

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let lost = |(ours, theirs, relation): &(&Quantity, &Quantity, Relation)| {
        let limit = matches!(ours.bound, Some(Bound::AtMost | Bound::AtLeast));
        let plain = theirs.bound.is_none() && ours.range.is_none() && theirs.range.is_none();
        limit && plain && *relation == Relation::Equal && ours.kind == theirs.kind && counts(ours.kind)
    };
    for (ours, theirs, _) in figure::pairs(bitext, bead).filter(lost) {
        if limited(bitext, bead, ours) {
            continue;
        }
        let (here, there) = (ours.hedged_span().of(&bitext.source(bead).text), theirs.span.of(&bitext.target(bead).text));
        let message = format!("“{here}” became “{there}”: the limit is gone.");
        let mut found = figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message);
        found.source.iter_mut().for_each(|side| side.spans = figure::hedged(ours));
        report(found);
    }
}

/// « Ne … que » limits what follows, and so does « au moins » apart from its figure.
fn only(words: &[Word]) -> bool {
    let has = |forms: &[&str]| words.iter().any(|word| forms.contains(&word.form.as_str()));
    let least = |pair: &[Word]| pair[0].form == "au" && ["moins", "plus", "maximum", "minimum"].contains(&pair[1].form.as_str());
    has(&["ne", "n'"]) && has(&["que", "qu'"]) || words.windows(2).any(least)
}

/// Dates and times have limits of their own kind ("until", "from").
fn counts(kind: Kind) -> bool {
    !matches!(kind, Kind::Date | Kind::Time | Kind::Duration | Kind::Ordinal)
}

/// Does a word state the limit in another way: anywhere in the target, or beside the source's own ("reach up to")?
fn limited(bitext: &Bitext, bead: usize, ours: &Quantity) -> bool {
    let states = |form: &str| LIMITS.iter().any(|limit| form.starts_with(limit));
    let words = bitext.target(bead).words();
    // « ou plus », "or fewer"; but « 40 % en moins »
    let open = |at: usize| {
        let joined = at.checked_sub(1).is_some_and(|before| JOINING.contains(&words[before].form.as_str()));
        joined && COMPARING.contains(&words[at].form.as_str())
    };
    let source = bitext.source(bead);
    let before = source.words().iter().rev().find(|word| word.span.end <= ours.hedged_span().start);
    words.iter().any(|word| states(&word.form)) || only(words) || (0..words.len()).any(open) || before.is_some_and(|word| states(&word.form))
}
