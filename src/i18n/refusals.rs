//! Why a rule said no, in words, and what to do about it.

use chrono::NaiveDate;

use crate::domain::eligibility::Barrier;
use crate::domain::expectation::Unexpected;
use crate::domain::ids::SessionId;
use crate::domain::refusal::{Candidate, NameKind, Refusal};
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};

use super::dates::{clock, full_date, long_date};
use super::headings::Heading;
use super::presence::LogRefusalHint;
use super::values::Value;
use super::words::{Lang, Words, any_en, any_fr, list_en, list_fr};

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
            Self::NoCohort => "the programme has no cohort yet".to_owned(),
            Self::UnknownName { kind, typed, .. } => format!("there is no {} `{typed}`", kind.en()),
            Self::ValueNotAllowed { field, value, .. } => format!("`{value}` is not an answer to `{field}`"),
            Self::FieldMissing { field, label, .. } => format!("`{field}` ({label}) must be answered"),
            Self::NotEligible { barriers } => {
                let why = barriers.iter().map(|barrier| {
                    format!("{} is {}", ruled(barrier, Lang::En), told(&barrier.column, &barrier.value, Lang::En))
                });
                format!("not eligible: {}", list_en(&why.collect::<Vec<_>>()))
            }
            Self::AlreadyEnrolled { person, state } => {
                format!("{} is in the cohort already ({})", named(person), Value::from(*state).word(Lang::En))
            }
            Self::NearMatch { person, same_email: true } => {
                format!("perhaps the same person as {}, who has the same e-mail", named(person))
            }
            Self::NearMatch { person, same_email: false } => {
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
            Self::NoFreeSeat { capacity } => format!("no free seat: all {capacity} are taken"),
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
            Self::NothingAsked => "nothing to mark".to_owned(),
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
            Self::SessionNotMoved { session } => format!("`{session}` is there already"),
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
            Self::NoCohort => "le programme n'a pas encore de cohorte".to_owned(),
            Self::UnknownName { kind, typed, .. } => format!("il n'y a pas de {} « {typed} »", kind.fr()),
            Self::ValueNotAllowed { field, value, .. } => {
                format!("« {value} » n'est pas une réponse possible à « {field} »")
            }
            Self::FieldMissing { field, label, .. } => format!("il manque une réponse à « {field} » ({label})"),
            Self::NotEligible { barriers } => {
                let why = barriers.iter().map(|barrier| {
                    format!("{} : {}", ruled(barrier, Lang::Fr), told(&barrier.column, &barrier.value, Lang::Fr))
                });
                format!("non éligible – {}", why.collect::<Vec<_>>().join(" ; "))
            }
            Self::AlreadyEnrolled { person, state } => {
                format!("{} figure déjà dans la cohorte ({})", named(person), Value::from(*state).word(Lang::Fr))
            }
            Self::NearMatch { person, same_email: true } => {
                format!("peut-être la même personne que {}, qui a la même adresse e-mail", named(person))
            }
            Self::NearMatch { person, same_email: false } => {
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
            Self::NoFreeSeat { capacity } => format!("aucune place libre : les {capacity} sont prises"),
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
            Self::NothingAsked => "rien à marquer".to_owned(),
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
            Self::SessionNotMoved { session } => format!("« {session} » y est déjà"),
            Self::Log(refusal) => refusal.fr(),
        }
    }
}

/// What to do about a refusal: the exact command or value, where there is one.
#[derive(Clone, Debug)]
pub struct RefusalHint<'a>(pub &'a Refusal);

impl Words for RefusalHint<'_> {
    fn en(&self) -> String {
        match self.0 {
            Refusal::UnknownPerson { near: Some(near), .. } => format!("did you mean {}?", named(near)),
            Refusal::UnknownPerson { .. } => "`formation participants list` shows everybody".to_owned(),
            Refusal::AmbiguousPerson { .. } => "use the id, the e-mail or more of the name".to_owned(),
            Refusal::UnknownSession { near, known, .. } => meant_en(near.as_ref(), &dated(known, Lang::En)),
            Refusal::AmbiguousSession { .. } => "use the id of one".to_owned(),
            Refusal::UnknownCohort { near, known, .. } => meant_en(near.as_ref(), known),
            Refusal::WhichCohort { known } => format!("name one with `-c`: {}", list_en(known)),
            Refusal::NoCohort => "add a `[[cohorts]]` table to programme.toml".to_owned(),
            Refusal::UnknownName { kind: NameKind::Code, near: None, .. } => {
                "`formation check` shows the codes of what it finds".to_owned()
            }
            Refusal::UnknownName { kind: NameKind::Code, near: Some(near), .. } => format!("did you mean `{near}`?"),
            Refusal::UnknownName { near, known, .. } => meant_en(near.as_ref(), known),
            Refusal::ValueNotAllowed { allowed, .. } => format!("it takes {}", any_en(allowed)),
            Refusal::FieldMissing { field, allowed, .. } => {
                let value = if allowed.is_empty() { "…".to_owned() } else { allowed.join("|") };
                format!("add `--field {field}={value}`")
            }
            Refusal::NotEligible { barriers } => {
                format!("{}; `--override \"reason\"` lets them in and keeps the reason", admitted(barriers, Lang::En))
            }
            Refusal::AlreadyEnrolled { person, state } => match state {
                EnrolmentState::Cancelled | EnrolmentState::Withdrawn => {
                    format!(
                        "`formation history {}` shows which operation to take back with `formation undo`",
                        person.id
                    )
                }
                _ => format!("`formation participants edit {}` corrects it", person.id),
            },
            Refusal::NearMatch { .. } => "if it is somebody else, add `--distinct`".to_owned(),
            Refusal::NotEnrolled { person, .. } => format!("`formation history {}` shows when that changed", person.id),
            Refusal::AttendedAfter { date, .. } => format!("use `--on {date}` or later, or clear that mark first"),
            Refusal::AttendedElsewhere { person, session, .. } => {
                format!("if the mark is wrong: `formation attend {session} --clear {}`", person.id)
            }
            Refusal::NotWaiting { .. } | Refusal::NobodyWaits => "`formation waitlist list` shows who waits".to_owned(),
            Refusal::NoFreeSeat { .. } => "raise `capacity` in the programme, or wait for a seat".to_owned(),
            Refusal::PassesOver { .. } => "add `--reason \"…\"`: it is kept".to_owned(),
            Refusal::NotExpected { person, session, because, .. } => way_in(&person.id, session, *because),
            Refusal::SessionCancelled { session, .. } | Refusal::SessionIsAlready { session, cancelled: true } => {
                format!("`formation sessions restore {session}`")
            }
            Refusal::SessionToCome { .. } => "mark it on the day; `--excused` works now".to_owned(),
            Refusal::NothingAsked => "for example `--rest present`, `--absent NAME`, `--arrived NAME=14:25`".to_owned(),
            Refusal::SessionHasMarks { flag: "--drop-marks", .. } => {
                "`--drop-marks` cancels it and takes its marks away; `formation undo` alone brings them back".to_owned()
            }
            Refusal::SessionHasMarks { flag, .. } => format!("add `{flag}`: they go with it"),
            Refusal::Several(all) => all.first().map(|first| RefusalHint(first).en()).unwrap_or_default(),
            Refusal::Log(refusal) => LogRefusalHint(refusal).en(),
            Refusal::MarkedTwice { .. }
            | Refusal::OutsideSession { .. }
            | Refusal::TooManyMinutes { .. }
            | Refusal::NoMark { .. }
            | Refusal::SessionIsAlready { cancelled: false, .. }
            | Refusal::EndBeforeStart { .. }
            | Refusal::SessionNotMoved { .. } => String::new(),
        }
    }

    fn fr(&self) -> String {
        match self.0 {
            Refusal::UnknownPerson { near: Some(near), .. } => format!("vouliez-vous dire {} ?", named(near)),
            Refusal::UnknownPerson { .. } => "`formation participants list` les montre tous".to_owned(),
            Refusal::AmbiguousPerson { .. } => {
                "donnez l'identifiant, l'adresse e-mail ou une plus grande partie du nom".to_owned()
            }
            Refusal::UnknownSession { near, known, .. } => meant_fr(near.as_ref(), &dated(known, Lang::Fr)),
            Refusal::AmbiguousSession { .. } => "donnez l'identifiant de l'une d'elles".to_owned(),
            Refusal::UnknownCohort { near, known, .. } => meant_fr(near.as_ref(), known),
            Refusal::WhichCohort { known } => format!("nommez-en une avec `-c` : {}", list_fr(known)),
            Refusal::NoCohort => "ajoutez une table `[[cohorts]]` à programme.toml".to_owned(),
            Refusal::UnknownName { kind: NameKind::Code, near: None, .. } => {
                "`formation check` donne le code de ce qu'il trouve".to_owned()
            }
            Refusal::UnknownName { kind: NameKind::Code, near: Some(near), .. } => {
                format!("vouliez-vous dire « {near} » ?")
            }
            Refusal::UnknownName { near, known, .. } => meant_fr(near.as_ref(), known),
            Refusal::ValueNotAllowed { allowed, .. } => format!("réponses possibles : {}", any_fr(allowed)),
            Refusal::FieldMissing { field, allowed, .. } => {
                let value = if allowed.is_empty() { "…".to_owned() } else { allowed.join("|") };
                format!("ajoutez `--field {field}={value}`")
            }
            Refusal::NotEligible { barriers } => {
                format!("{} ; `--override \"motif\"` passe outre et garde le motif", admitted(barriers, Lang::Fr))
            }
            Refusal::AlreadyEnrolled { person, state } => match state {
                EnrolmentState::Cancelled | EnrolmentState::Withdrawn => {
                    format!("`formation history {}` montre l'opération à reprendre avec `formation undo`", person.id)
                }
                _ => format!("`formation participants edit {}` permet de corriger", person.id),
            },
            Refusal::NearMatch { .. } => "si c'est quelqu'un d'autre, ajoutez `--distinct`".to_owned(),
            Refusal::NotEnrolled { person, .. } => {
                format!("`formation history {}` montre depuis quand", person.id)
            }
            Refusal::AttendedAfter { date, .. } => {
                format!("donnez `--on {date}` ou plus tard, ou retirez d'abord cette marque")
            }
            Refusal::AttendedElsewhere { person, session, .. } => {
                format!("si la marque est fausse : `formation attend {session} --clear {}`", person.id)
            }
            Refusal::NotWaiting { .. } | Refusal::NobodyWaits => {
                "`formation waitlist list` montre qui attend".to_owned()
            }
            Refusal::NoFreeSeat { .. } => {
                "augmentez `capacity` dans le programme, ou attendez qu'une place se libère".to_owned()
            }
            Refusal::PassesOver { .. } => "ajoutez `--reason \"…\"` : le motif est gardé".to_owned(),
            Refusal::NotExpected { person, session, because, .. } => way_in(&person.id, session, *because),
            Refusal::SessionCancelled { session, .. } | Refusal::SessionIsAlready { session, cancelled: true } => {
                format!("`formation sessions restore {session}`")
            }
            Refusal::SessionToCome { .. } => "marquez-la le jour venu ; `--excused` est déjà possible".to_owned(),
            Refusal::NothingAsked => "par exemple `--rest present`, `--absent NOM`, `--arrived NOM=14:25`".to_owned(),
            Refusal::SessionHasMarks { flag: "--drop-marks", .. } => {
                "`--drop-marks` l'annule et retire ses marques ; seul `formation undo` les rend".to_owned()
            }
            Refusal::SessionHasMarks { flag, .. } => format!("ajoutez `{flag}` : elles la suivent"),
            Refusal::Several(all) => all.first().map(|first| RefusalHint(first).fr()).unwrap_or_default(),
            Refusal::Log(refusal) => LogRefusalHint(refusal).fr(),
            Refusal::MarkedTwice { .. }
            | Refusal::OutsideSession { .. }
            | Refusal::TooManyMinutes { .. }
            | Refusal::NoMark { .. }
            | Refusal::SessionIsAlready { cancelled: false, .. }
            | Refusal::EndBeforeStart { .. }
            | Refusal::SessionNotMoved { .. } => String::new(),
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
pub(super) fn ruled(barrier: &Barrier, lang: Lang) -> String {
    let heading = Heading::ALL.iter().find(|heading| heading.key() == barrier.column);
    match (&barrier.label, heading) {
        (Some(label), _) => label.to_lowercase(),
        (None, Some(heading)) => heading.label(lang).to_lowercase(),
        (None, None) => format!("`{}`", barrier.column),
    }
}

/// A value of that column as people say it.
pub(super) fn told(column: &str, value: &str, lang: Lang) -> String {
    match PersonStatus::from_key(value) {
        Some(status) if column == "status" => Value::from(status).word(lang).to_owned(),
        _ if value.is_empty() => lang.pick("empty", "vide").to_owned(),
        _ => format!("`{value}`"),
    }
}

/// What the rules allow.
fn admitted(barriers: &[Barrier], lang: Lang) -> String {
    let rules = barriers.iter().map(|barrier| {
        let allowed: Vec<String> = barrier.allowed.iter().map(|value| told(&barrier.column, value, lang)).collect();
        let allowed = lang.pick(any_en(&allowed), any_fr(&allowed));
        format!("{}{}{allowed}", ruled(barrier, lang), lang.pick(": ", " : "))
    });
    format!("{}{}", lang.pick("allowed – ", "admis – "), rules.collect::<Vec<_>>().join(" ; "))
}

fn state_fr(state: EnrolmentState) -> &'static str {
    Value::from(state).word(Lang::Fr)
}

/// The command that would make somebody expected, where there is one.
fn way_in(id: &str, session: &SessionId, because: Unexpected) -> String {
    match because {
        Unexpected::SessionCancelled => format!("`formation sessions restore {session}`"),
        Unexpected::Waiting => format!("`formation waitlist promote {id}`"),
        Unexpected::OtherModules => format!("`formation participants edit {id} --modules …`"),
        Unexpected::BeforeStart => format!("`formation participants edit {id} --starts-on …`"),
        Unexpected::EnrolmentCancelled | Unexpected::AfterEnd => format!("`formation explain {id}`"),
    }
}

/// A message of several lines under a dash.
fn indented(message: &str) -> String {
    message.replace('\n', "\n  ")
}

/// `Zoé Martin (4k7m2p)`.
fn named(person: &Candidate) -> String {
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

fn meant_en<T: std::fmt::Display, U: std::fmt::Display>(near: Option<&T>, known: &[U]) -> String {
    match (near, known) {
        (Some(near), [_]) => format!("did you mean `{near}`?"),
        (Some(near), _) => format!("did you mean `{near}`? there are {}", list_en(known)),
        (None, []) => "there is none".to_owned(),
        (None, [one]) => format!("there is {one}"),
        (None, _) => format!("there are {}", list_en(known)),
    }
}

fn meant_fr<T: std::fmt::Display, U: std::fmt::Display>(near: Option<&T>, known: &[U]) -> String {
    match (near, known) {
        (Some(near), [_]) => format!("vouliez-vous dire « {near} » ?"),
        (Some(near), _) => format!("vouliez-vous dire « {near} » ? il y a {}", list_fr(known)),
        (None, []) => "il n'y en a aucun".to_owned(),
        (None, _) => format!("il y a {}", list_fr(known)),
    }
}

/// `m2-1 (2 avril 2021)`: each session with its day, for somebody who typed a day.
fn dated(known: &[(SessionId, NaiveDate)], lang: Lang) -> Vec<String> {
    known.iter().map(|(id, date)| format!("{id} ({})", long_date(*date, lang))).collect()
}
