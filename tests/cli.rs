//! The program as other programs use it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn plenary(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(arguments)
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
    for (arguments, code) in [
        (vec!["no-such-file.xml"], 3),
        (vec!["."], 3),
        (vec!["show", "-", "OP77"], 2),
        (vec!["export", "-", "--to", "nothing"], 2),
        (vec!["--wrong"], 2),
    ] {
        let output = plenary(&arguments, SMALL.as_bytes());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", err(&output));
        assert!(err(&output).starts_with("error: "), "{arguments:?}: {}", err(&output));
    }
    assert_eq!(plenary(&["-"], b"").status.code(), Some(3));
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
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(err(&output), "");
}
