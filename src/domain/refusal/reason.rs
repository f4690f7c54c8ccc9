//! Why a rule said no, in words, and what to do about it: the exact command or value, where there is one. The exit code
//! is 1.

use crate::domain::mail::refusal::MailRefusal;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::refusal::candidate::{Candidate, listed};
use crate::domain::refusal::{
    attendance::AttendanceRefusal, calendar::CalendarRefusal, cohort::CohortRefusal, enrolment::EnrolmentRefusal,
    life::LifeRefusal, log::LogRefusal, name_kind::NameKind, no_cohort::NoCohort, no_session::NoSession,
    pedagogy::PedagogyRefusal, register::RegisterRefusal, roll_call::RollCallRefusal, schedule::ScheduleRefusal,
    seal::SealRefusal, session::SessionRefusal,
};
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::lang::message::words;
use crate::lang::suggestion::{did_you_mean, there_are};
use crate::lang::words::{Lang, Words, list_en, list_fr};

words! {
    /// Why a request was refused.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Refusal {
        UnknownPerson { typed: String, cohort: CohortId, near: Option<Candidate> }
            en: "nobody in `{cohort}` is called `{typed}`"
            fr: "personne ne s'appelle « {typed} » dans la cohorte « {cohort} »"
            hint match near {
                Some(near) => hint_en: "did you mean {near}?" hint_fr: "vouliez-vous dire {near} ?",
                _ =>
                    hint_en: "`formation participants list` shows everybody"
                    hint_fr: "`formation participants list` les montre tous",
            },

        AmbiguousPerson { typed: String, candidates: Vec<Candidate> }
            en: ("`{typed}` may be {} people:{}", candidates.len(), listed(candidates))
            fr: ("« {typed} » peut désigner {} personnes :{}", candidates.len(), listed(candidates))
            hint_en: "use the id, the e-mail or more of the name"
            hint_fr: "donnez l'identifiant, l'adresse e-mail ou une plus grande partie du nom",

        NoSession(refusal: NoSession) both: "{refusal}" hint: (|lang| refusal.hint(lang)),

        AmbiguousSession { typed: String, candidates: Vec<SessionId> }
            en: ("`{typed}` may be {} sessions: {}", candidates.len(), list_en(candidates))
            fr: ("« {typed} » peut désigner {} séances : {}", candidates.len(), list_fr(candidates))
            hint_en: "use the id of one"
            hint_fr: "donnez l'identifiant de l'une d'elles",

        /// A name in a request that the definition does not have: a module, a funder, a field.
        UnknownName { kind: NameKind, typed: String, near: Option<String>, known: Vec<String> }
            en: "there is no {kind} `{typed}`"
            fr: "il n'y a pas de {kind} « {typed} »"
            hint match (kind, near) {
                (NameKind::Code, None) =>
                    hint_en: "`formation check` shows the codes of what it finds"
                    hint_fr: "`formation check` donne le code de ce qu'il trouve",
                (NameKind::Code, Some(near)) => hint: (|lang| did_you_mean(near, lang)),
                _ => hint: (|lang| there_are(near.as_ref(), known, lang)),
            },

        /// Several at once: nothing is written for any of them.
        Several(all: Vec<Refusal>)
            en: {
                let all: Vec<String> = all.iter().map(|refusal| format!("\n- {}", indented(&refusal.en()))).collect();
                format!("{} things stand in the way; nothing was written:{}", all.len(), all.concat())
            }
            fr: {
                let all: Vec<String> = all.iter().map(|refusal| format!("\n- {}", indented(&refusal.fr()))).collect();
                format!("{} obstacles ; rien n'a été écrit :{}", all.len(), all.concat())
            }
            hint: (|lang| all.first().map(|first| first.hint(lang)).unwrap_or_default()),

        /// What a row of a file names, or says.
        Row { row: u32, why: Box<Refusal> }
            en: ("row {row}: {}{}", why.en(), in_brackets(&why.hint(Lang::En)))
            fr: ("ligne {row} : {}{}", why.fr(), in_brackets(&why.hint(Lang::Fr))),

        Cell { what: Box<RowProblem>, instead: Option<RowHint> }
            both: "{what}"
            hint: (|lang| instead.as_ref().map_or_else(|| what.hint(lang), |hint| hint.say(lang))),

        NoCohort(refusal: NoCohort) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Enrolment(refusal: EnrolmentRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Attendance(refusal: AttendanceRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Schedule(refusal: ScheduleRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Session(refusal: SessionRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        /// It is not sure who the people of a log are.
        Log(refusal: LogRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        RollCall(refusal: RollCallRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Register(refusal: RegisterRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        NewCohort(refusal: CohortRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Life(refusal: LifeRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Pedagogy(refusal: PedagogyRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Paper(refusal: PaperRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Calendar(refusal: CalendarRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Mail(refusal: MailRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Seal(refusal: SealRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),

        /// The state that was decided for would not hold an hour that they attended.
        StateLosesHours { why: Box<Refusal>, keep: &'static str }
            both: "{why}"
            hint_en: "`--keep state={keep}` keeps those hours"
            hint_fr: "`--keep state={keep}` garde ces heures",
    }
}

/// A refusal of one subject is a refusal.
macro_rules! of_a_subject {
    ($($Variant:ident: $Of:ty),* $(,)?) => {
        $(impl From<$Of> for Refusal {
            fn from(refusal: $Of) -> Self {
                Self::$Variant(refusal)
            }
        })*
    };
}

of_a_subject! {
    NoSession: NoSession,
    NoCohort: NoCohort,
    Enrolment: EnrolmentRefusal,
    Attendance: AttendanceRefusal,
    Schedule: ScheduleRefusal,
    Session: SessionRefusal,
    Log: LogRefusal,
    RollCall: RollCallRefusal,
    Register: RegisterRefusal,
    NewCohort: CohortRefusal,
    Life: LifeRefusal,
    Pedagogy: PedagogyRefusal,
    Paper: PaperRefusal,
    Calendar: CalendarRefusal,
    Mail: MailRefusal,
    Seal: SealRefusal,
}

/// A message of several lines under a dash.
fn indented(message: &str) -> String {
    message.replace('\n', "\n  ")
}

/// A hint behind the message it is of.
fn in_brackets(hint: &str) -> String {
    if hint.is_empty() { String::new() } else { format!(" ({hint})") }
}
