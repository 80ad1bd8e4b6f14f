//! Fills rows with pieces, the first that fits; divides words at syllables where that is wanted.

use crate::layout::glyphs;
use crate::layout::pieces::{Piece, pieces};
use crate::layout::setting::{Fill, Setting};
use crate::model::language::Language;
use std::ops::Range;

/// How a row ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// The paragraph or a line of it ends here.
    #[default]
    Last,
    /// The words go on in the next row.
    Goes,
    /// A word is divided here: a hyphen is shown that the words do not have.
    Divided,
}

/// Cells that must be left in a row before a word is divided to fill them.
const WORTH_DIVIDING: usize = 6;

/// Bytes of the longest row: far more than any window shows. Letters that take no room fill no row.
const LONGEST: usize = 16_384;

/// Breaks `words` into rows of at most `first` and then `rest` cells; a line feed begins a row.
pub fn break_words(words: &str, first: usize, rest: usize, setting: &Setting) -> Vec<(Range<usize>, End)> {
    let mut rows = Vec::new();
    let mut from = 0;
    for line in words.split('\n') {
        let limit = if rows.is_empty() { first } else { rest };
        Filler { words, setting, rows: &mut rows, limit, rest, from, used: 0 }.fill(from..from + line.len());
        from += line.len() + 1;
    }
    rows
}

/// A row being filled.
struct Filler<'a> {
    words: &'a str,
    setting: &'a Setting,
    rows: &'a mut Vec<(Range<usize>, End)>,
    /// Cells of this row.
    limit: usize,
    /// Cells of all further rows.
    rest: usize,
    /// First byte of this row.
    from: usize,
    /// Cells used so far, the space behind the last piece included.
    used: usize,
}

impl Filler<'_> {
    fn fill(mut self, line: Range<usize>) {
        let mut end = self.from;
        for piece in pieces(self.words, line, self.setting.language, self.setting.joins()) {
            end = self.add(piece, end);
        }
        self.rows.push((self.from..end.max(self.from), End::Last));
    }

    /// Adds a piece; returns the byte behind the last word of the row.
    fn add(&mut self, mut piece: Piece, end: usize) -> usize {
        let mut end = end;
        if piece.words.start >= self.from + LONGEST {
            self.end_row(end, End::Goes, piece.words.start);
        }
        if self.used > 0 && self.used + piece.width > self.limit {
            if let Some(cut) = self.syllables(&piece) {
                self.end_row(cut, End::Divided, cut);
                piece = self.rest_of(&piece, cut);
            } else {
                self.end_row(end, End::Goes, piece.words.start);
            }
        }
        if piece.width > self.limit || piece.words.len() > LONGEST {
            piece = self.cut_up(&piece);
            if piece.words.is_empty() {
                return piece.words.end;
            }
        }
        self.used += piece.width + piece.space;
        end = end.max(piece.words.end);
        end
    }

    fn end_row(&mut self, end: usize, how: End, next: usize) {
        self.rows.push((self.from..end, how));
        (self.from, self.used, self.limit) = (next, 0, self.rest);
    }

    fn rest_of(&self, piece: &Piece, cut: usize) -> Piece {
        let words = cut..piece.words.end;
        Piece { width: glyphs::width(&self.words[words.clone()], self.setting.joins()), words, space: piece.space }
    }

    /// Cuts a word longer than a row where rows end, never inside a letter; at the last space, if there is one. Returns
    /// what is left for the last row. The word is gone through once, however many rows it fills.
    fn cut_up(&mut self, piece: &Piece) -> Piece {
        let Piece { words: Range { start, end }, width: mut left, space } = piece.clone();
        let words = self.words;
        let (mut from, mut used) = (0, 0);
        // Behind the last space, with the cells up to there.
        let mut at_space = None;
        for (at, cluster) in glyphs::letters(&words[start..end], self.setting.joins()) {
            let width = glyphs::width_of(cluster);
            while at > from && ((left > self.limit && used + width > self.limit) || at - from >= LONGEST) {
                let (cut, cells) = at_space.take().unwrap_or((at, used));
                self.end_row(start + cut, End::Goes, start + cut);
                (from, left, used) = (cut, left.saturating_sub(cells), used - cells);
            }
            if left <= self.limit && end - start - from <= LONGEST {
                return Piece { words: start + from..end, width: left, space };
            }
            used += width;
            if cluster == " " {
                at_space = Some((at + 1, used));
            }
        }
        self.end_row(end, End::Goes, end);
        Piece { words: end..end, width: 0, space }
    }

    /// Where a piece can be divided so that its head and a hyphen fill the row; `None` where that is not wanted.
    fn syllables(&self, piece: &Piece) -> Option<usize> {
        let room = self.limit.checked_sub(self.used)?;
        if self.setting.fill == Fill::Ragged || room < WORTH_DIVIDING {
            return None;
        }
        let language = patterns(self.setting.language?)?;
        let words = &self.words[piece.words.clone()];
        let opening = words.len() - words.trim_start_matches(|letter: char| !letter.is_alphabetic()).len();
        let word = words[opening..].split(|letter: char| !letter.is_alphabetic()).next()?;
        let mut cut = None;
        let mut at = opening;
        for syllable in hypher::hyphenate(word, language) {
            if glyphs::width(&words[..at], false) >= room {
                break;
            }
            if at > opening {
                cut = Some(at);
            }
            at += syllable.len();
        }
        cut.map(|cut| piece.words.start + cut)
    }
}

/// The patterns by which words of a language are divided; Arabic and Chinese words never are.
fn patterns(language: Language) -> Option<hypher::Lang> {
    Some(match language {
        Language::English => hypher::Lang::English,
        Language::French => hypher::Lang::French,
        Language::Russian => hypher::Lang::Russian,
        Language::Spanish => hypher::Lang::Spanish,
        Language::Arabic | Language::Chinese => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "Reaffirming 大会决定，第七十五届会议。 государства-члены № 5 إن الجمعية العامة \
                         extraordinarily_long_symbol/A/RES/75/10 (c) ; e\u{301}t\u{301}";

    fn rows(words: &str, width: usize, setting: &Setting) -> Vec<String> {
        break_words(words, width, width, setting).into_iter().map(|(row, _)| words[row].to_owned()).collect()
    }

    #[test]
    fn every_letter_stands_once_and_in_order_at_any_width() {
        for language in Language::ALL {
            for fill in [Fill::Ragged, Fill::Divided] {
                let setting = Setting { language: Some(language), fill, ..Setting::default() };
                for width in 2..120 {
                    let rows = rows(MIXED, width, &setting);
                    let squash = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
                    assert_eq!(squash(&rows.concat()), squash(MIXED), "width {width}");
                    for row in rows {
                        assert!(glyphs::width(&row, true) <= width, "width {width}: {row}");
                    }
                }
            }
        }
    }

    #[test]
    fn letters_without_room_fill_rows_in_the_end() {
        let words = "\u{200b}".repeat(20_000) + "end";
        let rows = rows(&words, 80, &Setting::default());
        assert!(rows.len() > 1 && rows.iter().all(|row| row.len() <= LONGEST + 8), "{}", rows.len());
        assert_eq!(rows.concat(), words);
    }

    #[test]
    fn no_chinese_row_begins_with_a_comma_or_ends_with_an_opening_bracket() {
        let words = "大会决定，在第七十五届会议（临时议程）列入项目，并请《秘书长》，提出报告。".repeat(4);
        let setting = Setting { language: Some(Language::Chinese), ..Setting::default() };
        for width in 10..60 {
            for row in rows(&words, width, &setting) {
                assert!(!row.starts_with(['，', '。', '）', '》']), "width {width}: {row}");
                assert!(!row.ends_with(['（', '《']), "width {width}: {row}");
            }
        }
    }

    #[test]
    fn words_are_divided_at_syllables_only_where_that_is_wanted() {
        let words = "обеспечение взаимодействия правоохранительных органов";
        let mut setting = Setting { language: Some(Language::Russian), ..Setting::default() };
        assert_eq!(rows(words, 22, &setting), ["обеспечение", "взаимодействия", "правоохранительных", "органов"]);
        setting.fill = Fill::Divided;
        let divided = break_words(words, 22, 22, &setting);
        assert_eq!(divided[0].1, End::Divided);
        assert!(words[divided[0].0.clone()].starts_with("обеспечение вза"), "{divided:?}");
    }

    #[test]
    fn no_french_row_begins_with_a_semicolon() {
        let words = "Prie le Secrétaire général de lui en rendre compte ; décide d’examiner « la question » : fin ;";
        let setting = Setting { language: Some(Language::French), ..Setting::default() };
        for width in 20..90 {
            for row in rows(words, width, &setting) {
                assert!(!row.starts_with([';', ':', '»']) && !row.ends_with('«'), "width {width}: {row}");
            }
        }
    }
}
