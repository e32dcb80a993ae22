//! Data goes to standard output, everything else to standard error.

use fauxami::Error;
use std::io::{IsTerminal, Write};

/// Writes data to standard output.
pub fn data(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|e| Error::io("standard output", e))
}

/// Writes text for a person to standard output: its colours stay only where a terminal takes them (NO_COLOR honoured).
pub fn text(text: &str) -> Result<(), Error> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|e| Error::io("standard output", e))
}

/// Writes a line to standard error; nobody is left to tell when that fails.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// One line on standard error that rewrites itself; nothing where no person watches a terminal.
pub struct Progress {
    shown: bool,
}

impl Progress {
    /// A line that has shown nothing yet.
    pub fn new() -> Self {
        Progress { shown: std::io::stderr().is_terminal() }
    }

    /// Does a person watch?
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Replaces the line.
    pub fn show(&self, text: &str) {
        if self.shown {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K{text}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.show("");
    }
}
