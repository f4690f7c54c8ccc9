//! Names that nothing answers to.

use crate::i18n::words::Words;

use super::code::Code;
use super::family::{Finding, choose_en, choose_fr};

/// A reference that leads nowhere.
#[derive(Clone, Debug)]
pub enum References {
    /// A mark of a session that the cohort does not have.
    UnknownSession {
        /// As written.
        session: String,
        /// The nearest.
        near: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// A mark of somebody who is not enrolled.
    UnknownParticipant {
        /// As written.
        participant: String,
        /// The nearest id.
        near: Option<String>,
    },
    /// An enrolment paid by nobody known.
    UnknownFunder {
        /// As written.
        funder: String,
        /// The nearest.
        near: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// An enrolment that follows a module the programme does not have.
    UnknownModule {
        /// As written.
        module: String,
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
            Self::UnknownSession { .. } => Code::UnknownSession,
            Self::UnknownParticipant { .. } => Code::UnknownParticipant,
            Self::UnknownFunder { .. } => Code::UnknownFunder,
            Self::UnknownModule { .. } => Code::UnknownModule,
            Self::ModuleWithoutSession { .. } => Code::ModuleWithoutSession,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::UnknownSession { near, known, .. }
            | Self::UnknownFunder { near, known, .. }
            | Self::UnknownModule { near, known, .. } => choose_en(near.as_deref(), known),
            Self::UnknownParticipant { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownParticipant { near: None, .. } => {
                "write an id of enrolments.csv, or remove the row".to_owned()
            }
            Self::ModuleWithoutSession { module, .. } => format!("add a session of {module}, or remove it here"),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::UnknownSession { near, known, .. }
            | Self::UnknownFunder { near, known, .. }
            | Self::UnknownModule { near, known, .. } => choose_fr(near.as_deref(), known),
            Self::UnknownParticipant { near: Some(near), .. } => format!("vouliez-vous dire « {near} » ?"),
            Self::UnknownParticipant { near: None, .. } => {
                "écrivez un identifiant de enrolments.csv, ou supprimez la ligne".to_owned()
            }
            Self::ModuleWithoutSession { module, .. } => format!("ajoutez une séance de {module}, ou retirez-le ici"),
        }
    }
}

impl Words for References {
    fn en(&self) -> String {
        match self {
            Self::UnknownSession { session, .. } => format!("the session `{session}` does not exist"),
            Self::UnknownParticipant { participant, .. } => format!("the participant `{participant}` is not enrolled"),
            Self::UnknownFunder { funder, .. } => format!("the funder `{funder}` does not exist"),
            Self::UnknownModule { module, .. } => format!("the module `{module}` does not exist"),
            Self::ModuleWithoutSession { module, cohort } => format!("the module {module} has no session in {cohort}"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::UnknownSession { session, .. } => format!("la séance « {session} » n'existe pas"),
            Self::UnknownParticipant { participant, .. } => {
                format!("aucune inscription n'a l'identifiant « {participant} »")
            }
            Self::UnknownFunder { funder, .. } => format!("le financeur « {funder} » n'existe pas"),
            Self::UnknownModule { module, .. } => format!("le module « {module} » n'existe pas"),
            Self::ModuleWithoutSession { module, cohort } => {
                format!("le module {module} n'a aucune séance dans {cohort}")
            }
        }
    }
}
