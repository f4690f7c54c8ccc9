//! What is said beside a report: things to know about its numbers that no cell can hold.

use crate::domain::quantity::Minutes;
use crate::lang::message::words;

use chrono::NaiveDate;

use crate::lang::dates::long_date;
use crate::lang::words::{Lang, count_en, count_fr};
use crate::store::keeping::Cause;

words! {
    /// Something to know about the yearly return.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum BpfNote {
        Volunteers { persons: usize, attended: Minutes }
            en: (
                "{} with {} h in all: whether the training of volunteers belongs in this return is disputed (article \
                    L6313-3)",
                count_en(*persons, "volunteer is counted here,", "volunteers are counted here,"),
                attended.whole_hours(),
            )
            fr: (
                "{} pour {} h : l'inscription au bilan de la formation des bénévoles est discutée (article L6313-3)",
                count_fr(*persons, "bénévole est compté ici,", "bénévoles sont comptés ici,"),
                attended.whole_hours(),
            ),

        Transferred { persons: usize }
            en: (
                "{} transferred inside the period counts once, with all hours, on the line of the last cohort attended",
                if *persons == 1 { "1 person".to_owned() } else { format!("each of {persons} people") },
            )
            fr: (
                "{} une seule fois, avec toutes ses heures, sur la ligne de la dernière cohorte suivie",
                if *persons == 1 { "1 personne transférée pendant la période compte".to_owned() } else { format!("chacune des {persons} personnes transférées pendant la période compte") },
            ),

        WithoutTrainer { sessions: usize }
            en: (
                "{} no trainer: the hours are on the internal line of frame E, without a person",
                count_en(*sessions, "session has", "sessions have"),
            )
            fr: (
                "{} : les heures figurent sur la ligne interne du cadre E, sans personne",
                count_fr(*sessions, "séance n'a pas de formateur", "séances n'ont pas de formateur"),
            ),

        ProgrammeLeftOut
            en: "`in_bpf = false` in programme.toml: nothing of this programme counts in the yearly return"
            fr: "`in_bpf = false` dans programme.toml : rien de ce programme n'entre dans le bilan annuel",

        NoSpeciality
            en: "`nsf` is empty in programme.toml: no line of frame F-4 is filled, only its total"
            fr: "`nsf` est vide dans programme.toml : aucune ligne du cadre F-4 n'est remplie, seul son total l'est",
    }
}

words! {
    /// What is said when a table is handed over, or cannot be.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum HandoverNote {
        ColumnsOfAnotherReport { funder: String, report: String, missing: Vec<String> }
            en: "the columns that `{funder}` wants are not those of `{report}`, which has no {missing}: its own \
                columns are kept"
            fr: "les colonnes que « {funder} » demande ne sont pas celles de « {report} », qui n'a pas {missing} : ses \
                propres colonnes sont gardées",

        UnknownFormat { funder: String, format: String }
            en: "`{funder}` wants the format `{format}`, which is not made: `--format` names another"
            fr: "« {funder} » demande le format « {format} », qui n'est pas proposé : `--format` en désigne un autre",

        OwnFile { file: String }
            en: "{file} belongs to the programme's own files: nothing was written"
            fr: "{file} fait partie des fichiers du programme : rien n'a été écrit",

        ElsewhereThan { data: String }
            en: "name a file outside {data}"
            fr: "indiquez un fichier hors de {data}",

        Backwards { from: NaiveDate, to: NaiveDate }
            en: ("the period ends before it begins: {} to {}", long_date(*from, Lang::En), long_date(*to, Lang::En))
            fr: (
                "la période finit avant de commencer : du {} au {}",
                long_date(*from, Lang::Fr),
                long_date(*to, Lang::Fr),
            ),

        PartOfThePath
            en: "rates and completed paths are those of these sessions alone, not of the whole path"
            fr: "taux et parcours complets sont ceux de ces seules séances, et non du parcours entier",

        Unmarked { seats: usize }
            en: (
                "{} of sessions held: these figures are provisional; `formation check` names the sessions",
                count_en(*seats, "attendance is still unmarked", "attendances are still unmarked"),
            )
            fr: (
                "{} à des séances tenues : ces chiffres sont provisoires ; `formation check` nomme les séances",
                count_fr(*seats, "présence n'est pas encore renseignée", "présences ne sont pas encore renseignées"),
            ),

        Uncounted { marks: usize }
            en: (
                "{} where the person was not expected; `formation check` names them",
                count_en(*marks, "presence is not counted", "presences are not counted"),
            )
            fr: (
                "{} : la personne n'était pas attendue ; `formation check` les nomme",
                count_fr(*marks, "présence ne compte pas", "présences ne comptent pas"),
            ),

        MoreAtOnce { more: usize }
            en: (
                "{} at two sessions at once; `formation check` names them",
                count_en(*more, "more presence", "more presences"),
            )
            fr: (
                "{} à deux séances à la fois ; `formation check` les nomme",
                count_fr(*more, "autre présence", "autres présences"),
            ),

        NotWritten { file: String, why: Cause }
            en: "{file} could not be written: {why}"
            fr: "{file} n'a pas pu être écrit : {why}",
    }
}
