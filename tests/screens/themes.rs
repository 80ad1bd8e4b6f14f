//! How each theme looks: the style of every role, and that no cell is left on another ground.

use super::{drawn_with, opened, press};
use plenary::view::theme::{ROLES, Role, Theme};
use ratatui::style::{Color, Style};
use std::fmt::Write as _;

/// Colour of letters and ground, then weight, as short as they can be told.
fn told(style: Style) -> String {
    let colour = |colour: Option<Color>| match colour {
        Some(Color::Rgb(red, green, blue)) => format!("{red:02x}{green:02x}{blue:02x}"),
        Some(other) => other.to_string(),
        None => "-".to_owned(),
    };
    let weight = format!("{:?}", style.add_modifier).replace("NONE", "").replace(" | ", "+");
    format!("{}/{} {weight}", colour(style.fg), colour(style.bg)).trim_end().to_owned()
}

#[test]
fn every_role_has_its_look_in_every_theme() {
    let mut out = String::new();
    for (role, _) in ROLES {
        let _ = writeln!(out, "{role:?}");
        for name in Theme::names() {
            let theme = Theme::named(name).expect("a theme");
            let _ = writeln!(out, "  {name:<9} {}", told(theme.style(role)));
        }
    }
    insta::assert_snapshot!("themes", out);
}

#[test]
fn a_theme_with_its_own_ground_covers_every_cell_of_every_screen() {
    for words in [super::ARABIC, super::CHINESE] {
        for keys in ["", ":pp2⏎f", "?", "¶", "L", ":2⏎i", "FF", "/1", "Aaone↵two", ":set", "s"] {
            for name in ["dark", "light", "contrast"] {
                let theme = Theme::named(name).expect("a theme");
                for size in [(120, 40), (80, 24)] {
                    let mut app = opened(words, size.0, size.1);
                    press(&mut app, keys);
                    let buffer = drawn_with(&app, size, theme);
                    let ground = |cell: &ratatui::buffer::Cell| !matches!(cell.bg, Color::Rgb(..));
                    let bare = buffer.content.iter().position(ground);
                    assert_eq!(bare, None, "{name} after {keys}: {:?}", bare.map(|at| &buffer.content[at]));
                }
            }
        }
    }
}

#[test]
fn what_the_keys_act_on_can_be_told_in_every_theme() {
    for name in Theme::names() {
        let theme = Theme::named(name).expect("a theme");
        assert_ne!(theme.style(Role::Chosen), theme.raised(theme.style(Role::Text)), "{name}");
        assert_ne!(theme.style(Role::CurrentHit), theme.style(Role::Hit), "{name}");
    }
}
