//! Data goes to standard output, everything else to standard error.

use fauxami::Error;
use std::io::Write;

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
