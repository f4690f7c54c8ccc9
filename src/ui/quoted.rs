//! Commands that a remark quotes, made to do what they say when they are typed as they stand: no value of a file acts in a
//! shell, whichever message forgot to quote it; and where the cohort was named on the command line, they name it as well.

use crate::lang::typed;

/// The text with each quoted command as a shell takes it. With a cohort, `-c` is added to those that are about one and
/// name none.
pub fn as_typed(text: &str, cohort: Option<&str>) -> String {
    let pieces = text.split('`').enumerate().map(|(place, piece)| {
        // Every other piece stands between two of the marks.
        if place % 2 == 0 || !is_command(piece) {
            return piece.to_owned();
        }
        let mut command = harmless(piece);
        if let Some(cohort) = cohort.filter(|_| lacks_cohort(piece)) {
            command.push_str(" -c ");
            command.push_str(&typed::word(cohort));
        }
        command
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// Whether a quoted piece is a command, or options of one.
fn is_command(piece: &str) -> bool {
    piece.starts_with("formation ") || piece.starts_with('-')
}

/// The command, each of its words in quotes where a shell would act on it.
fn harmless(command: &str) -> String {
    let words = words(command);
    if words.iter().all(|word| word.harmless) {
        return command.to_owned();
    }
    let quoted = |word: &Word<'_>| if word.harmless { word.text.to_owned() } else { typed::in_quotes(word.text) };
    words.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// A word of a command, as it is written.
struct Word<'c> {
    text: &'c str,
    /// Whether a shell takes it as it stands: nothing in it acts, and each quote ends.
    harmless: bool,
}

/// What a shell reads a character in.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Nothing,
    Single,
    Double,
    /// `$'…'`, where a backslash escapes.
    Escaping,
}

/// The words of a command; what stands in quotes stays together.
fn words(command: &str) -> Vec<Word<'_>> {
    let (mut words, mut start, mut within, mut harmless) = (Vec::new(), 0, Within::Nothing, true);
    let mut signs = command.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        match (within, c) {
            (Within::Nothing, c) if c.is_whitespace() => {
                words.push(Word { text: &command[start..at], harmless });
                (start, harmless) = (at + c.len_utf8(), true);
            }
            (Within::Nothing, '\'') => within = Within::Single,
            (Within::Nothing, '"') => within = Within::Double,
            (Within::Nothing, '$') if next == Some('\'') => {
                within = Within::Escaping;
                signs.next();
            }
            (Within::Nothing, '\\') if next == Some('\'') => drop(signs.next()),
            (Within::Nothing, '#' | '~' | '=') => harmless &= at > start,
            (Within::Nothing, c) => harmless &= !"$\\;&|<>()*?!{}".contains(c) && !c.is_control(),
            (Within::Single | Within::Escaping, '\'') | (Within::Double, '"') => within = Within::Nothing,
            (Within::Double, c) => harmless &= !matches!(c, '$' | '\\' | '!'),
            (Within::Escaping, '\\') => drop(signs.next()),
            (Within::Single | Within::Escaping, _) => {}
        }
    }
    words.push(Word { text: &command[start..], harmless: harmless && within == Within::Nothing });
    words.retain(|word| !word.text.is_empty());
    words
}

fn lacks_cohort(command: &str) -> bool {
    let words: Vec<&str> = command.split_whitespace().collect();
    let about_one = match words[..] {
        ["formation", "participants", verb, ..] => matches!(verb, "list" | "show" | "edit" | "merge"),
        ["formation", "history", what, ..] => !what.starts_with('-'),
        ["formation", verb, ..] => matches!(
            verb,
            "enrol" | "withdraw" | "transfer" | "waitlist" | "attend" | "explain" | "sessions" | "report" | "export"
        ),
        _ => false,
    };
    about_one && !words.iter().any(|word| matches!(*word, "-c" | "--cohort" | "--help"))
}

#[cfg(test)]
mod tests {
    use super::as_typed;

    #[test]
    fn commands_about_a_cohort_name_it_and_others_do_not() {
        for (text, named) in [
            ("try `formation explain zoe`.", "try `formation explain zoe -c b`."),
            (
                "`formation participants edit x --modules m1`, or `formation undo`",
                "`formation participants edit x --modules m1 -c b`, or `formation undo`",
            ),
            ("`formation transfer x --to a -c c`", "`formation transfer x --to a -c c`"),
            ("`formation history` and `formation history x`", "`formation history` and `formation history x -c b`"),
            ("`formation enrol --help`", "`formation enrol --help`"),
            (
                "`formation cohorts list`, `--on 2021-04-03`, `m2-1`",
                "`formation cohorts list`, `--on 2021-04-03`, `m2-1`",
            ),
            ("formation explain zoe", "formation explain zoe"),
            ("", ""),
        ] {
            assert_eq!(as_typed(text, Some("b")), named);
        }
    }

    #[test]
    fn no_value_acts_in_a_shell() {
        for (text, typed) in [
            ("`formation explain $(touch x)`", "`formation explain '$(touch' \"x)\"`"),
            ("`formation explain a;b -c x`", "`formation explain \"a;b\" -c x`"),
            ("`--field need=a|b`, `a|b`", "`--field \"need=a|b\"`, `a|b`"),
            ("`formation explain l'a`", "`formation explain \"l'a\"`"),
            ("`formation explain \"$HOME\"`", "`formation explain '\"$HOME\"'`"),
            (
                "`formation attend m1 … --reopen \"…\" --alias 'l\"a $x=zoe'`",
                "`formation attend m1 … --reopen \"…\" --alias 'l\"a $x=zoe'`",
            ),
            ("`--alias 'l'\\''\"$x\"=zoe' -c b`", "`--alias 'l'\\''\"$x\"=zoe' -c b`"),
            ("`--alias $'l\\'\\x60x' -c b`", "`--alias $'l\\'\\x60x' -c b`"),
            ("`--alias \"iPhone de Karim (2)=karim\"`", "`--alias \"iPhone de Karim (2)=karim\"`"),
        ] {
            assert_eq!(as_typed(text, None), typed);
        }
    }
}
