//! What is wrong with a template of the coordinator's: the file, the line, and the variable that may be meant.

use std::collections::BTreeSet;

use minijinja::{Error, ErrorKind};
use serde::Serialize;

use super::builtin::Overrides;
use crate::domain::suggest::nearest;
use crate::lang::message::words;

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Its file, from the folder of templates.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// Whether it is the coordinator's own.
    pub own: bool,
    pub why: Why,
}

words! {
    /// Why a template makes no page.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Why {
        UnknownVariable { name: String, near: Option<String> }
            en: "there is no variable `{name}` here"
            fr: "il n'y a pas ici de variable « {name} »"
            hint match near {
                Some(near) => hint_en: "did you mean `{near}`?" hint_fr: "vouliez-vous dire « {near} » ?",
                None =>
                    hint_en: "`formation document templates --copy` writes templates that work, beside yours"
                    hint_fr: "`formation document templates --copy` écrit des modèles qui marchent, à côté des vôtres",
            },

        UnknownTemplate { name: String }
            en: "there is no template `{name}`"
            fr: "il n'y a pas de modèle « {name} »"
            hint_en: "templates include files of the folder `templates` alone"
            hint_fr: "un modèle n'inclut que des fichiers du dossier « templates »",

        TooLong
            en: "the template does not end: a loop may go on too long"
            fr: "le modèle ne se termine pas : une boucle est peut-être trop longue",

        /// As the library says it.
        Other { detail: String }
            en: "the template cannot be used: {detail}"
            fr: "le modèle est inutilisable : {detail}"
            hint_en: "`formation document templates --copy` writes templates that work, beside yours"
            hint_fr: "`formation document templates --copy` écrit des modèles qui marchent, à côté des vôtres",
    }
}

impl TemplateFault {
    /// What an error of the library says of it.
    pub fn of(error: &Error, overrides: &Overrides, values: &impl Serialize) -> Self {
        let innermost = innermost(error);
        let file = innermost.name().unwrap_or_default().to_owned();
        let line = innermost.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
        let text = overrides.iter().find(|(own, _)| *own == file).map(|(_, text)| text.as_str());
        let on_line = text.and_then(|text| text.lines().nth(line as usize - 1)).unwrap_or_default();
        let why = why(innermost, on_line, text.unwrap_or_default(), values);
        Self { own: text.is_some(), file, line, why }
    }
}

/// What an error of the library says. `on_line`: the text in which it is; `template`: all of it, for the names that it gives.
pub fn why(error: &Error, on_line: &str, template: &str, values: &impl Serialize) -> Why {
    match error.kind() {
        ErrorKind::UndefinedError => undefined(on_line, template, values),
        ErrorKind::TemplateNotFound => {
            let detail = error.detail().unwrap_or_default();
            Why::UnknownTemplate { name: detail.split(['"', '\'']).nth(1).unwrap_or(detail).to_owned() }
        }
        ErrorKind::OutOfFuel => Why::TooLong,
        kind => Why::Other { detail: error.detail().map_or_else(|| kind.to_string(), str::to_owned) },
    }
}

/// The error of the template that another includes.
fn innermost(error: &Error) -> &Error {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Error>());
    source.filter(|source| source.name().is_some()).map_or(error, innermost)
}

/// The first word between the brackets of a line that no variable is called.
fn undefined(line: &str, template: &str, values: &impl Serialize) -> Why {
    let mut keys = BTreeSet::new();
    if let Ok(json) = serde_json::to_value(values) {
        keys_of(&json, &mut keys);
    }
    let given = given(template);
    let tags: Vec<String> = tags(line).map(without_texts).collect();
    let paths: Vec<&str> = tags.iter().flat_map(|tag| names(tag)).collect();
    let is_known = |part: &str| keys.contains(part) || KNOWN.contains(&part) || given.iter().any(|name| name == part);
    let unknown = paths.iter().find_map(|path| {
        let part = path.split('.').find(|part| !is_known(part))?;
        Some((*path, part))
    });
    let Some((path, part)) = unknown else {
        return Why::UnknownVariable { name: paths.join(", "), near: None };
    };
    let near = nearest(part, keys.iter().map(String::as_str)).map(|near| path.replacen(part, near, 1));
    Why::UnknownVariable { name: path.to_owned(), near }
}

/// What stands between the brackets of a text.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split("{{").flat_map(|part| part.split("{%")).skip(1);
    parts.filter_map(|part| part.split(['}', '%']).next())
}

/// A tag without the texts in quotes.
fn without_texts(tag: &str) -> String {
    tag.split(['"', '\'']).step_by(2).collect::<Vec<_>>().join(" ")
}

/// Names that a template gives by itself: to what a loop goes through, or what it sets.
fn given(template: &str) -> Vec<String> {
    let mut given = Vec::new();
    for tag in tags(template) {
        let words: Vec<&str> = names(tag).collect();
        match words.first() {
            Some(&"for") => given.extend(words[1..].iter().take_while(|word| **word != "in").map(ToString::to_string)),
            Some(&("set" | "with")) => given.extend(words.get(1).map(ToString::to_string)),
            _ => {}
        }
    }
    given
}

/// Names in a tag, with their dots.
fn names(tag: &str) -> impl Iterator<Item = &str> {
    tag.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
        .filter(|path| path.chars().next().is_some_and(char::is_alphabetic))
}

/// Words of the language of templates, and of its filters.
const KNOWN: &[&str] = &[
    "if",
    "else",
    "elif",
    "endif",
    "for",
    "in",
    "endfor",
    "set",
    "endset",
    "block",
    "endblock",
    "include",
    "extends",
    "not",
    "and",
    "or",
    "is",
    "loop",
    "index",
    "first",
    "last",
    "length",
    "true",
    "false",
    "none",
    "date",
    "long_date",
    "short_day",
    "time",
    "hours",
    "duration",
    "siret",
    "nda",
    "prose",
    "css",
    "lower_first",
    "short",
    "join",
    "default",
    "replace",
    "list",
    "map",
    "sum",
    "selectattr",
    "attribute",
    "equalto",
    "fonts",
    "upper",
    "lower",
    "title",
    "round",
    "defined",
    "with",
    "endwith",
];

fn keys_of(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                keys.insert(key.clone());
                keys_of(value, keys);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| keys_of(item, keys)),
        _ => {}
    }
}
