//! What a decision wants the coordinator to know beside its changes: warnings and next steps, as data. Their words
//! are in [`super::notice`].

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::notice::MarkNotice;
use crate::domain::pedagogy::notice::PedagogyNotice;
use crate::domain::people::all_taken::seats_taken;
use crate::domain::people::dropped::Dropped;
use crate::domain::people::eligibility::{Barrier, ruled, told};
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{CohortId, ModuleId, SessionId};
use crate::domain::programme::notice::ScheduleNotice;
use crate::domain::values::Value;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::dates::{clock, full_date, long_date, weekday};
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr, of_fr};

/// Somebody and the day that decides whether they are expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounded {
    /// Who.
    pub person: String,
    /// Their first or last day.
    pub bound: ExpectationEnd,
}

/// The end of the time in which somebody is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectationEnd {
    /// They are expected from that day on.
    First(NaiveDate),
    /// They are expected up to that day.
    Last(NaiveDate),
}

words! {
    /// Something to know about a plan.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Notice {
        /// No seat was free: they are on the waiting list at that rank.
        PutOnWaitingList { capacity: u32, rank: usize }
            en: ("{}: put on the waiting list, rank {rank}", seats_taken(*capacity, Lang::En))
            fr: ("{} : mise en liste d'attente, rang {rank}", seats_taken(*capacity, Lang::Fr)),

        Pedagogy(notice: PedagogyNotice) both: "{notice}",

        /// Of marks and of the sheets on which they stand.
        Marks(notice: MarkNotice) both: "{notice}",

        OfTwo(two: Dropped)
            en: ("{}: `{}` stays, `{}` is dropped; `--keep {}=B` keeps the other", two.name, two.kept, two.dropped, two.name)
            fr: (
                "{} : « {} » reste, « {} » est abandonné ; `--keep {}=B` garde l'autre",
                two.name, two.kept, two.dropped, two.name,
            ),

        /// A seat is free and others wait for it: newcomers are on the waiting list.
        WaitsBehind {
            waiting: usize,
            people: usize,
            /// The rank of the only one, from 1; none where there are several.
            rank: Option<usize>,
        }
            en: (
                "{} for a seat: {}put on the waiting list{}; `--reason \"…\"` passes over who waits, and is kept",
                count_en(*waiting, "person waits", "people wait"),
                if rank.is_none() { format!("{people} ") } else { String::new() },
                rank.map(|rank| format!(", rank {rank}")).unwrap_or_default(),
            )
            fr: (
                "{} une place : {} en liste d'attente{} ; `--reason \"…\"` passe devant, et le motif est gardé",
                count_fr(*waiting, "personne attend", "personnes attendent"),
                match rank {
                    Some(_) => "mise".to_owned(),
                    None => count_fr(*people, "mise", "mises"),
                },
                rank.map(|rank| format!(", rang {rank}")).unwrap_or_default(),
            ),

        ComesBack { person: String, was: EnrolmentState, left: Option<NaiveDate> }
            en: ("{person} comes back: was {}", gone(*was, *left, Lang::En))
            fr: ("{person} revient : {}", gone(*was, *left, Lang::Fr)),

        /// Sessions were held while they were away, and count as planned.
        MissedMeanwhile { person: String, id: String, sessions: Vec<SessionId> }
            en: (
                "held meanwhile and not marked for {person}: {}; `formation attend {} --absent {id}`, or `--excused`",
                list_en(sessions),
                sessions.first().map(ToString::to_string).unwrap_or_default(),
            )
            fr: (
                "à renseigner pour {person}, depuis son départ : {} ; `formation attend {} --absent {id}`, ou `--excused`",
                list_fr(sessions),
                sessions.first().map(ToString::to_string).unwrap_or_default(),
            ),

        OthersWait { waiting: usize, next: String }
            en: ("{} for a seat; {next} is first", count_en(*waiting, "person waits", "people wait"))
            fr: ("{} une place ; {next} est en tête", count_fr(*waiting, "personne attend", "personnes attendent")),

        /// Taking something back gives somebody their seat again, and others wait for it.
        SeatedAgain { person: String, waiting: usize, next: String }
            en: (
                "{person} has the seat again, though {} for one; {next} is first",
                count_en(*waiting, "person waits", "people wait"),
            )
            fr: (
                "{person} retrouve sa place, alors que {} une place ; {next} est en tête",
                count_fr(*waiting, "personne attend", "personnes attendent"),
            ),

        /// The cohort has begun: sessions before today count as planned.
        EarlierSessionsCount { sessions: Vec<SessionId>, id: String, day: NaiveDate }
            en: (
                "the cohort has begun: {} will count as planned; to leave them out, `formation participants edit {id} \
                    --starts-on {day}`",
                list_en(sessions),
            )
            fr: (
                "la cohorte a commencé : {} {} ; sinon, `formation participants edit {id} --starts-on {day}`",
                list_fr(sessions),
                if sessions.len() == 1 { "comptera comme prévue" } else { "compteront comme prévues" },
            ),

        /// The cohort has begun: for all who join now, sessions before that day count as planned.
        EarlierSessionsCountForAll {
            sessions: Vec<SessionId>,
            people: usize,
            /// The latest day on which one of them was seated.
            day: NaiveDate,
        }
            en: (
                "the cohort has begun: {} will count as planned for {}; to leave them out, `--starts-on {day}` (after \
                    `formation undo`)",
                list_en(sessions),
                count_en(*people, "person", "people"),
            )
            fr: (
                "la cohorte a commencé : {} {} pour {} ; sinon, `--starts-on {day}` (après `formation undo`)",
                list_fr(sessions),
                if sessions.len() == 1 { "comptera comme prévue" } else { "compteront comme prévues" },
                count_fr(*people, "personne", "personnes"),
            ),

        SeatFreed { cohort: CohortId, next: String, id: String }
            en: "a seat is free and {next} is next: `formation waitlist promote {id} -c {cohort}`"
            fr: "une place est libre et {next} est en tête de liste : `formation waitlist promote {id} -c {cohort}`",

        /// They left before the first session expected of them: cancelled, not withdrawn.
        LeftBeforeFirstSession { person: String }
            en: "{person} leaves before their first session: cancelled, not withdrawn"
            fr: "{person} part avant sa première séance : annulation, et non abandon",

        /// They left after the last session: nothing of it is free, and nothing of theirs changes.
        LeftAfterTheLastSession { person: String, last: NaiveDate }
            en: ("the last session was on {}: {person} leaves after it", long_date(*last, Lang::En))
            fr: ("la dernière séance est celle du {} : {person} part après", long_date(*last, Lang::Fr)),

        EnrolledAhead { person: String, day: NaiveDate }
            en: ("{} is still to come, and {person} is enrolled on that day", full_date(*day, Lang::En))
            fr: ("le {}, jour d'inscription {}, est encore à venir", full_date(*day, Lang::Fr), of_fr(person)),

        /// No session of the cohort they go to lies on or after their first day there.
        NoSessionLeft { person: String, cohort: CohortId, first_day: Option<NaiveDate> }
            en: (
                "no session of `{cohort}` is left for {person}{}",
                first_day.map(|day| format!(" from {} on", long_date(day, Lang::En))).unwrap_or_default(),
            )
            fr: (
                "il ne reste aucune séance de « {cohort} » pour {person}{}",
                first_day.map(|day| format!(" à partir du {}", long_date(day, Lang::Fr))).unwrap_or_default(),
            ),

        /// Modules whose last session is behind them in one cohort are planned for them again in the other.
        ComesAgain {
            modules: Vec<ModuleId>,
            /// The other modules that are left for them there.
            rest: Vec<ModuleId>,
            from: CohortId,
            to: CohortId,
            id: String,
        }
            en: (
                "over in `{from}` and planned again in `{to}`: {}{}",
                list_en(modules),
                without(id, rest, to).map(|command| format!("; to leave out: `{command}`")).unwrap_or_default(),
            )
            fr: (
                "déjà terminé dans « {from} » et prévu à nouveau dans « {to} » : {}{}",
                list_fr(modules),
                without(id, rest, to).map(|command| format!(" ; sinon, `{command}`")).unwrap_or_default(),
            ),

        /// No rule let them in; the reason given is kept.
        Overridden {
            /// The rule and the value it does not allow.
            barrier: Barrier,
        }
            en: (
                "let in by exception – {}: {}",
                ruled(barrier, Lang::En),
                told(&barrier.column, &barrier.value, Lang::En),
            )
            fr: (
                "admission par dérogation – {} : {}",
                ruled(barrier, Lang::Fr),
                told(&barrier.column, &barrier.value, Lang::Fr),
            ),

        /// People whom the new day of a session brings in: they were not expected on the old one.
        ExpectedNow {
            session: SessionId,
            /// Who, and why they were not expected before.
            people: Vec<Bounded>,
        }
            en: ("now expected at `{session}`: {}", list_en(&bounded(people, Lang::En)))
            fr: ("désormais attendu·e·s à « {session} » : {}", list_fr(&bounded(people, Lang::Fr))),

        /// People whom the new day of a session puts out: they were expected on the old one.
        ExpectedNoLonger {
            session: SessionId,
            /// Who, and why they are not expected any more.
            people: Vec<Bounded>,
        }
            en: ("no longer expected at `{session}`: {}", list_en(&bounded(people, Lang::En)))
            fr: ("plus attendu·e·s à « {session} » : {}", list_fr(&bounded(people, Lang::Fr))),

        /// Sessions that another first day brings in or puts out.
        OtherSessions {
            person: String,
            now: Vec<SessionId>,
            /// Those that they are no longer expected at.
            no_longer: Vec<SessionId>,
        }
            en: {
                let part = |words: &str, sessions: &[SessionId]| {
                    (!sessions.is_empty()).then(|| format!("{words} expected at {}", list_en(sessions)))
                };
                let parts = [part("is now", now), part("is no longer", no_longer)];
                format!("{person} {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" and "))
            }
            fr: {
                let part = |words: &str, sessions: &[SessionId]| {
                    (!sessions.is_empty()).then(|| format!("{words} à {}", list_fr(sessions)))
                };
                let parts = [part("est désormais attendu·e", now), part("n'est plus attendu·e", no_longer)];
                format!("{person} {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" et "))
            },

        AtOnce {
            session: SessionId,
            other: SessionId,
            cohort: Option<CohortId>,
            from: NaiveTime,
            to: NaiveTime,
            people: usize,
        }
            en: (
                "`{session}` and `{other}`{} are at once from {} to {}{}",
                cohort.as_ref().map(|cohort| format!(" of `{cohort}`")).unwrap_or_default(),
                clock(*from, Lang::En),
                clock(*to, Lang::En),
                match people {
                    0 => String::new(),
                    _ => format!(": {} expected at both", count_en(*people, "person is", "people are")),
                },
            )
            fr: (
                "« {session} » et « {other} »{} ont lieu en même temps de {} à {}{}",
                cohort.as_ref().map(|cohort| format!(" de « {cohort} »")).unwrap_or_default(),
                clock(*from, Lang::Fr),
                clock(*to, Lang::Fr),
                match people {
                    0 => String::new(),
                    _ => format!(
                        " : {} aux deux",
                        count_fr(*people, "personne est attendue", "personnes sont attendues")
                    ),
                },
            ),

        ClocksChange {
            session: SessionId,
            /// When it begins, by the clock on the wall.
            start: NaiveTime,
            end: NaiveTime,
            minutes: u32,
        }
            en: (
                "the clocks change during {session}: from {} to {} {} pass, and those count",
                clock(*start, Lang::En),
                clock(*end, Lang::En),
                count_en(*minutes as usize, "minute", "minutes"),
            )
            fr: (
                "l'heure change pendant « {session} » : de {} à {}, il passe {}, et ce sont elles qui comptent",
                clock(*start, Lang::Fr),
                clock(*end, Lang::Fr),
                count_fr(*minutes as usize, "minute", "minutes"),
            ),

        /// A session of a new cohort falls on a public holiday.
        Schedule(notice: ScheduleNotice) both: "{notice}",

        /// A new cohort begins on another weekday than its model: the gaps in days are kept.
        OtherWeekday { like: CohortId, first: NaiveDate, start: NaiveDate }
            en: (
                "`{like}` begins on a {}, {} is a {}: the gaps in days are kept",
                weekday(*first, Lang::En),
                long_date(*start, Lang::En),
                weekday(*start, Lang::En),
            )
            fr: (
                "« {like} » commence un {}, le {} est un {} : les écarts en jours sont gardés",
                weekday(*first, Lang::Fr),
                long_date(*start, Lang::Fr),
                weekday(*start, Lang::Fr),
            ),

        /// A session was moved in the model: the day it was first planned on is the pattern.
        FirstDateTaken { like: CohortId, session: SessionId, first: NaiveDate }
            en: ("`{session}` was moved in `{like}`: copied from its first date, {}", full_date(*first, Lang::En))
            fr: (
                "« {session} » a été déplacée dans « {like} » : reprise à sa première date, le {}",
                full_date(*first, Lang::Fr),
            ),

        /// A session is cancelled in the model and planned in the new cohort.
        PlannedAgain { like: CohortId, session: SessionId }
            en: "`{session}`, cancelled in `{like}`, is planned here"
            fr: "« {session} », annulée dans « {like} », est prévue ici",

        /// A link is of one meeting: those of the model are not copied.
        LinksNotCopied { file: String }
            en: "links are of one meeting and are not copied: write them as `link = \"…\"` in {file}"
            fr: "un lien ne vaut que pour une réunion, aucun n'est repris : à écrire dans {file}, `link = \"…\"`",

        NothingToDo en: "nothing changes: it is so already" fr: "rien ne change : c'est déjà le cas",
    }
}

impl Notice {
    /// That the clocks change while a session lasts; none of any other.
    pub fn of_clocks(session: &Session) -> Option<Self> {
        session.clock_change().map(|_| Self::ClocksChange {
            session: session.id.clone(),
            start: session.start,
            end: session.end,
            minutes: session.minutes().0,
        })
    }

    /// Whether it is a next step rather than a warning.
    pub const fn is_hint(&self) -> bool {
        match self {
            Self::Pedagogy(notice) => notice.is_hint(),
            Self::Marks(notice) => notice.is_hint(),
            _ => matches!(self, Self::SeatFreed { .. } | Self::LinksNotCopied { .. } | Self::NothingToDo),
        }
    }
}

impl From<ScheduleNotice> for Notice {
    fn from(notice: ScheduleNotice) -> Self {
        Self::Schedule(notice)
    }
}

impl From<MarkNotice> for Notice {
    fn from(notice: MarkNotice) -> Self {
        Self::Marks(notice)
    }
}

impl From<PedagogyNotice> for Notice {
    fn from(notice: PedagogyNotice) -> Self {
        Self::Pedagogy(notice)
    }
}

/// As what somebody left, and when: `cancelled on 3 February 2021`.
pub fn gone(was: EnrolmentState, left: Option<NaiveDate>, lang: Lang) -> String {
    let day = left.map(|day| format!(" {} {}", lang.pick("on", "le"), long_date(day, lang))).unwrap_or_default();
    let state = match was {
        EnrolmentState::Cancelled => lang.pick("cancelled", "inscription annulée"),
        EnrolmentState::Withdrawn => lang.pick("withdrawn", "abandon"),
        other => Value::from(other).word(lang),
    };
    format!("{state}{day}")
}

/// `Karim Haddad (left on 2 April 2021)`.
fn bounded(people: &[Bounded], lang: Lang) -> Vec<String> {
    let day = |bound| match bound {
        ExpectationEnd::First(day) => format!("{} {}", lang.pick("starts on", "commence le"), long_date(day, lang)),
        ExpectationEnd::Last(day) => format!("{} {}", lang.pick("left on", "parti·e le"), long_date(day, lang)),
    };
    people.iter().map(|Bounded { person, bound }| format!("{person} ({})", day(*bound))).collect()
}

/// The command that leaves somebody those modules alone; none where nothing would be left.
fn without(id: &str, rest: &[ModuleId], cohort: &CohortId) -> Option<String> {
    let rest: Vec<&str> = rest.iter().map(ModuleId::as_str).collect();
    (!rest.is_empty()).then(|| format!("formation participants edit {id} --modules {} -c {cohort}", rest.join(",")))
}
