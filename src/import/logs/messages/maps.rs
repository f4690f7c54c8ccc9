//! The columns of a table as `--map` names them, proposed to be typed.

use crate::lang::typed::in_quotes;

/// Longer headings are not proposed to be typed.
const TYPED: usize = 120;

/// `--map name="Display Name" --map joined="Join Time"`, ready to be copied; `=…` where a heading has to be chosen.
pub(super) fn maps(guess: &[(&'static str, Option<String>)]) -> String {
    let typed = |heading: &String| heading.chars().nth(TYPED).is_none();
    let one = |(key, heading): &(&'static str, Option<String>)| match heading.as_ref().filter(|heading| typed(heading))
    {
        Some(heading) => format!("--map {key}={}", in_quotes(heading)),
        None => format!("--map {key}=…"),
    };
    let mut all: Vec<String> = guess.iter().map(one).collect();
    let named: &[&str] = &["name", "first_name", "last_name", "email"];
    let others = [("name", named), ("joined", &["joined", "duration"]), ("left", &["left", "duration", "action"])];
    for (key, others) in others {
        if !guess.iter().any(|(known, _)| others.contains(known)) {
            all.push(format!("--map {key}=…"));
        }
    }
    all.join(" ")
}

/// What `waiting` is, where it is asked for.
pub(super) fn waiting_en(guess: &[(&'static str, Option<String>)]) -> &'static str {
    let asked = guess.iter().any(|(key, _)| *key == "waiting");
    if asked {
        " (the column that says who is in the waiting room, which is no presence; `waiting=` if none does)"
    } else {
        ""
    }
}

pub(super) fn waiting_fr(guess: &[(&'static str, Option<String>)]) -> &'static str {
    let asked = guess.iter().any(|(key, _)| *key == "waiting");
    if asked {
        " (la colonne qui dit qui est en salle d'attente, ce qui n'est pas une présence ; `waiting=` si aucune ne le dit)"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_names_what_is_still_missing() {
        for (guess, expected) in [
            (&[][..], "--map name=… --map joined=… --map left=…"),
            (
                &[("first_name", "First name"), ("last_name", "Last name"), ("duration", "Time")],
                "--map first_name=\"First name\" --map last_name=\"Last name\" --map duration=\"Time\"",
            ),
            (
                &[("name", "Nom"), ("joined", "Heure"), ("action", "Nom de l'événement")],
                "--map name=\"Nom\" --map joined=\"Heure\" --map action=\"Nom de l'événement\"",
            ),
            (&[("name", "a \"b\"")], "--map name='a \"b\"' --map joined=… --map left=…"),
        ] {
            let guess: Vec<_> = guess.iter().map(|(key, heading)| (*key, Some((*heading).to_owned()))).collect();
            assert_eq!(maps(&guess), expected);
        }
        let long = [("name", Some("x".repeat(100_000)))];
        assert_eq!(maps(&long), "--map name=… --map joined=… --map left=…");
    }
}
