//! The same rows in every format that holds both languages.

#![allow(clippy::unwrap_used, reason = "a test")]

mod fixture;

use fauxami::read::{self, Rows};
use fauxami::text::Language;
use std::io::Write;

/// The fixture's sentences, after rows that hold what formats must escape.
fn all_rows() -> Vec<(String, String)> {
    let hard = [
        ("The bridge & the road are shut.", "Le pont & la route sont fermés."),
        ("Nobody \"knows\" why <yet>.", "Nul ne « sait » encore pourquoi <…>."),
        ("It cost 3; not 4: # no.", "Il a coûté 3, pas 4 : # non."),
    ];
    hard.into_iter().chain(fixture::sentences()).map(|(en, fr)| (en.to_string(), fr.to_string())).collect()
}

fn pairs(rows: &Rows) -> Vec<(String, String)> {
    let side =
        |segments: &fauxami::text::Segments| segments.segments.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
    side(&rows.source).into_iter().zip(side(&rows.target)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn each(row: impl Fn(usize, &str, &str) -> String) -> String {
    all_rows().iter().enumerate().map(|(n, (en, fr))| row(n + 1, en, fr)).collect()
}

fn tmx() -> String {
    let units = each(|n, en, fr| {
        let (en, fr) = (escaped(en), escaped(fr));
        format!(
            "<tu tuid='{n}'><tuv xml:lang='fr-CA'><seg>{fr}</seg></tuv><tuv xml:lang='EN-us'><seg><bpt i='1'>&lt;b></bpt>{}<ept i='1'>&lt;/b></ept></seg></tuv><tuv xml:lang='de'><seg>x</seg></tuv></tu>\n",
            en.replace("shut", "<hi>shut</hi>")
        )
    });
    format!(
        "<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'><header srclang='en'/><body>\n{units}</body></tmx>"
    )
}

fn xliff() -> String {
    let units = each(|n, en, fr| {
        let (en, fr) = (escaped(en), escaped(fr));
        format!(
            "<trans-unit id='{n}'><source>{en}</source><seg-source><g id='1'><mrk mtype='seg' mid='{n}'>{en}</mrk></g></seg-source><target><mrk mtype='seg' mid='{n}'>{}<x id='2'/></mrk></target><alt-trans><source>no</source><target>non</target></alt-trans></trans-unit>\n",
            fr.replace("route", "<g id='9'>route</g>")
        )
    });
    format!(
        "<xliff version='1.2' xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'><file source-language='en-US' target-language='fr-FR'><body>\n{units}\
         <trans-unit id='8' translate='no'><source>No</source><target>Non</target></trans-unit>\
         <trans-unit id='9' mq:locked='locked'><source>No</source><target>Non</target></trans-unit>\
         <trans-unit id='10'><seg-source><mrk mtype='seg' mid='44'>No</mrk></seg-source><target><mrk mtype='seg' mid='44'>Non</mrk></target><sdl:seg-defs><sdl:seg id='44' locked='true'/></sdl:seg-defs></trans-unit>\
         <trans-unit id='11'><source>Not translated yet</source><target/></trans-unit>\
         </body></file></xliff>"
    )
}

fn xliff2() -> String {
    let segments = each(|n, en, fr| {
        let (en, fr) = (escaped(en), escaped(fr));
        format!(
            "<segment id='{n}'><source><pc id='1'>{en}</pc></source><target>{fr}<ph id='2'/></target></segment><ignorable><source> </source></ignorable>\n"
        )
    });
    format!(
        "<xliff version='2.0' srcLang='en' trgLang='fr'><file id='f'><unit id='u'><notes><note>x</note></notes>\n{segments}</unit></file></xliff>"
    )
}

fn po() -> String {
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let messages = each(|n, en, fr| {
        let (head, tail) = en.split_at(4);
        format!(
            "#: a.c:{n}\n#, c-format, ignore-number-value\nmsgctxt \"{n}\"\nmsgid \"\"\n\"{head}\"\n\"{}\"\nmsgstr \"{}\"\n\n",
            quoted(tail),
            quoted(fr)
        )
    });
    format!(
        "msgid \"\"\nmsgstr \"\"\n\"Language: fr_CA\\n\"\n\n{messages}#, fuzzy\nmsgid \"Old\"\nmsgstr \"Vieux\"\n\n#~ msgid \"Gone\"\n#~ msgstr \"Parti\"\n\nmsgid \"New\"\nmsgstr \"\"\n"
    )
}

fn csv(delimiter: char) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let head = ["id", "note", "fr", "en"].join(&delimiter.to_string());
    let rows = each(|n, en, fr| [n.to_string(), String::new(), cell(fr), cell(en)].join(&delimiter.to_string()) + "\n");
    format!("{head}\n{rows}")
}

fn jsonl() -> String {
    each(|n, en, fr| format!("{}\n", serde_json::json!({"id": n, "source": en, "target": fr})))
}

#[test]
fn the_same_rows_in_every_format() {
    let tsv = each(|_, en, fr| format!("{en}\t{fr}\n"));
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(tsv.as_bytes()).unwrap();
    let zst = ruzstd::encoding::compress_to_vec(tmx().as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let files: [(&str, Vec<u8>); 13] = [
        ("x.tsv", tsv.clone().into_bytes()),
        ("x.tsv.gz", gz.finish().unwrap()),
        ("x.csv", csv(',').into_bytes()),
        ("x.CSV", csv(';').into_bytes()),
        ("x.jsonl", jsonl().into_bytes()),
        ("x.tmx", tmx().into_bytes()),
        ("x.tmx.zst", zst),
        ("x.xlf", xliff().into_bytes()),
        ("x.sdlxliff", xliff().into_bytes()),
        ("x.xliff", xliff2().into_bytes()),
        ("x.mqxliff", xliff().into_bytes()),
        ("x.mxliff", xliff().replace("The bridge", "{1&gt;The&lt;1} bridge{2}").into_bytes()),
        ("x.po", po().into_bytes()),
    ];
    let (want, numbers) = (all_rows(), (1..=all_rows().len()).map(|n| n.to_string()).collect::<Vec<_>>());
    for (name, bytes) in files {
        let rows = read::rows(name, &bytes, None, None).unwrap();
        assert_eq!((rows.source.language, rows.target.language), (Language::English, Language::French), "{name}");
        assert_eq!(pairs(&rows), want, "{name}");
        assert!(rows.broken.is_empty() && !rows.assumed, "{name}");
        let ids: Vec<_> = rows.ids.iter().flatten().map(String::as_str).collect();
        assert!(name.contains("tsv") || ids == numbers, "{name}: {ids:?}");
        assert_eq!(rows.ignores.len(), if name == "x.po" { numbers.len() } else { 0 }, "{name}");
        assert!(read::holds_rows(name), "{name}");
    }
}

/// Messages under the keys m.1, m.2 … of a language.
fn json(language: &str, french: bool) -> String {
    let rows = all_rows().into_iter().enumerate();
    let rows =
        rows.map(|(n, (en, fr))| format!("  \"{}\": {}", n + 1, serde_json::json!(if french { fr } else { en })));
    format!("{{\"{language}\": {{\"m\": {{\n{}\n}}}}}}", rows.collect::<Vec<_>>().join(",\n"))
}

fn yaml(language: &str, french: bool) -> String {
    let mut out = format!("# messages\n{language}:\n  m:\n");
    for (n, (en, fr)) in all_rows().into_iter().enumerate() {
        let text = if french { fr } else { en };
        let line = match n % 3 {
            0 => format!("'{}'", text.replace('\'', "''")),
            1 => format!("\"{}\"", text.replace('"', "\\\"")),
            _ => format!(">-\n      {}", text.replacen(' ', "\n      ", 1)),
        };
        out += &format!("    {}: {line}\n", n + 1);
    }
    out
}

#[test]
fn message_files_give_the_same_rows_and_lines() {
    for ending in ["json", "yaml", "yml"] {
        let write = if ending == "json" { json } else { yaml };
        let (en, fr) = (write("en", false), write("fr-CA", true));
        let names = [format!("en.{ending}"), format!("fr.{ending}")];
        let rows = read::messages((&names[0], en.as_bytes()), (&names[1], fr.as_bytes()), [None, None]).unwrap();
        assert_eq!(pairs(&rows), all_rows(), "{ending}");
        let ids: Vec<String> = rows.ids.iter().flatten().cloned().collect();
        assert_eq!(ids, (1..=all_rows().len()).map(|n| format!("m.{n}")).collect::<Vec<_>>());
        for segment in &rows.source.segments {
            let word = segment.text.split(' ').next().unwrap().trim_end_matches('"');
            let line = en.lines().skip(segment.line as usize - 1).take(2).collect::<String>();
            assert!(line.contains(word), "{ending} line {}: {}", segment.line, segment.text);
        }
    }
}

#[test]
fn messages_are_paired_by_key() {
    let en = "{\n \"menu\": {\n  \"open\": \"Open the file\",\n  \"only\": \"Here\"\n },\n \"list\": [\"One of the files\", {\"open\": \"All \\u00a0 \\\"files\\\"\"}],\n \"@menu\": {\"description\": \"The menu\"}, \"n\": 3}";
    let fr = "# Les messages\n'menu': {open: &a Ouvrir le fichier}\n<<: *a\n? [x, {y: z}]\n: v\nlist:\n- Un des fichiers\n- open: |\n    Tous les\n    fichiers\n'@menu':\n  description: The menu\nn: 3\n";
    let rows = read::messages(("en.json", en.as_bytes()), ("fr.yml", fr.as_bytes()), [None, None]).unwrap();
    let found: Vec<_> = rows.ids.iter().flatten().map(String::as_str).zip(pairs(&rows)).collect();
    let want = [
        ("menu.open", "Open the file", "Ouvrir le fichier"),
        ("list.0", "One of the files", "Un des fichiers"),
        ("list.1.open", "All \"files\"", "Tous les fichiers"),
    ];
    assert_eq!(found, want.map(|(key, en, fr)| (key, (en.to_string(), fr.to_string()))));
    assert_eq!(rows.source.segments.iter().map(|s| s.line).collect::<Vec<_>>(), [3, 6, 6]);
    assert!(read::messages(("en.json", b"{}"), ("fr.json", b"{"), [None, None]).is_err());
}

#[test]
fn hostile_message_files_are_refused_or_stay_small() {
    let laughs: String = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1)).collect();
    let long = format!("a0: &a0 \"{}\"\n", "The end of it. ".repeat(10_000));
    let aliases: String = (0..1000).map(|n| format!("b{n}: *a0\n")).collect();
    let cases = [
        ("x.json", "[".repeat(100_000), "line 1: "),
        ("x.json", format!("{}\"a\"{}", "[".repeat(100), "]".repeat(100)), "line 1: keys are nested more than 64 deep"),
        ("x.yaml", "[".repeat(100_000), "line 1: "),
        ("x.yaml", "- ".repeat(100_000), "line 1: "),
        ("x.yaml", "? ".repeat(100_000), "line 1: "),
        ("x.yaml", format!("{}x", "{a: ".repeat(100)), "line 1: keys are nested more than 64 deep"),
        ("x.yaml", format!("{long}{aliases}"), "aliases stand for more than 1 MiB of text"),
        ("x.yaml", "a: b: c\n".to_string(), "line 1: this is no YAML"),
        ("x.yaml", "a: *b\n".to_string(), "line 1: this is no YAML"),
        ("x.yaml", format!("a0: &a0 The end\n{laughs}"), "shares no message key"),
    ];
    for (name, text, problem) in cases {
        let error = read::messages((name, text.as_bytes()), (name, b"{\"k\": \"x\"}"), [None, None]).unwrap_err();
        let error = error.to_string();
        assert!(error.starts_with(&format!("{name}: ")) && error.contains(problem) && !error.contains('\n'), "{error}");
    }
}

#[test]
fn broken_files_are_named_with_their_line() {
    let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><tmx><body><tu><tuv xml:lang='en'><seg>The end of &b; it</seg></tuv><tuv xml:lang='fr'><seg>La fin</seg></tuv></tu></body></tmx>";
    assert_eq!(pairs(&read::rows("x.tmx", bomb.as_bytes(), None, None).unwrap())[0].0, "The end of it");
    let deep = format!("<tmx>{}", "<a>".repeat(100_000));
    for (name, text, problem) in [
        ("x.tmx", "<tmx>\n<body></tmx>", "line 2: this is no XML"),
        ("x.tmx", "<tmx>\n<body>", "line 2: the file ends inside an element"),
        ("x.xlf", deep.as_str(), "line 1: elements are nested more than 500 deep"),
        ("x.xlf", "<xliff><file source-language='de'/></xliff>", "its language is de"),
        ("x.csv", "a,b\n1,2\n", "line 1: the header names no source and target"),
        ("x.po", "", "the file is empty"),
    ] {
        let error = read::rows(name, text.as_bytes(), None, None).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{name}: ")) && error.contains(problem), "{error}");
    }
    let rows =
        read::rows("x.jsonl", b"{\"source\": \"The end\", \"target\": \"La fin\"}\n{oops\n", None, None).unwrap();
    assert_eq!((rows.source.segments.len(), rows.broken[0].line), (1, 2));
}
