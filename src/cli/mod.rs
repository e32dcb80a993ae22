//! One file per command. Only this room prints, reads the environment or decides the exit code.

/// Parses the command line and runs the command.
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
