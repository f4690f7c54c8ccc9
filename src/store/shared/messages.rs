//! What a folder that is a copy says of itself and of its store.

use chrono::NaiveDateTime;

use super::opening::CannotOpen;
use crate::lang::dates::{clock, long_date};
use crate::lang::message::words;
use crate::lang::words::{Lang, Words};

/// What is advised; where nothing is, to wait.
fn or_wait<'h>(hint: &'h str, wait: &'h str) -> &'h str {
    if hint.is_empty() { wait } else { hint }
}

words! {
    /// What was found of a copy.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Sharing {
        LinkUnreadable { file: &'static str, at: usize }
            en: "{file} does not say which store this folder is a copy of: it cannot be read from line {at} on"
            fr: "{file} ne dit pas de quelle base ce dossier est une copie : illisible à partir de la ligne {at}",

        LinkOfLater { file: &'static str, format: u32 }
            en: "{file} was written by a later version of the program (format {format})"
            fr: "{file} a été écrit par une version plus récente du programme (format {format})",

        ArrivalUnreadable { folder: &'static str }
            en: "what came from the store lies in {folder} and cannot be read"
            fr: "ce qui est venu de la base se trouve dans {folder} et ne peut pas être lu",

        Unfit { what: String }
            en: "the store sent what no copy takes: {what}; nothing was changed"
            fr: "la base a envoyé ce qu'aucune copie n'accepte : {what} ; rien n'a été modifié",

        ReadAsArrived { operation: u64 }
            en: "the folder is read as the store had it at operation {operation}; it cannot be written here"
            fr: "le dossier est lu tel que la base l'avait à l'opération {operation} ; il ne peut pas être écrit ici",

        ArrivalFinished { operation: u64 }
            en: "a command was cut short while the folder caught up with the store: it is as of operation {operation} now"
            fr: "une commande avait été interrompue pendant la mise à jour depuis la base : le dossier en est à \
                l'opération {operation}",

        MayNameErased { files: Vec<String> }
            en: "somebody was erased, and this folder could not be read to find where else they are named; these may name them: {files}"
            fr: "une personne a été effacée, et ce dossier n'a pas pu être lu pour savoir où elle est encore nommée ; peut-être dans : \
                {files}",

        KeptByHand { file: String, kept: String }
            en: "{file} was changed by hand and in the store: your version is kept as {kept}"
            fr: "{file} a été modifié à la main et dans la base : votre version est gardée sous {kept}",

        OutboxUnreadable { file: String }
            en: "{file}, an operation on its way to the store, is damaged: nothing of it is sent"
            fr: "{file}, une opération en route vers la base, est abîmé : rien n'en est envoyé",

        EvidenceNotHere { file: String }
            en: "{file} is in the store and was not fetched yet"
            fr: "{file} est dans la base et n'a pas encore été téléchargé",

        EvidenceMovedOn { file: String }
            en: "{file} is another one in the store by now"
            fr: "{file} n'est plus le même dans la base",

        SilentAsOf { host: String, as_of: AsOf }
            en: ("{host} does not answer: {}", as_of.en())
            fr: ("{host} ne répond pas : {}", as_of.fr()),

        ShutAsOf { why: CannotOpen, as_of: AsOf }
            en: ("{}; {}", why.en(), as_of.en())
            fr: ("{} ; {}", why.fr(), as_of.fr()),

        SilentNotWritten { host: String }
            en: "{host} does not answer: nothing was written"
            fr: "{host} ne répond pas : rien n'a été écrit",

        ShutNotWritten { why: CannotOpen }
            en: ("{}; nothing was written", why.en())
            fr: ("{} ; rien n'a été écrit", why.fr()),

        OfflineNotWritten
            en: "offline, nothing is written in a copy of a shared programme: the store decides who comes first"
            fr: "hors ligne, rien n'est écrit dans la copie d'un programme partagé : c'est la base qui décide de l'ordre",

        NoWayNotWritten
            en: "this folder is a copy of a shared programme, and its store was not asked: nothing was written"
            fr: "ce dossier est la copie d'un programme partagé, et sa base n'a pas été consultée : rien n'a été écrit",

        NotKnown { host: String }
            en: "{host} stopped answering: it is not known whether it was written"
            fr: "{host} a cessé de répondre : on ne sait pas si l'écriture a eu lieu",

        Diverged { operation: u64, head: u64 }
            en: "the store is at operation {head} and does not know operation {operation} of this copy: it was restored from a \
                backup, or another machine took its place"
            fr: "la base en est à l'opération {head} et ne connaît pas l'opération {operation} de cette copie : elle a été \
                restaurée d'une sauvegarde, ou une autre machine l'a remplacée",

        OtherFormat { format: u32 }
            en: "the store was made by another version of the program (format {format})"
            fr: "la base a été créée par une autre version du programme (format {format})",

        NoStore { host: String }
            en: "the database on {host} holds no programme"
            fr: "la base de {host} ne contient aucun programme",

        NotAdmitted { host: String, who: String }
            en: "{who} belongs to no office of the programme on {host}"
            fr: "{who} n'appartient à aucune antenne du programme de {host}",

        ForbiddenCohort { cohort: String, who: String }
            en: "{who} may read the cohort `{cohort}`, not write it; nothing was written"
            fr: "{who} peut lire la cohorte « {cohort} », non la modifier ; rien n'a été écrit",

        /// The cohort is not named: they do not see that there is one.
        ForbiddenUnseen { who: String }
            en: "this would also change what is kept of a cohort that {who} does not see; nothing was written"
            fr: "cela modifierait aussi ce qui est gardé d'une cohorte que {who} ne voit pas ; rien n'a été écrit",

        ForbiddenProgramme { who: String }
            en: "the programme, its templates and its seals are the head office's to write, and {who} is not of it; nothing was \
                written"
            fr: "le programme, ses modèles et ses états scellés sont écrits par le siège, dont {who} ne fait pas partie ; rien n'a \
                été écrit",

        MayWriteNothing { who: String }
            en: "{who} may read this programme, not write it; nothing was written"
            fr: "{who} peut lire ce programme, non le modifier ; rien n'a été écrit",

        Malformed { what: String }
            en: "no store takes such an operation ({what}); nothing was written"
            fr: "aucune base n'accepte une telle opération ({what}) ; rien n'a été écrit",

        AlwaysQuicker { path: String }
            en: "somebody else was quicker with {path} each time; nothing was written"
            fr: "quelqu'un d'autre a été plus rapide sur {path} à chaque essai ; rien n'a été écrit",

        EditedByHand { files: Vec<String> }
            en: "{files} was changed by hand in this copy, and nobody can say what was changed: it is not sent; nothing was written"
            fr: "{files} : modification à la main dans cette copie, sans que l'on puisse dire laquelle : elle n'est pas envoyée ; \
                rien n'a été écrit",

        NeedsStore { file: String }
            en: "without the store only marks, meetings held, names in logs and evidence are written, and this also writes {file}: two \
                offices cannot both have the last seat; nothing was written"
            fr: "sans la base, on n'écrit que les émargements, les séances tenues, les noms des relevés et les preuves, et ceci écrit \
                aussi {file} : deux antennes ne peuvent pas attribuer la même dernière place ; rien n'a été écrit",

        OfflineSent { operation: u64, command: String }
            en: "`{command}`, made offline: operation {operation}, in the store"
            fr: "« {command} », faite hors ligne : opération {operation}, dans la base",

        OfflineThere { command: String }
            en: "`{command}`, made offline: the store has the same already"
            fr: "« {command} », faite hors ligne : la base a déjà la même chose",

        OfflineClashes { command: String }
            en: "`{command}`, made offline, contradicts what the store has: it waits, and the store's rows stand"
            fr: "« {command} », faite hors ligne, contredit ce qu'a la base : elle attend, et les lignes de la base restent",

        OfflineRefused { command: String, en: String, fr: String }
            en: "`{command}`, made offline, can no longer be written: {en}"
            fr: "« {command} », faite hors ligne, ne peut plus être écrite : {fr}",

        OfflineNotAllowed
            en: "the store does not let you write it"
            fr: "la base ne vous laisse pas l'écrire",

        NothingOfNumber { number: u32 }
            en: "nothing of number {number} waits for a decision"
            fr: "rien n'attend de décision sous le numéro {number}",

        TwoRowsByHand { file: String, row: String }
            en: "{file} was changed by hand and has two rows of {row}: it is not sent; nothing was written"
            fr: "{file} a été modifié à la main et compte deux lignes pour {row} : il n'est pas envoyé ; rien n'a été écrit",

        CellClash { file: String, row: String, column: String, hers: String, theirs: String }
            en: "{file}, {row}, {column}: you wrote `{hers}`, the store has `{theirs}`"
            fr: "{file}, {row}, {column} : vous avez écrit « {hers} », la base a « {theirs} »",

        RemovedClash { file: String, row: String }
            en: "{file}, {row}: you took the row out, the store has changed it"
            fr: "{file}, {row} : vous avez retiré la ligne, la base l'a modifiée",

        GoneClash { file: String, row: String }
            en: "{file}, {row}: you changed the row, the store no longer has it"
            fr: "{file}, {row} : vous avez modifié la ligne, la base ne l'a plus",

        SessionClash { file: String, session: String }
            en: "{file}: you changed the session {session}, and so did somebody else"
            fr: "{file} : vous avez modifié la séance {session}, et quelqu'un d'autre aussi",

        LinesClash { file: String }
            en: "{file}: you and somebody else changed the same lines"
            fr: "{file} : vous et quelqu'un d'autre avez modifié les mêmes lignes",

        NotHereYet { operation: u64 }
            en: "operation {operation} is in the store, and could not be put in place here yet"
            fr: "l'opération {operation} est dans la base, et n'a pas encore pu être mise en place ici",

        NotEmpty { folder: String }
            en: "{folder} holds files already: a copy is made in a new folder"
            fr: "{folder} contient déjà des fichiers : une copie se fait dans un dossier neuf",

        NotShared
            en: "this folder is not shared: it is no copy of a programme in a store"
            fr: "ce dossier n'est pas partagé : ce n'est pas la copie d'un programme d'une base",

        AlreadyShared { address: String }
            en: "this folder is a copy of the programme at {address} already"
            fr: "ce dossier est déjà une copie du programme de {address}",

        NameUnfit { file: String }
            en: "{file}: no store can have a file of such a name"
            fr: "{file} : aucune base ne peut contenir un fichier de ce nom",

        JournalLineUnfit { line: usize }
            en: "line {line} of data/journal.jsonl is no operation: no copy could follow it"
            fr: "la ligne {line} de data/journal.jsonl n'est pas une opération : aucune copie ne pourrait la suivre",

        StillWaiting
            en: "an operation of this copy is not known to be in the store"
            fr: "une opération de cette copie n'est peut-être pas dans la base",

        LeftWritten { operation: u64, command: String }
            en: "`{command}` had been cut short: it is operation {operation}, in the store"
            fr: "« {command} » avait été interrompue : c'est l'opération {operation}, dans la base",

        LeftUnwritten { command: String }
            en: "`{command}` had been cut short, and was not written: the store has changed since"
            fr: "« {command} » avait été interrompue, et n'a pas été écrite : la base a changé depuis",
    }
}

/// As of when a copy is read: the moment of the last answer, by the clock of this machine, and the last operation that it knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// None where it is not known.
    pub at: Option<NaiveDateTime>,
    /// Whether that is today.
    pub is_today: bool,
    pub operation: u64,
}

impl Words for AsOf {
    fn say(&self, lang: Lang) -> String {
        let hour = self.at.map(|at| clock(at.time(), lang)).unwrap_or_default();
        let day = self.at.map(|at| long_date(at.date(), lang)).unwrap_or_default();
        let operation = self.operation;
        match (self.at.is_some(), self.is_today, lang) {
            (true, true, Lang::En) => format!("as of {hour}, operation {operation}"),
            (true, true, Lang::Fr) => format!("dernier contact à {hour}, opération {operation}"),
            (true, false, Lang::En) => format!("as of {day}, {hour}, operation {operation}"),
            (true, false, Lang::Fr) => format!("dernier contact le {day} à {hour}, opération {operation}"),
            (false, _, Lang::En) => format!("as of operation {operation}"),
            (false, _, Lang::Fr) => format!("à l'opération {operation}"),
        }
    }
}

words! {
    /// What to do about it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SharingHint {
        Settle { number: u32 }
            en: "`formation share settle {number} --mine` writes yours, `--theirs` drops it"
            fr: "`formation share settle {number} --mine` écrit la vôtre, `--theirs` l'abandonne",

        SettleLists
            en: "`formation share settle` lists what waits"
            fr: "`formation share settle` liste ce qui attend",

        RestoreLink
            en: "restore the file from a backup; nothing else of the folder is lost"
            fr: "restaurez ce fichier d'après une sauvegarde ; rien d'autre n'est perdu dans le dossier",

        Upgrade
            en: "use that version here too"
            fr: "utilisez cette version ici aussi",

        RemoveArrival { folder: &'static str }
            en: "remove {folder}: the store still has all of it"
            fr: "supprimez {folder} : la base a toujours tout ce qu'il contient",

        MoveOutboxFile { file: String }
            en: "move {file} out of the folder, then look with `formation history` for what it was to write"
            fr: "sortez {file} du dossier, puis cherchez avec `formation history` ce qu'il devait écrire",

        RunAgain en: "run it again" fr: "relancez la commande",
        OfStore
            en: "the command needs the network"
            fr: "la commande a besoin du réseau",

        WithoutOffline
            en: "run it without `--offline` and FORMATION_OFFLINE, with the network"
            fr: "relancez-la sans `--offline` ni FORMATION_OFFLINE, avec le réseau",

        WhenItAnswers
            en: "run it again once the network is back: nothing is lost, and everything can be read meanwhile"
            fr: "relancez-la quand le réseau est revenu : rien n'est perdu, et tout se lit entre-temps",

        NextSettles
            en: "the next command settles it: it is written once, or not at all"
            fr: "la prochaine commande le règle : ce sera écrit une fois, ou pas du tout",

        LeaveFirst
            en: "`formation share` says which; `formation share leave` makes it an ordinary folder again"
            fr: "`formation share` dit laquelle ; `formation share leave` en refait un dossier ordinaire",

        RenameFile en: "rename it, or move it away" fr: "renommez-le, ou déplacez-le",
        CheckFirst
            en: "`formation check` says what is wrong with it"
            fr: "`formation check` dit ce qui ne va pas",

        AnotherFolder en: "name another folder behind the address" fr: "nommez un autre dossier après l'adresse",
        StartOrJoin
            en: "`formation share start` shares this folder, `formation share join` makes a copy of one that is shared"
            fr: "`formation share start` partage ce dossier, `formation share join` fait une copie d'un programme partagé",

        NextPuts
            en: "the next command puts it in place"
            fr: "la prochaine commande la mettra en place",

        /// What to do about a store that cannot be opened; where there is nothing to do but wait, that.
        OfOpening { why: CannotOpen }
            en: ("{}", or_wait(&why.hint(Lang::En), "try again later"))
            fr: ("{}", or_wait(&why.hint(Lang::Fr), "réessayez plus tard")),
        HeadDoesIt
            en: "the head office sees all cohorts: it runs the command in its copy"
            fr: "le siège voit toutes les cohortes : il lance la commande dans sa copie",

        RemoveNamed
            en: "look into them, and remove those that are not needed"
            fr: "ouvrez-les, et supprimez ceux qui ne servent plus",

        AskHeadOffice
            en: "ask the head office for the right to write it: `formation share` says what this copy may do"
            fr: "demandez au siège le droit de le modifier : `formation share` dit ce que cette copie peut faire",

        AskToBeLetIn { who: String }
            en: "the head office lets you in: `formation share allow {who} --office OFFICE`"
            fr: "le siège vous y fait entrer : `formation share allow {who} --office ANTENNE`",

        CheckByHand
            en: "`formation share check --restore` sets your version aside and puts that of the store in place; then write it with \
                a command"
            fr: "`formation share check --restore` met votre version de côté et remet celle de la base ; puis écrivez-la par une \
                commande",

        CallWhoRunsIt
            en: "nothing is lost here: keep a copy of this folder, and call whoever runs the database"
            fr: "rien n'est perdu ici : gardez une copie de ce dossier, et appelez qui gère la base",
    }
}

#[cfg(test)]
crate::lang::sample::sampled! {
    AsOf { at, is_today, operation }
}
