//! Marks that cannot be right, or that prove little.

use crate::lang::message::words;
use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::attendance::overlap::{At, Overlap};
use crate::domain::roll_call::Oddity;
use crate::domain::values::Value;
use crate::domain::vocabulary::Attendance;
use crate::lang::dates::{clock, long_date};
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

use super::code::Code;
use super::family::Finding;

/// Whose mark of which session.
#[derive(Clone, Debug)]
pub struct Which {
    pub person: String,
    pub id: String,
    /// The session.
    pub session: String,
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

words! {
    /// What is wrong with a mark.
    #[derive(Clone, Debug)]
    pub enum Marks {
        NotExpected { which: Which, because: Unexpected }
            code: NotExpected
            en: {
                let why = match because {
                    Unexpected::SessionCancelled => "it is cancelled".to_owned(),
                    Unexpected::Waiting => "on the waiting list".to_owned(),
                    Unexpected::EnrolmentCancelled => "their enrolment is cancelled".to_owned(),
                    Unexpected::OtherModules => "they do not follow its module".to_owned(),
                    Unexpected::BeforeStart(day) => format!("they start on {}", long_date(*day, Lang::En)),
                    Unexpected::AfterEnd(day) => format!("their last day was {}", long_date(*day, Lang::En)),
                };
                format!("{} is marked at {} but was not expected: {why}", which.person, which.session)
            }
            fr: {
                let why = match because {
                    Unexpected::SessionCancelled => "séance annulée".to_owned(),
                    Unexpected::Waiting => "en liste d'attente".to_owned(),
                    Unexpected::EnrolmentCancelled => "inscription annulée".to_owned(),
                    Unexpected::OtherModules => "module non suivi".to_owned(),
                    Unexpected::BeforeStart(day) => format!("commence le {}", long_date(*day, Lang::Fr)),
                    Unexpected::AfterEnd(day) => format!("dernier jour le {}", long_date(*day, Lang::Fr)),
                };
                format!("{} : présence non attendue à {}, {why}", which.person, which.session)
            }
            hint_en: ("`{}`, or correct the enrolment", which.clear())
            hint_fr: ("`{}`, ou corrigez l'inscription", which.clear()),

        SessionCancelled { which: Which }
            code: SessionCancelled
            en: ("{} is marked at {}, which is cancelled", which.person, which.session)
            fr: ("présence notée pour {} à {}, séance annulée", which.person, which.session)
            hint_en: {
                let restore = format!("formation sessions restore {} -c {}", which.session, which.cohort);
                format!("remove the row, or `{restore}` if it took place")
            }
            hint_fr: {
                let restore = format!("formation sessions restore {} -c {}", which.session, which.cohort);
                format!("supprimez la ligne, ou `{restore}` si elle a eu lieu")
            },

        TooManyMinutes { which: Which, minutes: u32, planned: u32 }
            code: TooManyMinutes
            en: ("{} has {minutes} min at {}, which lasts {planned}", which.person, which.session)
            fr: ("{} : {minutes} min notées à {}, qui en dure {planned}", which.person, which.session)
            hint: ("`{}`", which.attend(&format!("--minutes {}={planned}", which.id))),

        MarkedAhead { which: Which, attendance: Attendance, date: NaiveDate }
            code: MarkedAhead
            en: (
                "{} is marked {} at {}, which is to come ({})",
                which.person,
                Value::from(*attendance).word(Lang::En),
                which.session,
                long_date(*date, Lang::En),
            )
            fr: (
                "{} : « {} » à {}, séance à venir ({})",
                which.person,
                Value::from(*attendance).word(Lang::Fr),
                which.session,
                long_date(*date, Lang::Fr),
            )
            hint_en: ("`{}` (an excuse is allowed)", which.clear())
            hint_fr: ("`{}` (une excuse reste possible)", which.clear()),

        TimesContradict { which: Which, minutes: u32, most: u32, arrived: Option<NaiveTime>, left: Option<NaiveTime> }
            code: TimesContradict
            en: {
                let times = [("arrived at", arrived), ("left at", left)];
                let times: Vec<String> = times
                    .iter()
                    .filter_map(|(what, time)| Some(format!("{what} {}", clock((**time)?, Lang::En))))
                    .collect();
                format!("{} at {}: {} leaves {most} min, not {minutes}", which.person, which.session, times.join(", "))
            }
            fr: {
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
            hint_en: ("`{}`, or correct the times", which.attend(&format!("--minutes {}={most}", which.id)))
            hint_fr: ("`{}`, ou corrigez les heures", which.attend(&format!("--minutes {}={most}", which.id))),

        PresentTwice { overlap: Overlap }
            code: PresentTwice
            both: "{overlap}"
            hint_en: (
                "`{}` if they were not there; else `--arrived`, `--left` or `--minutes`, at one of the two",
                clear(&overlap.later),
            )
            hint_fr: (
                "`{}` si la personne n'y était pas ; sinon, `--arrived`, `--left` ou `--minutes`, à l'une des deux",
                clear(&overlap.later),
            ),

        NoMinutes { which: Which }
            code: NoMinutes
            en: ("{} is present at {} for 0 min", which.person, which.session)
            fr: ("{} : « présent » à {} pour 0 min", which.person, which.session)
            hint_en: ("`{}` if they did not come", which.attend(&format!("--absent {}", which.id)))
            hint_fr: ("`{}` si la personne n'est pas venue", which.attend(&format!("--absent {}", which.id))),

        NoEvidence { session: String, marks: usize, prove: String }
            code: NoEvidence
            en: ("{} of {session} without evidence", count_en(*marks, "presence", "presences"))
            fr: ("{session} : {} sans justificatif", count_fr(*marks, "présence", "présences"))
            hint_en: "`{prove}` says what shows it; instead of signature: roll_call, declaration, work, trainer, recording"
            hint_fr: "`{prove}` dit ce qui la prouve ; au lieu de signature : roll_call, declaration, work, trainer, \
                recording",

        LogGone { digest: String, file: String, marks: usize }
            code: LogGone
            en: (
                "the log {digest}, which proves {}, is no longer there, or no longer what it was",
                count_en(*marks, "presence", "presences"),
            )
            fr: (
                "le journal de connexion {digest}, qui prouve {}, n'est plus là, ou n'est plus ce qu'il était",
                count_fr(*marks, "présence", "présences"),
            )
            hint_en: "bring {file} back from a backup, or add another proof in the column `evidence`"
            hint_fr: "reprenez {file} d'une sauvegarde, ou ajoutez une preuve dans la colonne « evidence »",

        /// What looked wrong when the file of a roll-call page was read.
        /// `files`: the copies in which it is so.
        SheetOdd { session: String, files: Vec<String>, oddity: Oddity }
            code: SheetOdd
            both: (|lang| format!("{session}{}{}", lang.pick(": ", " : "), oddity.say(lang)))
            hint_en: ("{} {}; ask the trainer, and note what explains it", if files.len() > 1 { "the sheets are" } else { "the sheet is" }, list_en(files))
            hint_fr: ("{} {} ; demandez au formateur, et notez ce qui l'explique", if files.len() > 1 { "les feuilles sont" } else { "la feuille est" }, list_fr(files)),

        LogAlone { session: String, marks: usize, prove: String }
            code: LogAlone
            en: ("{} of {session} on a connection log alone", count_en(*marks, "presence", "presences"))
            fr: (
                "{session} : {} avec un journal de connexion pour seul justificatif",
                count_fr(*marks, "présence", "présences"),
            )
            hint_en: "`{prove}` adds another proof; instead of signature: roll_call, declaration, work, trainer, \
                recording"
            hint_fr: "`{prove}` ajoute une preuve ; au lieu de signature : roll_call, declaration, work, trainer, \
                recording",
    }
}
