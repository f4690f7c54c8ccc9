//! What a copy says of itself, in both languages.

use super::messages::{AsOf, Sharing, SharingHint};
use super::opening::CannotOpen;
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
        (
            Sharing::OutboxUnreadable { file: "data/.outbox/1".into() },
            "data/.outbox/1, an operation on its way to the store, is damaged: nothing of it is sent",
            "data/.outbox/1, une opération en route vers la base, est abîmé : rien n'en est envoyé",
        ),
        (
            Sharing::EvidenceNotHere { file: "data/c/evidence/z.csv".into() },
            "data/c/evidence/z.csv is in the store and was not fetched yet",
            "data/c/evidence/z.csv est dans la base et n'a pas encore été téléchargé",
        ),
        (
            Sharing::EvidenceMovedOn { file: "data/c/evidence/z.csv".into() },
            "data/c/evidence/z.csv is another one in the store by now",
            "data/c/evidence/z.csv n'est plus le même dans la base",
        ),
        (
            Sharing::Diverged { operation: 7, head: 5 },
            "the store is at operation 5 and does not know operation 7 of this copy: it was restored from a backup, or another \
             machine took its place",
            "la base en est à l'opération 5 et ne connaît pas l'opération 7 de cette copie : elle a été restaurée d'une \
             sauvegarde, ou une autre machine l'a remplacée",
        ),
        (
            Sharing::OtherFormat { format: 2 },
            "the store was made by another version of the program (format 2)",
            "la base a été créée par une autre version du programme (format 2)",
        ),
        (
            Sharing::NoStore { host: host() },
            "the database on base.example.org holds no programme",
            "la base de base.example.org ne contient aucun programme",
        ),
        (
            Sharing::NotAdmitted { host: host(), who: "maelle".into() },
            "maelle belongs to no office of the programme on base.example.org",
            "maelle n'appartient à aucune antenne du programme de base.example.org",
        ),
        (
            Sharing::NotHereYet { operation: 7 },
            "operation 7 is in the store, and could not be put in place here yet",
            "l'opération 7 est dans la base, et n'a pas encore pu être mise en place ici",
        ),
        (
            Sharing::StillWaiting,
            "an operation of this copy is not known to be in the store",
            "une opération de cette copie n'est peut-être pas dans la base",
        ),
        (
            Sharing::AlreadyShared { address: "postgres://claire@base.example.org/formation".into() },
            "this folder is a copy of the programme at postgres://claire@base.example.org/formation already",
            "ce dossier est déjà une copie du programme de postgres://claire@base.example.org/formation",
        ),
        (
            Sharing::NotEmpty { folder: "lyon".into() },
            "lyon holds files already: a copy is made in a new folder",
            "lyon contient déjà des fichiers : une copie se fait dans un dossier neuf",
        ),
        (
            Sharing::NotShared,
            "this folder is not shared: it is no copy of a programme in a store",
            "ce dossier n'est pas partagé : ce n'est pas la copie d'un programme d'une base",
        ),
        (
            Sharing::NameUnfit { file: "templates/a\\b".into() },
            "templates/a\\b: no store can have a file of such a name",
            "templates/a\\b : aucune base ne peut contenir un fichier de ce nom",
        ),
        (
            Sharing::JournalLineUnfit { line: 3 },
            "line 3 of data/journal.jsonl is no operation: no copy could follow it",
            "la ligne 3 de data/journal.jsonl n'est pas une opération : aucune copie ne pourrait la suivre",
        ),
    ];
    for (what, en, fr) in said {
        assert_eq!((what.en().as_str(), what.fr().as_str()), (*en, *fr));
    }
}

/// Ten minutes after operation 7 was known.
fn as_of() -> AsOf {
    AsOf { at: "2026-11-30T14:02:00".parse().ok(), is_today: true, operation: 7 }
}

fn host() -> String {
    "base.example.org".into()
}

#[test]
fn what_a_store_without_an_answer_comes_to_is_said_in_both_languages() {
    let why = || CannotOpen::NoTls { host: host() };
    let said: &[(Sharing, &str, &str)] = &[
        (
            Sharing::SilentAsOf { host: host(), as_of: as_of() },
            "base.example.org does not answer: as of 14:02, operation 7",
            "base.example.org ne répond pas : dernier contact à 14h02, opération 7",
        ),
        (
            Sharing::SilentAsOf { host: host(), as_of: AsOf { is_today: false, ..as_of() } },
            "base.example.org does not answer: as of 30 November 2026, 14:02, operation 7",
            "base.example.org ne répond pas : dernier contact le 30 novembre 2026 à 14h02, opération 7",
        ),
        (
            Sharing::SilentAsOf { host: host(), as_of: AsOf { at: None, ..as_of() } },
            "base.example.org does not answer: as of operation 7",
            "base.example.org ne répond pas : à l'opération 7",
        ),
        (
            Sharing::ShutAsOf { why: why(), as_of: as_of() },
            "base.example.org offers no encrypted connection; as of 14:02, operation 7",
            "base.example.org n'offre pas de connexion chiffrée ; dernier contact à 14h02, opération 7",
        ),
        (
            Sharing::SilentNotWritten { host: host() },
            "base.example.org does not answer: nothing was written",
            "base.example.org ne répond pas : rien n'a été écrit",
        ),
        (
            Sharing::ShutNotWritten { why: why() },
            "base.example.org offers no encrypted connection; nothing was written",
            "base.example.org n'offre pas de connexion chiffrée ; rien n'a été écrit",
        ),
        (
            Sharing::OfflineNotWritten,
            "offline, nothing is written in a copy of a shared programme: the store decides who comes first",
            "hors ligne, rien n'est écrit dans la copie d'un programme partagé : c'est la base qui décide de l'ordre",
        ),
        (
            Sharing::NoWayNotWritten,
            "this folder is a copy of a shared programme, and its store was not asked: nothing was written",
            "ce dossier est la copie d'un programme partagé, et sa base n'a pas été consultée : rien n'a été écrit",
        ),
        (
            Sharing::NotKnown { host: host() },
            "base.example.org stopped answering: it is not known whether it was written",
            "base.example.org a cessé de répondre : on ne sait pas si l'écriture a eu lieu",
        ),
        (
            Sharing::ForbiddenCohort { cohort: "spring".into(), who: "maelle".into() },
            "maelle may read the cohort `spring`, not write it; nothing was written",
            "maelle peut lire la cohorte « spring », non la modifier ; rien n'a été écrit",
        ),
        (
            Sharing::ForbiddenProgramme { who: "maelle".into() },
            "the programme, its templates and its seals are the head office's to write, and maelle is not of it; nothing was \
             written",
            "le programme, ses modèles et ses états scellés sont écrits par le siège, dont maelle ne fait pas partie ; rien n'a \
             été écrit",
        ),
        (
            Sharing::ForbiddenUnseen { who: "maelle".into() },
            "this would also change what is kept of a cohort that maelle does not see; nothing was written",
            "cela modifierait aussi ce qui est gardé d'une cohorte que maelle ne voit pas ; rien n'a été écrit",
        ),
        (
            Sharing::MayNameErased { files: vec!["data/c/enrolments.csv.by-hand-3".into()] },
            "somebody was erased, and this folder could not be read to find where else they are named; these may name them: data/c/enrolments.csv.by-hand-3",
            "une personne a été effacée, et ce dossier n'a pas pu être lu pour savoir où elle est encore nommée ; peut-être dans : data/c/enrolments.csv.by-hand-3",
        ),
        (
            Sharing::MayWriteNothing { who: "maelle".into() },
            "maelle may read this programme, not write it; nothing was written",
            "maelle peut lire ce programme, non le modifier ; rien n'a été écrit",
        ),
        (
            Sharing::Malformed { what: "by".into() },
            "no store takes such an operation (by); nothing was written",
            "aucune base n'accepte une telle opération (by) ; rien n'a été écrit",
        ),
        (
            Sharing::AlwaysQuicker { path: "data/c/a.csv".into() },
            "somebody else was quicker with data/c/a.csv each time; nothing was written",
            "quelqu'un d'autre a été plus rapide sur data/c/a.csv à chaque essai ; rien n'a été écrit",
        ),
        (
            Sharing::EditedByHand { files: vec!["data/c/a.csv".into()] },
            "data/c/a.csv was changed by hand in this copy, and nobody can say what was changed: it is not sent; nothing was written",
            "data/c/a.csv : modification à la main dans cette copie, sans que l'on puisse dire laquelle : elle n'est pas envoyée ; rien n'a été écrit",
        ),
        (
            Sharing::TwoRowsByHand { file: "data/c/a.csv".into(), row: "m1-1 · aa".into() },
            "data/c/a.csv was changed by hand and has two rows of m1-1 · aa: it is not sent; nothing was written",
            "data/c/a.csv a été modifié à la main et compte deux lignes pour m1-1 · aa : il n'est pas envoyé ; rien n'a été écrit",
        ),
        (
            Sharing::CellClash {
                file: "data/c/a.csv".into(),
                row: "m1-1 · aa".into(),
                column: "minutes".into(),
                hers: "90".into(),
                theirs: "60".into(),
            },
            "data/c/a.csv, m1-1 · aa, minutes: you wrote `90`, the store has `60`",
            "data/c/a.csv, m1-1 · aa, minutes : vous avez écrit « 90 », la base a « 60 »",
        ),
        (
            Sharing::RemovedClash { file: "data/c/a.csv".into(), row: "m1-1 · aa".into() },
            "data/c/a.csv, m1-1 · aa: you took the row out, the store has changed it",
            "data/c/a.csv, m1-1 · aa : vous avez retiré la ligne, la base l'a modifiée",
        ),
        (
            Sharing::GoneClash { file: "data/c/a.csv".into(), row: "m1-1 · aa".into() },
            "data/c/a.csv, m1-1 · aa: you changed the row, the store no longer has it",
            "data/c/a.csv, m1-1 · aa : vous avez modifié la ligne, la base ne l'a plus",
        ),
        (
            Sharing::SessionClash { file: "programme.toml".into(), session: "m1-1".into() },
            "programme.toml: you changed the session m1-1, and so did somebody else",
            "programme.toml : vous avez modifié la séance m1-1, et quelqu'un d'autre aussi",
        ),
        (
            Sharing::LinesClash { file: "programme.toml".into() },
            "programme.toml: you and somebody else changed the same lines",
            "programme.toml : vous et quelqu'un d'autre avez modifié les mêmes lignes",
        ),
        (
            Sharing::NeedsStore { file: "data/c/enrolments.csv".into() },
            "without the store only marks, meetings held, names in logs and evidence are written, and this also writes data/c/enrolments.csv: two offices cannot both have the last seat; nothing was written",
            "sans la base, on n'écrit que les émargements, les séances tenues, les noms des relevés et les preuves, et ceci écrit aussi data/c/enrolments.csv : deux antennes ne peuvent pas attribuer la même dernière place ; rien n'a été écrit",
        ),
        (
            Sharing::OfflineSent { operation: 7, command: "formation attend".into() },
            "`formation attend`, made offline: operation 7, in the store",
            "« formation attend », faite hors ligne : opération 7, dans la base",
        ),
        (
            Sharing::OfflineThere { command: "formation attend".into() },
            "`formation attend`, made offline: the store has the same already",
            "« formation attend », faite hors ligne : la base a déjà la même chose",
        ),
        (
            Sharing::OfflineClashes { command: "formation attend".into() },
            "`formation attend`, made offline, contradicts what the store has: it waits, and the store's rows stand",
            "« formation attend », faite hors ligne, contredit ce qu'a la base : elle attend, et les lignes de la base restent",
        ),
        (
            Sharing::OfflineRefused {
                command: "formation attend".into(),
                en: "no seat".into(),
                fr: "plus de place".into(),
            },
            "`formation attend`, made offline, can no longer be written: no seat",
            "« formation attend », faite hors ligne, ne peut plus être écrite : plus de place",
        ),
        (Sharing::OfflineNotAllowed, "the store does not let you write it", "la base ne vous laisse pas l'écrire"),
        (
            Sharing::NothingOfNumber { number: 3 },
            "nothing of number 3 waits for a decision",
            "rien n'attend de décision sous le numéro 3",
        ),
        (
            Sharing::LeftWritten { operation: 7, command: "formation undo".into() },
            "`formation undo` had been cut short: it is operation 7, in the store",
            "« formation undo » avait été interrompue : c'est l'opération 7, dans la base",
        ),
        (
            Sharing::LeftUnwritten { command: "formation undo".into() },
            "`formation undo` had been cut short, and was not written: the store has changed since",
            "« formation undo » avait été interrompue, et n'a pas été écrite : la base a changé depuis",
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
        (
            SharingHint::HeadDoesIt,
            "the head office sees all cohorts: it runs the command in its copy",
            "le siège voit toutes les cohortes : il lance la commande dans sa copie",
        ),
        (
            SharingHint::RemoveNamed,
            "look into them, and remove those that are not needed",
            "ouvrez-les, et supprimez ceux qui ne servent plus",
        ),
        (SharingHint::Upgrade, "use that version here too", "utilisez cette version ici aussi"),
        (
            SharingHint::RemoveArrival { folder: "data/.arrived" },
            "remove data/.arrived: the store still has all of it",
            "supprimez data/.arrived : la base a toujours tout ce qu'il contient",
        ),
        (
            SharingHint::MoveOutboxFile { file: "data/.outbox/1".into() },
            "move data/.outbox/1 out of the folder, then look with `formation history` for what it was to write",
            "sortez data/.outbox/1 du dossier, puis cherchez avec `formation history` ce qu'il devait écrire",
        ),
        (SharingHint::RunAgain, "run it again", "relancez la commande"),
        (SharingHint::OfStore, "the command needs the network", "la commande a besoin du réseau"),
        (
            SharingHint::WithoutOffline,
            "run it without `--offline` and FORMATION_OFFLINE, with the network",
            "relancez-la sans `--offline` ni FORMATION_OFFLINE, avec le réseau",
        ),
        (
            SharingHint::WhenItAnswers,
            "run it again once the network is back: nothing is lost, and everything can be read meanwhile",
            "relancez-la quand le réseau est revenu : rien n'est perdu, et tout se lit entre-temps",
        ),
        (
            SharingHint::NextSettles,
            "the next command settles it: it is written once, or not at all",
            "la prochaine commande le règle : ce sera écrit une fois, ou pas du tout",
        ),
        (SharingHint::NextPuts, "the next command puts it in place", "la prochaine commande la mettra en place"),
        (
            SharingHint::OfOpening { why: CannotOpen::NoSuchDatabase { host: host(), database: "formation".into() } },
            "try again later",
            "réessayez plus tard",
        ),
        (
            SharingHint::OfOpening { why: CannotOpen::NoTls { host: host() } },
            "whoever runs the database has to turn on TLS (`ssl = on`)",
            "qui gère la base doit activer le TLS (`ssl = on`)",
        ),
        (
            SharingHint::AskToBeLetIn { who: "maelle".into() },
            "the head office lets you in: `formation share allow maelle --office OFFICE`",
            "le siège vous y fait entrer : `formation share allow maelle --office ANTENNE`",
        ),
        (
            SharingHint::AskHeadOffice,
            "ask the head office for the right to write it: `formation share` says what this copy may do",
            "demandez au siège le droit de le modifier : `formation share` dit ce que cette copie peut faire",
        ),
        (
            SharingHint::Settle { number: 3 },
            "`formation share settle 3 --mine` writes yours, `--theirs` drops it",
            "`formation share settle 3 --mine` écrit la vôtre, `--theirs` l'abandonne",
        ),
        (
            SharingHint::SettleLists,
            "`formation share settle` lists what waits",
            "`formation share settle` liste ce qui attend",
        ),
        (
            SharingHint::CheckByHand,
            "`formation share check --restore` sets your version aside and puts that of the store in place; then write it with a \
             command",
            "`formation share check --restore` met votre version de côté et remet celle de la base ; puis écrivez-la par une \
             commande",
        ),
        (
            SharingHint::CallWhoRunsIt,
            "nothing is lost here: keep a copy of this folder, and call whoever runs the database",
            "rien n'est perdu ici : gardez une copie de ce dossier, et appelez qui gère la base",
        ),
        (
            SharingHint::LeaveFirst,
            "`formation share` says which; `formation share leave` makes it an ordinary folder again",
            "`formation share` dit laquelle ; `formation share leave` en refait un dossier ordinaire",
        ),
        (SharingHint::RenameFile, "rename it, or move it away", "renommez-le, ou déplacez-le"),
        (
            SharingHint::CheckFirst,
            "`formation check` says what is wrong with it",
            "`formation check` dit ce qui ne va pas",
        ),
        (
            SharingHint::AnotherFolder,
            "name another folder behind the address",
            "nommez un autre dossier après l'adresse",
        ),
        (
            SharingHint::StartOrJoin,
            "`formation share start` shares this folder, `formation share join` makes a copy of one that is shared",
            "`formation share start` partage ce dossier, `formation share join` fait une copie d'un programme partagé",
        ),
    ];
    for (hint, en, fr) in said {
        assert_eq!((hint.en().as_str(), hint.fr().as_str()), (*en, *fr));
    }
}
