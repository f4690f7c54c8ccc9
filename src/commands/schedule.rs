//! A cohort and a session as people read them: label and value, one a line.

use chrono::NaiveDate;

use crate::domain::attendance::held::HeldSession;
use crate::domain::change_lines::session_line;
use crate::domain::headings::Heading;
use crate::domain::people::seats;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::quantity::hours_and_minutes;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::register::sheet_facts;
use crate::domain::values::Value;
use crate::lang::dates::long_date;
use crate::lang::padding::labelled;
use crate::lang::words::{Lang, count_en, count_fr};

/// A cohort: when, how long, how many seats, where it is defined.
pub fn cohort_lines(programme: &Programme, records: &CohortRecords, lang: Lang) -> Vec<String> {
    let cohort = &records.cohort;
    let mut facts = Vec::new();
    if let Some((first, last)) = cohort.span() {
        let one_day = first == last;
        let (first, last) = (long_date(first, lang), long_date(last, lang));
        let said = match lang {
            Lang::Fr if one_day => format!("le {first}"),
            Lang::En if one_day => first,
            Lang::Fr => format!("du {first} au {last}"),
            Lang::En => format!("from {first} to {last}"),
        };
        facts.push((lang.pick("Dates", "Dates"), said));
    }
    let held = cohort.sessions.iter().filter(|session| !session.cancelled).count();
    let cancelled = cohort.sessions.len() - held;
    let length = cohort.minutes();
    let time = hours_and_minutes(length);
    let said = match (lang, cancelled) {
        (Lang::Fr, 0) => format!("{}, {time}", count_fr(held, "séance", "séances")),
        (Lang::En, 0) => format!("{}, {time}", count_en(held, "session", "sessions")),
        (Lang::Fr, _) => {
            format!("{}, {time} ; {}", count_fr(held, "séance", "séances"), count_fr(cancelled, "annulée", "annulées"))
        }
        (Lang::En, _) => format!("{}, {time}; {cancelled} cancelled", count_en(held, "session", "sessions")),
    };
    facts.push((Heading::Sessions.label(lang), said));
    let (taken, waiting) = (seats::taken(records), seats::waiting_list(records).len());
    let of = cohort.capacity.map(|seats| format!(" / {seats}")).unwrap_or_default();
    facts.push((Heading::Enrolled.label(lang), format!("{taken}{of}")));
    if waiting > 0 {
        facts.push((Heading::Waiting.label(lang), waiting.to_string()));
    }
    facts.push((Heading::File.label(lang), format!("{}:{}", cohort.file, cohort.line)));
    lines(format!("{} · {}", cohort.id, programme.title), &facts)
}

/// A session: what, by whom, where, how it stands, and what is known of it once held.
pub fn session_lines(
    programme: &Programme,
    session: &Session,
    held: Option<&HeldSession>,
    today: NaiveDate,
    lang: Lang,
) -> Vec<String> {
    let counted = held.and_then(|held| held.headcount).map(|count| count.to_string());
    let module = programme.module(&session.module).map_or("", |module| module.title.as_str());
    let trainer = session
        .trainer
        .as_ref()
        .map(|id| programme.trainer(id).map_or_else(|| id.to_string(), |trainer| trainer.name.clone()));
    let before: Vec<String> = session.moved_from.iter().map(|date| long_date(*date, lang)).collect();
    let modality = Value::from(session.modality.unwrap_or(programme.modality)).word(lang);
    let [sheet, noted] = sheet_facts(held, lang);
    let facts = [
        (Heading::Module.label(lang), format!("{} · {module}", session.module)),
        (Heading::State.label(lang), Value::from(session.state(today)).word(lang).to_owned()),
        (Heading::Length.label(lang), session.minutes().0.to_string()),
        (Heading::Trainer.label(lang), trainer.unwrap_or_default()),
        (lang.pick("Modality", "Modalité"), modality.to_owned()),
        (lang.pick("Link", "Lien"), session.link.clone()),
        (lang.pick("Place", "Lieu"), session.place.clone()),
        (Heading::Capacity.label(lang), session.capacity.map(|seats| seats.to_string()).unwrap_or_default()),
        (lang.pick("Before, on", "Auparavant le"), before.join(", ")),
        (lang.pick("Counted by the trainer", "Compté par le formateur"), counted.unwrap_or_default()),
        sheet,
        noted,
        (Heading::Note.label(lang), session.note.clone()),
    ];
    let facts: Vec<_> = facts.into_iter().filter(|(_, said)| !said.is_empty()).collect();
    lines(session_line(session, lang), &facts)
}

/// A title, and labels in a column of their own.
fn lines(title: String, facts: &[(&str, String)]) -> Vec<String> {
    std::iter::once(title).chain(labelled(facts).into_iter().map(|fact| format!("  {fact}"))).collect()
}
