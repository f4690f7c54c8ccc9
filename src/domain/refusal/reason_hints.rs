//! What to do about a refusal, in words: the exact command or value, where there is one.

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::people::eligibility::Barrier;
use crate::domain::people::no_name::NoName;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::reason::{CohortDays, NameKind, Refusal};
use crate::domain::vocabulary::EnrolmentState;

use super::cohort_words::CohortHint;
use super::life_words::LifeHint;
use super::reason_words::{dated, named, ruled, told};
use crate::domain::refusal::log_words::LogRefusalHint;
use crate::lang::dates::long_date;
use crate::lang::typed::word;
use crate::lang::words::{Lang, Words, any_en, any_fr, list_en, list_fr};

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
            Refusal::WhichCohort { known }
            | Refusal::OneCohort { known }
            | Refusal::AmbiguousCohort { candidates: known, .. } => {
                format!("name one with `-c`: {}", list_en(&spans(known, Lang::En)))
            }
            Refusal::NoCohort => "add a `[[cohorts]]` table to programme.toml".to_owned(),
            Refusal::UnknownName { kind: NameKind::Code, near: None, .. } => {
                "`formation check` shows the codes of what it finds".to_owned()
            }
            Refusal::UnknownName { kind: NameKind::Code, near: Some(near), .. } => format!("did you mean `{near}`?"),
            Refusal::UnknownName { near, known, .. } => meant_en(near.as_ref(), known),
            Refusal::ValueNotAllowed { allowed, .. } => format!("it takes {}", any_en(allowed)),
            Refusal::FieldMissing { field, allowed, .. } => {
                let value = if allowed.is_empty() { "…".to_owned() } else { allowed.join("|") };
                format!("add `--field {}`", word(&format!("{field}={value}")))
            }
            Refusal::NoName { why: NoName::Formula, .. } => {
                "write the name without its first sign; `--override \"reason\"` takes it as it is and keeps the reason"
                    .to_owned()
            }
            Refusal::NoName { .. } => {
                "write the name whole; if somebody is really called so, `--override \"reason\"` takes it and keeps the reason"
                    .to_owned()
            }
            Refusal::NotEligible { barriers } => {
                format!("{}; `--override \"reason\"` lets them in and keeps the reason", admitted(barriers, Lang::En))
            }
            Refusal::AlreadyEnrolled { person, edited: Some(edited), .. } => {
                format!("`{}` makes one enrolment of the two", merging(person, edited))
            }
            Refusal::AlreadyEnrolled { person, state, edited: None } => match state {
                EnrolmentState::Transferred => {
                    "they went on in another cohort: a transfer from there brings them back".to_owned()
                }
                _ => format!(
                    "`formation participants show {}` shows that enrolment; `participants edit`, with what changes, corrects it",
                    person.id
                ),
            },
            Refusal::NearMatch { person, edited: Some(edited), .. } => format!(
                "if it is somebody else, add `--distinct`; if it is the same person: `{}`",
                merging(person, edited)
            ),
            Refusal::NearMatch { edited: None, .. } => "if it is somebody else, add `--distinct`".to_owned(),
            Refusal::NotEnrolled { person, .. } => format!("`formation history {}` shows when that changed", person.id),
            Refusal::AttendedAfter { date, .. } => format!("use `--on {date}` or later, or clear that mark first"),
            Refusal::AttendedElsewhere { person, session, .. } => {
                format!("if the mark is wrong: `formation attend {session} --clear {}`", person.id)
            }
            Refusal::NotWaiting { .. } | Refusal::NobodyWaits => "`formation waitlist list` shows who waits".to_owned(),
            Refusal::NoFreeSeat { .. } => "raise `capacity` in the programme, or wait for a seat".to_owned(),
            Refusal::PassesOver { .. } => "add `--reason \"…\"`: it is kept".to_owned(),
            Refusal::NotExpected { person, session, because, .. } => way_in(&person.id, session, *because, Lang::En),
            Refusal::SessionCancelled { session, .. } | Refusal::SessionIsAlready { session, cancelled: true } => {
                format!("`formation sessions restore {session}`")
            }
            Refusal::SessionToCome { .. } => "mark it on the day; `--excused` works now".to_owned(),
            Refusal::NothingAsked { session, person, to_come } => {
                let one = person.as_ref().map_or("NAME", ParticipantId::as_str);
                if *to_come {
                    format!("`formation attend {session} --excused {one}`; presences on the day")
                } else {
                    format!(
                        "`formation attend {session} --rest present` marks everybody without a mark; with it, for who \
                         was not there or came late, `--absent {one}` or `--arrived {one}=14:25`"
                    )
                }
            }
            Refusal::SessionHasMarks { flag: "--drop-marks", .. } => {
                "`--drop-marks` cancels it and takes its marks away; `formation undo` alone brings them back".to_owned()
            }
            Refusal::SessionHasMarks { flag, .. } => format!("add `{flag}`: they go with it"),
            Refusal::Several(all) => all.first().map(|first| RefusalHint(first).en()).unwrap_or_default(),
            Refusal::Register(refusal) => super::register_words::hint(refusal, Lang::En),
            Refusal::Life(refusal) => LifeHint(refusal).en(),
            Refusal::Log(refusal) => LogRefusalHint(refusal).en(),
            Refusal::NewCohort(refusal) => CohortHint(refusal).en(),
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
            Refusal::WhichCohort { known }
            | Refusal::OneCohort { known }
            | Refusal::AmbiguousCohort { candidates: known, .. } => {
                format!("nommez-en une avec `-c` : {}", any_fr(&spans(known, Lang::Fr)))
            }
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
                format!("ajoutez `--field {}`", word(&format!("{field}={value}")))
            }
            Refusal::NoName { why: NoName::Formula, .. } => {
                "écrivez le nom sans son premier signe ; `--override \"motif\"` le prend tel quel et garde le motif"
                    .to_owned()
            }
            Refusal::NoName { .. } => {
                "écrivez le nom en entier ; si c'est vraiment le nom de la personne, `--override \"motif\"` le prend et garde le \
                 motif"
                    .to_owned()
            }
            Refusal::NotEligible { barriers } => {
                format!("{} ; `--override \"motif\"` passe outre et garde le motif", admitted(barriers, Lang::Fr))
            }
            Refusal::AlreadyEnrolled { person, edited: Some(edited), .. } => {
                format!("`{}` n'en fait qu'une inscription", merging(person, edited))
            }
            Refusal::AlreadyEnrolled { person, state, edited: None } => match state {
                EnrolmentState::Transferred => {
                    "cette personne suit une autre cohorte : un transfert depuis celle-là la fait revenir".to_owned()
                }
                _ => format!(
                    "`formation participants show {}` montre cette inscription ; `participants edit`, avec ce qui change, la corrige",
                    person.id
                ),
            },
            Refusal::NearMatch { person, edited: Some(edited), .. } => format!(
                "si c'est quelqu'un d'autre, ajoutez `--distinct` ; si c'est la même personne : `{}`",
                merging(person, edited)
            ),
            Refusal::NearMatch { edited: None, .. } => "si c'est quelqu'un d'autre, ajoutez `--distinct`".to_owned(),
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
            Refusal::NotExpected { person, session, because, .. } => way_in(&person.id, session, *because, Lang::Fr),
            Refusal::SessionCancelled { session, .. } | Refusal::SessionIsAlready { session, cancelled: true } => {
                format!("`formation sessions restore {session}`")
            }
            Refusal::SessionToCome { .. } => "marquez-la le jour venu ; `--excused` est déjà possible".to_owned(),
            Refusal::NothingAsked { session, person, to_come } => {
                let one = person.as_ref().map_or("NOM", ParticipantId::as_str);
                if *to_come {
                    format!("`formation attend {session} --excused {one}` ; les présences le jour venu")
                } else {
                    format!(
                        "`formation attend {session} --rest present` marque toutes les personnes sans marque ; avec, \
                         pour qui n'était pas là ou est arrivé en retard, `--absent {one}` ou `--arrived {one}=14:25`"
                    )
                }
            }
            Refusal::SessionHasMarks { flag: "--drop-marks", .. } => {
                "`--drop-marks` l'annule et retire ses marques ; seul `formation undo` les rend".to_owned()
            }
            Refusal::SessionHasMarks { flag, .. } => format!("ajoutez `{flag}` : elles la suivent"),
            Refusal::Several(all) => all.first().map(|first| RefusalHint(first).fr()).unwrap_or_default(),
            Refusal::Register(refusal) => super::register_words::hint(refusal, Lang::Fr),
            Refusal::Life(refusal) => LifeHint(refusal).fr(),
            Refusal::Log(refusal) => LogRefusalHint(refusal).fr(),
            Refusal::NewCohort(refusal) => CohortHint(refusal).fr(),
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

/// The command that makes one enrolment of two.
fn merging(person: &Candidate, edited: &Candidate) -> String {
    format!("formation participants merge {} {}", person.id, edited.id)
}

/// What the rules allow.
pub fn admitted(barriers: &[Barrier], lang: Lang) -> String {
    let rules = barriers.iter().map(|barrier| {
        let allowed: Vec<String> = barrier.allowed.iter().map(|value| told(&barrier.column, value, lang)).collect();
        let allowed = lang.pick(any_en(&allowed), any_fr(&allowed));
        format!("{}{}{allowed}", ruled(barrier, lang), lang.pick(": ", " : "))
    });
    format!("{}{}", lang.pick("allowed – ", "admis – "), rules.collect::<Vec<_>>().join(" ; "))
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
        Unexpected::BeforeStart => format!("`formation participants edit {id} --starts-on …`"),
        Unexpected::EnrolmentCancelled | Unexpected::AfterEnd => format!("`formation explain {id}`"),
    }
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

/// `2021-spring (25 février 2021 – 8 avril 2021)`: each cohort with its first and last day.
fn spans(known: &[CohortDays], lang: Lang) -> Vec<String> {
    let spelled = |CohortDays { id, days }: &CohortDays| match days {
        Some((first, last)) => format!("{id} ({} – {})", long_date(*first, lang), long_date(*last, lang)),
        None => id.to_string(),
    };
    known.iter().map(spelled).collect()
}
