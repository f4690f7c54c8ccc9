//! Why a change in the life of an enrolment was refused: going to another cohort, being made one with another.

use chrono::{Days, NaiveDate};

use crate::domain::attendance::mark::Mark;
use crate::domain::change_lines::{mark_details, mark_words};
use crate::domain::headings::Heading;
use crate::domain::people::all_taken::{all_taken, seats_taken as all_seats_taken};
use crate::domain::privacy::erased::ErasedPerson;
use crate::domain::programme::ids::{CohortId, ModuleId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::values::Value;
use crate::domain::vocabulary::{BpfLine, EnrolmentState, PersonStatus};
use crate::lang::dates::{dated, long_date};
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr, than_fr};

words! {
    /// Why a transfer, a merge, or coming back was refused.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum LifeRefusal {
        SameCohort { person: Candidate, cohort: CohortId }
            en: "{person} is in `{cohort}` as it is"
            fr: "{person} est déjà dans « {cohort} »"
            hint_en: "`--to` names another cohort; `formation cohorts list` shows them"
            hint_fr: "`--to` désigne une autre cohorte ; `formation cohorts list` les montre",

        /// They attended a session here on or after the first day there.
        AttendedSince {
            person: Candidate,
            cohort: CohortId,
            first_day: NaiveDate,
            session: SessionId,
            date: NaiveDate,
        }
            en: (
                "{person} attended `{session}` of `{cohort}` on {}: too late to leave it for {}",
                long_date(*date, Lang::En),
                long_date(*first_day, Lang::En),
            )
            fr: (
                "{person} était à « {session} » de « {cohort} » le {} : trop tard pour partir le {}",
                long_date(*date, Lang::Fr),
                long_date(*first_day, Lang::Fr),
            )
            hint_en: (
                "use `--on {}` or later, or clear that mark first",
                date.checked_add_days(Days::new(1)).unwrap_or(*date),
            )
            hint_fr: (
                "donnez `--on {}` ou plus tard, ou retirez d'abord cette marque",
                date.checked_add_days(Days::new(1)).unwrap_or(*date),
            ),

        AlreadyThere { person: Candidate, state: EnrolmentState, cohort: CohortId }
            en: "{person} is in `{cohort}` already ({state})"
            fr: "{person} figure déjà dans « {cohort} » ({state})"
            hint match state {
                EnrolmentState::Waiting =>
                    hint_en: ("`formation waitlist promote {} -c {cohort}` seats them there", person.id)
                    hint_fr: ("`formation waitlist promote {} -c {cohort}` lui donne une place", person.id),
                EnrolmentState::Enrolled =>
                    hint_en: "they need no transfer: `formation withdraw` ends the enrolment here"
                    hint_fr: "il n'y a rien à transférer : `formation withdraw` met fin à l'inscription d'ici",
                _ => hint: (|lang| brings_back(&format!("{} -c {cohort}", person.id), *state, lang)),
            },

        PerhapsThere {
            person: Candidate,
            /// Whether it is the e-mail that is the same; else the name is alike.
            same_email: bool,
            cohort: CohortId,
        } match same_email {
            true =>
                en: "perhaps the same person as {person} of `{cohort}`, who has the same e-mail"
                fr: ("peut-être la même personne {} de « {cohort} », qui a la même adresse e-mail", than_fr(&person.to_string())),
            false =>
                en: "perhaps the same person as {person} of `{cohort}`: the names are alike"
                fr: ("peut-être la même personne {} de « {cohort} » : les noms se ressemblent", than_fr(&person.to_string())),
        }
            hint_en: "if it is somebody else, add `--distinct`"
            hint_fr: "si c'est quelqu'un d'autre, ajoutez `--distinct`",

        CohortFull {
            cohort: CohortId,
            capacity: u32,
            /// They, as they wait for one there already.
            waits: Option<Candidate>,
        }
            en: ("no free seat in `{cohort}`: {}", all_taken(*capacity, Lang::En))
            fr: ("aucune place libre dans « {cohort} » : {}", all_taken(*capacity, Lang::Fr))
            hint match waits {
                Some(waits) =>
                    hint_en: "{waits} waits there already: once a seat is free, the same command gives it to them; or \
                        raise `capacity` of `{cohort}`"
                    hint_fr: "{waits} y attend déjà : dès qu'une place sera libre, la même commande la lui donnera ; \
                        ou augmentez `capacity` de « {cohort} »",
                None =>
                    hint_en: "raise `capacity` of `{cohort}`, or put them on its waiting list with `formation enrol … \
                        -c {cohort}`: once a seat is free, the same command gives it to them"
                    hint_fr: "augmentez `capacity` de « {cohort} », ou inscrivez sur sa liste d'attente (`formation \
                        enrol … -c {cohort}`) : dès qu'une place sera libre, la même commande la donnera",
            },

        /// Others wait for a seat there; a reason is needed.
        OthersWait { person: Candidate, first: Candidate, cohort: CohortId }
            en: "{first} waits for a seat of `{cohort}`, before {person}"
            fr: "{first} attend une place de « {cohort} », avant {person}"
            hint_en: (
                "`formation waitlist promote {} -c {cohort}` seats who is next; to pass over them, add `--reason \
                    \"…\"`: it is kept",
                first.id,
            )
            hint_fr: (
                "`formation waitlist promote {} -c {cohort}` donne la place à qui attend ; pour passer devant, ajoutez \
                    `--reason \"…\"` : le motif est gardé",
                first.id,
            ),

        /// They come back, and what was held meanwhile would be planned for them as well.
        Between {
            person: Candidate,
            leaving: String,
            here: CohortId,
            there: CohortId,
            first_day: NaiveDate,
            sessions: Vec<(SessionId, NaiveDate)>,
            way: WayBack,
        }
            en: (
                "{person} left `{there}`, which went on: with a return on {}, {} would count as planned there too",
                long_date(*first_day, Lang::En),
                list_en(&dated(sessions, Lang::En)),
            )
            fr: (
                "{person} a quitté « {there} », qui a continué : avec un retour le {}, {} y {} aussi",
                long_date(*first_day, Lang::Fr),
                list_fr(&dated(sessions, Lang::Fr)),
                if sessions.len() == 1 { "compterait comme prévue" } else { "compteraient comme prévues" },
            )
            hint_en: {
                match way {
                    WayBack::Without { modules } => format!(
                        "leave what they missed out first: `formation participants edit {} --modules {} -c {there}`",
                        person.id,
                        ids(modules)
                    ),
                    WayBack::From { day } => format!(
                        "`formation transfer {leaving} --to {there} --on {day} -c {here}` brings them back from then on: what they missed is planned, to be marked absent or excused"
                    ),
                    WayBack::None { attended, date } => format!(
                        "they attended `{attended}` of `{here}` meanwhile, on {}, and one enrolment has no gap: they stay in `{here}`, or go on in a third cohort",
                        long_date(*date, Lang::En)
                    ),
                }
            }
            hint_fr: {
                match way {
                    WayBack::Without { modules } => format!(
                        "laissez d'abord de côté ce qui a été manqué : `formation participants edit {} --modules {} -c {there}`",
                        person.id,
                        ids(modules)
                    ),
                    WayBack::From { day } => format!(
                        "`formation transfer {leaving} --to {there} --on {day} -c {here}` fait revenir dès ce jour-là : ce qui a été manqué est prévu, à marquer absent ou excusé"
                    ),
                    WayBack::None { attended, date } => format!(
                        "« {attended} » de « {here} » a été suivie entre-temps, le {}, et une inscription n'a pas de trou : restez dans « {here} », ou passez dans une troisième cohorte",
                        long_date(*date, Lang::Fr)
                    ),
                }
            },

        /// Somebody who withdrew comes back, and no seat is free: waiting would lose their hours.
        NoSeatToReturn { person: Candidate, cohort: CohortId, capacity: u32 }
            en: (
                "{person} withdrew from `{cohort}` and cannot come back, {}: on the waiting list their hours would be lost",
                all_seats_taken(*capacity, Lang::En),
            )
            fr: (
                "{person} a abandonné « {cohort} » et ne peut pas revenir, {} : en liste d'attente, ses heures seraient \
                    perdues",
                all_seats_taken(*capacity, Lang::Fr),
            )
            hint_en: (
                "raise `capacity` of `{cohort}`, or, once a seat is free, `formation waitlist promote {} -c {cohort}`",
                person.id,
            )
            hint_fr: (
                "augmentez `capacity` de « {cohort} », ou, dès qu'une place est libre, `formation waitlist promote {} \
                    -c {cohort}`",
                person.id,
            ),

        /// They were erased: their data do not come back by themselves.
        Erased { erasure: ErasedPerson, cohort: CohortId }
            en: ("this person ({}) was {} from `{cohort}`", erasure.id, erased(erasure, Lang::En))
            fr: ("cette personne ({}) : {}, cohorte « {cohort} »", erasure.id, erased(erasure, Lang::Fr))
            hint_en: "at their own request, `formation enrol … --override \"reason\"` enrols them anew, and the reason \
                is kept"
            hint_fr: "à sa demande, `formation enrol … --override \"motif\"` l'inscrit de nouveau, et le motif est \
                gardé",

        /// Somebody left, and nothing says whether a registration is newer than that.
        PerhapsNewer { person: Candidate, state: EnrolmentState }
            en: (
                "{person} left ({}), perhaps after registering, perhaps before: {}",
                Value::from(*state).word(Lang::En),
                brings_back(&person.id, *state, Lang::En),
            )
            fr: (
                "{person} a quitté la cohorte ({}), peut-être après cette demande, peut-être avant ({})",
                Value::from(*state).word(Lang::Fr),
                brings_back(&person.id, *state, Lang::Fr),
            ),

        /// Somebody would come back to a seat that was taken since.
        SeatTaken { person: Candidate, cohort: CohortId, capacity: u32 }
            en: ("{person} would come back to a seat of `{cohort}`, and {}", all_taken(*capacity, Lang::En))
            fr: ("{person} retrouverait une place de « {cohort} », et {}", all_taken(*capacity, Lang::Fr))
            hint_en: "`formation history` shows what gave the seat away: take that back first, or raise `capacity` of \
                `{cohort}`"
            hint_fr: "`formation history` montre ce qui a donné la place : annulez-le d'abord, ou augmentez `capacity` \
                de « {cohort} »",

        OnePerson { person: Candidate }
            en: "{person} is one enrolment already"
            fr: "{person} : c'est déjà une seule inscription"
            hint_en: "name two enrolments, by their ids"
            hint_fr: "nommez deux inscriptions, par leur identifiant",

        /// One of the two is in the cohort, the other in another.
        InTwoCohorts { person: String, cohort: CohortId, here: CohortId }
            en: "{person} is in `{cohort}`, not in `{here}`: enrolments of two cohorts are not made one"
            fr: "{person} est dans « {cohort} », pas dans « {here} » : les inscriptions de deux cohortes ne se \
                réunissent pas"
            hint_en: "nothing to do: who follows two cohorts has a row in each"
            hint_fr: "rien à faire : qui suit deux cohortes a une ligne dans chacune",

        /// Minutes were said of a session that not both attended.
        NotBothPresent {
            session: SessionId,
            /// The first and the second, as they are marked there.
            both: Box<[Attended; 2]>,
        }
            en: ("`--minutes {session}` unites two presences:{}", each(both, Lang::En))
            fr: ("`--minutes {session}` réunit deux présences :{}", each(both, Lang::Fr))
            hint match both {
                _ if both.iter().all(|one| one.mark.is_some()) =>
                    hint_en: "`--keep {session}=A` or `--keep {session}=B` says which mark stays"
                    hint_fr: "`--keep {session}=A` ou `--keep {session}=B` dit quelle marque reste",
                _ =>
                    hint_en: "leave `--minutes {session}` out: a mark that is alone stays as it is"
                    hint_fr: "retirez `--minutes {session}` : une marque qui est seule reste telle quelle",
            },

        MinutesOutside { session: SessionId, minutes: Minutes, most: Minutes }
            en: ("`--minutes {session}={0}`: the session lasts {1} minutes, so from 1 to {1}", minutes.0, most.0)
            fr: ("`--minutes {session}={0}` : la séance dure {1} minutes, donc de 1 à {1}", minutes.0, most.0),

        DecidedTwice { session: SessionId, flags: Vec<String> }
            en: "`{session}` is decided more than once: {flags}"
            fr: "« {session} » est décidée plus d'une fois : {flags}",

        /// The two to be made one contradict each other, and nobody has said which is right.
        Conflicts { first: Candidate, second: Candidate, conflicts: Vec<Conflict> }
            en: (
                "A, {first}, and B, {second}, differ in {}:{}",
                count_en(conflicts.len(), "thing", "things"),
                told(conflicts, Lang::En),
            )
            fr: (
                "A, {first}, et B, {second}, diffèrent sur {} :{}",
                count_fr(conflicts.len(), "point", "points"),
                told(conflicts, Lang::Fr),
            )
            hint_en: {
                let flags = flags(conflicts);
                let which = format!("say which stays, A ({}) or B ({}): `{flags}`", first.id, second.id);
                which
                    + &both_added(conflicts)
                        .map(|flags| format!("; to unite two presences: `{flags}`"))
                        .unwrap_or_default()
            }
            hint_fr: {
                let flags = flags(conflicts);
                let which = format!("dites ce qui reste, A ({}) ou B ({}) : `{flags}`", first.id, second.id);
                which
                    + &both_added(conflicts)
                        .map(|flags| format!(" ; pour réunir deux présences : `{flags}`"))
                        .unwrap_or_default()
            },
    }
}

/// How somebody can come back to a cohort that went on without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayBack {
    /// Following those modules alone: what was held meanwhile is all there is of the others.
    Without {
        /// Those that are left.
        modules: Vec<ModuleId>,
    },
    /// From the first day of what was held meanwhile on: it is planned for them there again.
    From {
        /// That day.
        day: NaiveDate,
    },
    /// Not there: they attended elsewhere meanwhile.
    None {
        /// The last session that they attended here.
        attended: SessionId,
        /// Its day.
        date: NaiveDate,
    },
}

/// Somebody's mark at one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// Who.
    pub person: Candidate,
    /// As they are marked.
    pub mark: Option<Mark>,
}

/// What two presences at one session come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// Both marks say from when to when: so many minutes.
    Minutes(Minutes),
    /// A mark does not say when.
    Unknown,
}

/// Two enrolments of one person say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// In a cell of the enrolment.
    Cell {
        /// The column, or the question's id.
        name: String,
        /// The question, when it is one.
        label: Option<String>,
        /// As the first has it: as the table keeps it.
        first: String,
        /// As the second has it.
        second: String,
    },
    /// At a session that both are marked at.
    Marks {
        /// Which.
        session: SessionId,
        /// The mark of the first.
        first: Mark,
        /// The mark of the second.
        second: Mark,
        /// What they come to where both are presences.
        together: Option<Together>,
    },
}

impl Conflict {
    /// What a decision about it is called by: the column, the question's id or the session.
    pub fn name(&self) -> &str {
        match self {
            Self::Cell { name, .. } => name,
            Self::Marks { session, .. } => session.as_str(),
        }
    }
}

/// The command that brings back somebody who left, as it can be typed: waiting takes anybody, a seat has to be free.
pub fn brings_back(id: &str, state: EnrolmentState, lang: Lang) -> String {
    let promoted = format!("`formation waitlist promote {id}`");
    match state {
        EnrolmentState::Transferred => format!(
            "`formation explain {id}` {}",
            lang.pick(
                "shows where they went on; a transfer from there brings them back",
                "montre où la personne a continué ; un transfert depuis là-bas fait revenir"
            )
        ),
        EnrolmentState::Withdrawn => format!(
            "{promoted} {}",
            lang.pick(
                "brings them back once a seat is free that nobody waits for",
                "fait revenir cette personne dès qu'une place est libre sans que personne attende"
            )
        ),
        _ => format!("{promoted} {}", lang.pick("brings them back", "fait revenir cette personne")),
    }
}

/// `erased on 12 April 2021`.
pub fn erased(erasure: &ErasedPerson, lang: Lang) -> String {
    let day = erasure.on.map(|day| format!(" {} {}", lang.pick("on", "le"), long_date(day, lang))).unwrap_or_default();
    format!("{}{day}", lang.pick("erased", "données effacées"))
}

/// `m1,m3`, as the command line takes them.
fn ids(modules: &[ModuleId]) -> String {
    modules.iter().map(ModuleId::as_str).collect::<Vec<_>>().join(",")
}

/// The flags that decide, all for A: to be changed where B is right.
fn flags(conflicts: &[Conflict]) -> String {
    conflicts.iter().map(|conflict| format!("--keep {}=A", conflict.name())).collect::<Vec<_>>().join(" ")
}

/// The flags that unite presences at sessions which both attended; none where there is no such session.
fn both_added(conflicts: &[Conflict]) -> Option<String> {
    let flag = |conflict: &Conflict| match conflict {
        Conflict::Marks { session, together: Some(Together::Minutes(minutes)), .. } => {
            Some(format!("--minutes {session}={}", minutes.0))
        }
        Conflict::Marks { session, together: Some(Together::Unknown), .. } => Some(format!("--minutes {session}=…")),
        Conflict::Marks { together: None, .. } | Conflict::Cell { .. } => None,
    };
    let flags: Vec<String> = conflicts.iter().filter_map(flag).collect();
    (!flags.is_empty()).then(|| flags.join(" "))
}

/// How both are marked, a line each.
fn each(both: &[Attended; 2], lang: Lang) -> String {
    let line = |(letter, one): (char, &Attended)| {
        let mark = mark_words(one.mark.as_ref(), lang);
        format!("\n- {letter}, {}{}{mark}", one.person, lang.pick(": ", " : "))
    };
    ['A', 'B'].into_iter().zip(both).map(line).collect()
}

fn told(conflicts: &[Conflict], lang: Lang) -> String {
    let line = |conflict: &Conflict| {
        let (what, first, second) = conflict_values(conflict, lang);
        format!("\n- {what}{}{first} (A), {second} (B)", lang.pick(": ", " : "))
    };
    conflicts.iter().map(line).collect()
}

/// What a conflict is about, and what each of the two says, as people read it.
pub fn conflict_values(conflict: &Conflict, lang: Lang) -> (String, String, String) {
    match conflict {
        Conflict::Marks { session, first, second, .. } => {
            let said = |mark: &Mark| format!("{}{}", mark_words(Some(mark), lang), mark_details(mark, lang));
            (session.to_string(), said(first), said(second))
        }
        Conflict::Cell { name, label, first, second } => {
            let heading = Heading::ALL.iter().find(|heading| heading.key() == name);
            let heading = heading.map_or_else(|| name.clone(), |heading| heading.label(lang).to_owned());
            (label.clone().unwrap_or(heading), value(name, first, lang), value(name, second, lang))
        }
    }
}

fn value(column: &str, kept: &str, lang: Lang) -> String {
    let word = |value: Option<Value>| value.map(|value| value.word(lang).to_owned());
    let word = match column {
        "status" => word(PersonStatus::from_key(kept).map(Value::from)),
        "state" => word(EnrolmentState::from_key(kept).map(Value::from)),
        "bpf" => word(BpfLine::from_key(kept).map(Value::from)),
        "modules" if kept.is_empty() => Some(lang.pick("all", "tous").to_owned()),
        "starts_on" if kept.is_empty() => Some(lang.pick("the first session", "dès la première séance").to_owned()),
        "starts_on" => kept.parse().ok().map(|day| long_date(day, lang)),
        _ => None,
    };
    word.unwrap_or_else(|| kept.to_owned())
}
