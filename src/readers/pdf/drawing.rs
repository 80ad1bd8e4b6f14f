//! Follows the drawing instructions of a page, and keeps what is printed where.

use crate::readers::pdf::contents;
use crate::readers::pdf::fonts::Fonts;
use crate::readers::pdf::letters;
use crate::readers::pdf::limits::{Limits, TOO_MUCH};
use crate::readers::pdf::matrix::Matrix;
use crate::readers::pdf::sheet::{Face, Letters, Rule, Sheet};
use crate::readers::pdf::upright::{Drawn, upright};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Instruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

/// How deep drawings may stand inside drawings.
const DEEPEST: u8 = 12;

/// How many states may be kept for later.
const MOST_STATES: usize = 512;

/// Draws `page`.
pub(super) fn draw<'a>(page: &Page<'a>, fonts: &mut Fonts<'a>, limits: &mut Limits) -> Sheet {
    let (_, height) = page.render_dimensions();
    let start = Matrix(page.initial_transform(true).as_coeffs());
    let mut drawing =
        Drawing { fonts, limits, drawn: Vec::new(), shown: 0, portions: 0, sheet: Sheet::default(), spans: Vec::new() };
    drawing.sheet.height = height;
    drawing.limits.page();
    let (bytes, is_whole) = contents::of(page, drawing.limits);
    drawing.follow(&bytes, page.resources(), State::new(start), 0);
    if !is_whole {
        // Told behind what was unpacked, which is followed to its end.
        drawing.limits.reached.get_or_insert(TOO_MUCH);
    }
    let Drawing { drawn, sheet, .. } = drawing;
    upright(drawn, sheet)
}

struct Drawing<'a, 'd> {
    fonts: &'d mut Fonts<'a>,
    limits: &'d mut Limits,
    drawn: Vec<Drawn>,
    /// How many instructions have drawn letters.
    shown: u32,
    /// How many portions of text began.
    portions: u32,
    sheet: Sheet,
    /// Marked stretches that are open: where each began in `drawn`, and the words that it stands for.
    spans: Vec<(usize, Option<String>)>,
}

/// What an instruction may change and `Q` brings back.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<usize>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    /// Filled and stroked: made bold.
    is_thick: bool,
    text: Matrix,
    line: Matrix,
}

impl State {
    fn new(place: Matrix) -> Self {
        Self {
            place,
            font: None,
            size: 1.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_thick: false,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }
}

fn matrix(numbers: [&Number; 6]) -> Matrix {
    Matrix(numbers.map(Number::as_f64))
}

impl<'a> Drawing<'a, '_> {
    fn follow(&mut self, bytes: &[u8], resources: &Resources<'a>, mut state: State, depth: u8) {
        let mut kept: Vec<State> = Vec::new();
        let mut path: Vec<(f64, f64)> = Vec::new();
        let mut instructions = TypedIter::new(bytes);
        while let Some(instruction) = instructions.next() {
            if !self.limits.step() {
                return;
            }
            match instruction {
                Instruction::SaveState(_) if kept.len() < MOST_STATES => kept.push(state.clone()),
                Instruction::RestoreState(_) => state = kept.pop().unwrap_or(state),
                Instruction::Transform(m) => {
                    state.place = matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]).then(state.place);
                }
                Instruction::XObject(name) => self.object(name.0, resources, &state, depth),
                Instruction::InlineImage(_) => self.sheet.has_image = true,
                Instruction::BeginMarkedContent(_) => self.spans.push((self.drawn.len(), None)),
                Instruction::BeginMarkedContentWithProperties(mark) => {
                    self.spans.push((self.drawn.len(), actual_text(mark.1, resources)));
                }
                Instruction::EndMarkedContent(_) => self.end_span(),
                other if set_text(&mut state, &other) => {
                    self.portions += u32::from(matches!(other, Instruction::BeginText(_)));
                }
                other => {
                    self.trace(&mut path, &state, &other);
                    self.show(&mut state, resources, &other);
                }
            }
        }
    }

    /// Follows a path, and keeps the flat strokes of those that are painted.
    fn trace(&mut self, path: &mut Vec<(f64, f64)>, state: &State, instruction: &Instruction<'_, '_>) {
        let mut add = |x: &Number, y: &Number| path.push(state.place.point(x.as_f64(), y.as_f64()));
        match instruction {
            Instruction::MoveTo(to) => add(&to.0, &to.1),
            Instruction::LineTo(to) => add(&to.0, &to.1),
            Instruction::RectPath(rect) => {
                let (x, y) = (rect.0.as_f64(), rect.1.as_f64());
                path.push(state.place.point(x, y));
                path.push(state.place.point(x + rect.2.as_f64(), y + rect.3.as_f64()));
            }
            Instruction::StrokePath(_)
            | Instruction::CloseAndStrokePath(_)
            | Instruction::FillPathNonZero(_)
            | Instruction::FillPathNonZeroCompatibility(_)
            | Instruction::FillPathEvenOdd(_)
            | Instruction::FillAndStrokeNonZero(_)
            | Instruction::FillAndStrokeEvenOdd(_)
            | Instruction::CloseFillAndStrokeNonZero(_)
            | Instruction::CloseFillAndStrokeEvenOdd(_) => {
                for pair in path.windows(2) {
                    self.sheet.rules.extend(flat(pair[0], pair[1]));
                }
                path.clear();
            }
            Instruction::EndPath(_) => path.clear(),
            _ => {}
        }
    }

    fn show(&mut self, state: &mut State, resources: &Resources<'a>, instruction: &Instruction<'_, '_>) {
        self.shown += 1;
        match instruction {
            Instruction::TextFont(font) => {
                state.font = self.fonts.find(&resources.fonts, font.0);
                state.size = font.1.as_f64();
            }
            Instruction::ShowText(text) => self.print(state, text.0.as_bytes()),
            Instruction::NextLineAndShowText(text) => {
                state.next_line(0.0, -state.leading);
                self.print(state, text.0.as_bytes());
            }
            Instruction::ShowTextWithParameters(text) => {
                (state.word_gap, state.letter_gap) = (text.0.as_f64(), text.1.as_f64());
                state.next_line(0.0, -state.leading);
                self.print(state, text.2.as_bytes());
            }
            Instruction::ShowTexts(texts) => {
                for part in texts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.print(state, text.as_bytes()),
                        Object::Number(back) => {
                            let by = -back.as_f64() / 1000.0 * state.size * state.stretch;
                            state.text = state.text.along(by);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn print(&mut self, state: &mut State, bytes: &[u8]) {
        let Some(font) = state.font.and_then(|font| self.fonts.loaded(font)) else {
            self.fonts.unread += bytes.len();
            return;
        };
        // Along a string letters move, but do not turn or grow.
        let mut mended = 0;
        let mut whole = state.text.then(state.place);
        let (height, quarters, leans) = (whole.height(), whole.quarters(), whole.leans());
        let mut at = 0;
        while at < bytes.len() {
            let (print, code, length) = font.read(bytes, at);
            at += length;
            mended += usize::from(print.is_mended);
            if !self.limits.glyph(&print.letters) {
                break;
            }
            let width = print.width * state.size * state.stretch;
            let (lift, scale) = print.raised.unwrap_or((0.0, 1.0));
            let rise = state.rise + lift * state.size;
            let face = Face {
                is_bold: font.face.is_bold || state.is_thick,
                is_italic: font.face.is_italic || leans,
                ..font.face
            };
            self.drawn.push(Drawn {
                letters: print.letters,
                from: whole.point(0.0, rise),
                to: whole.point(width, rise),
                middle: whole
                    .point(print.middle.map_or(0.5 * width, |middle| middle * state.size * state.stretch), rise),
                size: height * state.size.abs() * scale,
                face,
                quarters,
                shown: self.shown,
                portion: self.portions,
            });
            let word_gap = if code == 32 && length == 1 { state.word_gap } else { 0.0 };
            let by = width + (state.letter_gap + word_gap) * state.stretch;
            (state.text, whole) = (state.text.along(by), whole.along(by));
        }
        self.fonts.mended += mended;
    }

    /// A drawing inside the drawing, or an image.
    fn object(&mut self, name: &Name<'_>, resources: &Resources<'a>, state: &State, depth: u8) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.sheet.has_image = true,
            Some(b"Form") if depth < DEEPEST => self.form(&stream, resources, state, depth),
            _ => {}
        }
    }

    fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, state: &State, depth: u8) {
        let dict = stream.dict();
        let mut state = state.clone();
        if let Some(numbers) = dict.get::<Array<'_>>("Matrix") {
            let numbers: Vec<f64> = numbers.iter::<Number>().map(|number| number.as_f64()).collect();
            if let Ok(numbers) = <[f64; 6]>::try_from(numbers) {
                state.place = Matrix(numbers).then(state.place);
            }
        }
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        if let Ok(bytes) = stream.decoded_data()
            && self.limits.unpacked(bytes.len())
        {
            self.follow(&bytes, own.as_ref().unwrap_or(resources), state, depth + 1);
        }
    }

    /// Letters that stand for other words than their font tells are those words, where they stand on one line.
    fn end_span(&mut self) {
        let Some((from, Some(words))) = self.spans.pop() else { return };
        let Some((first, others)) = self.drawn.get(from..).and_then(<[Drawn]>::split_first) else { return };
        let width = |drawn: &Drawn| drawn.to.0 - drawn.from.0;
        let base = others.iter().fold(first, |base, other| if width(other) > width(base) { other } else { base });
        // Marks over a letter stand higher than it, and stand for no more room.
        let is_over = |other: &Drawn| width(other) < 0.1 * base.size && (other.from.1 - base.from.1).abs() < base.size;
        let same_line = |other: &&Drawn| (other.from.1 - base.from.1).abs() < 0.1 * base.size;
        let all = || std::iter::once(first).chain(others);
        if base.quarters != 0 || !all().all(|other| same_line(&other) || is_over(other)) {
            return;
        }
        let left = all().filter(same_line).fold(base.from.0, |left, other| left.min(other.from.0));
        let right = all().filter(same_line).fold(base.to.0, |right, other| right.max(other.to.0));
        let (y, size, face) = (base.from.1, base.size, base.face);
        let (shown, portion) = (base.shown, base.portion);
        self.drawn.truncate(from);
        let letters = if words == "\u{ad}" { Letters::One('\u{ad}') } else { letters::printed(&words) };
        self.drawn.push(Drawn {
            letters,
            from: (left, y),
            to: (right, y),
            middle: (0.5 * (left + right), y),
            size,
            face,
            quarters: 0,
            shown,
            portion,
        });
    }
}

/// Instructions that change only how text is set.
fn set_text(state: &mut State, instruction: &Instruction<'_, '_>) -> bool {
    match instruction {
        Instruction::BeginText(_) => (state.text, state.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
        Instruction::CharacterSpacing(gap) => state.letter_gap = gap.0.as_f64(),
        Instruction::WordSpacing(gap) => state.word_gap = gap.0.as_f64(),
        Instruction::HorizontalScaling(parts) => state.stretch = parts.0.as_f64() / 100.0,
        Instruction::TextLeading(leading) => state.leading = leading.0.as_f64(),
        Instruction::TextRise(rise) => state.rise = rise.0.as_f64(),
        Instruction::TextRenderingMode(mode) => state.is_thick = mode.0.as_i64() == 2,
        Instruction::NextLine(by) => state.next_line(by.0.as_f64(), by.1.as_f64()),
        Instruction::NextLineAndSetLeading(by) => {
            state.leading = -by.1.as_f64();
            state.next_line(by.0.as_f64(), by.1.as_f64());
        }
        Instruction::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
        Instruction::SetTextMatrix(m) => {
            state.line = matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
            state.text = state.line;
        }
        _ => return false,
    }
    true
}

/// The words that a marked stretch stands for, where the file tells them.
fn actual_text(properties: &Object<'_>, resources: &Resources<'_>) -> Option<String> {
    let named;
    let dict = match properties {
        Object::Dict(dict) => dict,
        Object::Name(name) => {
            named = resources.properties.get::<Dict<'_>>(name)?;
            &named
        }
        _ => return None,
    };
    let text = dict.get::<hayro_syntax::object::String<'_>>("ActualText")?;
    let bytes = text.as_bytes();
    let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) else {
        return bytes.is_ascii().then(|| String::from_utf8_lossy(bytes).into_owned());
    };
    let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect())
}

/// The stroke from one point to another, or along a bar, if it lies flat.
#[expect(clippy::cast_possible_truncation, reason = "places on a page need no more than six digits")]
fn flat(from: (f64, f64), to: (f64, f64)) -> Option<Rule> {
    let (height, width) = ((from.1 - to.1).abs(), (from.0 - to.0).abs());
    (height < 2.5 && width > 20.0).then(|| Rule {
        from: from.0.min(to.0) as f32,
        to: from.0.max(to.0) as f32,
        y: from.1.min(to.1) as f32,
    })
}
