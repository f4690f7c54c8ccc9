//! Why a new cohort was refused, in words, and what to do about it.

use crate::domain::refusal::cohort::CohortRefusal;

use crate::lang::Words;

impl Words for CohortRefusal {
    fn en(&self) -> String {
        match self {
            Self::Exists { cohort } => format!("there is a cohort `{cohort}` already"),
            Self::BadId { typed, .. } => format!("`{typed}` cannot be the id of a cohort: it names a folder"),
            Self::Reserved { typed } => {
                format!("`{typed}` is a reserved word: it cannot be the id of a cohort")
            }
            Self::FolderTaken { folder } => format!("data/{folder} holds tables already, of no cohort"),
            Self::NoSession { like } => format!("`{like}` has no session to copy"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Exists { cohort } => format!("il y a déjà une cohorte « {cohort} »"),
            Self::BadId { typed, .. } => {
                format!("« {typed} » ne peut pas être l'identifiant d'une cohorte : il nomme un dossier")
            }
            Self::Reserved { typed } => {
                format!("« {typed} » est un mot réservé : il ne peut pas être l'identifiant d'une cohorte")
            }
            Self::FolderTaken { folder } => format!("data/{folder} contient déjà des tableaux, d'aucune cohorte"),
            Self::NoSession { like } => format!("« {like} » n'a aucune séance à reprendre"),
        }
    }
}

/// What to do about it.
#[derive(Clone, Debug)]
pub struct CohortHint<'a>(pub &'a CohortRefusal);

impl Words for CohortHint<'_> {
    fn en(&self) -> String {
        match self.0 {
            CohortRefusal::Exists { cohort } => {
                format!("choose another id; `formation cohorts show {cohort}` shows that one")
            }
            CohortRefusal::BadId { near: Some(near), .. } => format!("for example `{near}`"),
            CohortRefusal::BadId { near: None, .. } => {
                "letters without accents, digits, `-`, `_` and `.`, for example `2022-spring`".to_owned()
            }
            CohortRefusal::Reserved { .. } => "choose another one, for example `2022-spring`".to_owned(),
            CohortRefusal::FolderTaken { folder } => format!("choose another id, or put data/{folder} elsewhere first"),
            CohortRefusal::NoSession { .. } => "`formation cohorts list` shows those that have".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self.0 {
            CohortRefusal::Exists { cohort } => {
                format!("choisissez un autre identifiant ; `formation cohorts show {cohort}` montre celle-là")
            }
            CohortRefusal::BadId { near: Some(near), .. } => format!("par exemple `{near}`"),
            CohortRefusal::BadId { near: None, .. } => {
                "des lettres sans accent, des chiffres, `-`, `_` et `.`, par exemple `2022-printemps`".to_owned()
            }
            CohortRefusal::Reserved { .. } => "choisissez-en un autre, par exemple `2022-printemps`".to_owned(),
            CohortRefusal::FolderTaken { folder } => {
                format!("choisissez un autre identifiant, ou mettez d'abord data/{folder} ailleurs")
            }
            CohortRefusal::NoSession { .. } => "`formation cohorts list` montre celles qui en ont".to_owned(),
        }
    }
}
