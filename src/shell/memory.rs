//! What is kept of each document between sittings: one readable file a document, named by its content.
//!
//! A file is written whole or not at all. Two windows may keep the same document: what one has changed since it read
//! the file goes on top of what the other has written, and they wait for each other while they write. A file of another
//! version is neither read nor written.

use crate::model::language::Language;
use crate::model::resolution::{Reading, Resolution};
use crate::shell::output::write_whole;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The name and version of the files.
const SCHEMA: &str = "plenary-memory/1";

/// Documents that `recent` lists at most.
const MOST: usize = 50;

/// The file by which windows wait for each other.
const LOCK: &str = ".lock";

/// How long one waits for another.
const PATIENCE: Duration = Duration::from_millis(300);

/// A place in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The id of a node; `#12` for the thirteenth node where it has none.
    pub node: String,
    /// Byte of the node's shown words.
    #[serde(default)]
    pub byte: usize,
    /// Rows between the top of the text and the place.
    #[serde(default)]
    pub below: usize,
}

/// What is kept of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The name and version of the file's form.
    pub schema: String,
    /// `A/RES/75/10`.
    pub symbol: Option<String>,
    /// `ru`.
    pub language: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Where the document was last opened; `None` for what came from no file.
    pub path: Option<PathBuf>,
    /// When the document was last left, in seconds since 1970.
    pub left: u64,
    /// Where the reader stopped; `None` for a document never left.
    pub place: Option<Place>,
    /// What was folded in the outline; `None` for a document never left.
    pub folded: Option<BTreeSet<String>>,
    /// Marked places by their names.
    pub marks: BTreeMap<String, Place>,
    /// A person's own notes by the node on which they stand.
    pub notes: BTreeMap<String, String>,
}

impl Kept {
    /// What there is to keep of a document that was never opened.
    fn new(resolution: &Resolution, path: Option<&Path>) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            symbol: resolution.symbol.clone(),
            language: resolution.language.map(|language| Language::code(language).to_owned()),
            title: resolution.title.clone(),
            path: path.and_then(|path| std::path::absolute(path).ok()),
            ..Self::default()
        }
    }

    /// What was changed here since `base`, on top of what another window has written.
    fn merged(self, base: &Self, theirs: Self) -> Self {
        Self {
            place: newer(self.place, &base.place, theirs.place),
            folded: newer(self.folded, &base.folded, theirs.folded),
            marks: newer_entries(self.marks, &base.marks, theirs.marks),
            notes: newer_entries(self.notes, &base.notes, theirs.notes),
            ..self
        }
    }
}

/// Mine where I changed it, else theirs.
fn newer<T: PartialEq>(mine: T, base: &T, theirs: T) -> T {
    if mine == *base { theirs } else { mine }
}

fn newer_entries<T: PartialEq>(
    mut mine: BTreeMap<String, T>,
    base: &BTreeMap<String, T>,
    mut theirs: BTreeMap<String, T>,
) -> BTreeMap<String, T> {
    let names: BTreeSet<String> = mine.keys().chain(theirs.keys()).cloned().collect();
    let one = |name: String| {
        let before = base.get(&name);
        let (mine, theirs) = (mine.remove(&name), theirs.remove(&name));
        let kept = if mine.as_ref() == before { theirs } else { mine };
        Some((name, kept?))
    };
    names.into_iter().filter_map(one).collect()
}

/// The memory of one document.
#[derive(Debug, Default)]
pub struct Memory {
    /// `None` where nothing is to be read or written.
    file: Option<PathBuf>,
    base: Kept,
}

impl Memory {
    /// Recalls a document from a folder; `None` for no folder, from which nothing is read and to which nothing is
    /// written.
    pub fn of(folder: Option<&Path>, reading: &Reading, path: Option<&Path>) -> Self {
        let mut base = Kept::new(&reading.resolution, path);
        let Some(folder) = folder else { return Self { file: None, base } };
        let file = folder.join(file_name(&reading.resolution));
        match read(&file) {
            Stored::Kept(kept) => base = Kept { path: base.path.or(kept.path.clone()), ..*kept },
            Stored::Nothing => {}
            Stored::Foreign => return Self { file: None, base },
        }
        Self { file: Some(file), base }
    }

    /// What was kept of the document when it was opened, or last written.
    pub fn kept(&self) -> &Kept {
        &self.base
    }

    /// Keeps this, and returns what is kept now: what another window has written meanwhile is in it. `None` where
    /// nothing is to be written, or not into that file.
    ///
    /// # Errors
    /// Where the file cannot be written; what was kept before is then as it was.
    pub fn keep(&mut self, mine: Kept) -> io::Result<Option<&Kept>> {
        self.keep_within(PATIENCE, mine)
    }

    fn keep_within(&mut self, patience: Duration, mine: Kept) -> io::Result<Option<&Kept>> {
        let Some(file) = &self.file else { return Ok(None) };
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        // Held until this is written: what another window writes in between would be lost.
        let _lock = lock(folder, patience);
        let kept = match read(file) {
            Stored::Kept(theirs) => mine.merged(&self.base, *theirs),
            Stored::Nothing => mine,
            Stored::Foreign => return Ok(None),
        };
        let kept = Kept { left: now(), ..kept };
        let mut bytes = serde_json::to_vec_pretty(&kept)?;
        bytes.push(b'\n');
        write_whole(file, &bytes)?;
        self.base = kept;
        Ok(Some(&self.base))
    }
}

/// Keeps other windows from writing into a folder for as long as it lives. A lock that is not to be had soon does not
/// stop the reader: what it writes is whole without it.
fn lock(folder: &Path, patience: Duration) -> Option<File> {
    let file = File::options().create(true).append(true).open(folder.join(LOCK)).ok()?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => sleep(Duration::from_millis(5)),
            Err(_) => return None,
        }
    }
}

/// Documents that came from a file which is still there, the last left first.
pub fn recent(folder: &Path) -> Vec<Kept> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let kept =
        files.filter(|file| file.extension().is_some_and(|ending| ending == "json")).filter_map(|file| {
            match read(&file) {
                Stored::Kept(kept) => Some(*kept),
                _ => None,
            }
        });
    let mut recent: Vec<Kept> = kept.filter(|kept| kept.path.as_ref().is_some_and(|path| path.exists())).collect();
    recent.sort_by_key(|kept| std::cmp::Reverse(kept.left));
    recent.truncate(MOST);
    recent
}

enum Stored {
    Kept(Box<Kept>),
    Nothing,
    /// A file of another version, or one that cannot be read: it is left alone.
    Foreign,
}

fn read(file: &Path) -> Stored {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Stored::Nothing,
        Err(_) => return Stored::Foreign,
    };
    match serde_json::from_slice::<Kept>(&bytes) {
        Ok(kept) if kept.schema == SCHEMA => Stored::Kept(Box::new(kept)),
        _ => Stored::Foreign,
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// `A-RES-75-10.ru.0123456789abcdef.json`: the same text has the same name wherever its file lies.
fn file_name(resolution: &Resolution) -> String {
    let symbol = resolution.symbol.as_deref().unwrap_or("document");
    let safe: String =
        symbol.chars().take(60).map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    let language = resolution.language.map_or("xx", Language::code);
    format!("{safe}.{language}.{:016x}.json", fingerprint(resolution))
}

/// FNV-1a over the words of nodes and notes: stable over versions and machines, as no hasher of the standard library.
fn fingerprint(resolution: &Resolution) -> u64 {
    let nodes = resolution.nodes.iter().map(|node| node.text.string.as_str());
    let notes = resolution.notes.iter().map(|note| note.text.string.as_str());
    let bytes = nodes.chain(notes).flat_map(|words| words.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::files::built_in;

    fn place(node: &str) -> Place {
        Place { node: node.to_owned(), ..Place::default() }
    }

    fn opened(folder: &Path) -> Memory {
        Memory::of(Some(folder), &built_in(), None)
    }

    #[test]
    fn what_is_kept_is_recalled() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut memory = opened(folder.path());
        assert_eq!(memory.kept().place, None);
        let mut mine = memory.kept().clone();
        mine.place = Some(place("OP13(c)"));
        mine.notes.insert("PP5".to_owned(), "check".to_owned());
        memory.keep(mine).expect("written");
        let again = opened(folder.path());
        assert_eq!(again.kept().place, Some(place("OP13(c)")));
        assert_eq!(again.kept().notes["PP5"], "check");
        assert_eq!(again.kept().symbol.as_deref(), Some("A/RES/75/10"));
    }

    #[test]
    fn two_windows_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut first = opened(folder.path());
        let mut mine = first.kept().clone();
        mine.marks.insert("x".to_owned(), place("OP1"));
        mine.notes.insert("OP1".to_owned(), "old".to_owned());
        first.keep(mine).expect("written");
        let (mut one, mut other) = (opened(folder.path()), opened(folder.path()));
        let mut kept = one.kept().clone();
        kept.marks.insert("a".to_owned(), place("PP1"));
        kept.marks.remove("x");
        one.keep(kept).expect("written");
        let mut kept = other.kept().clone();
        kept.notes.insert("OP1".to_owned(), "new".to_owned());
        other.keep(kept).expect("written");
        let last = opened(folder.path());
        assert_eq!(last.kept().marks.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(last.kept().notes["OP1"], "new");
    }

    #[test]
    fn windows_that_write_at_once_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: String| {
            let mut memory = opened(folder.path());
            for turn in 0..10 {
                let mut mine = memory.kept().clone();
                mine.notes.insert(format!("OP{name}{turn}"), name.clone());
                // However slow the disk is: what is tried here is not the patience.
                memory.keep_within(Duration::from_mins(1), mine).expect("written");
            }
        };
        std::thread::scope(|windows| {
            for window in 1..5 {
                windows.spawn(move || write(window.to_string()));
            }
        });
        assert_eq!(opened(folder.path()).kept().notes.len(), 40);
    }

    #[test]
    fn a_lock_that_another_holds_for_ever_does_not_stop_the_reader() {
        let folder = tempfile::tempdir().expect("a folder");
        let _held = lock(folder.path(), PATIENCE).expect("a lock");
        let mut memory = opened(folder.path());
        let mine = Kept { place: Some(place("OP1")), ..memory.kept().clone() };
        let start = Instant::now();
        memory.keep(mine).expect("written");
        assert!(start.elapsed() >= PATIENCE);
        assert_eq!(opened(folder.path()).kept().place, Some(place("OP1")));
    }

    #[test]
    fn a_file_of_another_version_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(file_name(&built_in().resolution));
        for foreign in ["{\"schema\": \"plenary-memory/2\", \"marks\": []}", "not JSON"] {
            std::fs::write(&file, foreign).expect("written");
            let mut memory = opened(folder.path());
            let mine = Kept { place: Some(place("OP1")), ..memory.kept().clone() };
            memory.keep(mine).expect("nothing is written");
            assert_eq!(std::fs::read_to_string(&file).expect("still there"), foreign);
        }
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let mut memory = Memory::of(None, &built_in(), None);
        let mine = Kept { place: Some(place("OP1")), ..memory.kept().clone() };
        assert_eq!(memory.keep(mine).expect("nothing is written"), None);
    }

    #[test]
    fn the_same_text_has_the_same_name_for_ever() {
        assert_eq!(fingerprint(&Resolution::default()), 0xcbf2_9ce4_8422_2325);
        let one = built_in().resolution;
        let mut other = one.clone();
        assert_eq!(file_name(&one), file_name(&other));
        other.nodes[40].text.string.push('.');
        assert_ne!(file_name(&one), file_name(&other));
    }
}
