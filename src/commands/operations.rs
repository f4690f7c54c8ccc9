//! An operation of the journal in a line, and what undo and redo make of it.

use crate::lang::message::words;
use chrono::NaiveDateTime;

use crate::lang::dates::{clock, long_date};
use crate::lang::words::{Lang, Words};

/// An operation: which, when, who, by which command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationLine {
    /// Its number.
    pub number: u64,
    /// When, in the programme's zone.
    pub at: Option<NaiveDateTime>,
    /// Who.
    pub by: String,
    /// The command line.
    pub command: String,
}

impl Words for OperationLine {
    fn say(&self, lang: Lang) -> String {
        self.in_lang(lang)
    }
}

impl OperationLine {
    fn in_lang(&self, lang: Lang) -> String {
        let when = self.at.map(|at| {
            let (day, hour) = (long_date(at.date(), lang), clock(at.time(), lang));
            match lang {
                Lang::En => format!(" of {day}, {hour}"),
                Lang::Fr => format!(" du {day} à {hour}"),
            }
        });
        let who = (!self.by.is_empty()).then(|| format!(" {} {}", lang.pick("by", "par"), self.by));
        let (when, who) = (when.unwrap_or_default(), who.unwrap_or_default());
        let (operation, colon) = (lang.pick("operation", "opération"), lang.pick(":", " :"));
        format!("{operation} {}{when}{who}{colon} {}", self.number, self.command)
    }
}

words! {
    /// What undo and redo do.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Reverting {
        Undo { of: OperationLine }
            en: ("Taken back: {}", of.in_lang(Lang::En))
            fr: ("Annulation : {}", of.in_lang(Lang::Fr)),

        Redo { of: OperationLine }
            en: ("Done again: {}", of.in_lang(Lang::En))
            fr: ("Rétablissement : {}", of.in_lang(Lang::Fr)),
    }
}

words! {
    /// An undo or redo that is done.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Reverted {
        Undo { operation: u64 }
            en: "operation {operation}; `formation redo` does it again, `formation undo` goes further back"
            fr: "opération {operation} ; `formation redo` rétablit ce qui vient d'être annulé, `formation undo` \
                remonte plus loin",

        Redo { operation: u64 }
            en: "operation {operation}; `formation undo` takes it back"
            fr: "opération {operation} ; `formation undo` l'annule",
    }
}

#[cfg(test)]
crate::lang::sample::sampled! {
    OperationLine { number, at, by, command }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_named_by_all_that_is_known_of_it() {
        let of = OperationLine {
            number: 3,
            at: "2021-03-16T17:05:00".parse().ok(),
            by: "zoe".into(),
            command: "formation attend m1-1".into(),
        };
        let undo = Reverting::Undo { of };
        assert_eq!(undo.fr(), "Annulation : opération 3 du 16 mars 2021 à 17h05 par zoe : formation attend m1-1");
        assert_eq!(undo.en(), "Taken back: operation 3 of 16 March 2021, 17:05 by zoe: formation attend m1-1");
    }
}
