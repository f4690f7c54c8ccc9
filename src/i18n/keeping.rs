//! What happens to files and to the journal: locks, writes that fail, operations cut short, what undo refuses.

use super::words::{Words, list_en, list_fr};

pub use super::cause::{Cause, NoFile};

/// Who holds the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Process.
    pub pid: String,
    /// Person.
    pub by: String,
    /// Since when.
    pub since: String,
    /// What they run.
    pub command: String,
}

/// What happened to a file, to the journal, to an undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// A file cannot be read.
    CannotRead {
        /// Which.
        file: String,
        /// Why.
        why: Cause,
    },
    /// A file cannot be written.
    CannotWrite {
        /// Which.
        file: String,
        /// Why.
        why: Cause,
    },
    /// Another command is at work.
    Locked {
        /// Whose, when it says so.
        holder: Option<Holder>,
    },
    /// A file changed between reading and writing.
    ChangedUnderneath {
        /// Which.
        file: String,
    },
    /// A cohort is in `programme.toml` and in a file of its own.
    CohortTwice {
        /// Its id.
        cohort: String,
        /// The second file.
        file: String,
    },
    /// No cohort of that id.
    UnknownCohort {
        /// The id.
        cohort: String,
    },
    /// The last line of the journal was cut short and was taken out.
    JournalRepaired {
        /// The copy that keeps it.
        kept: String,
    },
    /// The last line of the journal is cut short.
    JournalTorn,
    /// An operation cut short was finished.
    Finished {
        /// Its number.
        operation: u64,
    },
    /// An operation cut short is read as if finished: the folder cannot be written.
    ReadAsFinished {
        /// Its number.
        operation: u64,
    },
    /// A file changed by hand while an operation was cut short was kept under another name.
    SetAside {
        /// Which.
        file: String,
        /// Under what name.
        kept: String,
    },
    /// The new content of a file, prepared by an operation cut short, is damaged.
    StagedDamaged {
        /// Which file.
        file: String,
        /// Of which operation.
        operation: u64,
    },
    /// The operation is in the journal, but a file could not be replaced yet.
    NotInPlace {
        /// Its number.
        operation: u64,
        /// Which file.
        file: String,
        /// Why.
        why: Cause,
    },
    /// A merge of two copies of the folder is not finished.
    Unmerged,
    /// All is written, and the answer could not be shown.
    DoneUnshown {
        /// The operation, where there is one.
        operation: Option<u64>,
        /// Why not.
        why: Cause,
    },
    /// The answer could not be shown.
    Unshown {
        /// Why not.
        why: Cause,
    },
    /// Nothing to take back.
    NothingToUndo,
    /// Nothing to do again.
    NothingToRedo,
    /// No operation of that number.
    NoSuchOperation {
        /// The number.
        operation: u64,
    },
    /// It is taken back already.
    AlreadyUndone {
        /// Its number.
        operation: u64,
        /// By which.
        by: u64,
    },
    /// The operation is itself an undo or a redo.
    IsUndo {
        /// Its number.
        operation: u64,
        /// Of which.
        of: u64,
    },
    /// A row is no longer as the operation left it.
    RowChanged {
        /// Which table.
        file: String,
        /// The row's key.
        key: Vec<String>,
        /// Of which operation.
        operation: u64,
    },
    /// A passage is no longer as the operation left it.
    TextChanged {
        /// Which file.
        file: String,
        /// Of which operation.
        operation: u64,
    },
    /// The change would leave rows that do not hold together.
    WouldBreak {
        /// What would be wrong, in both languages.
        en: String,
        /// The same.
        fr: String,
    },
    /// A cohort that people are enrolled in cannot be taken away.
    CohortInUse {
        /// Which.
        cohort: String,
        /// The table that says so.
        file: String,
    },
    /// A person's data were taken out of it.
    ErasedFrom {
        /// Its number.
        operation: u64,
        /// By which.
        by: u64,
    },
    /// It erased a person.
    IsErasure {
        /// Its number.
        operation: u64,
    },
    /// An operation removed evidence, of which the journal keeps no bytes.
    EvidenceGone {
        /// Which file.
        file: String,
        /// Of which operation.
        operation: u64,
    },
    /// A file cannot have that name.
    NoFileName {
        /// The name.
        name: String,
    },
    /// A folder holds a cohort, and has a name that no cohort can have.
    NoCohortName {
        /// The folder.
        folder: String,
    },
    /// A definition cannot be changed.
    CannotEdit {
        /// Which file.
        file: String,
    },
}

impl Words for Keeping {
    fn en(&self) -> String {
        match self {
            Self::CannotRead { file, why } => format!("{file} cannot be read: {}", why.en()),
            Self::CannotWrite { file, why } => format!("{file} cannot be written: {}; nothing was changed", why.en()),
            Self::Locked { holder: Some(Holder { pid, by, since, command }) } => {
                format!("another command is writing: `{command}` by {by}, since {since} (process {pid})")
            }
            Self::Locked { holder: None } => "another command is using the folder".into(),
            Self::ChangedUnderneath { file } => {
                format!("{file} was changed while the command was at work; nothing was written")
            }
            Self::CohortTwice { cohort, file } => format!("the cohort `{cohort}` is defined in {file} too"),
            Self::UnknownCohort { cohort } => format!("the cohort `{cohort}` does not exist"),
            Self::JournalRepaired { kept } => {
                format!("the last line of the journal was cut short and has been taken out; it is kept as {kept}")
            }
            Self::JournalTorn => "the last line of the journal is cut short".into(),
            Self::Finished { operation } => format!("operation {operation}, which had been cut short, is now finished"),
            Self::ReadAsFinished { operation } => format!(
                "operation {operation} was cut short; it is read as if finished, since the folder cannot be written"
            ),
            Self::SetAside { file, kept } => {
                format!(
                    "{file} had been changed by hand before an operation was finished; that version is kept as {kept}"
                )
            }
            Self::StagedDamaged { file, operation } => {
                format!("operation {operation} was cut short and its new content of {file} is damaged")
            }
            Self::NotInPlace { operation, file, why } => {
                format!("operation {operation} is recorded, but {file} could not be replaced yet: {}", why.en())
            }
            Self::Unmerged => "unresolved merge: both sides stand in this file".into(),
            Self::DoneUnshown { operation: Some(operation), why } => {
                format!("operation {operation} is written, but its answer could not be shown: {}", why.en())
            }
            Self::DoneUnshown { operation: None, why } => {
                format!("all is written, but the answer could not be shown: {}", why.en())
            }
            Self::Unshown { why } => format!("the answer could not be shown: {}", why.en()),
            Self::NothingToUndo => "there is nothing to undo".into(),
            Self::NothingToRedo => "there is nothing to redo".into(),
            Self::NoSuchOperation { operation } => format!("there is no operation {operation}"),
            Self::AlreadyUndone { operation, by } => {
                format!("operation {operation} is already taken back, by operation {by}")
            }
            Self::IsUndo { operation, of } => {
                format!("operation {operation} is itself an undo or redo, of operation {of}")
            }
            Self::RowChanged { file, key, operation } => {
                format!("the row {} of {file} is no longer as operation {operation} left it", key.join(" · "))
            }
            Self::TextChanged { file, operation } => {
                format!("the lines of {file} that operation {operation} changed are no longer as it left them")
            }
            Self::WouldBreak { en, .. } => format!("the change would leave a table that does not hold together: {en}"),
            Self::CohortInUse { cohort, file } => {
                format!("the cohort `{cohort}` cannot be taken away: there are rows in {file}")
            }
            Self::ErasedFrom { operation, by } => format!(
                "operation {operation} is about a person whose data were erased by operation {by}: what it would bring \
                 back no longer exists"
            ),
            Self::IsErasure { operation } => {
                format!("operation {operation} erased a person's data: it cannot be taken back")
            }
            Self::EvidenceGone { file, operation } => {
                format!("operation {operation} removed {file}, of which no copy is kept: it cannot be taken back")
            }
            Self::NoFileName { name } => format!("no file can be named `{name}`; nothing was changed"),
            Self::NoCohortName { folder } => {
                format!("{folder} holds a cohort.toml, and no cohort can have that name")
            }
            Self::CannotEdit { file } => format!("{file} could not be changed: what was to change is not found there"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::CannotRead { file, why } => format!("impossible de lire {file} : {}", why.fr()),
            Self::CannotWrite { file, why } => {
                format!("impossible d'écrire {file} : {} ; rien n'a été modifié", why.fr())
            }
            Self::Locked { holder: Some(Holder { pid, by, since, command }) } => {
                format!(
                    "une autre commande est en train d'écrire : « {command} » par {by}, depuis {since} (processus {pid})"
                )
            }
            Self::Locked { holder: None } => "une autre commande utilise le dossier".into(),
            Self::ChangedUnderneath { file } => {
                format!("{file} a été modifié pendant que la commande travaillait ; rien n'a été écrit")
            }
            Self::CohortTwice { cohort, file } => format!("la cohorte « {cohort} » est aussi définie dans {file}"),
            Self::UnknownCohort { cohort } => format!("la cohorte « {cohort} » n'existe pas"),
            Self::JournalRepaired { kept } => {
                format!("la dernière ligne du journal était coupée ; elle a été retirée, et gardée sous {kept}")
            }
            Self::JournalTorn => "la dernière ligne du journal est coupée".into(),
            Self::Finished { operation } => {
                format!("l'opération {operation}, qui avait été interrompue, est maintenant terminée")
            }
            Self::ReadAsFinished { operation } => format!(
                "l'opération {operation} a été interrompue ; elle est lue comme terminée, le dossier n'étant pas \
                 accessible en écriture"
            ),
            Self::SetAside { file, kept } => format!(
                "{file} avait été modifié à la main avant la fin d'une opération ; cette version est gardée sous {kept}"
            ),
            Self::StagedDamaged { file, operation } => format!(
                "l'opération {operation} a été interrompue et le nouveau contenu de {file} qu'elle préparait est abîmé"
            ),
            Self::NotInPlace { operation, file, why } => format!(
                "l'opération {operation} est enregistrée, mais {file} n'a pas encore pu être remplacé : {}",
                why.fr()
            ),
            Self::Unmerged => "fusion non résolue : les deux versions sont dans ce fichier".into(),
            Self::DoneUnshown { operation: Some(operation), why } => {
                format!("l'opération {operation} est écrite, mais sa réponse n'a pas pu être affichée : {}", why.fr())
            }
            Self::DoneUnshown { operation: None, why } => {
                format!("tout est écrit, mais la réponse n'a pas pu être affichée : {}", why.fr())
            }
            Self::Unshown { why } => format!("la réponse n'a pas pu être affichée : {}", why.fr()),
            Self::NothingToUndo => "il n'y a rien à annuler".into(),
            Self::NothingToRedo => "il n'y a rien à rétablir".into(),
            Self::NoSuchOperation { operation } => format!("il n'y a pas d'opération {operation}"),
            Self::AlreadyUndone { operation, by } => {
                format!("l'opération {operation} est déjà annulée, par l'opération {by}")
            }
            Self::IsUndo { operation, of } => format!(
                "l'opération {operation} est elle-même une annulation ou un rétablissement, de l'opération {of}"
            ),
            Self::RowChanged { file, key, operation } => format!(
                "la ligne {} de {file} n'est plus telle que l'opération {operation} l'a laissée",
                key.join(" · ")
            ),
            Self::TextChanged { file, operation } => format!(
                "les lignes de {file} modifiées par l'opération {operation} ne sont plus telles qu'elle les a laissées"
            ),
            Self::WouldBreak { fr, .. } => format!("la modification laisserait un tableau incohérent : {fr}"),
            Self::CohortInUse { cohort, file } => {
                format!("la cohorte « {cohort} » ne peut pas être retirée : {file} contient des lignes")
            }
            Self::ErasedFrom { operation, by } => format!(
                "l'opération {operation} concerne une personne dont les données ont été effacées par l'opération {by} : \
                 ce qu'elle rétablirait n'existe plus"
            ),
            Self::IsErasure { operation } => {
                format!("l'opération {operation} a effacé les données d'une personne : elle ne peut pas être annulée")
            }
            Self::EvidenceGone { file, operation } => format!(
                "l'opération {operation} a supprimé {file}, dont aucune copie n'est gardée : elle ne peut pas être \
                 annulée"
            ),
            Self::NoFileName { name } => format!("aucun fichier ne peut s'appeler « {name} » ; rien n'a été modifié"),
            Self::NoCohortName { folder } => {
                format!("{folder} contient un cohort.toml, et aucune cohorte ne peut porter ce nom")
            }
            Self::CannotEdit { file } => {
                format!("impossible de modifier {file} : ce qui devait changer y est introuvable")
            }
        }
    }
}

/// What to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepingHint {
    /// Wait and run it again.
    RunAgain,
    /// Close the spreadsheet and run any command.
    CloseAndRun,
    /// Check rights and room.
    CheckFolder,
    /// Make the file readable again.
    MakeReadable {
        /// Why it is not.
        why: Cause,
    },
    /// It is done: doing it again would be once too often.
    NotAgain,
    /// The same of an operation.
    NotAgainSee,
    /// Finish a merge.
    ChooseSide,
    /// Keep one of the two definitions.
    KeepOneDefinition,
    /// Give the folder another name.
    RenameFolder,
    /// The known cohorts.
    Cohorts {
        /// The nearest.
        near: Option<String>,
        /// All of them.
        known: Vec<String>,
    },
    /// Something else than a file lies in its place.
    MoveAway {
        /// Which.
        file: String,
    },
    /// Take the later operation back first.
    UndoFirst {
        /// Later operations on the same row, newest first.
        operations: Vec<u64>,
    },
    /// Changed by hand: do it by hand.
    ByHand,
    /// Do it again with redo.
    Redo,
    /// Look at the history.
    History,
    /// Older operations can still be taken back by their number.
    UndoAnother,
}

impl Words for KeepingHint {
    fn en(&self) -> String {
        match self {
            Self::RunAgain => "run the command again".into(),
            Self::CloseAndRun => {
                "close the program that has the file open, then run any command: it finishes the operation".into()
            }
            Self::CheckFolder => "check the rights on the folder and the room on the disk, then run it again".into(),
            Self::MakeReadable { why } => why.mend_en().into(),
            Self::NotAgain => "do not run it again".into(),
            Self::NotAgainSee => "do not run it again: `formation history` lists what was done".into(),
            Self::ChooseSide => {
                "keep the lines of one side or of both, and remove those that begin with <<<<<<<, ======= and >>>>>>>"
                    .into()
            }
            Self::KeepOneDefinition => "keep one of the two definitions".into(),
            Self::RenameFolder => "rename the folder, and write the same name as `id` in its cohort.toml".into(),
            Self::Cohorts { near: Some(near), known } => {
                format!("did you mean `{near}`? the cohorts are {}", list_en(known))
            }
            Self::Cohorts { near: None, known } if known.is_empty() => "the programme has no cohort yet".into(),
            Self::Cohorts { near: None, known } => format!("the cohorts are {}", list_en(known)),
            Self::MoveAway { file } => format!("move {file} out of the way, then run it again"),
            Self::UndoFirst { operations } => {
                let commands: Vec<String> =
                    operations.iter().map(|number| format!("`formation undo {number}`")).collect();
                format!("later operations depend on it: first {}", list_en(&commands))
            }
            Self::ByHand => "it was changed by hand since: correct it by hand, or with a new command".into(),
            Self::Redo => "`formation redo` does it again".into(),
            Self::History => "`formation history` lists the operations".into(),
            Self::UndoAnother => {
                "`formation history` lists the operations; `formation undo N` takes back one that is not about them"
                    .into()
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::RunAgain => "relancez la commande".into(),
            Self::CloseAndRun => {
                "fermez le logiciel qui a ouvert le fichier, puis lancez une commande quelconque : elle terminera \
                 l'opération"
                    .into()
            }
            Self::CheckFolder => "vérifiez les droits du dossier et la place sur le disque, puis relancez".into(),
            Self::MakeReadable { why } => why.mend_fr().into(),
            Self::NotAgain => "ne relancez pas la commande".into(),
            Self::NotAgainSee => "ne relancez pas la commande : `formation history` liste ce qui a été fait".into(),
            Self::ChooseSide => "gardez les lignes d'une version ou des deux, et supprimez celles qui commencent par <<<<<<<, ======= et >>>>>>>".into(),
            Self::KeepOneDefinition => "gardez une seule des deux définitions".into(),
            Self::RenameFolder => "renommez le dossier, et donnez le même nom à « id » dans son cohort.toml".into(),
            Self::Cohorts { near: Some(near), known } => {
                format!("vouliez-vous dire « {near} » ? Les cohortes sont {}", list_fr(known))
            }
            Self::Cohorts { near: None, known } if known.is_empty() => "le programme n'a pas encore de cohorte".into(),
            Self::Cohorts { near: None, known } => format!("les cohortes sont {}", list_fr(known)),
            Self::MoveAway { file } => format!("déplacez {file}, puis relancez"),
            Self::UndoFirst { operations } => {
                let commands: Vec<String> =
                    operations.iter().map(|number| format!("`formation undo {number}`")).collect();
                format!("des opérations plus récentes en dépendent : d'abord {}", list_fr(&commands))
            }
            Self::ByHand => {
                "le tableau a été modifié à la main depuis : corrigez-le à la main, ou par une nouvelle commande".into()
            }
            Self::Redo => "`formation redo` la rétablit".into(),
            Self::History => "`formation history` liste les opérations".into(),
            Self::UndoAnother => {
                "`formation history` liste les opérations ; `formation undo N` en annule une qui ne concerne pas cette \
                 personne"
                    .into()
            }
        }
    }
}
