//! The terminal: entered, and left as it was found on every way out.

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::style::{Print, ResetColor};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::{Terminal, backend::CrosstermBackend};
use std::io::{self, BufWriter, Stdout, Write};

/// A whole frame is written at once, lest it is seen half drawn.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Takes the terminal over.
///
/// # Errors
/// Where there is none, or it cannot be written to.
pub fn enter(with_mouse: bool) -> io::Result<Screen> {
    terminal::enable_raw_mode()?;
    queue!(io::stdout(), terminal::EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    if with_mouse {
        take_mouse(true)?;
    }
    io::stdout().flush()?;
    blank_screen()
}

/// Takes the terminal over again after another program had it, whatever that has left.
///
/// # Errors
/// As [`enter`].
pub fn enter_again(with_mouse: bool) -> io::Result<Screen> {
    let _ = terminal::disable_raw_mode();
    enter(with_mouse)
}

/// An empty screen, on which the next frame is drawn whole. (`Terminal::clear` would ask the terminal for its cursor,
/// and give up where no answer comes.)
///
/// # Errors
/// As [`enter`].
pub fn blank_screen() -> io::Result<Screen> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    queue!(out, terminal::Clear(terminal::ClearType::All))?;
    Terminal::new(CrosstermBackend::new(out))
}

/// Takes the mouse, or leaves it to the terminal.
///
/// # Errors
/// As [`enter`].
pub fn take_mouse(taken: bool) -> io::Result<()> {
    if !taken {
        return execute!(io::stdout(), DisableMouseCapture);
    }
    execute!(io::stdout(), EnableMouseCapture)?;
    // Only clicks, the wheel and dragging are wanted, not each cell that the mouse passes over.
    #[cfg(unix)]
    execute!(io::stdout(), Print("\x1b[?1003l\x1b[?1002h"))?;
    Ok(())
}

/// Asks a terminal that turns letters from right to left by itself to do so, or to leave it to the reader. Others pass
/// over it; see `docs/terminals.md`.
///
/// # Errors
/// As [`enter`].
pub fn turn_letters(by_terminal: bool) -> io::Result<()> {
    execute!(io::stdout(), Print(if by_terminal { TURN_LETTERS } else { SHOW_AS_SENT }))
}

/// Implicit mode, the default.
const TURN_LETTERS: &str = "\x1b[8h";

/// Explicit mode.
const SHOW_AS_SENT: &str = "\x1b[8l";

/// Undoes all that `enter` did; each step even if another fails.
pub fn leave() {
    let mut out = io::stdout();
    let _ = execute!(out, DisableBracketedPaste, DisableMouseCapture, ResetColor, Print(TURN_LETTERS));
    let _ = execute!(out, terminal::LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
}

/// From now on a panic leaves the terminal before it tells itself.
pub fn leave_on_panic() {
    let tells = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        tells(panic);
    }));
}

/// Whether a shell waits behind the reader, to which a stop would give the terminal. Where the reader is the first
/// program of its terminal, nobody could ever wake it again.
pub fn has_shell() -> bool {
    // The process's own number, and the fourth field behind its name: its session.
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else { return cfg!(unix) };
    let session = stat.rsplit_once(')').and_then(|(_, fields)| fields.split_whitespace().nth(3));
    session != Some(std::process::id().to_string().as_str())
}
