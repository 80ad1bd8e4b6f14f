//! Finds the notes of a page: blocks that links call by their marks, and that mostly lead back.

use crate::manuscript::printed::{Manuscript, Paragraph, Style};
use crate::manuscript::tally::Tally;
use crate::model::note::Note;
use crate::model::text::{Call, Role, Span, Text};
use crate::readers::html::page::Page;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Which blocks the names of a page stand in.
type Places<'a> = HashMap<&'a str, usize>;

/// Takes the notes out of the page and calls them; what is left is the manuscript.
pub(super) fn settle(page: Page) -> Manuscript {
    let Page { mut manuscript, anchors, holders, calls, returns, .. } = page;
    let places: Places<'_> = anchors.iter().rev().map(|anchor| (&*anchor.name, anchor.block)).collect();
    let hints = Hints { calls: &calls, returns: &returns };
    let starts = note_starts(&manuscript.paragraphs, &places, &hints);
    raise_marks(&mut manuscript.paragraphs, &places, &starts);
    if !starts.is_empty() {
        let ends = note_ends(&starts, &holders, manuscript.paragraphs.len());
        take(&mut manuscript, &places, &ends);
    }
    for paragraph in &mut manuscript.paragraphs {
        for text in texts(paragraph) {
            // A place of a page is nothing to those who read its text elsewhere.
            for span in text.spans.iter_mut().filter(|span| fragment(span).is_some()) {
                span.target = None;
            }
        }
    }
    manuscript
}

/// Raises the mark of a block that opens with a link back to that very mark, raised among the words of a block before:
/// it is a note whose own name was lost, so that no link leads to it. The grammar knows it by its raised mark.
fn raise_marks(blocks: &mut [Paragraph], places: &Places<'_>, starts: &[usize]) {
    for block in 0..blocks.len() {
        let text = &blocks[block].text;
        let link = text.spans.iter().find(|span| span.role == Role::Link);
        let Some(span) = link.filter(|span| !text.string[..span.from].contains(char::is_alphanumeric)) else {
            continue;
        };
        let (Some(mark), Some(&to)) =
            (marker(&text.string[span.from..span.to]), fragment(span).and_then(|name| places.get(name)))
        else {
            continue;
        };
        let calls = |caller: &Text| {
            let raised = caller.spans.iter().filter(|span| span.role == Role::Raised);
            raised.take(200).any(|span| marker(&caller.string[span.from..span.to]) == Some(mark))
        };
        let is_note = mark.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*');
        if is_note && to < block && starts.binary_search(&block).is_err() && calls(&blocks[to].text) {
            let (from, to) = (span.from, span.to);
            blocks[block].text.mark(from, to, Role::Raised, None);
        }
    }
}

/// What the page says of its links, by target.
struct Hints<'a> {
    calls: &'a HashSet<Box<str>>,
    returns: &'a HashSet<Box<str>>,
}

/// The words of a block: its own, or those of its cells.
fn texts(paragraph: &mut Paragraph) -> impl Iterator<Item = &mut Text> {
    std::iter::once(&mut paragraph.text).chain(paragraph.rows.iter_mut().flatten())
}

/// The name to which a link leads in its own page.
fn fragment(span: &Span) -> Option<&str> {
    span.target.as_deref()?.strip_prefix('#').filter(|name| !name.is_empty())
}

/// A link from one block to another.
struct Reach {
    from: usize,
    to: usize,
    /// Whether it stands before all other words of its block.
    opens: bool,
    says: Says,
}

/// What a link says of itself, the surest first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The page calls it a link back.
    Return,
    /// The page calls it a note call.
    Call,
    /// It is raised, and its words could be a mark.
    Raised,
    /// Its words could be a mark.
    Mark,
    Nothing,
}

/// The first blocks of notes, each once.
fn note_starts(blocks: &[Paragraph], places: &Places<'_>, hints: &Hints<'_>) -> Vec<usize> {
    let mut reaches = Vec::new();
    for (from, block) in blocks.iter().enumerate() {
        for text in std::iter::once(&block.text).chain(block.rows.iter().flatten()) {
            reaches.extend(text.spans.iter().filter_map(|span| reach(from, text, span, places, hints)));
        }
    }
    let pairs: HashSet<(usize, usize)> = reaches.iter().map(|reach| (reach.from, reach.to)).collect();
    let opening: HashSet<(usize, usize)> =
        reaches.iter().filter(|reach| reach.opens).map(|reach| (reach.from, reach.to)).collect();
    let is_call = |reach: &&Reach| {
        let is_later = reach.to > reach.from;
        let leads_back = pairs.contains(&(reach.to, reach.from));
        match reach.says {
            Says::Return | Says::Nothing => false,
            Says::Call if !leads_back => true,
            Says::Raised if !leads_back => is_later,
            Says::Mark if !leads_back => false,
            // Two blocks that lead to each other: the note is the one that opens with its link, else the later.
            _ => match (reach.opens, opening.contains(&(reach.to, reach.from))) {
                (true, false) => false,
                (false, true) => true,
                _ => is_later,
            },
        }
    };
    let mut starts: Vec<usize> = reaches.iter().filter(is_call).map(|reach| reach.to).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

fn reach(from: usize, text: &Text, span: &Span, places: &Places<'_>, hints: &Hints<'_>) -> Option<Reach> {
    let to = *places.get(fragment(span)?)?;
    let target = span.target.as_deref()?;
    let overlaps = |other: &Span| other.role == Role::Raised && other.from < span.to && other.to > span.from;
    let near = text.spans.partition_point(|other| other.from < span.to);
    let says = if hints.returns.contains(target) {
        Says::Return
    } else if marker(&text.string[span.from..span.to]).is_none() {
        Says::Nothing
    } else if hints.calls.contains(target) {
        Says::Call
    } else if text.spans[..near].iter().rev().take(8).any(overlaps) {
        Says::Raised
    } else {
        Says::Mark
    };
    let opens = !text.string[..span.from].contains(char::is_alphanumeric);
    (to != from).then_some(Reach { from, to, opens, says })
}

/// The marker in the words of a call: without brackets, and without a word such as `note` before it.
fn marker(words: &str) -> Option<&str> {
    let bare = words.trim_matches(|letter: char| letter.is_whitespace() || "[]().^".contains(letter));
    let bare = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    let fits = !bare.is_empty()
        && bare.chars().count() < 5
        && (bare.chars().all(char::is_alphanumeric) || bare.chars().all(|letter| "*†‡§¶#".contains(letter)));
    fits.then_some(bare)
}

/// For each note its first block, and one past its last: as far as the largest element goes that begins with it and
/// holds no other note.
fn note_ends(starts: &[usize], holders: &[(usize, usize)], blocks: usize) -> BTreeMap<usize, usize> {
    let mut ends: BTreeMap<usize, usize> =
        starts.iter().filter(|&&start| start < blocks).map(|&start| (start, start + 1)).collect();
    for &(from, to) in holders {
        let next = starts.get(starts.partition_point(|&start| start <= from)).copied().unwrap_or(usize::MAX);
        if to <= next
            && let Some(end) = ends.get_mut(&from)
        {
            *end = to.max(*end);
        }
    }
    ends
}

/// Moves notes out of the blocks, and puts calls where the links to them stood.
fn take(manuscript: &mut Manuscript, places: &Places<'_>, ends: &BTreeMap<usize, usize>) {
    // Notes that lines kept as they are defined stand before those that links join to their calls.
    let mut notes = std::mem::take(&mut manuscript.notes);
    let before = notes.len();
    let numbers: HashMap<usize, usize> = ends.keys().enumerate().map(|(at, &start)| (start, before + at)).collect();
    notes.resize(before + ends.len(), Note::default());
    let mut callers: HashSet<usize> = HashSet::new();
    let is_note = |block: usize| ends.range(..=block).next_back().is_some_and(|(_, &end)| block < end);
    let Manuscript { paragraphs, tally, furniture, .. } = manuscript;
    for (block, paragraph) in paragraphs.iter_mut().enumerate().filter(|(block, _)| !is_note(*block)) {
        for text in texts(paragraph) {
            if call(text, &|span| numbers.get(places.get(fragment(span)?)?).copied(), &mut notes, tally) {
                callers.insert(block);
            }
        }
    }
    let mut left = Vec::with_capacity(paragraphs.len());
    for (block, mut paragraph) in std::mem::take(paragraphs).into_iter().enumerate() {
        let Some((start, _)) = ends.range(..=block).next_back().filter(|(_, end)| block < **end) else {
            left.push(paragraph);
            continue;
        };
        let is_bare_heading =
            |last: &Paragraph| last.style == Style::Heading && last.label.is_none() && last.text.calls.is_empty();
        if *start == block && left.last().is_some_and(is_bare_heading) {
            // "Notes" over the notes is a word of the page.
            furniture.extend(left.pop().map(|heading| heading.text.string));
        }
        // The number of a note in a list of notes is its mark.
        tally.forget(paragraph.label.as_deref().unwrap_or(""));
        let note = &mut notes[numbers[start]];
        let is_return =
            |span: &Span| fragment(span).and_then(|name| places.get(name)).is_some_and(|place| callers.contains(place));
        bare(&mut paragraph.text, *start == block, &note.marker, &is_return, tally, furniture);
        if !note.text.string.is_empty() {
            note.text.push(" ");
        }
        note.text.append(paragraph.text);
        for cell in paragraph.rows.into_iter().flatten() {
            note.text.push(" ");
            note.text.append(cell);
        }
    }
    manuscript.notes = unite(notes, &mut left, tally);
    *paragraphs = left;
}

/// Takes a note that the page prints once for each of its calls for one note.
fn unite(notes: Vec<Note>, paragraphs: &mut [Paragraph], tally: &mut Tally) -> Vec<Note> {
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    let mut kept: Vec<Note> = Vec::with_capacity(notes.len());
    let mut numbers = Vec::with_capacity(notes.len());
    for note in notes {
        // Numbers run through a resolution; stars begin anew on each page.
        let is_numbered = note.marker.bytes().all(|byte| byte.is_ascii_digit());
        let first = *known.entry((note.marker.clone(), note.text.string.clone())).or_insert(kept.len());
        let number = if is_numbered { first } else { kept.len() };
        numbers.push(number);
        if number == kept.len() {
            kept.push(note);
        } else {
            tally.forget(&note.text.string);
        }
    }
    for call in paragraphs.iter_mut().flat_map(texts).flat_map(|text| &mut text.calls) {
        call.note = numbers[call.note];
    }
    kept
}

/// Puts calls in the place of the links that lead to notes. Returns whether there were any.
fn call(text: &mut Text, note_of: &dyn Fn(&Span) -> Option<usize>, notes: &mut [Note], tally: &mut Tally) -> bool {
    let mut cuts = Vec::new();
    let mut calls = Vec::new();
    for span in text.spans.iter().filter(|span| span.role == Role::Link) {
        let words = &text.string[span.from..span.to];
        let (Some(note), Some(marker)) = (note_of(span), marker(words)) else { continue };
        if notes[note].marker.is_empty() {
            marker.clone_into(&mut notes[note].marker);
        }
        tally.forget(words);
        tally.add(&notes[note].marker);
        cuts.push((span.from, span.to));
        calls.push(Call { at: span.from, note });
    }
    if cuts.is_empty() {
        return false;
    }
    calls.extend(text.calls.iter().copied());
    calls.sort_by_key(|call| call.at);
    text.calls = calls;
    // Brackets and commas that are raised with the marks go with them.
    let raised: Vec<(usize, usize)> =
        text.spans.iter().filter(|span| span.role == Role::Raised).map(|span| (span.from, span.to)).collect();
    let mut rests = Vec::new();
    for (from, to) in raised {
        let first = cuts.partition_point(|cut| cut.1 <= from);
        let mut at = from;
        let mut gaps = Vec::new();
        for cut in cuts[first..].iter().take_while(|cut| cut.0 < to) {
            gaps.push((at, cut.0.max(at)));
            at = cut.1.min(to);
        }
        let has_call = !gaps.is_empty();
        gaps.push((at, to));
        let is_empty = |&(from, to): &(usize, usize)| !text.string[from..to].contains(char::is_alphanumeric);
        if has_call && gaps.iter().all(is_empty) {
            rests.extend(gaps.into_iter().filter(|(from, to)| from < to));
        }
    }
    for &(from, to) in &rests {
        tally.forget(&text.string[from..to]);
    }
    cuts.extend(rests);
    cuts.sort_unstable();
    text.remove_all(&cuts);
    true
}

/// Takes the marker off the start of a note, and the links back off all of it.
fn bare(
    text: &mut Text,
    is_first: bool,
    marker: &str,
    is_return: &dyn Fn(&Span) -> bool,
    tally: &mut Tally,
    furniture: &mut Vec<String>,
) {
    let spans = text.spans.iter().filter(|span| span.role == Role::Link && is_return(span));
    let mut cuts: Vec<(usize, usize)> = spans.map(|span| (span.from, span.to)).collect();
    let words = text.string.as_str();
    let opens = |at: usize| !words[..at].contains(char::is_alphanumeric);
    let by_link = cuts.iter().find(|&&(from, to)| opens(from) && self::marker(&words[from..to]) == Some(marker));
    let start = by_link.map(|link| link.1).or_else(|| printed_marker(words, marker)).filter(|_| is_first);
    let start = start
        .map_or(0, |start| words.len() - words[start..].trim_start_matches([']', ')', '.', ':', ' ', '\u{a0}']).len());
    tally.forget(&words[..start]);
    cuts.retain(|cut| cut.0 >= start);
    let arrow = words.len() - words.trim_start_matches(['↑', '^', ' ', '\n']).len();
    if is_first && start == 0 && cuts.first().is_none_or(|cut| cut.0 >= arrow) && !words[..arrow].trim().is_empty() {
        cuts.insert(0, (0, arrow));
    }
    furniture.extend(cuts.iter().map(|&(from, to)| words[from..to].trim().to_owned()));
    if start > 0 {
        cuts.insert(0, (0, start));
    }
    text.remove_all(&cuts);
    text.fold_white_space();
}

/// Bytes of the marker with which the words of a note begin, perhaps in brackets.
fn printed_marker(words: &str, marker: &str) -> Option<usize> {
    let bare = words.trim_start_matches(['[', '(', ' ', '^']);
    let rest = bare.strip_prefix(marker)?;
    (!marker.is_empty() && !rest.starts_with(char::is_alphanumeric)).then(|| words.len() - rest.len())
}
