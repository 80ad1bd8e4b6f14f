//! `docs/keys.md` is drawn from the tables that the program obeys; `PLENARY_WRITE=1 cargo test --test keys` writes it
//! anew.

use plenary::state::action::Action;
use plenary::state::keymap::Keymap;
use plenary::state::keymap::presets::PRESETS;
use plenary::state::keymap::table::{GROUPS, Place};
use plenary::state::wording::Tongue;
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "# Keys

Every key can be changed in the settings: an action's name, and the keys for it.

```toml
preset = \"vim\"               # default, less, vim or info

[keys]
alone = [\"x\", \"alt-a\"]       # these keys, and no others
page_down = [\"space\", \"ctrl-x d\"]

[keys.popup]                 # only in a note or list; also `reading` and `outline`
quit = [\"q\"]
```

A single sign is itself (`j`, `G`, `?`); other keys have names: `space`, `enter`, `esc`, `tab`, `shift-tab`, `backspace`,
`delete`, `up`, `down`, `left`, `right`, `home`, `end`, `pgup`, `pgdn`, `f1` to `f12`, `ctrl-d`, `alt-v`, `alt-left`,
`alt-right`, `alt-enter`. Keys pressed one after another stand side by side (`gg`, `zM`) or with spaces between (`ctrl-x o`).
A number before a motion repeats it: `5j`, `3}`. Keys of a Russian or Arabic keyboard, and the wide signs of a Chinese one,
mean what the same keys of a Latin one do, unless they are given a meaning of their own. A line that cannot be understood is told and left out; the others hold.
";

fn code(keys: &[String]) -> String {
    let cell = |key: &String| {
        if key.contains('`') { format!("`` {key} ``") } else { format!("`{}`", key.replace('|', "\\|")) }
    };
    keys.iter().map(cell).collect::<Vec<_>>().join(" ")
}

/// The table of a group.
fn group(out: &mut String, title: &str, place: Place, map: &Keymap, actions: &[Action]) {
    let tongue = Tongue::default();
    let _ = write!(
        out,
        "\n## {}{}\n\n| keys | does | name |\n| --- | --- | --- |\n",
        title[..1].to_uppercase(),
        &title[1..]
    );
    for action in actions {
        let keys = code(&map.notations_of(place, *action));
        let _ = writeln!(out, "| {keys} | {} | `{}` |", tongue.help(action.name()), action.name());
    }
}

fn manual() -> String {
    let mut out = HEAD.to_owned();
    let map = Keymap::default();
    for bindings in GROUPS {
        let actions: Vec<Action> = bindings.bindings.iter().map(|binding| binding.action).collect();
        group(&mut out, Tongue::default().say(bindings.title), bindings.place, &map, &actions);
    }
    for preset in PRESETS.iter().filter(|preset| !preset.differences.is_empty()) {
        let (map, _) = Keymap::new(preset.name, &[]);
        for place in Place::ALL {
            let here = preset.differences.iter().filter(|difference| difference.0 == place);
            let actions: Vec<Action> = here.map(|difference| difference.1.action).collect();
            if !actions.is_empty() {
                let title = format!("preset `{}`, {}: what differs", preset.name, place.name());
                group(&mut out, &title, place, &map, &actions);
            }
        }
    }
    out
}

#[test]
fn the_documentation_of_keys_is_what_the_program_obeys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let manual = manual();
    if std::env::var_os("PLENARY_WRITE").is_some() {
        std::fs::write(&path, &manual).expect("the file can be written");
    }
    let written = std::fs::read_to_string(&path).expect("docs/keys.md").replace("\r\n", "\n");
    assert!(written == manual, "docs/keys.md differs from the tables; PLENARY_WRITE=1 writes it anew");
}
