//! The terminal: entered, drawn to, listened to, and left as it was found on every way out.

use crate::model::resolution::Reading;
use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::key::Key;
use crate::view::screen;
use crate::view::theme::Theme;
use crossterm::event::{
    self, DisableMouseCapture, EnableMouseCapture, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton,
    MouseEventKind,
};
use crossterm::{clipboard::CopyToClipboard, cursor, execute, terminal};
use ratatui::{Terminal, backend::CrosstermBackend};
use std::io::{self, Stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What can be set from outside.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether colours are wanted.
    pub colours: bool,
}

/// Shows `reading` until the person leaves.
///
/// # Errors
/// Where the terminal cannot be entered or written to.
pub fn run(reading: Reading, options: Options) -> io::Result<()> {
    let told_to_leave = leave_on_signals()?;
    let restores = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        restores(panic);
    }));
    let mut screen = enter()?;
    let result = listen(&mut screen, reading, options, &told_to_leave);
    leave();
    result
}

type Screen = Terminal<CrosstermBackend<Stdout>>;

/// SIGTERM and SIGHUP end the loop, so that the terminal is left in order.
fn leave_on_signals() -> io::Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT] {
        signal_hook::flag::register(signal, Arc::clone(&flag))?;
    }
    Ok(flag)
}

fn enter() -> io::Result<Screen> {
    terminal::enable_raw_mode()?;
    execute!(io::stdout(), terminal::EnterAlternateScreen, EnableMouseCapture, cursor::Hide)?;
    Terminal::new(CrosstermBackend::new(io::stdout()))
}

/// Undoes all that `enter` did; each step even if another fails.
fn leave() {
    let _ = execute!(io::stdout(), DisableMouseCapture, terminal::LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
}

fn listen(screen: &mut Screen, reading: Reading, options: Options, told_to_leave: &AtomicBool) -> io::Result<()> {
    let size = screen.size()?;
    let theme = Theme::new(options.colours);
    let mut app = App::new(reading, size.width, size.height);
    draw(screen, &app, theme)?;
    // For the test that a panic leaves the terminal in order; documented in CONTRIBUTING.
    assert!(std::env::var_os("PLENARY_PANIC").is_none(), "asked to panic");
    while !told_to_leave.load(Ordering::Relaxed) {
        if !event::poll(Duration::from_millis(200))? {
            continue;
        }
        // All events that wait are taken before the next frame, so that a held key cannot outrun the drawing.
        while event::poll(Duration::ZERO)? {
            match take(&mut app, &event::read()?) {
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Suspend) => suspend(screen, &mut app)?,
                Some(Effect::Redraw) => screen.clear()?,
                Some(Effect::Copy(words)) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(words))?,
                Some(Effect::Mouse(true)) => execute!(io::stdout(), EnableMouseCapture)?,
                Some(Effect::Mouse(false)) => execute!(io::stdout(), DisableMouseCapture)?,
                Some(_) | None => {}
            }
        }
        draw(screen, &app, theme)?;
    }
    Ok(())
}

fn draw(screen: &mut Screen, app: &App, theme: Theme) -> io::Result<()> {
    screen.draw(|frame| screen::draw(frame.buffer_mut(), app, theme)).map(|_| ())
}

/// An event as the state knows it.
fn take(app: &mut App, event: &Event) -> Option<Effect> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => app.press(key_of(*key)?),
        Event::Resize(width, height) => {
            app.resize(*width, *height);
            None
        }
        Event::Mouse(mouse) => {
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => app.click(mouse.column, mouse.row),
                MouseEventKind::ScrollDown => app.wheel(mouse.column, mouse.row, 3),
                MouseEventKind::ScrollUp => app.wheel(mouse.column, mouse.row, -3),
                _ => {}
            }
            None
        }
        _ => None,
    }
}

/// A key as the state knows it; `None` for keys without a meaning anywhere.
fn key_of(key: KeyEvent) -> Option<Key> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Char(letter) if control => Key::Ctrl(letter.to_ascii_lowercase()),
        KeyCode::Char(letter) if alt => Key::Alt(letter),
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Delete => Key::Delete,
        KeyCode::F(number) => Key::Function(number),
        KeyCode::Left if alt => Key::AltLeft,
        KeyCode::Right if alt => Key::AltRight,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    })
}

/// Stops as Ctrl-Z does, and comes back to the same row.
fn suspend(screen: &mut Screen, app: &mut App) -> io::Result<()> {
    leave();
    #[cfg(unix)]
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    *screen = enter()?;
    screen.clear()?;
    let size = screen.size()?;
    app.resize(size.width, size.height);
    Ok(())
}
