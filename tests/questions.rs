//! Every question, in both languages: what is asked on a terminal, the answers offered, the keys named beside them.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test without its terminal has to stop")]

mod support;
#[path = "support/terminal.rs"]
mod terminal;

use support::folder::Folder;
use terminal::Terminal;

/// What is seen in French and in English, and the keys typed then.
type Step = (&'static str, &'static str, &'static str);

/// A folder, the day, what is typed in it on a terminal, and what is asked.
struct Case {
    folder: fn() -> Folder,
    day: &'static str,
    line: &'static [&'static str],
    steps: &'static [Step],
}

const ESCAPE: &str = "\u{1b}";

/// Zoé, Éric and Noël, enrolled in February; two rows of a form that resemble them.
fn three_people() -> Folder {
    let mut folder = Folder::seed();
    folder.on("2021-02-01").enrol("Zoé Martin", "").enrol("Éric Dumas", "").enrol("Noël Roux", "").on("2021-06-01");
    let form = "Nom;Prénom;Courriel;Structure\nMartins;Zoé;z.martins@example.org;Le Fil\n";
    #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
    std::fs::write(folder.path().join("form.csv"), form).expect("the folder can be written");
    folder
}

/// Two who may be one, present one after the other.
fn two_presences() -> Folder {
    let mut folder = three_people();
    folder.on("2021-02-01").enrol("Zoé Martin-Roux", "--distinct").on("2021-06-01");
    folder.answer("attend m1-1 --left zoé.martin@example.org=15:00");
    folder.answer("attend m1-1 --arrived zoé.martin-roux@example.org=16:10");
    folder
}

/// One meeting, and somebody on a telephone.
fn one_meeting() -> Folder {
    Folder::of("tests/fixtures/one-meeting")
}

const CASES: &[Case] = &[
    Case {
        folder: three_people,
        day: "2021-03-16",
        line: &["attend", "m1-1"],
        steps: &[
            (
                "m1-1 · mardi 16 mars 2021, 14h–17h : qui était là ?",
                "m1-1 · Tuesday 16 March 2021, 14:00–17:00: who was there?",
                "",
            ),
            (
                "espace coche, → tous, ← aucun, lettres filtrent, entrée valide, échap arrête",
                "space to check, → all, ← none, type to filter, enter when done, esc to stop",
                "\u{1b}[C\r",
            ),
            ("3 cochés", "3 checked", ""),
        ],
    },
    Case {
        folder: three_people,
        day: "2021-03-16",
        line: &["attend", "m1-1"],
        steps: &[
            ("Noël Roux", "Noël Roux", " \r"),
            ("1 coché", "1 checked", ""),
            ("les autres sont", "the others are", ""),
            ("pas encore renseignés", "not marked yet", ""),
            (
                "↑↓ pour choisir, entrée pour valider, tapez pour filtrer",
                "↑↓ to move, enter to take, type to filter",
                ESCAPE,
            ),
            ("abandonné : rien n'a été écrit", "cancelled: nothing was written", ""),
        ],
    },
    Case {
        folder: three_people,
        day: "2021-03-10",
        line: &["attend", "m1-1"],
        steps: &[("14h–17h : qui est excusé ?", "14:00–17:00: who is excused?", ESCAPE)],
    },
    Case {
        folder: three_people,
        day: "2021-02-01",
        line: &[
            "enrol",
            "Zoé",
            "Martins",
            "--email",
            "",
            "--organisation",
            "",
            "--status",
            "volunteer",
            "--field",
            "teaching=active",
        ],
        steps: &[
            ("les noms se ressemblent. Est-ce quelqu'un d'autre ?", "the names are alike. Is it somebody else?", "x\r"),
            ("o ou n", "y or n", "\u{7f}n\r"),
        ],
    },
    Case {
        folder: three_people,
        day: "2021-02-01",
        line: &[
            "enrol",
            "=Éva",
            "Noir",
            "--email",
            "",
            "--organisation",
            "",
            "--status",
            "volunteer",
            "--field",
            "teaching=active",
        ],
        steps: &[(
            "Un tableur exécuterait « =Éva » comme une formule. Est-ce vraiment un nom ?",
            "A spreadsheet would run `=Éva` as a formula. Is it really a name?",
            "n\r",
        )],
    },
    Case {
        folder: three_people,
        day: "2021-02-01",
        line: &[
            "enrol",
            "Mathieu",
            "Ô",
            "--email",
            "",
            "--organisation",
            "",
            "--status",
            "volunteer",
            "--field",
            "teaching=active",
        ],
        steps: &[(
            "« Ô » n'a qu'une lettre, ce n'est guère un nom. Est-ce vraiment le nom de quelqu'un ?",
            "`Ô` is one letter, hardly a name. Is it really somebody's name?",
            "n\r",
        )],
    },
    Case {
        folder: three_people,
        day: "2021-02-01",
        line: &["enrol"],
        steps: &[("Prénom", "First name", "\r"), ("il faut une réponse", "it cannot be empty", ESCAPE)],
    },
    Case {
        folder: three_people,
        day: "2021-02-01",
        line: &["enrol", "--from", "form.csv", "--status", "salarié", "--field", "teaching=active"],
        steps: &[
            ("la même personne", "the same person", ""),
            ("quelqu'un d'autre", "somebody else", ""),
            ("laisser cette ligne", "leave this row", ESCAPE),
        ],
    },
    Case {
        folder: three_people,
        day: "2021-03-01",
        line: &["sessions", "cancel", "m9"],
        steps: &[
            ("Motif", "Reason", "grève des trains\r"),
            (
                "vos réponses, en une ligne : `formation sessions cancel m9 --reason \"grève des trains\"`",
                "all that was answered, in one line: `formation sessions cancel m9 --reason \"grève des trains\"`",
                "",
            ),
        ],
    },
    Case {
        folder: two_presences,
        day: "2021-06-01",
        line: &["participants", "merge", "zoé.martin@example.org", "zoé.martin-roux@example.org"],
        steps: &[
            ("Nom : que garder ?", "Last name: which stays?", ""),
            ("la lettre puis entrée, ou ↑↓ pour choisir", "the letter then enter, or ↑↓ to move", "A\r"),
            ("Adresse e-mail : que garder ?", "E-mail: which stays?", "A\r"),
            ("les deux, réunies : 110 min", "both, united: 110 min", "C\r"),
        ],
    },
    Case {
        folder: one_meeting,
        day: "2026-03-17",
        line: &["attend", "s1", "--from", "zoom.csv"],
        steps: &[
            ("qui est « iPhone de Nassim » (17 min) ?", "who is `iPhone de Nassim` (17 min)?", ""),
            ("quelqu'un d'extérieur", "nobody of the cohort", "\r"),
            ("le retenir pour « iPhone de Nassim » ?", "remember it for `iPhone de Nassim`?", ""),
            ("oui, pour les prochains journaux aussi", "yes, for the next logs too", ""),
            ("seulement cette fois", "only this time", "\r"),
        ],
    },
    Case {
        folder: three_people,
        day: "2021-06-01",
        line: &["participants", "erase", "zoe"],
        steps: &[(
            "Effacer ces données de Zoé Martin ? C'est définitif",
            "Erase these data of Zoé Martin? This cannot be taken back",
            "n\r",
        )],
    },
];

#[test]
fn every_question_is_asked_in_both_languages() {
    for case in CASES {
        for language in ["fr", "en"] {
            let folder = (case.folder)();
            let mut terminal = Terminal::speaking(language, 160, &folder, case.day, case.line);
            for (french, english, keys) in case.steps {
                terminal.sees(if language == "fr" { french } else { english });
                if !keys.is_empty() {
                    terminal.types(keys);
                }
            }
            terminal.ends();
        }
    }
}

#[test]
fn what_a_terminal_has_no_room_for_is_said_in_both_languages() {
    type Hidden = (fn() -> Folder, &'static str, &'static [&'static str], [&'static str; 2]);
    let folders: [Hidden; 2] = [
        (
            three_people,
            "2021-06-01",
            &["participants", "list"],
            [
                "masquées : adresse e-mail, modules ; `--columns` les affiche",
                "hidden: e-mail, modules; `--columns` shows them",
            ],
        ),
        (
            one_meeting,
            "2026-03-17",
            &["attend", "s1", "--from", "zoom.csv", "--alias", "iPhone de Nassim=nassim", "-n"],
            [
                "masquée : de la séance ; un terminal plus large l'affiche",
                "hidden: of the session; a wider terminal shows it",
            ],
        ),
    ];
    for (folder, day, line, said) in folders {
        for (language, said) in ["fr", "en"].into_iter().zip(said) {
            Terminal::speaking(language, 70, &folder(), day, line).sees(said).ends();
        }
    }
}
