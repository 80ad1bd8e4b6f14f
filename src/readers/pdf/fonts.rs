//! The fonts of a file: from the codes in its strings to letters, widths and looks.

use crate::readers::pdf::letters;
use crate::readers::pdf::sheet::{Face, Letters};
use crate::readers::pdf::widths;
use hayro_cmap::{BfString, CMap};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, OutlineGlyph};
use hayro_syntax::object::{Dict, Name, ObjRef, Stream};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// What a code of a font prints.
#[derive(Clone, Debug)]
pub(super) struct Print {
    pub(super) letters: Letters,
    /// In parts of the font's size.
    pub(super) width: f64,
    /// For figures that the font itself draws small and high, as marks of notes are: how high, in parts of the size,
    /// and how large they are beside usual figures.
    pub(super) raised: Option<(f64, f64)>,
    /// Whether the file told its letters wrong.
    pub(super) is_mended: bool,
    /// For marks over and under letters, where the middle of their ink is, in parts of the size.
    pub(super) middle: Option<f64>,
}

/// A font that the file names.
pub(super) struct Loaded<'a> {
    font: Font<'a>,
    pub(super) face: Face,
    /// What the file tells of the codes, if it tells anything.
    told: Option<Told>,
    prints: Prints,
}

/// What the codes met so far print.
#[derive(Default)]
struct Prints {
    met: Vec<Print>,
    /// For each code of up to two bytes, its place in `met` and one more; 0 where it was not met.
    short: Vec<u32>,
    /// The places of longer codes.
    long: HashMap<u32, usize>,
}

impl Prints {
    fn find(&mut self, code: u32, print: impl FnOnce() -> Print) -> &Print {
        let place = match u16::try_from(code) {
            Ok(short) => self.place_of_short(usize::from(short)),
            Err(_) => self.long.get(&code).copied(),
        };
        let place = place.unwrap_or_else(|| {
            self.met.push(print());
            self.keep(code, self.met.len() - 1)
        });
        &self.met[place]
    }

    fn place_of_short(&self, code: usize) -> Option<usize> {
        let place = self.short.get(code).copied().unwrap_or(0);
        place.checked_sub(1).and_then(|place| usize::try_from(place).ok())
    }

    fn keep(&mut self, code: u32, place: usize) -> usize {
        match (u16::try_from(code), u32::try_from(place + 1)) {
            (Ok(short), Ok(one_more)) => {
                let short = usize::from(short);
                if short >= self.short.len() {
                    self.short.resize(short + 1, 0);
                }
                self.short[short] = one_more;
            }
            _ => {
                self.long.insert(code, place);
            }
        }
        place
    }
}

impl Loaded<'_> {
    /// Reads the code at `at`: what it prints, the code, and its bytes.
    pub(super) fn read(&mut self, bytes: &[u8], at: usize) -> (Print, u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        let (font, told) = (&self.font, self.told.as_ref());
        let print = self.prints.find(code, || print_of(font, told, code));
        (print.clone(), code, length.max(1))
    }
}

/// What a file tells of the letters of a font.
struct Told {
    map: CMap,
    /// Whether the font does not know the map, since it had to be mended before it could be read.
    is_mended: bool,
}

impl Told {
    /// Stands for no letters at all: no text has it.
    const NONE: char = '\u{ffff}';

    fn new(bytes: &[u8]) -> Option<Self> {
        let parse = |bytes: &[u8]| CMap::parse(bytes, hayro_cmap::load_embedded);
        if let Some(map) = parse(bytes) {
            return Some(Self { map, is_mended: false });
        }
        // Programs tell of the parts of a letter that is drawn in several that they stand for nothing.
        let words = String::from_utf8_lossy(bytes).replace("<>", "<ffff>");
        parse(words.as_bytes()).map(|map| Self { map, is_mended: true })
    }

    fn of(&self, code: u32) -> Option<BfString> {
        self.map.lookup_bf_string(code)
    }
}

fn print_of(font: &Font<'_>, told: Option<&Told>, code: u32) -> Print {
    let glyph = font.glyph(font.map_code(code), code);
    let by_font = || match &glyph {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let mut is_mended = false;
    let letters = match told.filter(|told| told.is_mended).and_then(|told| told.of(code)).or_else(by_font) {
        Some(BfString::Char(Told::NONE)) => Letters::Stretch,
        Some(BfString::Char(letter)) => letters::printed(letter.encode_utf8(&mut [0; 4])),
        Some(BfString::String(words)) => {
            let unshifted = letters::unshifted(&words);
            is_mended = unshifted.is_some();
            letters::printed(unshifted.as_ref().unwrap_or(&words))
        }
        // The file does not tell.
        None => Letters::One('\u{fffd}'),
    };
    let width = font.code_advance(code).x / 1000.0;
    let mut print = Print { letters, width, raised: None, is_mended, middle: None };
    let FontGlyph::Outline(outline) = &glyph else { return print };
    let first = print.letters.first();
    if first.is_ascii_digit() {
        print.raised = raised(outline);
    } else if letters::is_mark(first) || width.abs() < 0.05 {
        let ink = outline.outline().control_box();
        print.middle = (ink.width() > 0.0).then(|| ink.center().x / 1000.0);
    } else if told.is_some_and(|told| told.of(code).is_none()) && !is_dash(first) && is_stroke(outline) {
        print.letters = Letters::Stretch;
    }
    print
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}')
}

/// Whether a glyph is a low flat stroke that reaches from its left end to its right end, as those do that join the
/// letters of a stretched Arabic word.
fn is_stroke(glyph: &OutlineGlyph) -> bool {
    let ink = glyph.outline().control_box();
    let width = f64::from(glyph.advance_width().unwrap_or(0.0));
    ink.height() > 0.0 && ink.height() < 150.0 && ink.max_y() < 250.0 && width > 0.0 && ink.width() > 0.9 * width
}

/// How high and how large a figure is drawn, if the font draws it small and high. Usual figures stand on the line or
/// hang below it, and are half the size (old style) to three quarters of it high.
fn raised(figure: &OutlineGlyph) -> Option<(f64, f64)> {
    const USUAL_HEIGHT: f64 = 0.68;
    const LEAST_LIFT: f64 = 0.2;
    let ink = figure.outline().control_box();
    let (lift, height) = (ink.min_y().min(ink.max_y()) / 1000.0, ink.height() / 1000.0);
    (lift > LEAST_LIFT && height > 0.1).then(|| (lift, (height / USUAL_HEIGHT).min(0.8)))
}

/// The most widths that all fonts of a file may tell; those of a large Chinese font are thirty thousand.
const MOST_CODES: usize = 1_500_000;

/// The fonts met so far; each is loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    tables: CMapResolverFn,
    loaded: Vec<Option<Loaded<'a>>>,
    known: HashMap<ObjRef, usize>,
    known_here: HashMap<Range<*const u8>, usize>,
    /// How many widths may still be read.
    codes: usize,
    /// How many bytes of text are in fonts that cannot be read.
    pub(super) unread: usize,
    /// How many shapes were drawn whose letters the file told wrong.
    pub(super) mended: usize,
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
            known_here: HashMap::new(),
            codes: MOST_CODES,
            unread: 0,
            mended: 0,
        }
    }

    /// Where the font `name` of a page's `fonts` stands among those loaded.
    pub(super) fn find(&mut self, fonts: &Dict<'a>, name: &Name<'_>) -> Option<usize> {
        let reference = fonts.get_ref(name);
        if let Some(known) = reference.and_then(|reference| self.known.get(&reference)) {
            return Some(*known);
        }
        let dict = fonts.get::<Dict<'a>>(name)?;
        // One that stands right in the page's fonts has no number: it is known by where it stands.
        let here = reference.is_none().then(|| dict.data().as_ptr_range());
        if let Some(known) = here.as_ref().and_then(|here| self.known_here.get(here)) {
            return Some(*known);
        }
        let codes = widths::codes(&dict, self.codes);
        let is_small = codes <= self.codes;
        self.codes -= codes.min(self.codes);
        let font = is_small.then(|| self.cache.font(&dict, &self.programs, &self.tables)).flatten();
        let told = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| stream.decoded_data().ok());
        let told = told.and_then(|bytes| Told::new(&bytes));
        self.loaded.push(font.map(|font| Loaded { font, face: face_of(&dict), told, prints: Prints::default() }));
        let place = self.loaded.len() - 1;
        if let Some(reference) = reference {
            self.known.insert(reference, place);
        }
        if let Some(here) = here {
            self.known_here.insert(here, place);
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
