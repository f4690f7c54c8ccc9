//! Who somebody in a log is, asked at a terminal: those they resemble, nobody, or anybody else expected.

use crate::domain::change_lines::person_line;
use crate::domain::decide::log::AliasGiven;
use crate::domain::index::SessionIndex;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::log::{LogRefusal, Unsure};
use crate::domain::refusal::reason::Refusal;
use crate::lang::words::Words;
use crate::ui::command_error::Result;
use crate::ui::questions::Question;
use crate::ui::{Ui, prompt};

/// The first of whom it is not sure who they are.
pub fn first(refusal: &Refusal) -> Option<&Unsure> {
    match refusal {
        Refusal::Log(LogRefusal::WhoIs { people }) => people.first(),
        _ => None,
    }
}

/// Asks who that is, and whether to remember it.
pub fn who(ui: &mut Ui<'_>, records: &CohortRecords, session: SessionIndex, unsure: &Unsure) -> Result<AliasGiven> {
    let lang = ui.lang;
    let mut people: Vec<(String, String)> = unsure
        .candidates
        .iter()
        .map(|(person, percent)| (format!("{} ({}) – {percent} %", person.name, person.id), person.id.clone()))
        .collect();
    people.push((Question::NobodyOfTheCohort.say(lang), String::new()));
    for person in records.in_order() {
        let seat = records.seat(person, session);
        if seat.expected() && !people.iter().any(|(_, id)| *id == seat.enrolment.id.as_str()) {
            people.push((person_line(seat.enrolment), seat.enrolment.id.to_string()));
        }
    }
    let question = Question::WhoIsThis { shown: unsure.alias().to_owned(), minutes: unsure.minutes.0 };
    let chosen = prompt::choice(ui, &question.say(lang), people.iter().map(|(shown, _)| shown.clone()).collect())?;
    let person = people.into_iter().find(|(shown, _)| *shown == chosen).map(|(_, id)| id).unwrap_or_default();
    let options = [Question::RememberIt, Question::OnlyThisTime].map(|answer| answer.say(lang));
    let question = Question::RememberThat { shown: unsure.alias().to_owned() };
    let remember = prompt::choice(ui, &question.say(lang), options.to_vec())? == options[0];
    Ok(AliasGiven { alias: unsure.alias().to_owned(), person, remember })
}
