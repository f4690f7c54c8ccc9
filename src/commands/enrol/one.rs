//! One person by name. On a terminal, what is missing is asked; elsewhere it is named.

use crate::commands::asking;
use crate::commands::carry_out::{Cohorts, Desk, agreed, carry_out, somebody_else, spelled_so};
use crate::commands::cells;
use crate::commands::context::Context;
use crate::commands::enrol::args::Args;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::decide::enrol::enrol;
use crate::domain::decide::newcomer::Enrol;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::schema::{CellFate, CellKind, Flag, Necessity, Reference, SchemaColumn};
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
        cells: args.cells.texts(desk.programme, today),
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
    let open = cells::columns::<Enrolment>(true).into_iter().filter(|(column, flag)| is_open(args, column, *flag));
    let mut needed: Vec<String> = open
        .map(|(column, _)| match column.fate {
            CellFate::FirstName => Question::FirstWord.say(ui.lang),
            CellFate::LastName => Question::LastWord.say(ui.lang),
            _ => column.option(),
        })
        .collect();
    if needed.is_empty() {
        return Ok(());
    }
    let reading = context.read(ui)?;
    let fields = &reading.programme().fields;
    let open = fields.iter().filter(|field| field.required && !args.cells.answers(fields, field));
    needed.extend(open.map(|field| format!("--field {}=…", field.id)));
    let hint = UsageHint::SeeHelp { command: "formation enrol".to_owned() };
    Err(CommandError::usage(Usage::Missing { needed }, Some(hint)))
}

/// Whether a new row needs the cell, and nothing is said of it.
fn is_open(args: &Args, column: &SchemaColumn, flag: Flag) -> bool {
    flag.need == Necessity::Every && !args.cells.has(column)
}

/// Asks what is missing. Who has to be asked something is asked the rest too, phone, funder and modules; a command line
/// that says all that an enrolment needs is taken as it is.
fn ask_missing(context: &Context<'_>, ui: &mut Ui<'_>, args: &mut Args) -> Result<()> {
    asking::cohort(context, ui)?;
    let reading = context.read(ui)?;
    let programme = reading.programme();
    let fields = &programme.fields;
    let mut columns = cells::columns::<Enrolment>(true);
    let needed = columns.iter().any(|(column, flag)| is_open(args, column, *flag))
        || fields.iter().any(|field| field.required && !args.cells.answers(fields, field));
    if !needed {
        return Ok(());
    }
    // What is one of a list is asked before what is written, several of a list last.
    columns.sort_by_key(|(column, flag)| {
        (
            flag.need != Necessity::Every,
            matches!(column.kind, CellKind::Ids),
            flag.need != Necessity::Every && column.names.is_none(),
        )
    });
    for (column, flag) in columns {
        if matches!(flag.need, Necessity::Every | Necessity::Asked) && !args.cells.has(column) {
            let said = ask_cell(context, ui, column, programme)?;
            if let Some(said) = said.filter(|said| flag.need == Necessity::Every || !said.is_empty()) {
                args.cells.set(column, said);
            }
        }
    }
    for field in fields {
        if !args.cells.answers(fields, field) {
            let answer = ask_field(ui, field)?;
            if field.required || !answer.is_empty() {
                context.answers.option("--field", &format!("{}={answer}", field.id));
                args.cells.answer(field, answer);
            }
        }
    }
    Ok(())
}

/// What somebody says of a cell; none where there is nothing to ask, or they say what a row is that says nothing.
fn ask_cell(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    column: &'static SchemaColumn,
    programme: &Programme,
) -> Result<Option<String>> {
    let (lang, label) = (ui.lang, column.label(ui.lang));
    let noted = |shown: &str| context.answers.option(&column.option(), shown);
    let text = match (column.kind, column.names) {
        _ if column.is_of_a_name() => {
            let name = prompt::valid_text(ui, label, not_empty(lang))?;
            context.answers.name(&name);
            return Ok(Some(name));
        }
        (_, Some(Reference::Funder)) => ask_funder(ui, label, programme)?,
        (_, Some(Reference::Module)) => ask_modules(ui, label, programme)?,
        (CellKind::Word { all, .. }, _) => {
            let words = all();
            let chosen = prompt::choice(ui, label, words.iter().map(|word| word.word(lang)).collect())?;
            noted(chosen);
            return Ok(words.iter().find(|word| word.word(lang) == chosen).map(|word| word.key().to_owned()));
        }
        (CellKind::Email, _) => {
            let address = move |answer: &str| values::address(answer).map(drop).map_err(|wrong| wrong.say(lang));
            Some(prompt::valid_text(ui, label, address)?)
        }
        _ => Some(prompt::text(ui, label)?),
    };
    let is_needed = column.flag.is_some_and(|flag| flag.need == Necessity::Every);
    if let Some(text) = text.as_ref().filter(|text| is_needed || !text.is_empty()) {
        noted(&if matches!(column.kind, CellKind::Ids) { text.replace(' ', ",") } else { text.clone() });
    }
    Ok(text)
}

/// The id of who pays, if anybody does.
fn ask_funder(ui: &mut Ui<'_>, label: &str, programme: &Programme) -> Result<Option<String>> {
    if programme.funders.is_empty() {
        return Ok(None);
    }
    let funders = programme.funders.iter().map(|funder| format!("{} ({})", funder.name, funder.id));
    let shown: Vec<String> = std::iter::once(Question::NoFunder.say(ui.lang)).chain(funders).collect();
    let chosen = prompt::choice(ui, label, shown.clone())?;
    let position = shown.iter().position(|shown| *shown == chosen).unwrap_or_default();
    Ok(position.checked_sub(1).map(|at| programme.funders[at].id.to_string()))
}

/// The ids of the modules that are followed, where they are not all.
fn ask_modules(ui: &mut Ui<'_>, label: &str, programme: &Programme) -> Result<Option<String>> {
    let modules = &programme.modules;
    if modules.len() < 2 {
        return Ok(None);
    }
    let all: Vec<usize> = (0..modules.len()).collect();
    let mut followed = Vec::new();
    while followed.is_empty() {
        let shown = modules.iter().map(|module| format!("{} · {}", module.id, module.title)).collect();
        followed = prompt::checklist(ui, label, shown, &all)?;
    }
    // Every module is what an enrolment says nothing of.
    let some = followed.len() < modules.len();
    Ok(some.then(|| followed.iter().map(|at| modules[*at].id.as_str()).collect::<Vec<_>>().join(" ")))
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
