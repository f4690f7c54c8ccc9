//! What the commands of a shared programme say, in both languages.

use super::words::ShareWords;
use crate::commands::anew::Meanwhile;
use crate::lang::words::{HintOf, Words};
use crate::store::shared::address::AddressFault;
use crate::store::shared::messages::AsOf;
use crate::ui::status::Status;
use crate::ui::usage::BadValue;

fn same(said: &dyn Words, en: &str, fr: &str) {
    assert_eq!((said.en().as_str(), said.fr().as_str()), (en, fr));
}

#[test]
fn what_a_copy_is() {
    same(
        &ShareWords::CopyOf { address: "postgres://claire@base.example.org/formation".into() },
        "a copy of postgres://claire@base.example.org/formation",
        "une copie de postgres://claire@base.example.org/formation",
    );
    let reads = ShareWords::Reads { office: "lyon".into() };
    same(&reads, "lyon (reads)", "lyon (lecture)");
    same(&ShareWords::Offices { offices: vec!["head".into()] }, "offices: head", "antennes : head");
    same(&ShareWords::Cohorts { cohorts: 2 }, "2 cohorts of it here", "2 cohortes ici");
    let at = "2026-11-30T14:02:00".parse().ok();
    same(
        &ShareWords::LastAnswer { as_of: AsOf { at, is_today: true, operation: 7 } },
        "as of 14:02, operation 7",
        "dernier contact à 14h02, opération 7",
    );
    same(&ShareWords::AllSent, "nothing waits to be sent", "rien n'attend d'être envoyé");
    same(
        &ShareWords::Waits { command: "formation undo".into() },
        "not known to be in the store: `formation undo`; the next command sends it again",
        "peut-être absente de la base : « formation undo » ; la prochaine commande la renvoie",
    );
    let command = || "formation attend".to_owned();
    same(
        &ShareWords::NotSent { command: command() },
        "not sent yet: `formation attend`",
        "pas encore envoyée : « formation attend »",
    );
    same(
        &ShareWords::Undecided { number: 3, command: command() },
        "3: `formation attend`, made offline, contradicts what the store has",
        "3 : « formation attend », faite hors ligne, contredit ce qu'a la base",
    );
    same(
        &ShareWords::MineOrTheirs { number: 3 },
        "`formation share settle 3 --mine` writes yours, `formation share settle 3 --theirs` drops it",
        "`formation share settle 3 --mine` écrit la vôtre, `formation share settle 3 --theirs` l'abandonne",
    );
    same(
        &ShareWords::OnlyTheirs { number: 3 },
        "the rules no longer allow it: `formation share settle 3 --theirs` drops it",
        "les règles ne le permettent plus : `formation share settle 3 --theirs` l'abandonne",
    );
    same(
        &Status::Waits,
        "not in the store yet: it is sent as soon as the store answers",
        "pas encore dans la base : envoi dès que la base répond",
    );
    same(
        &Status::SentByHand { files: vec!["programme.toml".into()], operation: 7 },
        "programme.toml, changed by hand: operation 7, in the store",
        "programme.toml, modification à la main : opération 7, dans la base",
    );
    same(&Status::InStore { operation: 7 }, "operation 7, in the store", "opération 7, dans la base");
}

#[test]
fn how_it_begins_and_ends() {
    same(
        &ShareWords::Started { files: 12, lines: 1 },
        "12 files and 1 operation are in the store; this folder is its first copy",
        "12 fichiers et 1 opération sont dans la base ; ce dossier en est la première copie",
    );
    same(
        &ShareWords::StaysHere { files: vec!["data/c/a:b".into()] },
        "stays on this machine alone, by its name: data/c/a:b",
        "reste sur cette seule machine, à cause de son nom : data/c/a:b",
    );
    same(
        &ShareWords::InOneFile { cohorts: vec!["spring".into()] },
        "defined in programme.toml, so that the head office alone may change their dates: spring",
        "cohortes définies dans programme.toml, donc seul le siège peut changer leurs dates : spring",
    );
    same(
        &ShareWords::Joined { folder: "lyon".into(), operation: 7 },
        "lyon: a copy as of operation 7",
        "lyon : une copie, à l'opération 7",
    );
    same(
        &ShareWords::Left { fetched: 2 },
        "an ordinary folder again; 2 files of evidence came from the store",
        "de nouveau un dossier ordinaire ; 2 justificatifs venus de la base",
    );
    same(
        &ShareWords::Left { fetched: 1 },
        "an ordinary folder again; 1 file of evidence came from the store",
        "de nouveau un dossier ordinaire ; 1 justificatif venu de la base",
    );
    same(&ShareWords::Left { fetched: 0 }, "an ordinary folder again", "de nouveau un dossier ordinaire");
    same(
        &ShareWords::NotWithStore,
        "--offline keeps this command from doing anything",
        "--offline empêche cette commande de faire quoi que ce soit",
    );
    same(
        &ShareWords::PasswordFileUnreadable { file: "mdp".into(), why: "denied".into() },
        "mdp, the file of the password, cannot be read: denied",
        "mdp, le fichier du mot de passe, ne peut pas être lu : denied",
    );
    same(
        &BadValue::NotAnOffice { typed: "Été".into() },
        "`Été` cannot name an office: letters without accents, digits, `-`, `_` and `.`",
        "« Été » ne peut pas nommer une antenne : lettres sans accent, chiffres, `-`, `_` et `.`",
    );
    let address = BadValue::Address(AddressFault::NoUser);
    assert_eq!(
        (address.en(), HintOf(address.clone()).en()),
        (AddressFault::NoUser.en(), HintOf(AddressFault::NoUser).en())
    );
}

#[test]
fn what_a_comparison_finds() {
    same(
        &ShareWords::Alike { files: 12, lines: 1, operation: 7 },
        "12 files and 1 line of the journal are as the store has them (operation 7)",
        "12 fichiers et 1 ligne du journal sont tels que dans la base (opération 7)",
    );
    let file = || "data/c/a.csv".to_owned();
    same(
        &ShareWords::FileDiffers { file: file() },
        "data/c/a.csv: not as the store has it",
        "data/c/a.csv : pas tel que dans la base",
    );
    same(
        &ShareWords::FileMissing { file: file() },
        "data/c/a.csv: in the store, not here",
        "data/c/a.csv : dans la base, pas ici",
    );
    same(
        &ShareWords::FileUnsent { file: file() },
        "data/c/a.csv: here, not in the store",
        "data/c/a.csv : ici, pas dans la base",
    );
    same(
        &ShareWords::LineDiffers { operation: 7 },
        "operation 7: its line in the journal is not as the store has it",
        "opération 7 : sa ligne du journal n'est pas telle que dans la base",
    );
    same(
        &ShareWords::RestoreHint,
        "`formation share check --restore` sets those files aside and puts the store's in place",
        "`formation share check --restore` met ces fichiers de côté et remet ceux de la base",
    );
    same(
        &ShareWords::Restored { file: file(), kept: Some("a.csv.by-hand-7".into()) },
        "data/c/a.csv: as the store has it; yours is kept as a.csv.by-hand-7",
        "data/c/a.csv : tel que dans la base ; le vôtre est gardé sous a.csv.by-hand-7",
    );
    same(
        &ShareWords::Restored { file: file(), kept: None },
        "data/c/a.csv: as the store has it",
        "data/c/a.csv : tel que dans la base",
    );
}

#[test]
fn what_came_first() {
    let at = "2026-11-30T14:02:00".parse().ok();
    let first = |is_today| Meanwhile::CameBetween {
        by: "lyon".into(),
        at,
        is_today,
        operation: 1531,
        command: "formation enrol 'Omar Test'".into(),
    };
    same(
        &first(true),
        "lyon came first, at 14:02: formation enrol 'Omar Test' (operation 1531)",
        "lyon est passé avant, à 14h02 : formation enrol 'Omar Test' (opération 1531)",
    );
    same(
        &first(false),
        "lyon came first, on 30 November 2026 at 14:02: formation enrol 'Omar Test' (operation 1531)",
        "lyon est passé avant, le 30 novembre 2026 à 14h02 : formation enrol 'Omar Test' (opération 1531)",
    );
}
