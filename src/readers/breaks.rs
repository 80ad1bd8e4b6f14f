//! Tells which breaks of lines part paragraphs, for readers of formats that know paragraphs and breaks in them.

use crate::model::text::Text;
use crate::readers::label;

/// Signs that end a clause in the six languages.
const ENDS: [char; 10] = [',', ';', '.', ':', '，', '；', '。', '：', '،', '؛'];

/// Whether a break of the line between `last` and `next` parts paragraphs: behind the sign that ends a clause, unless
/// what follows a comma begins small.
pub fn parts(last: &str, next: &str) -> bool {
    let last = last.trim_end();
    last.ends_with(ENDS) && !(last.ends_with(',') && next.trim_start().starts_with(char::is_lowercase))
}

/// The paragraphs, one at the least, of a text whose typist parted them by breaks alone: by two of them, by one before a label, or by one
/// behind the end of a clause. Other breaks are there for the look of it.
pub fn parted(text: Text) -> Vec<Text> {
    /// Beyond so many breaks times spans a text is no typist's, and stays whole.
    const MOST: usize = 10_000_000;
    let breaks = text.string.bytes().filter(|&byte| byte == b'\n').count();
    if breaks == 0 || breaks * (text.spans.len() + text.calls.len()) > MOST {
        return vec![text];
    }
    let mut paragraphs: Vec<Text> = Vec::new();
    let mut is_behind_blank = false;
    for line in lines(text) {
        if line.is_blank() {
            is_behind_blank = true;
            continue;
        }
        let begins = std::mem::take(&mut is_behind_blank) || label::opens(&line.string);
        match paragraphs.last_mut() {
            Some(last) if !begins && !parts(&last.string, &line.string) => last.append(line),
            _ => paragraphs.push(line),
        }
    }
    // A paragraph of breaks alone is still one: it may bear a label.
    if paragraphs.is_empty() {
        paragraphs.push(Text::default());
    }
    paragraphs
}

/// The lines of a text of which each says something of its own, as meeting and date do.
pub fn lines(mut text: Text) -> Vec<Text> {
    let mut lines = Vec::new();
    while let Some(at) = text.string.rfind('\n') {
        lines.push(text.split_off(at));
    }
    lines.push(text);
    lines.reverse();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_alone_make_one_blank_paragraph() {
        assert_eq!(parted("\n".into()), [Text::default()]);
        assert_eq!(parted("One;\n\nTwo\nthree".into()).len(), 2);
    }

    #[test]
    fn commas_before_small_letters_part_nothing() {
        assert!(parts("Noting one, ", "Noting two") && parts("Requests:", "to read;"));
        assert!(!parts("Noting one,", "which goes on") && !parts("A title", "In two lines"));
    }
}
