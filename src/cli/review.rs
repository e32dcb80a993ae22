//! `fauxami review`: the review page, served on this machine.

use super::settings::Places;
use super::{Exit, output};
use fauxami::report::html;
use fauxami::report::page::Page;
use fauxami::review::Review;
use fauxami::{Error, read};
use std::path::{Path, PathBuf};

/// The page that `batch` writes over all its pairs.
const QUEUE: &str = "review.html";

/// Serve the review page on this machine; decisions are written to the ledger at once
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An .html report, or a folder of them
    report: PathBuf,
    #[command(flatten)]
    places: Places,
}

/// Runs the command until it is interrupted.
pub fn run(args: Args) -> Result<Exit, Error> {
    let page = page(&args.report)?;
    let ledger = args.places.rules_to_write(&args.report)?.ledger_path;
    let review = Review::open(page, ledger.clone())?;
    output::data(format!("{}\n", review.address()).as_bytes())?;
    output::say(&format!("open this address in a browser; decisions go to {}; Ctrl-C ends", ledger.display()));
    review.run()?;
    Ok(Exit::Pass)
}

/// The queue of a folder: its review.html, or all its reports joined.
fn page(path: &Path) -> Result<Page, Error> {
    if !path.is_dir() {
        return open(path);
    }
    let queue = path.join(QUEUE);
    if queue.is_file() {
        return open(&queue);
    }
    let name = path.display().to_string();
    let entries = std::fs::read_dir(path).map_err(|error| Error::io(name.clone(), error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "html"));
    files.sort();
    if files.is_empty() {
        return Err(Error::input(
            name,
            "there is no .html report in it",
            "run `fauxami check` or `fauxami batch` first",
        ));
    }
    let mut joined = Page::default();
    for file in files {
        joined.join(open(&file)?);
    }
    Ok(joined)
}

fn open(path: &Path) -> Result<Page, Error> {
    html::read(&path.display().to_string(), &String::from_utf8_lossy(&read::load(path)?))
}
