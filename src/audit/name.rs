//! How a pair is called: what its two file names share, else its folder.

use std::path::Path;

/// The shortest word of a file name that may name a pair: shorter ones are languages (`en`, `fr`) and numbering.
const SHORTEST: usize = 3;

/// The name of a pair from its two paths: the whole words of three letters or more that both file names share, in
/// the order of the source's, joined by `-`; where they share none, the name of the source's folder; else `pair`.
///
/// Give absolute paths, so that a file of the current folder has a folder to be named after.
pub fn pair_name(source: &str, target: &str) -> String {
    let (source, target) = (Path::new(source), Path::new(target));
    let theirs = words(target);
    let shared: Vec<String> = words(source).into_iter().filter(|word| theirs.contains(word)).collect();
    if !shared.is_empty() {
        return shared.join("-");
    }
    let folder = source.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    folder.unwrap_or_else(|| "pair".to_string())
}

/// The words of a file's name without its last extension.
fn words(path: &Path) -> Vec<String> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    stem.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_string)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_named_after_what_its_files_share() {
        assert_eq!(pair_name("/a/kunshan/en.txt", "/a/kunshan/fr.txt"), "kunshan");
        assert_eq!(pair_name("/a/annual-report-2021.en.html", "/b/annual-report-2021.fr.html"), "annual-report-2021");
        assert_eq!(pair_name("/site/en/press.md", "/site/fr/presse.md"), "en");
        assert_eq!(pair_name("-", "fr.txt"), "pair");
    }
}
