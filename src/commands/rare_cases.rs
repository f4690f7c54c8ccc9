//! Sentences that no story leads to, since another one comes first or the file would have to be an odd one: each in
//! both languages.

use crate::commands::attend::words::LogFailed;
use crate::domain::attendance::expectation::Unexpected;
use crate::domain::date_order::OrderBecause;
use crate::domain::decide::log::NoPresence;
use crate::domain::findings::marks::{Marks, Which};
use crate::domain::findings::people::{SharedTrait, Twin};
use crate::domain::findings::register::Register;
use crate::domain::fixture::day;
use crate::domain::paper::notice::RulesFault;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::life::{LifeRefusal, WayBack};
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::register::RegisterRefusal;
use crate::domain::schema::problem::RowProblem;
use crate::domain::taken::{FormKind, LogKind};
use crate::domain::vocabulary::EnrolmentState;
use crate::import::importing::CannotImport;
use crate::lang::words::{HintOf, Lang, Words};
use crate::ui::progress::Work;

fn zoe() -> Candidate {
    Candidate { id: "zm4k7p".into(), name: "Zoé Martin".into(), email: String::new(), organisation: String::new() }
}

fn same(said: &dyn Words, en: &str, fr: &str) {
    assert_eq!((said.en().as_str(), said.fr().as_str()), (en, fr));
}

#[test]
fn why_an_import_or_a_log_fails() {
    same(
        &CannotImport::MeetingLog { headings: vec!["Join time".into()] },
        "this is the log of a meeting, not a form: it has `Join time`",
        "c'est le journal d'une réunion, pas un formulaire : on y trouve « Join time »",
    );
    same(
        &HintOf(CannotImport::DatesMixed { day_first: "16/03".into(), month_first: "03/17".into() }),
        "write the dates of that column in one way; `--date-order dmy|mdy` reads all of them in that order, and rejects the rows where it makes no date",
        "écrivez les dates de cette colonne d'une seule façon ; `--date-order dmy|mdy` les lit toutes dans cet ordre et rejette les lignes où cela ne donne pas de date",
    );
    let empty = CannotImport::EmptySheet { typed: "Vide".into(), sheets: vec!["Inscrits".into()] };
    same(&empty, "the sheet `Vide` is empty", "la feuille « Vide » est vide");
    same(
        &HintOf(empty),
        "those that hold something are `Inscrits`",
        "celles qui contiennent quelque chose sont « Inscrits »",
    );
    same(
        &CannotImport::HeadingTwice { heading: "Nom".into(), columns: ["last_name".into(), "name".into()] },
        "`--map` takes `Nom` for `last_name` and for `name`",
        "`--map` prend « Nom » à la fois pour « last_name » et pour « name »",
    );
    same(
        &LogFailed {
            why: NoPresence::NothingInSession {
                rows: 0,
                times: None,
                shift: None,
                on_that_day: None,
                beside: Vec::new(),
                waiting: Vec::new(),
            },
            notes: Vec::new(),
            session: "m2-1".into(),
            columns: Vec::new(),
            unread_duration: false,
        },
        "the log has no row of anybody",
        "aucune ligne du journal ne désigne quelqu'un",
    );
    same(&OrderBecause::Meridiem { value: "PM".into() }, "a weak sign: `PM`", "indice faible : « PM »");
    same(&OrderBecause::NothingToDecide, "nothing to decide", "rien à trancher");
}

#[test]
fn why_somebody_is_not_expected_or_not_seated() {
    same(
        &Refusal::Attendance(AttendanceRefusal::NotExpected {
            person: zoe(),
            session: SessionId::new("m2-1"),
            because: Unexpected::SessionCancelled,
        }),
        "Zoé Martin (zm4k7p) is not expected at `m2-1`: the session is cancelled",
        "Zoé Martin (zm4k7p) n'est pas attendu·e à « m2-1 » : la séance est annulée",
    );
    let there = LifeRefusal::AlreadyThere { person: zoe(), state: EnrolmentState::Waiting, cohort: CohortId::new("b") };
    same(
        &HintOf(&there),
        "`formation waitlist promote zm4k7p -c b` seats them there",
        "`formation waitlist promote zm4k7p -c b` lui donne une place",
    );
    let between = LifeRefusal::Between {
        person: zoe(),
        leaving: "aaaaaa".into(),
        here: CohortId::new("a"),
        there: CohortId::new("b"),
        first_day: day("2021-05-01"),
        sessions: vec![(SessionId::new("m2-1"), day("2021-04-02"))],
        way: WayBack::From { day: day("2021-04-02") },
    };
    same(
        &between,
        "Zoé Martin (zm4k7p) left `b`, which went on: with a return on 1 May 2021, m2-1 (2 April 2021) would count as planned there too",
        "Zoé Martin (zm4k7p) a quitté « b », qui a continué : avec un retour le 1er mai 2021, m2-1 (2 avril 2021) y compterait comme prévue aussi",
    );
}

#[test]
fn what_check_finds() {
    let which =
        || Which { person: "Zoé Martin".into(), id: "zm4k7p".into(), session: "m2-1".into(), cohort: "a".into() };
    same(
        &Marks::NotExpected { which: which(), because: Unexpected::SessionCancelled },
        "Zoé Martin is marked at m2-1 but was not expected: it is cancelled",
        "Zoé Martin : présence non attendue à m2-1, séance annulée",
    );
    let twin = Twin {
        name: "Zoé Martines".into(),
        id: "b".into(),
        other: "Zoé Martinez".into(),
        other_id: "a".into(),
        line: 2,
        cohort: "c".into(),
    };
    let near = SharedTrait::NearName(twin);
    same(
        &near,
        "Zoé Martines may be the same person as Zoé Martinez on line 2",
        "Zoé Martines et Zoé Martinez (ligne 2) sont peut-être une seule personne",
    );
    assert_eq!(
        (near.hint(Lang::En).as_str(), near.hint(Lang::Fr).as_str()),
        (
            "one person: `formation participants merge a b -c c`; two: `formation participants edit b -c c --email …` tells them apart",
            "une seule personne : `formation participants merge a b -c c` ; deux : `formation participants edit b -c c --email …` les distingue",
        )
    );
    same(
        &Register::HeadcountDiffers { session: "m2-1".into(), cohort: "a".into(), counted: 0, present: 1 },
        "the trainer counted 0 at m2-1, and 1 person is marked present",
        "m2-1 : le formateur a compté 0, 1 personne est notée présente",
    );
    same(
        &RowProblem::MappingTwice { column: "last_name".into(), first: 2 },
        "the same heading is already the column `last_name`, on line 2",
        "le même titre est déjà la colonne « last_name », ligne 2",
    );
}

#[test]
fn what_to_do_about_a_sheet_with_a_blank_line() {
    let unmarked =
        RegisterRefusal::Unmarked { session: SessionId::new("m2-1"), expected: 2, people: vec!["Zoé Martin".into()] };
    assert_eq!(
        [Lang::En, Lang::Fr].map(|lang| unmarked.hint(lang)),
        [
            "`formation attend m2-1 --rest absent` marks those who were not there; `--excused NAME` before",
            "`formation attend m2-1 --rest absent` marque qui n'était pas là ; `--excused NOM` d'abord pour les excusés"
        ]
    );
}

#[test]
fn what_a_file_was_taken_for() {
    same(&FormKind::Drupal8, "Drupal 8 or later", "Drupal 8 ou plus récent");
    same(&LogKind::ZoomHistory, "Zoom: history of meetings with details", "Zoom : historique détaillé des réunions");
    same(&LogKind::TeamsV1, "Teams: attendance report of 2021", "Teams : rapport de présence de 2021");
    same(
        &LogKind::BigBlueButtonCsv,
        "BigBlueButton: learning dashboard (CSV)",
        "BigBlueButton : tableau de bord (CSV)",
    );
    same(
        &LogKind::BigBlueButtonJson,
        "BigBlueButton: learning dashboard (JSON)",
        "BigBlueButton : tableau de bord (JSON)",
    );
}

#[test]
fn a_title_and_a_text_say_something() {
    same(&PedagogyRefusal::TitleEmpty, "a title says something", "l'intitulé est vide");
    same(&PedagogyRefusal::TextEmpty, "the text is empty", "le texte est vide");
}

#[test]
fn whom_papers_are_not_for_and_what_to_do() {
    let cohort = || CohortId::new("2030");
    same(
        &HintOf(PaperRefusal::NobodyEnrolled { cohort: cohort() }),
        "`formation enrol FIRST LAST … -c 2030` enrols somebody, `formation enrol --from FILE` the rows of a form",
        "`formation enrol PRÉNOM NOM … -c 2030` inscrit une personne, `formation enrol --from FICHIER` les lignes d'un formulaire",
    );
    same(
        &HintOf(PaperRefusal::NobodyAttended { cohort: cohort() }),
        "`formation sessions list -c 2030` shows which sessions are not marked, `formation attend SESSION` marks one",
        "`formation sessions list -c 2030` montre les séances à renseigner, `formation attend SÉANCE` en renseigne une",
    );
}

#[test]
fn why_the_internal_rules_do_not_go_with_a_mail() {
    same(&RulesFault::TooLarge, "is too large for a mail", "est trop lourd pour un courriel");
    same(&RulesFault::Outside, "is not within the folder", "n'est pas dans le dossier");
    same(&RulesFault::Empty, "is empty", "est vide");
}

#[test]
fn work_that_takes_a_while_is_named() {
    same(&Work::Reading, "reading the file", "lecture du fichier");
    same(&Work::Deciding, "finding out what changes", "examen de ce qui change");
    same(&Work::Writing, "writing", "écriture");
}
