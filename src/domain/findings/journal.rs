//! Lines of the journal that are not as the program writes them.

use crate::lang::message::words;

use super::code::Code;
use super::family::Finding;

words! {
    /// What is found of a line of the journal.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum JournalLine {
        Broken
            code: JournalBroken
            en: "this line of the journal cannot be read"
            fr: "cette ligne du journal est illisible"
            hint_en: "restore the line from a backup, or delete it: the operation can then no longer be undone"
            hint_fr: "restaurez la ligne d'après une sauvegarde, ou supprimez-la : l'opération ne pourra plus être \
                annulée",

        Zeros
            code: JournalZeros
            en: "this line of the journal holds zeros in the place of an operation"
            fr: "cette ligne du journal contient des zéros à la place d'une opération"
            hint_en: "a power cut left them: look whether what you did last is there, and do it again if not; the \
                zeros may be deleted"
            hint_fr: "une coupure de courant les a laissés : voyez si votre dernière saisie est là, et refaites-la \
                sinon ; les zéros peuvent être supprimés",

        Elsewhere { path: String }
            code: JournalBroken
            en: "this line of the journal names `{path}`, which is no file of this folder"
            fr: "cette ligne du journal désigne « {path} », qui n'est pas un fichier de ce dossier"
            hint_en: "the program did not write it, and does not act on it: delete the line"
            hint_fr: "le logiciel ne l'a pas écrite, et n'en tient pas compte : supprimez la ligne",

        Newer { operation: u64 }
            code: JournalNewer
            en: "a newer version of the program wrote operation {operation}"
            fr: "une version plus récente du logiciel a écrit l'opération {operation}"
            hint_en: "take it back with that version; this one leaves the line as it is"
            hint_fr: "annulez-la avec cette version ; celle-ci laisse la ligne telle quelle",

        Twice { operation: u64, other: u32 }
            code: OperationTwice
            en: "operation {operation} is in the journal twice: here and on line {other}"
            fr: "l'opération {operation} est deux fois dans le journal : ici et à la ligne {other}"
            hint_en: "two copies of the folder were put together, or a line was copied; `formation undo {operation}` \
                takes back the later one"
            hint_fr: "deux copies du dossier ont été réunies, ou une ligne a été recopiée ; `formation undo \
                {operation}` annule la plus récente",
    }
}
