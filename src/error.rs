//! The one error type. A finding is never an error, and an unreadable file is never a finding.

/// What went wrong, in one line that names the file and says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused the file.
    #[error("{path}: {reason}; check the path and its permissions")]
    Io {
        /// The path as it was given.
        path: String,
        /// What the operating system said.
        reason: std::io::Error,
    },
    /// The file was opened but cannot be used.
    #[error("{path}: {problem}; {remedy}")]
    Input {
        /// The path as it was given.
        path: String,
        /// What is wrong with it, and where (a line number where there is one).
        problem: String,
        /// What the user can do.
        remedy: String,
    },
    /// The configuration or the command line asks for something that cannot be.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// An [`Error::Input`] from its three parts. What a parser quotes from the file may hold line breaks: the problem is
    /// made one line.
    pub fn input(path: impl Into<String>, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        let mut problem: String = problem.into();
        if problem.contains(char::is_control) {
            problem = problem.split(|c: char| c.is_whitespace() || c.is_control()).collect::<Vec<_>>().join(" ");
        }
        Error::Input { path: path.into(), problem, remedy: remedy.into() }
    }

    /// The file it speaks of, as it was given.
    pub fn path(&self) -> Option<&str> {
        match self {
            Error::Io { path, .. } | Error::Input { path, .. } => Some(path),
            Error::Usage(_) => None,
        }
    }

    /// An [`Error::Io`] from the path and the system's error.
    pub fn io(path: impl Into<String>, reason: std::io::Error) -> Self {
        Error::Io { path: path.into(), reason }
    }
}
