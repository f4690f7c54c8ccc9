//! Cells whose letters are not those that somebody typed.

use crate::i18n::cut::cut;
use crate::i18n::words::Words;

use super::code::Code;
use super::family::Finding;

/// What is found of the letters of a cell.
#[derive(Clone, Debug)]
pub enum Letters {
    /// Encoded twice.
    Twice {
        /// As written.
        text: String,
        /// What it was.
        right: String,
    },
    /// A letter was lost on the way.
    Lost {
        /// As written.
        text: String,
    },
    /// A sign that nobody types and no screen shows.
    Control {
        /// Its number in Unicode.
        code: u32,
    },
}

/// Letters of a cell that are shown.
const LONGEST: usize = 40;

impl Finding for Letters {
    fn code(&self) -> Code {
        Code::BrokenLetters
    }

    fn mend_en(&self) -> String {
        match self {
            Self::Twice { .. } => "correct the cell, by hand or with `formation participants edit`".into(),
            Self::Lost { .. } => "ask how it is written, and correct the cell".into(),
            Self::Control { .. } => "open the table in a text editor and delete it".into(),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::Twice { .. } => "corrigez la cellule, à la main ou par `formation participants edit`".into(),
            Self::Lost { .. } => "demandez l'orthographe, et corrigez la cellule".into(),
            Self::Control { .. } => "ouvrez le tableau dans un éditeur de texte et supprimez-le".into(),
        }
    }
}

impl Words for Letters {
    fn en(&self) -> String {
        match self {
            Self::Twice { text, right } => {
                format!("`{}` was encoded twice: probably `{}`", cut(text, LONGEST), cut(right, LONGEST))
            }
            Self::Lost { text } => format!("a letter of `{}` is lost", cut(text, LONGEST)),
            Self::Control { code } => {
                format!("the cell holds the control character U+{code:04X}, which no screen shows")
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Twice { text, right } => {
                format!("« {} » a été encodé deux fois : sans doute « {} »", cut(text, LONGEST), cut(right, LONGEST))
            }
            Self::Lost { text } => format!("une lettre de « {} » est perdue", cut(text, LONGEST)),
            Self::Control { code } => {
                format!("la cellule contient le caractère de contrôle U+{code:04X}, que rien n'affiche")
            }
        }
    }
}
