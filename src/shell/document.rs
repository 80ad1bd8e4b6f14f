//! The document that is open: where it came from, what is kept of it, whether its file has changed.

use crate::model::resolution::Reading;
use crate::shell::memory::{Kept, Memory};
use crate::shell::remembering::{bring_all_back, bring_back, capture};
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::wording::Say;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// The file is looked at no more often than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// The document that is open.
#[derive(Debug)]
pub struct Document {
    /// Where it came from; `None` for what came from no file.
    pub path: Option<PathBuf>,
    memory: Memory,
    changed: Option<SystemTime>,
    looked: Instant,
}

impl Document {
    /// A document that was just read; `folder` is where documents are remembered.
    pub fn recall(reading: &Reading, path: Option<PathBuf>, folder: Option<&Path>) -> Self {
        let memory = Memory::of(folder, reading, path.as_deref());
        Self { changed: path.as_deref().and_then(changed), path, memory, looked: Instant::now() }
    }

    /// Brings back all that is kept of it.
    pub fn bring_all_back(&self, app: &mut App) {
        bring_all_back(app, self.memory.kept());
    }

    /// Keeps what there is to keep; what another window has kept meanwhile comes in.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep(&mut self, app: &mut App) -> io::Result<()> {
        let mine = capture(app, self.memory.kept());
        let kept = self.memory.keep(mine.clone())?;
        if let Some(kept) = kept.filter(|kept| kept.marks != mine.marks || kept.notes != mine.notes) {
            bring_back(app, kept);
        }
        Ok(())
    }

    /// What is kept of the document as it stands now.
    pub fn kept(&self, app: &App) -> Kept {
        capture(app, self.memory.kept())
    }

    /// Takes over marks and notes from the same document as it was before it was read again.
    pub fn inherit(&mut self, app: &mut App, mut before: Kept) {
        let own = self.memory.kept();
        before.marks.extend(own.marks.clone());
        before.notes.extend(own.notes.clone());
        bring_back(app, &before);
    }

    /// Says once that the file has changed since it was read.
    pub fn tell_of_changes(&mut self, app: &mut App) {
        if self.looked.elapsed() < PATIENCE || app.message.is_some() {
            return;
        }
        self.looked = Instant::now();
        let now = self.path.as_deref().and_then(changed);
        if now.is_some() && now != self.changed {
            self.changed = now;
            let key = app.key_of(Action::Reload);
            app.message = Some(app.tongue.fill(Say::ChangedOnDisk, &[("key", &key)]));
        }
    }
}

/// When a file was changed last.
fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::files::built_in;

    #[test]
    fn marks_and_notes_last_for_the_sitting_where_nothing_is_stored() {
        let mut app = App::new(built_in(), 80, 24);
        let mut document = Document::recall(&app.reading, None, None);
        app.marks.insert("a".to_owned(), app.spot());
        app.own_notes.insert(3, "ask".to_owned());
        document.keep(&mut app).expect("nothing is written");
        assert_eq!((app.marks.len(), app.own_notes.len()), (1, 1));
    }
}
