//! What one row of a form's export says of a person, whatever form it was. Owns no rule: who is new and who is let in is
//! decided in [`crate::domain::decide`].

use chrono::NaiveDateTime;

use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::LONGEST_NAME;
use crate::domain::people::no_name::NoName;
use crate::domain::programme::ids::FieldId;
use crate::domain::schema::{CellFate, Record};
use crate::domain::taken::named;
use crate::domain::values::Value;
use crate::domain::vocabulary::PersonStatus;
use crate::lang::cut::cut;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, any_en, any_fr, count_en, count_fr, list_en, list_fr};

/// One row of a form, read: a person who asks for a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// What the row says of them, and nothing else: names as typed, a phone repaired where that was certain, answers in the
    /// spelling of the definition. An empty text is one of nobody who pays, and of all modules.
    pub says: CellTexts,
    /// When the form was sent, local time of the programme: decides the order of the waiting list.
    pub registered: Option<NaiveDateTime>,
    /// The cohort it names, where the form asks.
    pub cohort: Option<String>,
}

impl Registration {
    pub fn first_name(&self) -> &str {
        self.says.get("first_name")
    }

    pub fn last_name(&self) -> &str {
        self.says.get("last_name")
    }

    /// The participant's own e-mail; a payer's is none.
    pub fn email(&self) -> &str {
        self.says.get("email")
    }

    /// First name then last name, as one reads it.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name(), self.last_name()).trim().to_owned()
    }

    /// The same, but for the e-mail.
    #[must_use]
    pub fn without_email(self) -> Self {
        Self { says: self.says.without("email"), ..self }
    }

    /// What two rows about one person say together: of each column, the later one if it says something.
    #[must_use]
    pub fn corrected_by(self, later: Self) -> Self {
        Self {
            says: self.says.corrected_by(later.says),
            registered: later.registered.or(self.registered),
            cohort: later.cohort.or(self.cohort),
        }
    }
}

/// A row that gives no registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyRow {
    /// Every reason: who corrects the row has not to try again for the next one.
    pub reasons: Vec<Unfit>,
    /// What the row says all the same, for the rules of the cohort to be asked too; none where it counts for nothing.
    pub rest: Option<Box<Registration>>,
}

impl From<Unfit> for FaultyRow {
    fn from(reason: Unfit) -> Self {
        Self { reasons: vec![reason], rest: None }
    }
}

/// A column that a value stands in, as a reason names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedColumn {
    /// Of the enrolments, by its key.
    Column(&'static str),
    /// A question of the programme.
    Question {
        id: FieldId,
        /// As the coordinator wrote it.
        label: String,
    },
}

impl AskedColumn {
    /// The column of the enrolments, or the id of the question.
    pub fn key(&self) -> &str {
        match self {
            Self::Column(key) => key,
            Self::Question { id, .. } => id.as_str(),
        }
    }
}

words! {
    /// Why a row gives no enrolment, before the rules of the cohort are asked.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Unfit {
        NoName en: "no name" fr: "pas de nom",
        /// What stands for a name has no letter, or is a formula.
        NotAName { value: String, why: NoName }
            en: ("`{}` {}", cut(value, 40), why.en())
            fr: ("« {} » {}", cut(value, 40), why.fr()),

        HalfName {
            /// The half that is missing: a column of the enrolments.
            missing: &'static str,
            perhaps: Vec<String>,
        }
            en: { half_en(missing, perhaps) }
            fr: { half_fr(missing, perhaps) },

        /// A letter of a name is lost: the file has a byte that is no letter there.
        LostLetter { value: String }
            en: "`{value}`: a letter is lost; export the file again, or write the name in that cell"
            fr: "« {value} » : une lettre est perdue ; exportez de nouveau le fichier, ou écrivez le nom dans la \
                cellule",

        LostLetters { heading: String, value: String }
            en: ("{heading}: `{}`: letters are lost; export the file again, or mend the cell", cut(value, 80))
            fr: (
                "{heading} : « {} » : des lettres sont perdues ; exportez de nouveau le fichier, ou corrigez la \
                    cellule",
                cut(value, 80),
            ),

        SeveralPeople { value: String }
            en: "`{value}` seems to be several people: one row each; one person is enrolled by name, `formation enrol`"
            fr: "« {value} » semble désigner plusieurs personnes : une ligne chacune ; une personne seule s'inscrit \
                par son nom, `formation enrol`",

        /// A column says that the registration does not count: cancelled, refused, unpaid, pending.
        StateRefused { heading: String, value: String } en: "{heading}: `{value}`" fr: "{heading} : « {value} »",
        /// A column that says whether a registration counts says something that is not known.
        StateUnknown { heading: String, value: String }
            en: (
                "{heading}: `{value}` is not known; {} if they come, `=cancelled` if not",
                mapped_value("state", value, "enrolled"),
            )
            fr: (
                "{heading} : « {value} » n'est pas connu ; {} si la personne vient, `=cancelled` sinon",
                mapped_value("state", value, "enrolled"),
            ),

        NameTooLong { letters: usize }
            en: ("a name of {letters} letters is none: {LONGEST_NAME} at most")
            fr: ("un nom de {letters} lettres n'en est pas un : {LONGEST_NAME} au plus"),

        InvalidEmail { value: String }
            en: "`{value}` is no e-mail address"
            fr: "« {value} » n'est pas une adresse e-mail",

        /// The order is not valid: cancelled, refunded, unpaid. The form's own word.
        OrderNotValid { state: String } match state {
            _ if state.is_empty() => en: "the order has no state" fr: "la commande n'a pas de statut",
            _ => en: "the order is not valid: {state}" fr: "la commande n'est pas valide : {state}",
        },

        Draft en: "a draft, never sent" fr: "un brouillon, jamais envoyé",
        Incomplete en: "begun and never finished" fr: "réponse commencée et jamais terminée",
        /// A cell whose value is no word that the column takes.
        UnknownValue { column: AskedColumn, value: String, allowed: Vec<String> } match allowed {
            _ if allowed.is_empty() =>
                en: ("{}: `{value}` is not known", asked(column, Lang::En))
                fr: ("{} : « {value} » n'est pas connu", asked(column, Lang::Fr)),
            _ =>
                en: (
                    "{}: `{value}` is not {}; or say what it is: {}",
                    asked(column, Lang::En),
                    any_en(&allowed_words(column, allowed, Lang::En)),
                    mapped_value(column.key(), value, "VALUE"),
                )
                fr: (
                    "{} : « {value} » n'est pas {} ; ou dites ce que c'est : {}",
                    asked(column, Lang::Fr),
                    any_fr(&allowed_words(column, allowed, Lang::Fr)),
                    mapped_value(column.key(), value, "VALEUR"),
                ),
        },

        SeveralValues { column: AskedColumn, value: String }
            en: ("{}: `{value}` are several, and one is wanted", asked(column, Lang::En))
            fr: ("{} : « {value} », plusieurs réponses là où il en faut une", asked(column, Lang::Fr)),

        /// The row has not as many cells as the heading: a line end that was not quoted, or a cut file.
        OtherShape { cells: usize, expected: usize }
            en: ("{} instead of {expected}", count_en(*cells, "cell", "cells"))
            fr: ("{} au lieu de {expected}", count_fr(*cells, "cellule", "cellules")),

        UnreadableDate { heading: String, value: String }
            en: "{heading}: `{value}` is no date"
            fr: "{heading} : « {value} » n'est pas une date",
    }
}

impl Unfit {
    /// The column whose cell it is about: a key of the enrolments, or the id of a question.
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::InvalidEmail { .. } => Some("email"),
            Self::UnknownValue { column, .. } | Self::SeveralValues { column, .. } => Some(column.key()),
            Self::NoName
            | Self::NotAName { .. }
            | Self::HalfName { .. }
            | Self::SeveralPeople { .. }
            | Self::LostLetter { .. }
            | Self::LostLetters { .. }
            | Self::StateRefused { .. }
            | Self::StateUnknown { .. }
            | Self::NameTooLong { .. }
            | Self::OrderNotValid { .. }
            | Self::Draft
            | Self::Incomplete
            | Self::OtherShape { .. }
            | Self::UnreadableDate { .. } => None,
        }
    }
}

words! {
    /// A cell that a spreadsheet damaged, and what became of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Mend {
        /// Repaired: there is only one thing it can have been.
        Repaired { heading: String, was: String, now: String }
            en: "{heading}: `{was}` repaired to `{now}`"
            fr: "{heading} : « {was} » réparé en « {now} »",

        /// Lost: the cell is left empty, and somebody has to ask the person.
        Lost { heading: String, was: String }
            en: "{heading}: `{was}` is lost, ask the person"
            fr: "{heading} : « {was} » est perdu, à redemander à la personne",

        /// A formula that no program has calculated: the cell is taken as empty.
        Uncalculated { heading: String }
            en: "{heading}: a formula never calculated, taken as empty"
            fr: "{heading} : une formule jamais calculée, prise pour vide",

        /// What stands beside the table, under no heading, is left aside.
        Beside { value: String }
            en: "`{value}` stands under no heading: left aside"
            fr: "« {value} » n'est sous aucun titre : laissé de côté",

        /// A name had signs that nobody sees: of control, or that turn the direction of a text. They are left out.
        Unseen { heading: String, now: String }
            en: "{heading}: invisible characters, of control or direction, are left out of `{now}`"
            fr: "{heading} : des caractères invisibles, de commande ou de direction, sont retirés de « {now} »",

        /// One cell for the whole name was parted in two.
        NameParted { was: String, first_name: String, last_name: String }
            en: "`{was}`: first name `{first_name}`, last name `{last_name}`"
            fr: "« {was} » : prénom « {first_name} », nom « {last_name} »",
    }
}

/// One row of a form, with its place and its cells, to be said and given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRow {
    /// Line or row of the file, from 1.
    pub number: u32,
    /// Its cells as they were read, one for each heading and any beyond.
    pub cells: Vec<String>,
    /// The name in the row, or the half of it that is there: by it one finds the row again.
    pub person: String,
    /// The registration, or why the row gives none.
    pub read: Result<Registration, FaultyRow>,
    pub mended: Vec<Mend>,
}

words! {
    /// Why a row below the headings is no registration, and nobody's.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LeftOut {
        /// A row of totals that somebody wrote under the list.
        Total en: "a row of totals" fr: "une ligne de total",
        /// Nothing in it, but the signs that part its cells.
        Blank en: "blank" fr: "vide",
        /// Nothing under the headings, something beside the table.
        Beside
            en: "nothing under the headings, something beside the table"
            fr: "rien sous les titres, quelque chose à côté du tableau",

        /// Nothing in it but formulas that no program has calculated.
        Uncalculated en: "formulas never calculated, nothing else" fr: "des formules jamais calculées, rien d'autre",
        /// The headings once more, as machine ids.
        MachineIds
            en: "the headings once more, as machine ids"
            fr: "les titres une seconde fois, en identifiants techniques",

        /// The headings once more: lists were put one under the other.
        HeadingAgain en: "the headings once more" fr: "les titres une seconde fois",
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
pub fn asked(column: &AskedColumn, lang: Lang) -> &str {
    match column {
        AskedColumn::Column(key) => named(key, lang),
        AskedColumn::Question { label, .. } => label,
    }
}

/// What a column takes, as people read it.
fn allowed_words(column: &AskedColumn, allowed: &[String], lang: Lang) -> Vec<String> {
    let word = |key: &String| match PersonStatus::from_key(key).filter(|_| *column == AskedColumn::Column("status")) {
        Some(status) => Value::from(status).word(lang).to_owned(),
        None => key.clone(),
    };
    allowed.iter().map(word).collect()
}

words! {
    /// How many blank rows were left out: nobody wants to read each of them.
    #[derive(Clone, Copy, Debug)]
    pub struct BlankRows { pub rows: usize }
        en: ("{} left out", count_en(*rows, "blank row", "blank rows"))
        fr: { count_fr(*rows, "ligne vide laissée de côté", "lignes vides laissées de côté") }
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
            fr: "`--value {column}:{word}=…` ne change rien : aucune cellule de cette colonne ne contient « {word} »",

        PerhapsState { heading: String, rows: Vec<u32>, value: String }
            en: (
                "`{heading}` says `{value}` in {}, and refuses nobody: if it says who does not come, {}; else take \
                whoever does not come out of the file",
                row_words(rows, "row", list_en),
                map_to("state", heading),
            )
            fr: (
                "« {heading} » dit « {value} » en {} et n'écarte personne : si cette colonne dit qui ne vient pas, {} ; \
                sinon, retirez du fichier les personnes qui ne viennent pas",
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
    match Enrolment::TABLE.column(column) {
        Some(column) if column.fate != CellFate::Kept => String::new(),
        _ => format!("{} `{}`", lang.pick("; or for all of them", " ; ou, pour toutes,"), flag(column, lang)),
    }
}

/// The flag that says a column for rows that say nothing of it.
pub fn flag(column: &str, lang: Lang) -> String {
    let value = lang.pick("VALUE", "VALEUR");
    match Enrolment::TABLE.column(column).and_then(|column| column.flag.and(Some(column.option()))) {
        Some(option) => format!("{option} {value}"),
        None => format!("--field {column}={value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_row_stands_where_it_says_something() {
        let says = |cells: &[(&'static str, &str)]| Registration {
            says: cells.iter().fold(CellTexts::nothing(), |all, (column, text)| all.text(*column, Some(*text))),
            ..Registration::default()
        };
        let earlier = says(&[("phone", "0639980001"), ("funder", "afdas"), ("modules", "m1")]);
        assert_eq!(earlier.clone().corrected_by(Registration::default()), earlier);
        let both = earlier.corrected_by(says(&[("modules", ""), ("funder", "")]));
        let said = |column: &str| (both.says.has(column), both.says.get(column));
        assert_eq!(said("phone"), (true, "0639980001"));
        assert_eq!(said("modules"), (true, ""), "all modules is an answer");
        assert_eq!(said("funder"), (true, ""), "nobody is an answer");
    }
}
