//! One sitting before the terminal: what happens goes to the state, what the state asks for is done, a frame is drawn.

use crate::layout::setting::Bidi;
use crate::library::catalogue::Catalogue;
use crate::model::resolution::Reading;
use crate::shell::background::{Ground, Heard, Listener, QUESTION};
use crate::shell::document::Document;
use crate::shell::events::{Happening, Outside};
use crate::shell::folders::set;
use crate::shell::halves::Halves;
use crate::shell::keys::key_of;
use crate::shell::report::Report;
use crate::shell::settings::known::{Fault, Settings};
use crate::shell::terminal::{self, Screen};
use crate::state::action::Effect;
use crate::state::app::App;
use crate::view::screen;
use crate::view::theme::Theme;
use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

/// Longer than a held key takes to come again.
const BETWEEN_KEYS: Duration = Duration::from_millis(40);

/// What is decided before the terminal is entered.
#[derive(Debug)]
pub struct Options {
    /// Whether colours are wanted.
    pub colours: bool,
    /// What a person has set.
    pub settings: Settings,
    /// What of the settings was left out.
    pub faults: Vec<Fault>,
    /// Where the document came from; `None` for the built-in one and for standard input.
    pub path: Option<PathBuf>,
    /// The documents of the folder that was opened; empty where a document was.
    pub catalogue: Catalogue,
    /// Where documents are remembered; `None` where nothing is to be read or written.
    pub memory: Option<PathBuf>,
}

/// How the reader was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By a key, or because the terminal is gone.
    Quit,
    /// By the signal of this number.
    Signal(i32),
}

/// A document that was left for another.
pub(super) struct Left {
    /// Where it came from; `None` for the built-in one.
    pub(super) path: Option<PathBuf>,
    /// The node where it was left.
    pub(super) node: usize,
    /// What stood beside it.
    pub(super) beside: Option<PathBuf>,
}

/// One sitting before the terminal.
pub struct Session {
    screen: Screen,
    size: Size,
    listener: Listener,
    pub(super) theme: Theme,
    pub(super) app: App,
    /// What the last frame left of wide letters.
    halves: Halves,
    pub(super) document: Document,
    /// The document that was set beside the text last.
    pub(super) beside: Option<PathBuf>,
    /// The documents that were open before this one; the last at the end.
    pub(super) trail: Vec<Left>,
    pub(super) options: Options,
}

/// Shows `reading` until the person leaves.
///
/// # Errors
/// Where the terminal cannot be entered or written to, or what there is to keep cannot be kept.
pub fn run(reading: Reading, options: Options) -> Result<(), Report> {
    let (end, kept) = sit(reading, options).map_err(|error| {
        let message = format!("the terminal cannot be used: {error}");
        Report::misuse(message, "`plenary --plain` prints the document instead")
    })?;
    if let End::Signal(signal) = end {
        die_of(signal);
    }
    kept.map_err(|error| {
        let message = format!("the place in the document was not kept: {error}");
        Report::misuse(message, "`plenary config` tells the folder; `--no-memory` keeps nothing")
    })
}

/// How the sitting ended, and whether all was kept that there was to keep.
fn sit(reading: Reading, options: Options) -> io::Result<(End, io::Result<()>)> {
    let mut outside = Outside::new()?;
    terminal::leave_on_panic();
    let started = Session::start(reading, options);
    let mut session = started.inspect_err(|_| terminal::leave())?;
    let end = session.go_on(&mut outside);
    terminal::leave();
    let kept = session.remember();
    // Dropping a screen of ratatui writes to it once more, and panics where the terminal is gone.
    std::mem::forget(session);
    Ok((end?, kept))
}

/// Ends as the signal would have ended the program, so that who sent it sees that.
fn die_of(signal: i32) {
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    #[cfg(not(unix))]
    let _ = signal;
}

impl Session {
    /// Enters the terminal and shows the first frame; nothing is asked of the terminal before.
    fn start(reading: Reading, options: Options) -> io::Result<Self> {
        let screen = terminal::enter(options.settings.mouse)?;
        let size = screen.size()?;
        let document = Document::recall(&reading, options.path.clone(), options.memory.as_deref());
        let mut app = App::begin(reading, options.settings.setup(), size.width, size.height);
        app.has_mouse = options.settings.mouse;
        let catalogue = options.catalogue.clone();
        document.bring_all_back(&mut app);
        if !catalogue.entries.is_empty() {
            app.open_catalogue(catalogue);
        }
        let theme = first_theme(&options);
        let (listener, halves) = (Listener::default(), Halves::default());
        let (beside, trail) = (None, Vec::new());
        let mut session = Self { screen, size, listener, theme, app, halves, document, beside, trail, options };
        session.ask_for_order()?;
        session.tell_faults();
        session.app.tell_of_unclear();
        session.draw()?;
        // For the test that a panic leaves the terminal in order; documented in CONTRIBUTING.
        assert!(std::env::var_os("PLENARY_PANIC").is_none(), "asked to panic");
        session.ask_for_ground()?;
        Ok(session)
    }

    /// The first line of the settings that was left out, and how many more there are.
    fn tell_faults(&mut self) {
        let faults = &self.options.faults;
        let Some(first) = faults.first() else { return };
        let more = if faults.len() > 1 { format!(" (+{})", faults.len() - 1) } else { String::new() };
        self.app.message = Some(first.told(self.app.tongue) + &more);
    }

    /// Asks for the terminal's ground where that decides the theme; the answer comes among the keys.
    fn ask_for_ground(&mut self) -> io::Result<()> {
        if ground_decides(&self.options) && told_ground().is_none() {
            self.listener = Listener::asked();
            io::stdout().write_all(QUESTION.as_bytes())?;
            io::stdout().flush()?;
        }
        Ok(())
    }

    fn go_on(&mut self, outside: &mut Outside) -> io::Result<End> {
        loop {
            let mut happening = self.next(outside)?;
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

    /// The next happening. What is left to do in a large document is done until it comes, and drawn when it is done;
    /// but not between keys that follow each other, lest they wait for it.
    fn next(&mut self, outside: &mut Outside) -> io::Result<Option<Happening>> {
        if self.app.is_busy()
            && let Some(happening) = outside.wait_a_while(BETWEEN_KEYS)?
        {
            return Ok(Some(happening));
        }
        while self.app.is_busy() {
            if let Some(happening) = outside.waiting()? {
                return Ok(Some(happening));
            }
            if self.app.go_on() {
                self.draw()?;
            }
        }
        outside.wait().map(Some)
    }

    pub(super) fn draw(&mut self) -> io::Result<()> {
        // Asked anew for each frame: a window may change before the first event tells of it.
        let size = self.screen.size()?;
        if size != self.size {
            self.app.resize(size.width, size.height);
            self.size = size;
        }
        let halves = &mut self.halves;
        let drawn = self.screen.draw(|frame| {
            screen::draw(frame.buffer_mut(), &self.app, self.theme);
            halves.renew(frame.buffer_mut());
        });
        drawn.map(|_| ())
    }

    fn take(&mut self, happened: &Happening, outside: &mut Outside) -> io::Result<Option<End>> {
        match happened {
            Happening::Leave(signal) => return Ok(Some(End::Signal(*signal))),
            Happening::Gone => return Ok(Some(End::Quit)),
            Happening::Stop => return self.grant(Effect::Suspend, outside),
            Happening::Resumed => self.come_back()?,
            Happening::Event(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                return self.hear_key(*key, outside);
            }
            Happening::Event(Event::Mouse(mouse)) => {
                if let Some(effect) = self.hear_mouse(*mouse) {
                    return self.grant(effect, outside);
                }
            }
            Happening::Event(Event::Paste(words)) => {
                if let Some(effect) = self.app.paste(words) {
                    return self.grant(effect, outside);
                }
            }
            Happening::Event(_) => {}
        }
        Ok(None)
    }

    fn hear_key(&mut self, key: KeyEvent, outside: &mut Outside) -> io::Result<Option<End>> {
        match self.listener.hear(key) {
            // A theme chosen meanwhile stays.
            Heard::Ground(ground) if self.options.settings.theme.is_none() => self.theme = theme_for(ground),
            Heard::Ground(_) | Heard::Nothing => {}
            Heard::Keys(keys) => {
                for key in keys.into_iter().filter_map(key_of) {
                    let effect = self.app.press(key);
                    self.document.tell_of_changes(&mut self.app);
                    if let Some(effect) = effect
                        && let Some(end) = self.grant(effect, outside)?
                    {
                        return Ok(Some(end));
                    }
                }
            }
        }
        Ok(None)
    }

    fn hear_mouse(&mut self, mouse: MouseEvent) -> Option<Effect> {
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => return self.app.click(mouse.column, mouse.row),
            MouseEventKind::Drag(MouseButton::Left) => self.app.drag(mouse.column),
            MouseEventKind::Up(MouseButton::Left) => self.app.release(),
            MouseEventKind::ScrollDown => self.app.wheel(mouse.column, mouse.row, 3),
            MouseEventKind::ScrollUp => self.app.wheel(mouse.column, mouse.row, -3),
            _ => {}
        }
        None
    }

    /// Draws with the theme of the settings.
    pub(super) fn choose_theme(&mut self) {
        self.theme = first_theme(&self.options);
    }

    /// An empty screen, on which the next frame is drawn whole.
    pub(super) fn blank(&mut self) -> io::Result<()> {
        self.screen = terminal::blank_screen()?;
        Ok(())
    }

    /// Enters the terminal anew: who had it in between may have changed it.
    pub(super) fn come_back(&mut self) -> io::Result<()> {
        self.screen = terminal::enter_again(self.app.has_mouse)?;
        self.ask_for_order()
    }

    /// Tells the terminal who turns letters that run from right to left.
    pub(super) fn ask_for_order(&self) -> io::Result<()> {
        terminal::turn_letters(self.app.wishes.bidi == Bidi::Terminal)
    }
}

/// The theme of the first frame: the one set, else one that suits what is known of the terminal without asking it.
fn first_theme(options: &Options) -> Theme {
    let set = options.settings.theme.and_then(Theme::named).filter(|_| options.colours);
    let suits = || told_ground().filter(|_| ground_decides(options)).map(theme_for);
    set.or_else(suits).unwrap_or_else(|| Theme::new(options.colours))
}

/// Whether the theme depends on the ground of the terminal: nothing is set, and the terminal shows all colours.
fn ground_decides(options: &Options) -> bool {
    let has_all_colours = set("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
    options.colours && options.settings.theme.is_none() && has_all_colours
}

fn told_ground() -> Option<Ground> {
    Ground::told_by(set("COLORFGBG")?.to_str()?)
}

fn theme_for(ground: Ground) -> Theme {
    Theme::named(match ground {
        Ground::Dark => "dark",
        Ground::Light => "light",
    })
    .unwrap_or_else(|| Theme::new(true))
}
