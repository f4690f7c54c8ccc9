//! What lies in the folder and has an id: people, sessions, cohorts, and what the programme or the modules name.

use super::candidate::Completion;
use super::folder::GlancedFolder;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::pedagogy::thing::Thing;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::sort_key;
use crate::domain::privacy::forgetting::is_erased;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::{Field, Programme, question_called};
use crate::domain::schema::Reference;
use crate::domain::seal::Seal;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::Lang;
use crate::lang::dates::{clock, long_date};

/// None: there is nothing to complete from.
type Found = Option<Vec<Completion>>;

/// Of so many cohorts the days are told: of each the definition is read for it.
const COHORTS_WITH_DAYS: usize = 60;

/// The people of the cohort meant, by id, by address, or by any word of the name.
pub fn people(folder: &GlancedFolder<'_>, typed: &str, lang: Lang) -> Found {
    let mut people = folder.rows::<Enrolment>()?;
    people.retain(|one| !is_erased(one));
    people.sort_by_cached_key(|one| (sort_key(&one.last_name), sort_key(&one.first_name)));
    Some(people.iter().filter_map(|one| person(one, typed, lang)).collect())
}

fn person(one: &Enrolment, typed: &str, lang: Lang) -> Option<Completion> {
    let name = one.full_name();
    let state = (one.state != EnrolmentState::Enrolled).then(|| one.state.word(lang).to_owned());
    let about = [Some(name.clone()), Some(one.organisation.clone()), state];
    let told: Vec<String> = about.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let candidate = Completion::new(one.id.as_str(), told.join(", "));
    let address = typed.contains('@') && one.email.to_lowercase().starts_with(&typed.to_lowercase());
    if address {
        return Some(Completion { called: Some(one.email.clone()), ..candidate });
    }
    candidate.named(typed, &name)
}

/// The sessions of the cohort meant, by id or date.
pub fn sessions(folder: &GlancedFolder<'_>, typed: &str, lang: Lang) -> Found {
    let (cohort, programme) = (folder.cohort()?, folder.reading()?.programme());
    Some(cohort.sessions.iter().filter_map(|one| session(one, programme, typed, lang)).collect())
}

fn session(one: &Session, programme: &Programme, typed: &str, lang: Lang) -> Option<Completion> {
    let (date, from, to) = (long_date(one.date, lang), clock(one.start, lang), clock(one.end, lang));
    let title = programme.module(&one.module).map_or("", |module| module.title.as_str());
    let cancelled = if one.cancelled { lang.pick(", cancelled", ", annulée") } else { "" };
    let candidate = Completion::new(one.id.as_str(), format!("{date} {from}–{to}{cancelled}, {title}"));
    let day = one.date.to_string();
    if typed.len() > 3 && day.starts_with(typed) {
        return Some(Completion { called: Some(day), ..candidate });
    }
    candidate.beginning(typed)
}

/// The cohorts, by a beginning or a part of their ids; for a report `all` too.
pub fn cohorts(folder: &GlancedFolder<'_>, typed: &str, or_all: bool, lang: Lang) -> Found {
    let reading = folder.reading()?;
    let mut known = reading.cohort_ids().ok()?;
    let key = typed.to_lowercase();
    known.retain(|id| id.as_str().to_lowercase().contains(&key));
    let few = known.len() <= COHORTS_WITH_DAYS;
    let days = |cohort: Cohort| {
        let (first, last) = cohort.span()?;
        Some(format!("{} – {}", long_date(first, lang), long_date(last, lang)))
    };
    let cohort = |id: &crate::domain::programme::ids::CohortId| {
        let read = if few { reading.cohort(id).ok().flatten() } else { None };
        Completion::new(id.as_str(), read.and_then(days).unwrap_or_default())
    };
    let mut found: Vec<Completion> = known.iter().map(cohort).collect();
    if or_all {
        let all = lang.pick("every cohort, for a report", "toutes les cohortes, pour un rapport");
        found.extend(Completion::new("all", all).beginning(typed));
    }
    Some(found)
}

/// Who pays.
pub fn funders(folder: &GlancedFolder<'_>, typed: &str) -> Found {
    let known = &folder.reading()?.programme().funders;
    Some(named(known.iter().map(|one| (one.id.as_str(), one.name.as_str())), typed))
}

/// The modules of the programme.
pub fn modules(folder: &GlancedFolder<'_>, typed: &str) -> Found {
    let known = &folder.reading()?.programme().modules;
    Some(named(known.iter().map(|one| (one.id.as_str(), one.title.as_str())), typed))
}

/// Who runs sessions.
pub fn trainers(folder: &GlancedFolder<'_>, typed: &str) -> Found {
    let known = &folder.reading()?.programme().trainers;
    Some(named(known.iter().map(|one| (one.id.as_str(), one.name.as_str())), typed))
}

fn named<'n>(known: impl Iterator<Item = (&'n str, &'n str)>, typed: &str) -> Vec<Completion> {
    known.filter_map(|(id, name)| Completion::new(id, name).found(typed, name)).collect()
}

/// The structures of the people of the cohort meant, each once.
pub fn organisations(folder: &GlancedFolder<'_>, typed: &str) -> Found {
    let mut names: Vec<String> = folder.rows::<Enrolment>()?.into_iter().map(|one| one.organisation).collect();
    names.retain(|name| !name.trim().is_empty());
    names.sort_by_cached_key(|name| sort_key(name));
    names.dedup_by_key(|name| sort_key(name));
    Some(names.into_iter().filter_map(|name| Completion::new(name.clone(), "").found(typed, &name)).collect())
}

/// What the modules name by an id, by a word of its title too.
pub fn things(folder: &GlancedFolder<'_>, of: Reference, typed: &str) -> Found {
    match of {
        Reference::Topic => rows::<Topic>(folder, typed),
        Reference::Experience => rows::<Experience>(folder, typed),
        Reference::Criterion => rows::<Criterion>(folder, typed),
        Reference::Tool => rows::<Tool>(folder, typed),
        Reference::Feedback => rows::<Feedback>(folder, typed),
        Reference::Offer => rows::<Offer>(folder, typed),
        Reference::Resource => rows::<Resource>(folder, typed),
        Reference::Commitment => rows::<Commitment>(folder, typed),
        Reference::Participant | Reference::Session | Reference::Module | Reference::Funder => None,
    }
}

fn rows<T: Thing>(folder: &GlancedFolder<'_>, typed: &str) -> Found {
    let rows = folder.rows::<T>()?;
    let candidate = |one: &T| Completion::new(one.id().as_ref(), one.title()).named(typed, one.title());
    Some(rows.iter().filter_map(candidate).collect())
}

/// The names of seals, each with its last version.
pub fn seals(folder: &GlancedFolder<'_>, typed: &str, lang: Lang) -> Found {
    let seals = folder.reading()?.rows_of_folder::<Seal>().ok()?;
    let told = |seal: &Seal| format!("{} v{}, {}", seal.report, seal.version, long_date(seal.sealed_on, lang));
    Some(
        Seal::open(&seals)
            .filter_map(|seal| Completion::new(seal.name.as_str(), told(seal)).beginning(typed))
            .collect(),
    )
}

/// The questions of the programme, and behind the sign the values that one of them takes.
pub fn answers(folder: &GlancedFolder<'_>, typed: &str) -> Found {
    let fields = &folder.reading()?.programme().fields;
    if let Some((id, typed)) = typed.split_once('=') {
        let values = question_called(fields, id)?.values.iter();
        let found = values.filter_map(|value| Completion::new(value.as_str(), "").beginning(typed));
        return Some(found.map(|one| one.within(&format!("{id}="), None)).collect());
    }
    let question = |field: &Field| Completion::new(field.id.as_str(), field.label.as_str()).found(typed, &field.label);
    Some(fields.iter().filter_map(question).map(|one| one.within("", Some('='))).collect())
}

/// The tags of offers and needs.
pub fn tags(folder: &GlancedFolder<'_>, typed: &str) -> Found {
    let offers = folder.rows::<Offer>()?;
    let mut tags: Vec<&str> = offers.iter().flat_map(Offer::tags).collect();
    tags.sort_unstable();
    tags.dedup();
    Some(tags.into_iter().filter_map(|tag| Completion::new(tag, "").beginning(typed)).collect())
}
