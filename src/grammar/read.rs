//! Reads a manuscript as a resolution.

use crate::grammar::lexicon;
use crate::grammar::{account, cover, coverlines, divisions, formulas, joining, notes, outlay, parting, tree, verbs};
use crate::manuscript::printed::Manuscript;
use crate::model::language::Language;
use crate::model::note::Note;
use crate::model::organ::Organ;
use crate::model::remark::{Remark, RemarkKind};
use crate::model::resolution::{Reading, Resolution};

/// Reads `manuscript` whole. Reading never fails: what is not understood is kept as text and told in a remark.
pub fn read(manuscript: Manuscript) -> Reading {
    let language = language_of(&manuscript);
    let lexicon = lexicon::of(language);
    let Manuscript {
        symbol, broken_by_pages, mut paragraphs, notes, mut furniture, mut remarks, metadata, tally, ..
    } = manuscript;
    let parted = parting::part(&mut paragraphs, lexicon, language);
    remarks.extend(parted.remark);
    furniture.extend(parted.furniture);
    let (pieces, lifted) = notes::lift(paragraphs, notes);
    let pieces = coverlines::part(formulas::part(formulas::whole(pieces)), lexicon);
    let mut pieces = outlay::attach_labels(pieces);
    pieces.retain(|piece| {
        !piece.paragraph.text.is_blank() || piece.paragraph.label.is_some() || !piece.paragraph.rows.is_empty()
    });
    let first = formulas::places(&pieces, lexicon).first().copied();
    let organ = first.and_then(|first| lexicon::formula(pieces[first].words())).and_then(|found| found.1);
    pieces = if broken_by_pages {
        joining::join(pieces, first.unwrap_or(0), lexicon, language)
    } else {
        joining::mend(pieces, lexicon)
    };
    let mut classes = outlay::classify(&pieces, lexicon);
    divisions::mark(&pieces, &mut classes, lexicon);
    let tree = tree::build(pieces, classes, lexicon);
    let mut resolution = Resolution {
        symbol,
        language: Some(language),
        nodes: tree.nodes,
        notes: lifted.list,
        metadata,
        ..Resolution::default()
    };
    resolution.organ = resolution.symbol.as_deref().and_then(Organ::from_symbol).or(organ);
    cover::tell(&mut resolution, lexicon);
    for node in &mut resolution.nodes {
        verbs::open(node, lexicon);
    }
    order_notes(&mut resolution);
    remarks.extend(tree.remarks);
    remarks.extend(uncalled(&resolution));
    let accounting = account::settle(tally, &resolution, &lifted.marks, &furniture);
    remarks.extend(furniture.into_iter().map(|line| Remark::new(RemarkKind::Furniture, line)));
    Reading { resolution, remarks, accounting }
}

/// The language of the formula, which no template can get wrong; else the one that the file declares, unless its
/// letters are of another alphabet; else that of the words.
fn language_of(manuscript: &Manuscript) -> Language {
    let mut head = manuscript.paragraphs.iter().take(80).map(|paragraph| paragraph.text.string.as_str());
    if let Some((language, ..)) = head.find_map(lexicon::formula) {
        return language;
    }
    let sample = sample_of(manuscript);
    let of_words = lexicon::language_of(&sample);
    match manuscript.language {
        Some(declared) if sample.trim().is_empty() || declared.shares_alphabet(of_words) => declared,
        _ => of_words,
    }
}

/// Enough of the words to tell their language.
fn sample_of(manuscript: &Manuscript) -> String {
    let mut sample = String::new();
    for paragraph in &manuscript.paragraphs {
        sample.push_str(&paragraph.text.string);
        sample.push(' ');
        if sample.len() > 6000 {
            break;
        }
    }
    sample
}

/// Puts notes in the order of their first calls, those never called at the end, and gives them ids.
fn order_notes(resolution: &mut Resolution) {
    let count = resolution.notes.len();
    let mut order: Vec<usize> = Vec::with_capacity(count);
    let mut place = vec![usize::MAX; count];
    let called = resolution.nodes.iter().flat_map(|node| node.notes().collect::<Vec<_>>());
    for note in called.chain(0..count) {
        if note < count && place[note] == usize::MAX {
            place[note] = order.len();
            order.push(note);
        }
    }
    let mut old: Vec<Option<Note>> = std::mem::take(&mut resolution.notes).into_iter().map(Some).collect();
    resolution.notes = order.iter().filter_map(|&note| old[note].take()).collect();
    for (at, node) in resolution.nodes.iter_mut().enumerate() {
        let cells = node.rows.iter_mut().flatten().flat_map(|cell| &mut cell.calls);
        for call in node.text.calls.iter_mut().chain(cells) {
            let Some(&new) = place.get(call.note) else { continue };
            call.note = new;
            let callers = &mut resolution.notes[new].called_from;
            if callers.last() != Some(&at) {
                callers.push(at);
            }
        }
    }
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for note in &mut resolution.notes {
        note.text.fold_white_space();
        let count = seen.entry(note.marker.clone()).or_default();
        *count += 1;
        note.id = if *count == 1 { note.marker.clone() } else { format!("{}-{count}", note.marker) };
    }
}

/// A remark for each note that no paragraph calls; one for all, where they are more than a person would read.
fn uncalled(resolution: &Resolution) -> Vec<Remark> {
    const MANY: usize = 500;
    let lost: Vec<&str> =
        resolution.notes.iter().filter(|note| note.called_from.is_empty()).map(|note| note.id.as_str()).collect();
    if lost.len() > MANY {
        let what = format!("no paragraph calls {} of the notes, {} the first", lost.len(), lost[0]);
        return vec![Remark::new(RemarkKind::Unclear, what)];
    }
    lost.iter().map(|id| Remark::new(RemarkKind::Unclear, format!("no paragraph calls note {id}"))).collect()
}
