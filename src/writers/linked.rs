//! Words with links to the documents that they cite.

use crate::analysis::citations::{self, symbol};
use crate::model::language::Language;
use crate::model::resolution::Resolution;
use crate::model::text::{Role, Span, Text};
use std::borrow::Cow;

/// How many citations of a text are linked: far more than any paragraph has.
const MOST: usize = 20_000;

/// The text with a link at each citation that the source has not linked itself.
pub fn linked<'a>(text: &'a Text, resolution: &Resolution) -> Cow<'a, Text> {
    let mut added: Vec<Span> = Vec::new();
    let is_link = |span: &&Span| span.role == Role::Link && span.target.is_some();
    let links: Vec<(usize, usize)> = text.spans.iter().filter(is_link).map(|span| (span.from, span.to)).collect();
    let language = resolution.language.unwrap_or(Language::English);
    let mut end = 0;
    citations::each(text, resolution.into(), |citation| {
        let behind = links.partition_point(|&(from, _)| from < citation.to);
        let is_free = citation.from >= end && links[..behind].iter().rev().take(8).all(|&(_, to)| to <= citation.from);
        if is_free && added.len() < MOST {
            end = citation.to;
            let target = Some(symbol::page(&citation.symbol, language).into());
            added.push(Span { from: citation.from, to: citation.to, role: Role::Link, target });
        }
    });
    if added.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = text.clone();
    out.spans.append(&mut added);
    out.spans.sort_by_key(|span| span.from);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::organ::Organ;

    #[test]
    fn a_citation_leads_to_its_document_unless_the_source_says_where() {
        let words = "Recalling its resolutions 71/19 of 21 November 2016 and 73/11 of 26 November 2018";
        let mut text = Text::from(words);
        text.mark(26, 31, Role::Link, Some(&"https://undocs.org/A/RES/71/19".into()));
        let resolution = Resolution {
            organ: Some(Organ::GeneralAssembly),
            language: Some(Language::French),
            ..Resolution::default()
        };
        let linked = linked(&text, &resolution);
        let links: Vec<_> =
            linked.spans.iter().map(|span| (&words[span.from..span.to], span.target.as_deref())).collect();
        let expected =
            [("71/19", Some("https://undocs.org/A/RES/71/19")), ("73/11", Some("https://docs.un.org/fr/A/RES/73/11"))];
        assert_eq!(links, expected);
    }
}
