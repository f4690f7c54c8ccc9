//! What was typed for a person, a module, a funder or an answer → what it means here, or why not.

use chrono::NaiveDateTime;

use crate::domain::attendance::expectation::unexpected_because;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::people::answer::{joined, value_of};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::lookup;
use crate::domain::people::lookup::{Lookup, SessionWord};
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::{Field, Programme, question_called};
use crate::domain::programme::ids::{FieldId, FunderId, ModuleId, TrainerId};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::name_kind::NameKind;
use crate::domain::refusal::no_session::NoSession;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::schedule::ScheduleRefusal;
use crate::domain::schema::Record;
use crate::domain::suggest::{nearest, nearest_called};
use crate::lang::folded::same_words;
use crate::lang::words::Lang;

/// A person as a refusal names one.
pub fn candidate(enrolment: &Enrolment) -> Candidate {
    Candidate {
        id: enrolment.id.to_string(),
        name: enrolment.full_name(),
        email: enrolment.email.clone(),
        organisation: enrolment.organisation.clone(),
    }
}

/// Why this person cannot be marked at this session, when they are not expected there.
pub fn not_expected(enrolment: &Enrolment, session: &Session) -> Option<Refusal> {
    let because = unexpected_because(enrolment, session)?;
    Some(Refusal::Attendance(AttendanceRefusal::NotExpected {
        person: candidate(enrolment),
        session: session.id.clone(),
        because,
    }))
}

/// The position of the one person meant.
pub fn person(records: &CohortRecords, typed: &str) -> Result<EnrolmentIndex, Refusal> {
    let (typed, named) = (typed.trim(), |person: EnrolmentIndex| candidate(records.enrolment(person)));
    match lookup::person(records, typed) {
        Lookup::One(position) => Ok(position),
        Lookup::Several(several) => Err(Refusal::AmbiguousPerson {
            typed: typed.to_owned(),
            candidates: several.into_iter().map(named).collect(),
        }),
        Lookup::None(near) => Err(Refusal::UnknownPerson {
            typed: typed.to_owned(),
            cohort: records.cohort.id.clone(),
            near: near.map(named),
        }),
    }
}

/// The position of the one session meant: by id, date, `next` or `last`.
pub fn session(cohort: &Cohort, typed: &str, now: NaiveDateTime) -> Result<SessionIndex, Refusal> {
    let id = |session: SessionIndex| cohort.session_at(session).id.clone();
    let word = SessionWord::read(cohort, typed, now.date());
    match lookup::session(cohort, &word, now) {
        Lookup::One(position) => Ok(position),
        Lookup::Several(several) => Err(Refusal::AmbiguousSession {
            typed: typed.to_owned(),
            candidates: several.into_iter().map(id).collect(),
        }),
        Lookup::None(None) if !matches!(word, SessionWord::Id(_)) => Err(no_session(cohort, &word, now)),
        Lookup::None(near) => Err(Refusal::NoSession(NoSession::Unknown {
            typed: typed.to_owned(),
            cohort: cohort.id.clone(),
            near: near.map(id),
            known: cohort.sessions.iter().map(|session| (session.id.clone(), session.date)).collect(),
        })),
    }
}

/// Why a word for a day leads to no session: with the one before that day and the one after it.
fn no_session(cohort: &Cohort, word: &SessionWord, now: NaiveDateTime) -> Refusal {
    let day = match word {
        SessionWord::On(day) => Some(*day),
        _ => None,
    };
    let from = day.unwrap_or(now.date());
    let taking_place = || cohort.sessions.iter().filter(|session| !session.cancelled);
    let before = taking_place().rfind(|session| session.date < from);
    let after = taking_place().find(|session| session.date > from);
    let near = [before, after].into_iter().flatten().map(|session| (session.id.clone(), session.date)).collect();
    let cohort = cohort.id.clone();
    let no_session = match (word, day) {
        (SessionWord::NoDay(wrong), _) => NoSession::NoDay(wrong.clone()),
        (_, Some(day)) => NoSession::On { cohort, day, near },
        (SessionWord::Last, _) => NoSession::Yet { cohort, near },
        _ => NoSession::ToCome { cohort, near },
    };
    Refusal::NoSession(no_session)
}

fn unknown<'a>(kind: NameKind, typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Refusal {
    Refusal::UnknownName {
        kind,
        typed: typed.to_owned(),
        near: nearest(typed, known.clone()).map(str::to_owned),
        known: known.map(str::to_owned).collect(),
    }
}

/// That an enrolment has no such column, and no such question is asked.
fn unknown_column(programme: &Programme, typed: &str) -> Refusal {
    let edited = Enrolment::TABLE.columns.iter().filter(|column| column.edited);
    let columns = edited.map(|column| vec![column.name, column.label.say(Lang::En), column.label.say(Lang::Fr)]);
    let questions = programme.fields.iter().map(|field| vec![field.id.as_str(), field.label.as_str()]);
    let named: Vec<Vec<&str>> = questions.chain(columns).collect();
    Refusal::UnknownName {
        kind: NameKind::Field,
        typed: typed.to_owned(),
        near: nearest_called(typed, &named).map(str::to_owned),
        known: named.iter().filter_map(|names| Some((*names.first()?).to_owned())).collect(),
    }
}

/// The module of that id, or the only one of that title.
pub fn module(programme: &Programme, typed: &str) -> Result<ModuleId, Refusal> {
    let typed = typed.trim();
    let mut titled = programme.modules.iter().filter(|module| same_words(&module.title, typed));
    let by_id = programme.modules.iter().find(|module| module.id.as_str() == typed);
    let found = by_id.or_else(|| titled.next().filter(|_| titled.next().is_none()));
    let known = programme.modules.iter().map(|module| module.id.as_str());
    found.map(|module| module.id.clone()).ok_or_else(|| unknown(NameKind::Module, typed, known))
}

/// The trainer of that id or name; an empty text = none.
pub fn trainer(programme: &Programme, typed: &str) -> Result<Option<TrainerId>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let all = &programme.trainers;
    if let Some(trainer) = all.iter().find(|trainer| trainer.id.as_str() == typed) {
        return Ok(Some(trainer.id.clone()));
    }
    let named: Vec<&TrainerId> =
        all.iter().filter(|trainer| same_words(&trainer.name, typed)).map(|trainer| &trainer.id).collect();
    match named[..] {
        [id] => Ok(Some(id.clone())),
        [] => {
            let called: Vec<Vec<&str>> =
                all.iter().map(|trainer| vec![trainer.id.as_str(), trainer.name.as_str()]).collect();
            Err(Refusal::UnknownName {
                kind: NameKind::Trainer,
                typed: typed.to_owned(),
                near: nearest_called(typed, &called).map(str::to_owned),
                known: all.iter().map(|trainer| trainer.id.to_string()).collect(),
            })
        }
        _ => Err(ScheduleRefusal::SeveralTrainers {
            typed: typed.to_owned(),
            ids: named.iter().map(ToString::to_string).collect(),
        }
        .into()),
    }
}

/// The modules of those ids, each once, in the order given; all of them = none named.
pub fn modules(programme: &Programme, typed: &[String]) -> Result<Vec<ModuleId>, Refusal> {
    let mut modules: Vec<ModuleId> = Vec::new();
    for name in typed.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let known = programme.modules.iter().map(|module| module.id.as_str());
        let module = programme.modules.iter().find(|module| module.id.as_str() == name);
        let module = module.ok_or_else(|| unknown(NameKind::Module, name, known))?;
        if !modules.contains(&module.id) {
            modules.push(module.id.clone());
        }
    }
    Ok(modules)
}

/// The funder of that id; an empty text = none.
pub fn funder(programme: &Programme, typed: &str) -> Result<Option<FunderId>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let known = programme.funders.iter().map(|funder| funder.id.as_str());
    let funder = programme.funders.iter().find(|funder| funder.id.as_str() == typed);
    funder.map(|funder| Some(funder.id.clone())).ok_or_else(|| unknown(NameKind::Funder, typed, known))
}

/// What was typed for columns of an enrolment, each under the name that it has in the table: it may have been called by
/// its label, or a question by its words.
pub fn columns(programme: &Programme, typed: &[(String, String)]) -> Vec<(String, String)> {
    typed.iter().map(|(column, text)| (column_named(programme, column), text.clone())).collect()
}

fn column_named(programme: &Programme, typed: &str) -> String {
    let typed = typed.trim();
    if Enrolment::TABLE.column(typed).is_some() {
        return typed.to_owned();
    }
    if let Some(field) = question_called(&programme.fields, typed) {
        return field.id.to_string();
    }
    Enrolment::TABLE.labelled(typed).map_or(typed, |column| column.name).to_owned()
}

/// An answer to a question of the programme, in the spelling of the definition.
pub fn answer(programme: &Programme, field: &str, value: &str) -> Result<(FieldId, String), Refusal> {
    let found = question_called(&programme.fields, field);
    let found = found.ok_or_else(|| unknown_column(programme, field))?;
    Ok((found.id.clone(), allowed(found, value.trim())?))
}

fn allowed(field: &Field, value: &str) -> Result<String, Refusal> {
    if field.values.is_empty() || value.is_empty() {
        return Ok(value.to_owned());
    }
    let known = |text: &str| {
        value_of(&field.values, text).ok_or_else(|| {
            Refusal::Enrolment(EnrolmentRefusal::ValueNotAllowed {
                field: field.id.to_string(),
                value: text.to_owned(),
                allowed: field.values.clone(),
            })
        })
    };
    // A value may hold a sign that parts values, so the whole is looked at first.
    if let Ok(whole) = known(value) {
        return Ok(whole.to_owned());
    }
    let chosen = field.chosen(value).into_iter().map(known).collect::<Result<Vec<_>, _>>()?;
    Ok(joined(&field.values, &chosen))
}
