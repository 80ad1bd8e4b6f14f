//! Starts the reader and reports how it ended.

fn main() -> std::process::ExitCode {
    plenary::shell::commands::run()
}
