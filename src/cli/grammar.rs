//! The grammar of the command line as a reader sees it: its help in their language, each page with examples.

use clap::{Arg, ArgAction, CommandFactory};

use super::{Cli, examples};
use crate::commands::completions::page;
use crate::lang::words::Lang;
use crate::text::wrapped::unbroken;
use crate::ui::help;

/// The grammar of the command line with its help in that language.
pub fn translated(lang: Lang) -> clap::Command {
    grammar(lang, PAGE, str::to_owned)
}

/// The same, for pages of that width: the spaces of an example, which is never broken, are to be set apart again in what
/// clap lays out.
pub fn translated_within(lang: Lang, page: usize) -> clap::Command {
    grammar(lang, page, unbroken)
}

fn grammar(lang: Lang, page: usize, line: fn(&str) -> String) -> clap::Command {
    let mut command = told_in(lang, Cli::command().term_width(page).disable_version_flag(true)).arg(version_flag(lang));
    // The usage lines have the whole path of their command from here on.
    command.build();
    usages_within_the_page(lang, with_examples(lang, command, "", line), page)
}

/// The command whose page says how a script is put in its place.
const COMPLETIONS: &str = "completions";

/// Ends the page of a command, and of those below it, with examples.
fn with_examples(lang: Lang, command: clap::Command, path: &str, line: fn(&str) -> String) -> clap::Command {
    let lines = examples::of(path);
    let heading = match (lines.len(), lang) {
        (0, _) => None,
        (1, Lang::En) => Some("Example:"),
        (1, Lang::Fr) => Some("Exemple :"),
        (_, Lang::En) => Some("Examples:"),
        (_, Lang::Fr) => Some("Exemples :"),
    };
    let command = match heading {
        Some(heading) => {
            let lines: Vec<String> = lines.iter().map(|example| line(example)).collect();
            // How a script is put in its place differs from shell to shell.
            let more = if path == COMPLETIONS { format!("\n\n{}", page(lang)) } else { String::new() };
            command.after_help(format!("{heading}\n  {}{more}", lines.join("\n  ")))
        }
        None => command,
    };
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name());
        with_examples(lang, sub, path.trim(), line)
    })
}

/// How wide a page of help is at most.
pub const PAGE: usize = 100;

/// Breaks the usage lines that are wider than a page: clap breaks everything else.
fn usages_within_the_page(lang: Lang, mut command: clap::Command, page: usize) -> clap::Command {
    let usage = command.render_usage().to_string();
    let laid_out = usage.split_once(": ").map_or(&*usage, |(_, usage)| usage).trim();
    let usage = in_order(&command, laid_out);
    let label = lang.pick("Usage: ", "Usage : ").chars().count();
    let command = match label + usage.chars().count() > page && !usage.contains('\n') {
        true => command.override_usage(broken(&usage, page.saturating_sub(label), label)),
        false if usage != laid_out => command.override_usage(usage),
        false => command,
    };
    command.mut_subcommands(|sub| usages_within_the_page(lang, sub, page))
}

/// A usage line whose arguments stand as they are typed: clap sets those of a group, `<PERSON|--all>`, before the others.
fn in_order(command: &clap::Command, usage: &str) -> String {
    if usage.contains('\n') {
        return usage.to_owned();
    }
    let names: Vec<&str> =
        command.get_positionals().filter_map(|arg| Some(arg.get_value_names()?.first()?.as_str())).collect();
    let place = |part: &str| {
        let name = part.strip_prefix('<')?.split(['|', '>']).next()?;
        names.iter().position(|other| *other == name)
    };
    let mut parts = parts(usage);
    for at in 1..parts.len() {
        let (group, other) = (&parts[at - 1], &parts[at]);
        if group.contains('|') && place(group).zip(place(other)).is_some_and(|(group, other)| group > other) {
            parts.swap(at - 1, at);
        }
    }
    parts.join(" ")
}

/// The words of a usage line: what stands between angles or brackets is one.
fn parts(usage: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_usize);
    for sign in usage.chars() {
        match sign {
            '<' | '[' => depth += 1,
            '>' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match parts.last_mut() {
            Some(part) if sign != ' ' || depth > 0 => part.push(sign),
            _ => parts.push(String::new()),
        }
    }
    parts
}

/// A usage line in several, each but the first indented: an option stays with its value.
pub fn broken(usage: &str, width: usize, indent: usize) -> String {
    let (mut lines, mut line, mut whole) = (Vec::new(), String::new(), Vec::<String>::new());
    for part in parts(usage) {
        match whole.last_mut().filter(|last| last.starts_with('-') && !last.contains(' ') && part.starts_with('<')) {
            Some(option) => *option = format!("{option} {part}"),
            None => whole.push(part),
        }
    }
    for part in whole {
        if !line.is_empty() && line.chars().count() + 1 + part.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&part);
    }
    lines.push(line);
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// Gives a command and those below it their layout, flags and words in that language.
fn told_in(lang: Lang, command: clap::Command) -> clap::Command {
    let about = command.get_about().map(|about| help::in_language(&about.to_string(), lang));
    let command = match lang {
        Lang::En => command.help_template(help::TEMPLATE_EN),
        Lang::Fr => command
            .help_template(help::TEMPLATE_FR)
            .subcommand_help_heading("Commandes\u{a0}")
            .subcommand_value_name("COMMANDE"),
    };
    let command = match about {
        Some(about) => command.about(about).long_about(None::<&str>),
        None => command,
    };
    // Under a heading of our own clap lists arguments by their names: they stand in the order of the usage line.
    let order: Vec<clap::Id> = command.get_positionals().map(|arg| arg.get_id().clone()).collect();
    let placed = |arg: Arg| match order.iter().position(|id| id == arg.get_id()) {
        Some(place) => arg.display_order(place),
        None => arg,
    };
    let command = command.mut_args(|arg| placed(argument_in(lang, arg))).disable_help_flag(true).arg(help_flag(lang));
    command.mut_subcommands(|sub| told_in(lang, sub))
}

/// Gives an argument its help, and in French its heading and placeholders too.
fn argument_in(lang: Lang, arg: Arg) -> Arg {
    // The help of an argument says its words.
    let arg = if arg.get_action().takes_values() { arg.hide_possible_values(true) } else { arg };
    let arg = match arg.get_help().map(|text| help::in_language(&text.to_string(), lang)) {
        Some(text) => arg.help(text).long_help(None::<&str>),
        None => arg,
    };
    if lang == Lang::En {
        return arg;
    }
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "Arguments\u{a0}",
        (false, false) => arg.get_help_heading().and_then(help::heading).unwrap_or("Options\u{a0}"),
        (false, true) => everywhere(Lang::Fr),
    };
    let names: Option<Vec<String>> =
        arg.get_value_names().map(|names| names.iter().map(|name| help::placeholder(name)).collect());
    match names {
        Some(names) if arg.get_action().takes_values() => arg.value_names(names),
        _ => arg,
    }
    .help_heading(heading)
}

/// The options of every page that no command declares.
pub fn flags_of_every_page(lang: Lang) -> [Arg; 1] {
    [help_flag(lang)]
}

fn help_flag(lang: Lang) -> Arg {
    let help = lang.pick("Show this help", "Afficher cette aide");
    Arg::new("help")
        .short('h')
        .long("help")
        .alias("aide")
        .action(ArgAction::Help)
        .help(help)
        .help_heading(everywhere(lang))
}

fn version_flag(lang: Lang) -> Arg {
    let help = lang.pick("Show the version", "Afficher la version");
    Arg::new("version").short('V').long("version").action(ArgAction::Version).help(help).help_heading(everywhere(lang))
}

/// Heading of the options that every command takes. clap sets the colon, French the space before it.
const fn everywhere(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Everywhere",
        Lang::Fr => "Partout\u{a0}",
    }
}
