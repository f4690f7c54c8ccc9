//! What a command line that the journal keeps says of a person who is erased: names wherever they stand, and, where the
//! command was about them, whatever was free to be written. Knows which options hold free text; parses no command.

use super::mentions::{Mentions, STRUCK};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::cell::evidence;
use crate::domain::schema::{CellFate, Record};

/// Options whose value is free text: nothing of it is left in a command about a person who is erased, nor of the cells of
/// their enrolment that go.
const FREE: [&str; 22] = [
    "--reason",
    "--override",
    "--reopen",
    "--unsealed",
    "--title",
    "--why",
    "--outcome",
    "--contact",
    "--audience",
    "--advantage",
    "--limit",
    "--did",
    "--worked",
    "--hard",
    "--internal",
    "--external",
    "--information",
    "--audiences",
    "--text",
    "--tag",
    "--tags",
    "--label",
];
/// Options whose value is a kind of evidence, or else free text: an example of a score.
const FREE_OR_EVIDENCE: [&str; 1] = ["--evidence"];
/// Options of the form `NAME=TEXT` whose right hand side is free text.
const FREE_RIGHT: [&str; 1] = ["--field"];
/// Options of the form `TEXT=WHO` whose left hand side is how somebody is written.
const FREE_LEFT: [&str; 1] = ["--alias"];

/// Options whose value is a file.
const FILES: [&str; 4] = ["--from", "--rejects", "--output", "--folder"];
/// The same, short.
const SHORT_FILES: [&str; 2] = ["-o", "-C"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    /// Free text.
    Free,
    /// Kinds of evidence, else free text.
    FreeOrEvidence,
    /// Free text behind the sign.
    FreeRight,
    /// A writing before the sign.
    FreeLeft,
    File,
    Other,
}

/// What a command had to do with the person who is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandMention {
    /// Nothing: their full writings alone are struck out.
    Others,
    /// It touched them: a part of their name is enough, and free text is theirs.
    Them,
    /// It erased them: as [`About::Them`], but the reason why the name went stays, without what names them.
    Erasing,
}

/// Whether nothing of an option's value is left in a command about a person who is erased.
pub fn is_free(option: &str) -> bool {
    !matches!(value_of(option), Value::Other | Value::File)
}

/// The words of a command line without what is theirs; none where nothing is.
pub fn struck(words: &[String], mentions: &Mentions, about: CommandMention) -> Option<Vec<String>> {
    let (mut all, mut expected, mut options) = (Vec::with_capacity(words.len()), None, true);
    for (position, word) in words.iter().enumerate() {
        // The program itself.
        if position == 0 {
            all.push(word.clone());
            continue;
        }
        if let Some(value) = expected.take() {
            all.push(strike(word, value, mentions, about));
        } else if word == "--" {
            options = false;
            all.push(word.clone());
        } else if options && SHORT_FILES.contains(&word.as_str()) {
            expected = Some(Value::File);
            all.push(word.clone());
        } else if options && word.starts_with("--") {
            if let Some((option, value)) = word.split_once('=') {
                all.push(format!("{option}={}", strike(value, value_of(option), mentions, about)));
            } else {
                expected = Some(value_of(word)).filter(|value| *value != Value::Other);
                all.push(word.clone());
            }
        } else {
            all.push(strike(word, Value::Other, mentions, about));
        }
    }
    (all != words).then_some(all)
}

fn value_of(option: &str) -> Value {
    match option {
        option if FREE.contains(&option) || is_of_a_cell_that_goes(option) => Value::Free,
        option if FREE_OR_EVIDENCE.contains(&option) => Value::FreeOrEvidence,
        option if FREE_RIGHT.contains(&option) => Value::FreeRight,
        option if FREE_LEFT.contains(&option) => Value::FreeLeft,
        option if FILES.contains(&option) => Value::File,
        _ => Value::Other,
    }
}

fn is_of_a_cell_that_goes(option: &str) -> bool {
    let columns = Enrolment::TABLE.columns.iter().filter(|column| column.flag.is_some());
    columns.filter(|column| column.fate != CellFate::Kept).any(|column| column.option() == option)
}

fn strike(value: &str, kind: Value, mentions: &Mentions, about: CommandMention) -> String {
    if kind == Value::File || (kind == Value::Other && is_path(value)) {
        return mentions.strike_path(value, about != CommandMention::Others).unwrap_or_else(|| value.to_owned());
    }
    let named = || mentions.strike(value).unwrap_or_else(|| value.to_owned());
    let halves = if kind == Value::FreeLeft { value.rsplit_once('=') } else { value.split_once('=') };
    // A name that a log shows, given to nobody or to somebody else, may be theirs as a whole.
    if let (Value::FreeLeft, CommandMention::Others, Some((left, right))) = (kind, about, halves)
        && mentions.shown_as(left)
    {
        return format!("{STRUCK}={right}");
    }
    if about == CommandMention::Others || value.is_empty() || (about == CommandMention::Erasing && kind == Value::Free)
    {
        return named();
    }
    match (kind, halves) {
        (Value::FreeOrEvidence, _) if evidence(value).is_ok() => value.to_owned(),
        (Value::Free | Value::FreeOrEvidence, _) => STRUCK.to_owned(),
        (Value::FreeRight, Some((left, _))) => format!("{left}={STRUCK}"),
        (Value::FreeLeft, Some((left, right))) => {
            strike_given(left, right, mentions).unwrap_or_else(|| value.to_owned())
        }
        _ if mentions.is_their_text(value) => STRUCK.to_owned(),
        _ if value.starts_with('-') => named(),
        _ => mentions.strike_people(value).unwrap_or_else(named),
    }
}

/// How somebody is written, and whom that was given to, in a command about the person who is erased; none where neither is
/// theirs: one command gives the names of several people. A name given to somebody else must be theirs as a whole; of one
/// given to nobody a part is enough.
fn strike_given(left: &str, right: &str, mentions: &Mentions) -> Option<String> {
    let named =
        |text: &str| mentions.shown_as(text) || mentions.is_their_text(text) || mentions.strike_people(text).is_some();
    let nobodys = right.trim().is_empty() && mentions.partly_in(left);
    if mentions.is_their_id(right) || named(right) {
        return Some(format!("{STRUCK}={STRUCK}"));
    }
    (nobodys || named(left)).then(|| format!("{STRUCK}={right}"))
}

/// Whether a word is a path, whatever option it belongs to: a folder in it, or the ending of a file.
fn is_path(word: &str) -> bool {
    let ending = word.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let of_file = |ending: String| {
        ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "json", "jsonl", "html", "pdf", "svg", "md", "zip"]
            .contains(&ending.as_str())
    };
    !word.contains('@') && (word.contains('/') || ending.is_some_and(of_file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_loses_what_was_theirs() {
        let mut karim = Mentions::default();
        karim.add_name("Karim", "Ben Saïd");
        karim.add_email("karim@example.org");
        karim.add_alias("iPhone de Karim");
        karim.add_text("malade le 16");
        karim.add_id("yyek33");
        let cases = [
            ("karim --present", CommandMention::Them, "… --present"),
            ("karim", CommandMention::Others, "karim"),
            ("zoe,ben_said", CommandMention::Them, "zoe,…"),
            ("karim=14:25", CommandMention::Them, "…=14:25"),
            ("malade_le_16", CommandMention::Them, "…"),
            ("--reason malade", CommandMention::Them, "--reason …"),
            ("--reason=malade --reopen oubli", CommandMention::Them, "--reason=… --reopen …"),
            ("--field need=fauteuil --field=need=fauteuil", CommandMention::Them, "--field need=… --field=need=…"),
            ("--alias iPhone_de_Karim=karim", CommandMention::Them, "--alias …=…"),
            ("--alias tel=de=Karim=karim", CommandMention::Them, "--alias …=…"),
            ("--alias Tablette=yyek33 --alias=Tel=yyek33", CommandMention::Them, "--alias …=… --alias=…=…"),
            ("--alias Mael_LeGof=hx35xj --alias=karim_hadad=kh4m2x", CommandMention::Them, {
                "--alias Mael LeGof=hx35xj --alias=karim hadad=kh4m2x"
            }),
            (
                "--alias Ben_Saïd_Karim=hx35xj --alias Karim=hx35xj",
                CommandMention::Them,
                "--alias …=hx35xj --alias …=hx35xj",
            ),
            ("--alias Tel_de_Karim= --alias Salle_2=", CommandMention::Them, "--alias …= --alias Salle 2="),
            ("--alias Tablette=karim@example.org", CommandMention::Them, "--alias …=…"),
            ("--alias=Saïd_(tel)_Karim_Ben=", CommandMention::Others, "--alias=…="),
            ("--alias Saïd_Ali=ali", CommandMention::Others, "--alias Saïd Ali=ali"),
            ("--evidence signature", CommandMention::Them, "--evidence signature"),
            ("--evidence=appel --evidence on_l'entend_bien", CommandMention::Them, "--evidence=appel --evidence …"),
            ("--did une_visite --worked=tout", CommandMention::Them, "--did … --worked=…"),
            ("--phone=06 --status employee", CommandMention::Them, "--phone=… --status employee"),
            ("--note vu_avec_Karim_Ben_Saïd", CommandMention::Others, "--note vu avec …"),
            ("--note=vu_avec_Karim_Ben_Saïd", CommandMention::Others, "--note=vu avec …"),
            ("--note seul --email zoe@example.org", CommandMention::Others, "--note seul --email zoe@example.org"),
            ("karim --override plainte_de_Karim_Ben_Saïd", CommandMention::Erasing, "… --override plainte de …"),
            ("--from /home/claire/ben-saïd.csv", CommandMention::Others, "--from /home/claire/….csv"),
            ("--from=karim.xlsx --rejects karim/r.csv", CommandMention::Them, "--from=….xlsx --rejects …/r.csv"),
            ("m2-1 ben_saïd.csv zoe.csv", CommandMention::Others, "m2-1 ….csv zoe.csv"),
            ("-C /home/karim_ben_saïd/x list", CommandMention::Others, "-C /home/…/x list"),
            ("-- karim --note x", CommandMention::Them, "-- … --note x"),
            ("m2-1 -c printemps", CommandMention::Them, "m2-1 -c printemps"),
        ];
        for (typed, about, expected) in cases {
            let words: Vec<String> =
                ["formation"].into_iter().chain(typed.split(' ')).map(|word| word.replace('_', " ")).collect();
            let left = struck(&words, &karim, about).unwrap_or(words);
            assert_eq!(left[1..].join(" "), expected, "{typed}, {about:?}");
        }
    }
}
