//! People who may be one.

use crate::i18n::words::Words;

use super::code::Code;
use super::family::Finding;

/// Two enrolments, perhaps of one person.
#[derive(Clone, Debug)]
pub struct Twin {
    /// The name of the later row.
    pub name: String,
    /// Its id.
    pub id: String,
    /// The name of the earlier row.
    pub other: String,
    /// Its id.
    pub other_id: String,
    /// Its line.
    pub line: u32,
    /// The cohort.
    pub cohort: String,
}

/// What two enrolments share.
#[derive(Clone, Debug)]
pub enum People {
    /// The same person by rule 6.9.
    SamePerson(Twin),
    /// Names that are near each other.
    NearName(Twin),
    /// One e-mail, two names.
    SharedEmail {
        /// The two.
        twin: Twin,
        /// The e-mail.
        email: String,
    },
}

impl Finding for People {
    fn code(&self) -> Code {
        match self {
            Self::SamePerson(_) => Code::SamePerson,
            Self::NearName(_) => Code::NearName,
            Self::SharedEmail { .. } => Code::SharedEmail,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::SamePerson(twin) => {
                format!("`{}` makes one of the two", merge(twin))
            }
            Self::NearName(twin) => {
                format!("one person: `{}`; two: `{} --email …` tells them apart", merge(twin), edit(twin))
            }
            Self::SharedEmail { twin, .. } => format!("if one is wrong: `{} --email …`", edit(twin)),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::SamePerson(twin) => {
                format!("`{}` n'en fait qu'une", merge(twin))
            }
            Self::NearName(twin) => {
                format!("une seule personne : `{}` ; deux : `{} --email …` les distingue", merge(twin), edit(twin))
            }
            Self::SharedEmail { twin, .. } => format!("si l'une est fausse : `{} --email …`", edit(twin)),
        }
    }
}

fn merge(twin: &Twin) -> String {
    format!("formation participants merge {} {} -c {}", twin.other_id, twin.id, twin.cohort)
}

fn edit(twin: &Twin) -> String {
    format!("formation participants edit {} -c {}", twin.id, twin.cohort)
}

impl Words for People {
    fn en(&self) -> String {
        match self {
            Self::SamePerson(twin) => {
                format!("{} is enrolled twice: also on line {} as {}", twin.name, twin.line, twin.other)
            }
            Self::NearName(twin) => {
                format!("{} may be the same person as {} on line {}", twin.name, twin.other, twin.line)
            }
            Self::SharedEmail { twin, email } => {
                format!("{} has the e-mail of {} on line {}: {email}", twin.name, twin.other, twin.line)
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::SamePerson(twin) => {
                format!("inscription en double : {} figure aussi à la ligne {} ({})", twin.name, twin.line, twin.other)
            }
            Self::NearName(twin) => {
                format!("{} et {} (ligne {}) sont peut-être une seule personne", twin.name, twin.other, twin.line)
            }
            Self::SharedEmail { twin, email } => {
                format!("{} et {} (ligne {}) ont la même adresse e-mail : {email}", twin.name, twin.other, twin.line)
            }
        }
    }
}
