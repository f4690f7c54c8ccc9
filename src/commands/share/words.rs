//! What the commands of a shared programme say.

use crate::lang::message::words;
use crate::lang::words::{count_en, count_fr};
use crate::store::shared::messages::AsOf;

words! {
    /// What is said of a copy and its store.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ShareWords {
        CopyOf { address: String }
            en: "a copy of {address}"
            fr: "une copie de {address}",

        Offices { offices: Vec<String> }
            en: "offices: {offices}"
            fr: "antennes : {offices}",

        Reads { office: String } en: "{office} (reads)" fr: "{office} (lecture)",
        Cohorts { cohorts: usize }
            en: ("{} of it here", count_en(*cohorts, "cohort", "cohorts"))
            fr: ("{} ici", count_fr(*cohorts, "cohorte", "cohortes")),

        LastAnswer { as_of: AsOf } both: "{as_of}",
        NotSent { command: String }
            en: "not sent yet: `{command}`"
            fr: "pas encore envoyée : « {command} »",

        Undecided { number: u32, command: String }
            en: "{number}: `{command}`, made offline, contradicts what the store has"
            fr: "{number} : « {command} », faite hors ligne, contredit ce qu'a la base",

        MineOrTheirs { number: u32 }
            en: "`formation share settle {number} --mine` writes yours, `formation share settle {number} --theirs` drops it"
            fr: "`formation share settle {number} --mine` écrit la vôtre, `formation share settle {number} --theirs` l'abandonne",

        OnlyTheirs { number: u32 }
            en: "the rules no longer allow it: `formation share settle {number} --theirs` drops it"
            fr: "les règles ne le permettent plus : `formation share settle {number} --theirs` l'abandonne",

        AllSent en: "nothing waits to be sent" fr: "rien n'attend d'être envoyé",
        Waits { command: String }
            en: "not known to be in the store: `{command}`; the next command sends it again"
            fr: "peut-être absente de la base : « {command} » ; la prochaine commande la renvoie",

        Started { files: usize, lines: usize }
            en: (
                "{} and {} are in the store; this folder is its first copy",
                count_en(*files, "file", "files"),
                count_en(*lines, "operation", "operations"),
            )
            fr: (
                "{} et {} sont dans la base ; ce dossier en est la première copie",
                count_fr(*files, "fichier", "fichiers"),
                count_fr(*lines, "opération", "opérations"),
            ),

        StaysHere { files: Vec<String> }
            en: "stays on this machine alone, by its name: {files}"
            fr: "reste sur cette seule machine, à cause de son nom : {files}",

        InOneFile { cohorts: Vec<String> }
            en: "defined in programme.toml, so that the head office alone may change their dates: {cohorts}"
            fr: "cohortes définies dans programme.toml, donc seul le siège peut changer leurs dates : {cohorts}",

        Joined { folder: String, operation: u64 }
            en: "{folder}: a copy as of operation {operation}"
            fr: "{folder} : une copie, à l'opération {operation}",

        Left { fetched: usize } match fetched {
            0 => en: "an ordinary folder again" fr: "de nouveau un dossier ordinaire",
            _ =>
                en: (
                    "an ordinary folder again; {} from the store",
                    count_en(*fetched, "file of evidence came", "files of evidence came"),
                )
                fr: (
                    "de nouveau un dossier ordinaire ; {} de la base",
                    count_fr(*fetched, "justificatif venu", "justificatifs venus"),
                ),
        },

        Alike { files: usize, lines: usize, operation: u64 }
            en: (
                "{} and {} are as the store has them (operation {operation})",
                count_en(*files, "file", "files"),
                count_en(*lines, "line of the journal", "lines of the journal"),
            )
            fr: (
                "{} et {} sont tels que dans la base (opération {operation})",
                count_fr(*files, "fichier", "fichiers"),
                count_fr(*lines, "ligne du journal", "lignes du journal"),
            ),

        FileDiffers { file: String }
            en: "{file}: not as the store has it"
            fr: "{file} : pas tel que dans la base",

        FileMissing { file: String }
            en: "{file}: in the store, not here"
            fr: "{file} : dans la base, pas ici",

        FileUnsent { file: String }
            en: "{file}: here, not in the store"
            fr: "{file} : ici, pas dans la base",

        LineDiffers { operation: u64 }
            en: "operation {operation}: its line in the journal is not as the store has it"
            fr: "opération {operation} : sa ligne du journal n'est pas telle que dans la base",

        RestoreHint
            en: "`formation share check --restore` sets those files aside and puts the store's in place"
            fr: "`formation share check --restore` met ces fichiers de côté et remet ceux de la base",

        Restored { file: String, kept: Option<String> }
            en: ("{file}: as the store has it{}", kept.as_ref().map_or_else(String::new, |kept| format!("; yours is kept as {kept}")))
            fr: ("{file} : tel que dans la base{}", kept.as_ref().map_or_else(String::new, |kept| format!(" ; le vôtre est gardé sous {kept}"))),

        PasswordFileUnreadable { file: String, why: String }
            en: "{file}, the file of the password, cannot be read: {why}"
            fr: "{file}, le fichier du mot de passe, ne peut pas être lu : {why}",

        NotWithStore
            en: "--offline keeps this command from doing anything"
            fr: "--offline empêche cette commande de faire quoi que ce soit",
    }
}
