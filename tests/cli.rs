//! The program as other programs use it.

mod told;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn plenary(arguments: &[&str], input: &[u8]) -> Output {
    plenary_with(arguments, input, Path::new("/nonexistent/config.toml"))
}

/// The same with a file of settings.
fn plenary_with(arguments: &[&str], input: &[u8], settings: &Path) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(arguments)
        .env("PLENARY_CONFIG", settings)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that does not read its input closes the pipe early.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const SMALL: &str = "99/1. A title\n\nThe General Assembly,\n\nRecalling its resolution 98/1,\n\n1. Requests the Secretary-General:\n\n(a) To read;\n\n(b) To report;\n\n2. Decides to return to the matter.\n";

#[test]
fn the_built_in_resolution_is_printed_where_there_is_no_terminal() {
    let output = plenary(&[], b"");
    assert!(output.status.success());
    assert!(out(&output).contains("Генеральная Ассамблея,"));
    assert!(!out(&output).contains('\u{1b}'));
}

#[test]
fn plain_output_is_made_to_be_heard() {
    let heard = out(&plenary(&["--plain"], b""));
    assert!(heard.starts_with("A/RES/75/10\n\n"), "{heard}");
    assert!(heard.contains("\n\nсноска 7: "), "{heard}");
    let place = |words: &str| heard.find(words).expect(words);
    assert!(place("\nOP9: ") < place("\nсноска 7: ") && place("\nсноска 7: ") < place("\nOP10: "));
    assert!(heard.chars().all(|letter| !"─│┌▌¹²³⁷".contains(letter)), "{heard}");
}

#[test]
fn listings_and_addresses_work_on_standard_input() {
    let toc = out(&plenary(&["toc", "-"], SMALL.as_bytes()));
    assert!(toc.contains("PP1\tpreambular\tRecalling"), "{toc}");
    assert!(toc.contains("OP1(b)\tsubparagraph\tTo report;"), "{toc}");
    let shown = plenary(&["show", "-", "op1(b)", "2"], SMALL.as_bytes());
    assert_eq!(out(&shown), "    (b) To report;\n2. Decides to return to the matter.\n");
    let json: serde_json::Value =
        serde_json::from_slice(&plenary(&["export", "-", "--to", "json"], SMALL.as_bytes()).stdout).expect("JSON");
    assert_eq!(json["schema"], "plenary/1");
    assert_eq!(json["symbol"], "A/RES/99/1");
    assert_eq!(json["accounting"]["missing"], 0);
    assert!(json["adopted"]["vote"].is_null());
}

#[test]
fn failures_tell_a_sentence_a_hint_and_a_code() {
    for (arguments, code, told) in [
        (vec!["no-such-file.xml"], 3, "no such file"),
        (vec!["src/shell"], 3, "no documents in this folder"),
        (vec!["toc", "src"], 3, "a folder, not a document"),
        (vec!["toc", "src/shell"], 3, "arguments.rs"),
        (vec!["toc", "tests"], 3, "any_text.rs"),
        (vec!["LICENCE"], 3, "did you mean LICENSE?"),
        (vec!["expotr"], 3, "did you mean the command `export`?"),
        (vec!["expotr", "LICENSE"], 2, "there is no command `expotr`"),
        (vec!["LICENSE", "README.md"], 2, "one document"),
        (vec!["toc", "LICENSE", "README.md"], 2, "one argument too many"),
        (vec!["show", "-", "OP77"], 2, "no paragraph or note has the address “OP77”"),
        (vec!["show", "-", "somewhere"], 2, "it has PP1 to PP1 and OP1 to OP2"),
        (vec!["show"], 2, "missing: <DOCUMENT>"),
        (vec!["export", "-"], 2, "missing: --to <TO>"),
        (vec!["export", "-", "--to", "nothing"], 2, "it can be json, akn, markdown, html, text"),
        (vec!["export", "-", "--to", "text", "-o", "no/such/folder/x"], 2, "x: not written: there is no such folder\n"),
        (vec!["export", "-", "--to", "text", "-o", "src"], 2, "src: not written: it is a folder\n"),
        (vec!["--colour", "never"], 2, "did you mean `--color`?"),
        (vec!["toc", "--wrong"], 2, "try `plenary toc --help`"),
        (vec!["help", "tok"], 2, "did you mean `toc`?"),
    ] {
        let output = plenary(&arguments, SMALL.as_bytes());
        let said = err(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.starts_with("error: ") && said.contains(told), "{arguments:?}: {said}");
        assert_eq!(said.lines().filter(|line| line.starts_with("hint: ")).count(), 1, "{arguments:?}: {said}");
        assert_eq!(out(&output), "", "{arguments:?}");
    }
    for (input, told) in [(&b""[..], "standard input: nothing came"), (b" \n", "standard input: the document is empty")]
    {
        let output = plenary(&["toc", "-"], input);
        assert_eq!(output.status.code(), Some(3));
        assert!(err(&output).starts_with(&format!("error: {told}\n")), "{}", err(&output));
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_must_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(0o000)).expect("closed");
    if std::fs::File::open(file.path()).is_ok() {
        return told::skipped("this user may read every file");
    }
    let output = plenary(&["toc", &file.path().to_string_lossy()], b"");
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("not permitted"), "{}", err(&output));
}

#[test]
fn ranges_several_addresses_and_notes_are_shown_in_the_order_asked_for() {
    let shown = |addresses: &[&str]| out(&plenary(&[&["show", "-"], addresses].concat(), SMALL.as_bytes()));
    assert_eq!(shown(&["2", "pp1"]), "2. Decides to return to the matter.\nRecalling its resolution 98/1,\n");
    assert_eq!(shown(&["OP1-OP2"]).lines().count(), 4);
    assert_eq!(shown(&["OP2-OP1"]), shown(&["OP1-OP2"]));
    let built_in =
        |addresses: &[&str]| out(&plenary(&[&["show", "assets/A-RES-75-10.ru.md"], addresses].concat(), b""));
    let note = "² Резолюция 60/288.\n";
    assert_eq!(built_in(&["note 2"]), note);
    let both = built_in(&["note 2", "OP16"]);
    assert!(both.starts_with(note) && both.lines().count() == 2, "{both}");
    let json: serde_json::Value = serde_json::from_str(&built_in(&["note 2", "OP16", "--json"])).expect("JSON");
    assert_eq!((&json[0]["marker"], &json[1]["id"]), (&"2".into(), &"OP16".into()));
    assert_eq!(json.as_array().map(Vec::len), Some(2));
}

#[test]
fn every_id_that_is_listed_is_an_address() {
    let text = "99/1. A title\n\nThe General Assembly,\n\nRecalling it,\n\n1. Requests:\n\n(1) To read;\n\n(2) To report;\n\n\
                2. Decides;\n\n2. Decides to go on;\n\n3. Ends.\n\n5th plenary meeting\n\n1 May 2001\n\nAnnex\n\nRules\n\n\
                Part I\n\nArticle 1\n\nScope\n\n1. The rules apply.\n\n2. They bind:\n\n(a) One;\n\n(b) Two.\n\nArticle 2\n\nEnd\n\n1. They end.";
    let toc = out(&plenary(&["toc", "-"], text.as_bytes()));
    let ids: Vec<&str> = toc.lines().filter_map(|row| row.split('\t').next()).filter(|id| !id.is_empty()).collect();
    for id in ["OP1(2)", "OP2-2", "A1.S1.1.2(b)"] {
        assert!(ids.contains(&id), "{id}: {toc}");
    }
    for id in &ids {
        for typed in [(*id).to_owned(), id.to_lowercase()] {
            let shown = out(&plenary(&["show", "-", &typed, "--json"], text.as_bytes()));
            let nodes: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
            assert_eq!(nodes[0]["id"], **id, "{typed}");
        }
    }
    let shown = out(&plenary(&["show", "-", "A1.S1.1.1-A1.S1.1.2(a)"], text.as_bytes()));
    assert_eq!(shown.lines().count(), 3, "{shown}");
}

#[test]
fn every_listing_can_be_json() {
    for command in ["toc", "show", "notes", "refs", "check"] {
        let output = plenary(&[command, "assets/A-RES-75-10.ru.md", "--json"], b"");
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect(command);
        let rows = if command == "check" { &json["remarks"] } else { &json };
        assert!(rows.as_array().is_some_and(|rows| !rows.is_empty()), "{command}");
    }
    let refs = out(&plenary(&["refs", "-"], SMALL.as_bytes()));
    assert_eq!(refs, "PP1\tA/RES/98/1\n");
}

#[test]
fn colour_is_used_only_where_it_is_wanted() {
    let coloured = |arguments: &[&str]| out(&plenary(arguments, SMALL.as_bytes())).contains('\u{1b}');
    assert!(!coloured(&["toc", "-"]));
    assert!(!coloured(&["toc", "-", "--color", "never"]));
    assert!(coloured(&["toc", "-", "--color", "always"]));
    assert!(!coloured(&["toc", "-", "--color", "always", "--json"]));
    let hostile = "99/1. A title\n\nThe General Assembly,\n\n1. Decides \u{1b}]0;title\u{7} nothing.\n";
    let shown = out(&plenary(&["toc", "-", "--color", "always"], hostile.as_bytes()));
    assert!(!shown.contains("\u{1b}]") && !shown.contains('\u{7}'), "{shown:?}");
}

#[test]
fn an_export_writes_the_file_it_is_told_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.md");
    let path_typed = path.to_string_lossy();
    let output = plenary(&["export", "-", "--to", "markdown", "-o", &path_typed], SMALL.as_bytes());
    assert_eq!((output.status.code(), out(&output), err(&output)), (Some(0), String::new(), String::new()));
    let to_pipe = plenary(&["export", "-", "--to", "markdown", "-o", "-"], SMALL.as_bytes());
    assert_eq!(std::fs::read(&path).expect("written"), to_pipe.stdout);
    // A document that cannot be read leaves the file as it was.
    assert_eq!(plenary(&["export", "-", "--to", "json", "-o", &path_typed], b"").status.code(), Some(3));
    assert_eq!(std::fs::read(&path).expect("still there"), to_pipe.stdout);
}

#[test]
fn the_settings_in_force_are_printed_as_a_file_that_says_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.toml");
    std::fs::write(&file, "width = 60\ntheme = \"drak\"\nthis is nothing\n[keys]\nalone = \"x\"\n").expect("written");
    let output = plenary_with(&["config"], b"", &file);
    assert_eq!(output.status.code(), Some(1), "something was left out");
    assert!(out(&output).starts_with(&format!("# {}\n", file.display())), "{}", out(&output));
    assert!(out(&output).contains("\nwidth = 60 "), "{}", out(&output));
    assert!(err(&output).contains("line 2: theme cannot be “drak”"), "{}", err(&output));
    assert!(err(&output).contains("line 3: "), "{}", err(&output));
    std::fs::write(&file, &output.stdout).expect("written");
    let again = plenary_with(&["config"], b"", &file);
    assert_eq!((again.status.code(), out(&again), err(&again)), (Some(0), out(&output), String::new()));
    let keys = plenary_with(&["config", "--keys"], b"", &file);
    assert!(out(&keys).contains("\nalone = [\"x\"]  # "), "{}", out(&keys));
    std::fs::write(&file, &keys.stdout).expect("written");
    let same = plenary_with(&["config", "--keys"], b"", &file);
    assert_eq!((out(&same), err(&same)), (out(&keys), String::new()));
}

#[test]
fn settings_that_cannot_be_read_are_told_and_missing_ones_are_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = plenary_with(&["config"], b"", folder.path());
    assert_eq!(
        (output.status.code(), err(&output)),
        (Some(1), format!("{}: a folder, not a document\n", folder.path().display()))
    );
    let output = plenary_with(&["config"], b"", &folder.path().join("config.toml"));
    assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()));
}

#[test]
fn help_manual_and_completions_name_every_command() {
    let help = out(&plenary(&["--help"], b""));
    let manual = out(&plenary(&["man"], b""));
    for command in ["toc", "show", "notes", "refs", "diff", "search", "check", "export", "config", "completions", "man"]
    {
        assert!(help.contains(&format!("\n  {command:<12} ")), "{command}: {help}");
        assert!(manual.contains(&format!(".SS \"plenary {command}\"")), "{command}");
        for shell in ["bash", "zsh", "fish", "powershell"] {
            assert!(out(&plenary(&["completions", shell], b"")).contains(command), "{shell} {command}");
        }
    }
    assert!(help.contains("Examples:") && help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn a_check_tells_where_every_character_went() {
    let output = plenary(&["check"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("0 missing, 0 invented"), "{}", out(&output));
    assert!(out(&output).contains("repaired\tOP13(c)"), "{}", out(&output));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for arguments in [vec![], vec!["toc"], vec!["--help"], vec!["completions", "bash"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(err(&output), "", "{arguments:?}");
        assert!(output.status.code().is_some(), "{arguments:?}: ended by a signal");
    }
}

#[test]
fn versions_are_compared_and_differences_make_exit_code_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = folder.path().join("old.txt");
    std::fs::write(&old, SMALL).expect("a file");
    let old = old.to_str().expect("a name");
    let same = plenary(&["diff", old, "-"], SMALL.as_bytes());
    assert_eq!((same.status.code(), out(&same).lines().count()), (Some(0), 1), "{}", out(&same));
    let new = SMALL.replace("(b) To report;", "(b) To report at once;");
    let differs = plenary(&["diff", old, "-"], new.as_bytes());
    assert_eq!(differs.status.code(), Some(1));
    assert!(out(&differs).starts_with("OP1(b)\tchanged\tTo report{+ at once+};\n"), "{}", out(&differs));
    assert!(!out(&differs).contains('\u{1b}'));
    let coloured = plenary(&["diff", old, "-", "--color", "always"], new.as_bytes());
    assert!(out(&coloured).contains("\u{1b}[32m{+ at once+}\u{1b}[0m"), "{}", out(&coloured));
    let all = plenary(&["diff", "--all", old, "-"], new.as_bytes());
    assert!(out(&all).contains("\nOP2\tsame\tDecides to return"), "{}", out(&all));
    let json: serde_json::Value =
        serde_json::from_str(&out(&plenary(&["diff", "--json", old, "-"], new.as_bytes()))).expect("JSON");
    assert_eq!((&json["counts"]["changed"], &json["old"]["symbol"]), (&1.into(), &"A/RES/99/1".into()));
    let change = json["changes"].as_array().expect("changes").iter().find(|change| change["change"] == "changed");
    assert_eq!(change.expect("a change")["pieces"][1], serde_json::json!({ "side": "new", "text": " at once" }));
    assert_eq!(plenary(&["diff", "-", "-"], b"").status.code(), Some(2));
    assert_eq!(plenary(&["diff", old, "no-such-file"], b"").status.code(), Some(3));
}

#[test]
fn a_folder_is_searched_and_what_is_no_document_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, words: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, words).expect("a file");
    };
    write("b.txt", SMALL.as_bytes());
    write("inside/a.md", SMALL.replace("read;", "read R\u{e9}sum\u{e9}s;").as_bytes());
    write(".hidden/c.txt", SMALL.as_bytes());
    write("picture.png", b"To read");
    write("broken.pdf", b"%PDF-1.7 nothing");
    let root = folder.path().to_str().expect("a name");
    let found = plenary(&["search", "to READ".to_lowercase().as_str(), root], b"");
    assert_eq!(found.status.code(), Some(0));
    let rows = out(&found);
    let paths: Vec<&str> = rows.lines().filter_map(|row| row.split('\t').next()?.strip_prefix(root)).collect();
    assert_eq!(paths, ["/b.txt", "/inside/a.md"], "{rows}");
    assert!(rows.lines().all(|row| row.contains("\tOP1(a)\tTo read")), "{rows}");
    let told = format!("2 hits in 2 of 3 documents; 1 could not be read: {root}/broken.pdf\n");
    assert!(err(&found).ends_with(&told), "{}", err(&found));
    let json = out(&plenary(&["search", "resumes", root, "--json"], b""));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json[0]["id"], &json[0]["hits"][0]["from"]), (&"OP1(a)".into(), &8.into()), "{json}");
    assert_eq!(plenary(&["search", "nowhere", root], b"").status.code(), Some(1));
    assert_eq!(plenary(&["search", "", root], b"").status.code(), Some(2));
    assert_eq!(plenary(&["search", "x", "no/such/folder"], b"").status.code(), Some(3));
    let listed = plenary(&[root], b"");
    let rows: Vec<String> = out(&listed).lines().map(|row| row.replacen(root, "", 1)).collect();
    assert_eq!(rows, ["/b.txt\tA/RES/99/1\ten\t\tA title", "/inside/a.md\tA/RES/99/1\ten\t\tA title"]);
    let one = folder.path().join("b.txt");
    assert_eq!(plenary(&["search", "report", one.to_str().expect("a name")], b"").status.code(), Some(0));
}
