//! The words of a line as the grammar takes them, as far as they go: a line that is not finished lacks what is still to
//! be typed, so that clap itself could not read it.

use std::collections::VecDeque;

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::place::WordPlace;
use crate::cli::Cli;
use crate::commands::late::late;

/// What was typed before the last word, and the place of that word.
#[derive(Debug)]
pub struct Typed {
    /// The names of the commands, below the program.
    pub path: Vec<String>,
    /// The command, with the options that every command takes.
    pub command: Command,
    /// The ids of the arguments that were given, each with its value; an option without value has an empty one.
    pub values: Vec<(String, String)>,
    /// The last word.
    pub last: String,
    /// Its place.
    pub place: WordPlace,
}

impl Typed {
    /// Reads a line: the words behind the name of the program, the last one being the one under the cursor.
    pub fn read(words: &[String]) -> Option<Self> {
        late(|| Reader::new().read(words))
    }

    /// The last value of an argument.
    pub fn value(&self, id: &str) -> Option<&str> {
        self.values.iter().rev().find(|(given, _)| given == id).map(|(_, value)| value.as_str())
    }

    /// All values of an argument.
    pub fn values_of<'t>(&'t self, id: &'t str) -> impl Iterator<Item = &'t str> {
        self.values.iter().filter(move |(given, _)| given == id).map(|(_, value)| value.as_str())
    }
}

/// A reader of words.
struct Reader {
    path: Vec<String>,
    command: Command,
    /// The options of every command.
    everywhere: Vec<Arg>,
    values: Vec<(String, String)>,
    /// The option whose values are being read, and how many it has.
    open: Option<(Arg, usize)>,
    /// The values without an option that the command still takes.
    positionals: VecDeque<Arg>,
    /// Behind `--` nothing is an option.
    no_options: bool,
}

impl Reader {
    fn new() -> Self {
        let mut command = Cli::command();
        built(&mut command);
        let everywhere = command.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
        let positionals = command.get_positionals().cloned().collect();
        let (path, values) = (Vec::new(), Vec::new());
        Self { path, command, everywhere, values, open: None, positionals, no_options: false }
    }

    fn read(mut self, words: &[String]) -> Option<Typed> {
        let (last, before) = words.split_last()?;
        for word in before {
            self.take(word)?;
        }
        let place = self.place_of(last)?;
        let Self { path, mut command, everywhere, values, .. } = self;
        for arg in everywhere {
            if !command.get_arguments().any(|own| own.get_id() == arg.get_id()) {
                command = command.arg(arg);
            }
        }
        Some(Typed { path, command, values, last: last.clone(), place })
    }

    /// Reads a word that is finished; none where nothing can stand there.
    fn take(&mut self, word: &str) -> Option<()> {
        if let Some((arg, count)) = self.taking(word) {
            self.give(&arg, word);
            self.open = Some((arg, count + 1)).filter(|(arg, count)| *count < most_values(arg));
            return Some(());
        }
        match word {
            "--" if !self.no_options => self.no_options = true,
            _ if self.no_options || !self.is_option(word) => self.word(word)?,
            _ => match word.strip_prefix("--") {
                Some(long) => self.long(long)?,
                None => self.shorts(&word[1..])?,
            },
        }
        Some(())
    }

    /// The option that takes the word as its value, and how many it has; an option that has its value may be followed by
    /// another.
    fn taking(&mut self, word: &str) -> Option<(Arg, usize)> {
        let (arg, count) = self.open.take()?;
        (!self.is_option(word) || (count == 0 && needs_value(&arg))).then_some((arg, count))
    }

    fn is_option(&self, word: &str) -> bool {
        !self.no_options && word.len() > 1 && word.starts_with('-')
    }

    /// A command, or a value without an option.
    fn word(&mut self, word: &str) -> Option<()> {
        if self.path.is_empty() && (word == "help" || word == "aide") {
            return Some(());
        }
        if self.command.has_subcommands() && !self.no_options {
            let mut below = self.command.find_subcommand(word)?.clone();
            built(&mut below);
            self.path.push(below.get_name().to_owned());
            self.positionals = below.get_positionals().cloned().collect();
            self.command = below;
            return Some(());
        }
        let arg = self.positionals.front()?.clone();
        if most_values(&arg) <= 1 {
            self.positionals.pop_front();
        }
        self.give(&arg, word);
        Some(())
    }

    fn long(&mut self, long: &str) -> Option<()> {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
        let arg = self.long_called(name)?;
        match value {
            Some(value) => self.give(&arg, value),
            None => self.opened(arg),
        }
        Some(())
    }

    /// Options of one letter; the first that takes a value has what follows.
    fn shorts(&mut self, letters: &str) -> Option<()> {
        for (at, letter) in letters.char_indices() {
            let arg = self.short_called(letter)?;
            let rest = &letters[at + letter.len_utf8()..];
            if takes_value(&arg) && !rest.is_empty() {
                self.give(&arg, rest.strip_prefix('=').unwrap_or(rest));
                break;
            }
            self.opened(arg);
        }
        Some(())
    }

    fn opened(&mut self, arg: Arg) {
        if takes_value(&arg) {
            self.open = Some((arg, 0));
        } else {
            self.give(&arg, "");
        }
    }

    fn give(&mut self, arg: &Arg, value: &str) {
        let id = arg.get_id().to_string();
        match arg.get_value_delimiter() {
            Some(sign) => self.values.extend(value.split(sign).map(|value| (id.clone(), value.to_owned()))),
            None => self.values.push((id, value.to_owned())),
        }
    }

    fn arguments(&self) -> impl Iterator<Item = &Arg> {
        self.command.get_arguments().chain(&self.everywhere)
    }

    fn long_called(&self, name: &str) -> Option<Arg> {
        let is = |arg: &&Arg| {
            arg.get_long() == Some(name) || arg.get_all_aliases().is_some_and(|aliases| aliases.contains(&name))
        };
        self.arguments().find(is).cloned()
    }

    fn short_called(&self, letter: char) -> Option<Arg> {
        self.arguments().find(|arg| arg.get_short() == Some(letter)).cloned()
    }

    /// The place of the word under the cursor.
    fn place_of(&mut self, word: &str) -> Option<WordPlace> {
        if let Some((arg, _)) = self.taking(word) {
            return Some(self.value(arg, word, ""));
        }
        let assigned = word.strip_prefix("--").and_then(|long| long.split_once('=')).filter(|_| !self.no_options);
        if let Some((name, value)) = assigned {
            let arg = self.long_called(name)?;
            let kept = &word[..word.len() - value.len()];
            return takes_value(&arg).then(|| self.value(arg, value, kept));
        }
        if self.is_option(word) || (word == "-" && !self.no_options) {
            return match word.char_indices().nth(2) {
                // `-c2021`: the value stands behind the letter.
                Some((at, _)) if !word.starts_with("--") => {
                    let arg = self.short_called(word.chars().nth(1)?)?;
                    takes_value(&arg).then(|| self.value(arg, &word[at..], &word[..at]))
                }
                _ => Some(WordPlace::Option),
            };
        }
        Some(WordPlace::Word { positional: self.positionals.pop_front().map(Box::new) })
    }

    /// A value; of several behind signs the last, those before being given already.
    fn value(&mut self, arg: Arg, word: &str, kept: &str) -> WordPlace {
        let (typed, kept) = self.last_of_several(&arg, word, kept);
        WordPlace::Value { arg: Box::new(arg), typed, kept }
    }

    fn last_of_several(&mut self, arg: &Arg, word: &str, kept: &str) -> (String, String) {
        match arg.get_value_delimiter().and_then(|sign| word.rfind(sign).map(|at| at + sign.len_utf8())) {
            Some(at) => {
                self.give(arg, word[..at].trim_end_matches(|sign| Some(sign) == arg.get_value_delimiter()));
                (word[at..].to_owned(), format!("{kept}{}", &word[..at]))
            }
            None => (word.to_owned(), kept.to_owned()),
        }
    }
}

/// Makes a command whole: clap makes the grammar of one when it is asked how it is used.
fn built(command: &mut Command) {
    let _ = command.render_usage();
}

/// What a command does; of one whose grammar is not made yet, made for it.
pub fn about(command: &Command) -> String {
    let text = |command: &Command| command.get_about().map(ToString::to_string);
    let made = || {
        let mut made = command.clone();
        late(|| built(&mut made));
        text(&made)
    };
    text(command).or_else(made).unwrap_or_default()
}

/// Whether an argument takes values.
pub fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

/// Whether it makes no sense without one.
fn needs_value(arg: &Arg) -> bool {
    arg.get_num_args().is_none_or(|range| range.min_values() > 0)
}

/// How many words may follow it.
fn most_values(arg: &Arg) -> usize {
    let several = arg.is_positional() && matches!(arg.get_action(), ArgAction::Append);
    let range = arg.get_num_args().map_or(1, |range| range.max_values());
    if several { usize::MAX } else { range }
}
