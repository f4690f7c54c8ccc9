//! Files that are not as they should be.

use crate::domain::findings::code::Code;
use crate::domain::findings::family::Finding;
use crate::lang::message::words;
use crate::lang::suggestion::did_you_mean;
use crate::lang::words::{count_en, count_fr};

words! {
    /// What is found of a file as a file.
    #[derive(Clone, Debug)]
    pub enum FileFinding {
        UndefinedCohort { folder: String, near: Option<String> }
            code: UndefinedCohort
            en: "the folder data/{folder} belongs to no cohort"
            fr: "le dossier data/{folder} n'appartient à aucune cohorte"
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                None =>
                    hint_en: "add `[[cohorts]]` with `id = \"{folder}\"`, or move the folder elsewhere"
                    hint_fr: "ajoutez « [[cohorts]] » avec « id = \"{folder}\" », ou déplacez le dossier",
            },

        ColumnMissing { heading: String }
            code: ColumnMissing
            en: "the column `{heading}` is missing"
            fr: "la colonne « {heading} » manque"
            hint_en: "nothing to do: the next write adds it"
            hint_fr: "rien à faire : la prochaine écriture l'ajoutera",

        ColumnResembles { heading: String, near: String }
            code: ColumnResembles
            en: "the column `{heading}` is unknown"
            fr: "la colonne « {heading} » est inconnue"
            hint: (|lang| did_you_mean(near, lang)),

        NotCanonical { phones: usize }
            code: NotCanonical
            en: {
                match phones {
                    0 => "a spreadsheet has saved this file its own way".to_owned(),
                    _ => format!("a spreadsheet has saved this file its own way: {} lost the first zero or the plus", count_en(*phones, "phone number", "phone numbers")),
                }
            }
            fr: {
                match phones {
                    0 => "un tableur a enregistré ce fichier à sa façon".to_owned(),
                    _ => format!("un tableur a enregistré ce fichier à sa façon : {} perdu le zéro ou le plus", count_fr(*phones, "numéro de téléphone a", "numéros de téléphone ont")),
                }
            }
            hint_en: "nothing to do: the next write puts it right"
            hint_fr: "rien à faire : la prochaine écriture le remettra en forme",

        NoJournal { empty: bool }
            code: NoJournal
            en: {
                match empty {
                    false => "there are tables, and the journal data/journal.jsonl is gone".to_owned(),
                    true => "there are tables, and the journal data/journal.jsonl is empty".to_owned(),
                }
            }
            fr: {
                match empty {
                    false => "il y a des tableaux, et le journal data/journal.jsonl a disparu".to_owned(),
                    true => "il y a des tableaux, et le journal data/journal.jsonl est vide".to_owned(),
                }
            }
            hint_en: "bring it back from a backup; of tables made by hand there never was one: the next command begins \
                it"
            hint_fr: "reprenez-le d'une sauvegarde ; si les tableaux ont été faits à la main, il n'y en a jamais eu : \
                la prochaine commande le commence",

        Drifted { file: String, operation: u64, gone: bool }
            code: Drifted
            match gone {
            true =>
                en: "{file}, which operation {operation} left, is gone"
                fr: "{file}, laissé par l'opération {operation}, a disparu"
                hint_en: "bring {file} back from a backup; if you deleted it yourself, nothing to do"
                hint_fr: "reprenez {file} d'une sauvegarde ; si vous l'avez supprimé vous-même, rien à faire",
            false =>
                en: "{file} has changed since operation {operation}, the last one on it"
                fr: "{file} a changé depuis l'opération {operation}, la dernière sur ce tableau"
                hint_en: "if you changed it yourself, nothing to do: the next operation on it notes it; else compare \
                    it with a backup"
                hint_fr: "si vous l'avez modifié vous-même, rien à faire : la prochaine opération sur ce tableau le \
                    notera ; sinon, comparez-le avec une sauvegarde",
        },

        CopyBeside { file: String, of: String }
            code: CopyBeside
            en: "{file} looks like a copy of {of}: nothing in it counts"
            fr: "{file} semble être une copie de {of} : rien de ce qu'elle contient ne compte"
            hint_en: "compare it with {of}, bring over the rows that are missing there, then delete the copy"
            hint_fr: "comparez-la avec {of}, reportez-y les lignes qui manquent, puis supprimez la copie",

        OpenToOthers { path: String, mode: u32 }
            code: OpenToOthers
            en: "any user of this computer can change {path} ({mode:03o})"
            fr: "tout utilisateur de cet ordinateur peut modifier {path} ({mode:03o})"
            hint: "`chmod o-w {path}`",
    }
}
