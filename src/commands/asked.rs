//! What was asked, as the head of a page or of a workbook says: of which cohorts, by which command, when, of which version.

use chrono::NaiveDate;

use crate::commands::context::Context;
use crate::commands::typed_line::command_line;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::lang::Lang;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Words, list_en, list_fr};
use crate::render::About;

/// Options of a command line that say where the folder lies, where the answer goes and in which format: no part of the
/// question.
const ASIDE: [&str; 7] = ["-o", "--output", "--format", "-C", "--folder", "--seal", "--note"];

/// What a sealed command does not say either as it was typed: the cohort and the day are named as they were understood.
const UNDERSTOOD: [&str; 9] = ["-o", "--output", "-C", "--folder", "--seal", "--note", "-c", "--cohort", "--today"];

words! {
    /// A line of the head.
    #[derive(Clone, Debug, PartialEq, Eq)]
    enum Head {
        Cohorts { ids: Vec<String> }
            en: ("{} {}", if ids.len() == 1 { "Cohort" } else { "Cohorts" }, list_en(ids))
            fr: ("{} {}", if ids.len() == 1 { "Cohorte" } else { "Cohortes" }, list_fr(ids)),

        Command { command: String }
            en: "Asked by: {command}"
            fr: "Demandé par : {command}",

        Made { day: NaiveDate, version: &'static str }
            en: ("On {}, by formation {version}", long_date(*day, Lang::En))
            fr: ("Le {}, par formation {version}", long_date(*day, Lang::Fr)),
    }
}

/// Of a report on those cohorts.
pub fn of_report(
    context: &Context<'_>,
    programme: &Programme,
    lang: Lang,
    (name, about): (&str, &str),
    cohorts: &[CohortId],
) -> About {
    let of = if let [one] = cohorts { one.as_str() } else { "all" };
    let ids = cohorts.iter().map(ToString::to_string).collect();
    let cohorts = Head::Cohorts { ids }.say(lang);
    let lead = lead(context, lang, Some(programme), Some(cohorts));
    About { title: capital(about), lead, name: format!("{name} {of}") }
}

/// Of a list: what the help says of its command.
pub fn of_list(context: &Context<'_>, lang: Lang) -> About {
    let grammar = (context.grammar)(lang);
    let (mut command, mut path) = (&grammar, Vec::new());
    for word in asked(&context.typed) {
        if let Some(below) = command.find_subcommand(&word) {
            path.push(below.get_name().to_owned());
            command = below;
        }
    }
    let title = command.get_about().map(ToString::to_string).unwrap_or_default();
    let named = context.global.cohort.iter().cloned();
    let cohort = context.global.cohort.clone().map(|id| Head::Cohorts { ids: vec![id] }.say(lang));
    let name = path.into_iter().chain(named).collect::<Vec<_>>().join(" ");
    let reading = context.folder().and_then(|folder| folder.read());
    let programme = reading.as_ref().ok().map(|reading| &**reading.programme());
    About { title, lead: lead(context, lang, programme, cohort), name }
}

/// The command of a report that gives the same table again: of that cohort, wherever its file went; of a day only where one
/// was typed.
pub fn again(context: &Context<'_>, cohort: &str) -> String {
    let mut words = without(&context.typed, &UNDERSTOOD);
    words.extend(["-c".to_owned(), cohort.to_owned()]);
    if let Some(day) = context.global.today {
        words.extend(["--today".to_owned(), day.on(context.now.date_naive()).to_string()]);
    }
    command_line(&words)
}

fn lead(context: &Context<'_>, lang: Lang, programme: Option<&Programme>, cohorts: Option<String>) -> Vec<String> {
    let clock = context.now.date_naive();
    let day = context.global.today.map_or(clock, |day| day.on(clock));
    let command = command_line(&asked(&context.typed));
    let told = [Head::Command { command }, Head::Made { day, version: env!("CARGO_PKG_VERSION") }];
    let of = programme.map(|programme| format!("{} · {}", programme.title, programme.provider.name));
    of.into_iter().chain(cohorts).chain(told.iter().map(|line| line.say(lang))).collect()
}

/// The command line without [`ASIDE`].
fn asked(typed: &[String]) -> Vec<String> {
    without(typed, &ASIDE)
}

/// The command line without these options and their values.
fn without(typed: &[String], options: &[&str]) -> Vec<String> {
    let (mut asked, mut words) = (Vec::new(), typed.iter());
    while let Some(word) = words.next() {
        if options.contains(&word.as_str()) {
            words.next();
        } else if !options.iter().any(|option| is_with_value(word, option)) {
            asked.push(word.clone());
        }
    }
    asked
}

/// Whether a word is the option with its value: `--output=x`, `-ox`.
fn is_with_value(word: &str, option: &str) -> bool {
    word.strip_prefix(option).is_some_and(|rest| rest.starts_with('=') || !option.starts_with("--"))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_the_answer_is_handed_over_is_no_part_of_the_question() {
        let typed = [
            "formation",
            "-C",
            "x",
            "report",
            "hours",
            "-o",
            "a.html",
            "--output=b",
            "-oc",
            "--on",
            "2021",
            "--format",
            "html",
        ];
        let typed = typed.map(str::to_owned);
        assert_eq!(asked(&typed), ["formation", "report", "hours", "--on", "2021"]);
        let typed =
            ["formation", "-cspring", "export", "hours", "--seal", "afdas", "--note=x", "--format", "csv", "-o", "a"];
        let typed = typed.map(str::to_owned);
        assert_eq!(without(&typed, &UNDERSTOOD), ["formation", "export", "hours", "--format", "csv"]);
    }
}
