//! Keys for the habits of other programs, each as its differences to the default.

use crate::state::action::Action;
use crate::state::keymap::table::{Binding, Place};

/// A set of keys.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// The name in settings.
    pub name: &'static str,
    /// The keys of actions that have others than by default. A key given here is taken from the action that had it.
    pub differences: &'static [(Place, Binding)],
}

const fn reading(keys: &'static [&'static str], action: Action) -> (Place, Binding) {
    (Place::Reading, Binding { action, keys })
}

const fn popup(keys: &'static [&'static str], action: Action) -> (Place, Binding) {
    (Place::Popup, Binding { action, keys })
}

/// All presets; the first is what stands in the table.
pub const PRESETS: &[Preset] = &[
    Preset { name: "default", differences: &[] },
    Preset {
        name: "less",
        differences: &[
            reading(&["j", "down", "e", "ctrl-n"], Action::Row(1)),
            reading(&["k", "up", "y", "ctrl-p"], Action::Row(-1)),
            reading(&["space", "pgdn", "f", "ctrl-f", "ctrl-v"], Action::Page(1)),
            reading(&["b", "pgup", "ctrl-b", "alt-v"], Action::Page(-1)),
            reading(&["?", "ctrl-r"], Action::Find(true)),
            reading(&["h", "H", "f1"], Action::Help),
            reading(&["F"], Action::Follow),
            reading(&["x"], Action::FoldSiblings(false)),
            reading(&["c"], Action::CopyWords),
            reading(&["X"], Action::FoldSiblings(true)),
            reading(&["ctrl-k"], Action::Palette),
            reading(&["q", "Q", "ctrl-c", "ZZ"], Action::Quit),
        ],
    },
    Preset {
        name: "vim",
        differences: &[
            reading(&["?", "ctrl-r"], Action::Find(true)),
            reading(&["f1", "g?"], Action::Help),
            reading(&["gg", "home"], Action::First),
            reading(&["gf", "ctrl-]", "f"], Action::Follow),
            reading(&["]]"], Action::Part(1)),
            reading(&["[["], Action::Part(-1)),
            reading(&["zc", "h", "left"], Action::Fold),
            reading(&["zo", "l", "right"], Action::Unfold),
            reading(&["ctrl-w w", "ctrl-w ctrl-w", "tab", "shift-tab"], Action::SwitchPane),
            reading(&["yy"], Action::CopyWords),
            reading(&["yc", "Y"], Action::CopyCitation),
            reading(&["yr"], Action::CopyAddress),
            reading(&["yl"], Action::CopyLink),
            reading(&["q", "ZZ", "ZQ", "ctrl-c"], Action::Quit),
        ],
    },
    Preset {
        name: "info",
        differences: &[
            reading(&["down", "ctrl-n", "j"], Action::Row(1)),
            reading(&["up", "ctrl-p", "k"], Action::Row(-1)),
            reading(&["space", "pgdn", "ctrl-v"], Action::Page(1)),
            reading(&["b", "pgup", "alt-v"], Action::Page(-1)),
            reading(&["n", "J"], Action::Sibling(1)),
            reading(&["p", "K"], Action::Sibling(-1)),
            reading(&["u"], Action::Parent),
            reading(&["tab"], Action::NoteMark(1)),
            reading(&["shift-tab"], Action::NoteMark(-1)),
            reading(&["l", "backspace", "alt-left"], Action::Back),
            reading(&["s", "ctrl-s", "/"], Action::Find(false)),
            reading(&["ctrl-r"], Action::Find(true)),
            reading(&["ctrl-x n", "}"], Action::NextHit(1)),
            reading(&["ctrl-x N", "{"], Action::NextHit(-1)),
            reading(&["alt-}"], Action::Paragraph(1)),
            reading(&["alt-{"], Action::Paragraph(-1)),
            reading(&["ctrl-x o"], Action::SwitchPane),
            reading(&["G", "end", "alt->"], Action::Last),
            reading(&["home", "alt-<"], Action::First),
            reading(&["g"], Action::GoTo),
            reading(&["alt-x", "ctrl-k"], Action::Palette),
            reading(&["ctrl-x 1"], Action::Alone),
            reading(&["h", "?", "H", "f1"], Action::Help),
            popup(&["l", "backspace", "alt-left"], Action::Back),
        ],
    },
];

/// The preset of that name.
pub fn named(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}
