//! Why a change in the life of an enrolment was refused, in words, and what to do about it.

use chrono::Days;

use crate::domain::attendance::mark::Mark;
use crate::domain::privacy::erased::Erasure;
use crate::domain::programme::ids::ModuleId;
use crate::domain::refusal::life::{Attended, Conflict, LifeRefusal, Together, WayBack};
use crate::domain::vocabulary::{BpfLine, EnrolmentState, PersonStatus};

use super::reason_words::{dated, named};
use crate::domain::change_words::{mark_details, mark_words};
use crate::domain::headings::Heading;
use crate::domain::people::all_taken::{all_taken, seats_taken as all_seats_taken};
use crate::domain::values::Value;
use crate::lang::dates::long_date;
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

impl Words for LifeRefusal {
    fn en(&self) -> String {
        match self {
            Self::SameCohort { person, cohort } => format!("{} is in `{cohort}` as it is", named(person)),
            Self::AttendedSince { person, cohort, first_day, session, date } => format!(
                "{} attended `{session}` of `{cohort}` on {}: too late to leave it for {}",
                named(person),
                long_date(*date, Lang::En),
                long_date(*first_day, Lang::En)
            ),
            Self::AlreadyThere { person, state, cohort } => {
                format!("{} is in `{cohort}` already ({})", named(person), Value::from(*state).word(Lang::En))
            }
            Self::PerhapsThere { person, same_email: true, cohort } => {
                format!("perhaps the same person as {} of `{cohort}`, who has the same e-mail", named(person))
            }
            Self::PerhapsThere { person, same_email: false, cohort } => {
                format!("perhaps the same person as {} of `{cohort}`: the names are alike", named(person))
            }
            Self::OthersWait { person, first, cohort } => {
                format!("{} waits for a seat of `{cohort}`, before {}", named(first), named(person))
            }
            Self::Between { person, there, first_day, sessions, .. } => format!(
                "{} left `{there}`, which went on: with a return on {}, {} would count as planned there too",
                named(person),
                long_date(*first_day, Lang::En),
                list_en(&dated(sessions, Lang::En))
            ),
            Self::StateLosesHours { why, .. } => why.en(),
            Self::NotBothPresent { session, both } => {
                format!("`--minutes {session}` unites two presences:{}", each(both, Lang::En))
            }
            Self::MinutesOutside { session, minutes, most } => {
                format!("`--minutes {session}={0}`: the session lasts {1} minutes, so from 1 to {1}", minutes.0, most.0)
            }
            Self::DecidedTwice { session, flags } => {
                format!("`{session}` is decided more than once: {}", list_en(flags))
            }
            Self::CohortFull { cohort, capacity, .. } => {
                format!("no free seat in `{cohort}`: {}", all_taken(*capacity, Lang::En))
            }
            Self::NoSeatToReturn { person, cohort, capacity } => format!(
                "{} withdrew from `{cohort}` and cannot come back, {}: on the waiting list their hours would be lost",
                named(person),
                all_seats_taken(*capacity, Lang::En)
            ),
            Self::Erased { erasure, cohort } => {
                format!("this person ({}) was {} from `{cohort}`", erasure.id, erased(erasure, Lang::En))
            }
            Self::PerhapsNewer { person, state } => format!(
                "{} left ({}), perhaps after registering, perhaps before: {}",
                named(person),
                Value::from(*state).word(Lang::En),
                brings_back(&person.id, *state, Lang::En)
            ),
            Self::SeatTaken { person, cohort, capacity } => {
                format!(
                    "{} would come back to a seat of `{cohort}`, and {}",
                    named(person),
                    all_taken(*capacity, Lang::En)
                )
            }
            Self::OnePerson { person } => format!("{} is one enrolment already", named(person)),
            Self::Conflicts { first, second, conflicts } => format!(
                "A, {}, and B, {}, differ in {}:{}",
                named(first),
                named(second),
                count_en(conflicts.len(), "thing", "things"),
                told(conflicts, Lang::En)
            ),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::SameCohort { person, cohort } => format!("{} est déjà dans « {cohort} »", named(person)),
            Self::AttendedSince { person, cohort, first_day, session, date } => format!(
                "{} était à « {session} » de « {cohort} » le {} : trop tard pour partir le {}",
                named(person),
                long_date(*date, Lang::Fr),
                long_date(*first_day, Lang::Fr)
            ),
            Self::AlreadyThere { person, state, cohort } => {
                format!("{} figure déjà dans « {cohort} » ({})", named(person), Value::from(*state).word(Lang::Fr))
            }
            Self::PerhapsThere { person, same_email: true, cohort } => {
                format!(
                    "peut-être la même personne que {} de « {cohort} », qui a la même adresse e-mail",
                    named(person)
                )
            }
            Self::PerhapsThere { person, same_email: false, cohort } => {
                format!("peut-être la même personne que {} de « {cohort} » : les noms se ressemblent", named(person))
            }
            Self::OthersWait { person, first, cohort } => {
                format!("{} attend une place de « {cohort} », avant {}", named(first), named(person))
            }
            Self::Between { person, there, first_day, sessions, .. } => format!(
                "{} a quitté « {there} », qui a continué : avec un retour le {}, {} y {} aussi",
                named(person),
                long_date(*first_day, Lang::Fr),
                list_fr(&dated(sessions, Lang::Fr)),
                if sessions.len() == 1 { "compterait comme prévue" } else { "compteraient comme prévues" }
            ),
            Self::StateLosesHours { why, .. } => why.fr(),
            Self::NotBothPresent { session, both } => {
                format!("`--minutes {session}` réunit deux présences :{}", each(both, Lang::Fr))
            }
            Self::MinutesOutside { session, minutes, most } => {
                format!("`--minutes {session}={0}` : la séance dure {1} minutes, donc de 1 à {1}", minutes.0, most.0)
            }
            Self::DecidedTwice { session, flags } => {
                format!("« {session} » est décidée plus d'une fois : {}", list_fr(flags))
            }
            Self::CohortFull { cohort, capacity, .. } => {
                format!("aucune place libre dans « {cohort} » : {}", all_taken(*capacity, Lang::Fr))
            }
            Self::NoSeatToReturn { person, cohort, capacity } => format!(
                "{} a abandonné « {cohort} » et ne peut pas revenir, {} : en liste d'attente, ses heures seraient perdues",
                named(person),
                all_seats_taken(*capacity, Lang::Fr)
            ),
            Self::Erased { erasure, cohort } => {
                format!("cette personne ({}) : {}, cohorte « {cohort} »", erasure.id, erased(erasure, Lang::Fr))
            }
            Self::PerhapsNewer { person, state } => format!(
                "{} a quitté la cohorte ({}), peut-être après cette demande, peut-être avant ({})",
                named(person),
                Value::from(*state).word(Lang::Fr),
                brings_back(&person.id, *state, Lang::Fr)
            ),
            Self::SeatTaken { person, cohort, capacity } => {
                format!(
                    "{} retrouverait une place de « {cohort} », et {}",
                    named(person),
                    all_taken(*capacity, Lang::Fr)
                )
            }
            Self::OnePerson { person } => format!("{} : c'est déjà une seule inscription", named(person)),
            Self::Conflicts { first, second, conflicts } => format!(
                "A, {}, et B, {}, diffèrent sur {} :{}",
                named(first),
                named(second),
                count_fr(conflicts.len(), "point", "points"),
                told(conflicts, Lang::Fr)
            ),
        }
    }
}

/// What to do about it.
#[derive(Clone, Debug)]
pub struct LifeHint<'a>(pub &'a LifeRefusal);

impl Words for LifeHint<'_> {
    fn en(&self) -> String {
        match self.0 {
            LifeRefusal::SameCohort { .. } => {
                "`--to` names another cohort; `formation cohorts list` shows them".to_owned()
            }
            LifeRefusal::AttendedSince { date, .. } => format!(
                "use `--on {}` or later, or clear that mark first",
                date.checked_add_days(Days::new(1)).unwrap_or(*date)
            ),
            LifeRefusal::AlreadyThere { person, state: EnrolmentState::Waiting, cohort } => {
                format!("`formation waitlist promote {} -c {cohort}` seats them there", person.id)
            }
            LifeRefusal::AlreadyThere { state: EnrolmentState::Enrolled, .. } => {
                "they need no transfer: `formation withdraw` ends the enrolment here".to_owned()
            }
            LifeRefusal::AlreadyThere { person, state, cohort } => {
                brings_back(&format!("{} -c {cohort}", person.id), *state, Lang::En)
            }
            LifeRefusal::PerhapsThere { .. } => "if it is somebody else, add `--distinct`".to_owned(),
            LifeRefusal::NoSeatToReturn { person, cohort, .. } => format!(
                "raise `capacity` of `{cohort}`, or, once a seat is free, `formation waitlist promote {} -c {cohort}`",
                person.id
            ),
            LifeRefusal::Erased { .. } => {
                "at their own request, `formation enrol … --override \"reason\"` enrols them anew, and the reason is kept".to_owned()
            }
            LifeRefusal::SeatTaken { cohort, .. } => {
                format!(
                    "`formation history` shows what gave the seat away: take that back first, or raise `capacity` of `{cohort}`"
                )
            }
            LifeRefusal::OnePerson { .. } => "name two enrolments, by their ids".to_owned(),
            LifeRefusal::Conflicts { first, second, conflicts } => {
                let flags = flags(conflicts);
                let which = format!("say which stays, A ({}) or B ({}): `{flags}`", first.id, second.id);
                which + &both_added(conflicts).map(|flags| format!("; to unite two presences: `{flags}`")).unwrap_or_default()
            }
            LifeRefusal::CohortFull { cohort, waits: Some(waits), .. } => format!(
                "{} waits there already: once a seat is free, the same command gives it to them; or raise `capacity` of `{cohort}`",
                named(waits)
            ),
            LifeRefusal::CohortFull { cohort, waits: None, .. } => format!(
                "raise `capacity` of `{cohort}`, or put them on its waiting list with `formation enrol … -c {cohort}`: once a seat is free, the same command gives it to them"
            ),
            LifeRefusal::OthersWait { first, cohort, .. } => format!(
                "`formation waitlist promote {} -c {cohort}` seats who is next; to pass over them, add `--reason \"…\"`: it is kept",
                first.id
            ),
            LifeRefusal::Between { person, leaving, here, there, way, .. } => match way {
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
            },
            LifeRefusal::StateLosesHours { keep, .. } => format!("`--keep state={keep}` keeps those hours"),
            LifeRefusal::NotBothPresent { session, both } if both.iter().all(|one| one.mark.is_some()) => {
                format!("`--keep {session}=A` or `--keep {session}=B` says which mark stays")
            }
            LifeRefusal::NotBothPresent { session, .. } => {
                format!("leave `--minutes {session}` out: a mark that is alone stays as it is")
            }
            LifeRefusal::PerhapsNewer { .. } | LifeRefusal::MinutesOutside { .. } | LifeRefusal::DecidedTwice { .. } => String::new(),
        }
    }

    fn fr(&self) -> String {
        match self.0 {
            LifeRefusal::SameCohort { .. } => {
                "`--to` désigne une autre cohorte ; `formation cohorts list` les montre".to_owned()
            }
            LifeRefusal::AttendedSince { date, .. } => format!(
                "donnez `--on {}` ou plus tard, ou retirez d'abord cette marque",
                date.checked_add_days(Days::new(1)).unwrap_or(*date)
            ),
            LifeRefusal::AlreadyThere { person, state: EnrolmentState::Waiting, cohort } => {
                format!("`formation waitlist promote {} -c {cohort}` lui donne une place", person.id)
            }
            LifeRefusal::AlreadyThere { state: EnrolmentState::Enrolled, .. } => {
                "il n'y a rien à transférer : `formation withdraw` met fin à l'inscription d'ici".to_owned()
            }
            LifeRefusal::AlreadyThere { person, state, cohort } => {
                brings_back(&format!("{} -c {cohort}", person.id), *state, Lang::Fr)
            }
            LifeRefusal::PerhapsThere { .. } => "si c'est quelqu'un d'autre, ajoutez `--distinct`".to_owned(),
            LifeRefusal::NoSeatToReturn { person, cohort, .. } => format!(
                "augmentez `capacity` de « {cohort} », ou, dès qu'une place est libre, `formation waitlist promote {} -c {cohort}`",
                person.id
            ),
            LifeRefusal::Erased { .. } => {
                "à sa demande, `formation enrol … --override \"motif\"` l'inscrit de nouveau, et le motif est gardé"
                    .to_owned()
            }
            LifeRefusal::SeatTaken { cohort, .. } => {
                format!(
                    "`formation history` montre ce qui a donné la place : annulez-le d'abord, ou augmentez `capacity` de « {cohort} »"
                )
            }
            LifeRefusal::OnePerson { .. } => "nommez deux inscriptions, par leur identifiant".to_owned(),
            LifeRefusal::Conflicts { first, second, conflicts } => {
                let flags = flags(conflicts);
                let which = format!("dites ce qui reste, A ({}) ou B ({}) : `{flags}`", first.id, second.id);
                which
                    + &both_added(conflicts)
                        .map(|flags| format!(" ; pour réunir deux présences : `{flags}`"))
                        .unwrap_or_default()
            }
            LifeRefusal::CohortFull { cohort, waits: Some(waits), .. } => format!(
                "{} y attend déjà : dès qu'une place sera libre, la même commande la lui donnera ; ou augmentez `capacity` de « {cohort} »",
                named(waits)
            ),
            LifeRefusal::CohortFull { cohort, waits: None, .. } => format!(
                "augmentez `capacity` de « {cohort} », ou inscrivez sur sa liste d'attente (`formation enrol … -c {cohort}`) : dès qu'une place sera libre, la même commande la donnera"
            ),
            LifeRefusal::OthersWait { first, cohort, .. } => format!(
                "`formation waitlist promote {} -c {cohort}` donne la place à qui attend ; pour passer devant, ajoutez `--reason \"…\"` : le motif est gardé",
                first.id
            ),
            LifeRefusal::Between { person, leaving, here, there, way, .. } => match way {
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
            },
            LifeRefusal::StateLosesHours { keep, .. } => format!("`--keep state={keep}` garde ces heures"),
            LifeRefusal::NotBothPresent { session, both } if both.iter().all(|one| one.mark.is_some()) => {
                format!("`--keep {session}=A` ou `--keep {session}=B` dit quelle marque reste")
            }
            LifeRefusal::NotBothPresent { session, .. } => {
                format!("retirez `--minutes {session}` : une marque qui est seule reste telle quelle")
            }
            LifeRefusal::PerhapsNewer { .. }
            | LifeRefusal::MinutesOutside { .. }
            | LifeRefusal::DecidedTwice { .. } => String::new(),
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
pub fn erased(erasure: &Erasure, lang: Lang) -> String {
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
        format!("\n- {letter}, {}{}{mark}", named(&one.person), lang.pick(": ", " : "))
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
