//! What became of each paragraph since an older version, as a list that leads to them.

use crate::document::{after, here, note, press, reading, said};
use plenary::analysis::comparison::words::Side;
use plenary::model::text::Text;
use plenary::state::action::Effect;
use plenary::state::list::{Item, Target};
use plenary::state::mode::Mode;

#[test]
fn an_older_version_is_asked_for_by_its_path() {
    let mut app = after("");
    assert_eq!(press(&mut app, "D"), Some(Effect::Complete(String::new())));
    let item = Item { name: "old.xml".into(), words: String::new(), target: Target::Words("old.xml".into()) };
    app.offer(vec![item]);
    assert_eq!(press(&mut app, "⇥⏎"), Some(Effect::Compare("old.xml".to_owned())));
    assert_eq!(press(&mut app, ":diff a.pdf⏎"), Some(Effect::Compare("a.pdf".to_owned())));
}

#[test]
fn what_differs_is_listed_and_leads_to_its_paragraph() {
    let mut app = after("");
    let mut old = reading().resolution;
    let node = |id: &str| old.nodes.iter().position(|node| node.id.as_deref() == Some(id)).expect(id);
    let (changed, added) = (node("S2.OP1"), node("S1.OP2(a)"));
    old.nodes[changed].text = Text::from("Invites harbours to keep all lamps;");
    old.nodes[added].text = Text::from("To paint the doors red;");
    old.notes[3].text = Text::from("Resolution 1/1.");
    app.open_comparison(&old, "old.xml");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    let rows: Vec<String> = list.items.iter().map(|item| format!("{} {}", item.name, item.words)).collect();
    assert_eq!(
        rows,
        [
            "+ S1.OP2(a) {+To light every lamp at dusk;+}",
            "- S1.OP2(a) [-To paint the doors red;-]",
            "~ S2.OP1 Invites harbours to keep [-all-]{+their+} lamps;",
            "+ note 4 {+Ibid.+}",
            "- note 4 [-Resolution 1/1.-]",
        ]
    );
    let at = |words: &str| list.side_at(2, list.items[2].words.find(words).expect(words));
    assert_eq!(["Invites", "all", "their", "lamps"].map(at), [Side::Both, Side::Old, Side::New, Side::Both]);
    press(&mut app, "jj⏎");
    assert_eq!(here(&app), "S2.OP1");
    app.open_comparison(&old, "old.xml");
    press(&mut app, "jjj⏎");
    assert_eq!(note(&app), Some(3));
}

#[test]
fn the_same_text_differs_in_nothing() {
    let mut app = after("");
    let mut old = reading().resolution;
    old.symbol = None;
    app.open_comparison(&old, "old.xml");
    assert_eq!(said(&app), "nothing differs from old.xml");
}
