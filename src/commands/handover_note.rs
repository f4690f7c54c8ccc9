//! What is said beside a report: things to know about its numbers that no cell can hold.

use crate::lang::message::words;
use crate::lang::suggestion::there_are;

use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};
use crate::store::keeping::Cause;

words! {
    /// What is said when a table is handed over, or cannot be.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum HandoverNote {
        ColumnsOfAnotherReport { funder: String, report: String, missing: Vec<String> }
            en: "the columns that `{funder}` wants are not those of `{report}`, which lacks {missing}: its own \
                columns are kept"
            fr: "les colonnes que « {funder} » demande ne sont pas celles de « {report} », où manquent {missing} : ses \
                propres colonnes sont gardées",

        NobodyOf { organisation: String, near: Option<String>, known: Vec<String> }
            en: ("nobody is of `{organisation}`: {}", organisations(near.as_ref(), known, Lang::En))
            fr: ("personne n'est de « {organisation} » : {}", organisations(near.as_ref(), known, Lang::Fr)),

        OwnFile { file: String }
            en: "{file} belongs to the programme's own files: nothing was written"
            fr: "{file} fait partie des fichiers du programme : rien n'a été écrit",

        IsThere { file: String }
            en: "{file} is there already: nothing was written"
            fr: "{file} existe déjà : rien n'a été écrit",

        TheFileItself { file: String }
            en: "{file} is the file that is read: nothing was written"
            fr: "{file} est le fichier qu'on lit : rien n'a été écrit",

        NameAnother en: "name another file" fr: "nommez un autre fichier",
        OrMoveItAway
            en: "name another file, or move this one away"
            fr: "nommez un autre fichier, ou déplacez celui-ci",

        ElsewhereThan { data: String }
            en: "name a file outside {data}"
            fr: "indiquez un fichier hors de {data}",

        TooManyRows { rows: usize, most: usize }
            en: "a workbook holds {most} rows at most, and there are {rows}: nothing was written"
            fr: "un classeur contient au plus {most} lignes, et il y en a {rows} : rien n'a été écrit",

        CsvHoldsAll
            en: "`--format csv` holds as many as there are; a period or a cohort makes them fewer"
            fr: "`--format csv` les contient toutes ; une période ou une cohorte en donne moins",

        PartOfThePath
            en: "rates and completed paths are those of these sessions alone, not of the whole path"
            fr: "taux et parcours complets sont ceux de ces seules séances, et non du parcours entier",

        Unmarked { seats: usize }
            en: (
                "{} of sessions held {} still unmarked: these figures are provisional; `formation check` names the sessions",
                count_en(*seats, "attendance", "attendances"),
                if *seats == 1 { "is" } else { "are" },
            )
            fr: (
                "{} de séances tenues {} : ces chiffres sont provisoires ; `formation check` nomme les séances",
                count_fr(*seats, "présence", "présences"),
                if *seats == 1 { "n'est pas encore renseignée" } else { "ne sont pas encore renseignées" },
            ),

        Uncounted { marks: usize }
            en: (
                "{}, as the person was not expected; `formation check` shows where",
                count_en(*marks, "presence is not counted", "presences are not counted"),
            )
            fr: (
                "{} : la personne n'était pas attendue ; `formation check` montre où",
                count_fr(*marks, "présence ne compte pas", "présences ne comptent pas"),
            ),

        MoreAtOnce { more: usize }
            en: (
                "{} at two sessions at once; `formation check` shows them all",
                count_en(*more, "more presence", "more presences"),
            )
            fr: (
                "{} à deux séances à la fois ; `formation check` les montre toutes",
                count_fr(*more, "autre présence", "autres présences"),
            ),

        /// Headings of csv-fr, which are French.
        Shortened { columns: Vec<String> }
            en: ("a spreadsheet drops the zeros that begin numbers in {}: import as text, or write `xlsx`", quoted(columns, Lang::En))
            fr: (
                "un tableur retire les zéros qui commencent les nombres dans {} : importez comme texte, ou écrivez en `xlsx`",
                quoted(columns, Lang::Fr),
            ),

        Hidden { columns: Vec<String> }
            en: ("hidden: {}; `--columns` shows {}", columns.join(", "), if columns.len() == 1 { "it" } else { "them" })
            fr: (
                "{} : {} ; `--columns` {}affiche",
                if columns.len() == 1 { "masquée" } else { "masquées" },
                columns.join(", "),
                if columns.len() == 1 { "l'" } else { "les " },
            ),

        NoRoom { columns: Vec<String> }
            en: ("hidden: {}; a wider terminal shows {}", columns.join(", "), if columns.len() == 1 { "it" } else { "them" })
            fr: (
                "{} : {} ; un terminal plus large {}affiche",
                if columns.len() == 1 { "masquée" } else { "masquées" },
                columns.join(", "),
                if columns.len() == 1 { "l'" } else { "les " },
            ),

        NotWritten { file: String, why: Cause }
            en: "{file} could not be written: {why}"
            fr: "{file} n'a pas pu être écrit : {why}",
    }
}

fn organisations(near: Option<&String>, known: &[String], lang: Lang) -> String {
    there_are(near, known, lang)
}

fn quoted(columns: &[String], lang: Lang) -> String {
    match lang {
        Lang::En => list_en(&columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>()),
        Lang::Fr => list_fr(&columns.iter().map(|column| format!("« {column} »")).collect::<Vec<_>>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words::Words as _;

    #[test]
    fn what_a_spreadsheet_cannot_hold_is_said() {
        let said = |note: &HandoverNote| [note.en(), note.fr()];
        assert_eq!(
            said(&HandoverNote::TooManyRows { rows: 1_200_000, most: 1_048_575 }),
            [
                "a workbook holds 1048575 rows at most, and there are 1200000: nothing was written",
                "un classeur contient au plus 1048575 lignes, et il y en a 1200000 : rien n'a été écrit",
            ]
        );
        assert_eq!(
            said(&HandoverNote::CsvHoldsAll),
            [
                "`--format csv` holds as many as there are; a period or a cohort makes them fewer",
                "`--format csv` les contient toutes ; une période ou une cohorte en donne moins",
            ]
        );
    }
}
