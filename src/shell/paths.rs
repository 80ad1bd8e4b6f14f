//! Paths that could be meant by what is typed: the documents read last, then what lies in a folder.

use crate::shell::folders::{short_path, typed_path};
use crate::shell::memory::recent;
use crate::shell::suggestion::all_in;
use crate::state::list::{Item, Target};
use std::path::{Path, PathBuf};

/// Offers at a time.
const MOST: usize = 50;

/// What could be meant by `typed`; documents read last where nothing is typed yet. `memory` is where they are kept.
pub fn offers(typed: &str, memory: Option<&Path>) -> Vec<Item> {
    let mut items = Vec::new();
    if typed.is_empty() {
        items.extend(memory.map(recent).unwrap_or_default().into_iter().filter_map(|kept| {
            let words: Vec<String> = [kept.symbol, kept.language, kept.title].into_iter().flatten().collect();
            Some(item(&short_path(kept.path.as_deref()?), &words.join(" · ")))
        }));
    }
    items.extend(fitting(typed).into_iter().map(|path| item(&path, "")));
    items.truncate(MOST);
    items
}

fn item(path: &str, words: &str) -> Item {
    Item { name: path.to_owned(), words: words.to_owned(), target: Target::Words(path.to_owned()) }
}

/// What lies in the folder of a path and begins like its last part, as it would be typed; folders end in a stroke.
fn fitting(typed: &str) -> Vec<String> {
    let (folder, begun) =
        typed.rsplit_once('/').map_or(("", typed), |(folder, begun)| (&typed[..=folder.len()], begun));
    let place = if folder.is_empty() { PathBuf::from(".") } else { typed_path(folder) };
    let is_hidden = |name: &str| name.starts_with('.') && !begun.starts_with('.');
    let fits = |name: &String| name.to_lowercase().starts_with(&begun.to_lowercase()) && !is_hidden(name);
    let stroke = |name: &str| if place.join(name).is_dir() { "/" } else { "" };
    all_in(&place).into_iter().filter(fits).map(|name| format!("{folder}{name}{}", stroke(&name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_the_path_is_offered() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["draft.docx", "Draft2.pdf", "other.txt", ".hidden"] {
            std::fs::write(folder.path().join(name), b"").expect("written");
        }
        std::fs::create_dir(folder.path().join("dry")).expect("a folder");
        let names = |typed: &str| {
            let typed = format!("{}/{typed}", folder.path().display());
            let offers = offers(&typed, None);
            offers
                .iter()
                .map(|item| {
                    item.name
                        .rsplit_once('/')
                        .map_or("", |_| &item.name[folder.path().as_os_str().len() + 1..])
                        .to_owned()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(names("dr"), ["Draft2.pdf", "draft.docx", "dry/"]);
        assert_eq!(names(""), ["Draft2.pdf", "draft.docx", "dry/", "other.txt"]);
        assert_eq!(names(".h"), [".hidden"]);
        assert!(names("nothing").is_empty());
    }
}
