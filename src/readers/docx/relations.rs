//! How the parts of a Word file name each other and the addresses that their links lead to.

use crate::readers::docx::archive::{Archive, check_named};
use crate::readers::docx::markup::{Markup, Step, attribute};
use crate::readers::unreadable::Unreadable;
use std::collections::HashMap;
use std::sync::Arc;

/// One relation of a part.
#[derive(Clone, Debug)]
struct Relation {
    /// The last word of its type: `footnotes`, `hyperlink`.
    kind: String,
    /// The name of a part, or an address.
    target: Arc<str>,
}

/// The relations of one part.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations {
    by_id: HashMap<String, Relation>,
    /// The ids in the order of the file.
    order: Vec<String>,
}

impl Relations {
    /// The relations of the part `name`; those of the whole file for the empty name.
    pub(super) fn of(archive: &mut Archive<'_>, name: &str) -> Result<Self, Unreadable> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let list = join(folder, &format!("_rels/{file}.rels"));
        let mut relations = Self::default();
        let Some(text) = archive.part(&list)? else { return Ok(relations) };
        let mut markup = Markup::new(&text);
        loop {
            match markup.step()? {
                Step::Open(start) if start.local_name().as_ref() == "Relationship" => {
                    let of = |name: &str| attribute(&start, name).map(std::borrow::Cow::into_owned);
                    let (Some(id), Some(kind), Some(target)) = (of("Id"), of("Type"), of("Target")) else { continue };
                    let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                    let is_outside = of("TargetMode").is_some_and(|mode| mode == "External");
                    let target = if is_outside { target } else { join(folder, &target) };
                    check_named(relations.order.len())?;
                    relations.order.push(id.clone());
                    relations.by_id.insert(id, Relation { kind, target: target.into() });
                }
                Step::End => return Ok(relations),
                _ => {}
            }
        }
    }

    /// The part or address with this id.
    pub(super) fn target(&self, id: &str) -> Option<&Arc<str>> {
        self.by_id.get(id).map(|relation| &relation.target)
    }

    /// The parts of a kind, in the order of the file.
    pub(super) fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.order.iter().filter_map(|id| self.by_id.get(id));
        all.filter(move |relation| relation.kind == kind).map(|relation| &*relation.target)
    }
}

/// The part that the list of all parts says to be the document; `None` where there is no such list.
pub(super) fn main_by_type(archive: &mut Archive<'_>) -> Result<Option<String>, Unreadable> {
    let Some(text) = archive.part("[Content_Types].xml")? else { return Ok(None) };
    let mut markup = Markup::new(&text);
    while let Some(start) = markup.next_inside(0)? {
        let is_main = attribute(&start, "ContentType")
            .is_some_and(|kind| kind.contains("wordprocessingml") && kind.contains(".main+xml"));
        if is_main && let Some(name) = attribute(&start, "PartName") {
            return Ok(Some(join("", &name)));
        }
    }
    Ok(None)
}

/// The name of the part that `target` means, seen from `folder`.
fn join(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts_are_seen_from_their_folder() {
        assert_eq!(join("word", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(join("word", "/word/notes.xml"), "word/notes.xml");
        assert_eq!(join("word/a", "../styles.xml"), "word/styles.xml");
        assert_eq!(join("", "../../word/document.xml"), "word/document.xml");
    }
}
