//! What is said of offices where somebody else was quicker or a connection ended, in both languages.

use super::office_words::{ShareHint, ShareNote, ShareRefusal, StoreSilence};
use crate::lang::words::{HintOf, Words};

fn same(said: &dyn Words, en: &str, fr: &str) {
    assert_eq!((said.en().as_str(), said.fr().as_str()), (en, fr));
}

#[test]
fn what_somebody_else_did_meanwhile_is_said() {
    let gone = ShareRefusal::GoneMeanwhile { who: "omar".into() };
    same(&gone, "somebody else took omar out just now", "quelqu'un d'autre vient de retirer omar");
    same(
        &HintOf(gone),
        "`formation share people` shows who belongs where",
        "`formation share people` montre qui appartient à quelle antenne",
    );
    let unknown = ShareRefusal::NotInStore { cohort: "2021-spring".into() };
    same(
        &unknown,
        "the store does not know the cohort `2021-spring`",
        "la base ne connaît pas la cohorte « 2021-spring »",
    );
    same(
        &HintOf(unknown),
        "its files were put into this folder by hand; the first command that writes in it brings it to the store",
        "ses fichiers ont été mis à la main dans ce dossier ; la première commande qui y écrit l'apporte à la base",
    );
    let reads = ShareRefusal::ReadsAsHead { who: "noel".into() };
    same(
        &HintOf(reads),
        "ask somebody of the head office who may write",
        "demandez à quelqu'un du siège qui peut modifier",
    );
}

#[test]
fn a_store_that_stops_answering_is_said() {
    let host = || "base.example.org".to_owned();
    let silent = StoreSilence::NoAnswer { host: host() };
    same(
        &silent,
        "base.example.org does not answer: nothing was changed",
        "base.example.org ne répond pas : rien n'a été modifié",
    );
    same(&HintOf(silent), "run it again once the network is back", "relancez quand le réseau est revenu");
    let unknown = StoreSilence::NotKnown { host: host() };
    same(
        &unknown,
        "base.example.org stopped answering: it is not known whether it was done",
        "base.example.org a cessé de répondre : on ne sait pas si c'est fait",
    );
    same(
        &HintOf(unknown),
        "run it again: what is done already is not done twice",
        "relancez : ce qui est déjà fait ne le sera pas deux fois",
    );
}

#[test]
fn a_new_office_and_a_login_that_stays_are_said() {
    same(
        &ShareNote::NewOffice { office: "nantes".into(), others: vec!["head".into(), "lyon".into()] },
        "`nantes` is a new office, beside head and lyon",
        "« nantes » est une nouvelle antenne, à côté de head et lyon",
    );
    same(
        &ShareHint::LeaveLogin { who: "omar".into() },
        "leave the login of omar in the database until then: without it a copy cannot ask, and loses nothing",
        "laissez d'ici là l'identifiant de omar dans la base : sans lui, une copie ne peut pas l'interroger et garde tout",
    );
}
