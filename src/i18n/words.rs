//! The two languages, what a message is, and the small grammar that messages share.

use std::fmt;

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

/// Something that can be said in both languages. Implementors are enums with typed arguments.
pub trait Words: fmt::Debug + Send + Sync {
    /// In English.
    fn en(&self) -> String;
    /// In French.
    fn fr(&self) -> String;
    /// In that language.
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => self.fr(),
            Lang::En => self.en(),
        }
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
