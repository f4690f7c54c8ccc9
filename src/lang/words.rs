//! The two languages, what a message is, and the small grammar that messages share.

use std::fmt;

use crate::lang::folded_words;

/// A language people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Français.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The language of a locale name (`fr_FR.UTF-8`, `en`, `C`): French for `fr…`, English for the rest.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("fr") { Self::Fr } else { Self::En }
    }

    /// Takes the one of two that is in this language.
    pub fn pick<T>(self, en: T, fr: T) -> T {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }
}

/// Something that can be said in both languages: `say`, or `en` and `fr`, is written by hand; [`super::message`] writes
/// `say` and `hint` of what it declares.
pub trait Words: fmt::Debug + Send + Sync {
    /// In that language.
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en(),
            Lang::Fr => self.fr(),
        }
    }

    /// What to do about it; empty where there is nothing to do.
    fn hint(&self, _lang: Lang) -> String {
        String::new()
    }

    /// In English.
    fn en(&self) -> String {
        self.say(Lang::En)
    }

    /// In French.
    fn fr(&self) -> String {
        self.say(Lang::Fr)
    }
}

impl<W: Words + ?Sized> Words for &W {
    fn say(&self, lang: Lang) -> String {
        (**self).say(lang)
    }

    fn hint(&self, lang: Lang) -> String {
        (**self).hint(lang)
    }
}

impl<W: Words + ?Sized> Words for Box<W> {
    fn say(&self, lang: Lang) -> String {
        (**self).say(lang)
    }

    fn hint(&self, lang: Lang) -> String {
        (**self).hint(lang)
    }
}

/// What to do about something, as a message of its own.
#[derive(Clone, Debug)]
pub struct HintOf<W>(pub W);

impl<W: Words> Words for HintOf<W> {
    fn say(&self, lang: Lang) -> String {
        self.0.hint(lang)
    }
}

/// `1 mark`, `2 marks`: English takes the plural for everything but one.
pub fn count_en(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `0 marque`, `1 marque`, `2 marques`: French takes the plural from two on.
pub fn count_fr(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { many })
}

/// `de Karim`, `d'Hélène`, `d'Yves`: French elides before a vowel, a `y` with a consonant behind it, and the `h` of names
/// that begin with a silent one.
pub fn of_fr(name: &str) -> String {
    elided("de", name)
}

/// `que Karim`, `qu'Hélène`.
pub fn than_fr(name: &str) -> String {
    elided("que", name)
}

/// A word that loses its last letter, an `e`, before a name that begins with the sound of a vowel.
fn elided(word: &str, name: &str) -> String {
    const SILENT: [&str; 13] =
        ["hadri", "hect", "hel", "hen", "herm", "herv", "hil", "hipp", "hono", "hort", "hub", "hug", "hya"];
    let first = folded_words(name).into_iter().next().unwrap_or_default();
    let mut letters = first.chars();
    let vowel = |letter: Option<char>| letter.is_some_and(|letter| "aeiouy".contains(letter));
    let loses_it = match letters.next() {
        Some('y') => letters.next().is_some_and(|next| !vowel(Some(next))),
        Some('h') => SILENT.iter().any(|silent| first.starts_with(silent)),
        letter => vowel(letter),
    };
    if loses_it { format!("{}'{name}", &word[..word.len() - 1]) } else { format!("{word} {name}") }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list_en<T: fmt::Display>(items: &[T]) -> String {
    list(items, " and ")
}

/// `a`, `a et b`, `a, b et c`.
pub fn list_fr<T: fmt::Display>(items: &[T]) -> String {
    list(items, " et ")
}

/// `a`, `a or b`, `a, b or c`.
pub fn any_en<T: fmt::Display>(items: &[T]) -> String {
    list(items, " or ")
}

/// `a`, `a ou b`, `a, b ou c`.
pub fn any_fr<T: fmt::Display>(items: &[T]) -> String {
    list(items, " ou ")
}

fn list<T: fmt::Display>(items: &[T], and: &str) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{}{and}{last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{of_fr, than_fr};

    #[test]
    fn french_elides_before_a_vowel_and_a_silent_h() {
        for (name, said) in [
            ("Hélène Roux", "d'Hélène Roux"),
            ("Karim Haddad", "de Karim Haddad"),
            ("Éric Dumas", "d'Éric Dumas"),
            ("Œuvrard", "d'Œuvrard"),
            ("Yves Le Goff", "d'Yves Le Goff"),
            ("Yasmine", "de Yasmine"),
            ("Hamza", "de Hamza"),
            ("", "de "),
        ] {
            assert_eq!(of_fr(name), said);
            let than = said.replacen("d'", "qu'", 1).replacen("de ", "que ", 1);
            assert_eq!(than_fr(name), than);
        }
    }
}
