//! "Did you mean": what is said to somebody who typed a word that is not known. Which word is nearest is found in
//! `domain::suggest`.

use std::fmt::Display;

use crate::lang::words::{Lang, list_en, list_fr};

/// A list longer than this is not shown beside the word that was probably meant.
const MOST: usize = 16;

/// The word that was probably meant, and the words that there are.
#[derive(Clone, Copy, Debug)]
pub struct Suggestion<'a, W> {
    /// The nearest word, if one is near.
    pub near: Option<&'a W>,
    /// What leads to the list, in English and in French: "the keys here are".
    pub are: (&'a str, &'a str),
    /// All that there are.
    pub known: &'a [String],
}

impl<W: Display> Suggestion<'_, W> {
    /// In that language.
    pub fn say(&self, lang: Lang) -> String {
        let list = || match lang {
            Lang::En => format!("{} {}", self.are.0, list_en(self.known)),
            Lang::Fr => format!("{} {}", self.are.1, list_fr(self.known)),
        };
        match self.near {
            Some(near) if self.known.len() <= MOST => format!("{} {}", did_you_mean(near, lang), list()),
            Some(near) => did_you_mean(near, lang),
            None => list(),
        }
    }
}

/// The nearest word alone.
pub fn did_you_mean(near: impl Display, lang: Lang) -> String {
    lang.pick(format!("did you mean `{near}`?"), format!("vouliez-vous dire « {near} » ?"))
}

/// The nearest thing, and the things that there are, where these have no name of their own.
pub fn there_are<T: Display>(near: Option<impl Display>, known: &[T], lang: Lang) -> String {
    let are = || match known {
        [] => lang.pick("there is none".to_owned(), "il n'y en a aucun".to_owned()),
        [one] => lang.pick(format!("there is {one}"), format!("il y a {one}")),
        _ => lang.pick(format!("there are {}", list_en(known)), format!("il y a {}", list_fr(known))),
    };
    match (near, known) {
        (Some(near), [_]) => did_you_mean(near, lang),
        (Some(near), _) => format!("{} {}", did_you_mean(near, lang), are()),
        (None, _) => are(),
    }
}
/// What stands nearest to what was looked for, where there is anything.
pub fn nearest_are<T: Display>(near: &[T], lang: Lang) -> String {
    match (near, lang) {
        ([], _) => String::new(),
        ([one], Lang::En) => format!("the nearest is {one}"),
        ([one], Lang::Fr) => format!("la plus proche est {one}"),
        (_, Lang::En) => format!("the nearest are {}", list_en(near)),
        (_, Lang::Fr) => format!("les plus proches sont {}", list_fr(near)),
    }
}
