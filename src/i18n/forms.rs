//! What is said of the rows of a form: which program wrote them, why a row gives nobody, what was mended in it.

use crate::domain::registration::{LeftOut, Mend, Unfit};
use crate::domain::taken::FormKind;
use crate::domain::vocabulary::PersonStatus;

use super::headings::Heading;
use super::values::Value;
use super::words::{Lang, Words, any_en, any_fr, count_en, count_fr};

impl Words for FormKind {
    fn en(&self) -> String {
        match self {
            Self::HelloAsso => "HelloAsso",
            Self::Drupal7 => "Framaforms (Drupal 7)",
            Self::Drupal8 => "Drupal 8 or later",
            Self::GoogleForms => "Google Forms",
            Self::MicrosoftForms => "Microsoft Forms",
            Self::LimeSurvey => "LimeSurvey",
            Self::NextcloudForms => "Nextcloud Forms",
            Self::Eventbrite => "Eventbrite",
            Self::Table => "a table",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self {
            Self::Drupal8 => "Drupal 8 ou plus récent".to_owned(),
            Self::Table => "un tableau".to_owned(),
            program => program.en(),
        }
    }
}

impl Words for Unfit {
    fn en(&self) -> String {
        match self {
            Self::NoName => "no name".to_owned(),
            Self::InvalidEmail { value } => format!("`{value}` is no e-mail address"),
            Self::OrderNotValid { state } if state.is_empty() => "the order has no state".to_owned(),
            Self::OrderNotValid { state } => format!("the order is not valid: {state}"),
            Self::Draft => "a draft, never sent".to_owned(),
            Self::Incomplete => "begun and never finished".to_owned(),
            Self::UnknownValue { column, value, allowed } if allowed.is_empty() => {
                format!("{}: `{value}` is not known", label(column, Lang::En))
            }
            Self::UnknownValue { column, value, allowed } => {
                format!("{}: `{value}` is not {}", label(column, Lang::En), any_en(&words(column, allowed, Lang::En)))
            }
            Self::SeveralValues { column, value } => {
                format!("{}: `{value}` are several, and one is wanted", label(column, Lang::En))
            }
            Self::OtherShape { cells, expected } => {
                format!("{} instead of {expected}", count_en(*cells, "cell", "cells"))
            }
            Self::UnreadableDate { heading, value } => format!("{heading}: `{value}` is no date"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NoName => "pas de nom".to_owned(),
            Self::InvalidEmail { value } => format!("« {value} » n'est pas une adresse e-mail"),
            Self::OrderNotValid { state } if state.is_empty() => "la commande n'a pas de statut".to_owned(),
            Self::OrderNotValid { state } => format!("la commande n'est pas valide : {state}"),
            Self::Draft => "un brouillon, jamais envoyé".to_owned(),
            Self::Incomplete => "réponse commencée et jamais terminée".to_owned(),
            Self::UnknownValue { column, value, allowed } if allowed.is_empty() => {
                format!("{} : « {value} » n'est pas connu", label(column, Lang::Fr))
            }
            Self::UnknownValue { column, value, allowed } => {
                format!(
                    "{} : « {value} » n'est pas {}",
                    label(column, Lang::Fr),
                    any_fr(&words(column, allowed, Lang::Fr))
                )
            }
            Self::SeveralValues { column, value } => {
                format!("{} : « {value} », plusieurs réponses là où il en faut une", label(column, Lang::Fr))
            }
            Self::OtherShape { cells, expected } => {
                format!("{} au lieu de {expected}", count_fr(*cells, "cellule", "cellules"))
            }
            Self::UnreadableDate { heading, value } => format!("{heading} : « {value} » n'est pas une date"),
        }
    }
}

/// Values of a column as people read them.
fn words(column: &str, values: &[String], lang: Lang) -> Vec<String> {
    let status = |key: &String| PersonStatus::ALL.iter().find(|status| column == "status" && status.key() == key);
    let word = |key: &String| status(key).map_or(key.clone(), |status| Value::from(*status).word(lang).to_owned());
    values.iter().map(word).collect()
}

/// The label of a column of the enrolments; a question's is its id.
fn label(column: &str, lang: Lang) -> &str {
    let known = Heading::ALL.iter().find(|heading| heading.key() == column);
    known.map_or(column, |heading| heading.label(lang))
}

impl Words for Mend {
    fn en(&self) -> String {
        match self {
            Self::Repaired { heading, was, now } => format!("{heading}: `{was}` repaired to `{now}`"),
            Self::Lost { heading, was } => format!("{heading}: `{was}` is lost, ask the person"),
            Self::NameParted { was, first_name, last_name } => {
                format!("`{was}`: first name `{first_name}`, last name `{last_name}`")
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Repaired { heading, was, now } => format!("{heading} : « {was} » réparé en « {now} »"),
            Self::Lost { heading, was } => format!("{heading} : « {was} » est perdu, à redemander à la personne"),
            Self::NameParted { was, first_name, last_name } => {
                format!("« {was} » : prénom « {first_name} », nom « {last_name} »")
            }
        }
    }
}

impl Words for LeftOut {
    fn en(&self) -> String {
        match self {
            Self::Total => "a row of totals",
            Self::MachineIds => "the headings once more, as machine ids",
            Self::HeadingAgain => "the headings once more",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self {
            Self::Total => "une ligne de total",
            Self::MachineIds => "les titres une seconde fois, en identifiants techniques",
            Self::HeadingAgain => "les titres une seconde fois",
        }
        .to_owned()
    }
}
