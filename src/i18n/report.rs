//! What is said beside a report: things to know about its numbers that no cell can hold.

use crate::domain::quantity::Minutes;

use chrono::NaiveDate;

use super::dates::long_date;
use super::keeping::Cause;
use super::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

/// Something to know about the yearly return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BpfNote {
    /// Volunteers are among those counted; whether their training belongs in the return is disputed.
    Volunteers {
        /// How many.
        persons: usize,
        /// What they attended.
        attended: Minutes,
    },
    /// People transferred from one cohort to another inside the period.
    Transferred {
        /// How many.
        persons: usize,
    },
    /// Sessions without a trainer: hours without a person in frame E.
    WithoutTrainer {
        /// How many.
        sessions: usize,
    },
    /// The programme says that it does not count.
    ProgrammeLeftOut,
    /// Frame F-4 has no speciality to put them on.
    NoSpeciality,
}

impl Words for BpfNote {
    fn en(&self) -> String {
        match self {
            Self::Volunteers { persons, attended } => format!(
                "{} with {} h in all: whether the training of volunteers belongs in this return is disputed (article L6313-3)",
                count_en(*persons, "volunteer is counted here,", "volunteers are counted here,"),
                attended.whole_hours()
            ),
            Self::Transferred { persons } => format!(
                "{} transferred inside the period counts once, with all hours, on the line of the last cohort attended",
                if *persons == 1 { "1 person".to_owned() } else { format!("each of {persons} people") }
            ),
            Self::WithoutTrainer { sessions } => format!(
                "{} no trainer: the hours are on the internal line of frame E, without a person",
                count_en(*sessions, "session has", "sessions have")
            ),
            Self::ProgrammeLeftOut => {
                "`in_bpf = false` in programme.toml: nothing of this programme counts in the yearly return".to_owned()
            }
            Self::NoSpeciality => {
                "`nsf` is empty in programme.toml: no line of frame F-4 is filled, only its total".to_owned()
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Volunteers { persons, attended } => format!(
                "{} pour {} h : l'inscription au bilan de la formation des bénévoles est discutée (article L6313-3)",
                count_fr(*persons, "bénévole est compté ici,", "bénévoles sont comptés ici,"),
                attended.whole_hours()
            ),
            Self::Transferred { persons } => format!(
                "{} une seule fois, avec toutes ses heures, sur la ligne de la dernière cohorte suivie",
                if *persons == 1 {
                    "1 personne transférée pendant la période compte".to_owned()
                } else {
                    format!("chacune des {persons} personnes transférées pendant la période compte")
                }
            ),
            Self::WithoutTrainer { sessions } => format!(
                "{} : les heures figurent sur la ligne interne du cadre E, sans personne",
                count_fr(*sessions, "séance n'a pas de formateur", "séances n'ont pas de formateur")
            ),
            Self::ProgrammeLeftOut => {
                "`in_bpf = false` dans programme.toml : rien de ce programme n'entre dans le bilan annuel".to_owned()
            }
            Self::NoSpeciality => {
                "`nsf` est vide dans programme.toml : aucune ligne du cadre F-4 n'est remplie, seul son total l'est"
                    .to_owned()
            }
        }
    }
}

/// What is said when a table is handed over, or cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoverNote {
    /// The funder's columns are those of another report.
    ColumnsOfAnotherReport {
        /// Who pays.
        funder: String,
        /// The report asked for.
        report: String,
        /// Columns that it does not have.
        missing: Vec<String>,
    },
    /// The funder wants a format that is not made.
    UnknownFormat {
        /// Who pays.
        funder: String,
        /// Its format.
        format: String,
    },
    /// The file to write is one of the folder's own.
    OwnFile {
        /// As typed.
        file: String,
    },
    /// What to do instead.
    ElsewhereThan {
        /// The folder of the data.
        data: String,
    },
    /// The period asked for ends before it begins: there is nothing in it.
    Backwards {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// A path is judged on some of its sessions alone.
    PartOfThePath,
    /// People expected at sessions held have no mark yet.
    Unmarked {
        /// How many people × sessions.
        seats: usize,
    },
    /// Presences where the person was not expected.
    Uncounted {
        /// How many.
        marks: usize,
    },
    /// More people are present at two sessions at once than were named.
    MoreAtOnce {
        /// How many more times.
        more: usize,
    },
    /// The file could not be written.
    NotWritten {
        /// As typed.
        file: String,
        /// Why the system said no.
        why: Cause,
    },
}

impl Words for HandoverNote {
    fn en(&self) -> String {
        match self {
            Self::ColumnsOfAnotherReport { funder, report, missing } => format!(
                "the columns that `{funder}` wants are not those of `{report}`, which has no {}: its own columns are kept",
                list_en(missing)
            ),
            Self::UnknownFormat { funder, format } => {
                format!("`{funder}` wants the format `{format}`, which is not made: `--format` names another")
            }
            Self::OwnFile { file } => format!("{file} belongs to the programme's own files: nothing was written"),
            Self::ElsewhereThan { data } => format!("name a file outside {data}"),
            Self::Backwards { from, to } => {
                format!(
                    "the period ends before it begins: {} to {}",
                    long_date(*from, Lang::En),
                    long_date(*to, Lang::En)
                )
            }
            Self::PartOfThePath => {
                "rates and completed paths are those of these sessions alone, not of the whole path".to_owned()
            }
            Self::Unmarked { seats } => format!(
                "{} of sessions held: these figures are provisional; `formation check` names the sessions",
                count_en(*seats, "attendance is still unmarked", "attendances are still unmarked")
            ),
            Self::Uncounted { marks } => format!(
                "{} where the person was not expected; `formation check` names them",
                count_en(*marks, "presence is not counted", "presences are not counted")
            ),
            Self::MoreAtOnce { more } => format!(
                "{} at two sessions at once; `formation check` names them",
                count_en(*more, "more presence", "more presences")
            ),
            Self::NotWritten { file, why } => format!("{file} could not be written: {}", why.en()),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::ColumnsOfAnotherReport { funder, report, missing } => format!(
                "les colonnes que « {funder} » demande ne sont pas celles de « {report} », qui n'a pas {} : ses propres \
                 colonnes sont gardées",
                list_fr(missing)
            ),
            Self::UnknownFormat { funder, format } => format!(
                "« {funder} » demande le format « {format} », qui n'est pas proposé : `--format` en désigne un autre"
            ),
            Self::OwnFile { file } => format!("{file} fait partie des fichiers du programme : rien n'a été écrit"),
            Self::ElsewhereThan { data } => format!("indiquez un fichier hors de {data}"),
            Self::Backwards { from, to } => format!(
                "la période finit avant de commencer : du {} au {}",
                long_date(*from, Lang::Fr),
                long_date(*to, Lang::Fr)
            ),
            Self::PartOfThePath => {
                "taux et parcours complets sont ceux de ces seules séances, et non du parcours entier".to_owned()
            }
            Self::Unmarked { seats } => format!(
                "{} à des séances tenues : ces chiffres sont provisoires ; `formation check` nomme les séances",
                count_fr(*seats, "présence n'est pas encore renseignée", "présences ne sont pas encore renseignées")
            ),
            Self::Uncounted { marks } => format!(
                "{} : la personne n'était pas attendue ; `formation check` les nomme",
                count_fr(*marks, "présence ne compte pas", "présences ne comptent pas")
            ),
            Self::MoreAtOnce { more } => format!(
                "{} à deux séances à la fois ; `formation check` les nomme",
                count_fr(*more, "autre présence", "autres présences")
            ),
            Self::NotWritten { file, why } => format!("{file} n'a pas pu être écrit : {}", why.fr()),
        }
    }
}
