//! What a decision wants the coordinator to know, in words.

use chrono::NaiveDate;

use crate::domain::notice::{Bound, Bounded, Notice};
use crate::domain::programme::ids::{CohortId, ModuleId, SessionId};
use crate::domain::vocabulary::EnrolmentState;

use super::values::Value;
use crate::domain::people::all_taken::seats_taken;
use crate::domain::refusal::reason_words::{ruled, told};
use crate::lang::dates::{clock, full_date, long_date, weekday};
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr, of_fr};

impl Words for Notice {
    fn en(&self) -> String {
        match self {
            Self::PutOnWaitingList { capacity, rank } => {
                format!("{}: put on the waiting list, rank {rank}", seats_taken(*capacity, Lang::En))
            }
            Self::WaitsBehind { waiting, people, rank } => format!(
                "{} for a seat: {}put on the waiting list{}; `--reason \"…\"` passes over who waits, and is kept",
                count_en(*waiting, "person waits", "people wait"),
                if rank.is_none() { format!("{people} ") } else { String::new() },
                rank.map(|rank| format!(", rank {rank}")).unwrap_or_default()
            ),
            Self::ComesBack { person, was, left } => {
                format!("{person} comes back: was {}", gone(*was, *left, Lang::En))
            }
            Self::MissedMeanwhile { person, id, sessions } => format!(
                "held meanwhile and not marked for {person}: {}; `formation attend {} --absent {id}`, or `--excused`",
                list_en(sessions),
                sessions.first().map(ToString::to_string).unwrap_or_default()
            ),
            Self::OthersWait { waiting, next } => {
                format!("{} for a seat; {next} is first", count_en(*waiting, "person waits", "people wait"))
            }
            Self::SeatedAgain { person, waiting, next } => format!(
                "{person} has the seat again, though {} for one; {next} is first",
                count_en(*waiting, "person waits", "people wait")
            ),
            Self::EarlierSessionsCount { sessions, id, day } => format!(
                "the cohort has begun: {} will count as planned; to leave them out, `formation participants edit {id} --starts-on {day}`",
                list_en(sessions)
            ),
            Self::EarlierSessionsCountForAll { sessions, people, day } => format!(
                "the cohort has begun: {} will count as planned for {}; to leave them out, `--starts-on {day}` (after `formation undo`)",
                list_en(sessions),
                count_en(*people, "person", "people"),
            ),
            Self::SeatFreed { cohort, next, id } => {
                format!("a seat is free and {next} is next: `formation waitlist promote {id} -c {cohort}`")
            }
            Self::MarksRemoved { person, sessions, last_day } => {
                format!("marks of {person} after {} are removed: {}", long_date(*last_day, Lang::En), list_en(sessions))
            }
            Self::MarksNoLongerExpected { person, sessions } => {
                format!("marks of {person} where no longer expected are removed: {}", list_en(sessions))
            }
            Self::LeftBeforeFirstSession { person } => {
                format!("{person} leaves before their first session: cancelled, not withdrawn")
            }
            Self::LeftAfterTheLastSession { person, last } => {
                format!("the last session was on {}: {person} leaves after it", long_date(*last, Lang::En))
            }
            Self::EnrolledAhead { person, day } => {
                format!("{} is still to come, and {person} is enrolled on that day", full_date(*day, Lang::En))
            }
            Self::NoSessionLeft { person, cohort, first_day } => format!(
                "no session of `{cohort}` is left for {person}{}",
                first_day.map(|day| format!(" from {} on", long_date(day, Lang::En))).unwrap_or_default()
            ),
            Self::ComesAgain { modules, rest, from, to, id } => format!(
                "over in `{from}` and planned again in `{to}`: {}{}",
                list_en(modules),
                without(id, rest, to).map(|command| format!("; to leave out: `{command}`")).unwrap_or_default()
            ),
            Self::Overridden { barrier } => format!(
                "let in by exception – {}: {}",
                ruled(barrier, Lang::En),
                told(&barrier.column, &barrier.value, Lang::En)
            ),
            Self::MinutesLowered { marks, minutes } => {
                format!("{} lowered to fit the new session of {minutes} min", count_en(*marks, "mark is", "marks are"))
            }
            Self::MarkNotCounted { person, session } => {
                format!("{person} is no longer expected at `{session}`: their mark is kept and counts nowhere")
            }
            Self::ExpectedNow { session, people } => {
                format!("now expected at `{session}`: {}", list_en(&bounded(people, Lang::En)))
            }
            Self::ExpectedNoLonger { session, people } => {
                format!("no longer expected at `{session}`: {}", list_en(&bounded(people, Lang::En)))
            }
            Self::OtherSessions { person, now, no_longer } => {
                let part = |words: &str, sessions: &[SessionId]| {
                    (!sessions.is_empty()).then(|| format!("{words} expected at {}", list_en(sessions)))
                };
                let parts = [part("is now", now), part("is no longer", no_longer)];
                format!("{person} {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" and "))
            }
            Self::AtOnce { session, other, cohort, from, to, people } => format!(
                "`{session}` and `{other}`{} are at once from {} to {}{}",
                cohort.as_ref().map(|cohort| format!(" of `{cohort}`")).unwrap_or_default(),
                clock(*from, Lang::En),
                clock(*to, Lang::En),
                match people {
                    0 => String::new(),
                    _ => format!(": {} expected at both", count_en(*people, "person is", "people are")),
                }
            ),
            Self::SessionLonger { minutes } => {
                format!(
                    "the session now lasts {minutes} min: marks keep the minutes attended; mark again who stayed longer"
                )
            }
            Self::ClocksChange { session, start, end, minutes } => format!(
                "the clocks change during {session}: from {} to {} {} pass, and those count",
                clock(*start, Lang::En),
                clock(*end, Lang::En),
                count_en(*minutes as usize, "minute", "minutes")
            ),
            Self::MarkedAhead { date } => {
                format!("{} is still to come, and people are marked there already", full_date(*date, Lang::En))
            }
            Self::MarksDropped { marks } => format!("{} removed", count_en(*marks, "mark is", "marks are")),
            Self::OnHoliday { date } => format!("{} is a public holiday", full_date(*date, Lang::En)),
            Self::SheetReopened { session } => {
                format!("the sheet is open again; `formation sessions close {session}` closes it")
            }
            Self::NothingToReopen => "no closed sheet is changed: the reason of `--reopen` is not kept".to_owned(),
            Self::CountDiffers { session, counted, present } => {
                format!("the trainer counted {counted} at `{session}`, and {present} are marked present")
            }
            Self::SessionOnHoliday { session, date, holiday } => {
                format!("`{session}` falls on {}, a public holiday: {}", full_date(*date, Lang::En), holiday.en())
            }
            Self::OtherWeekday { like, first, start } => format!(
                "`{like}` begins on a {}, {} is a {}: the gaps in days are kept",
                weekday(*first, Lang::En),
                long_date(*start, Lang::En),
                weekday(*start, Lang::En)
            ),
            Self::FirstDateTaken { like, session, first } => format!(
                "`{session}` was moved in `{like}`: copied from its first date, {}",
                full_date(*first, Lang::En)
            ),
            Self::PlannedAgain { like, session } => format!("`{session}`, cancelled in `{like}`, is planned here"),
            Self::LinksNotCopied { file } => {
                format!("links are of one meeting and are not copied: write them as `link = \"…\"` in {file}")
            }
            Self::NothingToDo => "nothing changes: it is so already".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::PutOnWaitingList { capacity, rank } => {
                format!("{} : mise en liste d'attente, rang {rank}", seats_taken(*capacity, Lang::Fr))
            }
            Self::WaitsBehind { waiting, people, rank } => format!(
                "{} une place : {} en liste d'attente{} ; `--reason \"…\"` passe devant, et le motif est gardé",
                count_fr(*waiting, "personne attend", "personnes attendent"),
                match rank {
                    Some(_) => "mise".to_owned(),
                    None => count_fr(*people, "mise", "mises"),
                },
                rank.map(|rank| format!(", rang {rank}")).unwrap_or_default()
            ),
            Self::ComesBack { person, was, left } => format!("{person} revient : {}", gone(*was, *left, Lang::Fr)),
            Self::MissedMeanwhile { person, id, sessions } => format!(
                "tenu entre-temps, et non renseigné pour {person} : {} ; `formation attend {} --absent {id}`, ou `--excused`",
                list_fr(sessions),
                sessions.first().map(ToString::to_string).unwrap_or_default()
            ),
            Self::OthersWait { waiting, next } => format!(
                "{} une place ; {next} est en tête",
                count_fr(*waiting, "personne attend", "personnes attendent")
            ),
            Self::SeatedAgain { person, waiting, next } => format!(
                "{person} retrouve sa place, alors que {} une place ; {next} est en tête",
                count_fr(*waiting, "personne attend", "personnes attendent")
            ),
            Self::EarlierSessionsCount { sessions, id, day } => format!(
                "la cohorte a commencé : {} {} ; sinon, `formation participants edit {id} --starts-on {day}`",
                list_fr(sessions),
                if sessions.len() == 1 { "comptera comme prévue" } else { "compteront comme prévues" }
            ),
            Self::SeatFreed { cohort, next, id } => format!(
                "une place est libre et {next} est en tête de liste : `formation waitlist promote {id} -c {cohort}`"
            ),
            Self::EarlierSessionsCountForAll { sessions, people, day } => format!(
                "la cohorte a commencé : {} {} pour {} ; sinon, `--starts-on {day}` (après `formation undo`)",
                list_fr(sessions),
                if sessions.len() == 1 { "comptera comme prévue" } else { "compteront comme prévues" },
                count_fr(*people, "personne", "personnes"),
            ),
            Self::MarksRemoved { person, sessions, last_day } => format!(
                "marques {} retirées après le {} : {}",
                of_fr(person),
                long_date(*last_day, Lang::Fr),
                list_fr(sessions)
            ),
            Self::MarksNoLongerExpected { person, sessions } => {
                let (of, where_) = (of_fr(person), list_fr(sessions));
                format!("marques {of} retirées là où cette personne n'est plus attendue : {where_}")
            }
            Self::LeftBeforeFirstSession { person } => {
                format!("{person} part avant sa première séance : annulation, et non abandon")
            }
            Self::LeftAfterTheLastSession { person, last } => {
                format!("la dernière séance est celle du {} : {person} part après", long_date(*last, Lang::Fr))
            }
            Self::EnrolledAhead { person, day } => {
                format!("le {}, jour d'inscription {}, est encore à venir", full_date(*day, Lang::Fr), of_fr(person))
            }
            Self::NoSessionLeft { person, cohort, first_day } => format!(
                "il ne reste aucune séance de « {cohort} » pour {person}{}",
                first_day.map(|day| format!(" à partir du {}", long_date(day, Lang::Fr))).unwrap_or_default()
            ),
            Self::ComesAgain { modules, rest, from, to, id } => format!(
                "déjà terminé dans « {from} » et prévu à nouveau dans « {to} » : {}{}",
                list_fr(modules),
                without(id, rest, to).map(|command| format!(" ; sinon, `{command}`")).unwrap_or_default()
            ),
            Self::Overridden { barrier } => format!(
                "admission par dérogation – {} : {}",
                ruled(barrier, Lang::Fr),
                told(&barrier.column, &barrier.value, Lang::Fr)
            ),
            Self::MinutesLowered { marks, minutes } => {
                format!(
                    "{} à ce que permet la nouvelle séance de {minutes} min",
                    count_fr(*marks, "marque ramenée", "marques ramenées")
                )
            }
            Self::MarkNotCounted { person, session } => {
                format!("{person} n'est plus attendu·e à « {session} » : sa marque est gardée et ne compte nulle part")
            }
            Self::ExpectedNow { session, people } => {
                format!("désormais attendu·e·s à « {session} » : {}", list_fr(&bounded(people, Lang::Fr)))
            }
            Self::ExpectedNoLonger { session, people } => {
                format!("plus attendu·e·s à « {session} » : {}", list_fr(&bounded(people, Lang::Fr)))
            }
            Self::OtherSessions { person, now, no_longer } => {
                let part = |words: &str, sessions: &[SessionId]| {
                    (!sessions.is_empty()).then(|| format!("{words} à {}", list_fr(sessions)))
                };
                let parts = [part("est désormais attendu·e", now), part("n'est plus attendu·e", no_longer)];
                format!("{person} {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" et "))
            }
            Self::AtOnce { session, other, cohort, from, to, people } => format!(
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
                }
            ),
            Self::SessionLonger { minutes } => format!(
                "la séance dure désormais {minutes} min : les marques gardent les minutes suivies ; marquez à nouveau qui est resté plus longtemps"
            ),
            Self::ClocksChange { session, start, end, minutes } => format!(
                "l'heure change pendant « {session} » : de {} à {}, il passe {}, et ce sont elles qui comptent",
                clock(*start, Lang::Fr),
                clock(*end, Lang::Fr),
                count_fr(*minutes as usize, "minute", "minutes")
            ),
            Self::MarkedAhead { date } => {
                format!("le {} est encore à venir, et des présences y sont déjà marquées", full_date(*date, Lang::Fr))
            }
            Self::MarksDropped { marks } => count_fr(*marks, "marque retirée", "marques retirées"),
            Self::OnHoliday { date } => format!("le {} est un jour férié", full_date(*date, Lang::Fr)),
            Self::SheetReopened { session } => {
                format!("la feuille est rouverte ; `formation sessions close {session}` la clôt de nouveau")
            }
            Self::NothingToReopen => {
                "aucune feuille close n'est modifiée : le motif de `--reopen` n'est pas gardé".to_owned()
            }
            Self::CountDiffers { session, counted, present } => format!(
                "à « {session} », le formateur a compté {counted} et {}",
                count_fr(*present, "personne est marquée présente", "personnes sont marquées présentes")
            ),
            Self::SessionOnHoliday { session, date, holiday } => {
                format!("« {session} » tombe le {}, jour férié : {}", full_date(*date, Lang::Fr), holiday.fr())
            }
            Self::OtherWeekday { like, first, start } => format!(
                "« {like} » commence un {}, le {} est un {} : les écarts en jours sont gardés",
                weekday(*first, Lang::Fr),
                long_date(*start, Lang::Fr),
                weekday(*start, Lang::Fr)
            ),
            Self::FirstDateTaken { like, session, first } => format!(
                "« {session} » a été déplacée dans « {like} » : reprise à sa première date, le {}",
                full_date(*first, Lang::Fr)
            ),
            Self::PlannedAgain { like, session } => {
                format!("« {session} », annulée dans « {like} », est prévue ici")
            }
            Self::LinksNotCopied { file } => {
                format!(
                    "un lien ne vaut que pour une réunion, aucun n'est repris : à écrire dans {file}, `link = \"…\"`"
                )
            }
            Self::NothingToDo => "rien ne change : c'est déjà le cas".to_owned(),
        }
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
        Bound::First(day) => format!("{} {}", lang.pick("starts on", "commence le"), long_date(day, lang)),
        Bound::Last(day) => format!("{} {}", lang.pick("left on", "parti·e le"), long_date(day, lang)),
    };
    people.iter().map(|Bounded { person, bound }| format!("{person} ({})", day(*bound))).collect()
}

/// The command that leaves somebody those modules alone; none where nothing would be left.
fn without(id: &str, rest: &[ModuleId], cohort: &CohortId) -> Option<String> {
    let rest: Vec<&str> = rest.iter().map(ModuleId::as_str).collect();
    (!rest.is_empty()).then(|| format!("formation participants edit {id} --modules {} -c {cohort}", rest.join(",")))
}
