//! Numbers paragraphs as Word does when it draws them.

use crate::readers::docx::archive::check_named;
use crate::readers::docx::looks::{Numbering, RunLook};
use crate::readers::docx::markup::{Markup, Step, attribute, is_on, number, value};
use crate::readers::docx::numerals;
use crate::readers::docx::styles::Styles;
use crate::readers::docx::symbols::{self, SymbolFont};
use crate::readers::unreadable::Unreadable;
use std::collections::{HashMap, HashSet};

/// How many levels a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    /// How the number is written, in Word's words: `lowerLetter`.
    format: Box<str>,
    /// The label, `%1` standing for the number of the first level.
    text: Box<str>,
    /// Behind which level, from 1, the numbers begin anew; 0 for none, `None` for any above.
    restart: Option<usize>,
    /// Whether the numbers of all levels are written in figures here.
    is_legal: bool,
    /// The id of the style whose paragraphs stand on this level.
    style: Option<Box<str>>,
    font: Option<SymbolFont>,
}

/// A list as it is defined once and used by several.
#[derive(Clone, Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The name of the style that this list defines, or that defines it.
    defines: Option<Box<str>>,
    defined_by: Option<Box<str>>,
}

/// A list that paragraphs name.
#[derive(Clone, Debug, Default)]
struct List {
    definition: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// All lists of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
}

/// A label that was computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// As Word draws it.
    pub(super) text: String,
    /// Its level in the list, from 0.
    pub(super) level: u8,
    /// Whether a form of number is unknown, so that figures stand in its place.
    pub(super) is_doubtful: bool,
}

impl Lists {
    /// Reads the part `numbering` of a file with these styles.
    pub(super) fn read(text: &str, styles: &Styles) -> Result<Self, Unreadable> {
        let mut lists = Self::default();
        let mut markup = Markup::new(text);
        loop {
            check_named(lists.definitions.len().max(lists.lists.len()))?;
            match markup.step()? {
                Step::Open(start) => match start.local_name().as_ref() {
                    "abstractNum" => {
                        let id = attribute(&start, "abstractNumId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        lists.definitions.insert(id, Definition::read(&mut markup)?);
                    }
                    "num" => {
                        let id = attribute(&start, "numId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        lists.lists.insert(id, List::read(&mut markup)?);
                    }
                    _ => {}
                },
                Step::End => break,
                _ => {}
            }
        }
        lists.follow_styles(styles);
        Ok(lists)
    }

    /// Lists that a style defines point to the list that defines the style, or that the style names.
    fn follow_styles(&mut self, styles: &Styles) {
        let defining: HashMap<Box<str>, u32> =
            self.definitions.iter().filter_map(|(&id, found)| Some((found.defines.clone()?, id))).collect();
        let named: HashMap<u32, u32> = self.lists.iter().map(|(&id, list)| (id, list.definition)).collect();
        for list in self.lists.values_mut() {
            let by = self.definitions.get(&list.definition).and_then(|found| found.defined_by.as_ref());
            let found = by.and_then(|style| defining.get(style).or_else(|| named.get(&styles.list(style)?)));
            list.definition = found.copied().unwrap_or(list.definition);
        }
    }

    /// The level on which paragraphs of `style` stand in a list, where the list says so.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u8> {
        let definition = self.definitions.get(&self.lists.get(&list)?.definition)?;
        let is_meant = |level: &Option<Level>| level.as_ref().and_then(|level| level.style.as_deref()) == Some(style);
        u8::try_from(definition.levels.iter().position(is_meant)?).ok()
    }

    fn level<'a>(&'a self, list: &'a List, level: usize) -> Option<&'a Level> {
        list.levels[level].as_ref().or_else(|| self.definitions.get(&list.definition)?.levels[level].as_ref())
    }
}

impl Definition {
    fn read(markup: &mut Markup<'_>) -> Result<Self, Unreadable> {
        let mut definition = Self::default();
        let depth = markup.depth();
        while let Some(start) = markup.next_inside(depth)? {
            match start.local_name().as_ref() {
                "lvl" => read_level(&mut definition.levels, &start, markup)?,
                "styleLink" => definition.defines = value(&start).map(Into::into),
                "numStyleLink" => definition.defined_by = value(&start).map(Into::into),
                _ => {}
            }
        }
        Ok(definition)
    }
}

impl List {
    fn read(markup: &mut Markup<'_>) -> Result<Self, Unreadable> {
        let mut list = Self::default();
        let mut level = 0;
        let depth = markup.depth();
        while let Some(start) = markup.next_inside(depth)? {
            match start.local_name().as_ref() {
                "abstractNumId" => list.definition = number(&start).unwrap_or(0),
                "lvlOverride" => level = place(&start),
                "startOverride" => list.starts[level] = number(&start),
                "lvl" => read_level(&mut list.levels, &start, markup)?,
                _ => {}
            }
        }
        Ok(list)
    }
}

/// The level that an element names, from 0; the last one for names beyond it.
fn place(start: &quick_xml::events::BytesStart<'_>) -> usize {
    attribute(start, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0).min(LEVELS - 1)
}

fn read_level(
    levels: &mut [Option<Level>; LEVELS],
    start: &quick_xml::events::BytesStart<'_>,
    markup: &mut Markup<'_>,
) -> Result<(), Unreadable> {
    let mut level = Level { format: "decimal".into(), ..Level::default() };
    let at = place(start);
    let depth = markup.depth();
    while let Some(start) = markup.next_inside(depth)? {
        match start.local_name().as_ref() {
            "start" => level.start = number(&start).unwrap_or(0),
            "numFmt" => level.format = form(&start),
            // For older programs, behind a form that is known here.
            "Fallback" if numerals::write(&level.format, 1).is_some() => markup.skip()?,
            "lvlText" => level.text = value(&start).unwrap_or_default().into(),
            "lvlRestart" => level.restart = number(&start),
            "isLgl" => level.is_legal = is_on(&start),
            "pStyle" => level.style = value(&start).map(Into::into),
            "rPr" => level.font = RunLook::read(markup)?.font,
            _ => {}
        }
    }
    levels[at] = Some(level);
    Ok(())
}

/// The form of number that an element names; one of its own is told by its first numbers: `001, 002, 003, ...`.
fn form(start: &quick_xml::events::BytesStart<'_>) -> Box<str> {
    let name = value(start).unwrap_or_default();
    let own = attribute(start, "format").filter(|_| name == "custom");
    own.unwrap_or(name).into()
}

/// How far each list has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Counters {
    /// The last numbers of each definition: lists of one definition go on with each other's.
    last: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels that have begun at a start of their own.
    begun: HashSet<(u32, usize)>,
}

impl Counters {
    /// Counts one paragraph, and gives its label; `None` where it bears none.
    pub(super) fn count(&mut self, lists: &Lists, numbering: Numbering) -> Option<Label> {
        let id = numbering.list?;
        let list = lists.lists.get(&id)?;
        let at = usize::from(numbering.level.unwrap_or(0)).min(LEVELS - 1);
        let level = lists.level(list, at)?;
        let last = self.last.entry(list.definition).or_default();
        // A level above that was not used yet counts from here on as if it stood at its start.
        for (above, number) in last.iter_mut().enumerate().take(at) {
            let start = list.starts[above].or_else(|| Some(lists.level(list, above)?.start));
            *number = number.or(start);
        }
        let own_start = list.starts[at].filter(|_| self.begun.insert((id, at)));
        last[at] = Some(own_start.unwrap_or_else(|| match last[at] {
            Some(number) => number.saturating_add(1),
            None => list.starts[at].unwrap_or(level.start),
        }));
        for (deeper, number) in last.iter_mut().enumerate().skip(at + 1) {
            let restarts = lists.level(list, deeper).and_then(|level| level.restart).is_none_or(|behind| at < behind);
            if restarts {
                *number = None;
            }
        }
        let last = *last;
        let (text, is_doubtful) = write(lists, list, level, &last);
        let text = text.trim().to_owned();
        (!text.is_empty()).then(|| Label { text, level: u8::try_from(at).unwrap_or(0), is_doubtful })
    }
}

/// The label of a level, and whether a form of number in it is unknown.
fn write(lists: &Lists, list: &List, level: &Level, last: &[Option<u32>; LEVELS]) -> (String, bool) {
    if &*level.format == "bullet" {
        return (bullet(level), false);
    }
    let mut text = String::new();
    let mut is_doubtful = false;
    let mut letters = level.text.chars().peekable();
    while let Some(letter) = letters.next() {
        let named = letters.peek().and_then(|next| next.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
        let Some(named) = named.filter(|named| letter == '%' && (1..=LEVELS).contains(named)) else {
            text.push(letter);
            continue;
        };
        letters.next();
        let Some(source) = lists.level(list, named - 1) else { continue };
        let number = last[named - 1].unwrap_or(list.starts[named - 1].unwrap_or(source.start));
        // Figures with a zero before them are figures to Word, as in `Section 1.01`.
        let is_turned = level.is_legal && !matches!(&*source.format, "none" | "decimalZero");
        let format = if is_turned { "decimal" } else { &source.format };
        let written = numerals::write(format, number);
        is_doubtful |= written.is_none();
        text.push_str(&written.unwrap_or_else(|| number.to_string()));
    }
    (text, is_doubtful)
}

/// The bullet that is drawn; the small letter o in a typewriter's font stands for a ring.
fn bullet(level: &Level) -> String {
    let font = level.font.unwrap_or(SymbolFont::Other);
    match &*level.text {
        "o" => "◦".to_owned(),
        text => symbols::replaced(text, font).unwrap_or_else(|| text.to_owned()),
    }
}
