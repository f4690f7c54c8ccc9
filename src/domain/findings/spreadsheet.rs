//! What a spreadsheet would make of a table that is opened and saved.

use crate::lang::cut::cut;
use crate::lang::message::words;

use super::code::Code;
use super::family::Finding;

words! {
    /// What is found of cells and ids.
    #[derive(Clone, Debug)]
    pub enum Spreadsheet {
        Formula { text: String }
            code: FormulaCell
            en: ("a spreadsheet would run `{}` as a formula", cut(text, LONGEST))
            fr: ("un tableur exécuterait « {} » comme une formule", cut(text, LONGEST))
            hint_en: "write what is meant instead; until then open the table as text, never as a spreadsheet"
            hint_fr: "écrivez ce qu'il faut lire ; d'ici là, ouvrez ce tableau comme du texte, pas dans un tableur",

        PhoneLost { text: String }
            code: PhoneLost
            en: ("`{}` is no phone number: a spreadsheet rounded it", cut(text, LONGEST))
            fr: ("« {} » n'est pas un numéro de téléphone : un tableur l'a arrondi", cut(text, LONGEST))
            hint_en: "its last digits are lost: write the number anew, from the form or after asking the person"
            hint_fr: "ses derniers chiffres sont perdus : écrivez le numéro de nouveau, d'après le formulaire ou la \
                personne",

        IdRestored { cell: String, id: String }
            code: IdRestored
            en: "`{cell}` is read as `{id}`: a spreadsheet changed the id"
            fr: "« {cell} » est lu comme « {id} » : un tableur a changé l'identifiant"
            hint_en: "commands that write this table write `{id}` again; give the id a letter, or save the table as text \
                from now on"
            hint_fr: "une commande qui écrit ce tableau y remet « {id} » ; donnez une lettre à l'identifiant, ou \
                enregistrez désormais le tableau comme du texte",

        IdChanges { of: IdOf, id: String }
            code: IdChanges
            en: {
                let of = match of {
                    IdOf::Cohort => "cohort",
                    IdOf::Session => "session",
                    IdOf::Module => "module",
                    IdOf::Person => "person",
                    IdOf::Thing => "row",
                };
                format!("a spreadsheet would take the id `{id}` of the {of} for a number or a date")
            }
            fr: {
                let of = match of {
                    IdOf::Cohort => "de la cohorte",
                    IdOf::Session => "de la séance",
                    IdOf::Module => "du module",
                    IdOf::Person => "de la personne",
                    IdOf::Thing => "de la ligne",
                };
                format!("un tableur prendrait l'identifiant « {id} » {of} pour un nombre ou une date")
            }
            hint_en: {
                match of {
                    IdOf::Person | IdOf::Thing => format!("write another id here and in the other tables, with a letter before the digits: `p{id}`"),
                    _ => format!("put a letter before it, in the definition and in the tables: `s{id}`"),
                }
            }
            hint_fr: {
                match of {
                    IdOf::Person | IdOf::Thing => format!("écrivez un autre identifiant, ici et dans les autres tableaux, une lettre avant les chiffres : « p{id} »"),
                    _ => format!("mettez une lettre devant, dans la définition et dans les tableaux : « s{id} »"),
                }
            },
    }
}

/// Whose id it is.
#[derive(Clone, Copy, Debug)]
pub enum IdOf {
    Cohort,
    Session,
    Module,
    Person,
    /// A topic, a tool or another thing of the modules.
    Thing,
}

/// Letters of a formula that are shown.
const LONGEST: usize = 40;
