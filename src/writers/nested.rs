//! Words with marks that nest, as Markdown, HTML and XML need them: spans may overlap, marks may not.

use crate::model::text::{Span, Text};

/// What a writer meets on its way through a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words without any mark between them.
    Words(&'a str),
    /// A stretch begins, or goes on after one that it crosses.
    Open(&'a Span),
    /// The stretch opened last ends, or pauses for one that it crosses.
    Close(&'a Span),
    /// A note is called; its index.
    Call(usize),
}

/// Hands on the pieces of a text in order, with the marks of those stretches that are wanted. Each stretch is closed before
/// those that were opened before it.
pub fn walk<'a>(text: &'a Text, is_wanted: impl Fn(&Span) -> bool, mut tell: impl FnMut(Piece<'a>)) {
    let spans: Vec<&Span> = text.spans.iter().filter(|span| is_wanted(span)).collect();
    let mut edges: Vec<usize> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
    edges.extend(text.calls.iter().map(|call| call.at));
    edges.push(text.string.len());
    edges.sort_unstable();
    edges.dedup();
    let mut calls = text.calls.iter().peekable();
    let mut starting = spans.iter().copied().peekable();
    let mut open = Open::default();
    let mut from = 0;
    for at in edges {
        if from < at {
            tell(Piece::Words(&text.string[from..at]));
            from = at;
        }
        open.close(at, &mut tell);
        while let Some(call) = calls.next_if(|call| call.at == at) {
            tell(Piece::Call(call.note));
        }
        let mut new: Vec<&Span> = Vec::new();
        while let Some(span) = starting.next_if(|span| span.from <= at) {
            new.push(span);
        }
        // What ends last begins first, so that marks nest.
        new.sort_by_key(|span| std::cmp::Reverse(span.to));
        for span in new {
            tell(Piece::Open(span));
            open.push(span);
        }
    }
}

/// The stretches that are open, each inside those before it.
#[derive(Default)]
struct Open<'a> {
    /// Each with the first end among it and those before it, by which the first that ends is found at once.
    spans: Vec<(&'a Span, usize)>,
}

impl<'a> Open<'a> {
    fn push(&mut self, span: &'a Span) {
        let first = self.spans.last().map_or(span.to, |&(_, first)| first.min(span.to));
        self.spans.push((span, first));
    }

    /// Ends what ends at `at`, and what was opened inside it; the latter begins anew.
    fn close(&mut self, at: usize, tell: &mut impl FnMut(Piece<'a>)) {
        let inner = self.spans.split_off(self.spans.partition_point(|&(_, first)| first > at));
        for (span, _) in inner.iter().rev() {
            tell(Piece::Close(span));
        }
        for (span, _) in inner.into_iter().filter(|(span, _)| span.to > at) {
            tell(Piece::Open(span));
            self.push(span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::{Call, Role};

    fn drawn(text: &Text) -> String {
        let letter = |span: &Span| match span.role {
            Role::Emphasis => 'e',
            Role::Strong => 's',
            _ => 'x',
        };
        let mut out = String::new();
        walk(
            text,
            |span| span.role != Role::Item,
            |piece| match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Open(span) => out.extend(['<', letter(span), '>']),
                Piece::Close(span) => out.extend(['<', '/', letter(span), '>']),
                Piece::Call(note) => out.extend(["[", &note.to_string(), "]"]),
            },
        );
        out
    }

    #[test]
    fn stretches_that_cross_are_closed_and_opened_anew() {
        let mut text = Text::from("one two three");
        let span = |from, to, role| Span { from, to, role, target: None };
        text.spans = vec![span(0, 7, Role::Emphasis), span(4, 13, Role::Strong), span(8, 10, Role::Item)];
        text.calls = vec![Call { at: 7, note: 2 }, Call { at: 13, note: 0 }];
        assert_eq!(drawn(&text), "<e>one <s>two</s></e><s>[2] three</s>[0]");
    }

    #[test]
    fn what_ends_last_begins_first() {
        let mut text = Text::from("both");
        let span = |to, role| Span { from: 0, to, role, target: None };
        text.spans = vec![span(2, Role::Emphasis), span(4, Role::Strong)];
        assert_eq!(drawn(&text), "<s><e>bo</e>th</s>");
    }

    #[test]
    fn words_without_marks_are_one_piece() {
        assert_eq!(drawn(&Text::from("plain")), "plain");
        walk(&Text::default(), |_| true, |piece| panic!("{piece:?}"));
    }
}
