//! Questions that several commands put on a terminal: which cohort, and why.

use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::headings::Heading;
use crate::domain::refusal::candidate::spans;
use crate::domain::refusal::reason::Refusal;
use crate::lang::words::Words;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{Usage, UsageHint};
use crate::ui::{Ui, prompt};

/// On a terminal, asks which cohort is meant, where nothing says so.
pub fn cohort(context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    if !ui.interactive {
        return Ok(());
    }
    // What is wrong with the folder is said by the command itself.
    let Some(reading) = context.folder().ok().and_then(|folder| folder.read().ok()) else { return Ok(()) };
    let Err(CommandError::Refused(refusal)) = context.cohort(&reading) else { return Ok(()) };
    let Refusal::WhichCohort { known, .. } = *refusal else { return Ok(()) };
    let shown = spans(&known, ui.lang);
    let chosen = prompt::choice(ui, Heading::Cohort.label(ui.lang), shown.clone())?;
    if let Some(at) = shown.iter().position(|shown| *shown == chosen) {
        context.answers.cohort(&known[at].id);
    }
    Ok(())
}

/// The reason given; on a terminal, asked where none is.
pub fn reason(context: &Context<'_>, ui: &mut Ui<'_>, given: Option<&String>, command: &str) -> Result<String> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let lang = ui.lang;
    if !ui.interactive {
        let needed = vec![format!("--reason <{}>", lang.pick("TEXT", "TEXTE"))];
        let hint = UsageHint::SeeHelp { command: command.to_owned() };
        return Err(CommandError::usage(Usage::Missing { needed }, Some(hint)));
    }
    cohort(context, ui)?;
    let something = move |answer: &str| values::something(answer).map(drop).map_err(|wrong| wrong.say(lang));
    let said = prompt::valid_text(ui, Heading::Reason.label(lang), something)?;
    context.answers.option("--reason", &said);
    Ok(said)
}
