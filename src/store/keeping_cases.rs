//! What a crash, another program or a full disk makes the program say: each in both languages. What a folder alone can
//! bring about is shown by the stories.

use std::io;

use crate::lang::words::Words;
use crate::store::cause::Cause;
use crate::store::guarding::Guarding;
use crate::store::keeping::{Holder, Keeping, KeepingHint};

fn full() -> Cause {
    Cause::from(&io::Error::from(io::ErrorKind::StorageFull))
}

fn file() -> String {
    "data/c1/attendance.csv".into()
}

#[test]
fn what_happens_to_files_is_said_in_both_languages() {
    let holder = || Holder {
        pid: "31".into(),
        by: "zoé".into(),
        since: "2021-03-16 18:00".into(),
        command: "formation attend m1-1".into(),
    };
    let kept = || "data/c1/attendance.csv.by-hand-4".to_owned();
    let said: &[(Keeping, &str, &str)] = &[
        (
            Keeping::Locked { holder: Some(holder()) },
            "another command is writing: `formation attend m1-1` by zoé, since 2021-03-16 18:00 (process 31)",
            "une autre commande est en train d'écrire : « formation attend m1-1 » par zoé, depuis 2021-03-16 18:00 (processus 31)",
        ),
        (
            Keeping::Locked { holder: None },
            "another command is using the folder",
            "une autre commande utilise le dossier",
        ),
        (
            Keeping::ChangedUnderneath { file: file() },
            "data/c1/attendance.csv was changed while the command was at work; nothing was written",
            "data/c1/attendance.csv a été modifié pendant que la commande travaillait ; rien n'a été écrit",
        ),
        (
            Keeping::UnknownCohort { cohort: "c9".into() },
            "the cohort `c9` does not exist",
            "la cohorte « c9 » n'existe pas",
        ),
        (Keeping::JournalTorn, "the last line of the journal is cut short", "la dernière ligne du journal est coupée"),
        (
            Keeping::Finished { operation: 4 },
            "operation 4, which had been cut short, is now finished",
            "l'opération 4, qui avait été interrompue, est maintenant terminée",
        ),
        (
            Keeping::ReadAsFinished { operation: 4 },
            "operation 4 was cut short; it is read as if finished, since the folder cannot be written",
            "l'opération 4 a été interrompue ; elle est lue comme terminée, le dossier n'étant pas accessible en écriture",
        ),
        (
            Keeping::SetAside { file: file(), kept: kept() },
            "data/c1/attendance.csv had been changed by hand before an operation was finished; that version is kept as data/c1/attendance.csv.by-hand-4",
            "data/c1/attendance.csv avait été modifié à la main avant la fin d'une opération ; cette version est gardée sous data/c1/attendance.csv.by-hand-4",
        ),
        (
            Keeping::StagedDamaged { file: file(), operation: 4 },
            "operation 4 was cut short and its new content of data/c1/attendance.csv is damaged",
            "l'opération 4 a été interrompue et le nouveau contenu de data/c1/attendance.csv qu'elle préparait est abîmé",
        ),
        (
            Keeping::NotInPlace { operation: 4, file: file(), why: full() },
            "operation 4 is recorded, but data/c1/attendance.csv could not be replaced yet: the disk is full",
            "l'opération 4 est enregistrée, mais data/c1/attendance.csv n'a pas encore pu être remplacé : le disque est plein",
        ),
        (
            Keeping::WouldBreak { en: "two rows".into(), fr: "deux lignes".into() },
            "the change would leave a table that does not hold together: two rows",
            "la modification laisserait un tableau incohérent : deux lignes",
        ),
        (
            Keeping::EvidenceGone { file: file(), operation: 4 },
            "operation 4 removed data/c1/attendance.csv, of which no copy is kept: it cannot be taken back",
            "l'opération 4 a supprimé data/c1/attendance.csv, dont aucune copie n'est gardée : elle ne peut pas être annulée",
        ),
        (
            Keeping::NoFileName { name: "a/b".into() },
            "no file can be named `a/b`; nothing was changed",
            "aucun fichier ne peut s'appeler « a/b » ; rien n'a été modifié",
        ),
        (
            Keeping::CannotEdit { file: file() },
            "data/c1/attendance.csv could not be changed: what was to change is not found there",
            "impossible de modifier data/c1/attendance.csv : ce qui devait changer y est introuvable",
        ),
    ];
    for (what, en, fr) in said {
        assert_eq!((what.en().as_str(), what.fr().as_str()), (*en, *fr));
    }
}

#[test]
fn what_to_do_about_files_is_said_in_both_languages() {
    let cohorts = || vec!["a".to_owned(), "b".to_owned()];
    let said: &[(KeepingHint, &str, &str)] = &[
        (
            KeepingHint::CloseAndRun,
            "close the program that has the file open, then run any command: it finishes the operation",
            "fermez le logiciel qui a ouvert le fichier, puis lancez une commande quelconque : elle terminera l'opération",
        ),
        (
            KeepingHint::CheckFolder,
            "check the rights on the folder and the room on the disk, then run it again",
            "vérifiez les droits du dossier et la place sur le disque, puis relancez",
        ),
        (
            KeepingHint::Cohorts { near: Some("a".into()), known: cohorts() },
            "did you mean `a`? the cohorts are a and b",
            "vouliez-vous dire « a » ? les cohortes sont a et b",
        ),
        (KeepingHint::Cohorts { near: None, known: cohorts() }, "the cohorts are a and b", "les cohortes sont a et b"),
    ];
    for (hint, en, fr) in said {
        assert_eq!((hint.en().as_str(), hint.fr().as_str()), (*en, *fr));
    }
}

#[test]
fn what_was_saved_by_hand_meanwhile_is_said_in_both_languages() {
    let aside = Guarding::SetAsideNow { file: file(), kept: "data/c1/attendance.csv.by-hand-4".into() };
    assert_eq!(
        (aside.en().as_str(), aside.fr().as_str()),
        (
            "data/c1/attendance.csv was changed by hand while the command was at work; that version is kept as data/c1/attendance.csv.by-hand-4",
            "data/c1/attendance.csv a été modifié à la main pendant que la commande travaillait ; cette version est gardée sous data/c1/attendance.csv.by-hand-4",
        )
    );
}
