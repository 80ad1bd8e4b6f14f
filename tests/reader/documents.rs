//! The documents of a folder: listed, opened, followed to, and left again.

use crate::document::{after, press, said};
use plenary::library::catalogue::{Catalogue, Entry};
use plenary::model::language::Language;
use plenary::state::action::Effect;
use plenary::state::app::App;
use plenary::state::mode::Mode;

fn entry(path: &str, symbol: Option<&str>, title: &str) -> Entry {
    Entry {
        path: path.to_owned(),
        symbol: symbol.map(str::to_owned),
        language: Some(Language::English),
        date: Some("2006-09-08".to_owned()),
        title: Some(title.to_owned()),
    }
}

fn catalogue() -> Catalogue {
    Catalogue {
        entries: vec![
            entry("sea/61.7.xml", Some("A/RES/61/7"), "Fog at sea"),
            entry("sea/lamps.txt", None, "On lamps"),
            entry("sea/75.999.pdf", Some("A/RES/75/999"), "Lighthouses and harbours"),
        ],
    }
}

fn rows(app: &App) -> Vec<String> {
    let Mode::List(list) = &app.mode else { panic!("no list") };
    list.shown.iter().map(|&at| format!("{} {}", list.items[at].name, list.items[at].words)).collect()
}

#[test]
fn a_key_asks_for_the_documents_of_the_folder_and_lists_them_with_this_one_chosen() {
    let mut app = after("");
    assert_eq!(press(&mut app, "B"), Some(Effect::Catalogue));
    app.open_catalogue(catalogue());
    assert_eq!(
        rows(&app),
        [
            "A/RES/61/7 en  2006-09-08  Fog at sea",
            "lamps.txt en  2006-09-08  On lamps",
            "A/RES/75/999 en  2006-09-08  Lighthouses and harbours"
        ]
    );
    let Mode::List(list) = &app.mode else { panic!("no list") };
    assert_eq!(list.chosen, 2);
    assert_eq!(press(&mut app, "gj⏎"), Some(Effect::Open("sea/lamps.txt".to_owned())));
    assert_eq!(app.mode, Mode::Reading);
    assert_eq!(press(&mut app, "B"), None, "the shell is asked once");
    press(&mut app, "/fog");
    assert_eq!(rows(&app).len(), 1);
}

#[test]
fn a_folder_without_documents_says_so() {
    let mut app = after("");
    app.open_catalogue(Catalogue::default());
    assert_eq!(said(&app), "there are no documents in this folder");
}

#[test]
fn a_reference_leads_to_the_document_where_that_lies_in_the_folder() {
    let mut app = after(":2b⏎");
    press(&mut app, "f");
    assert_eq!(rows(&app), ["1 A/RES/61/7"]);
    let page = "https://docs.un.org/en/A/RES/61/7".to_owned();
    assert_eq!(press(&mut app, "⏎"), Some(Effect::Browse(page)));
    app.catalogue = catalogue();
    press(&mut app, "f");
    assert_eq!(rows(&app), ["1 A/RES/61/7  Fog at sea"]);
    assert_eq!(press(&mut app, "⏎"), Some(Effect::Open("sea/61.7.xml".to_owned())));
}

#[test]
fn behind_the_first_jump_going_back_returns_to_the_document_before() {
    let mut app = after("G");
    assert_eq!(press(&mut app, "^o"), None);
    assert_eq!(press(&mut app, "^o"), Some(Effect::Return));
}
