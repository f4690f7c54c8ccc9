//! What is due, in words, and the command that settles it.

use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::todo::{Due, What};

use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

/// What there is to know of something due.
#[derive(Debug)]
pub struct Detail<'a> {
    /// What is due.
    pub due: &'a Due,
    /// The definition: questions are asked by their label.
    pub programme: &'a Programme,
    /// The file that defines the cohort.
    pub file: &'a str,
}

impl Detail<'_> {
    fn labels(&self, fields: &[crate::domain::programme::ids::FieldId]) -> Vec<String> {
        let label = |id: &crate::domain::programme::ids::FieldId| {
            let field = self.programme.fields.iter().find(|field| field.id == *id);
            field.map_or_else(|| id.to_string(), |field| field.label.clone())
        };
        fields.iter().map(label).collect()
    }
}

impl Words for Detail<'_> {
    fn en(&self) -> String {
        let (name, file) = (&self.due.name, self.file);
        match &self.due.what {
            What::OpenSheet => "everybody is marked".to_owned(),
            What::LogAlone { marks, .. } => {
                format!("{} on a connection log alone", count_en(*marks, "presence", "presences"))
            }
            What::ModuleHours { module, planned, scheduled } => {
                format!("{module}: {} min of {} planned, at {file}", scheduled.0, planned.0)
            }
            What::Unmarked { people, expected, .. } => {
                format!("{} of {expected} not marked", count_en(*people, "person", "people"))
            }
            What::Link { line } => format!("`link = \"…\"` at {file}:{line}"),
            What::Place { line } => format!("`place = \"…\"` at {file}:{line}"),
            What::Trainer { line } => format!("`trainer = \"…\"` at {file}:{line}"),
            What::FreeSeat { free, waiting } => {
                let free = free.map(|free| format!("{}, ", count_en(free, "free seat", "free seats")));
                let waiting = count_en(*waiting, "waits", "wait");
                format!("{}{waiting}; {name} is next", free.unwrap_or_default())
            }
            What::Answers { fields } => format!("{name}: {}", list_en(&self.labels(fields))),
        }
    }

    fn fr(&self) -> String {
        let (name, file) = (&self.due.name, self.file);
        match &self.due.what {
            What::OpenSheet => "tout le monde est renseigné".to_owned(),
            What::LogAlone { marks, .. } => {
                format!("{} avec un journal de connexion seul", count_fr(*marks, "présence", "présences"))
            }
            What::ModuleHours { module, planned, scheduled } => {
                format!("{module} : {} min prévues sur {}, dans {file}", scheduled.0, planned.0)
            }
            What::Unmarked { people, expected, .. } => {
                format!("{} sur {expected} sans marque", count_fr(*people, "personne", "personnes"))
            }
            What::Link { line } => format!("`link = \"…\"` dans {file}:{line}"),
            What::Place { line } => format!("`place = \"…\"` dans {file}:{line}"),
            What::Trainer { line } => format!("`trainer = \"…\"` dans {file}:{line}"),
            What::FreeSeat { free, waiting } => {
                let free = free.map(|free| format!("{}, ", count_fr(free, "place libre", "places libres")));
                let waiting = count_fr(*waiting, "personne attend", "personnes attendent");
                format!("{}{waiting} ; {name} est en tête", free.unwrap_or_default())
            }
            What::Answers { fields } => format!("{name} : {}", list_fr(&self.labels(fields))),
        }
    }
}

/// The command that settles it; none where the definition has to be edited. `cohort`: where it has to be named.
pub fn command(due: &Due, cohort: Option<&CohortId>) -> Option<String> {
    let id = due.participant.as_ref().map(ToString::to_string).unwrap_or_default();
    let session = due.session.as_ref().map(ToString::to_string).unwrap_or_default();
    let command = match &due.what {
        What::Unmarked { closed: false, .. } => format!("formation attend {session}"),
        // Its sheet is closed: marking there is refused without a reason.
        What::Unmarked { closed: true, .. } => format!("formation attend {session} --reopen …"),
        What::LogAlone { closed: false, .. } => format!("formation attend {session} --evidence …"),
        What::LogAlone { closed: true, .. } => format!("formation attend {session} --evidence … --reopen …"),
        What::OpenSheet => format!("formation sessions close {session}"),
        What::FreeSeat { .. } => format!("formation waitlist promote {id}"),
        What::Answers { fields } => {
            let answers: Vec<String> = fields.iter().map(|field| format!(" --field {field}=…")).collect();
            format!("formation participants edit {id}{}", answers.concat())
        }
        What::Link { .. } | What::Place { .. } | What::Trainer { .. } | What::ModuleHours { .. } => return None,
    };
    let named = cohort.map(|cohort| format!(" -c {cohort}")).unwrap_or_default();
    Some(command + &named)
}

/// As [`Detail`] says it in that language.
pub fn detail(due: &Due, programme: &Programme, file: &str, lang: Lang) -> String {
    Detail { due, programme, file }.say(lang)
}
