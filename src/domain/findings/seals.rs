//! Sealed exports that are no longer what they were.

use crate::domain::findings::code::Code;
use crate::domain::findings::family::Finding;
use crate::domain::refusal::reason::Refusal;
use crate::lang::message::words;
use crate::lang::words::{count_en, count_fr};

words! {
    /// What is found of a sealed export.
    #[derive(Clone, Debug)]
    pub enum Seals {
        Broken { name: String, version: u32, file: String, gone: bool }
            code: SealBroken
            match gone {
            true =>
                en: "the file sealed as `{name}`, version {version}, is gone: {file}"
                fr: "le fichier scellé sous le nom « {name} », version {version}, a disparu : {file}"
                hint_en: "bring it back from a backup"
                hint_fr: "reprenez-le d'une sauvegarde",
            false =>
                en: "{file} is no longer what was sealed as `{name}`, version {version}: its digest does not fit"
                fr: "{file} n'est plus ce qui a été scellé sous le nom « {name} », version {version} : son empreinte ne \
                    correspond pas"
                hint_en: "bring it back from a backup; `sha256sum` of the right file is in data/seals.csv"
                hint_fr: "reprenez-le d'une sauvegarde ; data/seals.csv a le `sha256sum` du bon fichier",
        },

        /// Of an open seal.
        Changed { name: String, version: u32, differences: usize }
            code: SealedFigures
            en: (
                "what was sealed as `{name}`, version {version}, is no longer what the folder says: {}",
                count_en(*differences, "difference", "differences"),
            )
            fr: (
                "ce qui a été scellé sous le nom « {name} », version {version}, n'est plus ce que dit le dossier : {}",
                count_fr(*differences, "différence", "différences"),
            )
            hint: "`formation seals diff {name}`",

        NotAgain { name: String, version: u32, why: Refusal }
            code: SealedFigures
            en: "what was sealed as `{name}`, version {version}, cannot be made again: {why}"
            fr: "ce qui a été scellé sous le nom « {name} », version {version}, ne peut plus être refait : {why}"
            hint: "`formation seals diff {name}`",
    }
}
