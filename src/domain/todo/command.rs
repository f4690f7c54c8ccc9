//! The command that settles something due.

use chrono::NaiveDate;

use super::due::{Due, What};
use crate::domain::programme::ids::CohortId;

/// The command that settles something due; none where the definition has to be edited. `cohort`: where it has to be named.
pub fn command(due: &Due, cohort: Option<&CohortId>) -> Option<String> {
    let id = due.participant.as_ref().map(ToString::to_string).unwrap_or_default();
    let session = due.session.as_ref().map(ToString::to_string).unwrap_or_default();
    let command = match &due.what {
        What::Unmarked { closed: false, .. } => format!("formation attend {session}"),
        // Its sheet is closed: marking there is refused without a reason.
        What::Unmarked { closed: true, .. } => format!("formation attend {session} --reopen …"),
        What::Certificates { .. } => "formation document certificate --all --skip-refused".to_owned(),
        What::Misled { cancelled: false, alone: true, .. } => {
            format!("formation mail invitation {session} --all -o …")
        }
        What::Invitations { .. } | What::Misled { .. } => {
            "formation mail invitation --all --skip-refused -o …".to_owned()
        }
        What::CertificateOutdated { period, language, .. } => {
            let day =
                |option: &str, day: Option<NaiveDate>| day.map(|day| format!(" {option} {day}")).unwrap_or_default();
            let language = language.as_ref().map(|language| format!(" --lang {language}")).unwrap_or_default();
            let [from, to] = [day("--from", period.from), day("--to", period.to)];
            format!("formation document certificate {id}{from}{to}{language}")
        }
        What::NoProof { closed: false, .. } | What::LogAlone { closed: false, .. } => {
            format!("formation attend {session} --evidence …")
        }
        What::NoProof { closed: true, .. } | What::LogAlone { closed: true, .. } => {
            format!("formation attend {session} --evidence … --reopen …")
        }
        What::OpenSheet => format!("formation sessions close {session}"),
        What::FreeSeat { .. } => format!("formation waitlist promote {id}"),
        What::Answers { fields } => {
            let answers: Vec<String> = fields.iter().map(|field| format!(" --field {field}=…")).collect();
            format!("formation participants edit {id}{}", answers.concat())
        }
        What::Topics { open: 0 } => "formation topics propose …".to_owned(),
        What::Topics { .. } => format!("formation topics choose {session} … --why …"),
        What::Feedback { after, .. } => {
            let who = if id.is_empty() { "…" } else { &id };
            format!("formation feedback add {who} --after {after} --did …")
        }
        What::Commitment { id, .. } => format!("formation network done {id}"),
        What::Link { .. } | What::Place { .. } | What::Trainer { .. } | What::ModuleHours { .. } => return None,
    };
    let named = cohort.map(|cohort| format!(" -c {cohort}")).unwrap_or_default();
    Some(command + &named)
}
