//! What a tag says beside its name.

use html5ever::tokenizer::Tag;

/// The attributes of a tag; empty where absent.
pub(super) struct Attributes<'a>(pub(super) &'a Tag);

impl<'a> Attributes<'a> {
    /// The name of the element.
    pub(super) fn name(&self) -> &'a str {
        &self.0.name
    }

    pub(super) fn get(&self, name: &str) -> &'a str {
        self.0.attrs.iter().find(|attribute| &*attribute.name.local == name).map_or("", |attribute| &*attribute.value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.attrs.iter().any(|attribute| &*attribute.name.local == name)
    }

    /// Whether a role, a type or a class of the element, or an attribute of its own, is one of `words`.
    pub(super) fn say(&self, words: &[&str]) -> bool {
        let classes = self.get("class");
        words.contains(&self.get("role"))
            || words.contains(&self.get("epub:type"))
            || words.iter().any(|word| self.has(word) || classes.split(' ').any(|class| class == *word))
    }
}
