//! The program in a terminal of the tests' own: entered late, left as found on every way out.
#![cfg(unix)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Far longer than anything here takes, so that a slow machine does not fail.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal that opens while another program starts may be inherited by it, and then never goes away.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A terminal of 80 by 24 cells with a program in it.
struct Sitting {
    pair: PtyPair,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    modes: String,
    /// Home for settings and memory.
    home: Arc<tempfile::TempDir>,
}

impl Sitting {
    /// Runs a script of the shell; `$P` is the program.
    fn new(script: &str, interactive: bool) -> Self {
        Self::at_home(script, interactive, Arc::new(tempfile::tempdir().expect("a folder")))
    }

    /// The same, where another sitting has left settings and memory.
    fn at_home(script: &str, interactive: bool, home: Arc<tempfile::TempDir>) -> Self {
        let _alone = ONE_AT_A_TIME.lock();
        let pair = native_pty_system()
            .openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 })
            .expect("a terminal");
        let modes = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new("sh");
        if interactive {
            command.arg("-i");
        } else {
            command.args(["-c", script]);
        }
        command.env("P", env!("CARGO_BIN_EXE_plenary"));
        command.env("PS1", "ready> ");
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("HOME", home.path());
        command.env("XDG_DATA_HOME", home.path().join("data"));
        command.env("PLENARY_CONFIG", home.path().join("config.toml"));
        for name in ["ENV", "TMUX", "DISPLAY", "WAYLAND_DISPLAY", "COLORTERM", "COLORFGBG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let child = pair.slave.spawn_command(command).expect("a shell");
        let keys = pair.master.take_writer().expect("its input");
        let screen = Arc::new(Mutex::new(vt100::Parser::default()));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut output = pair.master.try_clone_reader().expect("its output");
        let (seen, bytes) = (Arc::clone(&screen), Arc::clone(&raw));
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                bytes.lock().expect("no panic").extend_from_slice(&buffer[..count]);
                seen.lock().expect("no panic").process(&buffer[..count]);
            }
        });
        Self { pair, child, keys, screen, raw, modes, home }
    }

    fn type_keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("a terminal");
    }

    fn written(&self) -> String {
        String::from_utf8_lossy(&self.raw.lock().expect("no panic")).into_owned()
    }

    fn contents(&self) -> String {
        contents(self.screen.lock().expect("no panic").screen())
    }

    fn wait_for(&self, words: &str) {
        self.wait_until(words, |screen| screen.contents().contains(words));
    }

    fn wait_until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !is_so(self.screen.lock().expect("no panic").screen()) {
            assert!(start.elapsed() < PATIENCE, "waited for {what}:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The reader is on the screen.
    fn wait_for_the_reader(&self) {
        self.wait_until("the reader", |screen| screen.alternate_screen() && screen.contents().contains("A/RES/75/10"));
    }

    /// Sends a signal to the process whose number the script has left in a file.
    fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("it runs").to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &id]).status().expect("kill runs");
        assert!(sent.success());
    }

    /// The program ends, and screen and modes are as they were found.
    fn expect_as_found(&mut self) {
        let start = Instant::now();
        while self.child.try_wait().expect("a child").is_none() {
            assert!(start.elapsed() < PATIENCE, "the program does not end:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
        self.wait_until("what was there before", |screen| {
            !screen.alternate_screen() && screen.contents().starts_with("found")
        });
        self.expect_modes_as_found();
    }

    fn expect_modes_as_found(&self) {
        self.wait_until("the cursor, no mouse, no brackets", |screen| {
            !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        assert_eq!(modes(self.pair.master.as_ref()), self.modes);
    }
}

impl Drop for Sitting {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// What stands on a screen, without the spaces behind its rows.
fn contents(screen: &vt100::Screen) -> String {
    screen.rows(0, 80).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// The modes of a terminal: echo, line by line, signals by keys.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has modes"))
}

#[test]
fn quitting_leaves_the_terminal_as_it_was_found() {
    let mut sitting = Sitting::new("echo found; exec $P", false);
    sitting.wait_for_the_reader();
    assert_ne!(modes(sitting.pair.master.as_ref()), sitting.modes, "keys come one by one");
    sitting.type_keys("q");
    sitting.expect_as_found();
    assert_eq!(sitting.contents(), "found");
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_found_and_tells_itself() {
    let mut sitting = Sitting::new("echo found; RUST_BACKTRACE=0 PLENARY_PANIC=1 exec $P", false);
    sitting.wait_for("asked to panic");
    sitting.expect_as_found();
}

#[test]
fn signals_leave_the_terminal_as_it_was_found() {
    for name in ["TERM", "HUP", "INT", "QUIT"] {
        let mut sitting = Sitting::new("echo found; ulimit -c 0; exec $P", false);
        sitting.wait_for_the_reader();
        sitting.signal(name);
        sitting.expect_as_found();
        assert!(sitting.child.wait().expect("a child").signal().is_some(), "who sent {name} sees that it was heard");
    }
}

#[test]
fn a_stop_gives_the_shell_its_terminal_and_returns_to_the_same_row() {
    let mut sitting = Sitting::new("", true);
    sitting.wait_for("ready>");
    sitting.type_keys("set -m; $P\n");
    sitting.wait_for_the_reader();
    sitting.type_keys(":13c\r");
    sitting.wait_for("\n OP13(c) ");
    let before = sitting.contents();
    sitting.type_keys("\x1a");
    sitting.wait_until("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
    sitting.type_keys("stty -a | grep -q ' icanon.* echo ' && echo as found\n");
    sitting.wait_for("\nas found");
    sitting.type_keys("fg\n");
    sitting.wait_until("the same rows", |screen| screen.alternate_screen() && contents(screen) == before);
    sitting.type_keys("q");
    sitting.wait_until("the shell", |screen| !screen.alternate_screen());
    sitting.type_keys("exit\n");
}

#[test]
fn a_document_from_a_pipe_leaves_the_keys_to_the_terminal() {
    let mut sitting = Sitting::new("echo found; cat assets/A-RES-75-10.ru.md | $P -", false);
    sitting.wait_for_the_reader();
    sitting.type_keys("q");
    sitting.expect_as_found();
}

#[test]
fn nothing_is_asked_of_the_terminal_before_the_first_frame() {
    let mut sitting = Sitting::new("echo found; COLORTERM=truecolor exec $P", false);
    sitting.wait_for_the_reader();
    let written = sitting.written();
    let first_frame = written.find("A/RES/75/10").expect("it is on the screen");
    for question in ["\x1b[6n", "\x1b[c", "\x1b]10;?", "\x1b]11;?", "\x1b[?u", "\x1b[5n"] {
        assert!(!written[..first_frame].contains(question), "{question:?}");
    }
    sitting.type_keys("q");
    sitting.expect_as_found();
}

#[test]
fn a_paste_does_not_act_as_keys() {
    let mut sitting = Sitting::new("echo found; exec $P", false);
    sitting.wait_for_the_reader();
    sitting.type_keys("\x1b[200~q\x1b[201~:\x1b[200~13 c\x1b[201~\r");
    sitting.wait_for("\n OP13(c) ");
    sitting.type_keys("q");
    sitting.expect_as_found();
}

#[test]
fn the_ground_of_the_terminal_chooses_the_theme_and_takes_no_key() {
    let mut sitting = Sitting::new("echo found; COLORTERM=truecolor exec $P", false);
    sitting.wait_for_the_reader();
    sitting.wait_until("the question", |_| sitting.written().contains("\x1b]11;?"));
    sitting.type_keys(":1\x1b]11;rgb:ffff/fefe/ffff\x1b\\3c\r");
    sitting.wait_for("\n OP13(c) ");
    sitting.wait_until("a light ground", |screen| {
        let cell = screen.cell(10, 40).expect("a cell");
        matches!(cell.bgcolor(), vt100::Color::Rgb(red, _, _) if red > 200)
    });
    sitting.type_keys("q");
    sitting.expect_as_found();
}

#[test]
fn the_next_sitting_begins_where_the_last_one_ended() {
    let mut sitting = Sitting::new("echo found; exec $P", false);
    sitting.wait_for_the_reader();
    sitting.type_keys(":13c\r");
    sitting.wait_for("\n OP13(c) ");
    sitting.type_keys("amy own words\r");
    sitting.wait_for("note kept");
    sitting.signal("TERM");
    sitting.expect_as_found();
    let home = Arc::clone(&sitting.home);
    let mut again = Sitting::at_home("echo found; exec $P", false, Arc::clone(&home));
    again.wait_for_the_reader();
    again.wait_for("\n OP13(c) ");
    again.type_keys("q");
    again.expect_as_found();
    let mut listing = Sitting::at_home("echo found; exec $P notes --mine", false, Arc::clone(&home));
    listing.wait_for("OP13(c) my own words");
    listing.expect_as_found();
    let mut without = Sitting::at_home("echo found; exec $P --no-memory", false, Arc::clone(&home));
    without.wait_for_the_reader();
    assert!(!without.contents().contains("\n OP13(c) "), "{}", without.contents());
    without.type_keys("q");
    without.expect_as_found();
}

#[test]
fn nothing_is_stored_without_memory() {
    let mut sitting = Sitting::new("echo found; exec $P --no-memory", false);
    sitting.wait_for_the_reader();
    sitting.type_keys("Gamine\r");
    sitting.wait_for("note kept");
    sitting.type_keys("q");
    sitting.expect_as_found();
    assert!(!sitting.home.path().join("data").exists());
}

#[test]
fn a_wrong_line_of_the_settings_is_told_and_the_others_hold() {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    std::fs::write(home.path().join("config.toml"), "language = \"ru\"\nwidht = 60\n[keys]\nquit = \"X\"\n")
        .expect("written");
    let mut sitting = Sitting::at_home("echo found; exec $P", false, home);
    sitting.wait_for_the_reader();
    sitting.wait_for("настройки, строка 2: нет настройки «widht»");
    sitting.type_keys("X");
    sitting.expect_as_found();
}

#[test]
fn settings_are_kept_by_a_key_and_what_stood_in_the_file_stays() {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let file = home.path().join("config.toml");
    std::fs::write(&file, "# mine\nwidth = 60 # narrow\n[keys]\nalone = \"x\"\n").expect("written");
    let mut sitting = Sitting::at_home("exec $P", false, Arc::clone(&home));
    sitting.wait_for_the_reader();
    sitting.type_keys("+:set! notes=end\r");
    sitting.wait_for("config.toml: notes = end");
    sitting.type_keys("S");
    sitting.wait_for("config.toml: width = 64");
    sitting.type_keys("S");
    sitting.wait_for("the settings are as");
    let written = std::fs::read_to_string(&file).expect("there");
    assert_eq!(written, "# mine\nwidth = 64 # narrow\nnotes = \"end\"\n[keys]\nalone = \"x\"\n");
    sitting.type_keys("q");
}

#[test]
fn a_note_of_several_lines_is_written_pasted_and_printed() {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut sitting = Sitting::at_home("$P && $P notes --mine; cat", false, Arc::clone(&home));
    sitting.wait_for_the_reader();
    sitting.type_keys(":pp2\raone\ntwo\x1b\r\x1b[200~three\rfour\x1b[201~");
    sitting.wait_for("four▏");
    sitting.type_keys("\r");
    sitting.wait_for("note kept");
    sitting.type_keys("q");
    sitting.wait_until("the note", |screen| {
        let rows: Vec<String> = screen.rows(0, 80).map(|row| row.trim_end().to_owned()).collect();
        rows.windows(4).any(|rows| rows == ["PP2     one", "        two", "        three", "        four"])
    });
}

#[test]
fn copies_go_to_the_clipboard_and_the_route_is_told() {
    let mut sitting = Sitting::new("echo found; PATH=/nowhere SSH_TTY=1 exec $P", false);
    sitting.wait_for_the_reader();
    sitting.type_keys(":pp5\ry");
    sitting.wait_for("OSC 52");
    assert!(sitting.written().contains("\x1b]52;c;"));
    sitting.type_keys("q");
    sitting.expect_as_found();
}

#[test]
fn another_document_is_opened_and_read_again_when_its_file_changes() {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let path = home.path().join("draft.txt");
    let text =
        |more: &str| format!("99/1. A title\n\nThe General Assembly,\n\n1. Requests this;\n\n2. Decides that{more}.\n");
    std::fs::write(&path, text("")).expect("written");
    let mut sitting = Sitting::at_home("echo found; exec $P", false, Arc::clone(&home));
    sitting.wait_for_the_reader();
    sitting.type_keys("o~/nothing.txt\r");
    sitting.wait_for("no such file");
    sitting.wait_for("A/RES/75/10");
    sitting.type_keys("o~/dra\t\r");
    sitting.wait_for("A/RES/99/1");
    sitting.type_keys(":2\r");
    sitting.wait_for("\n OP2 ");
    std::fs::write(&path, text(" and more")).expect("written");
    sitting.type_keys("R");
    sitting.wait_for("Decides that and more.");
    sitting.wait_for("read again");
    sitting.type_keys("q");
    sitting.expect_as_found();
}

#[test]
fn what_stands_beside_is_read_again_with_the_text_and_comes_back_with_it() {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let write = |name: &str, words: &str| {
        let words = format!("99/1. A title\n\nThe General Assembly,\n\n1. Requests this;\n\n2. {words}.\n");
        std::fs::write(home.path().join(name), words).expect("written");
    };
    write("old.txt", "Decides that");
    write("new.txt", "Decides on this");
    write("other.txt", "Decides on nothing");
    let mut sitting = Sitting::at_home("cd ~; echo found; exec $P new.txt", false, Arc::clone(&home));
    sitting.wait_for("Decides on this.");
    sitting.type_keys(":parallel old.txt\r");
    sitting.wait_for("beside the text");
    sitting.wait_for("Decides that.");
    write("old.txt", "Decides on that");
    sitting.type_keys("R");
    sitting.wait_for("Decides on that.");
    sitting.wait_for("read again");
    std::fs::remove_file(home.path().join("old.txt")).expect("removed");
    sitting.type_keys("R");
    sitting.wait_for("old.txt: no such file");
    sitting.wait_for("Decides on that.");
    write("old.txt", "Decides on that");
    sitting.type_keys("o~/other.txt\r");
    sitting.wait_for("Decides on nothing.");
    assert!(!sitting.contents().contains("Decides on that."), "it belongs to the other text:\n{}", sitting.contents());
    sitting.type_keys("\u{f}");
    sitting.wait_for("Decides on this.");
    sitting.wait_for("Decides on that.");
    sitting.type_keys("q");
    sitting.expect_as_found();
}

#[test]
fn a_folder_lists_its_documents_and_going_back_returns_to_the_one_before() {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let write = |name: &str, number: u8| {
        let words = format!(
            "99/{number}. Title {number}\n\nThe General Assembly,\n\n1. Requests this;\n\n\
             2. Decides on matter {number}, as in its resolution 99/{}.\n",
            number + 1
        );
        std::fs::write(home.path().join(name), words).expect("written");
    };
    write("a.txt", 1);
    write("b.txt", 2);
    let mut sitting = Sitting::at_home("cd ~; echo found; exec $P .", false, Arc::clone(&home));
    sitting.wait_for("Title 2");
    sitting.wait_for("documents of the folder");
    sitting.type_keys("\r");
    sitting.wait_for("Decides on matter 1");
    sitting.type_keys(":2\rf");
    sitting.wait_for("A/RES/99/2  Title 2");
    sitting.type_keys("\r");
    sitting.wait_for("Decides on matter 2");
    sitting.type_keys("\u{f}");
    sitting.wait_for("Decides on matter 1");
    sitting.wait_for("\n OP2 ");
    sitting.type_keys("\u{f}");
    sitting.wait_for("no jump to go back to");
    sitting.type_keys("B");
    sitting.wait_for("documents of the folder");
    sitting.type_keys("qq");
    sitting.expect_as_found();
}

#[test]
fn the_program_ends_when_the_terminal_goes_away() {
    let alone = ONE_AT_A_TIME.lock();
    let pair = native_pty_system().openpty(PtySize::default()).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_plenary"));
    command.env("TERM", "xterm");
    let mut child = pair.slave.spawn_command(command).expect("the program");
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().expect("its output");
    drop(alone);
    let mut buffer = [0; 1024];
    assert!(output.read(&mut buffer).expect("a first frame") > 0);
    drop((output, pair.master));
    let start = Instant::now();
    while child.try_wait().expect("a child").is_none() {
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("the program goes on without a terminal");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
