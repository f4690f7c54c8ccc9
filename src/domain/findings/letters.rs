//! Cells whose letters are not those that somebody typed.

use crate::lang::cut::cut;
use crate::lang::message::words;

use super::code::Code;
use super::family::Finding;

words! {
    /// What is found of the letters of a cell.
    #[derive(Clone, Debug)]
    pub enum LettersFinding {
        Twice { text: String, right: String }
            code: BrokenLetters
            en: ("`{}` was encoded twice: probably `{}`", cut(text, LONGEST), cut(right, LONGEST))
            fr: ("« {} » a été encodé deux fois : sans doute « {} »", cut(text, LONGEST), cut(right, LONGEST))
            hint_en: "correct the cell, by hand or with `formation participants edit`"
            hint_fr: "corrigez la cellule, à la main ou par `formation participants edit`",

        Lost { text: String }
            code: BrokenLetters
            en: ("a letter of `{}` is lost", cut(text, LONGEST))
            fr: ("une lettre de « {} » est perdue", cut(text, LONGEST))
            hint_en: "ask how it is written, and correct the cell"
            hint_fr: "demandez l'orthographe, et corrigez la cellule",

        Control { code: u32 }
            code: BrokenLetters
            en: "the cell holds the control character U+{code:04X}, which no screen shows"
            fr: "la cellule contient le caractère de contrôle U+{code:04X}, que rien n'affiche"
            hint_en: "open the table in a text editor and delete it"
            hint_fr: "ouvrez le tableau dans un éditeur de texte et supprimez-le",
    }
}

/// Letters of a cell that are shown.
const LONGEST: usize = 40;
