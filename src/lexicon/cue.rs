//! Cues: words that carry a sense which a translation must keep ("first", "at most", "rise"), from hand-made tables.
//!
//! A row of a table is one sense: the English and the French words that state it, and those that only may (`loose`):
//! a loose word excuses the other side but is never itself reported. The sense `-` mutes a phrase ("first aid").
//! Within a group (below), and against a mute of its family, the longer phrase wins: a guard is nothing but a longer
//! phrase.
//! Senses that exclude each other share the part before the colon: `trade:buy`, `trade:sell`.

use super::pattern::{Patterns, Trie};
use crate::text::{Language, Span, Word};
use std::sync::LazyLock;

/// What a table is about; each is read by one or a few checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Family {
    /// First, last, largest, one of the largest.
    Rank,
    /// Not, never, and whatever may stand for them.
    Negation,
    /// All, most, some, none; only, also; both, either.
    Quantifier,
    /// Must, should, may; surely, perhaps.
    Modality,
    /// Opposites: rise and fall, buy and sell, north and south.
    Direction,
    /// Before and after, since and until, last and next.
    Temporal,
    /// Words that look alike in the two languages and mean different things.
    FalseFriend,
    /// Offices, and what qualifies them: former, acting.
    Role,
    /// Verbs whose doer and object cannot be exchanged.
    Act,
    /// Things and acts of one kind: bus and tram, lease and sale.
    Kind,
}

impl Family {
    /// The family whose table has that name: `rank`, `false-friend`.
    pub fn by_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, family)| *family)
    }
}

const NAMES: [(&str, Family); FAMILIES] = [
    ("rank", Family::Rank),
    ("negation", Family::Negation),
    ("quantifier", Family::Quantifier),
    ("modality", Family::Modality),
    ("direction", Family::Direction),
    ("temporal", Family::Temporal),
    ("false-friend", Family::FalseFriend),
    ("role", Family::Role),
    ("act", Family::Act),
    ("kind", Family::Kind),
];

const TABLES: [(Family, &str); FAMILIES] = [
    (Family::Rank, include_str!("cue/rank.tsv")),
    (Family::Negation, include_str!("cue/negation.tsv")),
    (Family::Quantifier, include_str!("cue/quantifier.tsv")),
    (Family::Modality, include_str!("cue/modality.tsv")),
    (Family::Direction, include_str!("cue/direction.tsv")),
    (Family::Temporal, include_str!("cue/temporal.tsv")),
    (Family::FalseFriend, include_str!("cue/false_friend.tsv")),
    (Family::Role, include_str!("cue/role.tsv")),
    (Family::Act, include_str!("cue/act.tsv")),
    (Family::Kind, include_str!("cue/kind.tsv")),
];

/// The sense of phrases that carry none of their family's.
const MUTE: &str = "-";

/// Number of families; `Family as usize` counts below it.
const FAMILIES: usize = 10;

/// A cue that was found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Whose table it stands in.
    pub family: Family,
    /// The row's sense.
    pub sense: &'static str,
    /// It states the sense; otherwise it only may.
    pub sure: bool,
    /// Number of its first word.
    pub first: u32,
    /// Number of the word after its last.
    pub end: u32,
    /// Bytes of the text.
    pub span: Span,
    /// Number of its group: the senses that share the part before the colon.
    group: u32,
}

impl Cue {
    /// What the sense shares with those it excludes: the part before the colon.
    pub fn group(&self) -> &'static str {
        self.sense.split(':').next().unwrap_or_default()
    }

    /// Is that word one of its own?
    pub fn holds(&self, word: u32) -> bool {
        (self.first..self.end).contains(&word)
    }

    /// Does it carry the other's sense?
    pub fn agrees(&self, other: &Cue) -> bool {
        self.sense == other.sense
    }

    /// Is its sense one that the other's excludes?
    pub fn opposes(&self, other: &Cue) -> bool {
        self.group == other.group && self.sense != other.sense && self.sense.contains(':')
    }
}

/// The cues of a text, by family and in order.
#[derive(Debug, Default)]
pub struct Cues {
    found: Vec<Cue>,
    /// Where each family's cues begin, and where the last one's end.
    starts: [u32; FAMILIES + 1],
}

impl Cues {
    /// Those of one family, in order of the text.
    pub fn of(&self, family: Family) -> &[Cue] {
        &self.found[self.starts[family as usize] as usize..self.starts[family as usize + 1] as usize]
    }

    /// Those that carry a sense among some in order of the text, put in order of their families.
    fn sorted(found: &[Cue]) -> Self {
        let telling = || found.iter().filter(|cue| cue.sense != MUTE);
        let mut starts = [0; FAMILIES + 1];
        telling().for_each(|cue| starts[cue.family as usize + 1] += 1);
        for family in 1..starts.len() {
            starts[family] += starts[family - 1];
        }
        let (mut next, mut order) = (starts, vec![0; starts[FAMILIES] as usize]);
        for (at, cue) in found.iter().enumerate().filter(|(_, cue)| cue.sense != MUTE) {
            order[next[cue.family as usize] as usize] = at;
            next[cue.family as usize] += 1;
        }
        Cues { found: order.into_iter().map(|at| found[at]).collect(), starts }
    }
}

/// One sense in one language, as a cell of a table states it.
#[derive(Debug)]
struct Entry {
    family: Family,
    sense: &'static str,
    sure: bool,
    /// Number of its group; below [`FAMILIES`] it is that of a family's mutes.
    group: u32,
}

#[derive(Debug)]
struct Tables {
    entries: Vec<Entry>,
    /// The groups' families and names.
    groups: Vec<(Family, &'static str)>,
    english: Trie,
    french: Trie,
}

/// The tables while their rows are read.
#[derive(Default)]
struct Gathered {
    entries: Vec<Entry>,
    groups: Vec<(Family, &'static str)>,
    /// Cells of each language, with the number of their entry.
    cells: [Vec<(&'static str, u32)>; 2],
}

static BUILT_IN: LazyLock<Tables> = LazyLock::new(|| {
    let groups = TABLES.iter().map(|(family, _)| (*family, MUTE)).collect();
    let mut tables = Gathered { groups, ..Gathered::default() };
    for (family, text) in &TABLES {
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1) {
            tables.insert(*family, line);
        }
    }
    for (family, row) in super::added::cues() {
        tables.insert(family, row);
    }
    let Gathered { entries, groups, cells: [english, french] } = tables;
    // Half of what a short run takes is spent here. A thread of its own: one of a pool might turn to a text that waits for
    // these tables.
    let (english, french) = std::thread::scope(|scope| {
        let there = std::thread::Builder::new().spawn_scoped(scope, || trie(Language::French, &french));
        let english = trie(Language::English, &english);
        let joined = there.ok().and_then(|there| there.join().ok());
        (english, joined.unwrap_or_else(|| trie(Language::French, &french)))
    });
    Tables { entries, groups, english, french }
});

fn trie(language: Language, cells: &[(&str, u32)]) -> Trie {
    let mut patterns = Patterns::new(language);
    for (cell, id) in cells {
        patterns.insert_cell(cell, *id);
    }
    patterns.finish()
}

impl Gathered {
    /// Columns: sense, English, French, loose English, loose French.
    fn insert(&mut self, family: Family, line: &'static str) {
        let mut cells = line.split('\t');
        let sense = cells.next().unwrap_or_default().trim();
        let group = self.group(family, sense.split(':').next().unwrap_or_default());
        for sure in [true, false] {
            let id = self.entries.len() as u32;
            self.entries.push(Entry { family, sense, sure, group });
            for language in &mut self.cells {
                language.push((cells.next().unwrap_or_default(), id));
            }
        }
    }

    fn group(&mut self, family: Family, name: &'static str) -> u32 {
        let known = self.groups.iter().position(|group| *group == (family, name));
        known.unwrap_or_else(|| {
            self.groups.push((family, name));
            self.groups.len() - 1
        }) as u32
    }
}

impl Tables {
    fn trie(&self, language: Language) -> &Trie {
        match language {
            Language::English => &self.english,
            Language::French => &self.french,
        }
    }
}

/// What is known of a group while a text is read.
#[derive(Clone, Copy, Default)]
struct State {
    /// The word from which on the group, or all of a muted family, may be found again.
    free: u32,
    /// The word after the longest phrase that begins here; 0 for none.
    reach: u32,
}

/// A phrase that was matched: its entry, the word after it, and the word after what had to follow.
struct Match {
    entry: &'static Entry,
    end: u32,
    reach: u32,
}

/// Every cue among the words of a text.
pub fn find(words: &[Word], language: Language) -> Cues {
    let tables = &*BUILT_IN;
    let trie = tables.trie(language);
    let mut found = Vec::new();
    let mut states = vec![State::default(); tables.groups.len()];
    let mut here: Vec<Match> = Vec::new();
    for (first, word) in words.iter().enumerate() {
        trie.matches(words, first, &mut |id, end, reach| {
            here.push(Match { entry: &tables.entries[id as usize], end: end as u32, reach: reach as u32 });
        });
        for Match { entry, reach, .. } in &here {
            let state = &mut states[entry.group as usize];
            state.reach = state.reach.max(*reach);
        }
        let first = first as u32;
        // What surely has a sense goes before what only may.
        let (sure, loose) =
            (here.iter().filter(|found| found.entry.sure), here.iter().filter(|found| !found.entry.sure));
        for Match { entry, end, reach } in sure.chain(loose) {
            let Entry { family, sense, sure, group } = **entry;
            let (state, mute) = (states[group as usize], states[family as usize]);
            let beaten = state.reach > *reach || (group != family as u32 && mute.reach >= *reach);
            if !beaten && first >= state.free.max(mute.free) {
                let span = word.span.join(words[*end as usize - 1].span);
                found.push(Cue { family, sense, sure, first, end: *end, span, group });
            }
        }
        settle(&mut states, &here, &found, first);
        here.clear();
    }
    Cues::sorted(&found)
}

/// Closes the groups of the cues found at a word, and forgets what began there.
fn settle(states: &mut [State], here: &[Match], found: &[Cue], first: u32) {
    for Match { entry, .. } in here {
        states[entry.group as usize].reach = 0;
    }
    for cue in found.iter().rev().take_while(|cue| cue.first == first) {
        let free = &mut states[cue.group as usize].free;
        *free = cue.end.max(*free);
    }
}
