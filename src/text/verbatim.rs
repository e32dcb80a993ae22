//! What must stand letter for letter in both texts: addresses, phone numbers, codes.

use super::Span;

/// What kind of item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum VerbatimKind {
    /// A web address, with or without its scheme.
    Url,
    /// An e-mail address.
    Email,
    /// A phone number (North American, European with a leading zero, or with a leading `+`).
    Phone,
    /// An identifier in which letters, digits and separators mix: `CVE-2021-0142`, `2016/679`, `2.4.18`, `BX417`.
    Code,
    /// A name or keyword of a social network: `@quainord`, `#QuaiNord`.
    Tag,
}

/// An item of a text that a translation keeps as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verbatim {
    /// Bytes of the text.
    pub span: Span,
    /// What it is.
    pub kind: VerbatimKind,
}

/// Every verbatim item of a text, in order, none overlapping. One pass over the text.
pub fn verbatim(text: &str) -> Vec<Verbatim> {
    // Nothing verbatim is written without one of these: most texts are done here.
    let hint = |pair: &[u8]| pair[0].is_ascii_digit() || (pair[0] == b'.' && pair[1].is_ascii_alphabetic());
    if !text.as_bytes().windows(2).any(hint)
        && !text.contains(['@', '#', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    {
        return Vec::new();
    }
    let mut out: Vec<Verbatim> = Vec::new();
    for chunk in chunks(text).filter(|chunk| may_be(chunk.of(text))) {
        let past = out.last().is_none_or(|last| last.span.end <= chunk.start);
        if let Some(kind) = kind_of(chunk.of(text)).filter(|_| past) {
            out.push(Verbatim { span: chunk, kind });
        } else if past && let Some(span) = phone(text, chunk.start) {
            out.push(Verbatim { span, kind: VerbatimKind::Phone });
        }
    }
    out
}

/// Runs of text between white space, without the punctuation around them.
fn chunks(text: &str) -> impl Iterator<Item = Span> {
    let base = text.as_ptr() as usize;
    text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|')).filter_map(
        move |piece| {
            let start = piece.as_ptr() as usize - base;
            let left = piece.trim_start_matches(['(', '[', '{', '\'', '‘', '*', '•', '–', '—']);
            let right = left.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '’', '*', '…', '/']);
            let start = start + piece.len() - left.len();
            (!right.is_empty()).then(|| Span::new(start, start + right.len()))
        },
    )
}

/// May an item begin with this chunk? Most words are done here.
fn may_be(chunk: &str) -> bool {
    let tells = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'@' | b'#' | b'.' | b':');
    chunk.bytes().any(|byte| tells(&byte)) || !chunk.starts_with(char::is_alphabetic)
}

fn kind_of(chunk: &str) -> Option<VerbatimKind> {
    let chunk = chunk.strip_prefix("mailto:").unwrap_or(chunk);
    if is_tag(chunk) {
        return Some(VerbatimKind::Tag);
    }
    if let Some((local, host)) = chunk.split_once('@') {
        return (!local.is_empty() && is_mail_host(host)).then_some(VerbatimKind::Email);
    }
    if ["http://", "https://", "ftp://", "www."].iter().any(|p| starts_with_ignore_case(chunk, p)) {
        return Some(VerbatimKind::Url);
    }
    let host = chunk.split(['/', '?', '#', ':']).next().unwrap_or_default();
    if is_host(host) && host.bytes().any(|b| b.is_ascii_alphabetic()) {
        return Some(VerbatimKind::Url);
    }
    is_code(chunk).then_some(VerbatimKind::Code)
}

fn starts_with_ignore_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Endings by which a bare host is told from an abbreviation or a file's name.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "fr", "ca", "be", "ch", "eu", "uk", "gov", "edu", "int", "info", "io", "de", "us", "lu",
    "example", "gouv", "quebec", "africa", "paris", "cn", "es", "it", "nl", "au",
];

fn is_host(host: &str) -> bool {
    let mut labels = host.split('.').rev();
    let ending = labels.next().unwrap_or_default().to_ascii_lowercase();
    let mut rest = labels.peekable();
    ENDINGS.contains(&ending.as_str())
        && rest.peek().is_some()
        && rest.all(|l| l.len() > 1 && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

/// What follows the `@` of an address: labels with a dot between them, the last of letters.
fn is_mail_host(host: &str) -> bool {
    let label = |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    host.rsplit_once('.').is_some_and(|(rest, ending)| {
        ending.len() >= 2 && ending.bytes().all(|b| b.is_ascii_alphabetic()) && rest.split('.').all(label)
    })
}

/// `@` or `#`, then at least four letters or digits that begin with a letter.
fn is_tag(chunk: &str) -> bool {
    let name = chunk.strip_prefix(['@', '#']).unwrap_or_default();
    name.len() >= 4
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && name.bytes().next().is_some_and(|b| b.is_ascii_alphabetic())
}

/// Capitals and digits without anything else, at least one of each and three together (`N14`, `BX417`), not a figure
/// with its unit (`10KW`, `4K`).
fn is_short_code(chunk: &str) -> bool {
    let digits = chunk.bytes().filter(u8::is_ascii_digit).count();
    let letters = chunk.bytes().filter(u8::is_ascii_uppercase).count();
    let measured = chunk.trim_start_matches(|c: char| c.is_ascii_digit()).bytes().all(|b| b.is_ascii_uppercase());
    (3..=20).contains(&chunk.len()) && digits >= 1 && letters >= 1 && digits + letters == chunk.len() && !measured
}

/// Letters and digits mixed (`CVE-2021-0142`, `B-1471`), two numbers around a slash (`2016/679`), three around dots (`2.4.18`).
fn is_code(chunk: &str) -> bool {
    if is_short_code(chunk) {
        return true;
    }
    if chunk.len() < 5
        || !chunk.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'/' | b'_' | b':'))
    {
        return false;
    }
    let digits = chunk.bytes().filter(u8::is_ascii_digit).count();
    let upper = chunk.bytes().filter(u8::is_ascii_uppercase).count();
    let letters = chunk.bytes().filter(u8::is_ascii_alphabetic).count();
    let versions = chunk.split('.').filter(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).count();
    let mixed = upper > 0 && letters == upper && digits >= 2 && chunk.bytes().any(|b| b == b'-' || b == b'/');
    let law = letters == 0
        && chunk.split_once('/').is_some_and(|(year, number)| {
            year.len() == 4 && number.len() >= 2 && (year.bytes().chain(number.bytes())).all(|b| b.is_ascii_digit())
        });
    mixed || law || (letters == 0 && versions >= 3 && chunk.split('.').count() == versions && chunk.len() < 20)
}

/// A phone number that begins at `start`: `(514) 555-0123`, `1-800-555-0142`, `04 72 00 01 42`, `+33 4 72 00 01 42`.
fn phone(text: &str, start: usize) -> Option<Span> {
    let start = if text[..start].ends_with('(') { start - 1 } else { start };
    let mut groups: Vec<usize> = Vec::new();
    let (mut digits, mut end, mut gap) = (0usize, start, 0usize);
    for (offset, c) in text[start..].char_indices() {
        if c.is_ascii_digit() {
            if digits == 0 || gap > 0 {
                groups.push(1)
            } else if let Some(last) = groups.last_mut() {
                *last += 1
            }
            (digits, gap, end) = (digits + 1, 0, start + offset + 1);
        } else if digits > 15
            || gap > 2
            || !matches!(c, '+' | '(' | ')' | '-' | '‑' | '.' | ' ' | '\u{a0}' | '\u{202f}')
        {
            break;
        } else if digits > 0 {
            gap += 1;
        }
    }
    let plain = text[start..].trim_start_matches(['(', '+']);
    let shape = match groups.as_slice() {
        [3, 3, 4] | [1, 3, 3, 4] => text[start..end].contains(['-', '.', ')']),
        [2, 2, 2, 2, 2] => plain.starts_with('0'),
        // British, Belgian, Swiss: "01632 960 147", "02 555 01 42", "021 555 01 42"
        [2..=5, rest @ ..] if plain.starts_with('0') && (9..=11).contains(&digits) => {
            rest.len() > 1 && rest.iter().all(|group| (2..=4).contains(group))
        }
        _ => text[start..].starts_with('+') && (8..=15).contains(&digits),
    };
    shape.then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::VerbatimKind::{Code, Email, Phone, Url};
    use super::*;

    fn found(text: &str) -> Vec<(VerbatimKind, &str)> {
        verbatim(text).into_iter().map(|v| (v.kind, v.span.of(text))).collect()
    }

    #[test]
    fn items_are_found_without_the_punctuation_around_them() {
        let table: &[(&str, &[(VerbatimKind, &str)])] = &[
            ("Write to desk@quai-nord.example.", &[(Email, "desk@quai-nord.example")]),
            ("See (https://archiva.example/docs/a_b?x=1), please.", &[(Url, "https://archiva.example/docs/a_b?x=1")]),
            ("Visit www.lac-serein.example/en/ today", &[(Url, "www.lac-serein.example/en")]),
            ("on marlec.com; later", &[(Url, "marlec.com")]),
            ("Ring 01632 960 147, or 021 555 01 42.", &[(Phone, "01632 960 147"), (Phone, "021 555 01 42")]),
            ("Call (514) 555-0123 or 1-800-555-0142.", &[(Phone, "(514) 555-0123"), (Phone, "1-800-555-0142")]),
            ("Tél. : 04 72 00 01 42, poste 12", &[(Phone, "04 72 00 01 42")]),
            ("+33 4 72 00 01 42", &[(Phone, "+33 4 72 00 01 42")]),
            (
                "CVE-2031-0142 and Regulation 2016/679, kernel 2.4.18.",
                &[(Code, "CVE-2031-0142"), (Code, "2016/679"), (Code, "2.4.18")],
            ),
            ("1 200 000 000 euros, 3.5 %, 24/7, 11/17/2021, T3 2021, the 1990s, p.m.", &[]),
            ("Mr. Vance et al. saw 12,345 birds e.g. ducks.", &[]),
        ];
        for (text, want) in table {
            assert_eq!(&found(text), want, "{text}");
        }
    }
}
