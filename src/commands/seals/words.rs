//! What is said of sealed exports.

use crate::lang::message::words;

words! {
    /// A line beside an answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SealStatus {
        Sealed { name: String, version: u32, file: String }
            en: "sealed as `{name}`, version {version}: {file}"
            fr: "scellé sous le nom « {name} », version {version} : {file}",

        NoRow { report: String }
            en: "no row is in what is sealed: nobody and nothing in the report `{report}` fits what was asked"
            fr: "aucune ligne dans ce qui est scellé : rien dans le rapport « {report} » ne correspond à la demande"
            hint_en: "look at the filters and the cohort; `formation undo` takes the seal back"
            hint_fr: "vérifiez les filtres et la cohorte ; `formation undo` retire le scellé",

        Unchanged { name: String, version: u32 }
            en: "nothing has changed since `{name}`, version {version}, was sealed"
            fr: "rien n'a changé depuis que « {name} », version {version}, a été scellé",
    }
}
