//! The programme sheet as people hand it over: context, objectives, audience, the modules with what happens in them and
//! when. A document: it speaks the programme's language.

use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::{Module, Programme};
use crate::domain::quantity::{Minutes, hours_and_minutes};

use crate::domain::values::Value;
use crate::lang::Lang;
use crate::lang::durations::duration_line;

/// The sheet, line by line, with the dates of those cohorts.
pub fn sheet(programme: &Programme, cohorts: &[Cohort]) -> Vec<String> {
    let lang = Lang::of_locale(&programme.language);
    let mut lines = Vec::new();
    lines.extend((!programme.sector.is_empty()).then(|| programme.sector.clone()));
    lines.push(programme.title.clone());
    let provider = &programme.provider;
    if !provider.name.is_empty() {
        let nda = (!provider.nda.is_empty()).then(|| format!("{} {}", lang.pick("NDA", "NDA"), provider.nda));
        lines.push([Some(provider.name.clone()), nda].into_iter().flatten().collect::<Vec<_>>().join(" · "));
    }
    section(&mut lines, lang.pick("Context", "Contexte"), &programme.context);
    items(&mut lines, lang.pick("Objectives", "Objectifs"), &programme.objectives);
    section(&mut lines, lang.pick("Audience", "Public"), &programme.audience);
    let sheet = &programme.sheet;
    section(&mut lines, lang.pick("Prerequisites", "Prérequis"), &sheet.prerequisites);
    for (number, module) in (1..).zip(&programme.modules) {
        lines.push(String::new());
        lines.push(format!("{} {number}{}{}", lang.pick("Module", "Module"), lang.pick(": ", " : "), module.title));
        lines.push(about(programme, module, lang));
        lines.extend(dates(module, cohorts, lang));
        lines.extend(module.content.iter().map(|item| format!("- {item}")));
    }
    for (english, french, text) in [
        ("Methods", "Méthodes", &sheet.methods),
        ("Evaluation", "Évaluation", &sheet.evaluation),
        ("Price", "Tarif", &sheet.price),
        ("How to enrol", "Modalités et délais d'accès", &sheet.access),
        ("Accessibility", "Accessibilité", &sheet.accessibility),
        ("Support", "Assistance technique et pédagogique", &sheet.support),
        ("Contact", "Contact", &sheet.contact),
    ] {
        section(&mut lines, lang.pick(english, french), text);
    }
    lines
}

/// `Atelier, 8 h, à distance`.
fn about(programme: &Programme, module: &Module, lang: Lang) -> String {
    let kind = capitalised(Value::from(module.kind).word(lang));
    let modality = Value::from(programme.modality).word(lang);
    if module.planned == Minutes::ZERO {
        format!("{kind}, {modality}")
    } else {
        format!("{kind}, {}, {modality}", hours_and_minutes(module.planned))
    }
}

/// When it takes place: one line, or one for each of several cohorts under its name.
fn dates(module: &Module, cohorts: &[Cohort], lang: Lang) -> Vec<String> {
    let line = |cohort: &Cohort| {
        let held = cohort.sessions.iter().filter(|session| session.module == module.id && !session.cancelled);
        duration_line(held.map(|session| (session.date, session.start, session.end)), lang)
    };
    let named = cohorts.len() > 1;
    cohorts
        .iter()
        .map(|cohort| (cohort, line(cohort)))
        .filter(|(_, line)| !line.is_empty())
        .flat_map(|(cohort, line)| named.then(|| format!("[{}]", cohort.id)).into_iter().chain([line]))
        .collect()
}

fn section(lines: &mut Vec<String>, title: &str, text: &str) {
    if !text.is_empty() {
        lines.push(String::new());
        lines.push(title.to_owned());
        lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
    }
}

fn items(lines: &mut Vec<String>, title: &str, items: &[String]) {
    if !items.is_empty() {
        lines.push(String::new());
        lines.push(title.to_owned());
        lines.extend(items.iter().map(|item| format!("- {item}")));
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
