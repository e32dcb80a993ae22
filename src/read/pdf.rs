//! PDF, through `pdftotext` of Poppler where it is installed.

use super::plain;
use crate::error::Error;
use crate::text::Block;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A document that takes longer is damaged or hostile.
const PATIENCE: Duration = Duration::from_secs(60);
/// Most text that is taken from a document, in bytes.
const LARGEST: u64 = 64 << 20;
/// How often a line must head or foot a page to be no part of the text.
const RECURRENCE: usize = 3;

/// The text of a PDF document and its blocks; page numbers and running heads are furniture. There are no lines.
pub(super) fn blocks(name: &str, bytes: &[u8]) -> Result<(String, Vec<Block>), Error> {
    let text = extracted(name, bytes)?;
    if text.trim().is_empty() {
        let problem = "this PDF holds no text, perhaps scanned pages only";
        return Err(Error::input(name, problem, "run it through text recognition, or give the text"));
    }
    let margins = margins(&text);
    let (text, mut blocks) = plain::blocks(text);
    for block in &mut blocks {
        block.furniture |= margins.contains(&block.span.of(&text).trim().to_string());
        block.line = 0;
    }
    Ok((text, blocks))
}

fn extracted(name: &str, bytes: &[u8]) -> Result<String, Error> {
    let command = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = command.map_err(|_| {
        let remedy = "install pdftotext (poppler-utils), or save the document as text";
        Error::input(name, "this is a PDF and pdftotext is not installed", remedy)
    })?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let text = std::thread::scope(|scope| {
        scope.spawn(move || input.map(|mut input| input.write_all(bytes)));
        let reader = scope.spawn(move || {
            let mut text = Vec::new();
            output.map(|output| output.take(LARGEST).read_to_end(&mut text));
            text
        });
        let finished = wait(&mut child);
        if !finished {
            drop(child.kill());
            drop(child.wait());
        }
        reader.join().ok().filter(|_| finished)
    });
    let text = text.and_then(|text| String::from_utf8(text).ok());
    text.ok_or_else(|| Error::input(name, "pdftotext cannot read this PDF", "save it again, or give the text"))
}

/// Waits until the program ends well; false where it fails or takes too long.
fn wait(child: &mut Child) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(5)),
            Err(_) => return false,
        }
    }
    false
}

/// First and last lines of pages that are page numbers or recur on several pages.
fn margins(text: &str) -> Vec<String> {
    let mut ends: Vec<&str> = Vec::new();
    for page in text.split('\u{c}') {
        let mut lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
        ends.extend(lines.next());
        ends.extend(lines.next_back());
    }
    ends.sort_unstable();
    let number = |line: &str| line.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '/' | ' '));
    let recurs = |group: &&[&str]| group.len() >= RECURRENCE || group.first().is_some_and(|line| number(line));
    ends.chunk_by(|a, b| a == b).filter(recurs).filter_map(|group| group.first().map(|line| line.to_string())).collect()
}
