//! Columns that say whether a registration counts: paid, confirmed, cancelled, refused, waiting. Owns the words that people
//! and programs write there, and by which values such a column is known; its headings are [`super::state_headings`]. What is refused, withdrawn, unpaid or
//! still pending enrols nobody, and a word that nobody knows is asked about: who would not come must never be seated.

use std::sync::LazyLock;

use crate::import::grid::GridRow;
use crate::lang::cut::cut;
use crate::lang::folded_words;

use super::bound::RegistrationColumns;
use super::state_headings::{WEAK, answering, asks_for_consent, asks_whether_they_come, is_state_heading};
use super::state_rule::{Deciding, StateRule};
use super::state_words::{COUNTS, REFUSED};
use super::statuses::{WordAnswer, roots, said};
use super::target::ColumnTarget;
use crate::import::form::column::{FormColumn, Role, TableLayout, is_ticked};
use crate::import::form::person::tidy;
use crate::import::meant::translated;

/// What a word says of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Counts,
    /// Cancelled, refused, unpaid, or not decided yet.
    Refused,
    Unknown,
}

/// Letters of a cell that are shown.
const LONGEST_SHOWN: usize = 60;

/// Words that turn the next into its contrary, without endings.
const NOT: [&str; 6] = ["non", "pa", "not", "no", "jamai", "never"];

struct Phrases {
    refused: Vec<Vec<String>>,
    counts: Vec<Vec<String>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let all = |phrases: &[&str]| phrases.iter().map(|phrase| roots(phrase)).collect();
    Phrases { refused: all(REFUSED), counts: all(COUNTS) }
});

/// What a cell says: `Annulée le 12 janvier`, `validé, puis désisté`. A sentence says something else.
pub fn state(cell: &str) -> State {
    const LONGEST: usize = 8;
    if cell.len() > 100 {
        return State::Unknown;
    }
    let words = roots(cell);
    if words.len() > LONGEST {
        return State::Unknown;
    }
    let refused = (0..words.len()).any(|at| {
        let negated = at > 0 && NOT.contains(&words[at - 1].as_str());
        !negated && PHRASES.refused.iter().any(|phrase| words[at..].starts_with(phrase))
    });
    if refused {
        State::Refused
    } else if PHRASES.counts.iter().any(|phrase| words.starts_with(phrase)) {
        State::Counts
    } else {
        State::Unknown
    }
}

/// What a cell of a deciding column says; none where it is empty.
pub fn of_cell(rule: StateRule, cell: &str) -> Option<State> {
    let seen = tidy(cell);
    if !seen.chars().any(char::is_alphanumeric) {
        return (rule == StateRule::Order).then_some(State::Refused);
    }
    Some(match rule {
        StateRule::Words | StateRule::Order => state(&seen),
        StateRule::Codes if seen.eq_ignore_ascii_case("p") => State::Counts,
        StateRule::Answer { refused } => match (is_ticked(&seen), is_no(&seen)) {
            (true, _) if refused => State::Refused,
            (_, true) if !refused => State::Refused,
            (true, _) | (_, true) => State::Counts,
            // `Annulé : 12/01/2021`.
            _ if refused && is_a_day(&seen) => State::Refused,
            _ => state(&seen),
        },
        StateRule::Day if is_no(&seen) || seen.starts_with("0000") => State::Counts,
        StateRule::Codes | StateRule::Day => State::Refused,
    })
}

fn is_no(cell: &str) -> bool {
    const NO: [&str; 9] = ["non", "no", "n", "nein", "nao", "false", "faux", "0", "aucun"];
    let words = folded_words(cell);
    NO.contains(&words.join(" ").as_str())
        || !words.is_empty() && words.iter().all(|word| word.chars().all(|sign| sign == '0'))
}

/// Whether a cell holds a day written in figures.
fn is_a_day(cell: &str) -> bool {
    let figures = cell.chars().filter(char::is_ascii_digit).count();
    (4..=14).contains(&figures) && !cell.contains(char::is_alphabetic) && cell.contains(['/', '-', '.'])
}

/// Whether a column decides, and how. `is_status`: its heading may ask what somebody is.
pub fn deciding(layout: &TableLayout, place: usize, rows: &[GridRow], is_status: bool) -> Option<Deciding> {
    let column = &layout.columns[place];
    let name = column.name.trim_end_matches(['?', ' ']);
    let decides = |rule, strict| Some(Deciding { column: place, rule, strict });
    let filled = || rows.iter().map(|row| column.value(row)).filter(|cell| !cell.trim().is_empty());
    let any_known = || filled().any(|cell| state(&cell) != State::Unknown);
    // Where most cells are a yes, a no or a state, `peut-être` is asked about; of ways to pay, `chèque` says nothing.
    let mostly = |says: &dyn Fn(&str) -> bool| filled().filter(|cell| says(cell)).count() * 2 > filled().count();
    let says = |cell: &str| state(cell) != State::Unknown || is_ticked(cell) || is_no(cell);
    if let Some(rule) = answering(name) {
        return decides(rule, rule == StateRule::Answer { refused: true } || mostly(&says));
    }
    if is_state_heading(name) {
        return decides(if codes(column, rows) { StateRule::Codes } else { StateRule::Words }, true);
    }
    if is_status {
        // No status of a person is one of these letters.
        if codes(column, rows) {
            return decides(StateRule::Codes, true);
        }
        let people = filled().any(|cell| matches!(said(&cell), WordAnswer::One(_) | WordAnswer::Several));
        return if !people && any_known() { decides(StateRule::Words, true) } else { None };
    }
    if asks_whether_they_come(name) {
        let any_said = any_known() || filled().any(|cell| is_no(&cell));
        return if any_said { decides(StateRule::Answer { refused: false }, mostly(&says)) } else { None };
    }
    if WEAK.contains(&name) {
        let known = |cell: &str| state(cell) != State::Unknown;
        return if any_known() { decides(StateRule::Words, mostly(&known)) } else { None };
    }
    if asks_for_consent(name) {
        return None;
    }
    let mut refused = false;
    for cell in filled() {
        match state(&cell) {
            // A bare no says nothing here: nobody asked whether they come.
            State::Unknown if is_ticked(&cell) || is_no(&cell) => {}
            State::Unknown => return None,
            State::Refused => refused = true,
            State::Counts => {}
        }
    }
    if refused { decides(StateRule::Words, false) } else { None }
}

/// How a column decides of which somebody said that it does.
pub fn told(layout: &TableLayout, place: usize, rows: &[GridRow]) -> Deciding {
    let by_heading = deciding(layout, place, rows, false)
        .filter(|found| matches!(found.rule, StateRule::Answer { .. } | StateRule::Day));
    let codes = codes(&layout.columns[place], rows);
    let rule = by_heading.map_or(if codes { StateRule::Codes } else { StateRule::Words }, |found| found.rule);
    Deciding { column: place, rule, strict: true }
}

/// Columns, a cell of which may refuse somebody and does not: left aside, it would refuse where the others say something
/// else; of one that decides, it is a word that nobody knows. Heading, rows and the first cell: somebody has to look.
pub fn perhaps(
    layout: &TableLayout,
    columns: &RegistrationColumns,
    rows: &[GridRow],
) -> Vec<(String, Vec<u32>, String)> {
    let is_open = |place: usize| {
        let mut bound = columns.bound.iter().filter(|bound| !bound.target.is_free_text());
        let is_bound = bound.any(|bound| bound.columns.contains(&place) || bound.instead.contains(&place));
        !is_bound && !columns.deciding.iter().any(|deciding| deciding.column == place)
    };
    let questions = layout.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Question);
    let open = questions.filter(|(place, column)| is_open(*place) && !asks_for_consent(&column.name));
    let first = |column: &FormColumn, says: &dyn Fn(&str) -> bool| {
        let cells = rows.iter().map(|row| (row.number, tidy(&column.value(row))));
        let mut cells = cells.filter(|(_, cell)| says(cell)).peekable();
        let value = cut(&cells.peek()?.1, LONGEST_SHOWN).into_owned();
        Some((column.heading.clone(), cells.map(|(row, _)| row).collect(), value))
    };
    let refusing = |cell: &str| {
        cell.split_whitespace().count() <= 3 && state(cell) == State::Refused || announces_that_nobody_comes(cell)
    };
    let found = open.filter_map(|(_, column)| first(column, &refusing));
    let lenient = columns.deciding.iter().filter(|deciding| !deciding.strict);
    let unknown = lenient.filter_map(|deciding| {
        let is_unknown = |cell: &str| {
            let said = translated(&columns.values, &ColumnTarget::State, cell);
            said == cell && !is_ticked(cell) && !is_no(cell) && of_cell(deciding.rule, cell) == Some(State::Unknown)
        };
        first(&layout.columns[deciding.column], &is_unknown)
    });
    found.chain(unknown).collect()
}

/// Whether somebody writes, in a text of their own, that they do not come: `Désolée, je dois annuler`, `I cannot attend`.
fn announces_that_nobody_comes(cell: &str) -> bool {
    /// Letters that all of the phrases below have: most cells have none of them, and are not folded.
    const STEMS: [&str; 9] = ["nnul", "sist", "enon", "vien", "veni", "urra", "cancel", "withdr", "atten"];
    const PHRASES: [&str; 23] = [
        "j annule",
        "dois annuler",
        "doit annuler",
        "veux annuler",
        "souhaite annuler",
        "je me desiste",
        "dois me desister",
        "je renonce",
        "ne viens pas",
        "ne viens plus",
        "ne vient pas",
        "ne viendrai pas",
        "ne viendra pas",
        "ne peux pas venir",
        "ne peux plus venir",
        "ne pourrai pas",
        "ne pourrai plus",
        "i cancel",
        "have to cancel",
        "must cancel",
        "i withdraw",
        "not attend",
        "unable to attend",
    ];
    let lower = cell.to_lowercase();
    if !STEMS.iter().any(|stem| lower.contains(stem)) {
        return false;
    }
    let text = format!(" {} ", folded_words(cell).join(" "));
    PHRASES.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
}

/// Whether every cell is one of the letters of Pretix.
fn codes(column: &FormColumn, rows: &[GridRow]) -> bool {
    let mut cells =
        rows.iter().map(|row| column.value(row).trim().to_lowercase()).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| matches!(cell.as_str(), "n" | "p" | "e" | "c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_announces_a_cancellation_is_known() {
        for cell in [
            "Désolée, je dois annuler ma participation",
            "Finalement je ne pourrai pas venir, merci quand même",
            "j'annule",
            "Je me désiste au profit d'une collègue",
            "I have to cancel, sorry",
            "Sorry, I will not attend",
        ] {
            assert!(announces_that_nobody_comes(cell), "{cell}");
        }
        for cell in
            ["", "Bonjour", "J'attends la suite", "Quelles sont les conditions d'annulation ?", "looking forward"]
        {
            assert!(!announces_that_nobody_comes(cell), "{cell}");
        }
    }

    #[test]
    fn what_is_refused_unpaid_or_pending_does_not_count() {
        let refused = [
            "Annulé",
            "ANNULÉE",
            "annulé·e",
            "Annulée par l'organisateur",
            "Cancelled",
            "canceled",
            "Withdrawn",
            "désistée",
            "S'est désisté",
            "Rejected",
            "Refusé(e)",
            "Refus",
            "Declined",
            "Pending",
            "pending payment",
            "En attente",
            "En attente de paiement",
            "en liste d'attente",
            "sur liste d’attente",
            "Waiting list",
            "unpaid",
            "Non payée",
            "Impayé",
            "void",
            "Expired",
            "Remboursé",
            "Refunded",
            "non retenue",
            "Not Attending",
            "validé puis annulé",
            "À valider",
            "abandon",
            "transféré",
            "Paiement refusé",
            "Incomplete",
        ];
        for cell in refused {
            assert_eq!(state(cell), State::Refused, "{cell}");
        }
        let counts = [
            "Validé",
            "VALIDÉE",
            "Confirmed",
            "Completed",
            "Payé",
            "Payée le 12/01/2021",
            "paid",
            "Inscrite",
            "enrolled",
            "Accepté",
            "attending",
            "OK",
            "Retenue",
        ];
        for cell in counts {
            assert_eq!(state(cell), State::Counts, "{cell}");
        }
        for (cell, expected) in
            [("Storniert", State::Refused), ("Auf der Warteliste", State::Refused), ("Angemeldet", State::Counts)]
        {
            assert_eq!(state(cell), expected, "{cell}");
        }
        for cell in [
            "",
            "Bénévole",
            "non annulé",
            "Paris",
            "pas de réponse",
            "c",
            "Découvrir les outils et sortir de l'attente de ceux qui décident pour nous",
        ] {
            assert_eq!(state(cell), State::Unknown, "{cell}");
        }
    }

    #[test]
    fn a_yes_a_no_and_a_day_decide_as_well() {
        let cancelled = StateRule::Answer { refused: true };
        let paid = StateRule::Answer { refused: false };
        let cases = [
            (cancelled, "oui", Some(State::Refused)),
            (cancelled, "Non", Some(State::Counts)),
            (cancelled, "", None),
            (paid, "non", Some(State::Refused)),
            (paid, "X", Some(State::Counts)),
            (paid, "en attente", Some(State::Refused)),
            (StateRule::Day, "12/01/2021", Some(State::Refused)),
            (StateRule::Day, "-", None),
            (StateRule::Codes, "p", Some(State::Counts)),
            (StateRule::Codes, "c", Some(State::Refused)),
            (StateRule::Order, "", Some(State::Refused)),
            (StateRule::Order, "Checked In", Some(State::Counts)),
            (StateRule::Order, "Payé", Some(State::Counts)),
            (StateRule::Order, "Deleted", Some(State::Refused)),
            (StateRule::Order, "Zorglub", Some(State::Unknown)),
            (cancelled, "12/01/2021", Some(State::Refused)),
            (cancelled, "0,00 €", Some(State::Counts)),
            (cancelled, "maladie", Some(State::Unknown)),
        ];
        for (rule, cell, expected) in cases {
            assert_eq!(of_cell(rule, cell), expected, "{rule:?} {cell}");
        }
    }
}
