//! What the state asks of the world, done: the clipboard, the browser, other documents, settings, memory.

use crate::model::resolution::Reading;
use crate::shell::document::Document;
use crate::shell::events::Outside;
use crate::shell::folders::{settings_file, short_path, typed_path};
use crate::shell::report::Report;
use crate::shell::session::{End, Left, Session};
use crate::shell::settings::kept::keep;
use crate::shell::settings::offers::offers;
use crate::shell::{browser, clipboard, files, library, paths, terminal};
use crate::state::action::Effect;
use crate::state::wording::Say;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

impl Session {
    /// Does what the state asks for.
    pub(super) fn grant(&mut self, effect: Effect, outside: &mut Outside) -> io::Result<Option<End>> {
        match effect {
            Effect::Quit => return Ok(Some(End::Quit)),
            Effect::Suspend => self.suspend(outside)?,
            Effect::Redraw => self.blank()?,
            Effect::NextTheme => self.next_theme(),
            Effect::Copy(words) => self.copy(&words)?,
            Effect::Browse(page) => self.browse(&page)?,
            Effect::Open(path) => self.open(typed_path(&path)),
            Effect::Compare(path) => self.compare(&typed_path(&path)),
            Effect::Parallel(path) => self.open_parallel(&typed_path(&path)),
            Effect::Return => self.return_to_last(),
            Effect::Catalogue => self.catalogue()?,
            Effect::Reload => self.reload(),
            Effect::Mouse(taken) => terminal::take_mouse(taken)?,
            Effect::Complete(typed) => self.app.offer(paths::offers(&typed, self.options.memory.as_deref())),
            Effect::CompleteSetting(typed) => {
                self.note_wishes();
                self.app.offer(offers(&typed, &self.options.settings, self.app.tongue));
            }
            Effect::Set(words) => {
                self.set(&words)?;
            }
            Effect::SetAndKeep(words) => {
                if let Some(name) = self.set(&words)? {
                    self.keep_settings(|changed| changed == name);
                }
            }
            Effect::KeepSettings => self.keep_settings(|_| true),
            Effect::Remember => {
                if let Err(error) = self.remember() {
                    self.say_failure(Say::MemoryFailed, &error);
                }
            }
        }
        Ok(None)
    }

    fn say(&mut self, text: Say, values: &[(&str, &str)]) {
        self.app.message = Some(self.app.tongue.fill(text, values));
    }

    /// Says what was not written, and why, in the language of the interface.
    fn say_failure(&mut self, text: Say, error: &io::Error) {
        let why = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Say::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Say::NotWritable,
            _ => Say::NotWritten,
        };
        self.say(text, &[("what", self.app.tongue.say(why))]);
    }

    /// Keeps what there is to keep of the document.
    pub(super) fn remember(&mut self) -> io::Result<()> {
        self.document.keep(&mut self.app)
    }

    /// Stops as Ctrl-Z does, and comes back to the same row.
    fn suspend(&mut self, outside: &mut Outside) -> io::Result<()> {
        if !terminal::has_shell() {
            self.say(Say::NoShellBehind, &[]);
            return Ok(());
        }
        terminal::leave();
        // Who stops the reader may never come back to it.
        let _ = self.remember();
        outside.stop()?;
        self.come_back()
    }

    /// Puts words on the clipboard and says by which route.
    fn copy(&mut self, words: &str) -> io::Result<()> {
        let route = clipboard::copy(words)?;
        let told = self.app.message.take().unwrap_or_default();
        let cut = if route.is_cut { format!(" · {}", self.app.tongue.say(Say::CopyCut)) } else { String::new() };
        self.app.message = Some(format!("{told} · {}{cut}", route.name));
        Ok(())
    }

    /// Opens a page in the browser; where there is none, shows and copies its address.
    fn browse(&mut self, page: &str) -> io::Result<()> {
        if browser::open(page) {
            self.say(Say::PageOpened, &[("page", page)]);
            return Ok(());
        }
        self.say(Say::PageCopied, &[("page", page)]);
        self.copy(page)
    }

    /// Opens another document at the place where it was left; one that cannot be read leaves the old one open.
    fn open(&mut self, path: PathBuf) {
        match files::open(Some(&path)) {
            Ok(reading) => {
                if self.document.path.as_ref() != Some(&path) {
                    let (path, node) = (self.document.path.clone(), self.app.current());
                    self.trail.push(Left { path, node, beside: self.path_beside() });
                }
                self.turn_to(reading, Some(path));
            }
            Err(report) => self.refuse(&report, &path),
        }
    }

    fn turn_to(&mut self, reading: Reading, path: Option<PathBuf>) {
        let _ = self.remember();
        self.document = Document::recall(&reading, path, self.options.memory.as_deref());
        self.app.show(reading);
        self.document.bring_all_back(&mut self.app);
        self.app.tell_of_unclear();
    }

    /// Goes back to the document that was open before this one, to the paragraph where it was left.
    fn return_to_last(&mut self) {
        let Some(left) = self.trail.pop() else { return };
        match files::open(left.path.as_deref()) {
            Ok(reading) => {
                self.turn_to(reading, left.path);
                self.app.stand_on(left.node);
                if let Some(beside) = left.beside {
                    self.open_parallel(&beside);
                }
            }
            Err(report) => self.refuse(&report, &left.path.unwrap_or_default()),
        }
    }

    fn compare(&mut self, path: &Path) {
        match files::open(Some(path)) {
            Ok(old) => self.app.open_comparison(&old.resolution, &short_path(path)),
            Err(report) => self.refuse(&report, path),
        }
    }

    fn open_parallel(&mut self, path: &Path) {
        match files::open(Some(path)) {
            Ok(other) => {
                self.app.open_parallel(other.resolution, &short_path(path));
                self.beside = Some(path.to_owned());
            }
            Err(report) => self.refuse(&report, path),
        }
    }

    /// The document that stands beside the text now.
    fn path_beside(&self) -> Option<PathBuf> {
        self.beside.clone().filter(|_| self.app.parallel.is_some())
    }

    /// Gives the documents that lie beside this one.
    fn catalogue(&mut self) -> io::Result<()> {
        let Some(path) = self.document.path.clone() else {
            self.say(Say::NothingToReload, &[]);
            return Ok(());
        };
        self.say(Say::ReadingFolder, &[]);
        self.draw()?;
        self.app.message = None;
        self.app.open_catalogue(library::catalogue_beside(&path));
        Ok(())
    }

    /// Says why a document was not opened.
    fn refuse(&mut self, report: &Report, path: &Path) {
        self.app.message = Some(report.on_screen(self.app.tongue, &short_path(path)));
    }

    /// Reads the document again, and that beside it, and stays at the same paragraph.
    fn reload(&mut self) {
        let Some(path) = self.document.path.clone() else { return self.say(Say::NothingToReload, &[]) };
        match files::open(Some(&path)) {
            Ok(reading) => {
                let _ = self.remember();
                let kept = self.document.kept(&self.app);
                self.document = Document::recall(&reading, Some(path), self.options.memory.as_deref());
                self.app.show_again(reading);
                self.document.inherit(&mut self.app, kept);
                self.say(Say::Reloaded, &[]);
                self.reload_beside();
            }
            Err(report) => self.refuse(&report, &path),
        }
    }

    /// What cannot be read stays as it was, and is told.
    fn reload_beside(&mut self) {
        let Some(path) = self.path_beside() else { return };
        match files::open(Some(&path)) {
            Ok(other) => {
                let told = self.app.message.take();
                self.app.open_parallel(other.resolution, &short_path(&path));
                self.app.message = told;
            }
            Err(report) => self.refuse(&report, &path),
        }
    }

    /// Takes the next theme, which counts as set from then on.
    fn next_theme(&mut self) {
        if self.options.colours {
            self.theme = self.theme.next();
            self.options.settings.theme = Some(self.theme.name());
            self.say(Say::SettingIs, &[("name", "theme"), ("value", self.theme.name())]);
        }
    }

    /// What was changed by keys since counts as set.
    fn note_wishes(&mut self) {
        self.options.settings.wishes = self.app.wishes;
    }

    /// Changes a setting for this sitting: `width=60`, `theme light`; a name alone tells its value. Returns the name of
    /// what was set.
    fn set(&mut self, words: &str) -> io::Result<Option<String>> {
        let (name, value) = words.split_once(['=', ' ']).unwrap_or((words, ""));
        let (name, value) = (name.trim(), value.trim_matches([' ', '=', '"']));
        self.note_wishes();
        match self.options.settings.told(name).filter(|_| value.is_empty()) {
            Some(now) => self.say(Say::SettingIs, &[("name", name), ("value", &now)]),
            None => match self.options.settings.set(name, value) {
                Ok(()) => {
                    self.apply_settings()?;
                    self.say(Say::SettingIs, &[("name", name), ("value", value)]);
                    return Ok(Some(name.to_owned()));
                }
                Err(fault) => self.app.message = Some(fault.told(self.app.tongue)),
            },
        }
        Ok(None)
    }

    /// Writes into the file of settings what differs from it, of the settings that are meant.
    fn keep_settings(&mut self, is_meant: impl Fn(&str) -> bool) {
        self.note_wishes();
        let Some(file) = settings_file() else { return self.say(Say::NoSettingsFile, &[]) };
        let kept = keep(&file, &self.options.settings, is_meant);
        let short = short_path(&file);
        match kept {
            Ok(changes) if changes.is_empty() => self.say(Say::NothingToKeep, &[("file", &short)]),
            Ok(changes) => {
                let what: Vec<String> = changes.iter().map(|(name, value)| format!("{name} = {value}")).collect();
                self.say(Say::SettingsKept, &[("file", &short), ("what", &what.join(", "))]);
            }
            Err(error) => self.say_failure(Say::SettingsFailed, &error),
        }
    }

    fn apply_settings(&mut self) -> io::Result<()> {
        let setup = self.options.settings.setup();
        (self.app.tongue, self.app.keymap, self.app.wishes) = (setup.tongue, setup.keymap, setup.wishes);
        self.app.refit();
        self.choose_theme();
        self.ask_for_order()?;
        if self.app.has_mouse != self.options.settings.mouse {
            self.app.has_mouse = self.options.settings.mouse;
            terminal::take_mouse(self.app.has_mouse)?;
        }
        Ok(())
    }
}
