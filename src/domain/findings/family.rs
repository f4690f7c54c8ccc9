//! What the findings of every family share: a code, and what to do.

use crate::domain::findings::code::Code;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::lang::words::Words;

/// One thing found; its words are what is wrong.
pub trait Finding: Words + Clone + Sized + 'static {
    fn code(&self) -> Code;

    /// The finding as a problem, with its place, code and hint.
    fn problem(self, place: Place) -> Problem {
        self.placeless().at(place)
    }

    /// The finding as a problem that stands nowhere in a file.
    fn placeless(self) -> Problem {
        let code = self.code();
        Problem { severity: code.severity(), ..Problem::error(self) }.code(code.key())
    }
}

/// "write one of …", in English.
pub(super) fn one_of_en(known: &[String]) -> String {
    if known.is_empty() { "empty the cell".to_owned() } else { format!("write one of {}", known.join(", ")) }
}

/// The same in French.
pub(super) fn one_of_fr(known: &[String]) -> String {
    if known.is_empty() { "videz la cellule".to_owned() } else { format!("valeurs possibles : {}", known.join(", ")) }
}
