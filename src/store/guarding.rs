//! What keeps a command inside its folder, and from writing over what was written by hand meanwhile.

use crate::lang::message::words;

words! {
    /// What was found in the way of a command.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Guarding {
        LeadsOutside { file: String, to: String }
            en: "{file} leads out of the folder, to {to}; nothing was changed"
            fr: "{file} mène hors du dossier, à {to} ; rien n'a été modifié",

        SetAsideNow { file: String, kept: String }
            en: "{file} was changed by hand while the command was at work; that version is kept as {kept}"
            fr: "{file} a été modifié à la main pendant que la commande travaillait ; cette version est gardée sous \
                {kept}",

        WouldTouch { written: Vec<String>, removed: Vec<String> }
            en: {
                let part = |verb: &str, files: &[String]| {
                    (!files.is_empty()).then(|| format!("files to {verb}: {}", files.join(", ")))
                };
                let parts = [part("write", written), part("remove", removed)];
                parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
            }
            fr: {
                let part = |verb: &str, files: &[String]| {
                    (!files.is_empty()).then(|| format!("fichiers à {verb} : {}", files.join(", ")))
                };
                let parts = [part("écrire", written), part("supprimer", removed)];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ; ")
            },

        LineNamesThem
            en: "this line of the journal cannot be read, and names the person; nothing was erased"
            fr: "cette ligne du journal est illisible, et nomme la personne ; rien n'a été effacé",

        PassedOver
            en: "the journal ends with lines that are no operations: they were passed over"
            fr: "le journal se termine par des lignes qui ne sont pas des opérations : il n'en est pas tenu compte",

        AnotherOfThatNumber { operation: u64 }
            en: "another operation {operation} still stands: `formation undo {operation}` takes it back too"
            fr: "une autre opération {operation} reste en place : `formation undo {operation}` l'annule à son tour",
    }
}

words! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum GuardingHint {
        NoLinkOut
            en: "put the folder or the file itself in the place of the link, or work where it leads to"
            fr: "mettez le dossier ou le fichier lui-même à la place du lien, ou travaillez là où il mène",

        MendLineFirst
            en: "restore the line from a backup, or take the person out of it in a text editor: nothing acts on that \
                line, and it can be deleted whole; then erase again"
            fr: "restaurez la ligne d'après une sauvegarde, ou ôtez-en la personne dans un éditeur de texte : rien ne \
                dépend de cette ligne, elle peut être supprimée entière ; puis relancez l'effacement",

        Check en: "`formation check` names them" fr: "`formation check` les désigne",
    }
}
