//! Since when a check is there. A new one must not break builds that passed yesterday: until the next minor version its
//! findings are notes.

use super::{ARRIVALS, Check};

/// In the first version every check is new, and no build passed yesterday.
const FIRST: &str = "0.1.0";

impl Check {
    /// The version in which it came, as `0.1.0`.
    pub fn since(&self) -> &'static str {
        let here = |checks: &&[&Check]| checks.iter().any(|check| check.name == self.name);
        ARRIVALS.iter().find(|(_, checks)| here(checks)).map_or(FIRST, |(version, _)| version)
    }

    /// Did it come in the minor version that is running?
    pub fn is_new(&self) -> bool {
        is_new(self.since(), env!("CARGO_PKG_VERSION"))
    }
}

fn is_new(since: &str, running: &str) -> bool {
    let minor = |version: &str| version.split('.').take(2).map(str::to_string).collect::<Vec<_>>();
    since != FIRST && minor(since) == minor(running)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_new_until_the_next_minor_version() {
        for (since, running, expected) in [
            ("0.1.0", "0.1.0", false),
            ("0.1.3", "0.1.4", true),
            ("0.1.3", "0.2.0", false),
            ("0.2.0", "0.2.7", true),
            ("0.2.0", "0.20.0", false),
            ("0.2.0", "1.2.0", false),
        ] {
            assert_eq!(is_new(since, running), expected, "since {since}, running {running}");
        }
    }
}
