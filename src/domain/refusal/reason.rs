//! Why a rule said no, in words, and what to do about it: the exact command or value, where there is one. The exit code
//! is 1.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::people::all_taken::all_taken;
use crate::domain::people::eligibility::{Barrier, admitted, ruled, told};
use crate::domain::people::no_name::NoName;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::refusal::candidate::{Candidate, CohortDays, listed, spans};
use crate::domain::refusal::{
    cohort::CohortRefusal, life::LifeRefusal, log::LogRefusal, name_kind::NameKind, no_session::NoSession,
    pedagogy::PedagogyRefusal, register::RegisterRefusal, roll_call::RollCallRefusal,
};
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::cut::cut;
use crate::lang::dates::{clock, full_date, long_date};
use crate::lang::message::words;
use crate::lang::suggestion::{did_you_mean, there_are};
use crate::lang::typed::word;
use crate::lang::words::{Lang, Words, any_en, any_fr, list_en, list_fr, than_fr};

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

        UnknownCohort { typed: String, near: Option<CohortId>, known: Vec<CohortId> }
            en: "there is no cohort `{typed}`"
            fr: "il n'y a pas de cohorte « {typed} »"
            hint: (|lang| there_are(near.as_ref(), known, lang)),

        WhichCohort {
            /// How many run today: never one.
            running: usize,
            known: Vec<CohortDays>,
        } match running {
            0 =>
                en: "several cohorts, and none is running today"
                fr: "plusieurs cohortes, et aucune n'est en cours aujourd'hui",
            _ =>
                en: "{running} cohorts are running today"
                fr: "{running} cohortes sont en cours aujourd'hui",
        }
            hint_en: ("name one with `-c`: {}", any_en(&spans(known, Lang::En)))
            hint_fr: ("nommez-en une avec `-c` : {}", any_fr(&spans(known, Lang::Fr))),

        AmbiguousCohort { typed: String, candidates: Vec<CohortDays> }
            en: "`{typed}` fits several cohorts"
            fr: "« {typed} » convient à plusieurs cohortes"
            hint_en: ("name one with `-c`: {}", any_en(&spans(candidates, Lang::En)))
            hint_fr: ("nommez-en une avec `-c` : {}", any_fr(&spans(candidates, Lang::Fr))),

        OneCohort { known: Vec<CohortDays> }
            en: "`all` is for reports: this is about one cohort"
            fr: "`all` vaut pour les rapports : il faut ici une cohorte"
            hint_en: ("name one with `-c`: {}", any_en(&spans(known, Lang::En)))
            hint_fr: ("nommez-en une avec `-c` : {}", any_fr(&spans(known, Lang::Fr))),

        NoCohort
            en: "the programme has no cohort yet"
            fr: "le programme n'a pas encore de cohorte"
            hint_en: "add a `[[cohorts]]` table to programme.toml"
            hint_fr: "ajoutez une table `[[cohorts]]` à programme.toml",

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

        ValueNotAllowed { field: String, value: String, allowed: Vec<String> }
            en: "`{value}` is not an answer to `{field}`"
            fr: "« {value} » n'est pas une réponse possible à « {field} »"
            hint_en: ("it takes {}", any_en(allowed))
            hint_fr: ("réponses possibles : {}", any_fr(allowed)),

        FieldMissing { field: String, label: String, allowed: Vec<String> }
            en: "`{field}` ({label}) must be answered"
            fr: "il manque une réponse à « {field} » ({label})"
            hint_en: {
                let value = if allowed.is_empty() { "…".to_owned() } else { allowed.join("|") };
                format!("add `--field {}`", word(&format!("{field}={value}")))
            }
            hint_fr: {
                let value = if allowed.is_empty() { "…".to_owned() } else { allowed.join("|") };
                format!("ajoutez `--field {}`", word(&format!("{field}={value}")))
            },

        NoName { name: String, why: NoName }
            en: ("`{}` {}", cut(name, LONGEST), why.en())
            fr: ("« {} » {}", cut(name, LONGEST), why.fr())
            hint match why {
                NoName::Formula =>
                    hint_en: "write the name without its first sign; `--override \"reason\"` takes it as it is and \
                        keeps the reason"
                    hint_fr: "écrivez le nom sans son premier signe ; `--override \"motif\"` le prend tel quel et \
                        garde le motif",
                _ =>
                    hint_en: "write the name whole; if somebody is really called so, `--override \"reason\"` takes it \
                        and keeps the reason"
                    hint_fr: "écrivez le nom en entier ; si c'est vraiment le nom de la personne, `--override \
                        \"motif\"` le prend et garde le motif",
            },

        NotEligible { barriers: Vec<Barrier> }
            en: {
                let why = barriers.iter().map(|barrier| {
                    format!("{} is {}", ruled(barrier, Lang::En), told(&barrier.column, &barrier.value, Lang::En))
                });
                format!("not eligible: {}", list_en(&why.collect::<Vec<_>>()))
            }
            fr: {
                let why = barriers.iter().map(|barrier| {
                    format!("{} : {}", ruled(barrier, Lang::Fr), told(&barrier.column, &barrier.value, Lang::Fr))
                });
                format!("non éligible – {}", why.collect::<Vec<_>>().join(" ; "))
            }
            hint_en: ("{}; `--override \"reason\"` lets them in and keeps the reason", admitted(barriers, Lang::En))
            hint_fr: ("{} ; `--override \"motif\"` passe outre et garde le motif", admitted(barriers, Lang::Fr)),

        AlreadyEnrolled {
            person: Candidate,
            state: EnrolmentState,
            /// Whose row would say so; none: it would be a new one.
            edited: Option<Candidate>,
        }
            en: "{person} is in the cohort already ({state})"
            fr: "{person} figure déjà dans la cohorte ({state})"
            hint match (edited, state) {
                (Some(edited), _) =>
                    hint_en: ("`{}` makes one enrolment of the two", merging(person, edited))
                    hint_fr: ("`{}` n'en fait qu'une inscription", merging(person, edited)),
                (None, EnrolmentState::Transferred) =>
                    hint_en: "they went on in another cohort: a transfer from there brings them back"
                    hint_fr: "cette personne suit une autre cohorte : un transfert depuis celle-là la fait revenir",
                (None, _) =>
                    hint_en: (
                        "`formation participants show {}` shows that enrolment; `participants edit`, with what \
                            changes, corrects it",
                        person.id,
                    )
                    hint_fr: (
                        "`formation participants show {}` montre cette inscription ; `participants edit`, avec ce qui \
                            change, la corrige",
                        person.id,
                    ),
            },

        /// Somebody in the cohort is near: perhaps the same person.
        NearMatch {
            person: Candidate,
            /// Whose row would say so; none: it would be a new one.
            edited: Option<Candidate>,
            /// Whether it is the e-mail that is the same; else the name is alike.
            same_email: bool,
        } match same_email {
            true =>
                en: "perhaps the same person as {person}, who has the same e-mail"
                fr: ("peut-être la même personne {}, qui a la même adresse e-mail", than_fr(&person.to_string())),
            false =>
                en: "perhaps the same person as {person}: the names are alike"
                fr: ("peut-être la même personne {} : les noms se ressemblent", than_fr(&person.to_string())),
        }
            hint match edited {
                Some(edited) =>
                    hint_en: (
                        "if it is somebody else, add `--distinct`; if it is the same person: `{}`",
                        merging(person, edited),
                    )
                    hint_fr: (
                        "si c'est quelqu'un d'autre, ajoutez `--distinct` ; si c'est la même personne : `{}`",
                        merging(person, edited),
                    ),
                None =>
                    hint_en: "if it is somebody else, add `--distinct`"
                    hint_fr: "si c'est quelqu'un d'autre, ajoutez `--distinct`",
            },

        NotEnrolled { person: Candidate, state: EnrolmentState }
            en: "{person} is not enrolled: {state}"
            fr: "{person} n'est pas en cours d'inscription : {state}"
            hint_en: ("`formation history {}` shows when that changed", person.id)
            hint_fr: ("`formation history {}` montre depuis quand", person.id),

        AttendedAfter { person: Candidate, last_day: NaiveDate, session: SessionId, date: NaiveDate }
            en: (
                "{person} attended `{session}` on {}, after {}",
                long_date(*date, Lang::En),
                long_date(*last_day, Lang::En),
            )
            fr: (
                "{person} était à « {session} » le {}, après le {}",
                long_date(*date, Lang::Fr),
                long_date(*last_day, Lang::Fr),
            )
            hint_en: ("use `--on {date}` or later, or clear that mark first")
            hint_fr: ("donnez `--on {date}` ou plus tard, ou retirez d'abord cette marque"),

        /// They attended a session that would no longer be theirs.
        AttendedElsewhere { person: Candidate, session: SessionId, date: NaiveDate }
            en: (
                "{person} attended `{session}` on {}, which would no longer be theirs",
                long_date(*date, Lang::En),
            )
            fr: (
                "{person} était à « {session} » le {}, qui ne ferait plus partie de son parcours",
                long_date(*date, Lang::Fr),
            )
            hint_en: ("if the mark is wrong: `formation attend {session} --clear {}`", person.id)
            hint_fr: ("si la marque est fausse : `formation attend {session} --clear {}`", person.id),

        NobodyWaits
            en: "nobody is on the waiting list"
            fr: "la liste d'attente est vide"
            hint_en: "`formation waitlist list` shows who waits"
            hint_fr: "`formation waitlist list` montre qui attend",

        NotWaiting { person: Candidate, state: EnrolmentState }
            en: "{person} is not on the waiting list: {state}"
            fr: "{person} n'est pas en liste d'attente : {state}"
            hint_en: "`formation waitlist list` shows who waits"
            hint_fr: "`formation waitlist list` montre qui attend",

        NoFreeSeat { capacity: u32 }
            en: ("no free seat: {}", all_taken(*capacity, Lang::En))
            fr: ("aucune place libre : {}", all_taken(*capacity, Lang::Fr))
            hint_en: "raise `capacity` in the programme, or wait for a seat"
            hint_fr: "augmentez `capacity` dans le programme, ou attendez qu'une place se libère",

        PassesOver { person: Candidate, first: Candidate }
            en: "{first} waits longer than {person}"
            fr: ("{first} attend depuis plus longtemps {}", than_fr(&person.to_string()))
            hint_en: "add `--reason \"…\"`: it is kept"
            hint_fr: "ajoutez `--reason \"…\"` : le motif est gardé",

        NotExpected {
            person: Candidate,
            session: SessionId,
            because: Unexpected,
        }
            en: {
                let why = match because {
                    Unexpected::SessionCancelled => "the session is cancelled".to_owned(),
                    Unexpected::Waiting => "they are on the waiting list".to_owned(),
                    Unexpected::EnrolmentCancelled => "their enrolment is cancelled".to_owned(),
                    Unexpected::OtherModules => "they do not follow its module".to_owned(),
                    Unexpected::BeforeStart(day) => format!("they start on {}", long_date(*day, Lang::En)),
                    Unexpected::AfterEnd(day) => format!("their last day was {}", long_date(*day, Lang::En)),
                };
                format!("{person} is not expected at `{session}`: {why}")
            }
            fr: {
                let why = match because {
                    Unexpected::SessionCancelled => "la séance est annulée".to_owned(),
                    Unexpected::Waiting => "en liste d'attente".to_owned(),
                    Unexpected::EnrolmentCancelled => "inscription annulée".to_owned(),
                    Unexpected::OtherModules => "ne suit pas ce module".to_owned(),
                    Unexpected::BeforeStart(day) => format!("commence le {}", long_date(*day, Lang::Fr)),
                    Unexpected::AfterEnd(day) => format!("dernier jour le {}", long_date(*day, Lang::Fr)),
                };
                format!("{person} n'est pas attendu·e à « {session} » : {why}")
            }
            hint: (|lang| way_in(&person.id, session, *because, lang)),

        MarkedTwice { person: Candidate, flags: Vec<String> }
            en: "{person} is marked twice: {flags}"
            fr: "{person} reçoit deux marques différentes : {flags}",

        SessionCancelled { session: SessionId, date: NaiveDate }
            en: ("`{session}` ({}) is cancelled: it cannot be marked", full_date(*date, Lang::En))
            fr: ("« {session} » ({}) est annulée : on ne peut pas y marquer de présence", full_date(*date, Lang::Fr))
            hint: "`formation sessions restore {session}`",

        SessionToCome { session: SessionId, date: NaiveDate }
            en: ("`{session}` is on {}: until then people can only be excused", full_date(*date, Lang::En))
            fr: ("« {session} » a lieu le {} : d'ici là, on peut seulement excuser", full_date(*date, Lang::Fr))
            hint_en: "mark it on the day; `--excused` works now"
            hint_fr: "marquez-la le jour venu ; `--excused` est déjà possible",

        OutsideSession {
            person: Candidate,
            arrived: Option<NaiveTime>,
            left: Option<NaiveTime>,
            start: NaiveTime,
            end: NaiveTime,
        }
            en: {
                let said = [("arrived", arrived), ("left", left)];
                let said: Vec<String> = said
                    .iter()
                    .filter_map(|(word, time)| time.map(|time| format!("{word} {}", clock(time, Lang::En))))
                    .collect();
                format!(
                    "{person}: {} leaves nothing of the session ({}–{})",
                    said.join(", "),
                    clock(*start, Lang::En),
                    clock(*end, Lang::En)
                )
            }
            fr: {
                let said = [("arrivée", arrived), ("départ", left)];
                let said: Vec<String> = said
                    .iter()
                    .filter_map(|(word, time)| time.map(|time| format!("{word} à {}", clock(time, Lang::Fr))))
                    .collect();
                format!(
                    "{person} : {} ne laisse rien de la séance ({}–{})",
                    said.join(", "),
                    clock(*start, Lang::Fr),
                    clock(*end, Lang::Fr)
                )
            },

        TooManyMinutes { person: Candidate, minutes: u32, most: u32 }
            en: "{person}: {minutes} minutes, of {most} possible"
            fr: "{person} : {minutes} minutes, sur {most} possibles",

        NoMark { person: Candidate, session: SessionId }
            en: "{person} has no mark at `{session}`"
            fr: "{person} n'a pas de marque à « {session} »",

        NothingAsked {
            session: SessionId,
            /// Somebody expected who has no mark.
            person: Option<ParticipantId>,
            /// A time within it.
            late: NaiveTime,
            to_come: bool,
        }
            en: "nothing to mark at `{session}`: the command does not say who was there"
            fr: "rien à marquer à « {session} » : la commande ne dit pas qui était là"
            hint match to_come {
                true =>
                    hint_en: ("`formation attend {session} --excused {}`; presences on the day", or_name(person.as_ref(), "NAME"))
                    hint_fr: ("`formation attend {session} --excused {}` ; les présences le jour venu", or_name(person.as_ref(), "NOM")),
                false =>
                    hint_en: (
                        "`formation attend {session} --rest present` marks everybody without a mark; with it, for who \
                            was not there or came late, `--absent {one}` or `--arrived {one}={}`",
                        late.format("%H:%M"),
                        one = or_name(person.as_ref(), "NAME"),
                    )
                    hint_fr: (
                        "`formation attend {session} --rest present` marque toutes les personnes sans marque ; avec, \
                            pour qui n'était pas là ou est arrivé en retard, `--absent {one}` ou `--arrived {one}={}`",
                        late.format("%H:%M"),
                        one = or_name(person.as_ref(), "NOM"),
                    ),
            },

        SessionHasMarks { session: SessionId, marks: usize, flag: &'static str }
            en: ("`{session}` has {marks} mark{}", if *marks == 1 { "" } else { "s" })
            fr: ("« {session} » porte {marks} marque{}", if *marks < 2 { "" } else { "s" })
            hint match flag {
                &"--drop-marks" =>
                    hint_en: "`--drop-marks` cancels it and takes its marks away; `formation undo` alone brings them \
                        back"
                    hint_fr: "`--drop-marks` l'annule et retire ses marques ; seul `formation undo` les rend",
                _ => hint_en: "add `{flag}`: they go with it" hint_fr: "ajoutez `{flag}` : elles la suivent",
            },

        SessionIsAlready { session: SessionId, cancelled: bool } match cancelled {
            true =>
                en: "`{session}` is cancelled already"
                fr: "« {session} » est déjà annulée"
                hint: "`formation sessions restore {session}`",
            false => en: "`{session}` is not cancelled" fr: "« {session} » n'est pas annulée",
        },

        EndBeforeStart { session: SessionId, start: NaiveTime, end: NaiveTime }
            en: ("`{session}` would end at {} and start at {}", clock(*end, Lang::En), clock(*start, Lang::En))
            fr: ("« {session} » finirait à {} et commencerait à {}", clock(*end, Lang::Fr), clock(*start, Lang::Fr)),

        /// It is not sure who the people of a log are.
        Log(refusal: LogRefusal)
            both: "{refusal}"
            hint: (|lang| refusal.hint(lang)),

        RollCall(refusal: RollCallRefusal)
            both: "{refusal}"
            hint: (|lang| refusal.hint(lang)),

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

        Cell { what: Box<RowProblem>, instead: Option<RowHint> }
            both: "{what}"
            hint: (|lang| instead.as_ref().map_or_else(|| what.hint(lang), |hint| hint.say(lang))),

        Register(refusal: RegisterRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        NewCohort(refusal: CohortRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Life(refusal: LifeRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Pedagogy(refusal: PedagogyRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        Paper(refusal: PaperRefusal) both: "{refusal}" hint: (|lang| refusal.hint(lang)),
        /// The state that was decided for would not hold an hour that they attended.
        StateLosesHours { why: Box<Refusal>, keep: &'static str }
            both: "{why}"
            hint_en: "`--keep state={keep}` keeps those hours"
            hint_fr: "`--keep state={keep}` garde ces heures",

        SessionNotMoved { session: SessionId } en: "`{session}` is there already" fr: "« {session} » y est déjà",
    }
}

impl From<CohortRefusal> for Refusal {
    fn from(refusal: CohortRefusal) -> Self {
        Self::NewCohort(refusal)
    }
}

impl From<PaperRefusal> for Refusal {
    fn from(refusal: PaperRefusal) -> Self {
        Self::Paper(refusal)
    }
}

impl From<PedagogyRefusal> for Refusal {
    fn from(refusal: PedagogyRefusal) -> Self {
        Self::Pedagogy(refusal)
    }
}

impl From<LifeRefusal> for Refusal {
    fn from(refusal: LifeRefusal) -> Self {
        Self::Life(refusal)
    }
}

/// Letters of what is no name that are shown.
const LONGEST: usize = 40;

fn or_name<'p>(person: Option<&'p ParticipantId>, word: &'p str) -> &'p str {
    person.map_or(word, ParticipantId::as_str)
}

/// A message of several lines under a dash.
fn indented(message: &str) -> String {
    message.replace('\n', "\n  ")
}

/// The command that makes one enrolment of two.
fn merging(person: &Candidate, edited: &Candidate) -> String {
    format!("formation participants merge {} {}", person.id, edited.id)
}

/// The command that would make somebody expected, where there is one.
fn way_in(id: &str, session: &SessionId, because: Unexpected, lang: Lang) -> String {
    match because {
        Unexpected::SessionCancelled => format!("`formation sessions restore {session}`"),
        Unexpected::Waiting => {
            let seats =
                lang.pick("seats them once a seat is theirs", "donne une place à cette personne, quand vient son tour");
            format!("`formation waitlist promote {id}` {seats}")
        }
        Unexpected::OtherModules => format!("`formation participants edit {id} --modules …`"),
        Unexpected::BeforeStart(_) => format!("`formation participants edit {id} --starts-on …`"),
        Unexpected::EnrolmentCancelled | Unexpected::AfterEnd(_) => format!("`formation explain {id}`"),
    }
}
