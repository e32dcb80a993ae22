//! Archives and folders that mean harm: each is named with its reason, nothing is unpacked to disk, the rest is audited.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::batch::{Outcome, Request, Rules, batch};
use fauxami::config::Config;
use fauxami::ledger::Ledger;
use fauxami::lexicon::Lexicon;
use fauxami::read;
use std::io::Write;
use std::path::Path;

const ENGLISH: &str = "The bridge of Kell was closed on Monday. It carries 300 cars a day.\n";
const FRENCH: &str = "Le pont de Kell a été fermé lundi. Il porte 300 voitures par jour.\n";

fn run(input: &Path, output: &Path) -> Outcome {
    let request = Request { inputs: vec![input.to_path_buf()], output: output.to_path_buf(), ..Request::default() };
    let (config, ledger, lexicon) = (Config::default(), Ledger::default(), Lexicon::embedded());
    let (lexicon_name, build) = (String::new(), String::new());
    let rules = Rules { config: &config, ledger: &ledger, lexicon, lexicon_name, build };
    batch(&request, &rules, &mut std::io::empty(), &|_| ()).unwrap()
}

/// A member of a zip archive, each field as the file will say.
#[derive(Clone)]
struct Member {
    name: String,
    data: Vec<u8>,
    /// Unpacked size; the data are deflated where it differs from theirs.
    size: u32,
    checksum: u32,
    flags: u16,
    mode: u32,
    /// Shares the data of the member before.
    shared: bool,
}

fn stored(name: &str, text: &str) -> Member {
    let mut crc = flate2::Crc::new();
    crc.update(text.as_bytes());
    let (size, checksum) = (text.len() as u32, crc.sum());
    Member { name: name.into(), data: text.into(), size, checksum, flags: 0, mode: 0o100_644, shared: false }
}

/// One megabyte of spaces, deflated, so many times.
fn spaces(name: &str, megabytes: usize) -> Member {
    let mut chunk = Vec::with_capacity(1 << 20);
    let mut deflate = flate2::Compress::new(flate2::Compression::best(), false);
    deflate.compress_vec(&vec![b' '; 1 << 20], &mut chunk, flate2::FlushCompress::Sync).unwrap();
    let mut data = chunk.repeat(megabytes);
    data.extend_from_slice(&[3, 0]);
    Member { data, size: (megabytes << 20) as u32, ..stored(name, "") }
}

fn zip(members: &[Member]) -> Vec<u8> {
    let (mut file, mut directory, mut at) = (Vec::new(), Vec::new(), 0);
    for member in members {
        let method = if member.size as usize == member.data.len() { 0 } else { 8 };
        let mut fields = [20, member.flags, method, 0, 0].map(u16::to_le_bytes).concat();
        fields.extend([member.checksum, member.data.len() as u32, member.size].map(u32::to_le_bytes).concat());
        fields.extend([member.name.len() as u16, 0].map(u16::to_le_bytes).concat());
        if !member.shared {
            at = file.len() as u32;
            file.extend([b"PK\x03\x04", &fields[..], member.name.as_bytes(), &member.data].concat());
        }
        directory.extend([b"PK\x01\x02", &[20, 3][..], &fields, &[0; 6]].concat());
        directory.extend([member.mode << 16, at].map(u32::to_le_bytes).concat());
        directory.extend(member.name.as_bytes());
    }
    let count = members.len() as u16;
    let start = file.len() as u32;
    file.extend_from_slice(&directory);
    file.extend([b"PK\x05\x06", &[0; 4], &[count, count].map(u16::to_le_bytes).concat()[..]].concat());
    file.extend([directory.len() as u32, start].map(u32::to_le_bytes).concat());
    file.extend([0, 0]);
    file
}

fn tar(members: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, kind, data) in members {
        let mut header = tar::Header::new_gnu();
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(*kind);
        header.set_size(data.len() as u64);
        header.set_mode(0o644);
        if kind.is_symlink() || kind.is_hard_link() {
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_cksum();
        builder.append(&header, *data).unwrap();
    }
    builder.into_inner().unwrap()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn pair(name: &str) -> [Member; 2] {
    [stored(&format!("{name}.en.txt"), ENGLISH), stored(&format!("{name}.fr.txt"), FRENCH)]
}

#[test]
fn hostile_archives_are_named_and_the_rest_is_audited() {
    use tar::EntryType;
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    std::fs::create_dir(&input).unwrap();
    let file = EntryType::Regular;
    let sound = tar(&[("s.en.txt", file, ENGLISH.as_bytes()), ("s.fr.txt", file, FRENCH.as_bytes())]);
    let zeroes = gz(&vec![0; 1 << 20]).repeat(70);
    let million = zst(&vec![0; 1 << 20]);
    let random: Vec<u8> =
        (0..40_000_u64).flat_map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7).to_le_bytes()).collect();
    let long =
        tar(&[("s.en.txt", file, ENGLISH.as_bytes()), ("s.fr.txt", file, FRENCH.as_bytes()), ("z.txt", file, &random)]);
    let liar = |language| Member { size: 10, ..spaces(&format!("liar.{language}.txt"), 1) };
    let deep = "d/".repeat(70);
    let shared = |n: usize| Member { shared: n > 0, ..spaces(&format!("{n}.en.txt"), 2) };
    let files: [(&str, Vec<u8>); 17] = [
        ("good.en.txt", ENGLISH.into()),
        ("good.fr.txt", FRENCH.into()),
        ("dots.zip", zip(&[stored("../a.en.txt", ENGLISH), stored("/etc/b.txt", FRENCH), stored("C:\\c.txt", FRENCH)])),
        ("links.zip", zip(&[Member { mode: 0o120_777, ..stored("a.en.txt", "/etc/passwd") }])),
        ("secret.zip", zip(&[Member { flags: 1, ..stored("a.en.txt", ENGLISH) }])),
        ("nested.zip", zip(&[stored("inner.zip", "PK"), stored("inner.tar.gz", "x")])),
        ("deep.zip", zip(&[stored(&format!("{deep}a.en.txt"), ENGLISH)])),
        ("bomb.zip", zip(&[spaces("a.en.txt", 100)])),
        ("overlap.zip", zip(&(0..50).map(shared).collect::<Vec<_>>())),
        ("liar.zip", zip(&[liar("en"), liar("fr")])),
        ("cut.zip", zip(&pair("p"))[..200].to_vec()),
        ("dots.tar", tar(&[("../a.en.txt", file, ENGLISH.as_bytes()), ("/a.txt", file, b"x")])),
        ("links.tar", tar(&[("l.en.txt", EntryType::Symlink, b""), ("l.fr.txt", EntryType::Link, b"")])),
        ("bomb.tar.gz", zeroes),
        ("bomb.tar.zst", million.repeat(70)),
        ("sound.tar.zst", zst(&sound)),
        ("cut.tar.gz", gz(&long)[..200_000].to_vec()),
    ];
    for (name, bytes) in &files {
        std::fs::write(input.join(name), bytes).unwrap();
    }
    std::fs::create_dir_all(input.join(&deep)).unwrap();
    std::fs::write(input.join("big.en.txt"), ENGLISH).unwrap();
    std::fs::File::create(input.join("big.fr.txt")).unwrap().set_len(1 << 30).unwrap();
    std::fs::write(input.join("office.fr.docx"), zip(&[spaces("word/document.xml", 130)])).unwrap();
    std::fs::write(input.join("office.en.docx"), zip(&[stored("word/document.xml", "<p><r><t>The end</t></r></p>")]))
        .unwrap();
    let summary = run(&input, &folder.path().join("out")).summary;
    let out = "its name leads out of the archive";
    let bomb = "it unpacks to more than 200 times its size";
    let mut expected = vec![
        ("big.fr.txt".to_string(), "more than 64 MiB"),
        ("bomb.tar.gz".to_string(), bomb),
        ("bomb.tar.zst".to_string(), bomb),
        ("bomb.zip".to_string(), bomb),
        ("cut.tar.gz".to_string(), "ends too early or is damaged"),
        ("cut.zip".to_string(), "it cannot be read"),
        (format!("deep.zip/{deep}a.en.txt"), "too many folders deep"),
        ("dots.tar/../a.en.txt".to_string(), out),
        ("dots.tar//a.txt".to_string(), out),
        ("dots.zip/../a.en.txt".to_string(), out),
        ("dots.zip//etc/b.txt".to_string(), out),
        ("dots.zip/C:/c.txt".to_string(), out),
        ("liar.zip/liar.en.txt".to_string(), "larger than its declared"),
        ("liar.zip/liar.fr.txt".to_string(), "larger than its declared"),
        ("nested.zip/inner.tar.gz".to_string(), "an archive within the input"),
        ("nested.zip/inner.zip".to_string(), "an archive within the input"),
        ("office.fr.docx".to_string(), "more than 128 MiB"),
        ("overlap.zip".to_string(), bomb),
        ("secret.zip/a.en.txt".to_string(), "it is encrypted"),
        ("d/".repeat(65).trim_end_matches('/').to_string(), "more than 64 folders deep"),
    ];
    expected.sort();
    let found: Vec<(&str, &str)> = summary.unreadable.iter().map(|p| (p.file.as_str(), p.reason.as_str())).collect();
    let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, expected.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    for ((name, reason), (_, wanted)) in found.iter().zip(&expected) {
        assert!(reason.contains(wanted) && !reason.contains('\n'), "{name}: {reason}");
    }
    // good, cut.tar.gz and sound.tar.zst; links are counted.
    assert_eq!((summary.audited, summary.passed_over["link or device"]), (3, 3));
}

#[test]
fn one_endless_line_and_one_endless_word_are_read_in_time() {
    let line = "The bridge carries 300 cars a day and ".repeat(100_000);
    let word = "a".repeat(4 << 20);
    let marks = "«(“'".repeat(200_000);
    for text in [line, format!("The end of {word}"), format!("The end of {marks}")] {
        for name in ["x.txt", "x.md", "x.html"] {
            let document = read::document(name, text.as_bytes(), None).unwrap();
            assert!(!fauxami::text::segment(&document).segments.is_empty());
        }
    }
    let error = read::document("x.txt", &vec![b'a'; (64 << 20) + 1], None).unwrap_err().to_string();
    assert!(error.starts_with("x.txt: more than 64 MiB of text"), "{error}");
}
