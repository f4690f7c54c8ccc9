//! What a folder that is a copy says of itself and of its store.

use crate::lang::message::words;

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

        KeptByHand { file: String, kept: String }
            en: "{file} was changed by hand and in the store: your version is kept as {kept}"
            fr: "{file} a été modifié à la main et dans la base : votre version est gardée sous {kept}",
    }
}

words! {
    /// What to do about it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SharingHint {
        RestoreLink
            en: "restore the file from a backup; nothing else of the folder is lost"
            fr: "restaurez ce fichier d'après une sauvegarde ; rien d'autre n'est perdu dans le dossier",

        Upgrade
            en: "use that version here too"
            fr: "utilisez cette version ici aussi",

        RemoveArrival { folder: &'static str }
            en: "remove {folder}: the store still has all of it"
            fr: "supprimez {folder} : la base a toujours tout ce qu'il contient",
    }
}
