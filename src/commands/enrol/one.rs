//! One person by name. On a terminal, what is missing is asked; elsewhere it is named.

use crate::commands::carry_out::{Cohorts, Desk, agreed, carry_out, somebody_else, spelled_so};
use crate::commands::context::Context;
use crate::commands::enrol::args::Args;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::decide::enrol::enrol;
use crate::domain::decide::newcomer::Enrol;
use crate::domain::headings::Heading;
use crate::domain::programme::definition::Field;
use crate::domain::values::Value;
use crate::domain::vocabulary::PersonStatus;
use crate::lang::words::Words;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::questions::Question;
use crate::ui::usage::{Usage, UsageHint};
use crate::ui::{Ui, prompt};

/// Enrols one person.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let mut args = args.clone();
    if ui.interactive {
        ask_missing(context, ui, &mut args)?;
        let meant = |reading: &_| Cohorts::meant(context, reading);
        if agreed(context, ui, meant, |desk| decide(desk, &args), somebody_else)? {
            args.distinct = Some(Vec::new());
        }
        args.spelled_so = agreed(context, ui, meant, |desk| decide(desk, &args), spelled_so)?;
    } else {
        require(context, ui, &args)?;
    }
    carry_out(context, ui, &args.write, |desk| decide(desk, &args))
}

fn decide(desk: &Desk<'_>, args: &Args) -> Result<Plan> {
    let today = desk.today;
    let request = Enrol {
        first_name: args.first.clone().unwrap_or_default(),
        last_name: args.last.clone().unwrap_or_default(),
        email: args.email.clone().unwrap_or_default(),
        phone: args.phone.clone().unwrap_or_default(),
        organisation: args.organisation.clone().unwrap_or_default(),
        status: args.status,
        funder: args.funder.clone().unwrap_or_default(),
        modules: args.modules.clone(),
        starts_on: args.starts_on.map(|day| day.on(today)),
        answers: args.fields.clone(),
        note: args.note.clone().unwrap_or_default(),
        on: args.on.map(|day| day.on(today)),
        exception: Some(args.exception.join(" · ")).filter(|reason| !reason.is_empty()),
        passing: args.passing.clone(),
        erased: desk.reading.erased(desk.records)?,
        distinct: args.distinct.is_some(),
        spelled_so: args.spelled_so,
    };
    Ok(enrol(desk.records, desk.programme, &request, today)?)
}

/// Without a terminal every part has to be there, answers to the programme's questions included.
fn require(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let (first, last) = (Question::FirstWord.say(ui.lang), Question::LastWord.say(ui.lang));
    let parts = [
        (args.first.is_none(), first.as_str()),
        (args.last.is_none(), &last),
        (args.email.is_none(), "--email"),
        (args.organisation.is_none(), "--organisation"),
        (args.status.is_none(), "--status"),
    ];
    let mut needed: Vec<String> =
        parts.iter().filter(|(missing, _)| *missing).map(|(_, name)| (*name).to_owned()).collect();
    if needed.is_empty() {
        return Ok(());
    }
    let reading = context.read(ui)?;
    let answered = |field: &Field| args.fields.iter().any(|(id, _)| id == field.id.as_str());
    let open = reading.programme().fields.iter().filter(|field| field.required && !answered(field));
    needed.extend(open.map(|field| format!("--field {}=…", field.id)));
    let hint = UsageHint::SeeHelp { command: "formation enrol".to_owned() };
    Err(CommandError::usage(Usage::Missing { needed }, Some(hint)))
}

fn ask_missing(context: &Context<'_>, ui: &mut Ui<'_>, args: &mut Args) -> Result<()> {
    let lang = ui.lang;
    let named = move |answer: &str| match answer.trim() {
        "" => Err(Question::CannotBeEmpty.say(lang)),
        _ => Ok(()),
    };
    for (slot, heading) in [(&mut args.first, Heading::FirstName), (&mut args.last, Heading::LastName)] {
        if slot.is_none() {
            *slot = Some(prompt::valid_text(ui, heading.label(lang), named)?);
        }
    }
    let address = move |answer: &str| values::address(answer).map(drop).map_err(|wrong| wrong.say(lang));
    if args.email.is_none() {
        args.email = Some(prompt::valid_text(ui, Heading::Email.label(lang), address)?);
    }
    if args.organisation.is_none() {
        args.organisation = Some(prompt::text(ui, Heading::Organisation.label(lang))?);
    }
    if args.status.is_none() {
        let words: Vec<&str> = PersonStatus::ALL.iter().map(|status| Value::from(*status).word(lang)).collect();
        let chosen = prompt::choice(ui, Heading::Status.label(lang), words)?;
        args.status = PersonStatus::ALL.iter().copied().find(|status| Value::from(*status).word(lang) == chosen);
    }
    let reading = context.read(ui)?;
    for field in reading.programme().fields.iter().filter(|field| field.required) {
        if args.fields.iter().any(|(id, _)| id == field.id.as_str()) {
            continue;
        }
        let answer = if field.values.is_empty() || field.several {
            prompt::text(ui, &field.label)?
        } else {
            prompt::choice(ui, &field.label, field.values.clone())?
        };
        args.fields.push((field.id.to_string(), answer));
    }
    Ok(())
}
