//! The interface in the languages that are not English, each beside a document of its own script.

use super::{ARABIC, CHINESE, drawn, pictured, press};
use plenary::grammar;
use plenary::model::language::Language;
use plenary::model::resolution::Reading;
use plenary::readers::format;
use plenary::shell::files;
use plenary::state::action::ACTIONS;
use plenary::state::app::{App, Setup};
use plenary::state::list::{Item, Target};
use plenary::state::wording::Tongue;

fn reading(language: Language) -> Reading {
    let words = match language {
        Language::Arabic => ARABIC,
        Language::Chinese => CHINESE,
        _ => return files::built_in(),
    };
    grammar::read::read(format::read(words.as_bytes()).expect("a text"))
}

/// A reader whose interface has the language of its document.
fn reader(language: Language, keys: &str, (width, height): (u16, u16)) -> App {
    let setup = Setup { tongue: Tongue(language), ..Setup::default() };
    let mut app = App::set_up(reading(language), setup, width, height);
    press(&mut app, keys);
    app
}

const RUSSIAN_NOTE: &str = "спросить секретариат о сроках: доклад нужен до пятницы, иначе пункт уйдёт на следующую сессию↵\
                            и ещё раз сверить ссылку";
const CHINESE_NOTE: &str =
    "请向秘书处询问报告的提交时间，报告须在星期五之前提交，否则本项目将推迟到下一届会议审议↵再核对一次";
const ARABIC_NOTE: &str =
    "سؤال الأمانة العامة عن موعد التقرير (A/100/17)، فهو مطلوب قبل يوم الجمعة وإلا أُجل البند↵ثم المراجعة";

#[test]
fn commands_and_places() {
    let size = (80, 24);
    for (language, typed) in [(Language::Russian, "снос"), (Language::Arabic, "نص"), (Language::Chinese, "脚注")]
    {
        let app = reader(language, "¶", size);
        insta::assert_snapshot!(format!("palette_{}", language.code()), pictured(&app, size.0, size.1));
        let app = reader(language, &format!("¶{typed}"), size);
        insta::assert_snapshot!(format!("palette_typed_{}", language.code()), pictured(&app, size.0, size.1));
    }
}

#[test]
fn only_what_has_a_phrase() {
    let size = (120, 40);
    for (language, phrase) in [(Language::Russian, "гендерн"), (Language::Arabic, "الكتب"), (Language::Chinese, "图书")]
    {
        let app = reader(language, &format!("&{phrase}"), size);
        insta::assert_snapshot!(format!("filter_asked_{}", language.code()), pictured(&app, size.0, size.1));
        let app = reader(language, &format!("&{phrase}⏎"), size);
        insta::assert_snapshot!(format!("filter_{}", language.code()), pictured(&app, size.0, size.1));
    }
}

#[test]
fn notes_of_ones_own() {
    let size = (80, 24);
    for (language, note) in
        [(Language::Russian, RUSSIAN_NOTE), (Language::Arabic, ARABIC_NOTE), (Language::Chinese, CHINESE_NOTE)]
    {
        let app = reader(language, &format!(":2⏎a{note}"), size);
        insta::assert_snapshot!(format!("own_note_{}", language.code()), pictured(&app, size.0, size.1));
        let app = reader(language, &format!(":2⏎a{note}⏎:pp2⏎a{note}⏎"), size);
        insta::assert_snapshot!(format!("own_note_kept_{}", language.code()), pictured(&app, size.0, size.1));
        let app = reader(language, &format!(":2⏎a{note}⏎:pp2⏎a{note}⏎A"), size);
        insta::assert_snapshot!(format!("own_notes_{}", language.code()), pictured(&app, size.0, size.1));
    }
}

#[test]
fn opening_another_document() {
    let size = (80, 24);
    let items = |rows: [(&str, &str); 3]| {
        let item = |(path, words): (&str, &str)| Item {
            name: path.to_owned(),
            words: words.to_owned(),
            target: Target::Words((*path).to_owned()),
        };
        rows.map(item).to_vec()
    };
    for (language, title) in [
        (Language::Russian, "A/RES/79/1 · ru · Пакт во имя будущего"),
        (Language::Arabic, "A/RES/79/1 · ar · ميثاق المستقبل"),
        (Language::Chinese, "A/RES/79/1 · zh · 未来契约"),
    ] {
        let mut app = reader(language, "o", size);
        app.offer(items([("~/docs/a-res-79-1.docx", title), ("drafts/", ""), ("草案.pdf", "")]));
        insta::assert_snapshot!(format!("open_{}", language.code()), pictured(&app, size.0, size.1));
        press(&mut app, "⇥");
        insta::assert_snapshot!(format!("open_taken_{}", language.code()), pictured(&app, size.0, size.1));
    }
}

/// Latin words that any interface shows: names of keys, commands and settings, ids and symbols.
const LATIN: &[&str] = &[
    "Ctrl",
    "Alt",
    "Shift",
    "Tab",
    "Esc",
    "Enter",
    "Space",
    "PgDn",
    "PgUp",
    "Home",
    "End",
    "Del",
    "Backspace",
    "open",
    "diff",
    "parallel",
    "set",
    "mark",
    "find",
    "filter",
    "RES",
];

#[test]
fn no_english_word_stands_on_any_screen_of_another_script() {
    let states = [
        "",
        ":2⏎",
        ":2⏎i",
        "f",
        ":pp2⏎f",
        "L",
        "L/",
        "FF",
        "F",
        "¶",
        "?",
        "?jjjj",
        "?G",
        "&1",
        "&1⏎",
        "/1",
        "/1⏎n",
        "/qq⏎",
        "m",
        "ma'",
        "'",
        "o",
        ":",
        ":99⏎",
        ":note 99⏎",
        "a",
        "axx⎋",
        "axx⏎A",
        "A",
        "r",
        ":2⏎r",
        "z",
        "Q",
        "s",
        "C",
        "cc",
        "n",
        "*",
        "y",
        "Y",
        "T",
        "t",
        "v",
        "vv",
        "+",
        "<",
        ";",
        "gH",
        "g{",
        "G}",
        "G]",
        "⎋",
        "M",
        ":set",
        "S",
        "R",
        "1:?!⏎",
    ];
    for language in [Language::Russian, Language::Arabic, Language::Chinese] {
        let resolution = reading(language).resolution;
        let texts =
            resolution.nodes.iter().map(|node| &node.text).chain(resolution.notes.iter().map(|note| &note.text));
        let printed = texts.map(|text| text.string.as_str()).collect::<Vec<_>>().join(" ");
        for size in [(80, 24), (200, 60)] {
            for keys in states {
                let app = reader(language, keys, size);
                let screen = drawn(&app, size.0, size.1);
                for word in screen.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > 2) {
                    let is_known = LATIN.contains(&word) || keys.contains(word) || printed.contains(word);
                    assert!(is_known, "{} after {keys}: {word}\n{screen}", language.code());
                }
            }
        }
        // What help and palette say of every action, in sight or not.
        for (name, _) in ACTIONS {
            let words = Tongue(language).help(name);
            assert!(
                !words
                    .split(' ')
                    .any(|word| word.len() > 2 && word.is_ascii() && word.chars().all(char::is_alphabetic)),
                "{words}"
            );
        }
    }
}
