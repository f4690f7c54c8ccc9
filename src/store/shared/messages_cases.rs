//! What a copy says of itself, in both languages.

use super::messages::{Sharing, SharingHint};
use crate::lang::words::Words;

#[test]
fn what_is_found_of_a_copy_is_said_in_both_languages() {
    let said: &[(Sharing, &str, &str)] = &[
        (
            Sharing::LinkUnreadable { file: "data/.shared", at: 3 },
            "data/.shared does not say which store this folder is a copy of: it cannot be read from line 3 on",
            "data/.shared ne dit pas de quelle base ce dossier est une copie : illisible à partir de la ligne 3",
        ),
        (
            Sharing::LinkOfLater { file: "data/.shared", format: 2 },
            "data/.shared was written by a later version of the program (format 2)",
            "data/.shared a été écrit par une version plus récente du programme (format 2)",
        ),
        (
            Sharing::ArrivalUnreadable { folder: "data/.arrived" },
            "what came from the store lies in data/.arrived and cannot be read",
            "ce qui est venu de la base se trouve dans data/.arrived et ne peut pas être lu",
        ),
        (
            Sharing::Unfit { what: "/etc/passwd".into() },
            "the store sent what no copy takes: /etc/passwd; nothing was changed",
            "la base a envoyé ce qu'aucune copie n'accepte : /etc/passwd ; rien n'a été modifié",
        ),
        (
            Sharing::ReadAsArrived { operation: 7 },
            "the folder is read as the store had it at operation 7; it cannot be written here",
            "le dossier est lu tel que la base l'avait à l'opération 7 ; il ne peut pas être écrit ici",
        ),
        (
            Sharing::ArrivalFinished { operation: 7 },
            "a command was cut short while the folder caught up with the store: it is as of operation 7 now",
            "une commande avait été interrompue pendant la mise à jour depuis la base : le dossier en est à l'opération 7",
        ),
        (
            Sharing::KeptByHand { file: "data/c/a.csv".into(), kept: "a.csv.by-hand-7".into() },
            "data/c/a.csv was changed by hand and in the store: your version is kept as a.csv.by-hand-7",
            "data/c/a.csv a été modifié à la main et dans la base : votre version est gardée sous a.csv.by-hand-7",
        ),
    ];
    for (what, en, fr) in said {
        assert_eq!((what.en().as_str(), what.fr().as_str()), (*en, *fr));
    }
}

#[test]
fn what_to_do_about_a_copy_is_said_in_both_languages() {
    let said: &[(SharingHint, &str, &str)] = &[
        (
            SharingHint::RestoreLink,
            "restore the file from a backup; nothing else of the folder is lost",
            "restaurez ce fichier d'après une sauvegarde ; rien d'autre n'est perdu dans le dossier",
        ),
        (SharingHint::Upgrade, "use that version here too", "utilisez cette version ici aussi"),
        (
            SharingHint::RemoveArrival { folder: "data/.arrived" },
            "remove data/.arrived: the store still has all of it",
            "supprimez data/.arrived : la base a toujours tout ce qu'il contient",
        ),
    ];
    for (hint, en, fr) in said {
        assert_eq!((hint.en().as_str(), hint.fr().as_str()), (*en, *fr));
    }
}
