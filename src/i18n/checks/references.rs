//! Names that nothing answers to.

use crate::i18n::words::Words;

use super::code::Code;
use super::family::{Finding, one_of_en, one_of_fr};

/// A reference that leads nowhere.
#[derive(Clone, Debug)]
pub enum References {
    /// An enrolment paid by nobody known.
    UnknownFunder {
        /// As written.
        funder: String,
        /// The nearest.
        near: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// A module is followed that has no session in the cohort.
    ModuleWithoutSession {
        /// Its id.
        module: String,
        /// The cohort.
        cohort: String,
    },
}

impl Finding for References {
    fn code(&self) -> Code {
        match self {
            Self::UnknownFunder { .. } => Code::UnknownFunder,
            Self::ModuleWithoutSession { .. } => Code::ModuleWithoutSession,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::UnknownFunder { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownFunder { near: None, known, .. } => one_of_en(known),
            Self::ModuleWithoutSession { module, .. } => format!("add a session of {module}, or remove it here"),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::UnknownFunder { near: Some(near), .. } => format!("vouliez-vous dire « {near} » ?"),
            Self::UnknownFunder { near: None, known, .. } => one_of_fr(known),
            Self::ModuleWithoutSession { module, .. } => format!("ajoutez une séance de {module}, ou retirez-le ici"),
        }
    }
}

impl Words for References {
    fn en(&self) -> String {
        match self {
            Self::UnknownFunder { funder, .. } => format!("the funder `{funder}` does not exist"),
            Self::ModuleWithoutSession { module, cohort } => format!("the module {module} has no session in {cohort}"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::UnknownFunder { funder, .. } => format!("le financeur « {funder} » n'existe pas"),
            Self::ModuleWithoutSession { module, cohort } => {
                format!("le module {module} n'a aucune séance dans {cohort}")
            }
        }
    }
}
