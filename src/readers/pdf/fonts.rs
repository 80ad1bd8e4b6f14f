//! The fonts of a file: from the codes in its strings to letters, widths and looks.

use crate::readers::pdf::letters;
use crate::readers::pdf::sheet::{Face, Letters};
use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Dict, Name, ObjRef};
use std::collections::HashMap;
use std::sync::Arc;

/// What a code of a font prints.
#[derive(Clone, Debug)]
pub(super) struct Print {
    pub(super) letters: Letters,
    /// In parts of the font's size.
    pub(super) width: f64,
}

/// A font that the file names.
pub(super) struct Loaded<'a> {
    font: Font<'a>,
    pub(super) face: Face,
    prints: HashMap<u32, Print>,
}

impl Loaded<'_> {
    /// Reads the code at `at`: what it prints, the code, and its bytes.
    pub(super) fn read(&mut self, bytes: &[u8], at: usize) -> (Print, u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        let font = &self.font;
        let print = self
            .prints
            .entry(code)
            .or_insert_with(|| Print { letters: letters_of(font, code), width: font.code_advance(code).x / 1000.0 });
        (print.clone(), code, length.max(1))
    }
}

/// The letters that a code stands for; U+FFFD where the file does not tell.
fn letters_of(font: &Font<'_>, code: u32) -> Letters {
    let unicode = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    match unicode {
        Some(BfString::Char(letter)) => letters::printed(letter.encode_utf8(&mut [0; 4])),
        Some(BfString::String(words)) => letters::printed(&words),
        None => Letters::One('\u{fffd}'),
    }
}

/// The fonts met so far; each is loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    tables: CMapResolverFn,
    loaded: Vec<Option<Loaded<'a>>>,
    known: HashMap<ObjRef, usize>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            tables: Arc::new(hayro_cmap::load_embedded),
            loaded: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// Where the font `name` of a page's `fonts` stands among those loaded.
    pub(super) fn find(&mut self, fonts: &Dict<'a>, name: &Name<'_>) -> Option<usize> {
        let reference = fonts.get_ref(name);
        if let Some(known) = reference.and_then(|reference| self.known.get(&reference)) {
            return Some(*known);
        }
        let dict = fonts.get::<Dict<'a>>(name)?;
        let font = self.cache.font(&dict, &self.programs, &self.tables);
        self.loaded.push(font.map(|font| Loaded { font, face: face_of(&dict), prints: HashMap::new() }));
        let place = self.loaded.len() - 1;
        if let Some(reference) = reference {
            self.known.insert(reference, place);
        }
        Some(place)
    }

    pub(super) fn loaded(&mut self, place: usize) -> Option<&mut Loaded<'a>> {
        self.loaded.get_mut(place)?.as_mut()
    }
}

/// How a font looks, by its name and by what its descriptor tells.
fn face_of(dict: &Dict<'_>) -> Face {
    let descendant = dict.get::<hayro_syntax::object::Array<'_>>("DescendantFonts");
    let descendant = descendant.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let inner = descendant.as_ref().unwrap_or(dict);
    let descriptor = inner.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let names = [dict.get::<Name<'_>>("BaseFont"), descriptor.get::<Name<'_>>("FontName")];
    let name = names.iter().flatten().map(|name| name.as_str().to_ascii_lowercase()).collect::<Vec<_>>().join(" ");
    let flags = descriptor.get::<u32>("Flags").unwrap_or(0);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    Face {
        is_bold: has(&["bold", "black", "heavy", "demi"]) || flags & FORCE_BOLD != 0,
        is_italic: has(&["italic", "oblique", "slanted"]) || flags & ITALIC != 0,
        is_barcode: has(&["barcode", "3of9", "3 of 9", "3#20of", "code39", "code128"]),
    }
}

/// Bits of a descriptor's flags (PDF 32000-1, table 123).
const ITALIC: u32 = 1 << 6;
const FORCE_BOLD: u32 = 1 << 18;
