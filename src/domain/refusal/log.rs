//! Why a log cannot be marked from: it is not sure who its people are, or what was told of them does not
//! fit; and the `--alias` that says it.

use crate::domain::quantity::Minutes;
use crate::domain::refusal::candidate::Candidate;
use crate::lang::folded_words;
use crate::lang::message::words;
use crate::lang::suggestion::did_you_mean;
use crate::lang::typed::in_quotes;
use crate::lang::words::{Lang, list_en, list_fr, of_fr};

words! {
    /// Why a request to mark from a log was refused.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum LogRefusal {
        /// People who resemble somebody of the cohort, or whom several fit.
        WhoIs { people: Vec<Unsure> }
            en: {
                let people: Vec<String> = people.iter().map(|unsure| asked(unsure, Lang::En)).collect();
                format!("who is this? nothing was written:{}", people.concat())
            }
            fr: {
                let people: Vec<String> = people.iter().map(|unsure| asked(unsure, Lang::Fr)).collect();
                format!("qui est-ce ? rien n'a été écrit :{}", people.concat())
            }
            hint: (|lang| who_is(people, lang)),

        /// An alias was given that no row of the log bears.
        AliasNotInLog { alias: String, near: Option<String> }
            en: "nobody in the log is called `{alias}`"
            fr: "personne ne s'appelle « {alias} » dans le journal"
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                None =>
                    hint_en: "without that `--alias`, what the log shows is listed"
                    hint_fr: "sans ce `--alias`, la liste de ce que montre le journal s'affiche",
            },

        /// Whoever bears the alias given is known by their e-mail: it would take them for somebody else.
        AliasOverruled {
            alias: String,
            /// The id of whom it was given for; empty: nobody of the cohort.
            person: String,
            /// Those who bear it, each with the e-mail of their row.
            others: Vec<(Candidate, String)>,
        }
            en: ("`{alias}` is connected with the e-mail of {}, which says who it is", list_en(&named(others)))
            fr: (
                "« {alias} » est connecté avec l'adresse {}, et c'est l'adresse qui dit de qui il s'agit",
                of_fr(&list_fr(&named(others))),
            )
            hint_en: ("leave that `--alias` out; to say otherwise of the e-mail: `{}`", of_emails(others, person))
            hint_fr: (
                "retirez cet `--alias` ; pour dire autre chose de cette adresse : `{}`",
                of_emails(others, person),
            ),

        AliasTwice { alias: String }
            en: "`--alias` says two things of `{alias}`"
            fr: "`--alias` dit deux choses de « {alias} »",
    }
}

/// Somebody in a log of whom it is not sure who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The name shown; may be empty.
    pub shown: String,
    /// The e-mail shown; may be empty.
    pub email: String,
    /// How long they were there.
    pub minutes: Minutes,
    /// Why it is not sure.
    pub because: UnsureBecause,
    /// Who they may be, the likeliest first, with the likeness in hundredths.
    pub candidates: Vec<(Candidate, u8)>,
}

impl Unsure {
    /// What `--alias` takes for them: the name shown if there is anything to read in it, else the e-mail.
    pub fn alias(&self) -> &str {
        if folded_words(&self.shown).is_empty() { &self.email } else { &self.shown }
    }
}

/// Why it is not sure who somebody in a log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsureBecause {
    /// The name resembles theirs.
    Alike,
    /// Several people are called so.
    SeveralOfThatName,
    /// Several people have that e-mail.
    SeveralOfThatEmail,
    /// The e-mail is of one person, the name of another.
    EmailAndNameDiffer,
    /// The name holds the aliases of several people.
    SeveralAliases,
}

/// Somebody, how long they were there, and below who they may be.
fn asked(unsure: &Unsure, lang: Lang) -> String {
    let shown = match (unsure.shown.as_str(), unsure.email.as_str()) {
        ("", email) => quoted(email, lang),
        (name, "") => quoted(name, lang),
        (name, email) => format!("{} <{email}>", quoted(name, lang)),
    };
    let why = match unsure.because {
        UnsureBecause::Alike => lang.pick("resembles", "ressemble à"),
        UnsureBecause::SeveralOfThatName => {
            lang.pick("is the name of several people", "est le nom de plusieurs personnes")
        }
        UnsureBecause::SeveralOfThatEmail => {
            lang.pick("is the e-mail of several people", "est l'adresse de plusieurs personnes")
        }
        UnsureBecause::SeveralAliases => {
            lang.pick("holds the aliases of several people", "réunit les alias de plusieurs personnes")
        }
        UnsureBecause::EmailAndNameDiffer => lang.pick(
            "has the e-mail of one person and the name of another",
            "porte l'adresse d'une personne et le nom d'une autre",
        ),
    };
    let alike = unsure.because == UnsureBecause::Alike;
    let people: Vec<String> = unsure
        .candidates
        .iter()
        .map(|(person, percent)| format!("\n  - {}{}", described(person), likeness(*percent, alike, lang)))
        .collect();
    format!("\n- {shown} ({} min) {why}{}{}", unsure.minutes.0, lang.pick(":", " :"), people.concat())
}

fn likeness(percent: u8, alike: bool, lang: Lang) -> String {
    match (alike, lang) {
        (false, _) => String::new(),
        (true, Lang::En) => format!("  {percent}%"),
        (true, Lang::Fr) => format!("  {percent} %"),
    }
}

/// `zm4k7p  Zoé Martin  zoe.martin@example.org, Atelier`.
fn described(person: &Candidate) -> String {
    let about = [person.email.as_str(), person.organisation.as_str()];
    let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
    format!("{}  {}  {}", person.id, person.name, about.join(", ")).trim_end().to_owned()
}

fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("`{text}`"),
        Lang::Fr => format!("« {text} »"),
    }
}

/// `--alias "iPhone de Karim=kb2x9f"`, as a shell takes it.
pub fn alias_flag(alias: &str, person: &str) -> String {
    format!("--alias {}", in_quotes(&format!("{alias}={person}")))
}

/// What to add for people who are not sure: for whoever has one likeliest, that one; for whoever several fit as well, each
/// of them; nobody is chosen.
fn who_is(people: &[Unsure], lang: Lang) -> String {
    let likeliest = |unsure: &Unsure| {
        let best = unsure.candidates.first().map(|(_, likeness)| *likeness);
        let as_likely = unsure.candidates.iter().filter(move |(_, likeness)| Some(*likeness) == best);
        as_likely.map(|(person, _)| alias_flag(unsure.alias(), &person.id)).collect::<Vec<_>>()
    };
    let (clear, open): (Vec<_>, Vec<_>) = people.iter().map(likeliest).partition(|flags| flags.len() < 2);
    let clear = clear.concat().join(" ");
    let mut parts = Vec::new();
    if !clear.is_empty() {
        parts.push(lang.pick(format!("if so, add `{clear}`"), format!("si c'est bien le cas, ajoutez `{clear}`")));
    }
    for flags in open {
        let each: Vec<String> = flags.iter().map(|flag| format!("`{flag}`")).collect();
        let each = each.join(lang.pick(" or ", " ou "));
        parts.push(lang.pick(format!("say which: {each}"), format!("dites lequel : {each}")));
    }
    let nobody = alias_flag(people.first().map_or("", Unsure::alias), "");
    parts.push(lang.pick(
        format!("for somebody who is nobody of the cohort, leave out the person: `{nobody}`"),
        format!("pour quelqu'un d'extérieur, ne nommez personne : `{nobody}`"),
    ));
    parts.join(lang.pick("; ", " ; "))
}

fn named(others: &[(Candidate, String)]) -> Vec<&str> {
    others.iter().map(|(person, _)| person.name.as_str()).collect()
}

/// The e-mails of these rows, told to be that person.
fn of_emails(others: &[(Candidate, String)], person: &str) -> String {
    others.iter().map(|(_, email)| alias_flag(email, person)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{alias_flag, who_is};
    use crate::domain::quantity::Minutes;
    use crate::domain::refusal::candidate::Candidate;
    use crate::domain::refusal::log::{Unsure, UnsureBecause};
    use crate::lang::Lang;

    fn unsure(shown: &str, candidates: &[(&str, u8)]) -> Unsure {
        let candidate = |(id, likeness): &(&str, u8)| {
            let person = Candidate {
                id: (*id).to_owned(),
                name: String::new(),
                email: String::new(),
                organisation: String::new(),
            };
            (person, *likeness)
        };
        Unsure {
            shown: shown.to_owned(),
            email: String::new(),
            minutes: Minutes(17),
            because: UnsureBecause::Alike,
            candidates: candidates.iter().map(candidate).collect(),
        }
    }

    #[test]
    fn of_two_who_fit_as_well_neither_is_chosen() {
        let people = [unsure("iPhone", &[("kb", 90), ("zm", 80)]), unsure("Karim", &[("kb", 100), ("el", 100)])];
        assert_eq!(
            who_is(&people, Lang::Fr),
            "si c'est bien le cas, ajoutez `--alias \"iPhone=kb\"` ; dites lequel : `--alias \"Karim=kb\"` ou \
             `--alias \"Karim=el\"` ; pour quelqu'un d'extérieur, ne nommez personne : \
             `--alias \"iPhone=\"`"
        );
    }

    #[test]
    fn a_name_with_quotes_is_given_back_as_a_shell_takes_it() {
        for (alias, flag) in [
            ("iPhone de Karim", r#"--alias "iPhone de Karim=kb""#),
            (r#"Karim "le vrai""#, r#"--alias 'Karim "le vrai"=kb'"#),
            (r#"l'"ami""#, r#"--alias 'l'\''"ami"=kb'"#),
        ] {
            assert_eq!(alias_flag(alias, "kb"), flag);
        }
    }
}
