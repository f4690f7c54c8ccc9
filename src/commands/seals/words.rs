//! What is said of sealed exports.

use crate::lang::message::words;

words! {
    /// A line beside an answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SealStatus {
        Sealed { name: String, version: u32, file: String }
            en: "sealed as `{name}`, version {version}: {file}"
            fr: "scellé sous le nom « {name} », version {version} : {file}",

        Unchanged { name: String, version: u32 }
            en: "nothing has changed since `{name}`, version {version}, was sealed"
            fr: "rien n'a changé depuis que « {name} », version {version}, a été scellé",
    }
}
