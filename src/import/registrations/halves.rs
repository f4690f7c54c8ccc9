//! Columns left aside that may hold half a name, or name further people: said, never taken.

use crate::import::grid::GridRow;

use super::bound::RegistrationColumns;
use super::target::ColumnTarget;
use crate::import::form::column::{FormColumn, Role, TableLayout};

/// A half of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameHalf {
    First,
    Last,
}

impl NameHalf {
    /// The column of the enrolments.
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => "first_name",
            Self::Last => "last_name",
        }
    }

    /// What a column is taken for that gives it.
    pub const fn target(self) -> ColumnTarget {
        match self {
            Self::First => ColumnTarget::FirstName,
            Self::Last => ColumnTarget::LastName,
        }
    }

    fn is_asked_by(self, name: &str) -> bool {
        const ELSE: [&str; 16] = [
            "structure",
            "association",
            "organisme",
            "compagnie",
            "domaine",
            "groupe",
            "projet",
            "ecole",
            "billet",
            "payeur",
            "societe",
            "entreprise",
            "etablissement",
            "employeur",
            "utilisateur",
            "responsable",
        ];
        let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
        let has = |known: &[&str]| known.iter().any(|known| words.contains(known));
        let asked = match self {
            Self::First => {
                has(&["prenom", "prenoms", "firstname", "forename"])
                    || name.contains("first name")
                    || name.contains("given name")
            }
            Self::Last => {
                has(&["nom", "noms", "lastname", "surname"])
                    || name.contains("last name")
                    || name.contains("family name")
            }
        };
        asked && !has(&ELSE)
    }
}

/// The headings of columns left aside that may hold that half of a name, the first few.
pub fn perhaps(layout: &TableLayout, columns: &RegistrationColumns, half: NameHalf) -> Vec<String> {
    const SHOWN: usize = 5;
    let fitting = aside(layout, columns).filter(|column| half.is_asked_by(&column.name));
    fitting.map(|column| column.heading.clone()).take(SHOWN).collect()
}

/// The halves that no column gives where another gives the other, with the headings that may hold them.
pub fn missing(layout: &TableLayout, columns: &RegistrationColumns) -> Vec<(&'static str, Vec<String>)> {
    if columns.of(&ColumnTarget::Name).is_some() {
        return Vec::new();
    }
    let open = [NameHalf::First, NameHalf::Last].into_iter().filter(|half| columns.of(&half.target()).is_none());
    open.map(|half| (half.key(), perhaps(layout, columns, half))).collect()
}

/// Columns left aside that name further people (`Prénom du collègue`, `Participant 2`), and how many.
pub fn further(layout: &TableLayout, columns: &RegistrationColumns, rows: &[GridRow]) -> Vec<(String, usize)> {
    const COMPANIONS: [&str; 14] = [
        "collegue",
        "collegues",
        "enfant",
        "enfants",
        "conjoint",
        "conjointe",
        "accompagnant",
        "accompagnants",
        "accompagnateur",
        "deuxieme",
        "second",
        "seconde",
        "troisieme",
        "autre",
    ];
    let names_more = |column: &&FormColumn| {
        let words: Vec<&str> = column.name.split(|c: char| !c.is_alphanumeric()).collect();
        let another = COMPANIONS.iter().any(|word| words.contains(word))
            || words.iter().any(|word| word.parse::<u8>().is_ok_and(|number| (2..30).contains(&number)));
        let person = NameHalf::First.is_asked_by(&column.name)
            || NameHalf::Last.is_asked_by(&column.name)
            || words.iter().any(|word| matches!(*word, "participant" | "participante" | "stagiaire" | "personne"));
        another && person
    };
    let named = |column: &FormColumn| {
        let cells = rows.iter().map(|row| column.value(row));
        cells.filter(|cell| cell.chars().any(char::is_alphabetic)).count()
    };
    let fitting = aside(layout, columns).filter(names_more).map(|column| (column.heading.clone(), named(column)));
    fitting.filter(|(_, people)| *people > 0).collect()
}

fn aside<'l>(layout: &'l TableLayout, columns: &'l RegistrationColumns) -> impl Iterator<Item = &'l FormColumn> {
    let open = |place: usize| {
        !columns.bound.iter().any(|bound| bound.columns.contains(&place) || bound.instead.contains(&place))
    };
    let questions = layout.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Question);
    questions.filter(move |(place, _)| open(*place)).map(|(_, column)| column)
}
