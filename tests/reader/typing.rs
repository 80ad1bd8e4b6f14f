//! Prompts: addresses, commands, editing, offers.

use crate::document::{after, here, note, press, said};
use plenary::model::node::{Kind, Node};
use plenary::model::resolution::Reading;
use plenary::model::text::Text;
use plenary::state::action::Effect;
use plenary::state::app::App;
use plenary::state::mode::Mode;

fn offers(app: &App) -> Vec<String> {
    match &app.mode {
        Mode::Prompt(prompt) => prompt.offers.shown.iter().map(|&at| prompt.offers.items[at].name.clone()).collect(),
        _ => Vec::new(),
    }
}

fn typed(app: &App) -> &str {
    match &app.mode {
        Mode::Prompt(prompt) => &prompt.typed.words,
        _ => "",
    }
}

#[test]
fn addresses_are_gone_to_as_people_type_them() {
    for (address, id) in [
        ("2a", "S1.OP2(a)"),
        ("op2(b)", "S1.OP2(b)"),
        ("para. 2 (a)", "S1.OP2(a)"),
        ("п. 2 b)", "S1.OP2(b)"),
        ("pp2", "PP2"),
        ("s2", "S2"),
        ("S2.OP1", "S2.OP1"),
        ("section II, para. 2", "S2.OP2"),
        ("第2段", "S1.OP2"),
        ("الفقرة 2 (ب)", "S1.OP2(b)"),
        ("sound the horn", "S1.OP2(b)"),
    ] {
        assert_eq!(here(&after(&format!(":{address}⏎"))), id, "{address}");
    }
    assert_eq!(here(&after(":s2⏎:2⏎")), "S2.OP2", "in the section where one is");
    assert_eq!(note(&after(":note 3⏎")), Some(2));
    assert_eq!(note(&after(":сноска 3⏎")), Some(2));
}

#[test]
fn what_is_no_address_is_said() {
    assert_eq!(said(&after(":99⏎")), "there is no OP99");
    assert_eq!(said(&after(":note 99⏎")), "there is no note 99");
    assert_eq!(said(&after(":?!⏎")), "“?!” is no address; try 13c, pp5 or note 3");
    assert_eq!(said(&after(":⏎")), "");
}

#[test]
fn places_are_offered_and_taken_with_tab() {
    let mut app = after(":2");
    assert_eq!(offers(&app)[0], "S1.OP2");
    assert!(offers(&app).contains(&"S2.OP2".to_owned()));
    press(&mut app, "⇥⇥⇥");
    let chosen = typed(&app).to_owned();
    press(&mut app, "⏎");
    assert_eq!(here(&app), chosen);
    let mut app = after(":harb");
    assert!(offers(&app).contains(&"S2".to_owned()), "{:?}", offers(&app));
    press(&mut app, "⎋");
    assert_eq!(app.mode, Mode::Reading);
}

#[test]
fn a_line_is_edited_by_letters_as_people_see_them() {
    let mut app = after("/e\u{301}x家");
    press(&mut app, "←←⌫");
    assert_eq!(typed(&app), "x家");
    press(&mut app, "ab ^w");
    assert_eq!(typed(&app), "x家");
    press(&mut app, "^eyz^a^k");
    assert_eq!(typed(&app), "");
    press(&mut app, "one two^w^u");
    assert_eq!(typed(&app), "");
    press(&mut app, "⌫");
    assert_eq!(app.mode, Mode::Reading, "taking back from nothing closes");
}

#[test]
fn commands_do_what_they_say() {
    assert_eq!(press(&mut after(""), ":open a b.docx⏎"), Some(Effect::Open("a b.docx".to_owned())));
    assert_eq!(press(&mut after(""), ":set width 60⏎"), Some(Effect::Set("width 60".to_owned())));
    assert_eq!(press(&mut after(""), ":set! theme dark⏎"), Some(Effect::SetAndKeep("theme dark".to_owned())));
    assert_eq!(press(&mut after(""), ":set w"), Some(Effect::CompleteSetting("set w".to_owned())));
    assert_eq!(press(&mut after(""), "S"), Some(Effect::KeepSettings));
    assert_eq!(press(&mut after(""), ":q⏎"), Some(Effect::Quit));
    assert_eq!(press(&mut after(""), "o"), Some(Effect::Complete(String::new())));
    assert_eq!(press(&mut after("o"), "x"), Some(Effect::Complete("x".to_owned())));
    assert_eq!(here(&after(":find horn⏎")), "S1.OP2(b)");
    assert_eq!(after(":filter horn⏎").folds.phrase(), Some("horn"));
    assert!(after(":alone⏎").alone, "every action by its name");
}

#[test]
fn the_symbol_of_a_document_leads_to_its_page() {
    let page = "https://docs.un.org/en/A/RES/70/1".to_owned();
    assert_eq!(press(&mut after(""), ":A/RES/70/1⏎⏎"), Some(Effect::Browse(page.clone())));
    assert_eq!(press(&mut after(""), ":a/res/70/1⏎⏎"), Some(Effect::Browse(page)));
}

#[test]
fn copying_tells_what_was_copied() {
    let mut app = after(":2a⏎");
    assert_eq!(press(&mut app, "y"), Some(Effect::Copy("To light every lamp at dusk;".to_owned())));
    assert_eq!(said(&app), "copied “To light every lamp at dusk;”");
    press(&mut app, ":pp2⏎");
    let Some(Effect::Copy(words)) = press(&mut app, "Y") else { panic!("nothing copied") };
    assert_eq!(words, "Noting the report on buoys and the work on beacons, — A/RES/75/999, preambular para. 2");
    assert!(said(&app).starts_with("copied 8"), "{}", said(&app));
    let mut nameless = Reading::default();
    nameless.resolution.nodes = vec![Node::new(Kind::Text, Text::from("hello"))];
    let effect = press(&mut App::new(nameless, 80, 24), "Y");
    assert_eq!(effect, Some(Effect::Copy("hello".to_owned())), "no citation, no dash");
    assert_eq!(
        app.press(plenary::state::key::Key::Alt('y')),
        Some(Effect::Copy("A/RES/75/999, preambular para. 2".into()))
    );
    let page = "https://docs.un.org/en/A/RES/75/999".to_owned();
    assert_eq!(app.press(plenary::state::key::Key::Alt('l')), Some(Effect::Copy(page.clone())));
    assert_eq!(press(&mut app, "O"), Some(Effect::Browse(page)));
    assert_eq!(press(&mut app, ":note 1⏎y"), Some(Effect::Copy("Treaty Series, vol. 1.".to_owned())));
}

#[test]
fn a_command_without_its_words_asks_for_them() {
    let asked = |keys: &str| {
        let mut app = after("");
        let effect = press(&mut app, keys);
        let Mode::Prompt(prompt) = app.mode else { panic!("{keys}: {:?}", app.mode) };
        (prompt.typed.words, effect)
    };
    assert_eq!(asked(":open⏎"), ("open ".to_owned(), Some(Effect::Complete(String::new()))));
    assert_eq!(asked(":diff⏎"), ("diff ".to_owned(), Some(Effect::Complete(String::new()))));
    assert_eq!(asked(":parallel⏎"), ("parallel ".to_owned(), Some(Effect::Complete(String::new()))));
    assert_eq!(asked(":set⏎"), ("set ".to_owned(), Some(Effect::CompleteSetting("set ".to_owned()))));
    assert_eq!(asked(":find⏎").0, "");
    assert_eq!(after(":mark⏎").mode, Mode::Marking);
}

#[test]
fn letters_of_a_russian_keyboard_are_the_same_keys() {
    let mut app = after("/lamps⏎т");
    assert_eq!(app.hunt.current, Some(1));
    press(&mut app, "Жз");
    assert!(matches!(&app.mode, Mode::Prompt(prompt) if prompt.typed.words == "з"), "what is typed stays as it is");
    press(&mut app, "⎋Д");
    assert!(matches!(app.mode, Mode::List(_)));
    press(&mut app, "о⎋:pp2⏎ж");
    assert!(matches!(app.mode, Mode::Hints(_)));
    press(&mut app, "ы");
    assert_eq!(note(&app), Some(1), "the letter under the finger");
}
