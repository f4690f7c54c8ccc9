//! What is said of sealed exports.

use crate::lang::message::words;

words! {
    /// A line beside an answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SealStatus {
        Sealed { name: String, version: u32, file: String }
            en: "sealed as `{name}`, version {version}: {file}"
            fr: "scellé sous le nom « {name} », version {version} : {file}",
    }
}
