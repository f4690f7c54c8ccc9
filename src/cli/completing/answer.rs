//! The answer to a shell: a first line that says what is meant (`words`, `files`, `folders`), then a word a line, behind a
//! tab what people read of it. Nothing at all where there is nothing to offer, or anything is wrong.

use std::cell::OnceCell;
use std::ffi::OsString;
use std::io::{self, Write};

use super::candidate::Completion;
use super::candidates::{Offered, offered};
use super::folder::GlancedFolder;
use super::line::{LineWord, Shell, word, words};
use super::quoted::quoted;
use super::typed::Typed;
use crate::cli::grammar::translated;
use crate::commands::answers::Answers;
use crate::commands::context::{Context, Global};
use crate::commands::meant_cohort::Naming;
use crate::commands::{outside, values};
use crate::env::Env;
use crate::lang::Lang;
use crate::store::Noticed;
use crate::text::visible::on_one_line;
use crate::ui::terminal::CohortToName;

/// What is asked: by which shell, and of which line.
struct Asked {
    shell: Shell,
    words: Vec<String>,
    /// The last word as it stands there.
    last: LineWord,
    /// What of it the shell will replace.
    replaced: String,
    /// Whether bash is about to show what there is, and not to insert it.
    shows: Shows,
}

/// What bash does with the words, by the number that it gives for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// It inserts what all have in common.
    Inserts,
    /// It lists them.
    Lists,
    /// It does both.
    Both,
    /// It puts them into the line, one after the other or all of them.
    Whole,
}

/// Answers. `args`: the shell, then what its script hands over.
pub fn answer(args: &[OsString], spoken: impl Fn(&[OsString]) -> Lang, env: &Env, out: &mut dyn Write) {
    let args: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let answered = Asked::by(&args, env).and_then(|asked| {
        let line: Vec<OsString> = asked.words.iter().map(OsString::from).collect();
        let lines = lines(&asked, spoken(&line), env)?;
        Some(said(out, &lines))
    });
    // A shell that no longer listens wants no more.
    let _: Option<io::Result<()>> = answered;
}

fn said(out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()
}

impl Asked {
    fn by(args: &[String], env: &Env) -> Option<Self> {
        let (shell, args) = args.split_first()?;
        let shell = Shell::named(shell)?;
        match (shell, args) {
            (Shell::Bash, [shows, replaced, line]) => Self::of_line(shell, line, replaced, Shows::of(shows)),
            (Shell::Power, []) => {
                let text = |name| env.variables.get(name).map(String::as_str).unwrap_or_default();
                Self::of_line(shell, text("FORMATION_LINE"), text("FORMATION_WORD"), Shows::Whole)
            }
            (Shell::Zsh | Shell::Fish, [_, words @ .., last]) => {
                let last = if shell == Shell::Fish {
                    word(last, shell)
                } else {
                    LineWord { raw: last.clone(), text: last.clone(), quote: None }
                };
                let words = words.iter().chain([&last.text]).cloned().collect();
                Some(Self { shell, words, replaced: last.raw.clone(), last, shows: Shows::Whole })
            }
            _ => None,
        }
    }

    fn of_line(shell: Shell, line: &str, replaced: &str, shows: Shows) -> Option<Self> {
        let line = words(line, shell);
        let last = line.last()?.clone();
        // Variables may be set before the program is named.
        let words = line.into_iter().map(|word| word.text).skip_while(|word| word.contains('=')).skip(1);
        Some(Self { shell, words: words.collect(), last, replaced: replaced.to_owned(), shows })
    }
}

impl Shows {
    fn of(number: &str) -> Self {
        match number {
            "63" => Self::Lists,
            "33" | "64" => Self::Both,
            "37" | "42" => Self::Whole,
            _ => Self::Inserts,
        }
    }
}

/// The lines of the answer.
fn lines(asked: &Asked, lang: Lang, env: &Env) -> Option<Vec<String>> {
    let typed = Typed::read(&asked.words)?;
    let global = Global {
        folder: typed.value("folder").map(Into::into),
        cohort: typed.value("cohort").map(str::to_owned),
        today: typed.value("today").map(values::date).transpose().ok()?,
        lang: Some(lang),
        offline: true,
    };
    // Nobody waits for the network at a key.
    let reach = outside::reach(env, lang).offline();
    let (naming, nearest, answers) = (Naming::default(), OnceCell::new(), Answers::default());
    let context = Context {
        env,
        now: *env.now.as_ref().ok()?,
        global: &global,
        typed: Vec::new(),
        noticed: Noticed::default(),
        reach: &reach,
        naming: &naming,
        cohort_to_name: CohortToName::default(),
        nearest: &nearest,
        answers: &answers,
        grammar: translated,
    };
    let folder = GlancedFolder::of(&context, &typed);
    match offered(&typed, &folder, lang) {
        Offered::Files => Some(vec!["files".to_owned()]),
        Offered::Folders => Some(vec!["folders".to_owned()]),
        Offered::Words(found) if found.is_empty() => None,
        Offered::Words(found) => {
            let words = match asked.shell {
                Shell::Bash => for_bash(asked, &found)?,
                Shell::Power => {
                    replacing(asked, &found)?.into_iter().map(|(word, one)| with_told(&word, one)).collect()
                }
                Shell::Zsh => found.iter().map(|one| with_told(&one.value, one)).collect(),
                Shell::Fish => found.iter().map(|one| with_told(kept_by_fish(asked, one), one)).collect(),
            };
            Some(std::iter::once("words".to_owned()).chain(words).collect())
        }
    }
}

/// What people read stands behind a tab; a sign that commands the terminal is shown, and no line is broken.
fn with_told(value: &str, one: &Completion) -> String {
    if one.told.is_empty() {
        on_one_line(value).into_owned()
    } else {
        format!("{}\t{}", on_one_line(value), on_one_line(&one.told))
    }
}

/// Fish keeps what holds the word as it was typed, and nothing else: somebody found by name is offered by name, which
/// every command understands as well.
fn kept_by_fish<'c>(asked: &Asked, one: &'c Completion) -> &'c str {
    let begins = one.value.to_lowercase().starts_with(&asked.last.text.to_lowercase());
    one.called.as_deref().filter(|_| !begins).unwrap_or(&one.value)
}

/// What replaces the end of the word that the shell will take away, in its quotes.
fn replacing<'c>(asked: &Asked, found: &'c [Completion]) -> Option<Vec<(String, &'c Completion)>> {
    let kept = asked.last.raw.strip_suffix(&asked.replaced).unwrap_or_default();
    let kept = word(kept, asked.shell);
    let rest = |one: &'c Completion| {
        let rest = one.value.strip_prefix(kept.text.as_str())?;
        Some((quoted(rest, asked.shell, kept.quote), one))
    };
    let all: Vec<_> = found.iter().filter_map(rest).collect();
    (!all.is_empty()).then_some(all)
}

/// Bash inserts what all words have in common, and shows them as they are: what people read stands beside words that are
/// only shown.
fn for_bash(asked: &Asked, found: &[Completion]) -> Option<Vec<String>> {
    let all = replacing(asked, found)?;
    let told = |(word, one): &(String, &Completion)| match one.told.as_str() {
        "" => on_one_line(word).into_owned(),
        told => format!("{}  ({})", on_one_line(word), on_one_line(told)),
    };
    let bare: Vec<String> = all.iter().map(|(word, _)| on_one_line(word).into_owned()).collect();
    if all.len() == 1 || asked.shows == Shows::Whole {
        return Some(bare);
    }
    let mut shown = if asked.shows == Shows::Inserts { bare.clone() } else { all.iter().map(told).collect() };
    // Found by name, ids may begin alike, and not as it was typed: a blank keeps bash from replacing what was typed.
    if asked.shows != Shows::Lists && !common(&bare).starts_with(&asked.replaced) {
        shown.push(" ".to_owned());
    }
    Some(shown)
}

/// What all words begin with.
fn common(words: &[String]) -> &str {
    let Some((first, others)) = words.split_first() else { return "" };
    let alike = |other: &String| {
        first
            .char_indices()
            .zip(other.chars())
            .find(|((_, one), other)| one != other)
            .map_or(first.len().min(other.len()), |((at, _), _)| at)
    };
    &first[..others.iter().map(alike).min().unwrap_or(first.len())]
}
