//! Tells which breaks of lines part paragraphs, for readers of formats that know paragraphs and breaks in them.

use crate::model::text::{Call, Text};
use crate::readers::label;
use std::iter;

/// Signs that end a clause in the six languages.
const ENDS: [char; 10] = [',', ';', '.', ':', '，', '；', '。', '：', '،', '؛'];

/// Whether a break of the line between `last` and `next` parts paragraphs: behind the sign that ends a clause, unless
/// what follows a comma begins small.
pub fn parts(last: &str, next: &str) -> bool {
    let last = last.trim_end();
    last.ends_with(ENDS) && !(last.ends_with(',') && next.trim_start().starts_with(char::is_lowercase))
}

/// The paragraphs, one at the least, of a text whose typist parted them by breaks alone: by two of them, by one before
/// a label, or by one behind the end of a clause. Other breaks are there for the look of it.
pub fn parted(text: Text) -> impl Iterator<Item = Text> {
    let mut lines = lines(text);
    let mut next = None;
    let mut is_first = true;
    iter::from_fn(move || {
        let mut paragraph: Option<Text> = next.take();
        let mut is_behind_blank = false;
        for line in lines.by_ref() {
            if line.is_blank() {
                is_behind_blank = true;
                continue;
            }
            let begins = std::mem::take(&mut is_behind_blank) || label::opens(&line.string);
            match &mut paragraph {
                None => paragraph = Some(line),
                Some(last) if !begins && !parts(&last.string, &line.string) => last.append(line),
                Some(_) => {
                    next = Some(line);
                    break;
                }
            }
        }
        // A paragraph of breaks alone is still one: it may bear a label.
        let alone = std::mem::take(&mut is_first).then(Text::default);
        paragraph.or(alone)
    })
}

/// The lines of a text of which each says something of its own, as meeting and date do.
pub fn lines(text: Text) -> impl Iterator<Item = Text> {
    let Text { string, spans, calls } = text;
    // Where the line begins, and the first byte that may end it: a break begins the line behind it.
    let mut from = Some((0, 0));
    let (mut next_span, mut next_call) = (0, 0);
    // The spans that reach into the line: few at once, however many the text has.
    let mut reaching: Vec<usize> = Vec::new();
    iter::from_fn(move || {
        let (start, behind) = from?;
        let next = string[behind..].find('\n').map(|length| behind + length);
        let end = next.unwrap_or(string.len());
        from = next.map(|next| (next, next + 1));
        let mut line = Text::from(&string[start..end]);
        let begun = next_span + spans[next_span..].partition_point(|span| span.from < end);
        reaching.retain(|&span| spans[span].to > start);
        reaching.extend(next_span..begun);
        next_span = begun;
        for span in reaching.iter().map(|&span| &spans[span]) {
            let (from, to) = (span.from.max(start) - start, span.to.min(end) - start);
            line.mark(from, to, span.role, span.target.as_ref());
        }
        let called = next_call + calls[next_call..].partition_point(|call| call.at <= end);
        line.calls =
            calls[next_call..called].iter().map(|call| Call { at: call.at - start, note: call.note }).collect();
        next_call = called;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Role;

    #[test]
    fn breaks_alone_make_one_blank_paragraph() {
        assert_eq!(parted("\n".into()).collect::<Vec<_>>(), [Text::default()]);
        assert_eq!(parted("One;\n\nTwo\nthree".into()).count(), 2);
    }

    #[test]
    fn lines_keep_their_roles_and_calls() {
        let mut text = Text::from("\nOne\ntwo\n");
        text.mark(1, 7, Role::Strong, None);
        text.mark(1, 2, Role::Link, Some(&"x".into()));
        text.calls.extend([0, 4, 5, 9].map(|at| Call { at, note: at }));
        let lines: Vec<Text> = lines(text.clone()).collect();
        let told = |line: &Text| {
            let spans: Vec<_> = line.spans.iter().map(|span| (span.from, span.to, span.role)).collect();
            (line.string.clone(), spans, line.calls.iter().map(|call| (call.at, call.note)).collect())
        };
        let expected = [
            (String::new(), vec![], vec![(0, 0)]),
            ("\nOne".to_owned(), vec![(1, 4, Role::Strong), (1, 2, Role::Link)], vec![(4, 4)]),
            ("\ntwo".to_owned(), vec![(0, 3, Role::Strong)], vec![(1, 5)]),
            ("\n".to_owned(), vec![], vec![(1, 9)]),
        ];
        assert_eq!(lines.iter().map(told).collect::<Vec<_>>(), expected);
        let mut whole = Text::default();
        for line in lines {
            whole.append(line);
        }
        assert_eq!(whole, text);
    }

    #[test]
    fn commas_before_small_letters_part_nothing() {
        assert!(parts("Noting one, ", "Noting two") && parts("Requests:", "to read;"));
        assert!(!parts("Noting one,", "which goes on") && !parts("A title", "In two lines"));
    }
}
