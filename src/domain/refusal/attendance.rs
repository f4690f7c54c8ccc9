//! Why a presence, an absence or an excuse cannot be marked.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::refusal::candidate::Candidate;
use crate::lang::dates::{clock, full_date, long_date};
use crate::lang::message::words;
use crate::lang::words::Lang;

words! {
    /// Why a mark is not taken.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AttendanceRefusal {
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
    }
}

fn or_name<'p>(person: Option<&'p ParticipantId>, word: &'p str) -> &'p str {
    person.map_or(word, ParticipantId::as_str)
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
