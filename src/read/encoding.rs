//! Bytes → text: byte order marks, UTF-8, UTF-16, and the Windows and Latin code pages of English and French.

use crate::error::Error;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that are looked at to tell text from other things and to guess a code page.
const SAMPLE: usize = 64 << 10;
/// Of every so many bytes of UTF-16 text in our languages, at least one is zero.
const UTF16_ZEROES: usize = 4;

/// The text that `bytes` hold. Fails where they hold no text, or text that cannot be decoded without loss.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<String, Error> {
    if let Some(what) = known_binary(bytes) {
        return Err(Error::input(name, format!("this is {what}, not text"), "save it as text or HTML and give that"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strictly(name, &bytes[mark..], encoding);
    }
    let invalid = match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok(text.to_string()),
        Ok(_) => None,
        Err(error) => Some(error.valid_up_to()),
    };
    if let Some(encoding) = utf16_without_mark(bytes) {
        return strictly(name, bytes, encoding);
    }
    if bytes.contains(&0) || control_bytes(bytes) {
        return Err(Error::input(name, "this is binary data, not text", "give a text file"));
    }
    if let Some(at) = invalid.filter(|_| mostly_utf8(bytes)) {
        return Err(broken(name, bytes, at, "UTF-8"));
    }
    strictly(name, bytes, declared(bytes).unwrap_or_else(|| guess(bytes)))
}

/// What the first bytes say a file is, where that is no text.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\x28\xb5\x2f\xfd", "a zstd archive"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
    ];
    SIGNATURES.iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, what)| *what)
}

fn strictly(name: &str, bytes: &[u8], encoding: &'static Encoding) -> Result<String, Error> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    // The holes of Windows-1252 decode to C1 controls: such bytes are another code page, or damage.
    let hole = |text: &str| encoding == WINDOWS_1252 && text.contains(|c| ('\u{80}'..'\u{a0}').contains(&c));
    match text {
        Some(text) if !hole(&text) => Ok(text.into_owned()),
        _ => {
            let at = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), |_| 0);
            Err(broken(name, bytes, at, encoding.name()))
        }
    }
}

fn broken(name: &str, bytes: &[u8], at: usize, encoding: &str) -> Error {
    let line = bytes[..at.min(bytes.len())].iter().filter(|b| **b == b'\n').count() + 1;
    Error::input(name, format!("line {line}: bytes that are not {encoding}"), "save the file as UTF-8")
}

/// Damaged UTF-8 rather than another code page: three sound multi-byte characters for each broken one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut damaged) = (0usize, 0usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 3 * damaged.max(1)
}

fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeroes = |parity| sample.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeroes(0), zeroes(1));
    let enough = sample.len() / UTF16_ZEROES;
    match () {
        () if sample.len() < 4 => None,
        () if odd >= enough && even * 20 < odd => Some(UTF_16LE),
        () if even >= enough && odd * 20 < even => Some(UTF_16BE),
        () => None,
    }
}

/// Text holds few control bytes besides tab, line ends, form feed and escape.
fn control_bytes(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|b| **b < 0x20 && !matches!(**b, 0x09..=0x0d | 0x1b)).count();
    controls * 50 > sample.len()
}

/// The code page that an HTML or XML head names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let after = ["charset=", "encoding="].iter().find_map(|key| head.split_once(key)).map(|(_, rest)| rest)?;
    let label =
        after.trim_start_matches(['"', '\'']).split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)));
    label.into_iter().next().and_then(|label| Encoding::for_label(label.as_bytes())).filter(|e| *e != UTF_8)
}

/// English and French in one byte a letter are Windows-1252 (of which Latin-1 is a part), Latin-9 or Macintosh.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    let guess = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    if ["ISO-8859-15", "macintosh"].contains(&guess.name()) { guess } else { WINDOWS_1252 }
}
