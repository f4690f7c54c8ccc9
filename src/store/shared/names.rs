//! Names that people give in a shared store: of an office, and the login of a person. Refuses to know who has one.

use super::remote::HEAD;
use crate::lang::message::words;

/// The longest name that PostgreSQL keeps whole: in bytes. Of a longer one it keeps the beginning, which is another name.
const LONGEST: usize = 63;

words! {
    /// Why no store takes a name.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum NameFault {
        Nothing
            en: "a name has a letter at least"
            fr: "un nom a au moins une lettre",

        Unseen
            en: "it holds a sign that cannot be seen"
            fr: "il contient un signe invisible",

        TooLong { most: usize }
            en: "it is longer than {most} bytes (a letter with an accent is two)"
            fr: "il dépasse {most} octets (une lettre accentuée en prend deux)",

        LikeHead
            en: "the head office is written `head`; an office of nearly that name would be mistaken for it"
            fr: "le siège s'écrit « head » ; une antenne d'un nom presque pareil passerait pour lui",

        Reserved
            en: "PostgreSQL keeps that name for itself"
            fr: "PostgreSQL se réserve ce nom",
    }
}

/// An office, as it is called in a store: without the space around it.
pub fn office_name(typed: &str) -> Result<String, NameFault> {
    let name = plain(typed)?;
    if name.eq_ignore_ascii_case(HEAD) && name != HEAD {
        return Err(NameFault::LikeHead);
    }
    Ok(name)
}

/// A login that a database can have. Case counts.
pub fn login_name(typed: &str) -> Result<String, NameFault> {
    let name = plain(typed)?;
    // https://www.postgresql.org/docs/current/sql-createrole.html; the role of everybody who has a login is no login.
    if name.starts_with("pg_") || ["public", "none", "formation_people"].contains(&name.as_str()) {
        return Err(NameFault::Reserved);
    }
    Ok(name)
}

fn plain(typed: &str) -> Result<String, NameFault> {
    let name = typed.trim();
    match name {
        "" => Err(NameFault::Nothing),
        _ if name.contains(char::is_control) => Err(NameFault::Unseen),
        _ if name.len() > LONGEST => Err(NameFault::TooLong { most: LONGEST }),
        _ => Ok(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words::Words;

    #[test]
    fn an_office_has_a_name_that_nobody_mistakes() {
        for name in ["lyon", "Île-de-France", "Saint-Étienne 2", HEAD, "école d'été"] {
            assert_eq!(office_name(&format!(" {name} ")), Ok(name.to_owned()));
        }
        for (typed, fault) in [
            ("", NameFault::Nothing),
            (" ", NameFault::Nothing),
            ("ly\non", NameFault::Unseen),
            ("Head", NameFault::LikeHead),
            (&"é".repeat(32), NameFault::TooLong { most: 63 }),
        ] {
            assert_eq!(office_name(typed), Err(fault), "{typed:?}");
        }
        assert_eq!(office_name(&"e".repeat(63)), Ok("e".repeat(63)));
    }

    #[test]
    fn a_login_is_one_that_the_database_can_have() {
        for name in ["maelle", "Maëlle Le Goff", "m\"x", "Public", "zoe@example.org"] {
            assert_eq!(login_name(name), Ok(name.to_owned()));
        }
        for (typed, fault) in [
            ("pg_monitor", NameFault::Reserved),
            ("public", NameFault::Reserved),
            ("none", NameFault::Reserved),
            ("formation_people", NameFault::Reserved),
            ("a\0", NameFault::Unseen),
            (&"x".repeat(64), NameFault::TooLong { most: 63 }),
        ] {
            assert_eq!(login_name(typed), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn why_no_store_takes_a_name_is_said_in_both_languages() {
        for (fault, en, fr) in [
            (NameFault::Nothing, "a name has a letter at least", "un nom a au moins une lettre"),
            (NameFault::Unseen, "it holds a sign that cannot be seen", "il contient un signe invisible"),
            (
                NameFault::TooLong { most: 63 },
                "it is longer than 63 bytes (a letter with an accent is two)",
                "il dépasse 63 octets (une lettre accentuée en prend deux)",
            ),
            (
                NameFault::LikeHead,
                "the head office is written `head`; an office of nearly that name would be mistaken for it",
                "le siège s'écrit « head » ; une antenne d'un nom presque pareil passerait pour lui",
            ),
            (NameFault::Reserved, "PostgreSQL keeps that name for itself", "PostgreSQL se réserve ce nom"),
        ] {
            assert_eq!((fault.en().as_str(), fault.fr().as_str()), (en, fr));
        }
    }
}
