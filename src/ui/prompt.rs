//! Questions to a person at a terminal. Without a terminal nothing here is ever called: every prompt has a flag.

use std::fmt::Display;

use inquire::ui::{RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{Confirm, InquireError, MultiSelect, Password, Select, Text};

use crate::lang::folded_words;
use crate::lang::words::{Lang, Words};
use crate::text::visible::{on_one_line, visible};
use crate::ui::command_error::CommandError;
use crate::ui::exit;
use crate::ui::line::LineQuestion;
use crate::ui::questions::Question;
use crate::ui::status::Status;
use crate::ui::terminal::Ui;

/// Asks for a line of text; an empty answer is an answer.
pub fn text(ui: &mut Ui<'_>, question: &str) -> crate::ui::command_error::Result<String> {
    valid_text(ui, question, |_| Ok(()))
}

/// An answer as it is meant: two quotes with nothing between them, as a command line has them, are an empty answer.
fn meant(answer: &str) -> &str {
    let answer = answer.trim();
    if ["\"\"", "''", "«»", "« »", "“”"].contains(&answer) { "" } else { answer }
}

/// Asks for a line of text that `valid` takes; what it says is shown until it does.
pub fn valid_text(
    ui: &mut Ui<'_>,
    question: &str,
    valid: impl Fn(&str) -> Result<(), String> + Clone + 'static,
) -> crate::ui::command_error::Result<String> {
    helped_text(ui, question, None, valid)
}

/// As [`valid_text`], with a line that says what can be answered.
pub fn helped_text(
    ui: &mut Ui<'_>,
    question: &str,
    help: Option<&str>,
    valid: impl Fn(&str) -> Result<(), String> + Clone + 'static,
) -> crate::ui::command_error::Result<String> {
    let valid = move |answer: &str| valid(meant(answer));
    let question = visible(question).into_owned();
    let cancelled = cancelled(ui.lang);
    let answer = if let Some(editor) = ui.line_editor() {
        let asked = LineQuestion { question, help: help.map(str::to_owned), valid: Box::new(valid), cancelled };
        match editor.ask(asked)? {
            Some(answer) => answer,
            None => return Err(not_answered(ui)),
        }
    } else {
        let validator = move |answer: &str| match valid(answer) {
            Ok(()) => Ok(Validation::Valid),
            Err(why) => Ok(Validation::Invalid(why.into())),
        };
        answered(ui, |look| {
            let asked = Text::new(&question).with_render_config(look).with_validator(validator);
            help.map_or(asked.clone(), |help| asked.with_help_message(help)).prompt()
        })?
    };
    Ok(meant(&answer).to_owned())
}

/// Asks for a password, which is not shown; none where nothing is given. Asked wherever a store wants one, before anything is said.
pub fn password(question: &str) -> Option<String> {
    let question = visible(question);
    Password::new(&question).without_confirmation().prompt().ok().filter(|typed| !typed.is_empty())
}

/// Asks for one of several.
pub fn choice<T: Display>(ui: &mut Ui<'_>, question: &str, options: Vec<T>) -> crate::ui::command_error::Result<T> {
    let help = Question::KeysOfChoice.say(ui.lang);
    let question = visible(question);
    let chosen = answered(ui, |look| {
        Select::new(&question, shown(options))
            .with_render_config(look)
            .with_help_message(&help)
            .with_scorer(&|typed, _, shown, _| score(typed, shown))
            .prompt()
    })?;
    Ok(chosen.option)
}

/// One of several, as it is shown: a name out of a file never commands the terminal.
struct Shown<T> {
    text: String,
    option: T,
}

impl<T> Display for Shown<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

fn shown<T: Display>(options: Vec<T>) -> Vec<Shown<T>> {
    options.into_iter().map(|option| Shown { text: on_one_line(&option.to_string()).into_owned(), option }).collect()
}

/// Asks for one of a few, each under a letter from A on; the position of the one chosen. A letter typed alone means the
/// answer under it, whatever words there are in the answers.
pub fn lettered(ui: &mut Ui<'_>, question: &str, answers: &[String]) -> crate::ui::command_error::Result<usize> {
    let help = Question::KeysOfLetters.say(ui.lang);
    let colon = ui.colon();
    let question = visible(question);
    let options = ('A'..='Z').zip(answers).map(|(letter, answer)| format!("{letter}{colon}{answer}")).collect();
    let chosen = answered(ui, |look| {
        Select::new(&question, shown(options))
            .with_render_config(look)
            .with_help_message(&help)
            .with_scorer(&|typed, _, shown, _| under_letter(typed, shown))
            .raw_prompt()
    })?;
    Ok(chosen.index)
}

/// Asks yes or no; no unless said.
pub fn confirm(ui: &mut Ui<'_>, question: &str) -> crate::ui::command_error::Result<bool> {
    let error = Question::YesOrNo.say(ui.lang);
    let lang = ui.lang;
    let question = format!("{} [{}]", visible(question), lang.pick("y/N", "o/N"));
    answered(ui, |look| {
        Confirm::new(&question)
            .with_render_config(look)
            .with_parser(&|answer| match answer.trim().to_lowercase().as_str() {
                "o" | "oui" | "y" | "yes" => Ok(true),
                "" | "n" | "non" | "no" => Ok(false),
                _ => Err(()),
            })
            .with_formatter(&|yes| answer(lang, yes).to_owned())
            .with_error_message(&error)
            .prompt()
    })
}

fn answer(lang: Lang, yes: bool) -> &'static str {
    if yes { lang.pick("Yes", "Oui") } else { lang.pick("No", "Non") }
}

/// A checklist: everybody, those already checked, filter as you type with accents folded. Positions of those checked.
pub fn checklist<T: Display>(
    ui: &mut Ui<'_>,
    question: &str,
    options: Vec<T>,
    checked: &[usize],
) -> crate::ui::command_error::Result<Vec<usize>> {
    let lang = ui.lang;
    let help = Question::KeysOfChecklist.say(lang);
    let question = visible(question);
    let chosen = answered(ui, |look| {
        MultiSelect::new(&question, shown(options))
            .with_render_config(look)
            .with_default(checked)
            .with_help_message(&help)
            .with_page_size(20)
            .with_keep_filter(false)
            .with_scorer(&|typed, _, shown, _| score(typed, shown))
            .with_formatter(&move |chosen| Question::Checked { count: chosen.len() }.say(lang))
            .raw_prompt()
    })?;
    Ok(chosen.into_iter().map(|option| option.index).collect())
}

/// Whether every folded word typed begins a word shown: 1, else out of the list.
fn score(typed: &str, shown: &str) -> Option<i64> {
    let shown = folded_words(shown);
    folded_words(typed).iter().all(|word| shown.iter().any(|there| there.starts_with(word.as_str()))).then_some(1)
}

/// As [`score`], but a letter alone is the one that an answer stands under.
fn under_letter(typed: &str, shown: &str) -> Option<i64> {
    let mut letters = typed.trim().chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_alphabetic() => {
            let (typed, under) = (letter.to_lowercase(), shown.chars().next().map(char::to_lowercase));
            under.is_some_and(|under| under.eq(typed)).then_some(1)
        }
        _ => score(typed, shown),
    }
}

fn answered<T>(
    ui: &mut Ui<'_>,
    ask: impl FnOnce(RenderConfig<'static>) -> Result<T, InquireError>,
) -> crate::ui::command_error::Result<T> {
    ui.list_is_shown();
    let look = if ui.remarks_in_colour() { RenderConfig::default_colored() } else { RenderConfig::empty() };
    let look =
        look.with_prompt_prefix(Styled::new("?")).with_canceled_prompt_indicator(Styled::new(cancelled(ui.lang)));
    match ask(look) {
        Ok(answer) => Ok(answer),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => Err(not_answered(ui)),
        Err(error) => Err(error.into()),
    }
}

fn cancelled(lang: Lang) -> &'static str {
    lang.pick("cancelled", "abandonné")
}

fn not_answered(ui: &mut Ui<'_>) -> CommandError {
    ui.status(&Status::NotAnswered);
    CommandError::Stop(exit::REFUSED)
}

#[cfg(test)]
mod tests {
    use super::{meant, score, under_letter};

    #[test]
    fn quotes_with_nothing_between_them_are_an_empty_answer() {
        for (typed, answer) in
            [("\"\"", ""), (" '' ", ""), ("« »", ""), (" ana@example.org", "ana@example.org"), ("", "")]
        {
            assert_eq!(meant(typed), answer, "{typed}");
        }
    }

    #[test]
    fn a_letter_alone_is_the_one_that_an_answer_stands_under() {
        let (first, second) = ("A : basile@example.org", "B : anna@example.org");
        for (typed, kept) in [("B", (false, true)), ("a", (true, false)), ("anna", (false, true)), ("", (true, true))] {
            let left = (under_letter(typed, first).is_some(), under_letter(typed, second).is_some());
            assert_eq!(left, kept, "{typed}");
        }
    }

    #[test]
    fn the_filter_folds_accents_and_takes_beginnings_of_words() {
        for (typed, shown, kept) in [
            ("zoe", "Zoé Martin", true),
            ("mar zo", "Zoé Martin", true),
            ("tin", "Zoé Martin", false),
            ("", "Zoé", true),
        ] {
            assert_eq!(score(typed, shown).is_some(), kept, "{typed} in {shown}");
        }
    }
}
