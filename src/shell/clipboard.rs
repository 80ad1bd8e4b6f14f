//! The clipboard: a tool of the desktop where one is at hand, else the terminal itself (OSC 52), over ssh too.

use crate::shell::folders::set;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

/// Most bytes that terminals take by OSC 52: a hundred thousand in base 64, the sequence around them included.
const MOST: usize = 74_994;

/// How words got to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// The tool, or `OSC 52`.
    pub name: &'static str,
    /// Whether only the beginning went there.
    pub is_cut: bool,
}

/// A tool, its arguments, and the variable without which it has no clipboard to copy to.
struct Tool {
    name: &'static str,
    arguments: &'static [&'static str],
    needs: Option<&'static str>,
}

const TOOLS: [Tool; 5] = [
    Tool { name: "wl-copy", arguments: &[], needs: Some("WAYLAND_DISPLAY") },
    Tool { name: "xclip", arguments: &["-selection", "clipboard"], needs: Some("DISPLAY") },
    Tool { name: "xsel", arguments: &["--clipboard", "--input"], needs: Some("DISPLAY") },
    Tool { name: "pbcopy", arguments: &[], needs: None },
    Tool { name: "clip.exe", arguments: &[], needs: None },
];

/// In tmux the terminal hears no sequence of a program, but tmux passes words on, over ssh too.
const TMUX: Tool = Tool { name: "tmux", arguments: &["load-buffer", "-w", "-"], needs: Some("TMUX") };

/// Puts words on the clipboard.
///
/// # Errors
/// Where the terminal cannot be written to.
pub fn copy(words: &str) -> io::Result<Route> {
    let desktop: &[Tool] = if is_remote() { &[] } else { &TOOLS };
    let usable = desktop.iter().chain([&TMUX]).filter(|tool| tool.needs.is_none_or(|name| set(name).is_some()));
    for tool in usable {
        if hand_over(tool, words).is_ok() {
            return Ok(Route { name: tool.name, is_cut: false });
        }
    }
    let beginning = beginning(words, MOST);
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(beginning))?;
    Ok(Route { name: "OSC 52", is_cut: beginning.len() < words.len() })
}

/// Whether the person sits at another machine, whose clipboard the tools of this one do not reach.
pub fn is_remote() -> bool {
    ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].into_iter().any(|name| set(name).is_some())
}

fn hand_over(tool: &Tool, words: &str) -> io::Result<()> {
    let mut child = Command::new(tool.name)
        .args(tool.arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let written = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(words.as_bytes()));
    // Some tools stay to serve the clipboard: they are waited for where nobody waits for them.
    std::thread::spawn(move || Child::wait(&mut child));
    written
}

/// The beginning of some words, at most so many bytes, with no letter cut.
fn beginning(words: &str, most: usize) -> &str {
    let end = (0..=most.min(words.len())).rev().find(|&at| words.is_char_boundary(at));
    &words[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_letters_are_cut_off() {
        assert_eq!(beginning("приказ", 5), "пр");
        assert_eq!(beginning("order", 50), "order");
    }
}
