//! Every message in both languages, made of sample values: what its text may look like, and whether the commands that
//! it quotes are commands of this program. `words!` calls this once for each type that it declares.

use std::collections::BTreeSet;

use super::translated;
use crate::lang::sample::Sample;
use crate::lang::{Lang, Words};

/// A message that says whether both languages share one text.
pub trait CheckedMessage: Words + Sample {
    /// Whether they do.
    fn is_shared(&self) -> bool;
}

/// What samples say that no rule makes: a day, a time or a number that the message is about is missing. `$` is the end.
const NEVER: &[&str] = &[":  leaves", ":  laisse", ":  ne laisse", "or  n'en laisse", "karim: $", "karim : $"];

/// Holds every message of one type to the rules.
pub fn every_message<M: CheckedMessage>() {
    let mut wrong = BTreeSet::new();
    for message in M::samples() {
        let (en, fr) = (message.say(Lang::En), message.say(Lang::Fr));
        if en == fr && !message.is_shared() && en.chars().filter(|c| c.is_alphabetic()).count() > 3 {
            wrong.insert(format!("the French is the English: {en}"));
        }
        if en.is_empty() || fr.is_empty() {
            wrong.insert(format!("no text: {message:?}"));
        }
        for (lang, text) in
            [(Lang::En, en), (Lang::Fr, fr), (Lang::En, message.hint(Lang::En)), (Lang::Fr, message.hint(Lang::Fr))]
        {
            if NEVER.iter().any(|never| format!("{text}$").contains(never)) {
                continue;
            }
            wrong.extend(faults(&text, lang).map(|fault| format!("{fault}: {text}")));
            wrong.extend(unknown(&text).into_iter().map(|word| format!("no such word `{word}`: {text}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// What is wrong with how a text is written.
fn faults(text: &str, lang: Lang) -> impl Iterator<Item = &'static str> {
    // What is quoted is written as it is typed, and a list has its own columns.
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let prose: Vec<&str> = prose.lines().filter(|line| !line.trim_start().starts_with("- ")).collect();
    let prose = prose.join("\n");
    let before = |signs: &[char]| -> Vec<char> {
        let letters: Vec<char> = prose.chars().collect();
        let ends = |at: usize| letters.get(at + 1).is_none_or(|next| next.is_whitespace());
        (1..letters.len()).filter(|at| signs.contains(&letters[*at]) && ends(*at)).map(|at| letters[at - 1]).collect()
    };
    let spaced = before(&[':', ';', '?', '!', '»']);
    let space = |c: &char| c.is_whitespace();
    let faults = [
        (prose.contains("  "), "two spaces"),
        (prose.contains(['{', '}']) && !prose.contains(" = [ {"), "a placeholder"),
        (text.trim() != text && !text.starts_with("; "), "space around it"),
        (lang == Lang::Fr && !spaced.iter().all(space), "French has a space before : ; ? ! »"),
        (
            lang == Lang::Fr
                && prose.match_indices('«').any(|(at, sign)| !prose[at + sign.len()..].starts_with([' ', '\u{a0}'])),
            "French has a space after «",
        ),
        (lang == Lang::En && spaced.iter().any(space), "English has no space before : ; ? !"),
    ];
    faults.into_iter().filter(|(is, _)| *is).map(|(_, fault)| fault)
}

/// Words of the commands that a text quotes which are no command and no option of this program.
fn unknown(text: &str) -> Vec<String> {
    let quoted = text.split('`').skip(1).step_by(2).filter_map(|code| code.strip_prefix("formation "));
    let plain = text.split('`').step_by(2).filter_map(|prose| Some(prose.split_once(": formation ")?.1));
    quoted.chain(plain).filter_map(strange).collect()
}

/// The first word of a command, without the program's name, that the grammar does not have.
fn strange(command: &str) -> Option<String> {
    let mut grammar = translated(Lang::En);
    let mut words = command.split_whitespace().peekable();
    while let Some(word) = words.next_if(|word| grammar.has_subcommands() && !word.starts_with('-')) {
        match grammar.find_subcommand(word) {
            Some(found) => grammar = found.clone(),
            None => return Some(word.to_owned()),
        }
    }
    let known = |word: &str| {
        let long = word.strip_prefix("--").map(|name| name.split('=').next().unwrap_or_default());
        grammar.get_arguments().any(|arg| match long {
            Some(name) => arg.get_long() == Some(name),
            None => arg.get_short() == word.chars().nth(1),
        })
    };
    words.find(|word| word.starts_with('-') && word.len() > 1 && !known(word)).map(str::to_owned)
}

#[test]
fn a_command_that_is_none_is_found() {
    assert_eq!(strange("participants list"), None);
    assert_eq!(strange("attend m2-1 --rest absent -c b"), None);
    assert_eq!(strange("attend m2-1 --rests absent"), Some("--rests".to_owned()));
    assert_eq!(strange("participant list"), Some("participant".to_owned()));
    assert_eq!(unknown("mark by hand: formation atend m2-1"), ["atend"]);
}
