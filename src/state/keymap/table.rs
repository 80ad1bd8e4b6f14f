//! The one table of keys: the program obeys it, and help, settings and documentation are drawn from it.

use crate::state::action::Action;
use crate::state::wording::Say;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the text, and in the outline where that has no key of its own.
    Reading,
    /// In the outline.
    Outline,
    /// In a note, a list or whatever else lies over the text. Keys that stand for nothing here do not reach behind.
    Popup,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 3] = [Self::Reading, Self::Outline, Self::Popup];

    /// The name in settings and documentation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Outline => "outline",
            Self::Popup => "popup",
        }
    }

    /// The place of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == name)
    }
}

/// An action and the keys for it, in the notation of settings.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What they mean; help tells it under its name.
    pub action: Action,
    /// Any of them; the first is named in messages.
    pub keys: &'static [&'static str],
}

/// Bindings that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// What they have in common.
    pub title: Say,
    /// Where they count.
    pub place: Place,
    /// In the order of help.
    pub bindings: &'static [Binding],
}

const fn bind(keys: &'static [&'static str], action: Action) -> Binding {
    Binding { action, keys }
}

/// All keys of the preset `default`. Every action stands here, so that every one has a key.
pub const GROUPS: &[Group] = &[
    Group {
        title: Say::MovingKeys,
        place: Place::Reading,
        bindings: &[
            bind(&["j", "down"], Action::Row(1)),
            bind(&["k", "up"], Action::Row(-1)),
            bind(&["ctrl-e"], Action::Roll(1)),
            bind(&["ctrl-y"], Action::Roll(-1)),
            bind(&["d", "ctrl-d"], Action::HalfPage(1)),
            bind(&["u", "ctrl-u"], Action::HalfPage(-1)),
            bind(&["space", "pgdn", "ctrl-f"], Action::Page(1)),
            bind(&["b", "pgup", "ctrl-b"], Action::Page(-1)),
            // A second `g` right behind the first says nothing more, so `gg` works as well.
            bind(&["g", "home"], Action::First),
            bind(&["G", "end"], Action::Last),
            bind(&["}"], Action::Paragraph(1)),
            bind(&["{"], Action::Paragraph(-1)),
            bind(&["]"], Action::Part(1)),
            bind(&["["], Action::Part(-1)),
            bind(&["J"], Action::Sibling(1)),
            bind(&["K"], Action::Sibling(-1)),
            bind(&["H", "p"], Action::Parent),
            bind(&["."], Action::NoteMark(1)),
            bind(&[","], Action::NoteMark(-1)),
            bind(&["zt"], Action::RowTo(0)),
            bind(&["zz"], Action::RowTo(50)),
            bind(&["zb"], Action::RowTo(100)),
        ],
    },
    Group {
        title: Say::OutlineKeys,
        place: Place::Reading,
        bindings: &[
            bind(&["tab", "shift-tab"], Action::SwitchPane),
            bind(&["w"], Action::ToggleOutline),
            bind(&["h", "left"], Action::Fold),
            bind(&["l", "right"], Action::Unfold),
            bind(&["za"], Action::ToggleFold),
            bind(&["c"], Action::FoldSiblings(true)),
            bind(&["e"], Action::FoldSiblings(false)),
            bind(&["C", "zM"], Action::FoldAll(true)),
            bind(&["E", "zR"], Action::FoldAll(false)),
            bind(&["&"], Action::Filter),
            bind(&["<"], Action::OutlineWidth(-2)),
            bind(&[">"], Action::OutlineWidth(2)),
            bind(&["-"], Action::TextWidth(-4)),
            bind(&["+", "="], Action::TextWidth(4)),
            bind(&["s"], Action::Alone),
            bind(&["v"], Action::Fill),
            bind(&["t"], Action::NextTheme),
            bind(&["S"], Action::KeepSettings),
        ],
    },
    Group {
        title: Say::NoteKeys,
        place: Place::Reading,
        bindings: &[
            bind(&["f"], Action::Follow),
            bind(&["enter"], Action::Enter),
            bind(&[";"], Action::Hints),
            bind(&["L"], Action::ListNotes),
            bind(&["F", "alt-f"], Action::NotesPlace),
            bind(&["r"], Action::CitedBy),
            bind(&["i"], Action::Card),
            bind(&["!"], Action::Remarks),
        ],
    },
    Group {
        title: Say::FindKeys,
        place: Place::Reading,
        bindings: &[
            bind(&["/"], Action::Find(false)),
            bind(&["ctrl-r"], Action::Find(true)),
            bind(&["n"], Action::NextHit(1)),
            bind(&["N"], Action::NextHit(-1)),
            bind(&["*"], Action::FindWord(false)),
            bind(&["#"], Action::FindWord(true)),
            bind(&[":"], Action::GoTo),
            bind(&["ctrl-p", "ctrl-k"], Action::Palette),
            bind(&["m"], Action::SetMark),
            bind(&["'", "`"], Action::GoToMark),
            bind(&["ctrl-o", "backspace", "alt-left"], Action::Back),
            bind(&[")", "alt-right", "ctrl-i"], Action::Forward),
        ],
    },
    Group {
        title: Say::UseKeys,
        place: Place::Reading,
        bindings: &[
            bind(&["y"], Action::CopyWords),
            bind(&["Y"], Action::CopyCitation),
            bind(&["alt-y"], Action::CopyAddress),
            bind(&["alt-l"], Action::CopyLink),
            bind(&["O"], Action::OpenPage),
            bind(&["o"], Action::OpenDocument),
            bind(&["B"], Action::ListDocuments),
            bind(&["D"], Action::Compare),
            bind(&["|"], Action::Parallel),
            bind(&["a"], Action::OwnNote),
            bind(&["A"], Action::OwnNotes),
        ],
    },
    Group {
        title: Say::ProgramKeys,
        place: Place::Reading,
        bindings: &[
            bind(&["?", "f1"], Action::Help),
            bind(&["esc"], Action::Out),
            bind(&["q", "ctrl-c", "ZZ"], Action::Quit),
            bind(&["R"], Action::Reload),
            bind(&["M"], Action::ReleaseMouse),
            bind(&["ctrl-z"], Action::Suspend),
            bind(&["ctrl-l"], Action::Redraw),
        ],
    },
    Group { title: Say::InOutlineKeys, place: Place::Outline, bindings: &[bind(&["space"], Action::ToggleFold)] },
    Group {
        title: Say::PopupKeys,
        place: Place::Popup,
        bindings: &[
            bind(&["j", "down"], Action::Row(1)),
            bind(&["k", "up"], Action::Row(-1)),
            bind(&["space", "pgdn", "ctrl-f", "d", "ctrl-d"], Action::Page(1)),
            bind(&["b", "pgup", "ctrl-b", "u", "ctrl-u"], Action::Page(-1)),
            bind(&["g", "home"], Action::First),
            bind(&["G", "end"], Action::Last),
            bind(&["n", "right", "l", "tab"], Action::Item(1)),
            bind(&["p", "left", "h", "shift-tab"], Action::Item(-1)),
            bind(&["enter"], Action::Enter),
            bind(&["ctrl-o", "backspace", "alt-left"], Action::Back),
            bind(&[")", "alt-right"], Action::Forward),
            bind(&["f"], Action::Follow),
            bind(&["r"], Action::CitedBy),
            bind(&["L"], Action::ListNotes),
            bind(&["/", "&"], Action::Filter),
            bind(&["y"], Action::CopyWords),
            bind(&["Y"], Action::CopyCitation),
            bind(&["alt-l"], Action::CopyLink),
            bind(&["O", "o"], Action::OpenPage),
            bind(&["?", "f1"], Action::Help),
            bind(&["esc"], Action::Out),
            bind(&["q", "ctrl-c"], Action::Quit),
            bind(&["ctrl-z"], Action::Suspend),
            bind(&["ctrl-l"], Action::Redraw),
        ],
    },
];
