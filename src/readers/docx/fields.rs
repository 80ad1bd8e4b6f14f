//! Fields: codes that Word evaluates, of which the text has the result.

use std::sync::Arc;

/// What the result of a field is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words like others.
    Words,
    /// The number of a page.
    Page,
    /// A link; its address.
    Link(Arc<str>),
}

/// A field that is open.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    code: String,
    /// What the result is; `None` while the code is read.
    result: Option<Kind>,
    /// Words among the code.
    among: String,
}

/// The fields that are open, the innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many lie deeper than fields can: they are seen through.
    beyond: usize,
}

/// How deep fields may lie in each other; Word draws twenty.
pub(crate) const DEEPEST: usize = 32;

impl Fields {
    /// A field begins.
    pub(super) fn begin(&mut self) {
        self.push(Field::default());
    }

    /// A field begins whose whole code is known.
    pub(super) fn begin_with(&mut self, code: &str) {
        self.push(Field { result: Some(kind(code)), ..Field::default() });
    }

    fn push(&mut self, field: Field) {
        if self.open.len() < DEEPEST {
            self.open.push(field);
        } else {
            self.beyond += 1;
        }
    }

    /// A piece of code.
    pub(super) fn code(&mut self, piece: &str) {
        if let Some(field) = self.open.last_mut() {
            field.code.push_str(piece);
        }
    }

    /// The code ends and the result begins.
    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut().filter(|field| field.result.is_none()) {
            field.result = Some(kind(&field.code));
        }
    }

    /// The field ends. Returns the code of one that draws something and has no result.
    pub(super) fn end(&mut self) -> Option<String> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let field = self.open.pop()?;
        let name = name(&field.code);
        (field.result.is_none() && DRAWING.contains(&name.as_str())).then(|| field.code.trim().to_owned())
    }

    /// Whether words that come now are among the code of a field, so that Word does not draw them; they are kept.
    pub(super) fn takes(&mut self, words: &str) -> bool {
        let Some(field) = self.open.iter_mut().rev().find(|field| field.result.is_none()) else { return false };
        field.among.push_str(words);
        true
    }

    /// A paragraph ends: a field whose code goes on was broken. Returns the words that it kept.
    pub(super) fn break_off(&mut self) -> Option<String> {
        if self.open.iter().all(|field| field.result.is_some()) {
            return None;
        }
        let kept =
            self.open.extract_if(.., |field| field.result.is_none()).map(|field| field.among).collect::<String>();
        Some(kept)
    }

    /// Whether the words that come now are the number of a page.
    pub(super) fn is_page(&self) -> bool {
        self.open.iter().any(|field| field.result == Some(Kind::Page))
    }

    /// Where the innermost link leads.
    pub(super) fn link(&self) -> Option<&Arc<str>> {
        self.open.iter().rev().find_map(|field| match &field.result {
            Some(Kind::Link(address)) => Some(address),
            _ => None,
        })
    }
}

/// Fields that draw something even without a result; others are marks for indexes and the like.
const DRAWING: [&str; 6] = ["EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"];

fn name(code: &str) -> String {
    code.split_whitespace().next().unwrap_or("").to_uppercase()
}

fn kind(code: &str) -> Kind {
    match name(code).as_str() {
        "PAGE" | "NUMPAGES" | "SECTIONPAGES" => Kind::Page,
        "HYPERLINK" => address(code).map_or(Kind::Words, Kind::Link),
        _ => Kind::Words,
    }
}

/// Where a field of this code leads; `None` for one that is no link, or leads to a place in the document itself.
pub(in crate::readers) fn link(code: &str) -> Option<Arc<str>> {
    match kind(code) {
        Kind::Link(address) => Some(address),
        Kind::Words | Kind::Page => None,
    }
}

/// The address of `HYPERLINK "address" \o "what the pointer shows"`; `None` for a place in the document itself.
fn address(code: &str) -> Option<Arc<str>> {
    let rest = code.trim_start().get("HYPERLINK".len()..)?.trim_start();
    if rest.starts_with('\\') {
        return None;
    }
    let address =
        rest.strip_prefix('"').map_or_else(|| rest.split_whitespace().next(), |quoted| quoted.split('"').next());
    address.filter(|address| !address.is_empty()).map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_what_the_result_is() {
        assert_eq!(kind(" PAGE \\* MERGEFORMAT "), Kind::Page);
        assert_eq!(kind(" HYPERLINK \"https://un.org\" \\o \"tip\" "), Kind::Link("https://un.org".into()));
        assert_eq!(kind("HYPERLINK \\l \"_Toc1\""), Kind::Words);
        assert_eq!(kind(" hyperlink x "), Kind::Link("x".into()));
        assert_eq!(kind("REF _Ref1 \\h"), Kind::Words);
    }

    #[test]
    fn a_broken_field_gives_back_its_words() {
        let mut fields = Fields::default();
        fields.begin();
        assert!(fields.takes("kept"));
        assert_eq!(fields.break_off().as_deref(), Some("kept"));
        assert!(!fields.takes("text"));
        assert_eq!(fields.break_off(), None);
    }
}
