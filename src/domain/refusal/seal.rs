//! Why nothing is sealed, or a sealed file is not given back.

use crate::lang::message::words;
use crate::lang::suggestion::there_are;
use crate::lang::words::{list_en, list_fr};

words! {
    /// Why a seal cannot be had.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SealRefusal {
        NoName { typed: String }
            en: "a seal cannot be called `{typed}`"
            fr: "un scellé ne peut pas s'appeler « {typed} »"
            hint_en: "letters, digits, `-` and `_`: `--seal afdas-2021`"
            hint_fr: "des lettres, des chiffres, `-` et `_` : `--seal afdas-2021`",

        Unknown { typed: String, near: Option<String>, known: Vec<String> }
            en: "nothing is sealed as `{typed}`"
            fr: "rien n'est scellé sous le nom « {typed} »"
            hint match (known.is_empty(), near) {
                (true, _) =>
                    hint_en: "`formation export hours -o FILE --seal NAME` seals an export"
                    hint_fr: "`formation export hours -o FICHIER --seal NOM` scelle un export",
                (false, near) => hint: (|lang| there_are(near.as_ref(), known, lang)),
            },

        NoVersion { name: String, version: u32, versions: Vec<u32> }
            en: "`{name}` has no version {version}"
            fr: "« {name} » n'a pas de version {version}"
            hint_en: ("versions: {}", list_en(versions))
            hint_fr: ("versions : {}", list_fr(versions)),

        NotUnderstood { name: String, version: u32, command: String }
            en: "the command of `{name}`, version {version}, is no export: {command}"
            fr: "la commande de « {name} », version {version}, n'est pas un export : {command}"
            hint_en: "data/seals.csv was changed by hand: bring its row back from a backup"
            hint_fr: "data/seals.csv a été modifié à la main : reprenez sa ligne d'une sauvegarde",

        Gone { name: String, version: u32, file: String }
            en: "the file of `{name}`, version {version}, is gone: {file}"
            fr: "le fichier de « {name} », version {version}, a disparu : {file}"
            hint_en: "bring it back from a backup"
            hint_fr: "reprenez-le d'une sauvegarde",

        Altered { name: String, version: u32, file: String }
            en: "{file} is no longer what was sealed as `{name}`, version {version}: its digest does not fit"
            fr: "{file} n'est plus ce qui a été scellé sous « {name} », version {version} : son empreinte ne correspond pas"
            hint_en: "bring it back from a backup"
            hint_fr: "reprenez-le d'une sauvegarde",
    }
}
