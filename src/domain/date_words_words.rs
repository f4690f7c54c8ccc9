//! Why what was typed is no date or no time.

use crate::domain::date_words::{NotADate, NotATime};

use crate::lang::dates::full_date;
use crate::lang::words::{Lang, Words};

impl Words for NotADate {
    fn en(&self) -> String {
        match self {
            Self::Unreadable { typed } => {
                format!("`{typed}` is not a date: write 2021-03-16, 16/03/2021, 16 March, tomorrow or next tuesday")
            }
            Self::DoesNotExist { typed } => {
                format!("`{typed}` does not exist in the calendar{}", order(typed, " (the day comes first)"))
            }
            Self::TwoDigitYear { typed } => format!("`{typed}` has a two-digit year: write all four digits"),
            Self::OtherWeekday { typed, date } => {
                format!("`{typed}` contradicts itself: it is {}", full_date(*date, Lang::En))
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Unreadable { typed } => {
                format!(
                    "« {typed} » n'est pas une date : écrivez 2021-03-16, 16/03/2021, 16 mars, demain ou mardi prochain"
                )
            }
            Self::DoesNotExist { typed } => {
                format!("« {typed} » n'existe pas dans le calendrier{}", order(typed, " (le jour vient avant le mois)"))
            }
            Self::TwoDigitYear { typed } => {
                format!("« {typed} » a une année à deux chiffres : écrivez-en quatre")
            }
            Self::OtherWeekday { typed, date } => {
                format!("« {typed} » se contredit : c'est le {}", full_date(*date, Lang::Fr))
            }
        }
    }
}

/// What to say of the order of day and month: nothing where the year comes first.
fn order<'a>(typed: &str, said: &'a str) -> &'a str {
    let year_first = typed.trim().split(['-', '/', '.', ' ']).next().is_some_and(|part| part.len() == 4);
    if year_first { "" } else { said }
}

impl Words for NotATime {
    fn en(&self) -> String {
        format!("`{}` is not a time of day: write 14:25 or 14h25", self.typed)
    }

    fn fr(&self) -> String {
        format!("« {} » n'est pas une heure : écrivez 14:25 ou 14h25", self.typed)
    }
}
