//! The only file that names colours.
//!
//! A theme gives each role on the screen its look. The plain one uses the sixteen colours of the terminal on its own
//! background, dark or light; the others bring their own ground. Nothing is told by colour alone.

use crate::layout::shown::Ink;
use ratatui::style::{Color, Modifier, Style};

/// What a cell of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(usize)]
pub enum Role {
    /// Words of the text, and the ground of the screen.
    Text,
    /// The number or letter of a paragraph.
    Label,
    /// The opening words of a paragraph of the preamble.
    Recital,
    /// The same in scripts that do not lean.
    StrongRecital,
    /// The opening words of an operative paragraph.
    Verb,
    /// Emphasised words.
    Emphasis,
    /// Strong words.
    Strong,
    /// A link.
    Link,
    /// The raised mark of a note.
    Mark,
    /// A heading or title.
    Heading,
    /// Cover and closing lines.
    Frame,
    /// Counts, rules, ids in the gutter: what stands aside.
    Aside,
    /// The bar at the top.
    Title,
    /// The line at the foot.
    Status,
    /// The stroke beside the current paragraph.
    Stroke,
    /// The current line of the outline while the text has the keys.
    Here,
    /// What the keys act on: a line of the outline or of a list.
    Chosen,
    /// Ids of preambular paragraphs in the outline.
    Preamble,
    /// Ids of operative paragraphs in the outline.
    Operative,
    /// The note in the margin that the current row calls.
    Current,
    /// A phrase that was found.
    Hit,
    /// The hit in sight.
    CurrentHit,
    /// The frame of what is open.
    Border,
    /// The words of what is open.
    Popup,
    /// A letter to press.
    Hint,
}

/// All roles, in order, each with a letter by which tests tell them.
pub const ROLES: [(Role, char); 25] = [
    (Role::Text, '.'),
    (Role::Label, 'L'),
    (Role::Recital, 'R'),
    (Role::StrongRecital, 'r'),
    (Role::Verb, 'V'),
    (Role::Emphasis, 'E'),
    (Role::Strong, 'B'),
    (Role::Link, 'K'),
    (Role::Mark, 'M'),
    (Role::Heading, 'H'),
    (Role::Frame, 'F'),
    (Role::Aside, 'a'),
    (Role::Title, 't'),
    (Role::Status, 's'),
    (Role::Stroke, '|'),
    (Role::Here, 'h'),
    (Role::Chosen, 'C'),
    (Role::Preamble, 'p'),
    (Role::Operative, 'o'),
    (Role::Current, 'n'),
    (Role::Hit, 'x'),
    (Role::CurrentHit, 'X'),
    (Role::Border, '#'),
    (Role::Popup, ','),
    (Role::Hint, '!'),
];

/// How everything looks.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    name: &'static str,
    look: Look,
}

/// Where the look of a role comes from.
#[derive(Clone, Copy, Debug)]
enum Look {
    /// Weight and lines alone.
    Weight,
    /// The sixteen colours of the terminal, on its own ground.
    Terminal,
    /// A table of colours, the ground among them.
    Own(&'static Colours),
    /// Each role in the colour of its number.
    Numbered,
}

const THEMES: [Theme; 5] = [
    Theme { name: "plain", look: Look::Terminal },
    Theme { name: "dark", look: Look::Own(&DARK) },
    Theme { name: "light", look: Look::Own(&LIGHT) },
    Theme { name: "contrast", look: Look::Own(&CONTRAST) },
    Theme { name: "none", look: Look::Weight },
];

impl Theme {
    /// The plain theme, or for `NO_COLOR` one of weight and lines alone.
    pub fn new(colours: bool) -> Self {
        THEMES[if colours { 0 } else { THEMES.len() - 1 }]
    }

    /// The theme with this name: `plain`, `dark`, `light`, `contrast`, `none`.
    pub fn named(name: &str) -> Option<Self> {
        THEMES.into_iter().find(|theme| theme.name == name)
    }

    /// The names of all themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        THEMES.into_iter().map(|theme| theme.name)
    }

    /// The one after this, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let place = THEMES.iter().position(|theme| theme.name == self.name).unwrap_or(0);
        THEMES[(place + 1) % THEMES.len()]
    }

    /// Each role in a colour of its own, the one of its place in [`ROLES`], so that tests can tell roles by cells.
    pub fn numbered() -> Self {
        Self { name: "numbered", look: Look::Numbered }
    }

    /// The role of a cell drawn with [`Theme::numbered`]; `None` for cells that nothing was drawn on.
    pub fn role_of(colour: Color) -> Option<(Role, char)> {
        let Color::Indexed(number) = colour else { return None };
        ROLES.get(usize::from(number)).copied()
    }

    /// The theme's own name.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The look of a role.
    pub fn style(self, role: Role) -> Style {
        match self.look {
            Look::Numbered => Style::new().fg(Color::Indexed(u8::try_from(role as usize).unwrap_or(u8::MAX))),
            Look::Weight => Style::new().add_modifier(weight(role)),
            Look::Terminal => {
                let style = terminal(role);
                let told_by_ground = Modifier::REVERSED.union(Modifier::UNDERLINED);
                let weight = weight(role);
                style.add_modifier(if style.bg.is_some() { weight.difference(told_by_ground) } else { weight })
            }
            Look::Own(colours) => {
                let (fore, back) = colours.of(role);
                let told_by_ground = Modifier::REVERSED.union(Modifier::DIM);
                Style::new().fg(rgb(fore)).bg(rgb(back)).add_modifier(weight(role).difference(told_by_ground))
            }
        }
    }

    /// A look on the ground of what is open over the text.
    #[must_use]
    pub fn raised(self, style: Style) -> Style {
        Style { bg: self.style(Role::Popup).bg.or(style.bg), ..style }
    }

    /// A look on the ground of the current paragraph.
    #[must_use]
    pub fn lit(self, style: Style) -> Style {
        match self.look {
            Look::Own(colours) if style.bg == Some(rgb(colours.ground)) => style.bg(rgb(colours.lit)),
            _ => style,
        }
    }

    /// The look of a stretch of the text.
    pub fn ink(self, ink: Ink) -> Style {
        self.style(match ink {
            Ink::Plain => Role::Text,
            Ink::Label => Role::Label,
            Ink::Recital => Role::Recital,
            Ink::StrongRecital => Role::StrongRecital,
            Ink::Verb => Role::Verb,
            Ink::Emphasis => Role::Emphasis,
            Ink::Strong => Role::Strong,
            Ink::Link => Role::Link,
            Ink::Mark => Role::Mark,
            Ink::Heading => Role::Heading,
            Ink::Frame => Role::Frame,
        })
    }
}

/// The terminal's own colours: readable on its ground, dark or light.
fn terminal(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Label | Role::Operative | Role::Verb => style.fg(Color::Cyan),
        Role::Recital | Role::StrongRecital | Role::Preamble => style.fg(Color::Green),
        Role::Mark | Role::Stroke | Role::Border | Role::Here | Role::Current => style.fg(Color::Magenta),
        Role::Hit => style.fg(Color::Black).bg(Color::Yellow),
        Role::CurrentHit | Role::Hint => style.fg(Color::Black).bg(Color::LightGreen),
        _ => style,
    }
}

/// What tells a role without colour.
fn weight(role: Role) -> Modifier {
    match role {
        Role::Label
        | Role::Operative
        | Role::Verb
        | Role::Strong
        | Role::StrongRecital
        | Role::Heading
        | Role::Mark
        | Role::Stroke
        | Role::Here
        | Role::Current => Modifier::BOLD,
        Role::Hit => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::CurrentHit | Role::Hint => Modifier::BOLD.union(Modifier::REVERSED),
        Role::Recital | Role::Emphasis => Modifier::ITALIC,
        Role::Link => Modifier::UNDERLINED,
        Role::Frame | Role::Aside => Modifier::DIM,
        Role::Title | Role::Status | Role::Chosen => Modifier::REVERSED,
        Role::Text | Role::Preamble | Role::Border | Role::Popup => Modifier::empty(),
    }
}

/// The colours of a theme with its own ground, as `0xRRGGBB`.
#[derive(Debug)]
struct Colours {
    ground: u32,
    lit: u32,
    bar: u32,
    raised: u32,
    chosen: u32,
    text: u32,
    quiet: u32,
    bright: u32,
    operative: u32,
    preamble: u32,
    link: u32,
    mark: u32,
    accent: u32,
    hit: (u32, u32),
    current_hit: (u32, u32),
}

impl Colours {
    /// Letters and ground of a role.
    fn of(&self, role: Role) -> (u32, u32) {
        match role {
            Role::Text => (self.text, self.ground),
            Role::Label | Role::Verb | Role::Operative => (self.operative, self.ground),
            Role::Recital | Role::StrongRecital | Role::Preamble => (self.preamble, self.ground),
            Role::Emphasis | Role::Strong | Role::Heading => (self.bright, self.ground),
            Role::Link => (self.link, self.ground),
            Role::Mark => (self.mark, self.ground),
            Role::Frame | Role::Aside => (self.quiet, self.ground),
            Role::Stroke | Role::Here | Role::Current => (self.accent, self.ground),
            Role::Title | Role::Status => (self.text, self.bar),
            Role::Chosen => (self.bright, self.chosen),
            Role::Border => (self.accent, self.raised),
            Role::Popup => (self.text, self.raised),
            Role::Hit => self.hit,
            Role::CurrentHit | Role::Hint => self.current_hit,
        }
    }
}

const DARK: Colours = Colours {
    ground: 0x001a_1d23,
    lit: 0x0020_242c,
    bar: 0x002b_303b,
    raised: 0x0023_2830,
    chosen: 0x003d_4a61,
    text: 0x00d5_d8df,
    quiet: 0x0091_99a8,
    bright: 0x00ff_ffff,
    operative: 0x0084_c5f4,
    preamble: 0x009d_cfa0,
    link: 0x00a9_b8f5,
    mark: 0x00f0_b46c,
    accent: 0x00f0_b46c,
    hit: (0x001a_1d23, 0x00d9_c46a),
    current_hit: (0x001a_1d23, 0x00ff_a657),
};

const LIGHT: Colours = Colours {
    ground: 0x00fb_faf7,
    lit: 0x00f4_f1e8,
    bar: 0x00e6_e3db,
    raised: 0x00f1_efe9,
    chosen: 0x00cf_def0,
    text: 0x002b_2b2b,
    quiet: 0x0065_6b73,
    bright: 0x0000_0000,
    operative: 0x0000_4f8c,
    preamble: 0x0023_6331,
    link: 0x0037_3fa3,
    mark: 0x009a_3d00,
    accent: 0x009a_3d00,
    hit: (0x0000_0000, 0x00f4_dd73),
    current_hit: (0x0000_0000, 0x00ff_ae57),
};

const CONTRAST: Colours = Colours {
    ground: 0x0000_0000,
    lit: 0x0014_1414,
    bar: 0x0030_3030,
    raised: 0x0000_0000,
    chosen: 0x0000_4a9c,
    text: 0x00ff_ffff,
    quiet: 0x00d0_d0d0,
    bright: 0x00ff_ffff,
    operative: 0x0078_e0ff,
    preamble: 0x0090_ff90,
    link: 0x00c0_d0ff,
    mark: 0x00ff_d040,
    accent: 0x00ff_d040,
    hit: (0x0000_0000, 0x00ff_ff60),
    current_hit: (0x0000_0000, 0x00ff_a030),
};

fn rgb(colour: u32) -> Color {
    let [_, red, green, blue] = colour.to_be_bytes();
    Color::Rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: u32) -> f64 {
        let [_, red, green, blue] = colour.to_be_bytes();
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    #[test]
    fn every_role_can_be_read_on_its_ground() {
        for (name, colours, least) in [("dark", &DARK, 4.5), ("light", &LIGHT, 4.5), ("contrast", &CONTRAST, 7.0)] {
            let grounds = [colours.ground, colours.lit, colours.raised];
            for (role, _) in ROLES {
                let (fore, back) = colours.of(role);
                // What stands in the text may also stand in the current paragraph and in a popup.
                let backs = if back == colours.ground { grounds.to_vec() } else { vec![back] };
                for back in backs {
                    let (light, dark) = (luminance(fore).max(luminance(back)), luminance(fore).min(luminance(back)));
                    let contrast = (light + 0.05) / (dark + 0.05);
                    assert!(contrast >= least, "{name}: {role:?} has {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn roles_stand_in_their_order_and_every_name_has_a_theme() {
        for (place, (role, _)) in ROLES.iter().enumerate() {
            assert_eq!(*role as usize, place);
        }
        for name in Theme::names() {
            assert_eq!(Theme::named(name).map(Theme::name), Some(name));
        }
        assert!(Theme::named("mauve").is_none());
    }

    #[test]
    fn without_colour_the_parts_still_differ() {
        let theme = Theme::new(false);
        assert!(ROLES.iter().all(|(role, _)| theme.style(*role).fg.is_none() && theme.style(*role).bg.is_none()));
        for (one, other) in [
            (Role::Recital, Role::Verb),
            (Role::Text, Role::Link),
            (Role::Text, Role::Chosen),
            (Role::Hit, Role::CurrentHit),
            (Role::Preamble, Role::Operative),
        ] {
            assert_ne!(theme.style(one), theme.style(other), "{one:?} and {other:?}");
        }
    }
}
