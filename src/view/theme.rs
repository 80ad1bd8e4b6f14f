//! The only file that names colours.
//!
//! The sixteen colours of the terminal itself are used, on its own background: a dark and a light terminal are both
//! readable, and nothing is told by colour alone.

use crate::layout::shown::Ink;
use ratatui::style::{Color, Modifier, Style};

/// How everything looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colours: bool,
}

impl Theme {
    /// A theme with colours, or for `NO_COLOR` one of weight and lines alone.
    pub fn new(colours: bool) -> Self {
        Self { colours }
    }

    fn tint(self, style: Style, colour: Color) -> Style {
        if self.colours { style.fg(colour) } else { style }
    }

    /// Words of the text.
    pub fn ink(self, ink: Ink) -> Style {
        match ink {
            Ink::Plain => Style::new(),
            Ink::Label => self.tint(Style::new().add_modifier(Modifier::BOLD), Color::Cyan),
            Ink::Emphasis => Style::new().add_modifier(Modifier::BOLD | Modifier::ITALIC),
            Ink::Link => Style::new().add_modifier(Modifier::UNDERLINED),
            Ink::Mark => self.tint(Style::new().add_modifier(Modifier::BOLD), Color::Magenta),
            Ink::Heading => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Ink::Frame => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// The bar at the top.
    pub fn title(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The line at the foot.
    pub fn status(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The stroke beside the current paragraph, and the frame of what is open.
    pub fn accent(self) -> Style {
        self.tint(Style::new().add_modifier(Modifier::BOLD), Color::Yellow)
    }

    /// The current line of the outline.
    pub fn chosen(self, has_keys: bool) -> Style {
        if has_keys { Style::new().add_modifier(Modifier::REVERSED) } else { self.accent() }
    }

    /// Ids and verbs of preambular paragraphs in the outline.
    pub fn preamble(self) -> Style {
        self.tint(Style::new(), Color::Green)
    }

    /// Ids of operative paragraphs in the outline.
    pub fn operative(self) -> Style {
        self.tint(Style::new().add_modifier(Modifier::BOLD), Color::Cyan)
    }

    /// Groups and headings in the outline.
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Counts, rules, what stands aside.
    pub fn aside(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// A phrase that was found.
    pub fn hit(self) -> Style {
        if self.colours {
            Style::new().fg(Color::Black).bg(Color::Yellow)
        } else {
            Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
        }
    }

    /// The hit in sight.
    pub fn current_hit(self) -> Style {
        if self.colours {
            Style::new().fg(Color::Black).bg(Color::LightGreen)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }
}
