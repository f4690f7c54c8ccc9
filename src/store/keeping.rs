//! What happens to files and to the journal: locks, writes that fail, operations cut short, what undo refuses.

use crate::lang::message::words;
use crate::lang::suggestion::Suggestion;
use crate::lang::words::{list_en, list_fr};

pub use super::cause::{Cause, NoFile};

/// Who holds the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub pid: String,
    pub by: String,
    pub since: String,
    pub command: String,
}

words! {
    /// What happened to a file, to the journal, to an undo.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Keeping {
        CannotRead { file: String, why: Cause }
            en: "{file} cannot be read: {why}"
            fr: "impossible de lire {file} : {why}",

        CannotWrite { file: String, why: Cause }
            en: "{file} cannot be written: {why}; nothing was changed"
            fr: "impossible d'écrire {file} : {why} ; rien n'a été modifié",

        Locked { holder: Option<Holder> } match holder {
            Some(Holder { pid, by, since, command }) =>
                en: "another command is writing: `{command}` by {by}, since {since} (process {pid})"
                fr: "une autre commande est en train d'écrire : « {command} » par {by}, depuis {since} (processus \
                    {pid})",
            None =>
                en: "another command is using the folder"
                fr: "une autre commande utilise le dossier",
        },

        ChangedUnderneath { file: String }
            en: "{file} was changed while the command was at work; nothing was written"
            fr: "{file} a été modifié pendant que la commande travaillait ; rien n'a été écrit",

        CohortTwice { cohort: String, file: String }
            en: "the cohort `{cohort}` is defined in {file} too"
            fr: "la cohorte « {cohort} » est aussi définie dans {file}",

        UnknownCohort { cohort: String }
            en: "the cohort `{cohort}` does not exist"
            fr: "la cohorte « {cohort} » n'existe pas",

        JournalRepaired { kept: String }
            en: "the last line of the journal was cut short and has been taken out; it is kept as {kept}"
            fr: "la dernière ligne du journal était coupée ; elle a été retirée, et gardée sous {kept}",

        JournalTorn en: "the last line of the journal is cut short" fr: "la dernière ligne du journal est coupée",
        Finished { operation: u64 }
            en: "operation {operation}, which had been cut short, is now finished"
            fr: "l'opération {operation}, qui avait été interrompue, est maintenant terminée",

        ReadAsFinished { operation: u64 }
            en: "operation {operation} was cut short; it is read as if finished, since the folder cannot be written"
            fr: "l'opération {operation} a été interrompue ; elle est lue comme terminée, le dossier n'étant pas \
                accessible en écriture",

        SetAside { file: String, kept: String }
            en: "{file} had been changed by hand before an operation was finished; that version is kept as {kept}"
            fr: "{file} avait été modifié à la main avant la fin d'une opération ; cette version est gardée sous {kept}",

        StagedDamaged { file: String, operation: u64 }
            en: "operation {operation} was cut short and its new content of {file} is damaged"
            fr: "l'opération {operation} a été interrompue et le nouveau contenu de {file} qu'elle préparait est abîmé",

        NotInPlace { operation: u64, file: String, why: Cause }
            en: "operation {operation} is recorded, but {file} could not be replaced yet: {why}"
            fr: "l'opération {operation} est enregistrée, mais {file} n'a pas encore pu être remplacé : {why}",

        Unmerged
            en: "unresolved merge: both sides stand in this file"
            fr: "fusion non résolue : les deux versions sont dans ce fichier",

        DoneUnshown { operation: Option<u64>, why: Cause } match operation {
            Some(operation) =>
                en: "operation {operation} is written, but its answer could not be shown: {why}"
                fr: "l'opération {operation} est écrite, mais sa réponse n'a pas pu être affichée : {why}",
            None =>
                en: "all is written, but the answer could not be shown: {why}"
                fr: "tout est écrit, mais la réponse n'a pas pu être affichée : {why}",
        },

        Unshown { why: Cause }
            en: "the answer could not be shown: {why}"
            fr: "la réponse n'a pas pu être affichée : {why}",

        NothingToUndo en: "there is nothing to undo" fr: "il n'y a rien à annuler",
        NothingToRedo en: "there is nothing to redo" fr: "il n'y a rien à rétablir",
        NewerThanUndo { operation: u64 }
            en: "operation {operation} was written by a newer version (W259): this one cannot take it back"
            fr: "l'opération {operation} a été écrite par une version plus récente (W259) : celle-ci ne peut pas \
                l'annuler",

        NewerThanRedo { operation: u64 }
            en: "operation {operation}, the last one, was written by a newer version (W259): this one cannot tell what \
                there is to do again"
            fr: "l'opération {operation}, la dernière, a été écrite par une version plus récente (W259) : celle-ci ne \
                peut pas dire ce qui est à rétablir",

        NoSuchOperation { operation: u64 }
            en: "there is no operation {operation}"
            fr: "il n'y a pas d'opération {operation}",

        AlreadyUndone { operation: u64, by: u64 }
            en: "operation {operation} is already taken back, by operation {by}"
            fr: "l'opération {operation} est déjà annulée, par l'opération {by}",

        IsUndo { operation: u64, of: u64 }
            en: "operation {operation} is itself an undo or redo, of operation {of}"
            fr: "l'opération {operation} est elle-même une annulation ou un rétablissement, de l'opération {of}",

        RowChanged { file: String, key: Vec<String>, operation: u64 }
            en: ("the row {} of {file} is no longer as operation {operation} left it", key.join(" · "))
            fr: ("la ligne {} de {file} n'est plus telle que l'opération {operation} l'a laissée", key.join(" · ")),

        TextChanged { file: String, operation: u64 }
            en: "the lines of {file} that operation {operation} changed are no longer as it left them"
            fr: "les lignes de {file} modifiées par l'opération {operation} ne sont plus telles qu'elle les a laissées",

        WouldBreak { en: String, fr: String }
            en: "the change would leave a table that does not hold together: {en}"
            fr: "la modification laisserait un tableau incohérent : {fr}",

        CohortInUse { cohort: String, file: String }
            en: "the cohort `{cohort}` cannot be taken away: there are rows in {file}"
            fr: "la cohorte « {cohort} » ne peut pas être retirée : {file} contient des lignes",

        ErasedFrom { operation: u64, by: u64 }
            en: "operation {operation} is about a person whose data were erased by operation {by}: what it would bring \
                back no longer exists"
            fr: "l'opération {operation} concerne une personne dont les données ont été effacées par l'opération {by} \
                : ce qu'elle rétablirait n'existe plus",

        IsErasure { operation: u64 }
            en: "operation {operation} erased a person's data: it cannot be taken back"
            fr: "l'opération {operation} a effacé les données d'une personne : elle ne peut pas être annulée",

        EvidenceGone { file: String, operation: u64 }
            en: "operation {operation} removed {file}, of which no copy is kept: it cannot be taken back"
            fr: "l'opération {operation} a supprimé {file}, dont aucune copie n'est gardée : elle ne peut pas être \
                annulée",

        NoFileName { name: String }
            en: "no file can be named `{name}`; nothing was changed"
            fr: "aucun fichier ne peut s'appeler « {name} » ; rien n'a été modifié",

        NoCohortName { folder: String }
            en: "{folder} holds a cohort.toml, and no cohort can have that name"
            fr: "{folder} contient un cohort.toml, et aucune cohorte ne peut porter ce nom",

        CannotEdit { file: String }
            en: "{file} could not be changed: what was to change is not found there"
            fr: "impossible de modifier {file} : ce qui devait changer y est introuvable",
    }
}

words! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum KeepingHint {
        RunAgain en: "run the command again" fr: "relancez la commande",
        CloseAndRun
            en: "close the program that has the file open, then run any command: it finishes the operation"
            fr: "fermez le logiciel qui a ouvert le fichier, puis lancez une commande quelconque : elle terminera \
                l'opération",

        CheckFolder
            en: "check the rights on the folder and the room on the disk, then run it again"
            fr: "vérifiez les droits du dossier et la place sur le disque, puis relancez",

        MakeReadable { why: Cause }
            en: { why.mend_en().into() }
            fr: { why.mend_fr().into() },

        NotAgain en: "do not run it again" fr: "ne relancez pas la commande",
        NotAgainSee
            en: "do not run it again: `formation history` lists what was done"
            fr: "ne relancez pas la commande : `formation history` liste ce qui a été fait",

        ChooseSide
            en: "keep the lines of one side or of both, and remove those that begin with <<<<<<<, ======= and >>>>>>>"
            fr: "gardez les lignes d'une version ou des deux, et supprimez celles qui commencent par <<<<<<<, ======= \
                et >>>>>>>",

        KeepOneDefinition en: "keep one of the two definitions" fr: "gardez une seule des deux définitions",
        RenameFolder
            en: "rename the folder, and write the same name as `id` in its cohort.toml"
            fr: "renommez le dossier, et donnez le même nom à « id » dans son cohort.toml",

        Cohorts { near: Option<String>, known: Vec<String> } match known {
            _ if known.is_empty() =>
                en: "the programme has no cohort yet"
                fr: "le programme n'a pas encore de cohorte",
            _ =>
                both: (|lang| {
                    let are = ("the cohorts are", "les cohortes sont");
                    Suggestion { near: near.as_ref(), are, known }.say(lang)
                }),
        },

        MoveAway { file: String }
            en: "move {file} out of the way, then run it again"
            fr: "déplacez {file}, puis relancez",

        UndoFirst { operations: Vec<u64> }
            en: {
                let commands: Vec<String> =
                    operations.iter().map(|number| format!("`formation undo {number}`")).collect();
                format!("later operations depend on it: first {}", list_en(&commands))
            }
            fr: {
                let commands: Vec<String> =
                    operations.iter().map(|number| format!("`formation undo {number}`")).collect();
                format!("des opérations plus récentes en dépendent : d'abord {}", list_fr(&commands))
            },

        ByHand
            en: "it was changed by hand since: correct it by hand, or with a new command"
            fr: "le tableau a été modifié à la main depuis : corrigez-le à la main, ou par une nouvelle commande",

        Redo en: "`formation redo` does it again" fr: "`formation redo` la rétablit",
        UndoByNumber
            en: "take it back with that version; `formation history` lists the others, and `formation undo N` takes back \
                one of them"
            fr: "annulez-la avec cette version ; `formation history` liste les autres, et `formation undo N` annule l'une \
                d'elles",

        NewerVersion
            en: "use that version here too"
            fr: "utilisez cette version ici aussi",

        History en: "`formation history` lists the operations" fr: "`formation history` liste les opérations",
        UndoAnother
            en: "`formation history` lists the operations; `formation undo N` takes back one that is not about them"
            fr: "`formation history` liste les opérations ; `formation undo N` en annule une qui ne concerne pas cette \
                personne",
    }
}

#[cfg(test)]
crate::lang::sample::sampled! {
    Holder { pid, by, since, command }
}
