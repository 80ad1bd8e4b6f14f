//! Words and addresses as HTML and XML can hold them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Adds words with `&`, `<`, `>` and quotes written out. What XML cannot hold (control characters, unassigned ends of a
/// plane) becomes U+FFFD, the sign of a character that cannot be shown.
pub fn push(words: &str, out: &mut String) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(letter),
            _ if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
}

/// The words by themselves.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push(words, &mut out);
    out
}

/// The address of a page that a link may lead to; `None` for all that is no page, such as a script or a file of the
/// person's own: documents come from strangers.
pub fn page(target: &str) -> Option<Cow<'_, str>> {
    let scheme = target.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
        return None;
    }
    let is_foreign = |letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}[]".contains(letter);
    if !target.contains(is_foreign) {
        return Some(Cow::Borrowed(target));
    }
    let mut page = String::with_capacity(target.len() + 16);
    for letter in target.chars() {
        if is_foreign(letter) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(page, "%{byte:02X}");
            }
        } else {
            page.push(letter);
        }
    }
    Some(Cow::Owned(page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_become_marks() {
        assert_eq!(escaped("a<b> & \"c\"\u{1b}[0m\u{7}"), "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}[0m\u{fffd}");
    }

    #[test]
    fn links_lead_to_pages_alone() {
        assert_eq!(page("https://docs.un.org/ru/A/RES/75/10").as_deref(), Some("https://docs.un.org/ru/A/RES/75/10"));
        assert_eq!(page("HTTP://a.example/b c\"d").as_deref(), Some("HTTP://a.example/b%20c%22d"));
        for target in
            ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " java\nscript:x", "page.html", "//x"]
        {
            assert_eq!(page(target), None, "{target}");
        }
    }
}
