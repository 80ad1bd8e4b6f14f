//! The terminal: entered, drawn to, and left as it was found on every way out.

use crate::model::resolution::Reading;
use crate::shell::events::{Happening, Outside};
use crate::shell::keys::key_of;
use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::key::Key;
use crate::state::mode::Mode;
use crate::view::screen;
use crate::view::theme::Theme;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event, KeyEventKind,
    MouseButton, MouseEvent, MouseEventKind,
};
use crossterm::style::{Print, ResetColor};
use crossterm::{clipboard::CopyToClipboard, cursor, execute, queue, terminal};
use ratatui::layout::Size;
use ratatui::{Terminal, backend::CrosstermBackend};
use std::io::{self, BufWriter, Stdout, Write};

/// What can be set from outside.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether colours are wanted.
    pub colours: bool,
}

/// How the reader was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By a key, or because the terminal is gone.
    Quit,
    /// By the signal of this number.
    Signal(i32),
}

/// Shows `reading` until the person leaves.
///
/// # Errors
/// Where the terminal cannot be entered or written to.
pub fn run(reading: Reading, options: Options) -> io::Result<()> {
    let mut outside = Outside::new()?;
    let restores = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        restores(panic);
    }));
    let mut session = Session::start(reading, options)?;
    let end = session.go_on(&mut outside);
    leave();
    // Dropping a screen of ratatui writes to it once more, and panics where the terminal is gone.
    std::mem::forget(session);
    match end? {
        End::Quit => Ok(()),
        End::Signal(signal) => die_of(signal),
    }
}

/// Ends as the signal would have ended the program, so that who sent it sees that.
fn die_of(signal: i32) -> io::Result<()> {
    #[cfg(unix)]
    signal_hook::low_level::emulate_default_handler(signal)?;
    Err(io::Error::other(format!("ended by signal {signal}")))
}

/// A whole frame is written at once, lest it is seen half drawn.
type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

fn enter() -> io::Result<Screen> {
    terminal::enable_raw_mode()?;
    let mut out = io::stdout();
    queue!(out, terminal::EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste, cursor::Hide)?;
    // Of the mouse only clicks, the wheel and dragging are wanted, not each cell that it passes over.
    #[cfg(unix)]
    queue!(out, Print("\x1b[?1003l\x1b[?1002h"))?;
    out.flush()?;
    blank_screen()
}

/// An empty screen, on which the next frame is drawn whole. (`Terminal::clear` would ask the terminal for its cursor,
/// and give up where no answer comes.)
fn blank_screen() -> io::Result<Screen> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    queue!(out, terminal::Clear(terminal::ClearType::All))?;
    Terminal::new(CrosstermBackend::new(out))
}

/// Undoes all that `enter` did; each step even if another fails.
fn leave() {
    let mut out = io::stdout();
    let _ = execute!(out, DisableBracketedPaste, DisableMouseCapture, ResetColor);
    let _ = execute!(out, terminal::LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
}

/// One sitting before the terminal.
struct Session {
    screen: Screen,
    size: Size,
    app: App,
    theme: Theme,
}

impl Session {
    /// Enters the terminal and shows the first frame; nothing is asked of the terminal before.
    fn start(reading: Reading, options: Options) -> io::Result<Self> {
        let screen = enter()?;
        let size = screen.size()?;
        let app = App::new(reading, size.width, size.height);
        let mut session = Self { screen, size, app, theme: Theme::new(options.colours) };
        session.draw()?;
        // For the test that a panic leaves the terminal in order; documented in CONTRIBUTING.
        assert!(std::env::var_os("PLENARY_PANIC").is_none(), "asked to panic");
        Ok(session)
    }

    fn go_on(&mut self, outside: &mut Outside) -> io::Result<End> {
        loop {
            let mut happening = Some(outside.wait()?);
            // All that waits is taken before the next frame, so that a held key cannot outrun the drawing.
            while let Some(happened) = happening {
                if let Some(end) = self.take(&happened, outside)? {
                    return Ok(end);
                }
                happening = outside.waiting()?;
            }
            self.draw()?;
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        // Asked anew for each frame: a window may change before the first event tells of it.
        let size = self.screen.size()?;
        if size != self.size {
            self.app.resize(size.width, size.height);
            self.size = size;
        }
        self.screen.draw(|frame| screen::draw(frame.buffer_mut(), &self.app, self.theme)).map(|_| ())
    }

    fn take(&mut self, happened: &Happening, outside: &mut Outside) -> io::Result<Option<End>> {
        let effect = match happened {
            Happening::Leave(signal) => return Ok(Some(End::Signal(*signal))),
            Happening::Gone => return Ok(Some(End::Quit)),
            Happening::Stop => Some(Effect::Suspend),
            Happening::Resumed => return self.come_back().map(|()| None),
            Happening::Event(event) => self.hear(event),
        };
        match effect {
            Some(Effect::Quit) => return Ok(Some(End::Quit)),
            Some(Effect::Suspend) => self.suspend(outside)?,
            Some(Effect::Redraw) => self.screen = blank_screen()?,
            Some(Effect::Copy(words)) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(words))?,
            Some(Effect::Mouse(true)) => execute!(io::stdout(), EnableMouseCapture)?,
            Some(Effect::Mouse(false)) => execute!(io::stdout(), DisableMouseCapture)?,
            Some(_) | None => {}
        }
        Ok(None)
    }

    fn hear(&mut self, event: &Event) -> Option<Effect> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => return self.app.press(key_of(*key)?),
            Event::Mouse(mouse) => self.hear_mouse(*mouse),
            Event::Paste(words) => self.paste(words),
            _ => {}
        }
        None
    }

    fn hear_mouse(&mut self, mouse: MouseEvent) {
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.app.click(mouse.column, mouse.row),
            MouseEventKind::ScrollDown => self.app.wheel(mouse.column, mouse.row, 3),
            MouseEventKind::ScrollUp => self.app.wheel(mouse.column, mouse.row, -3),
            _ => {}
        }
    }

    /// Pasted words are typed where words are typed; elsewhere they would act as keys that no one pressed.
    fn paste(&mut self, words: &str) {
        if matches!(self.app.mode, Mode::Prompt { .. }) {
            for letter in words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }) {
                self.app.press(Key::Char(letter));
            }
        }
    }

    /// Stops as Ctrl-Z does, and comes back to the same row.
    fn suspend(&mut self, outside: &mut Outside) -> io::Result<()> {
        leave();
        #[cfg(unix)]
        {
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
            outside.forget_signals();
        }
        self.come_back()
    }

    /// Enters the terminal anew: who had it in between may have changed it.
    fn come_back(&mut self) -> io::Result<()> {
        let _ = terminal::disable_raw_mode();
        self.screen = enter()?;
        Ok(())
    }
}
