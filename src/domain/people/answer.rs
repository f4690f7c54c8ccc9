//! How an answer meets the words of a question's definition: case, accents and signs aside, and `oui` where it says `yes`.

use crate::lang::folded_words;

/// Folded words that say yes and that say no, in a form, a spreadsheet or at a terminal.
const YES: [&str; 10] = ["oui", "yes", "true", "vrai", "x", "1", "o", "y", "ok", "j accepte"];
const NO: [&str; 7] = ["non", "no", "false", "faux", "0", "n", "je refuse"];

/// The value of a list that a text is, in the spelling of the list.
pub fn value_of<'v>(values: &'v [String], text: &str) -> Option<&'v str> {
    let folded = fold(text);
    let value = values.iter().find(|value| fold(value) == folded);
    value.or_else(|| same_side(values, &folded)).map(String::as_str)
}

/// The values chosen of a question that takes several, in the order of the definition: as its cell keeps them.
pub fn joined(values: &[String], chosen: &[&str]) -> String {
    let chosen: Vec<&str> = values.iter().map(String::as_str).filter(|value| chosen.contains(value)).collect();
    chosen.join(";")
}

/// `oui` where the definition says `yes`: only where its values are a yes and a no and nothing of the same side twice.
fn same_side<'v>(values: &'v [String], folded: &str) -> Option<&'v String> {
    let side = [&YES[..], &NO[..]].into_iter().find(|side| side.contains(&folded))?;
    let mut fitting = values.iter().filter(|value| side.contains(&fold(value).as_str()));
    let value = fitting.next()?;
    fitting.next().is_none().then_some(value)
}

fn fold(text: &str) -> String {
    folded_words(text).join(" ")
}

#[cfg(test)]
mod tests {
    use super::value_of;

    #[test]
    fn a_yes_is_a_yes_in_either_language_where_only_one_value_is() {
        let list = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        for (values, text, value) in [
            (&["yes", "no"][..], "Oui", Some("yes")),
            (&["yes", "no"], "non", Some("no")),
            (&["oui", "yes"], "vrai", None),
            (&["active", "planned"], "oui", None),
            (&["Élevé", "moyen"], "eleve", Some("Élevé")),
        ] {
            assert_eq!(value_of(&list(values), text), value, "{values:?} {text}");
        }
    }
}
