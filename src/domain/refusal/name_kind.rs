//! What kind of name a request has that leads to nothing.

use crate::lang::message::words;

words! {
    /// What kind of name the definition does not have.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NameKind {
        Module both: "module",
        Trainer en: "trainer" fr: "formateur",
        Funder en: "funder" fr: "financeur",
        Field en: "field" fr: "champ",
        Column en: "column" fr: "colonne",
        Report en: "report" fr: "rapport",
        Code both: "code",
    }
}
