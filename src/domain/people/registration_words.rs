//! What is said of the rows of a form: which program wrote them, why a row gives nobody, what was mended in it.

use crate::domain::people::names::LONGEST_NAME;
use crate::domain::people::registration::{Asked, LeftOut, Mend, Unfit};
use crate::domain::taken::FormKind;
use crate::domain::vocabulary::PersonStatus;
use crate::lang::message::words;

use crate::domain::taken_words::named;
use crate::domain::values::Value;
use crate::lang::cut::cut;
use crate::lang::words::{Lang, Words, any_en, any_fr, count_en, count_fr, list_en, list_fr};

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
            Self::NotAName { value, why } => format!("`{}` {}", cut(value, 40), why.en()),
            Self::HalfName { missing, perhaps } => half_en(missing, perhaps),
            Self::LostLetter { value } => {
                format!("`{value}`: a letter is lost; export the file again, or write the name in that cell")
            }
            Self::LostLetters { heading, value } => {
                format!("{heading}: `{}`: letters are lost; export the file again, or mend the cell", cut(value, 80))
            }
            Self::SeveralPeople { value } => {
                format!(
                    "`{value}` seems to be several people: one row each; one person is enrolled by name, `formation enrol`"
                )
            }
            Self::StateRefused { heading, value } => format!("{heading}: `{value}`"),
            Self::StateUnknown { heading, value } => format!(
                "{heading}: `{value}` is not known; {} if they come, `=cancelled` if not",
                mapped_value("state", value, "enrolled")
            ),
            Self::NameTooLong { letters } => {
                format!("a name of {letters} letters is none; there are {LONGEST_NAME} at most")
            }
            Self::InvalidEmail { value } => format!("`{value}` is no e-mail address"),
            Self::OrderNotValid { state } if state.is_empty() => "the order has no state".to_owned(),
            Self::OrderNotValid { state } => format!("the order is not valid: {state}"),
            Self::Draft => "a draft, never sent".to_owned(),
            Self::Incomplete => "begun and never finished".to_owned(),
            Self::UnknownValue { column, value, allowed } if allowed.is_empty() => {
                format!("{}: `{value}` is not known", asked(column, Lang::En))
            }
            Self::UnknownValue { column, value, allowed } => {
                format!(
                    "{}: `{value}` is not {}; or say what it is: {}",
                    asked(column, Lang::En),
                    any_en(&allowed_words(column, allowed, Lang::En)),
                    mapped_value(column.key(), value, "VALUE")
                )
            }
            Self::SeveralValues { column, value } => {
                format!("{}: `{value}` are several, and one is wanted", asked(column, Lang::En))
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
            Self::NotAName { value, why } => format!("« {} » {}", cut(value, 40), why.fr()),
            Self::HalfName { missing, perhaps } => half_fr(missing, perhaps),
            Self::LostLetter { value } => {
                format!(
                    "« {value} » : une lettre est perdue ; exportez de nouveau le fichier, ou écrivez le nom dans la cellule"
                )
            }
            Self::LostLetters { heading, value } => format!(
                "{heading} : « {} » : des lettres sont perdues ; exportez de nouveau le fichier, ou corrigez la cellule",
                cut(value, 80)
            ),
            Self::SeveralPeople { value } => format!(
                "« {value} » semble désigner plusieurs personnes : une ligne chacune ; une personne seule s'inscrit par son nom, \
                 `formation enrol`"
            ),
            Self::StateRefused { heading, value } => format!("{heading} : « {value} »"),
            Self::StateUnknown { heading, value } => format!(
                "{heading} : « {value} » n'est pas connu ; {} si la personne vient, `=cancelled` sinon",
                mapped_value("state", value, "enrolled")
            ),
            Self::NameTooLong { letters } => {
                format!("un nom de {letters} lettres n'en est pas un ; il en faut {LONGEST_NAME} au plus")
            }
            Self::InvalidEmail { value } => format!("« {value} » n'est pas une adresse e-mail"),
            Self::OrderNotValid { state } if state.is_empty() => "la commande n'a pas de statut".to_owned(),
            Self::OrderNotValid { state } => format!("la commande n'est pas valide : {state}"),
            Self::Draft => "un brouillon, jamais envoyé".to_owned(),
            Self::Incomplete => "réponse commencée et jamais terminée".to_owned(),
            Self::UnknownValue { column, value, allowed } if allowed.is_empty() => {
                format!("{} : « {value} » n'est pas connu", asked(column, Lang::Fr))
            }
            Self::UnknownValue { column, value, allowed } => {
                format!(
                    "{} : « {value} » n'est pas {} ; ou dites ce que c'est : {}",
                    asked(column, Lang::Fr),
                    any_fr(&allowed_words(column, allowed, Lang::Fr)),
                    mapped_value(column.key(), value, "VALEUR")
                )
            }
            Self::SeveralValues { column, value } => {
                format!("{} : « {value} », plusieurs réponses là où il en faut une", asked(column, Lang::Fr))
            }
            Self::OtherShape { cells, expected } => {
                format!("{} au lieu de {expected}", count_fr(*cells, "cellule", "cellules"))
            }
            Self::UnreadableDate { heading, value } => format!("{heading} : « {value} » n'est pas une date"),
        }
    }
}

/// What `--value` says of a word, as typed.
fn mapped_value(column: &str, word: &str, value: &str) -> String {
    format!("`--value {}`", crate::lang::typed::word(&format!("{column}:{word}={value}")))
}

fn half_en(missing: &str, perhaps: &[String]) -> String {
    let half = named(missing, Lang::En).to_lowercase();
    match perhaps.first() {
        None => format!("no {half}"),
        Some(first) => format!("no {half}; perhaps in {}: {}", list_en(perhaps), map_to(missing, first)),
    }
}

fn half_fr(missing: &str, perhaps: &[String]) -> String {
    let half = named(missing, Lang::Fr).to_lowercase();
    match perhaps.first() {
        None => format!("pas de {half}"),
        Some(first) => format!("pas de {half} ; peut-être dans {} : {}", list_fr(perhaps), map_to(missing, first)),
    }
}

/// The flag that takes a heading for a column.
fn map_to(column: &str, heading: &str) -> String {
    format!("`--map {}`", crate::lang::typed::word(&format!("{column}={heading}")))
}

/// A column as people read it; a question as the coordinator wrote it.
pub fn asked(column: &Asked, lang: Lang) -> &str {
    match column {
        Asked::Column(key) => named(key, lang),
        Asked::Question { label, .. } => label,
    }
}

/// What a column takes, as people read it.
fn allowed_words(column: &Asked, allowed: &[String], lang: Lang) -> Vec<String> {
    let word = |key: &String| match PersonStatus::from_key(key).filter(|_| *column == Asked::Column("status")) {
        Some(status) => Value::from(status).word(lang).to_owned(),
        None => key.clone(),
    };
    allowed.iter().map(word).collect()
}

impl Words for Mend {
    fn en(&self) -> String {
        match self {
            Self::Repaired { heading, was, now } => format!("{heading}: `{was}` repaired to `{now}`"),
            Self::Lost { heading, was } => format!("{heading}: `{was}` is lost, ask the person"),
            Self::Uncalculated { heading } => format!("{heading}: a formula never calculated, taken as empty"),
            Self::Beside { value } => format!("`{value}` stands under no heading: left aside"),
            Self::Unseen { heading, now } => {
                format!("{heading}: signs of control or direction, which nobody sees, are left out of `{now}`")
            }
            Self::NameParted { was, first_name, last_name } => {
                format!("`{was}`: first name `{first_name}`, last name `{last_name}`")
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Repaired { heading, was, now } => format!("{heading} : « {was} » réparé en « {now} »"),
            Self::Lost { heading, was } => format!("{heading} : « {was} » est perdu, à redemander à la personne"),
            Self::Uncalculated { heading } => format!("{heading} : une formule jamais calculée, prise pour vide"),
            Self::Beside { value } => format!("« {value} » n'est sous aucun titre : laissé de côté"),
            Self::Unseen { heading, now } => {
                format!(
                    "{heading} : des signes de commande ou de direction, que l'on ne voit pas, sont ôtés de « {now} »"
                )
            }
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
            Self::Blank => "blank",
            Self::Beside => "nothing under the headings, something beside the table",
            Self::Uncalculated => "formulas never calculated, nothing else",
            Self::MachineIds => "the headings once more, as machine ids",
            Self::HeadingAgain => "the headings once more",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self {
            Self::Total => "une ligne de total",
            Self::Blank => "vide",
            Self::Beside => "rien sous les titres, quelque chose à côté du tableau",
            Self::Uncalculated => "des formules jamais calculées, rien d'autre",
            Self::MachineIds => "les titres une seconde fois, en identifiants techniques",
            Self::HeadingAgain => "les titres une seconde fois",
        }
        .to_owned()
    }
}

/// How many blank rows were left out: nobody wants to read each of them.
#[derive(Clone, Copy, Debug)]
pub struct BlankRows(pub usize);

impl Words for BlankRows {
    fn en(&self) -> String {
        format!("{} left out", count_en(self.0, "blank row", "blank rows"))
    }

    fn fr(&self) -> String {
        count_fr(self.0, "ligne vide laissée de côté", "lignes vides laissées de côté")
    }
}

words! {
    /// What there is to know of the columns of a form before its rows are read: said once, above them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OfColumns {
        Missing { column: String, label: Option<String>, perhaps: Vec<String> }
            en: {
                let what = Self::missing(column, label.as_ref(), Lang::En);
                let perhaps =
                    if perhaps.is_empty() { String::new() } else { format!(", perhaps {}", list_en(perhaps)) };
                format!(
                    "no column gives `{what}`, which every row needs: `--map {column}=HEADING`{perhaps}{}",
                    for_all(column, Lang::En)
                )
            }
            fr: {
                let what = Self::missing(column, label.as_ref(), Lang::Fr);
                let perhaps =
                    if perhaps.is_empty() { String::new() } else { format!(", peut-être {}", list_fr(perhaps)) };
                format!(
                    "aucune colonne ne donne « {what} », qu'il faut pour chaque ligne : `--map {column}=TITRE`{perhaps}{}",
                    for_all(column, Lang::Fr)
                )
            },

        Further { heading: String, people: usize }
            en: (
                "`{heading}` names {}, who {} not enrolled: one row a person",
                count_en(*people, "further person", "further people"),
                if *people == 1 { "is" } else { "are" },
            )
            fr: (
                "« {heading} » nomme {}, non {} : une ligne par personne",
                count_fr(*people, "autre personne", "autres personnes"),
                if *people == 1 { "inscrite" } else { "inscrites" },
            ),

        Nowhere { column: String, word: String }
            en: "`--value {column}:{word}=…` changes nothing: no cell of that column says `{word}`"
            fr: "`--value {column}:{word}=…` ne change rien : aucune cellule de cette colonne ne dit « {word} »",

        PerhapsState { heading: String, rows: Vec<u32>, value: String }
            en: (
                "`{heading}` says `{value}` in {}, and refuses nobody: if it says who does not come, {}; else take \
                whoever does not come out of the file",
                row_words(rows, "row", list_en),
                map_to("state", heading),
            )
            fr: (
                "« {heading} » dit « {value} » en {} et n'écarte personne : si elle dit qui ne vient pas, {} ; \
                sinon, retirez du fichier qui ne vient pas",
                row_words(rows, "ligne", list_fr),
                map_to("state", heading),
            ),
    }
}

/// `row 2`, `rows 2, 5 and 9`; of many the first ones.
fn row_words(rows: &[u32], row: &str, list: fn(&[String]) -> String) -> String {
    const SHOWN: usize = 10;
    let mut shown: Vec<String> = rows.iter().take(SHOWN).map(ToString::to_string).collect();
    if rows.len() > SHOWN {
        shown.push("…".to_owned());
    }
    format!("{row}{} {}", if rows.len() > 1 { "s" } else { "" }, list(&shown))
}

impl OfColumns {
    fn missing<'m>(column: &'m str, label: Option<&'m String>, lang: Lang) -> &'m str {
        label.map_or_else(|| named(column, lang), String::as_str)
    }
}

/// The flag that says it for every row, where there is one.
fn for_all(column: &str, lang: Lang) -> String {
    match column {
        "first_name" | "last_name" | "email" | "phone" | "note" => String::new(),
        _ => format!("{} `{}`", lang.pick("; or for all of them", " ; ou, pour toutes,"), flag(column, lang)),
    }
}

/// The flag that says a column for rows that say nothing of it.
pub fn flag(column: &str, lang: Lang) -> String {
    let value = lang.pick("VALUE", "VALEUR");
    match column {
        "status" | "organisation" | "funder" | "modules" => format!("--{column} {value}"),
        field => format!("--field {field}={value}"),
    }
}
