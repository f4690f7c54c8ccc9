//! One person by name. On a terminal, what is missing is asked; elsewhere it is named.

use crate::commands::asking;
use crate::commands::carry_out::{Cohorts, Desk, agreed, carry_out, somebody_else, spelled_so};
use crate::commands::context::Context;
use crate::commands::enrol::args::Args;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::decide::enrol::enrol;
use crate::domain::decide::names;
use crate::domain::decide::newcomer::Enrol;
use crate::domain::headings::Heading;
use crate::domain::programme::definition::{Field, Programme, question_called};
use crate::domain::values::Value;
use crate::domain::vocabulary::PersonStatus;
use crate::lang::words::{Lang, Words};
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
            context.answers.flag("--distinct");
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
        answers: names::columns(desk.programme, &args.fields),
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
    let fields = &reading.programme().fields;
    let open = fields.iter().filter(|field| field.required && !answered(args, fields, field));
    needed.extend(open.map(|field| format!("--field {}=…", field.id)));
    let hint = UsageHint::SeeHelp { command: "formation enrol".to_owned() };
    Err(CommandError::usage(Usage::Missing { needed }, Some(hint)))
}

/// Whether a question is answered on the command line.
fn answered(args: &Args, fields: &[Field], field: &Field) -> bool {
    args.fields.iter().any(|(named, _)| question_called(fields, named).is_some_and(|called| called.id == field.id))
}

/// Asks what is missing. Who has to be asked something is asked the rest too, funder, phone and modules; a command line
/// that says all that an enrolment needs is taken as it is.
fn ask_missing(context: &Context<'_>, ui: &mut Ui<'_>, args: &mut Args) -> Result<()> {
    asking::cohort(context, ui)?;
    let reading = context.read(ui)?;
    let fields = &reading.programme().fields;
    let open = |args: &Args, field: &Field| !answered(args, fields, field);
    let needed = args.first.is_none() || args.last.is_none() || args.email.is_none() || args.organisation.is_none();
    let needed = needed || args.status.is_none() || fields.iter().any(|field| field.required && open(args, field));
    if !needed {
        return Ok(());
    }
    ask_person(context, ui, args)?;
    ask_enrolment(context, ui, args, reading.programme())?;
    for field in fields {
        if open(args, field) {
            let answer = ask_field(ui, field)?;
            if field.required || !answer.is_empty() {
                context.answers.option("--field", &format!("{}={answer}", field.id));
                args.fields.push((field.id.to_string(), answer));
            }
        }
    }
    Ok(())
}

/// Name, address, organisation, status.
fn ask_person(context: &Context<'_>, ui: &mut Ui<'_>, args: &mut Args) -> Result<()> {
    let lang = ui.lang;
    let answers = context.answers;
    for (slot, heading) in [(&mut args.first, Heading::FirstName), (&mut args.last, Heading::LastName)] {
        if slot.is_none() {
            let name = prompt::valid_text(ui, heading.label(lang), not_empty(lang))?;
            answers.name(&name);
            *slot = Some(name);
        }
    }
    let address = move |answer: &str| values::address(answer).map(drop).map_err(|wrong| wrong.say(lang));
    if args.email.is_none() {
        let email = prompt::valid_text(ui, Heading::Email.label(lang), address)?;
        answers.option("--email", &email);
        args.email = Some(email);
    }
    if args.organisation.is_none() {
        let organisation = prompt::text(ui, Heading::Organisation.label(lang))?;
        answers.option("--organisation", &organisation);
        args.organisation = Some(organisation);
    }
    if args.status.is_none() {
        let words: Vec<&str> = PersonStatus::ALL.iter().map(|status| Value::from(*status).word(lang)).collect();
        let chosen = prompt::choice(ui, Heading::Status.label(lang), words)?;
        answers.option("--status", chosen);
        args.status = PersonStatus::ALL.iter().copied().find(|status| Value::from(*status).word(lang) == chosen);
    }
    Ok(())
}

/// Who pays, where to call, what is followed.
fn ask_enrolment(context: &Context<'_>, ui: &mut Ui<'_>, args: &mut Args, programme: &Programme) -> Result<()> {
    let lang = ui.lang;
    let answers = context.answers;
    if args.funder.is_none() && !programme.funders.is_empty() {
        let funders = programme.funders.iter().map(|funder| format!("{} ({})", funder.name, funder.id));
        let shown: Vec<String> = std::iter::once(Question::NoFunder.say(lang)).chain(funders).collect();
        let chosen = prompt::choice(ui, Heading::Funder.label(lang), shown.clone())?;
        let position = shown.iter().position(|shown| *shown == chosen).unwrap_or_default();
        if let Some(funder) = position.checked_sub(1).map(|at| &programme.funders[at]) {
            answers.option("--funder", funder.id.as_str());
            args.funder = Some(funder.id.to_string());
        }
    }
    if args.phone.is_none() {
        let phone = prompt::text(ui, Heading::Phone.label(lang))?;
        if !phone.is_empty() {
            answers.option("--phone", &phone);
            args.phone = Some(phone);
        }
    }
    let modules = &programme.modules;
    if args.modules.is_empty() && modules.len() > 1 {
        let all: Vec<usize> = (0..modules.len()).collect();
        let mut followed = Vec::new();
        while followed.is_empty() {
            let shown = modules.iter().map(|module| format!("{} · {}", module.id, module.title)).collect();
            followed = prompt::checklist(ui, Heading::Modules.label(lang), shown, &all)?;
        }
        // Every module is what an enrolment says nothing of.
        if followed.len() < modules.len() {
            args.modules = followed.iter().map(|at| modules[*at].id.to_string()).collect();
            answers.option("--modules", &args.modules.join(","));
        }
    }
    Ok(())
}

/// The answer to a question of the programme; empty where it may be and is left open.
fn ask_field(ui: &mut Ui<'_>, field: &Field) -> Result<String> {
    if field.values.is_empty() {
        let question = &field.label;
        return if field.required {
            prompt::valid_text(ui, question, not_empty(ui.lang))
        } else {
            prompt::text(ui, question)
        };
    }
    if field.several {
        let chosen = prompt::checklist(ui, &field.label, field.values.clone(), &[])?;
        return Ok(chosen.iter().map(|at| field.values[*at].as_str()).collect::<Vec<_>>().join(";"));
    }
    let none = (!field.required).then(|| Question::NoAnswer.say(ui.lang));
    let chosen = prompt::choice(ui, &field.label, field.values.iter().cloned().chain(none.clone()).collect())?;
    Ok(if Some(&chosen) == none.as_ref() { String::new() } else { chosen })
}

fn not_empty(lang: Lang) -> impl Fn(&str) -> Result<(), String> + Clone + 'static {
    move |answer: &str| match answer.trim() {
        "" => Err(Question::CannotBeEmpty.say(lang)),
        _ => Ok(()),
    }
}
