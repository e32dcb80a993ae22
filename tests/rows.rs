//! The same rows in every format that holds both languages.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::read::{self, Rows};
use fauxami::text::Language;
use std::io::Write;

const ROWS: [(&str, &str); 3] = [
    ("The bridge & the road are shut.", "Le pont & la route sont fermés."),
    ("Nobody \"knows\" why <yet>.", "Nul ne « sait » encore pourquoi <…>."),
    ("It cost 3; not 4.", "Il a coûté 3, pas 4."),
];

fn pairs(rows: &Rows) -> Vec<(String, String)> {
    let side =
        |segments: &fauxami::text::Segments| segments.segments.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
    side(&rows.source).into_iter().zip(side(&rows.target)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn each(row: impl Fn(usize, &str, &str) -> String) -> String {
    ROWS.iter().enumerate().map(|(n, (en, fr))| row(n + 1, en, fr)).collect()
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
    let files: [(&str, Vec<u8>); 11] = [
        ("x.tsv", tsv.clone().into_bytes()),
        ("x.tsv.gz", gz.finish().unwrap()),
        ("x.csv", csv(',').into_bytes()),
        ("x.CSV", csv(';').into_bytes()),
        ("x.jsonl", jsonl().into_bytes()),
        ("x.tmx", tmx().into_bytes()),
        ("x.xlf", xliff().into_bytes()),
        ("x.sdlxliff", xliff().into_bytes()),
        ("x.xliff", xliff2().into_bytes()),
        ("x.mxliff", xliff().replace("The bridge", "{1&gt;The&lt;1} bridge{2}").into_bytes()),
        ("x.po", po().into_bytes()),
    ];
    let want: Vec<_> = ROWS.iter().map(|(en, fr)| (en.to_string(), fr.to_string())).collect();
    for (name, bytes) in files {
        let rows = read::rows(name, &bytes, None, None).unwrap();
        assert_eq!((rows.source.language, rows.target.language), (Language::English, Language::French), "{name}");
        assert_eq!(pairs(&rows), want, "{name}");
        assert!(rows.broken.is_empty() && !rows.assumed, "{name}");
        let ids: Vec<_> = rows.ids.iter().flatten().map(String::as_str).collect();
        assert!(name.contains("tsv") || ids == ["1", "2", "3"], "{name}: {ids:?}");
        assert_eq!(rows.ignores.len(), if name == "x.po" { 3 } else { 0 }, "{name}");
        assert!(read::holds_rows(name), "{name}");
    }
}

#[test]
fn messages_are_paired_by_key() {
    let en = "{\n \"menu\": {\n  \"open\": \"Open the file\",\n  \"only\": \"Here\"\n },\n \"list\": [\"One of the files\"]\n}";
    let fr = "{\"list\": [\"Un des fichiers\"], \"menu\": {\"open\": \"Ouvrir le fichier\"}}";
    let rows = read::messages(("en.json", en.as_bytes()), ("fr.json", fr.as_bytes()), [None, None]).unwrap();
    let ids: Vec<_> = rows.ids.iter().flatten().map(String::as_str).collect();
    assert_eq!(ids, ["menu.open", "list.0"]);
    assert_eq!(rows.source.segments[0].line, 3);
    assert_eq!(rows.target.segments[0].text, "Ouvrir le fichier");
    assert!(read::messages(("en.json", b"{}"), ("fr.json", b"{"), [None, None]).is_err());
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
