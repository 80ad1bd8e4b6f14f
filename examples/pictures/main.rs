//! Draws the pictures of the README from real screens: `cargo run --example pictures` writes `assets/screens/*.svg`.

use plenary::model::resolution::Reading;
use plenary::readers::format;
use plenary::state::app::App;
use plenary::state::key::Key;
use plenary::view::screen;
use plenary::view::theme::Theme;
use plenary::{grammar, shell::files};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// Width and height of a cell, and the size of a letter, in units of the picture.
const CELL: (usize, usize, usize) = (9, 19, 15);

/// A picture: its file, the resolution, the theme, the window, and the keys pressed before.
struct Picture {
    file: &'static str,
    reading: Reading,
    theme: &'static str,
    size: (u16, u16),
    keys: &'static str,
}

fn main() -> io::Result<()> {
    let own = |words: &str| format::read(words.as_bytes()).map(grammar::read::read).unwrap_or_default();
    let pictures = [
        Picture { file: "russian", reading: files::built_in(), theme: "dark", size: (120, 34), keys: ":pp10\nf1" },
        Picture { file: "margin", reading: files::built_in(), theme: "light", size: (150, 36), keys: ":pp16\n" },
        Picture {
            file: "arabic",
            reading: own(include_str!("arabic.md")),
            theme: "dark",
            size: (110, 30),
            keys: ":1\n",
        },
        Picture {
            file: "chinese",
            reading: own(include_str!("chinese.md")),
            theme: "light",
            size: (110, 30),
            keys: ":1\n",
        },
    ];
    for picture in pictures {
        let path = Path::new("assets/screens").join(picture.file).with_extension("svg");
        std::fs::write(&path, drawn(picture))?;
        println!("{}", path.display());
    }
    Ok(())
}

fn drawn(picture: Picture) -> String {
    let (width, height) = picture.size;
    let mut app = App::new(picture.reading, width, height);
    for letter in picture.keys.chars() {
        app.press(match letter {
            '\n' => Key::Enter,
            letter => Key::Char(letter),
        });
    }
    let theme = Theme::named(picture.theme).unwrap_or(Theme::new(true));
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    screen::draw(&mut buffer, &app, theme);
    svg(&buffer)
}

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, \
         Noto Sans Arabic, Noto Sans CJK SC, monospace\" font-size=\"{}\">\n",
        width * CELL.0,
        height * CELL.1,
        CELL.2
    );
    for (row, cells) in buffer.content.chunks(width).enumerate() {
        grounds(cells, row, &mut out);
        letters(cells, row, &mut out);
    }
    out + "</svg>\n"
}

/// The grounds of a row, one rectangle for each stretch of one colour.
fn grounds(cells: &[Cell], row: usize, out: &mut String) {
    let mut from = 0;
    while from < cells.len() {
        let ground = cells[from].bg;
        let count = cells[from..].iter().take_while(|cell| cell.bg == ground).count();
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            from * CELL.0,
            row * CELL.1,
            count * CELL.0,
            // One more than a cell, so that no seam shows between rows however the picture is scaled.
            CELL.1 + 1,
            colour(ground, "#1a1d23")
        );
        from += count;
    }
}

/// The letters of a row: stretches of one look together, those that a viewer might join or turn each by itself.
fn letters(cells: &[Cell], row: usize, out: &mut String) {
    let mut from = 0;
    while from < cells.len() {
        let first = &cells[from];
        let stands_alone = |cell: &Cell| {
            cell.symbol().chars().any(|letter| letter >= '\u{590}' && !('\u{2000}'..'\u{2e80}').contains(&letter))
        };
        let goes_on = |cell: &&Cell| cell.fg == first.fg && cell.modifier == first.modifier && !stands_alone(cell);
        let count = if stands_alone(first) { 1 } else { cells[from..].iter().take_while(goes_on).count().max(1) };
        let words: String = cells[from..from + count].iter().map(Cell::symbol).collect();
        if !words.trim().is_empty() {
            text(first, &words, (from, row, count), out);
        }
        from += count;
    }
}

fn text(cell: &Cell, words: &str, (column, row, count): (usize, usize, usize), out: &mut String) {
    let has = |modifier| cell.modifier.contains(modifier);
    let mut look = String::new();
    look.push_str(if has(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" });
    look.push_str(if has(Modifier::ITALIC) { " font-style=\"italic\"" } else { "" });
    look.push_str(if has(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" });
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
    let length = if count > 1 { format!(" textLength=\"{}\"", count * CELL.0) } else { String::new() };
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" fill=\"{}\"{look}{length} xml:space=\"preserve\">{escaped}</text>",
        column * CELL.0,
        row * CELL.1 + CELL.2 - 1,
        colour(cell.fg, "#d5d8df")
    );
}

fn colour(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => otherwise.to_owned(),
    }
}
