//! Marks that cannot be right, or that prove little.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::expectation::Unexpected;
use crate::domain::overlap::{At, Overlap};
use crate::domain::vocabulary::Attendance;
use crate::i18n::dates::{clock, long_date};
use crate::i18n::values::Value;
use crate::i18n::words::{Lang, Words, count_en, count_fr};

use super::code::Code;
use super::family::Finding;

/// Whose mark of which session.
#[derive(Clone, Debug)]
pub struct Which {
    /// The person's name.
    pub person: String,
    /// Their id.
    pub id: String,
    /// The session.
    pub session: String,
    /// The cohort.
    pub cohort: String,
}

impl Which {
    fn clear(&self) -> String {
        format!("formation attend {} -c {} --clear {}", self.session, self.cohort, self.id)
    }

    fn attend(&self, rest: &str) -> String {
        format!("formation attend {} -c {} {rest}", self.session, self.cohort)
    }
}

/// The command that takes a presence out.
fn clear(at: &At) -> String {
    format!("formation attend {} -c {} --clear {}", at.session, at.cohort, at.participant)
}

/// What is wrong with a mark.
#[derive(Clone, Debug)]
pub enum Marks {
    /// They were not expected.
    NotExpected {
        /// Which mark.
        which: Which,
        /// Why not.
        because: Unexpected,
        /// Their first or last day, where that is why.
        day: Option<NaiveDate>,
    },
    /// The session is cancelled.
    SessionCancelled {
        /// Which mark.
        which: Which,
    },
    /// More minutes than the session has.
    TooManyMinutes {
        /// Which mark.
        which: Which,
        /// Marked.
        minutes: u32,
        /// Planned.
        planned: u32,
    },
    /// Present or absent at a session to come.
    MarkedAhead {
        /// Which mark.
        which: Which,
        /// What it says.
        attendance: Attendance,
        /// Day of the session.
        date: NaiveDate,
    },
    /// Arrival and departure leave fewer minutes than marked.
    TimesContradict {
        /// Which mark.
        which: Which,
        /// Marked.
        minutes: u32,
        /// What the times leave.
        most: u32,
        /// When they came, if late.
        arrived: Option<NaiveTime>,
        /// When they went, if early.
        left: Option<NaiveTime>,
    },
    /// At another session at the same time.
    PresentTwice {
        /// Where, and for how long.
        overlap: Overlap,
    },
    /// Present for no minute.
    NoMinutes {
        /// Which mark.
        which: Which,
    },
    /// Presences of a session that nothing proves.
    NoEvidence {
        /// The session.
        session: String,
        /// How many marks.
        marks: usize,
    },
    /// A log that marks cite was kept, and is gone.
    LogGone {
        /// Its digest.
        digest: String,
        /// The file in which it was kept.
        file: String,
        /// How many marks.
        marks: usize,
    },
    /// Presences of a session that a log alone proves.
    LogAlone {
        /// The session.
        session: String,
        /// How many marks.
        marks: usize,
    },
}

impl Finding for Marks {
    fn code(&self) -> Code {
        match self {
            Self::NotExpected { .. } => Code::NotExpected,
            Self::SessionCancelled { .. } => Code::SessionCancelled,
            Self::TooManyMinutes { .. } => Code::TooManyMinutes,
            Self::MarkedAhead { .. } => Code::MarkedAhead,
            Self::TimesContradict { .. } => Code::TimesContradict,
            Self::PresentTwice { .. } => Code::PresentTwice,
            Self::NoMinutes { .. } => Code::NoMinutes,
            Self::NoEvidence { .. } => Code::NoEvidence,
            Self::LogAlone { .. } => Code::LogAlone,
            Self::LogGone { .. } => Code::LogGone,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::NotExpected { which, .. } => {
                format!("`{}`, or correct the enrolment", which.clear())
            }
            Self::SessionCancelled { which } => {
                let restore = format!("formation sessions restore {} -c {}", which.session, which.cohort);
                format!("remove the row, or `{restore}` if it took place")
            }
            Self::TooManyMinutes { which, planned, .. } => {
                format!("`{}`", which.attend(&format!("--minutes {}={planned}", which.id)))
            }
            Self::MarkedAhead { which, .. } => format!("`{}` (an excuse is allowed)", which.clear()),
            Self::TimesContradict { which, most, .. } => {
                format!("`{}`, or correct the times", which.attend(&format!("--minutes {}={most}", which.id)))
            }
            Self::PresentTwice { overlap } => format!(
                "`{}` if they were not there; else `--arrived`, `--left` or `--minutes`, at one of the two",
                clear(&overlap.later)
            ),
            Self::NoMinutes { which } => {
                format!("`{}` if they did not come", which.attend(&format!("--absent {}", which.id)))
            }
            Self::NoEvidence { .. } => {
                "say in the column `evidence` what shows it: signature, log, trainer…".to_owned()
            }
            Self::LogGone { file, .. } => {
                format!("bring {file} back from a backup, or add another proof in the column `evidence`")
            }
            Self::LogAlone { .. } => {
                "add another proof in the column `evidence`: signature, declaration, work, trainer…".to_owned()
            }
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::NotExpected { which, .. } => format!("`{}`, ou corrigez l'inscription", which.clear()),
            Self::SessionCancelled { which } => {
                let restore = format!("formation sessions restore {} -c {}", which.session, which.cohort);
                format!("supprimez la ligne, ou `{restore}` si elle a eu lieu")
            }
            Self::TooManyMinutes { which, planned, .. } => {
                format!("`{}`", which.attend(&format!("--minutes {}={planned}", which.id)))
            }
            Self::MarkedAhead { which, .. } => format!("`{}` (une excuse reste possible)", which.clear()),
            Self::TimesContradict { which, most, .. } => {
                format!("`{}`, ou corrigez les heures", which.attend(&format!("--minutes {}={most}", which.id)))
            }
            Self::PresentTwice { overlap } => format!(
                "`{}` si la personne n'y était pas ; sinon, `--arrived`, `--left` ou `--minutes`, à l'une des deux",
                clear(&overlap.later)
            ),
            Self::NoMinutes { which } => {
                format!("`{}` si la personne n'est pas venue", which.attend(&format!("--absent {}", which.id)))
            }
            Self::NoEvidence { .. } => {
                "indiquez dans la colonne « evidence » ce qui la prouve : signature, log, trainer…".to_owned()
            }
            Self::LogGone { file, .. } => {
                format!("reprenez {file} d'une sauvegarde, ou ajoutez une preuve dans la colonne « evidence »")
            }
            Self::LogAlone { .. } => {
                "ajoutez une preuve dans la colonne « evidence » : signature, declaration, work, trainer…".to_owned()
            }
        }
    }
}

impl Words for Marks {
    fn en(&self) -> String {
        match self {
            Self::NotExpected { which, because, day } => {
                let day = day.map(|day| long_date(day, Lang::En)).unwrap_or_default();
                let why = match because {
                    Unexpected::SessionCancelled => "it is cancelled".to_owned(),
                    Unexpected::Waiting => "on the waiting list".to_owned(),
                    Unexpected::EnrolmentCancelled => "their enrolment is cancelled".to_owned(),
                    Unexpected::OtherModules => "they do not follow its module".to_owned(),
                    Unexpected::BeforeStart => format!("they start on {day}"),
                    Unexpected::AfterEnd => format!("their last day was {day}"),
                };
                format!("{} is marked at {} but was not expected: {why}", which.person, which.session)
            }
            Self::SessionCancelled { which } => {
                format!("{} is marked at {}, which is cancelled", which.person, which.session)
            }
            Self::TooManyMinutes { which, minutes, planned } => {
                format!("{} has {minutes} min at {}, which lasts {planned}", which.person, which.session)
            }
            Self::MarkedAhead { which, attendance, date } => format!(
                "{} is marked {} at {}, which is to come ({})",
                which.person,
                Value::from(*attendance).word(Lang::En),
                which.session,
                long_date(*date, Lang::En)
            ),
            Self::TimesContradict { which, minutes, most, arrived, left } => {
                let times = [("arrived at", arrived), ("left at", left)];
                let times: Vec<String> = times
                    .iter()
                    .filter_map(|(what, time)| Some(format!("{what} {}", clock((**time)?, Lang::En))))
                    .collect();
                format!("{} at {}: {} leaves {most} min, not {minutes}", which.person, which.session, times.join(", "))
            }
            Self::PresentTwice { overlap } => overlap.en(),
            Self::NoMinutes { which } => format!("{} is present at {} for 0 min", which.person, which.session),
            Self::NoEvidence { session, marks } => {
                format!("{} of {session} without evidence", count_en(*marks, "presence", "presences"))
            }
            Self::LogGone { digest, marks, .. } => format!(
                "the log {digest}, which proves {}, is no longer there, or no longer what it was",
                count_en(*marks, "presence", "presences")
            ),
            Self::LogAlone { session, marks } => {
                format!("{} of {session} on a connection log alone", count_en(*marks, "presence", "presences"))
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NotExpected { which, because, day } => {
                let day = day.map(|day| long_date(day, Lang::Fr)).unwrap_or_default();
                let why = match because {
                    Unexpected::SessionCancelled => "séance annulée".to_owned(),
                    Unexpected::Waiting => "en liste d'attente".to_owned(),
                    Unexpected::EnrolmentCancelled => "inscription annulée".to_owned(),
                    Unexpected::OtherModules => "module non suivi".to_owned(),
                    Unexpected::BeforeStart => format!("commence le {day}"),
                    Unexpected::AfterEnd => format!("dernier jour le {day}"),
                };
                format!("{} : présence non attendue à {}, {why}", which.person, which.session)
            }
            Self::SessionCancelled { which } => {
                format!("présence notée pour {} à {}, séance annulée", which.person, which.session)
            }
            Self::TooManyMinutes { which, minutes, planned } => {
                format!("{} : {minutes} min notées à {}, qui en dure {planned}", which.person, which.session)
            }
            Self::MarkedAhead { which, attendance, date } => format!(
                "{} : « {} » à {}, séance à venir ({})",
                which.person,
                Value::from(*attendance).word(Lang::Fr),
                which.session,
                long_date(*date, Lang::Fr)
            ),
            Self::TimesContradict { which, minutes, most, arrived, left } => {
                let times = [("arrivée à", arrived), ("départ à", left)];
                let times: Vec<String> = times
                    .iter()
                    .filter_map(|(what, time)| Some(format!("{what} {}", clock((**time)?, Lang::Fr))))
                    .collect();
                format!(
                    "{} à {} : {minutes} min notées, or {} n'en laisse que {most}",
                    which.person,
                    which.session,
                    times.join(", ")
                )
            }
            Self::PresentTwice { overlap } => overlap.fr(),
            Self::NoMinutes { which } => format!("{} : « présent » à {} pour 0 min", which.person, which.session),
            Self::NoEvidence { session, marks } => {
                format!("{session} : {} sans justificatif", count_fr(*marks, "présence", "présences"))
            }
            Self::LogGone { digest, marks, .. } => format!(
                "le journal de connexion {digest}, qui prouve {}, n'est plus là, ou n'est plus ce qu'il était",
                count_fr(*marks, "présence", "présences")
            ),
            Self::LogAlone { session, marks } => format!(
                "{session} : {} avec un journal de connexion pour seul justificatif",
                count_fr(*marks, "présence", "présences")
            ),
        }
    }
}
