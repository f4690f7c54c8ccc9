//! Why a rule said no, in words. What to do about it is [`super::reason_hints`].

use chrono::NaiveDate;

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::people::eligibility::Barrier;
use crate::domain::programme::ids::SessionId;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::reason::{NameKind, Refusal};
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};

use crate::domain::headings::Heading;
use crate::domain::people::all_taken::all_taken;
use crate::domain::values::Value;
use crate::lang::cut::cut;
use crate::lang::dates::{clock, full_date, long_date};
use crate::lang::words::{Lang, Words, list_en, list_fr};

/// Letters of what is no name that are shown.
const LONGEST: usize = 40;

impl Words for Refusal {
    fn en(&self) -> String {
        match self {
            Self::UnknownPerson { typed, cohort, .. } => format!("nobody in `{cohort}` is called `{typed}`"),
            Self::AmbiguousPerson { typed, candidates } => {
                format!("`{typed}` may be {} people:{}", candidates.len(), listed(candidates))
            }
            Self::UnknownSession { typed, cohort, .. } => format!("`{cohort}` has no session `{typed}`"),
            Self::AmbiguousSession { typed, candidates } => {
                format!("`{typed}` may be {} sessions: {}", candidates.len(), list_en(candidates))
            }
            Self::UnknownCohort { typed, .. } => format!("there is no cohort `{typed}`"),
            Self::WhichCohort { .. } => "several cohorts, and none is running today".to_owned(),
            Self::AmbiguousCohort { typed, .. } => format!("`{typed}` fits several cohorts"),
            Self::OneCohort { .. } => "`all` is for reports: this is about one cohort".to_owned(),
            Self::NoCohort => "the programme has no cohort yet".to_owned(),
            Self::UnknownName { kind, typed, .. } => format!("there is no {} `{typed}`", kind.en()),
            Self::ValueNotAllowed { field, value, .. } => format!("`{value}` is not an answer to `{field}`"),
            Self::FieldMissing { field, label, .. } => format!("`{field}` ({label}) must be answered"),
            Self::NoName { name, why } => format!("`{}` {}", cut(name, LONGEST), why.en()),
            Self::NotEligible { barriers } => {
                let why = barriers.iter().map(|barrier| {
                    format!("{} is {}", ruled(barrier, Lang::En), told(&barrier.column, &barrier.value, Lang::En))
                });
                format!("not eligible: {}", list_en(&why.collect::<Vec<_>>()))
            }
            Self::AlreadyEnrolled { person, state, .. } => {
                format!("{} is in the cohort already ({})", named(person), Value::from(*state).word(Lang::En))
            }
            Self::NearMatch { person, same_email: true, .. } => {
                format!("perhaps the same person as {}, who has the same e-mail", named(person))
            }
            Self::NearMatch { person, same_email: false, .. } => {
                format!("perhaps the same person as {}: the names are alike", named(person))
            }
            Self::NotEnrolled { person, state } => {
                format!("{} is not enrolled: {}", named(person), Value::from(*state).word(Lang::En))
            }
            Self::AttendedAfter { person, last_day, session, date } => format!(
                "{} attended `{session}` on {}, after {}",
                named(person),
                long_date(*date, Lang::En),
                long_date(*last_day, Lang::En)
            ),
            Self::AttendedElsewhere { person, session, date } => format!(
                "{} attended `{session}` on {}, which would no longer be theirs",
                named(person),
                long_date(*date, Lang::En)
            ),
            Self::NobodyWaits => "nobody is on the waiting list".to_owned(),
            Self::NotWaiting { person, state } => {
                format!("{} is not on the waiting list: {}", named(person), Value::from(*state).word(Lang::En))
            }
            Self::NoFreeSeat { capacity } => format!("no free seat: {}", all_taken(*capacity, Lang::En)),
            Self::PassesOver { person, first } => format!("{} waits longer than {}", named(first), named(person)),
            Self::NotExpected { person, session, because, day } => {
                let day = day.map(|day| long_date(day, Lang::En)).unwrap_or_default();
                let why = match because {
                    Unexpected::SessionCancelled => "the session is cancelled".to_owned(),
                    Unexpected::Waiting => "they are on the waiting list".to_owned(),
                    Unexpected::EnrolmentCancelled => "their enrolment is cancelled".to_owned(),
                    Unexpected::OtherModules => "they do not follow its module".to_owned(),
                    Unexpected::BeforeStart => format!("they start on {day}"),
                    Unexpected::AfterEnd => format!("their last day was {day}"),
                };
                format!("{} is not expected at `{session}`: {why}", named(person))
            }
            Self::MarkedTwice { person, flags } => format!("{} is marked twice: {}", named(person), list_en(flags)),
            Self::SessionCancelled { session, date } => {
                format!("`{session}` ({}) is cancelled: it cannot be marked", full_date(*date, Lang::En))
            }
            Self::SessionToCome { session, date } => {
                format!("`{session}` is on {}: until then people can only be excused", full_date(*date, Lang::En))
            }
            Self::OutsideSession { person, arrived, left, start, end } => {
                let said = [("arrived", arrived), ("left", left)];
                let said: Vec<String> = said
                    .iter()
                    .filter_map(|(word, time)| time.map(|time| format!("{word} {}", clock(time, Lang::En))))
                    .collect();
                format!(
                    "{}: {} leaves nothing of the session ({}–{})",
                    named(person),
                    said.join(", "),
                    clock(*start, Lang::En),
                    clock(*end, Lang::En)
                )
            }
            Self::TooManyMinutes { person, minutes, most } => {
                format!("{}: {minutes} minutes, of {most} possible", named(person))
            }
            Self::NoMark { person, session } => format!("{} has no mark at `{session}`", named(person)),
            Self::NothingAsked { session, .. } => {
                format!("nothing to mark at `{session}`: the command does not say who was there")
            }
            Self::SessionHasMarks { session, marks, .. } => {
                format!("`{session}` has {marks} mark{}", if *marks == 1 { "" } else { "s" })
            }
            Self::SessionIsAlready { session, cancelled: true } => format!("`{session}` is cancelled already"),
            Self::SessionIsAlready { session, cancelled: false } => format!("`{session}` is not cancelled"),
            Self::EndBeforeStart { session, start, end } => {
                format!("`{session}` would end at {} and start at {}", clock(*end, Lang::En), clock(*start, Lang::En))
            }
            Self::Several(all) => {
                let all: Vec<String> = all.iter().map(|refusal| format!("\n- {}", indented(&refusal.en()))).collect();
                format!("{} things stand in the way; nothing was written:{}", all.len(), all.concat())
            }
            Self::Register(refusal) => refusal.en(),
            Self::SessionNotMoved { session } => format!("`{session}` is there already"),
            Self::Life(refusal) => refusal.en(),
            Self::NewCohort(refusal) => refusal.en(),
            Self::Log(refusal) => refusal.en(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::UnknownPerson { typed, cohort, .. } => {
                format!("personne ne s'appelle « {typed} » dans la cohorte « {cohort} »")
            }
            Self::AmbiguousPerson { typed, candidates } => {
                format!("« {typed} » peut désigner {} personnes :{}", candidates.len(), listed(candidates))
            }
            Self::UnknownSession { typed, cohort, .. } => {
                format!("la cohorte « {cohort} » n'a pas de séance « {typed} »")
            }
            Self::AmbiguousSession { typed, candidates } => {
                format!("« {typed} » peut désigner {} séances : {}", candidates.len(), list_fr(candidates))
            }
            Self::UnknownCohort { typed, .. } => format!("il n'y a pas de cohorte « {typed} »"),
            Self::WhichCohort { .. } => "plusieurs cohortes, et aucune n'est en cours aujourd'hui".to_owned(),
            Self::AmbiguousCohort { typed, .. } => format!("« {typed} » convient à plusieurs cohortes"),
            Self::OneCohort { .. } => "`all` vaut pour les rapports : il faut ici une cohorte".to_owned(),
            Self::NoCohort => "le programme n'a pas encore de cohorte".to_owned(),
            Self::UnknownName { kind, typed, .. } => format!("il n'y a pas de {} « {typed} »", kind.fr()),
            Self::ValueNotAllowed { field, value, .. } => {
                format!("« {value} » n'est pas une réponse possible à « {field} »")
            }
            Self::FieldMissing { field, label, .. } => format!("il manque une réponse à « {field} » ({label})"),
            Self::NoName { name, why } => format!("« {} » {}", cut(name, LONGEST), why.fr()),
            Self::NotEligible { barriers } => {
                let why = barriers.iter().map(|barrier| {
                    format!("{} : {}", ruled(barrier, Lang::Fr), told(&barrier.column, &barrier.value, Lang::Fr))
                });
                format!("non éligible – {}", why.collect::<Vec<_>>().join(" ; "))
            }
            Self::AlreadyEnrolled { person, state, .. } => {
                format!("{} figure déjà dans la cohorte ({})", named(person), Value::from(*state).word(Lang::Fr))
            }
            Self::NearMatch { person, same_email: true, .. } => {
                format!("peut-être la même personne que {}, qui a la même adresse e-mail", named(person))
            }
            Self::NearMatch { person, same_email: false, .. } => {
                format!("peut-être la même personne que {} : les noms se ressemblent", named(person))
            }
            Self::NotEnrolled { person, state } => {
                format!("{} n'est pas en cours d'inscription : {}", named(person), state_fr(*state))
            }
            Self::AttendedAfter { person, last_day, session, date } => format!(
                "{} était à « {session} » le {}, après le {}",
                named(person),
                long_date(*date, Lang::Fr),
                long_date(*last_day, Lang::Fr)
            ),
            Self::AttendedElsewhere { person, session, date } => format!(
                "{} était à « {session} » le {}, qui ne ferait plus partie de son parcours",
                named(person),
                long_date(*date, Lang::Fr)
            ),
            Self::NobodyWaits => "la liste d'attente est vide".to_owned(),
            Self::NotWaiting { person, state } => {
                format!("{} n'est pas en liste d'attente : {}", named(person), state_fr(*state))
            }
            Self::NoFreeSeat { capacity } => format!("aucune place libre : {}", all_taken(*capacity, Lang::Fr)),
            Self::PassesOver { person, first } => {
                format!("{} attend depuis plus longtemps que {}", named(first), named(person))
            }
            Self::NotExpected { person, session, because, day } => {
                let day = day.map(|day| long_date(day, Lang::Fr)).unwrap_or_default();
                let why = match because {
                    Unexpected::SessionCancelled => "la séance est annulée".to_owned(),
                    Unexpected::Waiting => "en liste d'attente".to_owned(),
                    Unexpected::EnrolmentCancelled => "inscription annulée".to_owned(),
                    Unexpected::OtherModules => "ne suit pas ce module".to_owned(),
                    Unexpected::BeforeStart => format!("commence le {day}"),
                    Unexpected::AfterEnd => format!("dernier jour le {day}"),
                };
                format!("{} n'est pas attendu·e à « {session} » : {why}", named(person))
            }
            Self::MarkedTwice { person, flags } => {
                format!("{} reçoit deux marques différentes : {}", named(person), list_fr(flags))
            }
            Self::SessionCancelled { session, date } => format!(
                "« {session} » ({}) est annulée : on ne peut pas y marquer de présence",
                full_date(*date, Lang::Fr)
            ),
            Self::SessionToCome { session, date } => {
                format!("« {session} » a lieu le {} : d'ici là, on peut seulement excuser", full_date(*date, Lang::Fr))
            }
            Self::OutsideSession { person, arrived, left, start, end } => {
                let said = [("arrivée", arrived), ("départ", left)];
                let said: Vec<String> = said
                    .iter()
                    .filter_map(|(word, time)| time.map(|time| format!("{word} à {}", clock(time, Lang::Fr))))
                    .collect();
                format!(
                    "{} : {} ne laisse rien de la séance ({}–{})",
                    named(person),
                    said.join(", "),
                    clock(*start, Lang::Fr),
                    clock(*end, Lang::Fr)
                )
            }
            Self::TooManyMinutes { person, minutes, most } => {
                format!("{} : {minutes} minutes, sur {most} possibles", named(person))
            }
            Self::NoMark { person, session } => format!("{} n'a pas de marque à « {session} »", named(person)),
            Self::NothingAsked { session, .. } => {
                format!("rien à marquer à « {session} » : la commande ne dit pas qui était là")
            }
            Self::SessionHasMarks { session, marks, .. } => {
                format!("« {session} » porte {marks} marque{}", if *marks < 2 { "" } else { "s" })
            }
            Self::SessionIsAlready { session, cancelled: true } => format!("« {session} » est déjà annulée"),
            Self::SessionIsAlready { session, cancelled: false } => format!("« {session} » n'est pas annulée"),
            Self::EndBeforeStart { session, start, end } => format!(
                "« {session} » finirait à {} et commencerait à {}",
                clock(*end, Lang::Fr),
                clock(*start, Lang::Fr)
            ),
            Self::Several(all) => {
                let all: Vec<String> = all.iter().map(|refusal| format!("\n- {}", indented(&refusal.fr()))).collect();
                format!("{} obstacles ; rien n'a été écrit :{}", all.len(), all.concat())
            }
            Self::Register(refusal) => refusal.fr(),
            Self::SessionNotMoved { session } => format!("« {session} » y est déjà"),
            Self::Life(refusal) => refusal.fr(),
            Self::NewCohort(refusal) => refusal.fr(),
            Self::Log(refusal) => refusal.fr(),
        }
    }
}

impl NameKind {
    fn en(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Funder => "funder",
            Self::Field => "field",
            Self::Column => "column",
            Self::Report => "report",
            Self::Code => "code",
        }
    }

    fn fr(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Funder => "financeur",
            Self::Field => "champ",
            Self::Column => "colonne",
            Self::Report => "rapport",
            Self::Code => "code",
        }
    }
}

/// The column of a rule as people call it.
pub fn ruled(barrier: &Barrier, lang: Lang) -> String {
    let heading = Heading::ALL.iter().find(|heading| heading.key() == barrier.column);
    match (&barrier.label, heading) {
        // Her own words stay as she wrote them.
        (Some(label), _) => label.clone(),
        (None, Some(heading)) => heading.label(lang).to_lowercase(),
        (None, None) => format!("`{}`", barrier.column),
    }
}

/// A value of that column as people say it.
pub fn told(column: &str, value: &str, lang: Lang) -> String {
    match PersonStatus::from_key(value) {
        Some(status) if column == "status" => Value::from(status).word(lang).to_owned(),
        _ if value.is_empty() => lang.pick("empty", "vide").to_owned(),
        _ => format!("`{value}`"),
    }
}

fn state_fr(state: EnrolmentState) -> &'static str {
    Value::from(state).word(Lang::Fr)
}

/// A message of several lines under a dash.
fn indented(message: &str) -> String {
    message.replace('\n', "\n  ")
}

/// `Zoé Martin (4k7m2p)`.
pub fn named(person: &Candidate) -> String {
    format!("{} ({})", person.name, person.id)
}

/// One line a person, with what tells them apart.
fn listed(people: &[Candidate]) -> String {
    people
        .iter()
        .map(|person| {
            let about = [person.email.as_str(), person.organisation.as_str()];
            let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
            format!("\n- {}  {}  {}", person.id, person.name, about.join(", ")).trim_end().to_owned()
        })
        .collect()
}

/// `m2-1 (2 avril 2021)`: each session with its day, for somebody who typed a day.
pub fn dated(known: &[(SessionId, NaiveDate)], lang: Lang) -> Vec<String> {
    known.iter().map(|(id, date)| format!("{id} ({})", long_date(*date, lang))).collect()
}
