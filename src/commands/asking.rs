//! Questions that several commands put on a terminal: which cohort, why, which things with which values.

use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::headings::Heading;
use crate::domain::refusal::candidate::spans;
use crate::domain::refusal::no_cohort::NoCohort;
use crate::domain::refusal::reason::Refusal;
use crate::lang::words::Words;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::questions::Question;
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
    let Refusal::NoCohort(NoCohort::Several { known, .. }) = *refusal else { return Ok(()) };
    let shown = spans(&known, ui.lang);
    let chosen = prompt::choice(ui, Heading::Cohort.label(ui.lang), shown.clone())?;
    if let Some(at) = shown.iter().position(|shown| *shown == chosen) {
        context.answers.cohort(&known[at].id);
    }
    Ok(())
}

/// A text that a command needs.
#[derive(Clone, Copy, Debug)]
pub struct NeededText {
    /// The option that says it; none: it stands behind the options.
    pub option: Option<&'static str>,
    /// What is asked for.
    pub heading: Heading,
    /// What stands for it in a grammar, in English and in French.
    pub value: [&'static str; 2],
}

/// Why something is done.
const REASON: NeededText = NeededText { option: Some("--reason"), heading: Heading::Reason, value: TEXT };

/// Any text.
pub const TEXT: [&str; 2] = ["TEXT", "TEXTE"];

/// The reason given; on a terminal, asked where none is.
pub fn reason(context: &Context<'_>, ui: &mut Ui<'_>, given: Option<&String>, command: &str) -> Result<String> {
    text(context, ui, given, REASON, command)
}

/// The text given; on a terminal, asked where none is.
pub fn text(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    given: Option<&String>,
    needed: NeededText,
    command: &str,
) -> Result<String> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let lang = ui.lang;
    if !ui.interactive {
        let value = format!("<{}>", lang.pick(needed.value[0], needed.value[1]));
        let needed = vec![needed.option.map_or_else(|| value.clone(), |option| format!("{option} {value}"))];
        let hint = UsageHint::SeeHelp { command: command.to_owned() };
        return Err(CommandError::usage(Usage::Missing { needed }, Some(hint)));
    }
    cohort(context, ui)?;
    let something = move |answer: &str| values::something(answer).map(drop).map_err(|wrong| wrong.say(lang));
    let said = prompt::valid_text(ui, needed.heading.label(lang), something)?;
    match needed.option {
        Some(option) => context.answers.option(option, &said),
        None => context.answers.name(&said),
    }
    Ok(said)
}

/// What is named with a value each, as `t3=2 t7`; on a terminal, asked where nothing is.
pub fn pairs(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    given: &[String],
    heading: Heading,
    help: &Question,
) -> Result<Vec<String>> {
    if !given.is_empty() || !ui.interactive {
        return Ok(given.to_vec());
    }
    let lang = ui.lang;
    cohort(context, ui)?;
    let something = move |answer: &str| values::something(answer).map(drop).map_err(|wrong| wrong.say(lang));
    let said = prompt::helped_text(ui, heading.label(lang), Some(&help.say(lang)), something)?;
    let pairs: Vec<String> = said.split_whitespace().map(str::to_owned).collect();
    for pair in &pairs {
        context.answers.name(pair);
    }
    Ok(pairs)
}
