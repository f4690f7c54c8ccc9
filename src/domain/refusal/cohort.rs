//! Why a new cohort was refused.

use crate::domain::programme::ids::CohortId;
use crate::lang::message::words;

words! {
    /// Why a cohort could not be added.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CohortRefusal {
        /// There is one of that id, or of one that would be the same folder on some disks.
        Exists { cohort: CohortId }
            en: "there is a cohort `{cohort}` already"
            fr: "il y a déjà une cohorte « {cohort} »"
            hint_en: "choose another id; `formation cohorts show {cohort}` shows that one"
            hint_fr: "choisissez un autre identifiant ; `formation cohorts show {cohort}` montre celle-là",

        /// The id cannot be the name of a folder, or means something else.
        BadId { typed: String, near: Option<String> }
            en: "`{typed}` cannot be the id of a cohort: it names a folder"
            fr: "« {typed} » ne peut pas être l'identifiant d'une cohorte : il nomme un dossier"
            hint match near {
                Some(near) => hint_en: "for example `{near}`" hint_fr: "par exemple `{near}`",
                None =>
                    hint_en: "letters without accents, digits, `-`, `_` and `.`, for example `2022-spring`"
                    hint_fr: "des lettres sans accent, des chiffres, `-`, `_` et `.`, par exemple `2022-printemps`",
            },

        /// The id is a word that means something else, here or to Windows.
        Reserved { typed: String }
            en: "`{typed}` is a reserved word: it cannot be the id of a cohort"
            fr: "« {typed} » est un mot réservé : il ne peut pas être l'identifiant d'une cohorte"
            hint_en: "choose another one, for example `2022-spring`"
            hint_fr: "choisissez-en un autre, par exemple `2022-printemps`",

        /// A folder of that name holds tables of no cohort: they would become its own.
        FolderTaken { folder: String }
            en: "data/{folder} holds tables already, of no cohort"
            fr: "data/{folder} contient déjà des tableaux, d'aucune cohorte"
            hint_en: "choose another id, or put data/{folder} elsewhere first"
            hint_fr: "choisissez un autre identifiant, ou mettez d'abord data/{folder} ailleurs",

        NoSession { like: CohortId }
            en: "`{like}` has no session to copy"
            fr: "« {like} » n'a aucune séance à reprendre"
            hint_en: "`formation cohorts list` shows those that have"
            hint_fr: "`formation cohorts list` montre celles qui en ont",
    }
}
