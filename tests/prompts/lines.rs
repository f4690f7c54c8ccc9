//! Answers that are typed: the keys of a shell, stopping, an answer that is refused, a terminal beside a redirected output.

use super::support::folder::Folder;
use super::terminal::Terminal;
use super::{three_people, two_cohorts};

const LEAVES: [&str; 2] = ["withdraw", "zoe"];

/// The reason that is written after these keys.
fn reason(columns: u16, keys: &str) -> String {
    let mut folder = three_people();
    Terminal::speaking("fr", columns, &folder, "2021-03-01", &LEAVES)
        .sees("? Motif")
        .types(&format!("{keys}\r"))
        .sees("opération")
        .ends();
    written(&mut folder).expect("a reason is written")
}

fn written(folder: &mut Folder) -> Option<String> {
    let rows = folder.answer("participants list --columns last_name,reason --format csv");
    rows.lines().find_map(|row| row.strip_prefix("Martin,")).map(str::to_owned)
}

#[test]
fn the_keys_of_a_shell_edit_an_answer() {
    let start = "\u{1}";
    for (key, keys, answer) in [
        ("Ctrl-A", "prévu\u{1}im", "imprévu"),
        ("Ctrl-E", "été\u{1}l'\u{5} 2021", "l'été 2021"),
        ("Ctrl-B", "été\u{2}\u{2}X", "éXté"),
        ("Ctrl-F", "été\u{1}\u{6}X", "éXté"),
        ("Ctrl-U", "grève d'été\u{2}\u{2}\u{2}\u{15}", "été"),
        ("Ctrl-K", "été à Évry\u{1}\u{6}\u{6}\u{6}\u{b}", "été"),
        ("Ctrl-W", "grève d'été\u{17}générale", "grève générale"),
        ("Ctrl-W in the middle", "un été à Évry\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{2}\u{17}", "un  à Évry"),
        ("Ctrl-D", "Évry\u{1}\u{4}", "vry"),
        ("Ctrl-Y", "d'été\u{17}grève \u{19}", "grève d'été"),
        ("Alt-B", "un été à Évry\u{1b}b\u{1b}b\u{1b}bbel ", "un bel été à Évry"),
        ("Alt-F", "un été à Évry\u{1}\u{1b}f\u{1b}f chaud", "un été chaud à Évry"),
        ("the arrows", "été\u{1b}[D\u{1b}[DX", "éXté"),
        ("Home and End", "té\u{1b}[Hé\u{1b}[F !", "été !"),
        ("backspace", "Évré\u{7f}y", "Évry"),
        ("a letter and its accent", "e\u{301}te\u{301}\u{1}\u{6}X", "e\u{301}Xte\u{301}"),
        ("backspace over both", "e\u{301}te\u{301}\u{7f}", "e\u{301}t"),
        ("wide letters", "日本\u{2}X", "日X本"),
        ("a paste", "de \u{1b}[200~l'été\u{1b}[201~ 2021", "de l'été 2021"),
    ] {
        assert_eq!(reason(80, keys), answer, "{key}");
    }
    // More than a line of the terminal holds.
    let long = "un départ annoncé de longue date, et pour lequel personne n'y peut rien";
    assert_eq!(reason(30, &format!("{long}{start}Oui, ")), format!("\"Oui, {long}\""));
}

#[test]
fn a_key_that_stops_stops_at_once() {
    for keys in ["\u{1b}", "\u{3}", "\u{4}", "grève\u{1b}", "grève\u{1}\u{3}"] {
        let mut folder = three_people();
        Terminal::run(&folder, "2021-03-01", &LEAVES)
            .sees("? Motif")
            .types(keys)
            .sees(" abandonné")
            .sees("abandonné : rien n'a été écrit")
            .ends();
        assert_eq!(written(&mut folder).as_deref(), Some(""), "{keys:?}");
    }
}

#[test]
fn an_answer_that_is_refused_can_be_corrected() {
    let folder = Folder::seed();
    Terminal::run(&folder, "2021-02-01", &["enrol", "Zoé", "Martin"])
        .sees("? Adresse e-mail")
        .types("zoé.example.org\r")
        .sees("# « zoé.example.org »")
        .types("\u{1}\u{6}\u{6}\u{6}\u{4}@\r")
        .sees("> Adresse e-mail zoé@example.org")
        .sees("? Structure")
        .types("\u{1b}")
        .ends();
}

#[test]
fn what_is_typed_ahead_answers_the_next_question() {
    let folder = two_cohorts();
    Terminal::run(&folder, "2021-08-01", &["enrol", "-c", "2021-automne"])
        .sees("? Prénom")
        .types("Lucie\rLe Goff\rlucie@example.org\r")
        .sees("> Nom Le Goff")
        .sees("> Adresse e-mail lucie@example.org")
        .sees("? Structure")
        .types("\u{1b}")
        .ends();
}

/// Lines and lists are read by two libraries: what is typed ahead of a question of the other kind is dropped, and never
/// answers a later one.
#[test]
fn what_is_typed_ahead_answers_no_later_question() {
    let mut folder = Folder::seed();
    Terminal::run(&folder, "2021-02-01", &["enrol", "Zoé", "Martin", "--email", "zoe@example.org"])
        .sees("? Structure")
        .types("Le Fil\rautre\r")
        .sees("? Statut")
        .sees("filtrer")
        .types("benev\raucun\r0639980102\r")
        .sees("? Financeur aucun financeur")
        .sees("? Téléphone")
        .types("0639980103\r")
        .sees("? Modules")
        .sees("[x] m3")
        .types("m1")
        .types(" ")
        .types("\r")
        .sees("Activité pédagogique")
        .types("planned\r")
        .sees("opération")
        .ends();
    let row = folder.answer("participants list --format csv --columns status,phone,modules");
    assert!(row.contains("volunteer,0639980103,m2 m3"), "{row}");
}

/// An answer may go into a file: the question goes to the terminal all the same.
#[test]
fn a_question_never_goes_to_standard_output() {
    let mut folder = three_people();
    Terminal::writing_to("out.txt", &folder, "2021-03-01", &LEAVES)
        .sees("? Motif")
        .types("grève\r")
        .sees("> Motif grève")
        .sees("opération")
        .ends();
    let out = std::fs::read_to_string(folder.path().join("out.txt")).expect("a file");
    assert!(out.starts_with("Zoé Martin") && !out.contains(['?', '\u{1b}']), "{out:?}");
    assert_eq!(written(&mut folder).as_deref(), Some("grève"));
}

/// A terminal without a cursor to move is asked as simply as before.
#[test]
fn a_terminal_without_a_cursor_is_asked_all_the_same() {
    let mut folder = three_people();
    Terminal::called("dumb", &folder, "2021-03-01", &LEAVES).sees("? Motif").types("grève\r").sees("opération").ends();
    assert_eq!(written(&mut folder).as_deref(), Some("grève"));
}
