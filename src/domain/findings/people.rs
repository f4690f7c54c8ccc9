//! People who may be one.

use crate::lang::message::words;

use super::code::Code;
use super::family::Finding;

/// Two enrolments, perhaps of one person.
#[derive(Clone, Debug)]
pub struct Twin {
    /// The name of the later row.
    pub name: String,
    pub id: String,
    /// The name of the earlier row.
    pub other: String,
    pub other_id: String,
    pub line: u32,
    pub cohort: String,
}

words! {
    /// What two enrolments share.
    #[derive(Clone, Debug)]
    pub enum SharedTrait {
        /// The same person by rule 6.9.
        SamePerson(twin: Twin)
            code: SamePerson
            en: ("{} is enrolled twice: also on line {} as {}", twin.name, twin.line, twin.other)
            fr: ("inscription en double : {} figure aussi à la ligne {} ({})", twin.name, twin.line, twin.other)
            hint_en: ("`{}` makes one of the two", merge(twin))
            hint_fr: ("`{}` n'en fait qu'une", merge(twin)),

        NearName(twin: Twin)
            code: NearName
            en: ("{} may be the same person as {} on line {}", twin.name, twin.other, twin.line)
            fr: ("{} et {} (ligne {}) sont peut-être une seule personne", twin.name, twin.other, twin.line)
            hint_en: ("one person: `{}`; two: `{} --email …` tells them apart", merge(twin), edit(twin))
            hint_fr: ("une seule personne : `{}` ; deux : `{} --email …` les distingue", merge(twin), edit(twin)),

        SharedEmail { twin: Twin, email: String }
            code: SharedEmail
            en: ("{} has the e-mail of {} on line {}: {email}", twin.name, twin.other, twin.line)
            fr: ("{} et {} (ligne {}) ont la même adresse e-mail : {email}", twin.name, twin.other, twin.line)
            hint_en: ("if one is wrong: `{} --email …`", edit(twin))
            hint_fr: ("si l'une est fausse : `{} --email …`", edit(twin)),
    }
}

fn merge(twin: &Twin) -> String {
    format!("formation participants merge {} {} -c {}", twin.other_id, twin.id, twin.cohort)
}

fn edit(twin: &Twin) -> String {
    format!("formation participants edit {} -c {}", twin.id, twin.cohort)
}
